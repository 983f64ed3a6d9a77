"""Units of one stencil are redrawn, not read again, and the result is what reading each of them gives."""

import random
from collections.abc import Sequence

import pytest
from tests.data import PULLS, load, needs_data

from prcheck.layouts import parse, roles, stencil
from prcheck.layouts.inline import Inline
from prcheck.layouts.reading import Column, Habit, Reading
from prcheck.layouts.unit import Line, Unit
from prcheck.model import Document, Kind, Span

TITLES = (
    "Woven Light Maps for Rough Seas and Slow Rivers",
    "LoomNet: Towards Weaving without Threads, Needles, or Patience at All",
    "On the Length of Threads",
    "Is Attention All That a Weaver Needs",
    "Four Plain Capital Words",
    "Weaving, Spinning, Knitting",
    "CVPR 2021 Challenge on Threads",
    "Punched Cards (Extended) as a Universal Notation for Looms",
    "A Survey of Thread Models",
    "Jane Doe Meets Richard Roe",
    "Accepted Papers of the Loom Workshop",
    "Sea2Sky7: Slow Light & Fast Threads in the Wild of the North",
    "Looms Et Al and Their Many Friends",
    "Deep Looms Of",
    "Woven Threads of the Year 1998",
    "Weaving Maps - A Short Tour of the North",
)
PEOPLE = (
    "Ada Lovelace, Emmy Noether",
    "Ada Lovelace",
    "Ada B. Lovelace, Emmy Noether and Alan M. Turing",
    "Ada Lovelace, Emmy Noether, Grace Hopper, Mary Cartwright, Carl Gauss",
    "A. Lovelace and E. Noether",
    "Lovelace et al.",
    "Ada Lovelace et al.",
    "Ada Lovelace, Emmy de Noether",
    "Best Paper, Long Talk",
    "Li Xu, Bo Wu",
    "Sensors Letters, Neural Networks",
    "Maximilianus Featherstonehaugh-Cholmondeley Wolfeschlegel, Ada Lovelace, Emmy Noether",
    "Zoë Bré, José García, Ada Lovelacé",
    "Google Research",
    "Project Page",
)
TIMES = (
    "CVPR 2024",
    "ICLR 2019",
    "NeurIPS, 2020",
    "ICML2020",
    "arXiv 3 Mar 2021",
    "May, 2022",
    "2015",
    "Journal of Looms",
    "AAAI-18",
)
PLACES = (
    "https://arxiv.org/abs/2401.0000{n}",
    "https://github.com/doe/loom{n}",
    "https://loom.org/{n}/2019.pdf",
    "https://loom.org/a?b={n}&c=d",
    "#top",
    "",
)
SHAPES = (
    "**{title}**<br>\n*{people}*<br>\n{time}\n[[Paper]({place})]\n[[Code]({other})]\n",
    "**{title}.** <br>\n*{people}.* <br>\n{time}. [[PDF]({place})]\n",
    '**"{title}"**. *{people}*. {time}. [[Paper]({place})]\n',
    "**{title}** \\\n*{people}* \\\n{time} [[Paper]({place})]\n",
    "- [{title}]({place}), {people}, {time}\n",
    "- [{title}]({place}) ({time})  \n  [![Star](https://img.shields.io/github/stars/doe/loom?style=social)]({other})\n",
    "- **{title}**, {people}, {time} [[paper]({place})] [[code]({other})]\n",
    "- {title} [[{time}]]({place}) [[Code]]({other})\n",
    "- {title}\n  {people}. {time}. [pdf]({place})\n",
    "1. [**{title}**]({place}) {people}. *{time}*\n",
    "- **{title}**: {place}\n",
    "- [{title}]({place}) by [{people}]({other}) ({time})\n",
    "| [{title}]({place}) | {people} | {time} |\n",
    "| {time} | **{title}** | {people} | [link]({place}) |\n",
)  # fmt: skip


