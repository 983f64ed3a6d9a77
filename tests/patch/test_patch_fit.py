import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.patch.oracle import git_apply, needs_git

from prcheck.errors import PatchError
from prcheck.patch import FilePatch, Hunk, apply, diff, read, revert, write

line = st.text(alphabet="ab +-@\\\r\u2028\x0c\x85é", max_size=3)
texts = st.lists(line, max_size=14).flatmap(lambda lines: st.sampled_from(["\n".join(lines), "\n".join([*lines, ""])]))


def body(*lines: str) -> str:
    return "".join(f"{text}\n" for text in lines)


NUMBERS = body(*(str(n) for n in range(1, 31)))


@given(texts, texts)
def test_a_diff_of_two_texts_gives_one_from_the_other(base: str, head: str) -> None:
    patch = diff(base, head, "x.md").patch
    assert apply(base, patch) == head
    assert revert(head, patch) == base


@given(texts, texts)
def test_a_written_diff_is_read_back(base: str, head: str) -> None:
    patch = diff(base, head, "two words.md").patch
    again = read(write(patch))
    assert [(each.path, each.hunks) for each in again] == ([("two words.md", patch.hunks)] if patch.hunks else [])


@needs_git
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, texts)
def test_git_takes_what_is_written(tmp_path: Path, base: str, head: str) -> None:
    assume(base != head)
    assert git_apply(tmp_path, base, write(diff(base, head, "x.md").patch)) == head


@needs_git
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_git_agrees_on_texts_that_have_changed_meanwhile(tmp_path: Path, data: st.DataObject) -> None:
    """Lines put in or taken out elsewhere: git and we find the same place, or both find none."""
    lines = [data.draw(st.sampled_from("abcdefgh")) for _ in range(24)]
    head = list(lines)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(head) - 1))
        head[at : at + data.draw(st.integers(0, 2))] = [data.draw(st.sampled_from("xyz"))]
    other = list(lines)
    at = data.draw(st.integers(0, len(other) - 1))
    other[at : at + data.draw(st.integers(0, 1))] = ["n"] * data.draw(st.integers(0, 3))
    patch = diff(body(*lines), body(*head), "x.md").patch
    assume(patch.hunks)
    try:
        ours: str | None = apply(body(*other), patch)
    except PatchError:
        ours = None
    assert ours == git_apply(tmp_path, body(*other), write(patch))


@needs_git
@pytest.mark.parametrize("prefix", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "last"])
def test_gits_own_diff_gives_the_text(tmp_path: Path, prefix: str, end: str, last: str) -> None:
    base = prefix + NUMBERS.replace("\n", end) + last
    head = base.replace(f"5{end}", f"five{end}", 1).replace(f"20{end}", f"20{end}added{end}", 1).removesuffix("last")
    for name, text in (("a", base), ("b", head)):
        (tmp_path / name).write_bytes(text.encode())
    done = subprocess.run(["git", "diff", "--no-index", "a", "b"], cwd=tmp_path, capture_output=True)
    (patch,) = read(done.stdout.decode())
    assert apply(base, patch) == head
    assert revert(head, patch) == base


def test_a_hunk_is_found_where_lines_above_came_or_went() -> None:
    patch = diff(NUMBERS, NUMBERS.replace("15\n", "fifteen\n"), "x").patch
    assert apply("0\n0\n" + NUMBERS, patch) == "0\n0\n" + NUMBERS.replace("15\n", "fifteen\n")
    assert apply(NUMBERS[4:], patch) == NUMBERS[4:].replace("15\n", "fifteen\n")


def test_the_nearest_place_wins() -> None:
    block = body("p", "q", "r", "s", "t", "u", "v")
    base = block + body("-") + block + body("-") + block
    patch = FilePatch("x", "x", (Hunk(9, 7, 9, 7, (" p\n", " q\n", " r\n", "-s\n", "+S\n", " t\n", " u\n", " v\n")),))
    assert apply(base, patch) == block + body("-") + block.replace("s", "S") + body("-") + block
    assert (
        apply(body("-", "-") + base, patch)
        == body("-", "-") + block + body("-") + block.replace("s", "S") + body("-") + block
    )


