import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.model import Severity, Span
from prcheck.terminal import AROUND, Paint, excerpt, hidden, measure, visible


@given(st.text())
def test_nothing_visible_moves_the_cursor(text: str) -> None:
    shown = visible(text)
    assert all(character.isprintable() or character.isspace() for character in shown)
    assert not set(shown) & set("\n\r\x1b\x08\t\u2028\u2029\u202e\u200b")


def test_each_hidden_character_is_shown_by_its_number_and_no_other() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    shown = {c: " " if c == "\t" else f"<U+{ord(c):04X}>" for c in everything if hidden(c)}
    assert not any(map(str.isprintable, shown))  # a printable text is taken as it is
    assert visible("a".join(everything)) == "a".join(shown.get(c, c) for c in everything)


def test_no_line_holds_a_runners_command() -> None:
    assert visible("x ##[set-output name=verdict;]passed") == "x ##<U+005B>set-output name=verdict;]passed"


@given(st.text(), st.integers(1, 300), st.integers(1, 300))
def test_an_excerpt_is_two_lines_with_a_caret(line: str, column: int, end: int) -> None:
    source, carets = excerpt(line, Span(1, column, 1, end), 1)
    assert "\n" not in source
    assert "^" in carets


def test_carets_stand_under_the_place_also_after_wide_characters() -> None:
    source, carets = excerpt("夜の x", Span(7, 4, 7, 5), 7)
    assert source == "     7 | 夜の x"
    assert carets == "       |      ^"


def test_combining_marks_take_no_column() -> None:
    _, carets = excerpt("e\u0301x", Span(1, 3, 1, 4), 1)
    assert carets == "       |  ^"


def test_a_place_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert list(excerpt("abc  ", Span(1, 2, 3, 1), 1)) == ["     1 | abc", "       |  ^^"]


def test_long_lines_are_cut_around_the_place() -> None:
    source, carets = excerpt("x" * 500 + "HERE" + "y" * 500, Span(1, 501, 1, 505), 1)
    assert source.startswith("     1 | ...x")
    assert source.endswith("y...")
    assert len(source) < 140
    assert source[carets.index("^") :].startswith("HERE")


@pytest.mark.parametrize("sign", ["夜", "😀", "⚠\ufe0f", "é", "e\u0301", "\u200b", "ｗ", "a"])
@pytest.mark.parametrize("width", [40, 61, 110])
def test_a_line_of_wide_characters_fits_and_its_carets_stand_below(sign: str, width: int) -> None:
    line = f"{sign * 90}HERE{sign * 90}"
    start = line.index("HERE") + 1
    source, carets = excerpt(line, Span(1, start, 1, start + 4), 1, width)
    assert measure(source) <= width + AROUND
    assert measure(source.partition("HERE")[0]) == carets.index("^")
    assert carets.count("^") == 4


@given(st.text(alphabet="ab 夜😀\u0301\u200b", max_size=200), st.integers(40, 120), st.integers(0, 30))
def test_folded_text_loses_nothing_and_fits_where_words_do(text: str, columns: int, used: int) -> None:
    lines = Paint(columns=columns, folds=True).fold(text, used)
    assert " ".join(lines).split() == text.split()
    assert all(measure(line) <= columns - 4 or " " not in line for line in lines[1:])


def test_text_is_folded_on_request_only() -> None:
    assert Paint(columns=10).fold("one two three four") == ["one two three four"]
    assert Paint(columns=14, folds=True).fold("one two three four", 6) == ["one two", "three four"]


def test_colours() -> None:
    assert Paint(on=True).severity(Severity.ERROR, "x") == "\x1b[31mx\x1b[0m"
    assert Paint().bold("x") == "x"
