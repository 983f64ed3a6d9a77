"""Damaged entries and their safe fixes: the findings go, and no new error comes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rules.format.lists import TEMPLATE

from prcheck import layouts
from prcheck.fixing import settle
from prcheck.model import Finding, Fix, Severity, Style
from prcheck.rules.base import Context
from prcheck.rules.format import RULES

NOUNS = "Rooms Lanterns Shadows Meadows Fountains Puzzles Violins Harbours Ladders Clouds Curtains Bridges".split()
VERBS = "Rendering Folding Measuring Learning Counting Sketching Sorting Tracing Weighing Lighting".split()
ENDS = ("without Looking", "in Three Dimensions", "from a Single Photograph", "under Heavy Fog", "at Night")
FIRST = "Mira Jon Aiko Tomas Ines Leila Peter Yuki Samuel Grace Dmitri".split()
LAST = "Okafor Lindqvist Brandt Reyes Halloran Haddad Sato Osei Whitfield Volkov".split()
VENUES = ("CVPR 2024", "ICCV 2023", "NeurIPS 2022", "arXiv 2024", "ECCV 2022", "ICLR 2023")
BREAKS = ("<br>", "  ", "\\")


@dataclass(frozen=True)
class Paper:
    """An entry before it is written: each line's pieces, open to damage."""

    title: str
    authors: str
    venue: str
    links: tuple[str, ...]
    bold: str = "**"
    italic: str = "*"
    breaks: tuple[str, str] = ("\n", "\n")
    order: tuple[int, ...] = (0, 1, 2)
    lead: str = "\n"

    def text(self, newline: str) -> str:
        """The entry in Markdown; a break of "\n" stands for the list's own."""
        lines = [
            f"{self.bold}{self.title}{self.bold}",
            f"{self.italic}{self.authors}{self.italic}",
            f"{self.venue} {''.join(self.links)}",
        ]
        first, second, third = (lines[place] for place in self.order)
        gaps = [f"{newline}\n" if gap == "\n" else gap for gap in self.breaks]
        return f"{self.lead}{first}{gaps[0]}{second}{gaps[1]}{third}\n"


@st.composite
def papers(draw: st.DrawFn, number: int) -> Paper:
    title = f"{draw(st.sampled_from(VERBS))} {draw(st.sampled_from(NOUNS))} {draw(st.sampled_from(ENDS))}"
    count = draw(st.integers(2, 4))
    names = [f"{draw(st.sampled_from(FIRST))} {draw(st.sampled_from(LAST))}" for _ in range(count)]
    links = [f"[[Paper](https://arxiv.org/abs/2401.{number:05})]"]
    links += [f"[[Code](https://github.com/example/p{number})]"] * draw(st.integers(0, 1))
    return Paper(title, ", ".join(names), draw(st.sampled_from(VENUES)), tuple(links))


def _no_bold(paper: Paper) -> Paper:
    return replace(paper, bold="")


def _thin(paper: Paper) -> Paper:
    return replace(paper, bold="*")


def _no_italic(paper: Paper) -> Paper:
    return replace(paper, italic="")


def _no_first_break(paper: Paper) -> Paper:
    return replace(paper, breaks=(" \n", paper.breaks[1]))


def _no_second_break(paper: Paper) -> Paper:
    return replace(paper, breaks=(paper.breaks[0], " \n"))


def _one_line(paper: Paper) -> Paper:
    return replace(paper, breaks=(" ", paper.breaks[1]))


def _links(paper: Paper, old: str, new: str) -> Paper:
    return replace(paper, links=tuple(link.replace(old, new) for link in paper.links))


def _misspelt(paper: Paper) -> Paper:
    return _links(paper, "[Paper]", "[Papr]")


def _bracket(paper: Paper) -> Paper:
    return replace(paper, links=(paper.links[0].replace(")]", "]"), *paper.links[1:]))


def _opening(paper: Paper) -> Paper:
    return replace(paper, links=(paper.links[0].replace("](", "]"), *paper.links[1:]))


def _blank(paper: Paper) -> Paper:
    return _links(paper, "arxiv.org/", "arxiv.org/ ")


def _blank_before(paper: Paper) -> Paper:
    return _links(paper, "[Paper](", "[Paper] (")


def _scheme(paper: Paper) -> Paper:
    return _links(paper, "(https", "(hhttps")


def _odd(paper: Paper) -> Paper:
    return replace(paper, title=paper.title.replace("i", "\u200bi", 1), authors=paper.authors.replace(" ", "\u00a0", 1))


def _swapped_links(paper: Paper) -> Paper:
    return replace(paper, links=paper.links[::-1])


def _swapped_lines(paper: Paper) -> Paper:
    return replace(paper, order=(0, 2, 1))


def _run_on(paper: Paper) -> Paper:
    return replace(paper, lead="")


MARKS = (_no_bold, _thin, _no_italic)
GAPS = (_no_first_break, _no_second_break, _one_line)
LINKS = (_misspelt, _bracket, _opening, _blank, _blank_before, _scheme, _swapped_links)
ORDER = (_swapped_lines,)
OTHERS = (_odd, _run_on)


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A list of seven good entries and one with up to four mistakes of different sorts, and its line break."""
    newline = draw(st.sampled_from(BREAKS))
    good = [draw(papers(number)) for number in range(8)]
    sorts = draw(st.lists(st.sampled_from((MARKS, GAPS, LINKS, ORDER, OTHERS)), max_size=4, unique=True))
    if MARKS in sorts:  # names before a title, or an entry that opens like none: nobody can tell without the marks
        sorts = [kinds for kinds in sorts if kinds not in (ORDER, OTHERS)]
    if OTHERS in sorts:
        sorts = [kinds for kinds in sorts if kinds is not ORDER]
    for kinds in sorts:
        good[4] = draw(st.sampled_from(kinds))(good[4])
    return "# Papers\n" + "".join(paper.text(newline) for paper in good), newline


def check(text: str, newline: str) -> list[Finding]:
    document = layouts.parse(text, "README.md")
    template = replace(TEMPLATE, style=Style(newline=newline))
    ctx = Context(document, templates=(template,), audit=True)
    return [finding for rule in RULES for finding in rule(ctx)]


def safe(findings: Iterable[Finding]) -> Iterator[Fix]:
    return (finding.fix for finding in findings if finding.fix and finding.fix.safe)


def errors(findings: Sequence[Finding]) -> set[str]:
    return {finding.code for finding in findings if finding.severity is Severity.ERROR}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged())
def test_safe_fixes_leave_nothing_to_blame(case: tuple[str, str]) -> None:
    text, newline = case
    mended = settle(text, lambda now: safe(check(now, newline)))
    assert check(mended, newline) == []
    assert len(layouts.parse(mended, "README.md").entries) == 8


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    damaged(), st.sampled_from(("[[Paper](Paper link)]", "[[Paper]()]", "[[Paper](https://arxiv.org/abs/2401.XXXXX)]"))
)
def test_what_cannot_be_mended_stays_and_nothing_new_comes(case: tuple[str, str], placeholder: str) -> None:
    text, newline = case
    text = text.replace("[[Paper](https://arxiv.org/abs/2401.00004)]", placeholder)
    mended = settle(text, lambda now: safe(check(now, newline)))
    before, after = check(text, newline), check(mended, newline)
    assert errors(after) <= errors(before)
    assert not list(safe(after))
