"""What was meant as an entry and is none: never lost; and entries that open otherwise than their list's."""

import pytest

from prcheck import layouts
from prcheck.layouts import parse
from prcheck.layouts.works import is_all_bold
from prcheck.model import Change, ChangeKind, Document, Role
from prcheck.rules.base import Context
from prcheck.rules.format import RULES

TITLES = ("Notes on a Loom", "Cards as a Notation", "A Loom for All Homes", "Yarn by Water Frames", "Dye from Roots")
PARAGRAPHS = "\n".join(
    f"**{title}**<br>\n*Ada Lovelace, Charles Babbage*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.0000{at})]\n"
    for at, title in enumerate(TITLES)
)
BULLETS = "".join(
    f"- [{title}](https://arxiv.org/abs/2401.0000{at}), Lovelace et al., CVPR 2024 | [code](https://a.b/{at})\n"
    for at, title in enumerate(TITLES)
)
PLAIN = "".join(
    f"- {title} and Its Threads.\n  [[pdf]](https://arxiv.org/abs/2401.0000{at})\n"
    "  - Ada Lovelace, Charles Babbage, Mary Somerville. *CVPR 2024*\n"
    for at, title in enumerate(TITLES)
)


def added(before: str, unit: str, after: str = "") -> tuple[Document, list[tuple[str, int]]]:
    """The document with lines added at its end, and the codes found on them with their lines, counted from 1."""
    base, head = parse(before, "README.md"), parse(before + unit + after, "README.md")
    first = before.count("\n")
    touched = frozenset(range(first + 1, first + 1 + len(unit.split("\n"))))
    changes = [Change(ChangeKind.ADDED, None, entry) for entry in head.entries if entry.span.line in touched]
    templates, _ = layouts.templates((base,), {}, None, None)
    ctx = Context(head, base, tuple(changes), templates, touched=touched)
    return head, [(finding.code, finding.span.line - first) for rule in RULES for finding in rule(ctx)]


@pytest.mark.parametrize(
    "names", ["*Mary Somerville, Ada Lovelace*", "*Mary Somerville*", "*[Mary Ann Lee](https://m.l)*"]
)
def test_authors_before_the_title_stay_with_it(names: str) -> None:
    unit = f"\n{names}<br>\n**How a Loom Remembers**<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.00009)]\n"
    head, found = added(f"# Looms\n\n{PARAGRAPHS}", unit)
    assert head.entries[-1].name == "How a Loom Remembers"
    assert head.entries[-1].span.line == head.lines.index(f"{names}<br>") + 1
    assert found == [("PRC105", 2)]


def test_authors_with_home_pages_and_no_title() -> None:
    unit = "\n*[Mary Somerville](https://m.s), Ada Lovelace, Charles Babbage*<br>\nCVPR 2024 [[Paper](https://a.b/c.pdf)]\n"
    assert added(f"# Looms\n\n{PARAGRAPHS}", unit)[1] == [("PRC101", 2)]


def test_entries_in_one_paragraph_that_all_open_with_their_authors() -> None:
    one = "*Ada Lovelace, Charles Babbage*<br>\n**{}**<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]\n"
    entries = parse("".join(one.format(title) for title in TITLES), "README.md").entries
    assert [entry.name for entry in entries] == list(TITLES)
    assert [entry.span.line for entry in entries] == [1, 4, 7, 10, 13]
    assert all(entry.authors for entry in entries)


@pytest.mark.parametrize(
    "title", ["How a Loom Remembers", "[How a Loom Remembers](https://a.b)", "“How a Loom Remembers”"]
)
def test_a_joined_entry_whose_title_opens_otherwise(title: str) -> None:
    unit = f"{title}<br>\n*Mary Somerville, Ada Lovelace*<br>\nICCV 2023 [[Paper](https://arxiv.org/abs/2301.00009)]\n"
    head, found = added(f"# Looms\n\n{PARAGRAPHS}", unit)
    assert [entry.name for entry in head.entries][-2:] == [TITLES[-1], "How a Loom Remembers"]
    assert ("PRC115", 1) in found


