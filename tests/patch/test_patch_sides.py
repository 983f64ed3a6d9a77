from hashlib import sha1

import pytest
from hypothesis import given
from tests.data import PULLS, load, needs_data
from tests.patch.test_patch_fit import NUMBERS, texts

from prcheck.errors import PatchError
from prcheck.patch import FilePatch, Hunk, Sides, apply, diff, partial, read, revert, sides, write

HEAD = NUMBERS.replace("5\n", "five\n", 1).replace("20\n", "20\nadded\n").replace("28\n", "")
PATCH = diff(NUMBERS, HEAD, "README.md").patch


@pytest.mark.parametrize("text", [NUMBERS, HEAD], ids=["before", "after"])
def test_both_sides_come_from_either(text: str) -> None:
    got = sides(PATCH, text)
    assert (got.path, got.base, got.head, got.partial) == ("README.md", NUMBERS, HEAD, False)
    assert got.touched == {5, 21}
    assert got.removed == {5, 28}
    assert got.ranges == (range(2, 9), range(18, 25), range(26, 31))


def test_neither_side_is_an_error() -> None:
    with pytest.raises(PatchError, match="does not fit"):
        sides(PATCH, "something else\n")


def test_numbers_are_those_of_the_text_where_the_hunks_have_moved() -> None:
    got = sides(PATCH, "0\n" + NUMBERS.replace("5\n", "5\n", 1))
    assert got.head == "0\n" + HEAD
    assert got.touched == {6, 22}
    assert sides(PATCH, "0\n" + HEAD).base == "0\n" + NUMBERS


def blob(text: str) -> str:
    body = text.encode()
    return sha1(b"blob %d\x00" % len(body) + body, usedforsecurity=False).hexdigest()[:7]


TWICE = "a\na\na\na\na\na\na\n"


@pytest.mark.parametrize(
    ("blobs", "is_base"),
    [((blob(TWICE), "0000000"), True), (("0000000", blob(TWICE)), False), (("", ""), True)],
)
def test_gits_ids_tell_which_side_a_text_is_that_could_be_both(blobs: tuple[str, str], is_base: bool) -> None:
    patch = FilePatch("x", "x", (Hunk(2, 2, 2, 3, (" a\n", "+a\n", " a\n")),), blobs=blobs)
    got = sides(patch, TWICE)
    assert got.base != got.head
    assert (got.base if is_base else got.head) == TWICE


def test_the_side_that_needs_no_other_place_is_the_one() -> None:
    patch = FilePatch("x", "x", (Hunk(2, 3, 2, 3, (" a\n", "-b\n", "+c\n", " d\n")),))
    assert sides(patch, "-\na\nc\nd\n-\na\nb\nd\n-\n").base == "-\na\nb\nd\n-\na\nb\nd\n-\n"


def test_a_new_and_a_deleted_file_lack_a_side() -> None:
    new, gone = diff(None, "one\n", "x.md"), diff("one\n", None, "x.md")
    assert [set(each) for each in (new.touched, new.removed, gone.touched, gone.removed)] == [{1}, set(), set(), {1}]
    assert gone.ranges == ()
    for text in ("", "one\n"):
        assert sides(new.patch, text) == Sides("x.md", "x.md", None, "one\n", new.hunks)
        assert sides(gone.patch, text) == Sides("x.md", "x.md", "one\n", None, gone.hunks)


def test_a_change_of_mode_alone_touches_nothing() -> None:
    got = sides(FilePatch("x", "x"), "one\n")
    assert (got.base, got.head, got.hunks) == ("one\n", "one\n", ())


def test_a_series_counts_as_one_change() -> None:
    first, last = NUMBERS.replace("15\n", "x\n"), "0\n" + NUMBERS.replace("15\n", "y\n")
    text = write(diff(NUMBERS, first, "x").patch) + write(diff(first, last, "x").patch)
    (patch,) = read(text)
    got = sides(patch, last)
    assert (got.base, got.head, set(got.touched), set(got.removed)) == (NUMBERS, last, {1, 16}, {15})
    alone = partial(patch)
    assert (alone.touched, alone.removed) == (got.touched, got.removed)


def test_the_diff_alone_shows_its_lines_at_their_numbers() -> None:
    got = partial(PATCH)
    assert got.partial
    assert got.base is not None
    assert got.head is not None
    assert got.base.split("\n")[:10] == ["", "2", "3", "4", "5", "6", "7", "8", "", ""]
    assert got.head.split("\n")[17:23] == ["18", "19", "20", "added", "21", "22"]
    assert (set(got.touched), set(got.removed), got.ranges) == (
        {5, 21},
        {5, 28},
        (range(2, 9), range(18, 25), range(26, 31)),
    )


def test_the_diff_alone_of_a_new_file_is_the_file() -> None:
    got = partial(diff(None, "one\ntwo", "x").patch)
    assert (got.base, got.head) == (None, "one\ntwo")
    assert partial(diff("one\n", None, "x").patch).head is None


def test_lines_beyond_any_list_are_refused() -> None:
    with pytest.raises(PatchError, match="lines beyond 200,000"):
        partial(FilePatch("x", "x", (Hunk(999_999_999, 1, 999_999_999, 1, (" a\n",)),)))


@pytest.mark.parametrize("starts", [(1, 1, 1), (90, 50, 10), (5, 6, 4), (0, 0, 0)])
def test_hunks_that_claim_the_same_lines_stand_below_each_other(starts: tuple[int, ...]) -> None:
    hunks = tuple(Hunk(at, 2, at, 3, (" a\n", "-b\n", "+c\n", "+d\n")) for at in starts)
    got = partial(FilePatch("x", "x", hunks))
    lines = (got.head or "").split("\n")
    assert [lines[number - 1] for number in sorted(got.touched)] == ["c", "d"] * 3
    before = (got.base or "").split("\n")
    assert [before[number - 1] for number in sorted(got.removed)] == ["b"] * 3


@given(texts, texts)
def test_both_sides_of_a_diff_are_found_again(base: str, head: str) -> None:
    patch = diff(base, head, "x").patch
    for text in (base, head):
        got = sides(patch, text)
        assert text in (got.base, got.head)
        assert apply(got.base or "", got.patch) == (got.head or "")


@given(texts, texts)
def test_touched_lines_are_the_heads_own(base: str, head: str) -> None:
    got = diff(base, head, "x")
    lines = head.split("\n")
    assert all(1 <= number <= len(lines) for number in got.touched)
    assert {line[1:].removesuffix("\n") for hunk in got.hunks for line in hunk.lines if line[0] == "+"} == {
        lines[number - 1] for number in got.touched
    }


@needs_data
def test_real_pull_requests_give_both_texts() -> None:
    assert PULLS
    for folder in PULLS:
        shown, base, head = (load(folder / name) for name in ("pr.diff", "base.md", "head.md"))
        (patch,) = read(shown)
        assert apply(base, patch) == head
        assert revert(head, patch) == base
        got = sides(patch, base)
        assert got == sides(patch, head)
        (bent,) = read(shown.replace("\r\n", "\n").replace("\n", "\r\n"))
        assert apply(base, bent) == head
        alone = partial(patch)
        assert (alone.touched, alone.removed, alone.ranges) == (got.touched, got.removed, got.ranges)
