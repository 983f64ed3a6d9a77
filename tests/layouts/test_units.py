"""Candidates: each layout finds its own, with the lines, sections and marks of doubt that belong to them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prcheck import markdown
from prcheck.layouts import LAYOUTS, candidates
from prcheck.layouts.outline import Outline
from prcheck.layouts.unit import Line, Unit
from prcheck.model import Kind, Limit, Span

ONE = "**Learning to Fold Paper Cranes**<br>\n*Ann Lee, Bo Chan*<br>\nCVPR 2031 [[Paper](https://arxiv.org/abs/3101.00001)]"
TWO = "**Ships in Bottles: A Survey**<br>\n*Cy Dole, Di Eng*<br>\nICML 2030 [[Paper](https://arxiv.org/abs/3001.00002)]"


def units(text: str) -> tuple[Unit, ...]:
    return candidates.find(Outline(markdown.read(markdown.normalise(text))), LAYOUTS)[0]


def places(text: str) -> list[tuple[int, int]]:
    return [(unit.span.line, unit.span.end_line) for unit in units(text)]


def kinds(text: str) -> set[Kind]:
    return {unit.kind for unit in units(text)}


# paragraphs


def test_paragraphs_apart() -> None:
    one, two = units(f"# Top\n\n{ONE}\n\n{TWO}\n")
    assert (one.span, one.joined, one.section) == (Span(3, 1, 5, 54), False, ("Top",))
    assert (two.span.line, two.span.end_line, two.joined) == (7, 9, False)
    assert one.group == two.group == 1


def test_paragraphs_run_together() -> None:
    one, two, three = units(f"{ONE}\n{TWO}\n{ONE}")
    assert [unit.joined for unit in (one, two, three)] == [False, True, True]
    assert [unit.span.line for unit in (one, two, three)] == [1, 4, 7]


@pytest.mark.parametrize(
    "line",
    ['<a id="x"></a>', "`<a id='x'></a>`", "<br>", "<!-- note -->", "&nbsp;", "<br/> <br/>", '<a name="y">'],
)
def test_lines_that_belong_to_no_entry(line: str) -> None:
    text = f"{line}\n{ONE}\n{line}\n{TWO}\n{line}\n"
    assert places(text) == [(2, 4), (6, 8)]


def test_a_paragraph_of_nothing_is_no_candidate() -> None:
    assert units('<a id="x"></a> <br>\n`<a id="y"></a>`\n') == ()


def test_text_before_the_first_title_is_its_own_candidate() -> None:
    assert places(f"These are old:\n{ONE}") == [(1, 1), (2, 4)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("[Learning to Fold Paper](https://a.b/c), ICML 2030", "[Ships in Glass Bottles](https://a.b/d), ICML 2031"),
        ("[1] Learning to Fold Paper, Lee et al.", "[2] Ships in Glass Bottles, Dole et al."),
        ('"Learning to Fold Paper", Lee', '"Ships in Glass Bottles", Dole'),
        ("***Learning to Fold Paper***, Lee", "***Ships in Glass Bottles***, Dole"),
        ("🔥 **Learning to Fold Paper**", ":tophat: **Ships in Glass Bottles**"),
        ("Learning to Fold Paper [[pdf]](https://a.b/c)", "Ships in Glass Bottles [[pdf]](https://a.b/d)"),
    ],
)
def test_titles_that_open_alike_are_cut(one: str, two: str) -> None:
    assert places(f"{one}\n{two}") == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    "second",
    [
        "*Ann Lee, Bo Chan*",
        "**CVPR 2031**",
        "**Code**: https://a.b",
        "**Ann Lee, Bo Chan, Cy Dole**",
        "[[Paper](https://a.b)] [[Code](https://c.d)]",
        "[Project page of it](https://a.b)",
        "[![A b c](https://i.j)](https://k.l)",
        "[See the list above](#x)",
        "Ann Lee, Bo Chan",
        '"A b"',
        "*italic words stand here*",
    ],
)
def test_lines_of_one_entry_stay_together(second: str) -> None:
    assert places(f"**Learning to Fold Paper**\n{second}") == [(1, 2)]


def test_a_title_broken_over_lines_is_one_entry() -> None:
    text = "**Learning to Fold Paper\nCranes at Night**\n*Ann Lee*\n**Ships in Glass Bottles and\nJars**\n*Cy Dole*"
    assert places(text) == [(1, 3), (4, 6)]


def test_names_before_links_are_no_title() -> None:
    assert places("Learning to Fold Paper [[pdf]](https://a.b)\nAnn Lee, Bo Chan [[code]](https://c.d)") == [(1, 2)]


def test_the_template_in_a_fence_is_no_candidate() -> None:
    assert units("```\n**Title**<br>\n*Author*\n```\n<!-- **Old Title of It** -->\n> **Quoted Title Here**\n") == ()


# items


def test_items_with_their_lines() -> None:
    text = "* **Learning to Fold Paper** <br>\n*Ann Lee* <br>\nRSS 2030. [[Paper]](https://a.b)\n\n* **Ships**\n"
    one, two = units(text)
    assert (one.kind, one.span, one.text.count("\n")) == (Kind.BULLET, Span(1, 3, 3, 33), 2)
    assert (two.span.line, two.group) == (5, one.group)
    assert one.lines[0] == Line(1, "**Learning to Fold Paper** <br>", 3)


def test_nested_items_are_details_of_a_work() -> None:
    text = "- Learning to Fold Paper.\n  [[pdf]](https://a.b)\n  - Ann Lee and Bo Chan. *CVPR 2031*\n- Ships in Bottles"
    one, two = units(text)
    assert (one.span.end_line, one.nested, one.opens) == (3, (False, False, True), (2,))
    assert two.text == "Ships in Bottles"


def test_nested_works_are_entries_of_their_own() -> None:
    text = "- Cranes:\n  - [Learning to Fold Paper](https://a.b)\n  - [Ships in Glass Bottles](https://c.d)\n"
    one, two = units(f"## Top\n\n{text}")
    assert one.section == two.section == ("Top", "Cranes")
    assert one.span == Span(4, 5, 4, 42)


def test_works_below_a_work_are_entries_of_their_own() -> None:
    nested = "".join(
        f"  - {title}. [Lee (1990)](https://c.d/1)\n" for title in ("Ships in Glass Bottles", "Jars without Any Lids")
    )
    work = f"- **Learning to Fold Paper**. [Chan (1989)](https://a.b)\n{nested}"
    assert [unit.span.line for unit in units(work)] == [1, 2, 3]
    parts = work.replace("Lee (1990)", "Code")
    assert [unit.span.line for unit in units(parts)] == [1]


def test_named_links_below_a_plain_word_are_entries() -> None:
    found = units("- Tools\n  - [Foldy](https://a.b)\n  - **[Shippy](https://c.d)**\n")
    assert [unit.section for unit in found] == [("Tools",), ("Tools",)]


def test_bold_works_keep_their_nested_lines() -> None:
    text = "- **Learning to Fold Paper** by Lee\n  - [Another Long Linked Title](https://a.b)\n"
    assert len(units(text)) == 1


def test_numbers_are_their_own_kind() -> None:
    assert kinds("1. a\n2. b") == {Kind.NUMBER}


def test_empty_items_and_code_in_items_are_no_candidates() -> None:
    assert units("-\n- ```\n  a\n  ```\n") == ()
    assert [unit.text for unit in units("- a\n\n  ```\n  b\n  ```\n\n  c\n")] == ["a\nc"]


def test_tabs_and_wide_indents_keep_columns() -> None:
    one, two = units("-\ta b\n1.  c d\n\n    e\n")
    assert (one.lines[0], two.lines) == (Line(1, "a b", 3), (Line(2, "c d", 5), Line(4, "e", 5)))


# tables


def test_rows() -> None:
    text = "| Year | **Title** | |\n|---|---|---|\n| 2030 | A \\| B | [p](u) | extra |\n||||\n2031 | C\nplain\n"
    found = units(text)
    assert [unit.span for unit in found] == [Span(3, 1, 3, 35), Span(5, 1, 5, 9), Span(6, 1, 6, 6)]
    row = found[0]
    assert (row.kind, row.head) == (Kind.ROW, ("Year", "Title", ""))
    assert [row.text[cell.start : cell.end] for cell in row.cells] == ["2030", "A \\| B", "[p](u)"]
    assert [cell.column for cell in row.cells] == [0, 1, 2]


# headings as titles


TITLED = "".join(
    f"### Learning to Fold {n} Paper Cranes\n\nAnn Lee, CVPR 20{n}\n\n- [pdf](https://a.b/{n})\n\n"
    for n in range(11, 17)
)


def test_headings_as_titles() -> None:
    found = units(f"# Papers\n\n## Cranes\n\n{TITLED}")
    assert len(found) == 6
    first = found[0]
    assert (first.kind, first.section, first.span) == (Kind.HEADING, ("Papers", "Cranes"), Span(5, 5, 9, 24))
    assert (first.lines[0].text, first.opens) == ("Learning to Fold 11 Paper Cranes", (1, 2))
    assert len({unit.group for unit in found}) == 1


def test_headings_over_entries_are_sections() -> None:
    body = "- [Learning to Fold Paper](https://a.b)\n- [Ships in Glass Bottles](https://c.d)\n\n"
    text = "".join(f"### Papers on Folding Cranes {n}\n\n{body}" for n in range(6))
    assert kinds(text) == {Kind.BULLET}


@pytest.mark.parametrize(
    "body",
    ["| a | b |\n|---|---|\n| 1 | 2 |\n", "x\n\n" * 15, "#### Below\n\nx\n", ""],
    ids=["table", "long", "deeper", "empty"],
)
def test_headings_that_are_no_titles(body: str) -> None:
    assert Kind.HEADING not in kinds("".join(f"### Learning to Fold Cranes {n}\n\n{body}\n" for n in range(6)))


def test_few_or_short_headings_are_no_titles() -> None:
    assert Kind.HEADING not in kinds("### Learning to Fold Cranes\n\nx\n\n" * 4)
    assert Kind.HEADING not in kinds("### Cranes\n\nx\n\n" * 9)


def test_a_heading_that_does_not_fit_is_left_out() -> None:
    table = "### Learning to Fold All Cranes\n\n| a |\n|---|\n| 1 |\n"
    assert [unit.kind for unit in units(TITLED + table)] == [Kind.HEADING] * 6 + [Kind.ROW]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("## [{}] F# ##", "[{}] F#"),
        ("Learning to Fold {}\nCranes\n---", "Learning to Fold {}"),
        ("##\tLearning to Fold {}#", "Learning to Fold {}#"),
        ("  ## Learning to Fold C {} ", "Learning to Fold C {}"),
    ],
)
def test_heading_lines(heading: str, line: str) -> None:
    found = units("".join(heading.format(n) + "\n\nx\n\n" for n in range(6)))
    assert [unit.lines[0].text for unit in found] == [line.format(n) for n in range(6)]


# blocks of fields


FIELDS = "- Authors: Ann Lee\n- Code: https://a.b\n- Abstract:\n\n> *Words.*\n\n- Figure\n\n![f](g.png)\n"


def test_fields_below_a_paragraph() -> None:
    (unit, other) = units(f"[1] Learning to Fold Paper\n\n{FIELDS}\n---\n\nPlain words stand here\n")
    assert (unit.kind, unit.span) == (Kind.FIELDS, Span(1, 1, 11, 12))
    assert [line.number for line in unit.lines] == [1, 3, 4, 5, 9]
    assert unit.opens == (1, 2, 3, 4)
    assert other.kind is Kind.PARAGRAPH


def test_fields_below_a_heading() -> None:
    (unit,) = units(f"# Top\n\n## Learning to Fold Paper Cranes\n\n{FIELDS}")
    assert (unit.kind, unit.section, unit.span.column) == (Kind.FIELDS, ("Top",), 4)


def test_fields_with_their_own_title() -> None:
    text = "- Title: Learning to Fold\n- Authors: Ann Lee\n\n<!-- x -->\n\n- 标题：Ships\n- 作者：Cy Dole\n"
    assert [(unit.kind, unit.span.line) for unit in units(text)] == [(Kind.FIELDS, 1), (Kind.FIELDS, 6)]


def test_pictures_and_words_after_fields() -> None:
    text = f"Learning to Fold Paper\n\n{FIELDS}\n<!-- x -->\n\n![f](g.png) and words\n"
    assert [(unit.kind, unit.span.end_line) for unit in units(text)] == [(Kind.FIELDS, 11), (Kind.PARAGRAPH, 15)]


@pytest.mark.parametrize(
    "before", ["Short one\n\n", "All of the following:\n\n", "# Contents\n\n", "", "---\n\n"], ids=str.strip
)
def test_lists_that_are_no_fields(before: str) -> None:
    assert Kind.FIELDS not in kinds(f"{before}- Code: a\n- Paper: b\n")


def test_fields_end_at_the_next_title() -> None:
    found = units(f"Learning to Fold Paper\n\n{FIELDS}\nShips in Glass Bottles\n\n{FIELDS}")
    assert [(unit.span.line, unit.span.end_line) for unit in found] == [(1, 11), (13, 23)]


# sections


def test_sections_of_every_sort() -> None:
    text = (
        "## A *b*\n\nw one\n\n<details>\n<summary>C</summary>\n\nx two\n\n### D\n\ny three\n\n</details>\n\nz four\n\n"
        '<h2 align="center">E</h2>\n\nu five\n\n**F g**\n\n- [Learning to Fold Paper](https://a.b)\n\n'
        "H:\n\n- plain\n\n# I\n\nv six\n"
    )
    found = {unit.text: unit.section for unit in units(text)}
    assert found == {
        "w one": ("A b",),
        "x two": ("A b", "C"),
        "y three": ("A b", "C", "D"),
        "z four": ("A b",),
        "u five": ("E",),
        "[Learning to Fold Paper](https://a.b)": ("E", "F g"),
        "plain": ("E", "H"),
        "v six": ("I",),
    }


def test_a_bold_line_over_other_lists_is_a_candidate() -> None:
    assert [unit.text for unit in units("**A b c**\n\n- x\n- y\n")] == ["**A b c**", "x", "y"]
    assert units("See [a](https://b.c):\n\n- x\n")[0].text == "See [a](https://b.c):"


def test_summaries_without_their_details() -> None:
    text = "<summary>A</summary>\n\nx\n\n</details>\n\n**Bold one**\n\n- [Learning to Fold Paper](https://a.b)\n\n<summary>B</summary>\n\ny\n"
    assert [unit.section[-1] for unit in units(text)] == ["A", "Bold one", "B"]


@pytest.mark.parametrize(
    "heading",
    [
        "Contents", "Table of Contents (in work)", "📖 License", "How to Contribute", "Citation", "Acknowledgements",
        "🔥 News", "Latest Updates", "目录", "Star History", "What's New?",
    ],
)  # fmt: skip
def test_sections_that_hold_other_things(heading: str) -> None:
    assert units(f"## {heading}\n\nx y\n\n### Papers\n\nz\n")[0].doubtful
    assert not units(f"## {heading}\n\nx y\n\n### Papers\n\nz\n")[1].doubtful


@pytest.mark.parametrize("heading", ["Citation Recommendation", "Content Creation", "Updating Models"])
def test_topics_with_such_words(heading: str) -> None:
    assert not units(f"## {heading}\n\nx y\n")[0].doubtful


# places and caps


def test_places_of_offsets() -> None:
    (unit,) = units("- ab\n   cd\n")
    assert unit.text == "ab\ncd"
    assert unit.place(1, 2) == Span(1, 4, 1, 5)
    assert unit.place(3, 5) == Span(2, 4, 2, 6)
    assert unit.place(1, 4) == Span(1, 4, 2, 5)
    assert unit.place(5, 5) == Span(2, 6, 2, 6)


def test_blanks_at_the_end_of_an_entry_are_none_of_it() -> None:
    assert units("a  \nb  ")[0].text == "a  \nb"


def test_caps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "SIZE", 5)
    monkeypatch.setattr(candidates, "COUNT", 3)
    outline = Outline(markdown.read("a\n\nlonger\n\nlongest one\n\nb\n\nc\n"))
    found, limits = candidates.find(outline, LAYOUTS)
    assert [unit.text for unit in found] == ["a"]
    assert limits == (Limit("characters in one entry", 11, 5, 5), Limit("entries in the file", 4, 3, 7))


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *f"{ONE}\n{FIELDS}{TITLED}".split("\n"),
                "- ",
                "  - a",
                "| a | b |",
                "|---|---|",
                "</details>",
                "<summary>x",
            ]
        ),
        max_size=14,
    )
)
def test_any_lines_give_candidates_in_place(lines: list[str]) -> None:
    text = "\n".join(lines)
    for unit in units(text):
        for line in unit.lines:
            source = lines[line.number - 1]
            assert source[line.column - 1 :].startswith(line.text)
        assert unit.span.line <= unit.span.end_line <= len(lines)
        assert all(0 <= start <= end <= len(unit.text) for start, end in unit.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "**Authors**: Ada Lovelace\n- Code: x\n\n-                 Code: https://looms.example/a\n",
        "-     Title: Notes on Looms\n-     Code: x\n-     Authors: Ada Lovelace\n",
        "-     Title: Notes on Looms\n\n      Authors: Ada Lovelace\n",
    ],
)
def test_code_in_an_item_is_no_field(text: str) -> None:
    assert all(unit.text.strip() for unit in units(text))
