"""An entry says where its links lead by names that are defined elsewhere in the text: a change may redefine them."""

import pytest
from tests.rules.change.lists import ONE, THREE, TWO, changed, found, listed

from prcheck import patch, run
from prcheck.layouts import focus
from prcheck.model import ChangeKind
from prcheck.rules.change.damaged_entry import damaged_entry
from prcheck.settings import Settings

NAMED = TWO.replace("(https://arxiv.org/abs/2401.00002)", "[loom]")
DEFINED = "[loom]: https://arxiv.org/abs/2401.00002"
ELSEWHERE = "[Loom]: https://example.org/other"
BASE = listed(ONE, NAMED, THREE, DEFINED)


def test_a_definition_before_the_first_one_leads_the_entry_away() -> None:
    after = listed(ELSEWHERE, ONE, NAMED, THREE, DEFINED)
    (finding,) = found(damaged_entry, BASE, after)
    assert 'its link "Paper" leads to "https://example.org/other"' in finding.message
    assert (finding.span.line, finding.entry) == (9, "Looms and Their Loops in Practice")


def test_a_definition_that_goes_takes_the_link_with_it() -> None:
    (finding,) = found(damaged_entry, BASE, listed(ONE, NAMED, THREE))
    assert "its links are lost" in finding.message


def test_a_definition_that_is_rewritten_edits_its_entries() -> None:
    ctx = changed(BASE, listed(ONE, NAMED, THREE, ELSEWHERE))
    assert [(change.kind, change.edited) for change in ctx.changes] == [(ChangeKind.EDITED, True)]
    assert not list(damaged_entry(ctx))


@pytest.mark.parametrize("more", [DEFINED, "[Loom]: <https://arxiv.org/abs/2401.00002>", "[other]: https://a.example"])
def test_a_definition_that_leads_there_or_has_another_name_changes_nothing(more: str) -> None:
    assert not changed(BASE, listed(more, ONE, NAMED, THREE, DEFINED)).changes


def test_an_entry_far_away_in_a_long_list_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(focus, "WHOLE", 20)
    monkeypatch.setattr(focus, "SAMPLE", 12)
    rest = [ONE.replace("Notes", f"Notes {number}").replace("00001", f"1{number:04}") for number in range(200)]
    before = listed(*rest[:101], NAMED, *rest[101:], DEFINED)
    after = listed(ELSEWHERE, *rest[:101], NAMED, *rest[101:], DEFINED)
    report = run.judge([patch.diff(before, after, "README.md")], others={}, guides={}, settings=Settings(offline=True))
    assert [(finding.code, finding.entry) for finding in report.findings] == [
        ("PRC501", "Looms and Their Loops in Practice")
    ]
