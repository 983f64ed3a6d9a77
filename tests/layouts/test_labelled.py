"""Real lists: the entries that people labelled by hand stand on the lines that prcheck finds."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from prcheck.layouts import parse

DATA = os.environ.get("PRCHECK_DATA")
PICTURES = (".png", ".svg", "img.shields.io")

pytestmark = pytest.mark.skipif(not DATA, reason="PRCHECK_DATA names no folder of real lists")


def labels() -> list[dict[str, Any]]:
    if not DATA:
        return []
    return [json.loads(line) for line in (Path(DATA) / "prs/labels.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("label", labels(), ids=lambda label: f"{label['repo']}-{label['number']}")
def test_added_entries(label: dict[str, Any]) -> None:
    text = (Path(DATA or ".") / label["dir"] / "head.md").read_bytes().decode()
    found = {(entry.span.line, entry.span.end_line): entry for entry in parse(text, label["path"]).entries}
    for wanted in label["entries_added"]:
        entry = found[wanted["line"], wanted["last_line"]]
        assert wanted["title"][:30].lower() in entry.name.lower()
        urls = {link.url for link in entry.links}
        assert urls >= {url for url in wanted["links"] if not any(sign in url for sign in PICTURES)}


def test_the_first_list() -> None:
    text = (Path(DATA or ".") / "seed-list.md").read_bytes().decode()
    entries = parse(text, "README.md").entries
    unfinished = [entry for entry in entries if entry.unfinished]
    assert (len(entries) - len(unfinished), len(unfinished)) == (42, 36)
    assert sum(bool(entry.links) for entry in unfinished) == 3
    assert entries[0].section == ()
    assert entries[5].section == ("Methods", "Generative Models", "Label Acquisition")
