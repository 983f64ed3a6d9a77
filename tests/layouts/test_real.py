"""The list that prcheck was made for, and labelled pull requests, where the data is at hand."""

import os
from pathlib import Path

import pytest
from bench import entries as bench

from prcheck.changes import compare
from prcheck.layouts import parse, templates
from prcheck.model import Role

DATA = Path(os.environ.get("PRCHECK_DATA", ""))

pytestmark = pytest.mark.skipif(not os.environ.get("PRCHECK_DATA"), reason="PRCHECK_DATA names no folder of real lists")


def test_the_list_it_was_made_for() -> None:
    document = parse((DATA / "seed-list.md").read_text(encoding="utf-8"), "README.md")
    bare = [entry for entry in document.entries if entry.unfinished]
    assert len(document.entries) - len(bare) == 42
    assert (sum(not entry.links for entry in bare), sum(bool(entry.links) for entry in bare)) == (33, 3)
    (template,), skips = templates([document], {})
    assert not skips
    assert (template.source, template.follow, template.of) == ("README.md:23", 42, 42)
    assert [slot.role for slot in template.fields] == [Role.TITLE, Role.AUTHORS, Role.VENUE]
    assert [slot.label for slot in template.links] == ["Paper", "Project", "Code", "Video"]


def test_labelled_pull_requests() -> None:
    hit = found = wanted = whole = 0
    names = ("mwxely", "fnzhan", "weihaox", "lif314", "BradyFU", "safe-graph")
    for label in (label for name in names for label in bench.labels(DATA / "prs", name)):
        before, after = (parse(*bench.read(DATA / label["dir"] / f"{n}.md", label["path"])) for n in ("base", "head"))
        counts = dict(bench.judge(label, compare(before, after), before, after))
        hit, found, wanted = hit + counts["added hit"], found + counts["added found"], wanted + counts["added wanted"]
        whole += counts["links"]
    assert hit == wanted == whole > 0
    assert found == wanted