def listed(source: random.Random, shape: str, count: int) -> str:
    head = "| A | B | C |\n|---|---|---|\n" if shape.startswith("|") else ""
    texts = (
        shape.format(
            title=source.choice(TITLES),
            people=source.choice(PEOPLE),
            time=source.choice(TIMES),
            place=source.choice(PLACES).format(n=source.randint(1, 9)),
            other=source.choice(PLACES).format(n=source.randint(1, 9)),
        )
        for _ in range(count)
    )
    return f"# Looms\n\n{head}{('' if head else chr(10)).join(texts)}"


def both(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Document, Document]:
    """The document as it is read, and as it is read without stencils."""
    drawn = parse(text, "README.md")
    with monkeypatch.context() as patch:
        patch.setattr("prcheck.layouts.stencil.of", lambda _: None)
        return drawn, parse(text, "README.md")


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_redrawn_is_what_a_reading_gives(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(3):
        source = random.Random(seed)  # noqa: S311
        drawn, read = both(listed(source, shape, 120), monkeypatch)
        assert drawn == read


def unit(text: str, kind: Kind = Kind.PARAGRAPH) -> Unit:
    lines = tuple(Line(number, line, 0) for number, line in enumerate(text.split("\n"), 1))
    return Unit(kind, Span(1, 0, len(lines), len(lines[-1].text)), (), lines)


def left(text: str) -> tuple[str, ...] | None:
    found = stencil.of(unit(text))
    return found.left if found else None


ENTRY = "**{}**<br>\n*{}*<br>\nCVPR {} [[Paper]({})]"
FIRST = ENTRY.format(TITLES[0], PEOPLE[3], 2024, "https://arxiv.org/abs/2401.00001")


@pytest.mark.parametrize(
    "other",
    [
        ENTRY.format(TITLES[2], "Emmy Noether, Ada Lovelace, Alan Turing", 2011, "https://openreview.net/forum?id=xy"),
        ENTRY.format(TITLES[3], PEOPLE[2], 1999, "https://loom.org/a.pdf"),
    ],
)
def test_other_words_leave_the_same(other: str) -> None:
    assert left(FIRST) == left(other) is not None


@pytest.mark.parametrize(
    "other",
    [
        FIRST.replace("<br>", "  "),
        FIRST.replace("Paper", "Code"),
        FIRST.replace("arxiv.org", "loom.org"),
        FIRST.replace("CVPR", "Sensors"),
        FIRST.replace(PEOPLE[3], "Ada Lovelace"),
        FIRST.replace(PEOPLE[3], "Lovelace, Noether, Hopper"),
        FIRST.replace(PEOPLE[3], "Best Paper, Long Talk, Short Talk"),
        FIRST.replace(TITLES[0], "Ada Lovelace, Emmy Noether, Grace Hopper"),
        FIRST.replace(TITLES[0], "Accepted Papers of the Loom Workshop"),
        FIRST.replace(TITLES[0], "Threads of CVPR 2021 and Others"),
        FIRST.replace(TITLES[0], "Title of the Paper"),
    ],
)
def test_what_reads_otherwise_leaves_something_else(other: str) -> None:
    assert left(FIRST) != left(other)


def test_most_of_a_list_in_one_style_is_redrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(found: Unit, inline: Inline, habit: Habit, columns: Sequence[Column]) -> Reading:
        read.append(found.text)
        return roles.read(found, inline, habit, columns)

    monkeypatch.setattr("prcheck.layouts.entries.read", noted)
    text = "\n\n".join(
        ENTRY.format(f"Loom{n}: " + TITLES[n % 2], PEOPLE[n % 4], 2000 + n % 25, f"https://arxiv.org/abs/2401.{n:05}")
        for n in range(1, 400)
    )
    assert len(parse(text, "README.md").entries) == 399
    assert len(read) < 20


@needs_data
@pytest.mark.no_cover
def test_real_lists_are_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    last = {folder.parent: folder for folder in PULLS}
    for folder in last.values():
        drawn, read = both(load(folder / "head.md"), monkeypatch)
        assert drawn == read, folder
