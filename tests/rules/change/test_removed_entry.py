from tests.rules.change.lists import FOUR, ONE, THREE, TWO, found, listed

from prcheck.layouts import parse
from prcheck.rules.change.removed_entry import removed_entry

RULE = removed_entry
BASE = listed(ONE, TWO, THREE)


def test_an_entry_that_is_gone_is_named_where_it_stood() -> None:
    (finding,) = found(RULE, BASE, listed(ONE, THREE))
    assert (
        finding.message == '"Looms and Their Loops in Practice" (line 7 before) is gone; put it back if it should stay'
    )
    assert finding.span.line == 7


def test_the_last_entry_and_the_whole_file_can_go() -> None:
    (finding,) = found(RULE, BASE, listed(ONE, TWO))
    assert finding.span.line == 10
    assert [finding.span.line for finding in found(RULE, BASE, None)] == [1, 1, 1]


def test_one_of_two_and_an_entry_that_moved_to_another_file_are_not_missed() -> None:
    twice = listed(ONE, TWO, THREE, TWO)
    assert found(RULE, twice, BASE) == []
    assert found(RULE, BASE, listed(ONE, THREE), others=(parse(listed(TWO), "docs/more.md"),)) == []


def test_where_nothing_goes_nothing_is_said() -> None:
    assert found(RULE, BASE, listed(ONE, TWO, FOUR, THREE)) == []


def test_a_replaced_entry_is_gone() -> None:
    assert len(found(RULE, BASE, listed(ONE, FOUR, THREE))) == 1


def test_entries_that_a_comment_takes_away_are_gone() -> None:
    (finding,) = found(RULE, BASE, BASE.replace(TWO, f"<!--\n{TWO}\n-->"))
    assert finding.entry == "Looms and Their Loops in Practice"


def test_entries_behind_an_open_comment_are_told_by_another_rule() -> None:
    assert not found(RULE, BASE, BASE.replace(TWO, f"<!--\n{TWO}"))
