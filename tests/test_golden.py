"""Whole lists: those in `ok` are silent, those in `err` give what stands beside them (`--update` rewrites it)."""

from dataclasses import replace
from pathlib import Path

import pytest

from prcheck.model import Report
from prcheck.outputs import text
from prcheck.run import audit
from prcheck.settings import Settings

LISTS = Path(__file__).parent / "lists"


def audited(path: Path) -> Report:
    report = audit({path.name: path.read_bytes().decode()}, guides={}, settings=Settings())
    return replace(report, skipped=(), audit=False)  # as a change is told: each finding with its lines


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in sorted(LISTS.glob("ok/*.md"))])
def test_good_lists_are_silent(path: Path) -> None:
    report = audited(path)
    assert report.findings == (), text.render(report)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in sorted(LISTS.glob("err/*.md"))])
def test_bad_lists_give_what_stands_beside_them(path: Path, update: bool) -> None:
    shown, golden = text.render(audited(path)), path.with_suffix(".out")
    if update:
        golden.write_bytes(shown.encode())
    assert shown == golden.read_bytes().decode()
