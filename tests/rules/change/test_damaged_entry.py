import pytest
from tests.rules.change.lists import FOUR, ONE, THREE, TWO, changed, found, listed

from prcheck import edits
from prcheck.rules.change.damaged_entry import damaged_entry

RULE = damaged_entry
BASE = listed(ONE, TWO, THREE)


@pytest.mark.parametrize(
    ("two", "message"),
    [
        (TWO.replace("<br>", ""), "its line breaks are lost, so that its lines run together"),
        (TWO.replace("<br>\n", " "), "its line breaks are lost, so that its lines run together"),
        (TWO.replace("<br>", "`<br>`"), "mark-up in it stands in back-ticks and shows as text"),
        (TWO.replace("[[Paper](", r"\[\[Paper\]("), "its links are lost"),
        (TWO.replace("**", ""), "its title lost the bold type"),
        (
            TWO.replace("*Mary Somerville, Ada Lovelace*", "Mary Somerville, Ada Lovelace"),
            "its authors lost the italic",
        ),
    ],
)
def test_what_an_entry_lost_is_said_and_put_back(two: str, message: str) -> None:
    after = listed(ONE, two, THREE)
    (finding,) = found(RULE, BASE, after)
    assert message in finding.message
    assert finding.message.endswith("; put the entry back as it was")
    assert (finding.span.line, finding.entry) == (7, "Looms and Their Loops in Practice")
    assert finding.fix
    assert finding.fix.safe
    assert edits.apply(after, finding.fix.edits) == BASE


@pytest.mark.parametrize(
    "two",
    [
        TWO,
        TWO.replace("<br>", "  "),
        TWO.replace("<br>", "</br>"),
        TWO.replace("<br>", "\\"),
        TWO.replace("**", "__"),
        TWO.replace(" [[", "\n[["),
        TWO.replace("<br>", "").replace("ICCV 2023", "ICCV 2024"),
        TWO.replace(" [[Paper](https://arxiv.org/abs/2401.00002)]", ""),
    ],
    ids=["same", "two spaces", "closing br", "backslash", "underscores", "link on its own line", "edited", "unlinked"],
)
def test_another_way_to_write_it_and_an_edit_are_no_damage(two: str) -> None:
    assert found(RULE, BASE, listed(ONE, two, THREE)) == []


def test_a_new_entry_put_between_an_entrys_title_and_its_links_damages_it() -> None:
    title, _, rest = TWO.partition("\n")
    (finding,) = found(RULE, BASE, listed(ONE, f"{title}\n\n{FOUR}\n\n{rest}", THREE))
    assert finding.entry == "Looms and Their Loops in Practice"
    assert "its links are lost" in finding.message
    assert finding.fix is None


def test_an_entry_without_its_title_line_is_damaged() -> None:
    after = listed(ONE, TWO.partition("\n")[2], THREE)
    (finding,) = found(RULE, BASE, after)
    assert finding.message == "its title is lost; put the entry back as it was"


def test_an_entry_that_moved_whole_may_be_damaged_too() -> None:
    (finding,) = found(RULE, BASE, listed(TWO.replace("<br>", ""), THREE, ONE))
    assert "line breaks" in finding.message
    assert found(RULE, BASE, listed(TWO, THREE, ONE)) == []


def test_a_lost_blank_line_between_old_entries_is_damage() -> None:
    after = listed(f"{ONE}\n{TWO}", THREE)
    (finding,) = found(RULE, BASE, after)
    assert finding.message == "the blank line before it is lost; put the entry back as it was"
    assert finding.fix is None


def test_a_new_entry_without_a_blank_line_behind_it_is_to_blame_itself() -> None:
    assert found(RULE, BASE, listed(ONE, f"{FOUR}\n{TWO}", THREE)) == []


def test_an_anchor_above_an_entry_in_back_ticks_is_said() -> None:
    before = listed(ONE, f'<a id="loops"></a>\n{TWO}', THREE)
    after = before.replace('<a id="loops"></a>', '`<a id="loops"></a>`').replace(TWO, TWO.replace("<br>", ""))
    (finding,) = found(RULE, before, after)
    assert "lines run together, and mark-up above it stands in back-ticks and shows as text; put" in finding.message


def test_a_new_file_damages_nothing() -> None:
    assert found(RULE, None, listed(ONE.replace("<br>", ""))) == []


def test_line_ends_do_not_matter() -> None:
    assert found(RULE, BASE.replace("\n", "\r\n"), BASE) == []
    assert len(changed(BASE.replace("\n", "\r\n"), BASE).touched) == len(BASE.split("\n")) - 1
