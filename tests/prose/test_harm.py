"""Damage in a contributor's words: each way that the rule tells has some."""

import pytest
from tests.rules.change.lists import FOUR, ONE, THREE, TWO, listed

from prcheck import patch, run
from prcheck.prose.harm import paragraph
from prcheck.prose.scene import NOWHERE
from prcheck.settings import Settings

ANCHORED = f"<a id='x'></a>\n{TWO}"


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (listed(ONE.replace("<br>", ""), ANCHORED, THREE, FOUR), "in 1 entry line breaks are lost, so the lines run"),
        (listed(ONE.replace("<br>", "`<br>`"), ANCHORED, THREE, FOUR), "in 1 entry mark-up shows as text (for"),
        (listed(ONE.replace("*", ""), ANCHORED, THREE, FOUR), "in 1 entry bold or italic type is lost"),
        (listed(ONE, f"{ANCHORED}\n{THREE}", FOUR), "in 1 entry the blank line above is lost"),
    ],
)
def test_what_readers_see(after: str, words: str) -> None:
    side = patch.diff(listed(ONE, ANCHORED, THREE, FOUR), after, "README.md")
    report = run.judge([side], others={}, guides={}, settings=Settings())
    told = "\n".join(paragraph(report, NOWHERE, patch=True))
    assert words in told
    assert "something is lost" not in told


def test_one_line_for_each_way_and_none_twice() -> None:
    before = listed(ONE, ANCHORED, THREE, FOUR)
    after = before.replace("<br>", "").replace("<a id='x'></a>", "`<a id='x'></a>`")
    report = run.judge([patch.diff(before, after, "README.md")], others={}, guides={}, settings=Settings())
    lines = "\n".join(paragraph(report, NOWHERE, patch=True)).split("\n")
    told = [line.partition(" (for")[0] for line in lines if line.startswith("- in ")]
    assert told == [
        "- in 4 entries line breaks are lost, so the lines run together",
        "- in 1 entry the mark-up above shows as text",
    ]