def test_a_hunk_without_context_behind_it_stands_at_the_end() -> None:
    patch = diff(NUMBERS, NUMBERS + "31\n", "x").patch
    assert apply("0\n" + NUMBERS, patch) == "0\n" + NUMBERS + "31\n"
    with pytest.raises(PatchError, match=r"hunk 1 \(line 28\) does not fit"):
        apply(NUMBERS + "more\n", patch)


def test_a_hunk_at_line_one_stands_at_the_start() -> None:
    patch = diff(NUMBERS, "0\n" + NUMBERS, "x").patch
    with pytest.raises(PatchError, match="does not fit"):
        apply("more\n" + NUMBERS, patch)


def test_other_context_does_not_fit() -> None:
    patch = diff(NUMBERS, NUMBERS.replace("15\n", "fifteen\n"), "x").patch
    with pytest.raises(PatchError, match="does not fit"):
        apply(NUMBERS.replace("17\n", "17 \n"), patch)
    with pytest.raises(PatchError, match="does not fit"):
        apply("", patch)


def test_no_line_is_patched_twice() -> None:
    hunk = Hunk(2, 3, 2, 3, (" a\n", "-b\n", "+b\n", " c\n"))
    with pytest.raises(PatchError, match="hunk 2"):
        apply(body("-", "a", "b", "c", "-"), FilePatch("x", "x", (hunk, hunk)))


def test_a_new_file_fits_nothing_but_an_empty_text() -> None:
    patch = diff(None, "one\n", "x").patch
    assert patch.new
    assert apply("", patch) == "one\n"
    with pytest.raises(PatchError):
        apply("other\n", patch)


def test_a_binary_patch_is_refused_in_words() -> None:
    with pytest.raises(PatchError, match=r'the diff of "p\.png" cannot be applied: it is binary$'):
        apply("", FilePatch("p.png", "p.png", binary=True))


def test_a_diff_that_lost_its_files_line_ends_fits_all_the_same() -> None:
    base = NUMBERS.replace("\n", "\r\n") + "end"
    text = write(diff(NUMBERS + "end", NUMBERS.replace("15\n", "fifteen\n") + "END", "x").patch)
    (patch,) = read(text)
    assert read(text.replace("\n", "\r\n")) == (patch,)
    assert apply(base, patch) == base.replace("15\r\n", "fifteen\r\n").replace("end", "END")
    with pytest.raises(PatchError):
        apply(base.replace("15", "x"), patch)
    turned = diff(NUMBERS.replace("15\n", "15\r\n"), NUMBERS, "x").patch
    with pytest.raises(PatchError):
        apply(base, turned)


def test_a_search_without_end_is_given_up() -> None:
    lines = tuple(" a\n" for _ in range(9000))
    patch = FilePatch("x", "x", (Hunk(5, 9001, 5, 9001, (*lines, "-b\n", "+c\n", " a\n")),))
    with pytest.raises(PatchError, match="too many places"):
        apply("a\n" * 30_000, patch)


@pytest.mark.no_cover
def test_many_hunks_far_from_their_places_are_given_up() -> None:
    hunks = tuple(Hunk(29_000, 1, 29_000, 1, (f" l{at}\n", "-x\n", "+y\n", " b\n")) for at in range(9_000))
    with pytest.raises(PatchError, match="too many places"):
        apply("".join(f"l{at}\nx\nb\n" for at in range(10_000)), FilePatch("x", "x", hunks))


@needs_git
def test_git_takes_new_deleted_and_renamed_files(tmp_path: Path) -> None:
    assert git_apply(tmp_path, "one\n", write(diff("one\n", None, "x.md").patch)) == ""
    (tmp_path / "x.md").unlink(missing_ok=True)
    for patch in (
        diff(None, "one\n", "sub/n.md").patch,
        diff("one\n", "two\n", "sub/two words\t.md", "sub/n.md").patch,
    ):
        subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=write(patch).encode(), check=True)
    assert (tmp_path / "sub/two words\t.md").read_text() == "two\n"
