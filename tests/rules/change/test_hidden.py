"""Entries that a change puts into a comment, code or HTML which it does not end."""

import pytest
from tests.rules.change.lists import ONE, THREE, TWO, found, listed

from prcheck.rules.change.damaged_entry import damaged_entry

BASE = listed(ONE, TWO, THREE, "End.")
NAMES = ["Looms and Their Loops in Practice", "A Shuttle for Every Weaver Alive"]
ITEMS = "# Looms\n\n" + "".join(
    f"- **{title}**, Ada Lovelace, Grace Hopper, CVPR 2024. [[Paper](https://arxiv.org/abs/2401.0000{number})]\n"
    for number, title in enumerate(("Notes on Machines That Weave", *NAMES))
)


@pytest.mark.parametrize(
    ("opening", "where"),
    [
        ("<!-- see below", "in HTML"),
        ("```", "in code"),
        ("~~~ text", "in code"),
        ("<textarea>", "in HTML"),
        ("<pre>", "in HTML"),
        ("<![CDATA[", "in HTML"),
    ],
)
def test_what_is_not_ended_damages_all_below_it(opening: str, where: str) -> None:
    after = BASE.replace(TWO, f"{opening}\n{TWO}")
    findings = found(damaged_entry, BASE, after)
    assert [finding.entry for finding in findings] == NAMES
    assert [finding.span.line for finding in findings] == [8, 12]
    assert f"it stands {where}, " in findings[0].message


@pytest.mark.parametrize("opening", ["<details>", "<div>", "> quoted"])
def test_what_a_blank_line_ends_damages_the_entry_below_it(opening: str) -> None:
    assert [finding.entry for finding in found(damaged_entry, BASE, BASE.replace(TWO, f"{opening}\n{TWO}"))] == NAMES[
        :1
    ]


def test_items_too() -> None:
    after = ITEMS.replace("- **Looms", "<details>\n- **Looms")
    assert [finding.entry for finding in found(damaged_entry, ITEMS, after)] == NAMES


def test_a_line_that_makes_a_heading_of_the_entry_damages_it() -> None:
    assert [finding.entry for finding in found(damaged_entry, BASE, BASE.replace(TWO, f"{TWO}\n---"))] == NAMES[:1]


@pytest.mark.parametrize("around", ["<!--\n{}\n-->", "```\n{}\n```", "<!-- {} -->"])
def test_what_is_opened_and_ended_around_an_entry_is_meant(around: str) -> None:
    assert not found(damaged_entry, BASE, BASE.replace(TWO, around.format(TWO)))


def test_an_entry_that_goes_is_no_damage() -> None:
    assert not found(damaged_entry, BASE, listed(ONE, THREE, "End."))
