"""The page on caps says what the program refuses."""

import re
from pathlib import Path

from prcheck import contexts, run
from prcheck.layouts import candidates, focus, force, outline
from prcheck.markdown import caps
from prcheck.rules import flood

PAGE = (Path(__file__).parent.parent / "docs" / "speed.md").read_text("utf-8")


def test_the_page_has_the_programs_caps() -> None:
    rows = re.findall(r"^\| ([a-z, ]+?) \| ([\d,]+) \| ([\d,]+) \|$", PAGE, flags=re.MULTILINE)
    stated = [int(value.replace(",", "")) for _, value, _ in rows]
    assert stated == [
        caps.SIZE, caps.LINES, caps.LINE, caps.DEPTH, caps.ITEMS, candidates.SIZE, outline.DEEPEST, candidates.COUNT,
        focus.MOST, contexts.MAX_LINES, focus.TOUCHED, contexts.MAX_ADDED, run.MAX_URLS, force.MOST, flood.MOST,
    ]  # fmt: skip
    assert all(int(largest.replace(",", "")) < cap for (_, _, largest), cap in zip(rows, stated, strict=True))
