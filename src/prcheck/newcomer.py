"""`prcheck add`: a paper's record, looked up or read from a file, and the list of this folder with its entry."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from prcheck import adding, identity, patch, run
from prcheck.adding import Added, Listed
from prcheck.edge import files, folder
from prcheck.errors import NetError, UsageError
from prcheck.facts import Wanted, Work
from prcheck.layouts import parse, templates
from prcheck.model import Entry, Kind, Link, Skip, Span
from prcheck.run import Gather
from prcheck.settings import Settings
from prcheck.sources import bibliography

_NOWHERE = Span(1, 1, 1, 1)


def add(
    name: str | None, record: str | None, listing: str | None, section: str | None, settings: Settings, ask: Gather
) -> Added | str:
    """The list with the entry, or why it is not added: the paper stands there already.

    Raises `UsageError` for words that name no paper or no section, `NetError` where no source has the paper.
    """
    texts = _texts(listing, settings)
    documents = [document for path, text in texts.items() if (document := parse(text, path)).entries]
    named = _identified(name) if name and not record else None
    if named and (known := adding.listed(documents, Work(named, ""))):
        return _already(known)  # told without a request
    work = _from_file(record, name) if record else _looked_up(name, settings, ask)
    if not documents:
        raise UsageError("no entry found in the list", "add one by hand first")
    if known := adding.listed(documents, work):
        return _already(known)
    guides = folder.guides(folder.here())
    found, _ = templates(
        documents, guides, settings.template, settings.required_links, settings.template_source, settings.template_lines
    )
    return adding.add(documents, work, found, section=section or "", aliases=settings.papers.venues)


def _already(known: Listed) -> str:
    return f'already listed on line {known.line} of {known.path}: "{known.title}"'


def _texts(listing: str | None, settings: Settings) -> dict[str, str]:
    return folder.named([listing] if listing else [], settings, "name the list with --list")


def _from_file(record: str, name: str | None) -> Work:
    """The one record of a file, or the one of that id."""
    works = bibliography.read(files.read_text(record), record)
    wanted = _identified(name) if name else None
    fitting = [work for work in works if wanted in (None, work.name)]
    if len(fitting) != 1:
        raise UsageError(f'"{record}" holds {len(fitting)} records that fit; expected one', "name the paper's id too")
    return fitting[0]


def _identified(name: str) -> str | None:
    """The canonical id of what a user writes: an address, "2401.00001", "10.1145/3550454.3555520"."""
    known = (identity.identify(text) for text in (name, f"arxiv:{name}", f"doi:{name}"))
    return next((found for found in known if found and identity.is_paper(found)), None)


def _looked_up(name: str | None, settings: Settings, ask: Gather) -> Work:
    known = _identified(name) if name else None
    url = identity.canonical_url(known) if known else None
    if not name or known is None or url is None:
        lack = f'"{name}" names no paper' if name else "no paper is named"
        raise UsageError(lack, "give an arXiv id, a DOI or an address, or --from FILE")
    link = Link("Paper", url, _NOWHERE, _NOWHERE, "Paper")
    entry = Entry("", _NOWHERE, (), Kind.PARAGRAPH, (link,), url, unfinished=True)
    facts, skipped = ask(Wanted((), (entry,)), settings)
    work = facts.works.get(known)
    if work is None or not work.authors:
        raise NetError(f'no record of "{known}" was found{_why(skipped)}', "give the record with --from FILE")
    return work


def _why(skipped: Sequence[Skip]) -> str:
    reasons = "; ".join(skip.reason for skip in skipped if skip.what == "papers")
    return f": {reasons}" if reasons else ""


def diff(found: Added) -> str:
    """The change as a diff."""
    return patch.write(patch.diff(found.before, found.after, found.path).patch)


def save(found: Added) -> None:
    """Write the list, with its own line ends."""
    place = folder.here().find(found.path)
    original = files.read_text(place or found.path)
    files.write_text(place or found.path, patch.restore(found.after, original))


def notes(found: Added, settings: Settings) -> Iterator[str]:
    """Where the entry went, and what the rules say of it."""
    yield f'{found.path}: added under "{" > ".join(found.section) or "(no section)"}"'
    side = patch.diff(found.before, found.after, found.path)
    report = run.judge(
        [side], others={}, guides={}, settings=replace(settings, offline=True), changed_paths=[found.path]
    )
    yield from (f"{finding.message} [{finding.code}]" for finding in report.findings)
