import pytest
from tests.rules.change.lists import FOUR, ONE, THREE, TWO, found, listed

from prcheck.rules.change.unrelated_change import unrelated_change

RULE = unrelated_change
LINES = "\n".join(f"- [Part {number}](#part-{number})  " for number in range(12))
BASE = listed(LINES, ONE, TWO, THREE)


def test_white_space_is_counted_once_for_the_file() -> None:
    (finding,) = found(RULE, BASE, listed(LINES.replace("  \n", "\n"), ONE, TWO, FOUR, THREE))
    assert finding.message.startswith("11 lines outside the entries of this change are rewritten, only in")
    assert (finding.span.line, finding.severity.value) == (3, "warning")


def test_reformatted_entries_count() -> None:
    after = BASE.replace("<br>\n", "  \n").replace(")  ", ")")
    (finding,) = found(RULE, BASE, after)
    assert finding.message.startswith("18 lines")


def test_line_ends_count() -> None:
    (finding,) = found(RULE, BASE.replace("\n", "\r\n"), BASE.replace(TWO, f"{TWO}\n\n{FOUR}"))
    assert finding.message.startswith("26 lines outside the entries of this change are rewritten, only in")


def test_blank_lines_that_come_or_go_count() -> None:
    spread = LINES.replace("\n", "\n\n")
    assert found(RULE, BASE, listed(spread, ONE, TWO, THREE))[0].message.startswith("11 lines")
    assert found(RULE, listed(spread, ONE, TWO, THREE), BASE)[0].message.startswith("11 lines")


def test_tags_in_back_ticks_are_counted() -> None:
    lines = LINES.replace("  \n", "<br>\n")
    (finding,) = found(RULE, listed(lines, ONE), listed(lines.replace("<br>", "`<br>`"), ONE))
    assert ", and 11 tags now stand in back-ticks and show as text; leave" in finding.message


def test_an_element_in_back_ticks_counts_once() -> None:
    lines = "\n\n".join(f'<a id="part-{number}"></a>' for number in range(9))
    ticked = "\n\n".join(f"`{line}`" for line in lines.split("\n\n"))
    (finding,) = found(RULE, listed(lines, ONE), listed(ticked, ONE))
    assert ", and 9 tags now stand in back-ticks and show as text; leave" in finding.message


def test_other_lines_are_told_apart() -> None:
    after = listed(LINES.replace("  \n", "\n") + "\nand more\nand more of it", ONE, TWO, THREE)
    (finding,) = found(RULE, BASE, after)
    assert finding.message.startswith("13 lines outside the entries of this change are rewritten, 11 of them")


@pytest.mark.parametrize(
    "after",
    [
        BASE,
        listed(LINES.replace("  \n", "\n", 7), ONE, TWO, THREE),
        listed(LINES.replace("Part", "Piece"), ONE, TWO, THREE),
        listed(ONE, TWO, THREE, LINES),
        listed(LINES, ONE, f"{FOUR}\n\n\n\n\n\n\n\n\n\n\n\n\n", TWO, THREE),
    ],
    ids=["nothing", "a few lines", "new words", "lines moved", "blank lines around a new entry"],
)
def test_other_changes_are_no_churn(after: str) -> None:
    assert found(RULE, BASE, after) == []


def test_text_that_comes_or_goes_with_its_blank_lines_is_no_churn() -> None:
    prose = LINES.replace("\n", "\n\n")
    assert found(RULE, listed(prose, ONE, TWO), listed(ONE, TWO)) == []
    assert found(RULE, listed(ONE, TWO), listed(ONE, prose, TWO)) == []
    assert found(RULE, listed(ONE, prose, TWO), None) == []


def test_a_new_and_a_deleted_file_are_no_churn() -> None:
    assert found(RULE, None, BASE) == []
    assert found(RULE, BASE, None) == []
