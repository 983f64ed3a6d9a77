"""A real pull request in which an editor damaged a whole list (see `PRCHECK_DATA`)."""

from collections import Counter

import pytest
from tests.data import DATA, load, needs_data

from prcheck import patch
from prcheck.model import ChangeKind, Report
from prcheck.outputs import text
from prcheck.run import judge
from prcheck.settings import Settings

pytestmark = needs_data


@pytest.fixture(scope="module")
def report() -> Report:
    folder = DATA / "prs" / "mwxely+AIGS" / "1"
    (part,) = patch.read(load(folder / "pr.diff"))
    sides = patch.sides(part, load(folder / "base.md"))
    assert sides.head == load(folder / "head.md")
    return judge([sides], others={}, guides={}, settings=Settings(), changed_paths=[sides.path])


def test_two_entries_are_added_and_nothing_else_changed_in_content(report: Report) -> None:
    kinds = Counter(change.kind for change in report.changes)
    assert kinds == {ChangeKind.ADDED: 2, ChangeKind.REFORMATTED: 94}
    fresh = [change.after for change in report.changes if change.kind is ChangeKind.ADDED]
    assert [entry.span.line for entry in fresh if entry] == [182, 379]


def test_the_damage_is_found(report: Report) -> None:
    codes = Counter(finding.code for finding in report.findings)
    assert codes["PRC501"] == 94
    assert codes["PRC504"] == 21
    assert codes["PRC502"] == 1


def test_the_output_is_short(report: Report) -> None:
    shown = text.render(report)
    assert shown.count("\n") < 80
    assert shown.count("[PRC501]") == shown.count("[PRC504]") == 1
    assert shown.endswith("2 of 2 entries need a fix: 119 errors, 1 warning\n")
