"""Blocks of fields and titles as headings that a change leaves unfinished: always told, at the line that is wrong."""

import pytest
from tests.layouts.test_left_over import added

from prcheck.changes import compare
from prcheck.layouts import parse, templates
from prcheck.model import Kind
from prcheck.rules.base import Context
from prcheck.rules.format.missing_title import missing_title

TITLES = ("Notes on a Loom", "Cards as a Notation", "A Loom for All Homes", "Yarn by Water Frames", "Dye from Roots")
PAPER = "https://arxiv.org/abs/2401.0000"


def block(at: int, head: str = "**{}**") -> str:
    return (
        f"{head.format(TITLES[at])}\n\n- Authors: Ada Lovelace, Mary Somerville\n- Paper: {PAPER}{at}\n- Code: None\n\n"
    )


def inner(at: int) -> str:
    return f"- Title: {TITLES[at]}\n- Authors: Ada Lovelace, Mary Somerville\n- Paper: {PAPER}{at}\n\n"


def lines(at: int, head: str = "**{}**") -> str:
    return f"{head.format(TITLES[at])}\n\nAuthors: Ada Lovelace, Mary Somerville  \nPaper: {PAPER}{at}\n\n"


BLOCKS = "# Looms\n\n## Theory\n\n" + "".join(map(block, range(5)))
NUMBERED = "# Looms\n\n## Theory\n\n" + "".join(block(at, f"[{at + 1}] {{}}") for at in range(5))
PLAIN = "# Looms\n\n## Theory\n\n" + "".join(block(at, "{}") for at in range(5))
HEADINGS = "# Looms\n\n## Theory\n\n" + "".join(block(at, "### {}") for at in range(5))
INNER = "# Looms\n\n## Theory\n\n" + "".join(map(inner, range(5)))
LINES = "# Looms\n\n## Theory\n\n" + "".join(map(lines, range(5)))

REST = f"- Authors: Ada Lovelace, Mary Somerville\n- Paper: {PAPER}9\n- Code: None\n"


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        (BLOCKS, "**How a Loom Remembers**\n"),
        (NUMBERED, "[6] How a Loom Remembers\n"),
        (PLAIN, "How a Loom Remembers\n"),
        (HEADINGS, "### How a Loom Remembers\n"),
        (HEADINGS, "### Looms Again\n"),
        (INNER, "- Title: How a Loom Remembers\n"),
        (LINES, "**How a Loom Remembers**\n"),
    ],
)
def test_a_title_without_its_fields_is_told(before: str, unit: str) -> None:
    assert added(before, unit)[1] == [("PRC112", 1)]


@pytest.mark.parametrize(
    "unit",
    [
        "Looms and more:\n",
        "Some looms are kept at home.\n",
        "how looms came to be kept\n",
        "### How to contribute\n",
        "***\n",
    ],
)
def test_other_lines_among_fields_are_none(unit: str) -> None:
    assert added(PLAIN, unit)[1] == []
    assert added(HEADINGS, unit)[1] == []


@pytest.mark.parametrize(
    ("before", "unit"),
    [
        (BLOCKS, REST),
        (HEADINGS, REST),
        (INNER, f"- Authors: Ada Lovelace, Mary Somerville\n- Paper: {PAPER}9\n"),
        (LINES, f"Authors: Ada Lovelace, Mary Somerville  \nPaper: {PAPER}9\n"),
    ],
)
def test_fields_that_lost_their_title_are_told(before: str, unit: str) -> None:
    head, found = added(before, unit)
    assert found == [("PRC101", 1)]
    assert [entry.name for entry in head.entries] == [*TITLES, ""]


def test_fields_that_lost_their_heading_among_paragraphs() -> None:
    more = "".join(
        f"**Yarn Number {at}**<br>\n*Ada Lovelace, Jane Doe*<br>\nCVPR 2024 [[Paper]({PAPER}{at})]\n\n"
        for at in range(4)
    )
    assert added(f"{more}{HEADINGS}", REST)[1] == [("PRC101", 1)]


def test_a_title_without_its_marks_above_lines_of_fields() -> None:
    head, found = added(LINES, lines(4, "How a Loom Remembers"))
    assert head.entries[-1].name == "How a Loom Remembers"
    assert found == [("PRC106", 1)]


def test_the_templates_word_above_fields_is_its_title() -> None:
    assert added(BLOCKS, f"**Title**\n\n{REST}")[1] == [("PRC109", 1)]


@pytest.mark.parametrize(
    ("paper", "code"), [("", "None"), ("Paper link", "None"), (f"{PAPER}9", ""), (f"{PAPER}9", "Code URL")]
)
def test_a_field_without_its_address_is_told_at_its_line(paper: str, code: str) -> None:
    unit = f"**How a Loom Remembers**\n\n- Authors: Ada Lovelace, Mary Somerville\n- Paper: {paper}\n- Code: {code}\n"
    wrong = ("PRC109", 5) if paper.startswith("http") else ("PRC104", 4)
    coded = BLOCKS.replace("None", "https://github.com/looms/loom", 3)
    assert added(coded, unit)[1] == [wrong]


