"""Fields that the list keeps in items or paragraphs of their own, written into one line."""

import pytest

from prcheck import mending, patch, run
from prcheck.model import Report, Severity
from prcheck.patch import Sides
from prcheck.settings import Settings

NESTED = "- **Threads {0} in Maps**\n  - Ada Moss, Bea Noor\n  - ICML 2023\n  - [Paper](https://arxiv.org/abs/2301.0000{0})\n"
BELOW = "### Threads {0} in Maps\n\n*Ada Moss, Bea Noor*, ICML 2023\n\n[Paper](https://arxiv.org/abs/2301.0000{0})\n\n"
FLAT = "- **Threads {0} in Maps** Ada Moss, Bea Noor, ICML 2023 [Paper](https://arxiv.org/abs/2301.0000{0})\n"


def _side(form: str, new: str, *, besides: str = "") -> Sides:
    text = "# Looms\n\n## Papers\n\n" + "".join(form.format(number) for number in range(8)) + besides
    return patch.diff(text, text + new, "README.md")


def _report(side: Sides) -> Report:
    return run.judge([side], others={}, guides={}, settings=Settings())


def _codes(side: Sides) -> list[str]:
    return [finding.code for finding in _report(side).findings]


def _joined(form: str) -> str:
    return " ".join(form.format(9).split("\n")).strip() + "\n"


def test_nested_items_written_as_one_line_are_told_field_by_field() -> None:
    found = [finding for finding in _report(_side(NESTED, _joined(NESTED))).findings if finding.code == "PRC107"]
    assert [finding.span.line for finding in found] == [37, 37]
    assert found[0].message.startswith("no break before the authors; write the authors in an item of its own")
    assert "8 of 8 entries" in found[0].message


def test_what_a_heading_has_swallowed_is_told() -> None:
    found = [finding for finding in _report(_side(BELOW, _joined(BELOW))).findings if finding.code == "PRC107"]
    assert ["a paragraph of its own" in finding.message for finding in found] == [True]


@pytest.mark.parametrize("form", [NESTED, BELOW])
def test_the_fix_puts_each_field_where_the_list_has_it(form: str) -> None:
    side = _side(form, _joined(form))
    fixed = mending.fixed(side, _report, unsafe=False)
    assert "PRC107" not in _codes(patch.diff(side.base, fixed, "README.md"))
    assert fixed.startswith(side.base or "-")


@pytest.mark.parametrize("form", [NESTED, BELOW])
def test_an_entry_like_its_neighbours_is_right(form: str) -> None:
    assert _codes(_side(form, form.format(9))) == []


def test_where_neighbours_have_their_fields_in_one_line_a_new_entry_may() -> None:
    flat = "".join(FLAT.format(number) for number in (3, 4))
    assert "PRC107" not in _codes(_side(NESTED, FLAT.format(9), besides=flat.replace("Threads", "Shuttles")))
    assert "PRC107" in _codes(_side(NESTED, FLAT.format(9)))


def test_a_section_may_have_a_habit_of_its_own() -> None:
    talks = "\n## Talks\n\n" + "".join(FLAT.format(number) for number in (1, 2)).replace("Threads", "Shuttles")
    many = "".join(NESTED.format(number) for number in range(10, 40)) + talks
    assert "PRC107" not in _codes(_side(NESTED, FLAT.format(9), besides=many))


def test_a_title_whose_heading_has_another_level_is_told() -> None:
    many = "".join(BELOW.format(number) for number in range(10, 40))
    (found,) = _report(_side(BELOW, "#" + BELOW.format(9), besides=many)).findings
    assert (found.code, found.severity) == ("PRC116", Severity.WARNING)
    assert found.message == 'its heading has another level than all others; begin it with "### "'
    assert _codes(_side(BELOW, "#" + BELOW.format(9), besides=many + "#" + BELOW.format(8))) == []
