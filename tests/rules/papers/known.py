"""Changes judged with what is known of their papers."""

from collections.abc import Iterable

from tests.rules.examples import LISTED, TEMPLATE

from prcheck import edits
from prcheck.facts import Facts, Published, Wanted, Work
from prcheck.model import Finding, LinkState, LinkStatus, Report, Skip
from prcheck.patch import diff
from prcheck.run import judge
from prcheck.settings import PaperSettings, Settings
from prcheck.titles import key

ADA = ("Ada Lovelace", "Mary Somerville", "Emmy Noether")
GRACE = ("Grace Hopper", "Lise Meitner")
TITLE = "How Stones Tell Stories of the Sea"
URL = "https://arxiv.org/abs/2401.00001"
SELECTED = tuple(f"PRC40{n}" for n in range(1, 9))


def work(
    title: str = TITLE,
    authors: tuple[str, ...] = ADA,
    *places: Published,
    name: str = "arxiv:2401.00001",
    years: tuple[int, ...] = (2024,),
    flaw: str = "",
) -> Work:
    """A record, arXiv's unless its name says otherwise."""
    source = "arXiv" if name.startswith("arxiv") else "Crossref"
    return Work(name, title, authors, source, years=years, appeared=places, flaw=flaw)


def comment(text: str, *years: int) -> Published:
    return Published(text, years, "its arXiv comment")


def crossref(container: str, *years: int) -> Published:
    return Published(container, years, "Crossref")


def entry(
    title: str = TITLE, authors: str = ", ".join(ADA), venue: str = "CVPR 2024", url: str = URL, code: str = ""
) -> str:
    """The text of an entry."""
    more = f"[[Code]({code})]" if code else ""
    return f"**{title}**<br>\n*{authors}*<br>\n{venue} [[Paper]({url})]{more}\n"


def report(
    text: str,
    works: Iterable[Work] = (),
    *,
    found: Iterable[Work] = (),
    witnesses: dict[str, tuple[Work, ...]] | None = None,
    venues: dict[str, str] | None = None,
) -> Report:
    """The report of the rules on papers on an entry that a change adds to a list."""

    def gather(wanted: Wanted, _: Settings) -> tuple[Facts, tuple[Skip, ...]]:
        links = {url: LinkState(url, LinkStatus.ALIVE) for url in wanted}
        by_title = {key(one.title): one for one in found}
        return Facts(links, {one.name: one for one in works}, by_title, witnesses or {}), ()

    settings = Settings(template=TEMPLATE, select=SELECTED, papers=PaperSettings(venues=venues or {}))
    side = diff(LISTED, LISTED + text, "README.md")
    return judge([side], others={}, guides={}, settings=settings, changed_paths=["README.md"], gather=gather)


def codes(*args: object, **words: object) -> list[str]:
    """The codes of a report's findings."""
    return [finding.code for finding in report(*args, **words).findings]  # type: ignore[arg-type]  # as report takes


def only(text: str, works: Iterable[Work] = (), **words: object) -> Finding:
    """The one finding of a report."""
    (finding,) = report(text, works, **words).findings  # type: ignore[arg-type]  # as report takes
    return finding


def mended(text: str, finding: Finding) -> str:
    """The entry after the finding's fix."""
    assert finding.fix is not None
    assert not finding.fix.safe
    return edits.apply(LISTED + text, finding.fix.edits).removeprefix(LISTED)