def test_fields_that_the_list_leaves_empty_are_not() -> None:
    unit = f"**How a Loom Remembers**\n\n- Authors: Ada Lovelace, Mary Somerville\n- Paper: {PAPER}9\n- Code:\n"
    assert added(BLOCKS.replace("None", "", 3), unit)[1] == []


def test_an_empty_address_in_a_quotation_below_fields() -> None:
    quote = "- Abstract:\n\n> Looms weave, see [this address](https://a.b).\n\n"
    text = BLOCKS.replace("- Code: None\n\n", f"- Code: None\n{quote}")
    unit = f"**How a Loom Remembers**\n\n{REST}{quote.replace('https://a.b', '')}"
    assert added(text, unit)[1] == [("PRC109", 8)]


def test_blank_lines_between_all_fields_part_nothing() -> None:
    text = "".join(block(at).replace("\n-", "\n\n-") for at in range(5))
    assert [entry.name for entry in parse(text, "README.md").entries] == list(TITLES)


def test_a_block_that_begins_with_another_word_is_another_entry() -> None:
    text = "# Looms\n\n" + "".join(map(block, range(5))).replace("- Authors", "- Homepage: https://a.b\n- Authors", 3)
    entries = parse(text + REST + "\n- Homepage: https://a.b/9\n" + REST, "README.md").entries
    assert [entry.name for entry in entries] == [*TITLES, "", ""]


def test_titles_whose_authors_stand_first() -> None:
    text = INNER + f"- Authors: Jane Doe, Mary Somerville\n- Title: How a Loom Remembers\n- Paper: {PAPER}9\n"
    entries = parse(text, "README.md").entries
    assert [entry.name for entry in entries] == [*TITLES, "How a Loom Remembers"]
    assert all(entry.authors and entry.kind is Kind.FIELDS for entry in entries)


def told(at: int) -> str:
    return f"**Title:** {TITLES[at]}  \n**Authors:** Ada Lovelace, Jane Doe  \n**Paper:** [link]({PAPER}{at})  \n\n"


TOLD = "# Looms\n\n## Theory\n\n" + "".join(map(told, range(5)))


def test_paragraphs_of_fields_with_their_own_title() -> None:
    entries = parse(TOLD, "README.md").entries
    assert [(entry.name, entry.kind) for entry in entries] == [(title, Kind.FIELDS) for title in TITLES]
    assert added(TOLD, told(4).replace("Dye", "Silk"))[1] == []
    head, found = added(TOLD, told(4).split("\n", 1)[1], told(3).replace("Yarn", "Wool"))
    assert [entry.name for entry in head.entries[-2:]] == ["", "Wool by Water Frames"]
    assert found == [("PRC101", 1)]


def test_fields_in_paragraphs_of_their_own_without_a_title() -> None:
    def one(at: int) -> str:
        return f"**{TITLES[at]}**\n\n**Authors:** Ada Lovelace, Jane Doe\n\n**Paper:** [link]({PAPER}{at})\n\n"

    text = "# Looms\n\n## Theory\n\n" + "".join(map(one, range(5)))
    assert added(text, one(4).split("\n\n", 1)[1])[1] == [("PRC101", 1)]


def test_papers_below_the_heading_of_another_are_told() -> None:
    def one(at: int, head: str = "### {}\n\n") -> str:
        names = f"*{('Ada Lovelace', 'Bea Roe')[at % 2]}, Mary Somerville*"
        return f"{head.format(TITLES[at])}{names}\n\nCVPR 2024. [[Paper]({PAPER}{at})]\n\n"

    text = "# Looms\n\n## Theory\n\n" + "".join(map(one, range(5)))
    base, head = parse(text, "README.md"), parse(text + one(3, "") + one(2, ""), "README.md")
    chosen, _ = templates((base,), {})
    found = missing_title(Context(head, base, compare(base, head), chosen))
    assert [finding.span.line - text.count("\n") for finding in found] == [1, 5]


def test_a_title_with_fields_that_say_nothing_is_told() -> None:
    def day(at: int, title: str) -> str:
        return f"#### {at} May\n\n{title}\n\n- Note: it weaves\n- Task: yarn\n\n"

    text = "# Looms\n\n" + "".join(day(at, f"[{title}]({PAPER}{at})") for at, title in enumerate(TITLES))
    assert {entry.kind for entry in parse(text, "README.md").entries} == {Kind.FIELDS}
    assert added(text, day(11, "A Loom for All Museums"))[1] == [("PRC116", 3)]