def test_words_behind_the_links_belong_to_the_entry() -> None:
    text = PARAGRAPHS.rstrip() + "<br>\nA loom that **weaves by itself** is shown at work here.\n"
    assert [entry.name for entry in parse(text, "README.md").entries] == list(TITLES)


def test_a_title_with_and_or_a_label_in_brackets_before_it() -> None:
    names = "<br>\n*Ada Lovelace, Charles Babbage*<br>\nCVPR 2024\n"
    text = f"[[all papers of the year](https://a.b)]\n**Looms: Cards and Yarn**{names}**Warp and Weft on Looms**{names}"
    entries = parse(f"{PARAGRAPHS}\n{text}", "README.md").entries
    assert [entry.name for entry in entries][-2:] == ["Looms: Cards and Yarn", "Warp and Weft on Looms"]


def test_citations_run_together() -> None:
    one = "Lovelace, A. and Babbage, C., 2011. Numbers woven by a loom. *Loom Journal*. [[PDF]](https://a.b/{})\n"
    assert len(parse(f"{one.format(1)}\n{one.format(2)}{one.format(3)}", "README.md").entries) == 3


def test_rows_without_bullets_below_a_bold_word() -> None:
    row = "Numbers Woven by a Loom{} [[CVPR 2024]](https://arxiv.org/abs/2401.0000{}) [[Code]](https://a.b/{})"
    rows = "\n".join(row.format(at, at, at) for at in range(2))
    text = f"**Conference**\n{rows}\n" + "".join(f"- {row.format(at, at, at)}\n" for at in range(2, 8))
    assert [entry.span.line for entry in parse(text, "README.md").entries] == list(range(2, 10))


@pytest.mark.parametrize(
    "unit",
    [
        "- A Third Study of Looms and Cards\n",
        "- **A Third Study of Looms and Cards**\n",
        "- You Only Weave Once: Looms in One Pass\n",
        "- “Who Wove It?”Looms That Explain Themselves\n",
        "- A Third Study of Looms and Cards [[paper]]()\n",
    ],
)
@pytest.mark.parametrize("section", ["", "\n## Theory\n\n### Journals\n\n"])
def test_an_unfinished_item_is_never_lost(unit: str, section: str) -> None:
    before = f"# Looms\n\n## Theory\n\n### Talks\n\n{BULLETS}{section}"
    _, found = added(before, unit)
    assert found
    assert {code for code, _ in found} <= {"PRC112", "PRC116", "PRC109", "PRC102", "PRC103"}


def test_a_row_without_its_title() -> None:
    row = "| {} | [paper](https://arxiv.org/abs/2401.0000{}) | CVPR 2024 |\n"
    table = "| Title | Link | Venue |\n|--|--|--|\n" + "".join(row.format(t, at) for at, t in enumerate(TITLES))
    assert added(f"# Looms\n\n{table}", row.format("", 9))[1] == [("PRC116", 1)]
    assert added(f"# Looms\n\n{table}", "| | | |\n")[1] == []


@pytest.mark.parametrize(
    "unit",
    [
        "- Please add your own work here\n",
        "- We are glad about every loom.\n",
        "- [Weaving](#weaving)\n",
        "Looms of the last century:\n",
        "| Loom | Cards | Year |\n|--|--|--|\n| | | |\n",
    ],
)
def test_other_lines_are_no_unfinished_entries(unit: str) -> None:
    _, found = added(f"# Looms\n\n## Theory\n\n{BULLETS}\n", unit)
    assert found == []


def test_words_in_a_section_of_other_things_are_none() -> None:
    before = f"# Looms\n\n## Theory\n\n{BULLETS}\n## Usage\n\n"
    assert added(before, "- Weave all of these threads with one loom\n")[1] == []


@pytest.mark.parametrize(
    "names",
    [
        "Mary Somerville and Ada Lovelace",
        "Mary Somerville, Ann Lee, Bo Chan Wu, Cy Dole, Di Eng, Ed Fox Hill, Flo Gray, and Gus Hart",
    ],
)
def test_plain_title_and_authors_crossed_in_items(names: str) -> None:
    unit = (
        f"- {names}\n  [[pdf]](https://arxiv.org/abs/2401.00009)\n  - A Loom That Remembers What It Wove. *CVPR 2024*\n"
    )
    assert {code for code, _ in added(PLAIN, unit)[1]} & {"PRC105", "PRC116"}


