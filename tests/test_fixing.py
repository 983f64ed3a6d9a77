from prcheck.fixing import apply, settle
from prcheck.model import Edit, Fix, Span


def fix(column: int, end: int, text: str, *more: Edit) -> Fix:
    return Fix("x", (Edit(Span(1, column, 1, end), text), *more))


def test_fixes_that_go_together_are_all_applied() -> None:
    assert apply("one two", [fix(5, 8, "2"), fix(1, 4, "1")]) == "1 2"


def test_of_two_that_overlap_the_first_counts_whatever_their_order() -> None:
    fixes = [fix(1, 4, "1"), fix(3, 6, "x")]
    assert apply("one two", fixes) == apply("one two", fixes[::-1]) == "1 two"


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    both = fix(5, 8, "2", Edit(Span(1, 1, 1, 2), "O"))
    assert apply("one two", [both]) == "One 2"
    assert apply("one two", [both, fix(1, 1, "1")]) == "1one two"


def test_equal_fixes_count_once_and_empty_ones_not() -> None:
    assert apply("one", [fix(4, 4, "!"), fix(4, 4, "!"), Fix("nothing", ())]) == "one!"


def test_settling_goes_on_until_nothing_changes() -> None:
    assert settle("aaa", lambda text: [fix(1, 2, "")] if len(text) > 1 else []) == "a"


def test_settling_ends() -> None:
    assert settle("a", lambda _: [fix(1, 1, "a")], rounds=3) == "aaaa"
