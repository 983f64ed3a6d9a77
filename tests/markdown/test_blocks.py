"""Blocks: what stands on which lines, how it nests, and that nothing but a line feed shifts a line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prcheck import markdown
from prcheck.markdown import Block


def outline(text: str) -> list[tuple[str, int, int]]:
    return [(block.kind, block.start, block.end) for block in markdown.read(markdown.normalise(text)).walk()]


def kinds(text: str) -> list[str]:
    return [kind for kind, _, _ in outline(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("a\nb\n\nc", [("paragraph", 1, 2), ("paragraph", 4, 4)]),
        ("# A\ntext", [("heading", 1, 1), ("paragraph", 2, 2)]),
        ("A\nB\n===\nC", [("heading", 1, 3), ("paragraph", 4, 4)]),
        ("A\n--\n", [("heading", 1, 2)]),
        ("A\n\n---\n\nB", [("paragraph", 1, 1), ("rule", 3, 3), ("paragraph", 5, 5)]),
        ("a\n***\nb", [("paragraph", 1, 1), ("rule", 2, 2), ("paragraph", 3, 3)]),
        ("```\n# no\n```\na", [("code", 1, 3), ("paragraph", 4, 4)]),
        ("    code\n", [("code", 1, 1)]),
        ("<!-- **T**\n\nb -->\nafter", [("comment", 1, 3), ("paragraph", 4, 4)]),
        ("<div>\na\n</div>\n\nb", [("html", 1, 3), ("paragraph", 5, 5)]),
        ("<!-- a --> b", [("html", 1, 1)]),
        ("> q\n> r\n\nb", [("quote", 1, 2), ("paragraph", 1, 2), ("paragraph", 4, 4)]),
        ("[a]: u\n[b]: v\nc", [("definition", 1, 1), ("definition", 2, 2), ("paragraph", 3, 3)]),
        ("a\n\n\n\n", [("paragraph", 1, 1)]),
    ],
)
def test_blocks(text: str, blocks: list[tuple[str, int, int]]) -> None:
    assert outline(text) == blocks


def test_items_nest_with_their_lines_and_columns() -> None:
    root = markdown.read("- a\n\n  b\n- c\n  1. d\n     e\n\n\nf").roots[0]
    assert (root.kind, root.start, root.end) == ("list", 1, 6)
    first, second = root.kids
    assert (first.marker, first.content, first.start, first.end) == ("-", 2, 1, 3)
    inner = second.kids[1].kids[0]
    assert (inner.marker, inner.content, inner.start, inner.end) == ("1.", 5, 5, 6)


def test_an_item_whose_first_line_is_bare_keeps_true_lines() -> None:
    text = "-\n  # a\n- -\n    b\n"
    found = [(b.kind, b.start) for b in markdown.read(text).walk()]
    assert found == [
        ("list", 1), ("item", 1), ("heading", 2), ("item", 3), ("list", 3), ("item", 3), ("paragraph", 4),
    ]  # fmt: skip


def test_an_empty_item_ends_at_the_blank_line() -> None:
    assert outline("-\n\na") == [("list", 1, 1), ("item", 1, 1), ("paragraph", 3, 3)]


def test_another_marker_begins_another_list() -> None:
    assert kinds("- a\n* b\n* c").count("list") == 2
    assert kinds("1. a\n2) b").count("list") == 2


def test_blank_lines_between_items_keep_one_list() -> None:
    assert kinds("- a\n\n\n- b\n\n- c").count("list") == 1


def test_a_rule_of_stars_is_no_item() -> None:
    assert kinds("* a\n\n* * *\n") == ["list", "item", "paragraph", "rule"]


def test_items_in_quotes_have_no_column() -> None:
    item = next(b for b in markdown.read("> - a\n").walk() if b.kind == "item")
    assert item.content == -1


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |\nplain\n\nx", 4),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n# h", 3),
        ("a | b\n--|--\n", 2),
        ("| a |\n|:-:|\n<!-- c -->", 2),
    ],
)
def test_tables_end_as_on_github(text: str, last: int) -> None:
    table = markdown.read(text).roots[0]
    assert (table.kind, table.end) == ("table", last)


@pytest.mark.parametrize("text", ["| a | b |\n|---|\n", "| a |\n---\n", "| a |", "a | b\n:-: --\n"])
def test_what_is_no_table(text: str) -> None:
    assert "table" not in kinds(text)


def test_a_table_interrupts_a_paragraph() -> None:
    assert kinds("x\n| a | b |\n|---|---|\n") == ["paragraph", "table"]


@pytest.mark.parametrize("line", ["<br>", "</br>", '<a id="x">', "</a>", "<BR/>"])
def test_markdown_goes_on_behind_slight_tags(line: str) -> None:
    assert outline(f"{line}\n**T**\nb\n\nc") == [("html", 1, 1), ("paragraph", 2, 3), ("paragraph", 5, 5)]


def test_only_slight_tags_are_one_block() -> None:
    assert outline("<br>\n<br>\n") == [("html", 1, 2)]


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\xa0"])
def test_only_line_feeds_end_lines(char: str) -> None:
    assert outline(f"a{char}b\n{char}\nc\n\nd") == [("paragraph", 1, 3), ("paragraph", 5, 5)]


def test_normalise() -> None:
    assert markdown.normalise("\ufeffa\r\nb\rc\n") == "a\nb\nc\n"
    assert outline("\ufeff# a\r\nb  \r\nc") == [("heading", 1, 1), ("paragraph", 2, 3)]


def test_definitions_are_folded_and_the_first_wins() -> None:
    text = '[A  b]: <u v> "t"\n[a B]: w\n[c]: x y\n\n[d]:\n'
    assert markdown.read(text).definitions == {"a b": "u v"}


def test_a_heading_keeps_its_words() -> None:
    blocks = markdown.read("## *A* b ##\n\nc\nd\n---\n").roots
    assert [(b.level, b.text) for b in blocks] == [(2, "*A* b"), (2, "c\nd")]


def test_quoted_rules_make_no_heading() -> None:
    assert kinds("> a\n> ===\n\nb\n===") == ["quote", "paragraph", "heading"]


def test_lines_by_number() -> None:
    blocks = markdown.read("a\nb")
    assert (blocks.line(2), blocks.lines) == ("b", ("a", "b"))


def test_html_that_holds_text_ends_with_its_own_tag() -> None:
    assert outline("<pre>\na\n\nb</pre>\nc") == [("html", 1, 4), ("paragraph", 5, 5)]
    assert outline("<style>\n\n# a") == [("html", 1, 3)]


def test_a_fence_ends_with_as_many_signs() -> None:
    assert outline("~~~~\n~~~\t\t\n\n~~~~~ \na") == [("code", 1, 4), ("paragraph", 5, 5)]
    assert kinds("``` a`b\nc") == ["paragraph"]


def test_many_anchors_and_headings_in_turn_nest_nothing() -> None:
    assert kinds("<a>\n# h\n" * 50_000).count("html") == 50_000


@settings(deadline=None)
@given(st.text(alphabet="-*+>1. )#`~=_|:[]<a!\n\t \\", max_size=80))
def test_any_text_gives_blocks_inside_its_lines(text: str) -> None:
    blocks = markdown.read(markdown.normalise(text))
    for root in blocks.roots:
        check(root, 1, len(blocks.lines))


def check(block: Block, first: int, last: int) -> None:
    assert first <= block.start <= block.end <= last
    for kid in block.kids:
        check(kid, block.start, block.end)