@pytest.mark.parametrize(
    "text", ["**A Third Study of Looms**\n", "A Third Study of Looms\n", "- A Third Study of Looms\n"]
)
def test_titles_in_a_text_of_their_own(text: str) -> None:
    document = parse(text, "new.md")
    (stray,) = document.strays
    assert stray.alone
    rules = {rule.code: rule for rule in RULES}
    assert [f.code for f in rules["PRC112"](Context(document, touched=frozenset({1})))] == ["PRC112"]
    assert not list(rules["PRC112"](Context(document, document, touched=frozenset({1}))))
    assert not list(rules["PRC112"](Context(document, audit=True)))


@pytest.mark.parametrize(
    "text", ["## To do\n\n- Weave all of these threads\n", "Weaving\n", "A loom can do all this.\n", "# Looms\n"]
)
def test_texts_of_other_words(text: str) -> None:
    assert parse(text, "new.md").strays == ()


@pytest.mark.parametrize(
    ("rest", "venue", "authors"),
    [
        ("CVPR 2024, Lovelace et al.", "CVPR 2024", "Lovelace et al."),
        ("CVPR, 2024, A. Lovelace, C. Babbage", "CVPR, 2024", "A. Lovelace, C. Babbage"),
        ("arXiv 2024, Lovelace and Babbage", "arXiv 2024", "Lovelace and Babbage"),
        ("CVPR 2024, Oral, Best Paper", "CVPR 2024, Oral, Best Paper", None),
        ("CVPR 2024, Oral and Poster", "CVPR 2024, Oral and Poster", None),
    ],
)
def test_a_venue_before_the_authors(rest: str, venue: str, authors: str | None) -> None:
    (entry,) = parse(
        f"- [Notes on a Loom That Weaves](https://arxiv.org/abs/2401.00001), {rest}\n", "README.md"
    ).entries
    fields = [(part.role, getattr(part, "text", "")) for part in entry.parts if part.role in (Role.VENUE, Role.AUTHORS)]
    assert fields == [(Role.VENUE, venue), *([(Role.AUTHORS, authors)] if authors else [])]


@pytest.mark.parametrize("between", [", CVPR 2024. ", " "])
def test_full_names_behind_a_plain_title(between: str) -> None:
    text = f"- **LoomNet**: Weaving by Cards, Ada Lovelace, Charles Babbage{between}[[paper](https://arxiv.org/abs/2401.00001)]\n"
    (entry,) = parse(text, "README.md").entries
    assert entry.name == "LoomNet: Weaving by Cards"
    assert entry.authors
    assert entry.authors.text == "Ada Lovelace, Charles Babbage"


def test_commas_in_a_plain_title() -> None:
    text = "- Learning to Weave, Spin, and Dye Cloth, CVPR 2024. [[paper](https://arxiv.org/abs/2401.00001)]\n"
    assert parse(text, "README.md").entries[0].name == "Learning to Weave, Spin, and Dye Cloth"


@pytest.mark.parametrize(
    ("line", "whole"),
    [("**a b**", True), ("****a** b**", True), ("**a** b", False), ("**x** " * 50, False), ("a", False)],
)
def test_a_line_is_bold_from_end_to_end_or_not(line: str, whole: bool) -> None:
    assert is_all_bold(line) is whole


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        ("- [Twisting Yarn with a Water Frame](https://arxiv.org/abs/2401.00009)", "PRC112"),
        ("- [Twisting Yarn with a Water Frame](https://loom.example/yarn)", "PRC112"),
        ("[[Paper](https://arxiv.org/abs/2401.00009)] [[Code](https://github.com/loom/yarn)]", "PRC116"),
    ],
)
def test_an_entry_in_another_lists_shape_is_told(unit: str, code: str) -> None:
    assert added(f"# Looms\n\n{PARAGRAPHS}", f"\n{unit}\n")[1] == [(code, 2)]


def test_a_list_of_other_things_among_the_entries_is_none() -> None:
    tools = "".join(f"- [Weaving on the {n} Loom](https://loom.example/{n})\n" for n in ("Red", "Blue", "Old"))
    assert added(f"# Looms\n\n{PARAGRAPHS}", f"\n{tools}")[1] == []


