"""Real pull requests: prcheck sees the entries and the changes that people labelled by hand.

What these lists prove is what is found in them: the lines of prcheck that they run are covered by invented lists.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from bench import entries as bench
from tests.data import DATA, needs_data

from prcheck.changes import compare
from prcheck.layouts import parse
from prcheck.model import Change, ChangeKind, Document

PICTURES = (".png", ".svg", "img.shields.io")

pytestmark = [needs_data, pytest.mark.no_cover]


@dataclass
class Pull:
    """A labelled pull request; its texts are read once, at the first test that asks for them."""

    label: Mapping[str, Any]

    def document(self, side: str) -> Document:
        return parse(*bench.read(DATA / self.label["dir"] / side, self.label["path"]))

    @cached_property
    def before(self) -> Document:
        return self.document("base.md")

    @cached_property
    def after(self) -> Document:
        return self.document("head.md")

    @cached_property
    def changes(self) -> Sequence[Change]:
        return compare(self.before, self.after)


LABELS = list(bench.labels(DATA / "prs", "")) if DATA.is_dir() else []


@pytest.fixture(scope="module", params=LABELS, ids=lambda label: f"{label['repo']}-{label['number']}")
def pull(request: pytest.FixtureRequest) -> Pull:
    """The tests on one pull request follow each other."""
    return Pull(request.param)


def test_added_entries_stand_at_their_lines(pull: Pull) -> None:
    found = {(entry.span.line, entry.span.end_line): entry for entry in pull.after.entries}
    for wanted in pull.label["entries_added"]:
        entry = found[wanted["line"], wanted["last_line"]]
        assert wanted["title"][:30].lower() in entry.name.lower()
        urls = {link.url for link in entry.links}
        assert urls >= {url for url in wanted["links"] if not any(sign in url for sign in PICTURES)}


def test_nothing_else_is_added(pull: Pull) -> None:
    added = [change.after.span.line for change in pull.changes if change.kind is ChangeKind.ADDED and change.after]
    assert sorted(added) == sorted(entry["line"] for entry in pull.label["entries_added"])


def test_changes_are_the_labelled_ones(pull: Pull) -> None:
    counts = dict(bench.judge(pull.label, pull.changes, pull.before, pull.after))
    assert counts["links"] == counts["added hit"]
    for kind in bench.KINDS:
        assert counts[f"{kind} found"] == counts[f"{kind} hit"], kind
        assert counts[f"{kind} recalled"] == counts[f"{kind} wanted"], kind
