"""What `bench.entries` says of entries that it reads otherwise than they are labelled."""

from typing import Any

from bench.failing import failures, told

from prcheck.changes import compare
from prcheck.layouts import parse

HEAD = "# Looms\n\n## Papers\n\n"
OLD = "**Weaving with Old Looms**<br>\n*Ada Lovelace, Jane Doe*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]\n\n"
NEW = "**Shuttles without Rest**<br>\n*Ada Lovelace, Jane Doe*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.00002)]\n\n"
WANT = {
    "title": "Shuttles without Rest",
    "title_full_by_script": "Shuttles without Rest",
    "line": 9,
    "last_line": 11,
    "links": ["https://arxiv.org/abs/2401.00002"],
}


def failing(**other: Any) -> list[str]:
    before, after = parse(HEAD + OLD, "README.md"), parse(HEAD + OLD + NEW, "README.md")
    label = {
        "entries_added": [{**WANT, **other}],
        "entries_changed": [],
        "entries_removed": [],
        "entries_moved": [],
    }
    return list(failures(label, compare(before, after), before, after))


def test_what_is_read_as_labelled_is_silent() -> None:
    assert failing() == []


def test_each_failure_has_its_reason() -> None:
    assert failing(links=["https://arxiv.org/abs/2401.00002", "https://example.org/code"]) == [
        "added line 9: some of its links are not read"
    ]
    lost, extra = failing(last_line=12)
    assert lost == "added line 9: read as lines 9 to 11, not to 12"
    assert extra == "added line 9: taken for a new entry, and is none"
    assert failing(line=1, last_line=1)[0] == "added line 1: is no entry"
    assert failing(line=5, last_line=7)[0] == "added line 5: is an entry, and not told as a new one"
    assert failing(title_full_by_script="Shuttles")[0] == 'added line 9: its title is read as "Shuttles without Rest"'


def test_three_are_shown_of_as_many_lists_as_there_are() -> None:
    assert list(told([])) == ["entries that still fail: none"]
    assert list(told(["a/b#1 x", "a/b#2 y", "c/d#1 z", "e/f#1 w"])) == [
        "entries that still fail: 4, of them",
        "  a/b#1 x",
        "  c/d#1 z",
        "  e/f#1 w",
    ]
