"""arXiv years beside arXiv ids."""

from dataclasses import replace

import pytest
from tests.rules.duplicates.changed import audit, paper

from prcheck.edits import apply
from prcheck.model import Finding
from prcheck.rules.base import Context
from prcheck.rules.papers.year_before_id import year_before_id

ID = "https://arxiv.org/abs/2401.00001"


def listed(venue: str, url: str = ID) -> Context:
    return audit(paper("Notes on a Loom", url, venue=venue))


def findings(ctx: Context) -> list[Finding]:
    return list(year_before_id(ctx))


@pytest.mark.parametrize("venue", ["arXiv 2023", "arXiv, 2023", "arXiv preprint 2023", "CoRR 2023", "2023 arXiv"])
def test_a_year_before_the_ids_is_told(venue: str) -> None:
    ctx = listed(venue)
    (finding,) = findings(ctx)
    assert finding.message == '"arXiv 2023", but the id "arxiv:2401.00001" is of 2024; correct the year or the link'
    assert finding.fix is not None
    assert not finding.fix.safe
    after = apply(ctx.head.text, finding.fix.edits)
    assert after == ctx.head.text.replace("2023", "2024")
    assert findings(audit(after)) == []


@pytest.mark.parametrize(
    ("venue", "url"),
    [
        ("arXiv 2024", ID),
        ("arXiv 2025", ID),
        ("CVPR 2023", ID),
        ("arXiv", ID),
        ("arXiv 2023", "https://looms.example/paper.pdf"),
        ("arXiv 2023", "https://doi.org/10.1000/1"),
        ("arXiv 2003", "https://arxiv.org/abs/math/0309136"),
    ],
)
def test_other_years_are_fine(venue: str, url: str) -> None:
    assert findings(listed(venue, url)) == []


def test_the_earliest_of_two_ids_counts() -> None:
    text = paper("Notes on a Loom", ID, venue="arXiv 2023") + "[[Paper](https://arxiv.org/abs/2301.00001)]\n"
    assert findings(audit(text)) == []


def test_a_year_that_stands_twice_gets_no_fix() -> None:
    assert [finding.fix for finding in findings(listed("arXiv 2023 (v2: 2023)"))] == [None]


def test_a_venue_on_two_lines_gets_no_fix() -> None:
    ctx = listed("arXiv 2023")
    (entry,) = ctx.head.entries
    parts = (replace(part, span=replace(part.span, line=1)) if part is entry.venue else part for part in entry.parts)
    wrapped = replace(ctx.head, entries=(replace(entry, parts=tuple(parts)),))
    assert [finding.fix for finding in findings(replace(ctx, head=wrapped))] == [None]


def test_a_year_in_a_column_of_its_own_counts() -> None:
    row = f"| 2023 | arXiv | Notes on a Loom of the North | [Paper]({ID}) |"
    table = f"| Year | Venue | Title | Paper |\n|---|---|---|---|\n{row}\n"
    assert [finding.fix is not None for finding in findings(audit(table))] == [True]


def test_the_year_of_a_conference_in_another_column_does_not() -> None:
    row = f"| 2023 | CVPR | Notes on a Loom of the North | [Paper]({ID}) |"
    assert findings(audit(f"| Year | Venue | Title | Paper |\n|---|---|---|---|\n{row}\n")) == []


def test_an_entry_without_a_venue_is_silent() -> None:
    assert findings(audit(f"- **Notes on a Loom of the North** [[Paper]({ID})]\n")) == []
