"""What sources of metadata tell about the papers of a run: each asked once for all, the cheapest first."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from prcheck import identity
from prcheck.edge.desk import Desk
from prcheck.edge.inquiry import Inquiry, Progress
from prcheck.edge.known import Papers
from prcheck.edge.shelf import Shelf
from prcheck.facts import Work
from prcheck.model import Entry, Skip
from prcheck.settings import Settings
from prcheck.sources import crossref, datacite, repository
from prcheck.sources.arxiv import ARXIV
from prcheck.sources.base import Source
from prcheck.sources.crossref import CROSSREF
from prcheck.sources.datacite import DATACITE
from prcheck.sources.match import (
    OTHER_TITLE,
    SAME_TITLE,
    Listed,
    Match,
    listed,
    match,
    same,
    title_nearness,
    title_ratio,
)
from prcheck.sources.openalex import OPENALEX
from prcheck.sources.semantic_scholar import SEMANTIC_SCHOLAR
from prcheck.titles import key, words

FEW_WORDS = 4  # a shorter title finds other papers too
EQUAL = 97.0  # of 100; a title without authors must be the record's own
SUSPECTS = 20  # entries at odds with their records whose right record is looked for
_ODD = frozenset({Match.OTHER_PAPER, Match.OTHER_AUTHORS, Match.DOUBTFUL})


def look_up(
    entries: Sequence[Entry],
    settings: Settings,
    *,
    desk: Desk | None = None,
    shelf: Shelf | None = None,
    keys: Mapping[str, str] | None = None,
    token: str = "",
    progress: Progress | None = None,
) -> Papers:
    """What is known of the entries' papers.

    `keys` are those of keyed sources by their titles; `token` goes to `endpoints.github` only. `shelf` remembers.
    """
    if settings.offline:
        return Papers.offline()
    desk = desk or Desk(settings.papers)
    shelf = shelf or Shelf({}, datetime.now(UTC).timestamp())
    search = Search(Inquiry(settings, desk, shelf, keys or {}, token, progress))
    search.run(entries)
    late = (Skip("papers", f"out of time after {settings.papers.budget:.0f} s"),) if desk.late else ()
    papers = search.papers
    papers.absent = frozenset(search.inquiry.absent)
    papers.skipped = (*desk.skips(search.instead), *late)
    return papers


@dataclass(slots=True)
class Search:
    """The order of questions of one run."""

    inquiry: Inquiry
    papers: Papers = field(default_factory=Papers)
    instead: dict[str, str] = field(default_factory=dict)

    def run(self, entries: Sequence[Entry]) -> None:
        """Ask for all entries."""
        names = tuple(dict.fromkeys(name for entry in entries for name in identity.paper_ids(entry)))
        self._preprints([name for name in names if ARXIV.takes(name)])
        published = [work.doi for work in self.papers.works.values() if work.doi]
        self._published([name for name in dict.fromkeys((*names, *published)) if CROSSREF.takes(name)])
        for source in (SEMANTIC_SCHOLAR, OPENALEX):
            self._more(source, names)
        self._merge()
        self._each([entry for entry in entries if self._odd(entry)][:SUSPECTS], self._look_closer)
        self._each(entries, self._by_title)

    def _each(self, entries: Sequence[Entry], ask: Callable[[Entry], None]) -> None:
        for done, entry in enumerate(entries, 1):
            ask(entry)
            self.inquiry.tell(done, len(entries))

    def _preprints(self, names: Sequence[str]) -> None:
        works, absent = self.papers.works, self.inquiry.absent
        works |= self.inquiry.records(ARXIV, names)
        rest = [name for name in names if name not in works and name not in absent]
        works |= self.inquiry.records(DATACITE, rest)
        if rest and all(name in works or name in absent for name in rest):
            self.instead[ARXIV.title] = "DataCite answered instead"

    def _published(self, names: Sequence[str]) -> None:
        works = self.papers.works
        works |= self.inquiry.records(CROSSREF, names)
        if self.inquiry.may_ask(CROSSREF.title):
            rest = [name for name in names if name not in works and DATACITE.takes(name)]
            works |= self.inquiry.records(DATACITE, rest)

    def _more(self, source: Source, names: Sequence[str]) -> None:
        """More evidence for where preprints appeared, from a source that wants a key."""
        works = self.papers.works
        bare = [name for name in names if name in works and not works[name].appeared and source.takes(name)]
        if not self.inquiry.keys.get(source.title):
            return
        for name, work in self.inquiry.records(source, bare, f"{source.title} ").items():
            if title_nearness(work.title, works[name]) >= SAME_TITLE:
                works[name] = _joined(works[name], work)

    def _merge(self) -> None:
        """Tell of each preprint what its published version's record says."""
        for name, work in list(self.papers.works.items()):
            other = self.papers.works.get(work.doi)
            if other is not None and title_nearness(work.title, other) >= OTHER_TITLE:
                self.papers.works[name] = _joined(work, other)

    def _odd(self, entry: Entry) -> bool:
        one = listed(entry)
        return any(match(one, work) in _ODD for work in self._of(entry))

    def _of(self, entry: Entry) -> Iterator[Work]:
        works = self.papers.works
        return (works[name] for name in identity.paper_ids(entry) if name in works)

    def _look_closer(self, entry: Entry) -> None:
        """What the entry's own code repository cites; where that does not tell, arXiv's papers of its title."""
        one = listed(entry)
        known = False
        for name in [name for name in identity.code_ids(entry) if repository.takes(name)][:2]:
            self.papers.witnesses[name] = tuple(self.inquiry.cited(name))
            known |= any(work.name and same(one, work) for work in self.papers.witnesses[name])
        other = any(match(one, work) is not Match.OTHER_AUTHORS for work in self._of(entry))
        if one.authors and other and not known:
            hits = self.inquiry.search(DATACITE, one.title, datacite.search, datacite.hits)
            self._keep(one, [work for work in hits if same(one, work)][:1])

    def _by_title(self, entry: Entry) -> None:
        """Look up an entry whose links name no paper that a source can be asked for."""
        one = listed(entry)
        asked = any(ARXIV.takes(name) or CROSSREF.takes(name) for name in identity.paper_ids(entry))
        if asked or len(words(one.title)) < FEW_WORDS or key(one.title) in self.papers.found:
            return
        hits = self.inquiry.search(CROSSREF, one.title, crossref.search, crossref.hits)
        known = [work for work in hits if _meant(one, work)]
        if not known and not one.authors:
            hits = self.inquiry.search(DATACITE, one.title, datacite.search, datacite.hits)
            known = [work for work in hits if _meant(one, work)]
        self._keep(one, known)

    def _keep(self, one: Listed, hits: Sequence[Work]) -> None:
        """Keep the first record of a title, with where the others say that it appeared."""
        if hits:
            appeared = tuple(place for work in hits for place in work.appeared)
            self.papers.found[key(one.title)] = replace(hits[0], appeared=appeared)


def _joined(work: Work, other: Work) -> Work:
    """A record with what another says of where the paper appeared, and whether it stands."""
    return replace(work, appeared=(*other.appeared, *work.appeared), flaw=work.flaw or other.flaw)


def _meant(one: Listed, work: Work) -> bool:
    """Whether a record found by title is the entry's; without authors the title must be equal."""
    return same(one, work) if one.authors else title_ratio(one.title, work) >= EQUAL
