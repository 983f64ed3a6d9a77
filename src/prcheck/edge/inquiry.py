"""Questions to sources of metadata: answered from memory where that is fresh, else asked for and remembered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from prcheck import identity
from prcheck.edge.cache import DAY
from prcheck.edge.desk import Desk, LateError
from prcheck.edge.shelf import Shelf
from prcheck.errors import NetError
from prcheck.facts import Work
from prcheck.settings import Settings
from prcheck.sources import repository
from prcheck.sources.arxiv import ARXIV, FaultyIdError
from prcheck.sources.base import Ask, Source, Terms, UnreadableError
from prcheck.sources.crossref import CROSSREF
from prcheck.sources.datacite import DATACITE
from prcheck.sources.openalex import OPENALEX
from prcheck.sources.semantic_scholar import SEMANTIC_SCHOLAR
from prcheck.titles import key

GITHUB = "GitHub"
SETTLED = 62  # days after the month's start from which on DataCite has an arXiv paper for certain
NAMES = {
    ARXIV.title: "arxiv",
    DATACITE.title: "datacite",
    CROSSREF.title: "crossref",
    SEMANTIC_SCHOLAR.title: "semantic-scholar",
    OPENALEX.title: "openalex",
    GITHUB: "repository",
}
"""The sources as the setting `sources` names them."""

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Inquiry:
    """The sources of one run. `keys` are those of keyed sources by title, `token` is GitHub's.

    `absent` gathers the ids that the source which has all of their kind lacks.
    """

    settings: Settings
    desk: Desk
    shelf: Shelf
    keys: Mapping[str, str] = field(default_factory=dict)
    token: str = ""
    progress: Progress | None = None
    absent: set[str] = field(default_factory=set)

    def records(self, source: Source, names: Sequence[str], lead: str = "") -> dict[str, Work]:
        """The records that a source has for these ids; `lead` keeps its answers apart from other sources'."""
        found = dict[str, Work]()
        unknown = []
        for name in names:
            held = self.shelf.get(lead + name)
            if held:
                found[name] = held[0]
            elif held is None:
                unknown.append(name)
            elif not lead and ARXIV.takes(name):
                self.absent.add(name)
        return found | self._asked(source, unknown, lead)

    def _asked(self, source: Source, names: Sequence[str], lead: str) -> dict[str, Work]:
        found = dict[str, Work]()
        done = 0
        for ask in source.requests(names, self._terms(source.title)) if self.may_ask(source.title) else ():
            try:
                records = self._answer(source, ask)
            except FaultyIdError as error:
                rest = [name for name in names[done:] if name != error.name]
                return found | (self._asked(source, rest, lead) if len(rest) < len(names) - done else {})
            if records is None:
                break
            whole = self.may_ask(source.title)
            for name in ask.names:
                if whole or name in records:
                    self._learn(source, name, records.get(name), lead)
            found |= {name: records[name] for name in ask.names if name in records}
            done += len(ask.names)
            self.tell(done, len(names))
            if not whole:
                break
        return found

    def tell(self, done: int, total: int) -> None:
        """Say how many of how many are done."""
        if self.progress:
            self.progress(done, total)

    def _answer(self, source: Source, ask: Ask) -> dict[str, Work] | None:
        """What the source's answer says, None where there is none."""
        try:
            answer = self.desk.ask(source.title, ask, source.pause)
            return _believed(source, ask, source.read(answer.status, answer.body))
        except FaultyIdError as error:
            if error.name not in ask.names:
                self.desk.hush(source.title, error.message)
                return None
            raise
        except LateError:
            return None
        except UnreadableError as error:
            self.desk.hush(source.title, error.message)
            return dict(error.found)
        except NetError as error:
            self.desk.hush(source.title, error.message)
            return None

    def _learn(self, source: Source, name: str, work: Work | None, lead: str) -> None:
        """Remember a record, or that a source which has all such papers lacks it."""
        certain = ARXIV.takes(name) and (source is ARXIV or (source is DATACITE and _settled(name, self.shelf.now)))
        if work or lead or certain:
            self.shelf.put(lead + name, (work,) if work else ())
        if certain and not work and not lead:
            self.absent.add(name)

    def search(
        self, source: Source, title: str, ask: Callable[[str, Terms], Ask], read: Callable[[int, bytes], Sequence[Work]]
    ) -> Sequence[Work]:
        """The records that a source has for a title, best first."""
        return self._question(
            f"{source.title}? {key(title)}", source.title, ask(title, self._terms(source.title)), read
        )

    def cited(self, name: str) -> Sequence[Work]:
        """The papers that a repository's readme asks to cite."""
        ask = next(repository.requests((name,), self._terms(GITHUB)))
        secrets = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        return self._question(name, GITHUB, ask, repository.read, secrets)

    def _question(
        self,
        name: str,
        title: str,
        ask: Ask,
        read: Callable[[int, bytes], Sequence[Work]],
        secrets: Mapping[str, str] | None = None,
    ) -> Sequence[Work]:
        held = self.shelf.get(name)
        if held is not None or not self.may_ask(title):
            return held or ()
        try:
            answer = self.desk.ask(title, ask, PAUSE, secrets)
            works = read(answer.status, answer.body)
        except LateError:
            return ()
        except NetError as error:
            self.desk.hush(title, error.message)
            return ()
        self.shelf.put(name, works)
        return works

    def may_ask(self, title: str) -> bool:
        """Whether the settings want a source and it has not been silent yet."""
        chosen = self.settings.papers.sources
        return title not in self.desk.silent and (not chosen or NAMES[title] in chosen)

    def _terms(self, title: str) -> Terms:
        ends = self.settings.endpoints
        bases = {
            ARXIV.title: ends.arxiv,
            DATACITE.title: ends.datacite,
            CROSSREF.title: ends.crossref,
            SEMANTIC_SCHOLAR.title: ends.semantic_scholar,
            OPENALEX.title: ends.openalex,
            GITHUB: ends.github,
        }
        return Terms(bases[title], self.settings.papers.mailto, self.keys.get(title, ""))


def _believed(source: Source, ask: Ask, records: dict[str, Work]) -> dict[str, Work]:
    """The records; raises `NetError` for none at all of many papers, as arXiv answers on bad days."""
    if source is ARXIV and not records and len(ask.names) > 1:
        raise NetError("an empty feed")
    return records


PAUSE = 0.25  # seconds between two questions about single papers


def _settled(name: str, now: float) -> bool:
    """Whether an arXiv id is old enough for its DOI to be registered."""
    year, month = identity.arxiv.month(name.partition(":")[2]) or (9_999, 1)
    return datetime(min(year, 9_998), month, 1, tzinfo=UTC).timestamp() + SETTLED * DAY < now
