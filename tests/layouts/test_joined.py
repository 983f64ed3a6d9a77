"""Real lists repeated until they are long: a real change in the middle is judged as if all of the list were read.

Long is what weighs more than 1,000 here; with `PRCHECK_WHOLE=2500` what a run calls so.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.data import PULLS, load, needs_data

from prcheck import patch
from prcheck.layouts import focus
from prcheck.layouts.portions import cut
from prcheck.markdown import normalise, read
from prcheck.model import Report
from prcheck.run import judge
from prcheck.settings import Settings

WHOLE = int(os.environ.get("PRCHECK_WHOLE", "1000"))
MOST = 31  # copies: of shorter lists there would be hundreds of sections
FIRST = {folder.parent: folder for folder in reversed(PULLS)}


def copy(text: str, number: int) -> str:
    """The list under other headings and addresses."""
    text = re.sub(r"(\]\(https?://[^)\s#]+)", rf"\1?c={number}", text)
    return re.sub(r"(?m)^(#+ .*)$", rf"\1 c{number}", text)


def among(text: str, copies: list[str]) -> str:
    half = len(copies) // 2
    return "\n\n".join([*copies[:half], text, *copies[half:]])


def found(report: Report) -> Iterator[tuple[int, str]]:
    yield from ((finding.span.line, finding.code) for finding in report.findings)


@needs_data
@pytest.mark.no_cover
@pytest.mark.parametrize("folder", FIRST.values(), ids=lambda path: path.parent.name)
def test_a_part_gives_the_findings_of_the_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, head = (normalise(load(folder / name)) for name in ("base.md", "head.md"))
    number = WHOLE * 11 // 10 // sum(portion.weight for portion in cut(read(base))) + 1
    if number > MOST:
        pytest.skip("a short list")
    copies = [copy(base, index) for index in range(number)]
    sides = patch.diff(among(base, copies), among(head, copies), "README.md")
    monkeypatch.setattr(focus, "WHOLE", WHOLE)
    part = judge([sides], others={}, guides={}, settings=Settings(offline=True))
    monkeypatch.setattr(focus, "WHOLE", 1_000_000)
    whole = judge([sides], others={}, guides={}, settings=Settings(offline=True))
    assert part.changes == whole.changes
    assert sorted(found(part)) == sorted(found(whole))