@pytest.mark.parametrize("start", ["", "- "])
def test_a_row_outside_a_table_is_told(start: str) -> None:
    row = "| Twisting Yarn with a Water Frame | CVPR 2024 | https://arxiv.org/abs/2401.00009 |"
    text = BULLETS if start else f"{PARAGRAPHS}\n"
    assert ("PRC116", 1) in added(f"# Looms\n\n{text}", f"{start}{row}\n")[1]


def test_tools_in_a_section_of_their_own_are_no_entries() -> None:
    text = (
        f"# Looms\n\n## Papers\n\n{BULLETS}\n## Courses\n\n- Looms for Beginners, University of Yarn [[web](https://a.b/1)]\n"
        "- Dyes and Their Roots, School of Wool [[web](https://a.b/2)]\n- Cards for Everyone, Old Mill [[web](https://a.b/3)]\n"
    )
    assert len(parse(text, "README.md").strays) == 3
    assert added(text, "- Water Frames at Work, Mill Museum [[web](https://a.b/4)]\n")[1] == []


def test_a_link_to_a_list_of_accepted_papers_is_no_entry() -> None:
    unit = "\n[[accepted paper list](https://openreview.net/group?id=looms)]\n"
    assert added(f"# Looms\n\n{PARAGRAPHS}", unit)[1] == []


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("- How a Loom Remembers, Lovelace et al., CVPR 2024 | [code](https://a.b/9)\n", [("PRC104", 1)]),
        ("- How a Loom Remembers, Lovelace et al., CVPR 2024\n", [("PRC104", 1)]),
        ("- How a Loom Remembers, Lovelace et al., CVPR 2024 | [paper](https://a.b/9)\n", []),
        ("- How a Loom Remembers, Lovelace et al., CVPR 2024 | [Draft](https://a.b/9)\n", []),
    ],
)
def test_a_title_that_leads_nowhere_where_titles_are_links(unit: str, found: list[tuple[str, int]]) -> None:
    more = "".join(
        f"- [{title} Again](https://arxiv.org/abs/2402.0000{at}), Lovelace et al., CVPR 2024\n"
        for at, title in enumerate(TITLES)
    )
    codes = added(f"# Looms\n\n{BULLETS}{more}", unit)[1]
    assert [hit for hit in codes if hit[0] == "PRC104"] == found


def test_links_alone_that_open_as_prose_does_are_left_over() -> None:
    papers = "".join(
        f"{title}. CVPR 2024. [[Download PDF]](https://arxiv.org/pdf/2401.0000{n})\n\n"
        for n, title in enumerate(("Rooms of Glass and Fog", "Snow on a Slow Loom", "Rain that Weaves Itself"), 1)
    )
    document = parse(f"# Papers\n\n{papers}[[Download PDF]](https://arxiv.org/pdf/2401.00009)\n", "README.md")
    assert [stray.text for stray in document.strays] == ["[Download PDF]"]
    assert parse(f"# Papers\n\n{papers}Download the papers [[here]](https://example.org)\n", "README.md").strays == ()


def test_a_title_alone_below_a_heading_of_its_own() -> None:
    def day(at: int, title: str) -> str:
        return f"#### {at} May\n\n{title}\n\n- It weaves.\n- It spins.\n\n"

    text = "# Looms\n\n" + "".join(day(at, f"[{title}](https://a.b/{at}.pdf)") for at, title in enumerate(TITLES * 2))
    assert added(text, day(11, "A Loom for All Museums"))[1] == [("PRC112", 3)]
    assert added(text, day(11, "what a loom is for in museums"))[1] == []


def test_many_titles_with_a_venue_and_no_link_are_a_list_of_papers() -> None:
    looms = [
        f"{word} upon a Slow {loom}" for word in ("Snow", "Rain", "Fog", "Salt") for loom in ("Loom", "Room", "Wheel")
    ]
    items = "".join(f"* {title} (ICML 20{10 + n})\n" for n, title in enumerate(looms))
    assert len(parse(f"# Papers\n\n{items}", "README.md").entries) == 12
    assert parse(f"# Papers\n\n{items[: items.index('* Salt')]}", "README.md").entries == ()
