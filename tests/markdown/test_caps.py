"""Caps: what a hostile text exceeds is named with its place, left out, and hurts nothing beside it."""

import pytest

from prcheck import markdown
from prcheck.markdown import caps
from prcheck.model import Limit


def test_deep_nesting_is_named_and_left_out() -> None:
    blocks = markdown.read("a\n\n" + "- " * 200 + "\n\nb")
    assert blocks.limits == (Limit("levels of nesting", caps.DEPTH + 1, caps.DEPTH, 3),)
    assert [(b.kind, b.start) for b in blocks.roots] == [("paragraph", 1), ("paragraph", 5)]


@pytest.mark.parametrize("step", ["- ", "* ", "> ", "1. "])
def test_nesting_by_indent_counts(step: str) -> None:
    lines = [" " * (3 * depth) + step + "a" for depth in range(60)]
    blocks = markdown.read("\n".join(lines) + "\n\nb")
    assert blocks.limits[0].line == caps.DEPTH + 1
    assert blocks.limits[0].cap == caps.DEPTH


def test_siblings_are_no_nesting() -> None:
    assert markdown.read("- a\n  - b\n" * 500).limits == ()
    assert markdown.read("\t- a\n" * 50).limits == ()


def test_changing_markers_do_not_double_the_work() -> None:
    lines = [f"{' ' * (2 * depth)}{marker} a" for depth in range(caps.DEPTH - 1) for marker in "-*"]
    assert sum(b.kind == "item" for b in markdown.read("\n".join(lines)).walk()) == len(lines)


def test_long_lines_are_named_once_with_the_largest_value() -> None:
    text = "\n\n".join(["a", "b" * (caps.LINE + 1), "c" * (caps.LINE + 5), "d"])
    blocks = markdown.read(text)
    assert blocks.limits == (Limit("characters in a line", caps.LINE + 5, caps.LINE, 3),)
    assert [b.start for b in blocks.roots] == [1, 7]


def test_a_huge_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caps, "SIZE", 10)
    blocks = markdown.read("a\n" * 8)
    assert (blocks.roots, blocks.limits) == ((), (Limit("characters in the file", 16, 10, 1),))


def test_a_file_of_endless_lines_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caps, "LINES", 9)
    assert len(markdown.read("#\n" * 8).roots) == 8
    blocks = markdown.read("#\n" * 9)
    assert (blocks.roots, blocks.limits) == ((), (Limit("lines in the file", 10, 9, 1),))


def test_items_over_the_cap_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caps, "ITEMS", 2)
    blocks = markdown.read("- a\n> b\n- c\n- d\n\ne")
    assert blocks.limits == (Limit("items and quotes in the file", 4, 2, 3),)
    assert [(block.kind, block.start) for block in blocks.roots] == [("list", 1), ("quote", 2), ("paragraph", 6)]


def test_each_marker_of_a_line_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caps, "ITEMS", 7)
    assert markdown.read(">>>\n> - > a\n>\n").limits == ()
    assert markdown.read(">>>\n> - > a\n>>\n").limits == (Limit("items and quotes in the file", 8, 7, 3),)


def test_a_text_within_the_caps_is_seen_as_it_is() -> None:
    lines = ("a" + " " * 500 + "b\u2028c", "\t" * 90)
    assert caps.view(lines) == (lines, ())
