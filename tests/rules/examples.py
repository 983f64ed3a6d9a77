"""The examples in a rule's docstring, and what they give."""

import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prcheck.facts import Facts, Published, Work
from prcheck.model import LinkState, LinkStatus, Report, Skip
from prcheck.patch import diff
from prcheck.rules.base import Rule
from prcheck.run import judge
from prcheck.settings import Settings

TEMPLATE = """\
**Title**<br>
*Author*<br>
Conference
[[Paper](Paper link)]
[[Project](Project link)]
[[Code](Code link)]
[[Video](Video link)]
"""
LISTED = """\
# Papers on Pottery

**Clay Tablets as Durable Memory**<br>
*Enheduanna Sargon, Gudea Lagash*<br>
CHI 2021 [[Paper](https://arxiv.org/abs/2101.11111)]

**Glazes That Tell the Time**<br>
*Bernard Leach, Lucie Rie*<br>
UIST 2022 [[Paper](https://arxiv.org/abs/2202.11112)]

**Wheels without Potters, Potters without Wheels**<br>
*Maria Martinez, Josiah Wedgwood*<br>
ICRA 2023 [[Paper](https://arxiv.org/abs/2303.11113)]

"""
HEAD = re.compile(r"(Bad|Good)( before| after)?:")
PAPER = re.compile(r'Facts: (arxiv:\S+) is "(.+?)" by (.+?) \((\d{4})(?:, (\w+))?\)(?: at (.+))?')
FACT = re.compile(r"Facts: (\S+) is (\w+)(?: to (\S+))?")


@dataclass(frozen=True)
class Example:
    """A text, or one before and one after a change."""

    good: bool
    before: str | None
    after: str


def examples(rule: Rule) -> Iterator[Example]:
    """The examples in order."""
    before: str | None = None
    for head, text in _blocks(inspect.cleandoc(rule.doc).split("\n")):
        if head[2] == " before":
            before = text
            continue
        yield Example(head[1] == "Good", before, text)
        before = None


def _blocks(lines: list[str]) -> Iterator[tuple[re.Match[str], str]]:
    for number, line in enumerate(lines):
        if head := HEAD.fullmatch(line):
            yield head, "\n".join(_indented(lines[number + 1 :])).strip("\n") + "\n"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        if line and not line.startswith("    "):
            return
        yield line[4:]


def states(rule: Rule) -> dict[str, LinkState]:
    """What the docstring says of links."""
    found = FACT.findall(inspect.cleandoc(rule.doc))
    return {
        url.rstrip("."): LinkState(
            url, LinkStatus(state), state, location=location or None, status=404 if state == "dead" else 200
        )
        for url, state, location in found
    }


def works(rule: Rule) -> dict[str, Work]:
    """What the docstring says of papers."""
    return {
        name: Work(
            name,
            title,
            tuple(authors.split(", ")),
            "arXiv",
            years=(int(year),),
            appeared=(Published(f"Accepted at {venue}", (int(venue[-4:]),), "its arXiv comment"),) if venue else (),
            flaw=flaw,
        )
        for name, title, authors, year, flaw, venue in PAPER.findall(inspect.cleandoc(rule.doc))
    }


def report(
    example: Example,
    known: dict[str, LinkState],
    settings: Settings | None = None,
    papers: dict[str, Work] | None = None,
) -> Report:
    """The report on an example: a change of README.md, or lines added to a list; every other link is alive."""

    def gather(urls: Iterable[str], _: Settings) -> tuple[Facts, tuple[Skip, ...]]:
        states = {url: known.get(url, LinkState(url, LinkStatus.ALIVE, status=200)) for url in urls}
        return Facts(states, works=papers or {}), ()

    before, after = example.before, example.after
    if before is None:
        before, after = LISTED, LISTED + after
    sides = diff(before, after, "README.md")
    wanted = settings or Settings(template=TEMPLATE)
    return judge([sides], others={}, guides={}, settings=wanted, changed_paths=["README.md"], gather=gather)
