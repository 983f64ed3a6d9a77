from hypothesis import given
from hypothesis import strategies as st

from prcheck.edits import apply, compatible, rewritten
from prcheck.model import Edit, Fix, Span

TEXT = "one\ntwo\nthree\n"


def edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    return Edit(Span(line, column, end_line, end_column), text)


def test_edits_are_given_in_places_of_the_text_before() -> None:
    assert apply(TEXT, [edit(3, 1, 3, 6, "drei"), edit(1, 1, 1, 4, "eins\nund")]) == "eins\nund\ntwo\ndrei\n"


def test_a_deletion_of_whole_lines_ends_at_the_next_line() -> None:
    assert apply(TEXT, [edit(2, 1, 3, 1, "")]) == "one\nthree\n"
    assert apply("one\ntwo", [edit(2, 1, 3, 1, "")]) == "one\n"


def test_of_two_edits_that_overlap_the_earlier_counts_and_equal_ones_once() -> None:
    assert apply("abcd", [edit(1, 2, 1, 4, "X"), edit(1, 1, 1, 3, "Y")]) == "Ycd"
    assert apply("ab", [edit(1, 2, 1, 2, "-"), edit(1, 2, 1, 2, "-")]) == "a-b"


@given(st.text(), st.lists(st.tuples(st.integers(1, 5), st.integers(1, 9), st.integers(1, 5), st.integers(1, 9))))
def test_any_edits_can_be_applied(text: str, places: list[tuple[int, int, int, int]]) -> None:
    spans = [Span(*place) for place in places if place[:2] <= place[2:]]
    assert apply(text, []) == text
    assert isinstance(apply(text, [Edit(span, "x") for span in spans]), str)


def test_fixes_that_touch_the_same_text_do_not_go_together() -> None:
    first = Fix("a", (edit(1, 1, 1, 3, "x"),))
    inside = Fix("b", (edit(2, 1, 2, 2, "y"), edit(1, 2, 1, 4, "z")))
    beside = Fix("c", (edit(1, 3, 1, 4, "w"),))
    assert list(compatible([first, inside, beside, first])) == [first, beside, first]


def test_two_insertions_at_one_place_do_not_go_together() -> None:
    fixes = [Fix("a", (edit(1, 1, 1, 1, "x"),)), Fix("b", (edit(1, 1, 1, 1, "y"),))]
    assert list(compatible(fixes)) == fixes[:1]


def test_only_the_lines_that_differ_are_shown() -> None:
    lines = TEXT.split("\n")
    assert rewritten(lines, [edit(1, 4, 2, 1, "\n"), edit(3, 1, 3, 6, "3")]) == (["three"], ["3"])
    assert rewritten(lines, [edit(2, 1, 3, 1, "")]) == (["two"], [])
    assert rewritten(lines, [edit(2, 1, 2, 1, "new\n")]) == ([], ["new"])
