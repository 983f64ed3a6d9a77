from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.patch.oracle import git_apply, needs_git
from tests.rules.change.lists import FOUR, ONE, THREE, TWO, listed

from prcheck.changes import compare
from prcheck.layouts import parse
from prcheck.model import Change
from prcheck.patch import FilePatch, apply, diff, restore, write
from prcheck.rebuild import only_entries

BASE = listed("Some words on looms  \nand more of them", "## Weaving", ONE, TWO, "## Sewing", THREE)
HARM = (("<br>", ""), ("of them", "of   them"), ("## Sewing", "`<a id='x'>`\n\n## Sewing"), ("looms  ", "looms"))


def rescued(original: str, after: str, path: str = "README.md") -> FilePatch:
    base, head = parse(original, path), parse(after, path)
    return diff(original, restore(only_entries(base, head, compare(base, head)), original), path).patch


def harmed(text: str) -> str:
    for old, new in HARM:
        text = text.replace(old, new)
    return text


def rebuilt(before: str, after: str) -> str:
    base, head = parse(before, "README.md"), parse(after, "README.md")
    return only_entries(base, head, compare(base, head))


@pytest.mark.parametrize(
    "change",
    [
        ((TWO, f"{TWO}\n\n{FOUR}"),),
        ((ONE, f"{FOUR}\n\n{ONE}"),),
        ((f"{THREE}\n", f"{THREE}\n\n{FOUR}\n"),),
        ((f"{TWO}\n\n", ""),),
        ((TWO, FOUR),),
        ((f"{ONE}\n\n", ""), (THREE, f"{THREE}\n\n{ONE}")),
        ((THREE, f"{THREE}\n\n## Spinning\n\n{FOUR}"),),
        (("## Sewing", f"## Spinning\n\n{FOUR}\n\n## Sewing"),),
    ],
    ids=["added", "first", "last", "removed", "replaced", "moved", "new section at the end", "new section"],
)
def test_what_happens_to_entries_stays_and_the_damage_goes(change: tuple[tuple[str, str], ...]) -> None:
    after = BASE
    for old, new in change:
        after = after.replace(old, new)
    assert rebuilt(BASE, after) == after
    assert rebuilt(BASE, harmed(after)) == after.replace(FOUR, FOUR.replace("<br>", ""))


def test_an_edited_entry_comes_as_it_is() -> None:
    edited = TWO.replace("2023", "2024").replace("<br>", "")
    assert rebuilt(BASE, harmed(BASE.replace("2023", "2024"))) == BASE.replace(TWO, edited)


def test_without_changes_of_entries_nothing_is_left() -> None:
    assert rescued(BASE, harmed(BASE)).hunks == ()


def test_a_new_line_that_stands_first_stays_first() -> None:
    after = BASE.replace("## Sewing", f"{FOUR}\n\n## Knitting")
    assert rebuilt(BASE, after) == BASE.replace("## Sewing", f"{FOUR}\n\n## Sewing")


def test_a_new_entry_below_another_new_line_stays_below() -> None:
    after = BASE.replace("and more of them", f"and none of it\n\n{FOUR}")
    assert rebuilt(BASE, after) == BASE.replace("and more of them", f"and more of them\n\n{FOUR}")


@pytest.mark.parametrize("text", ["", "\n", "# Looms", "# Looms\n"])
def test_an_empty_list_gets_its_first_entry(text: str) -> None:
    assert rebuilt(text, f"{text}\n\n{FOUR}\n").lstrip() == f"{text.strip()}\n\n{FOUR}\n".lstrip()


def test_line_ends_and_the_mark_of_the_original_stay() -> None:
    original = "\ufeff" + BASE.replace("\n", "\r\n")
    text = apply(original, rescued(original, harmed(BASE.replace(TWO, f"{TWO}\n\n{FOUR}"))))
    added = FOUR.replace("<br>", "").replace("\n", "\r\n")
    assert text == original.replace("00002)]\r\n", f"00002)]\r\n\r\n{added}\r\n")


@needs_git
def test_git_takes_the_patch(tmp_path: Path) -> None:
    patch = rescued(BASE, harmed(BASE.replace(TWO, f"{TWO}\n\n{FOUR}")), "x.md")
    assert git_apply(tmp_path, BASE, write(patch)) == apply(BASE, patch)


papers = [ONE, TWO, THREE, FOUR, TWO.replace("2023", "2025"), "- [Looms](#looms)", "## More"]
blocks = st.lists(st.sampled_from(papers), max_size=6, unique_by=lambda block: block[:12])


@settings(max_examples=60, deadline=None)
@given(blocks, blocks)
def test_the_same_happens_to_the_entries(before: list[str], after: list[str]) -> None:
    base, head = parse(listed(*before), "x.md"), parse(harmed(listed(*after)), "x.md")
    changes = compare(base, head)
    again = compare(base, parse(only_entries(base, head, changes), "x.md"))
    assert fates(again) == fates(changes)


def fates(changes: tuple[Change, ...]) -> Counter[tuple[str, str]]:
    """How often each entry is added, removed or edited; which of two is the one that moved may differ."""
    named = [("edited" if change.edited else change.kind.value, change.after or change.before) for change in changes]
    return Counter((kind, entry.name) for kind, entry in named if entry and kind not in ("reformatted", "moved"))
