import base64
import quopri
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.errors import PatchError
from prcheck.patch import apply, is_diff, read
from prcheck.patch.reader import SERIES

LIST = "# Looms\n\nold\nend\n"
PARTS = 'From: ada@example.org\nContent-Type: multipart/mixed; boundary="cut"\n\n--cut\nContent-Type: text/plain\n'
BODY = "@@ -1,4 +1,4 @@\n # Looms\n \n-old\n+new\n end\n"
PLAIN = f"--- a/README.md\n+++ b/README.md\n{BODY}"
GIT = f"diff --git a/README.md b/README.md\nindex 1111111..2222222 100644\n{PLAIN}"
MAIL = (
    "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: Ada <ada@example.org>\n"
    "Date: Mon, 6 May 2024 10:00:00 +0200\nSubject: [PATCH] Add a loom\n\nSome words\n--- of mine\n---\n"
    f" README.md | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n\n{GIT}-- \n2.39.5\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        GIT,
        MAIL,
        f"Please merge this:\n\n```diff\n{GIT}```\n\nThank you\n",
        f"~~~~\n{PLAIN}~~~~\n",
        GIT.removesuffix("\n"),
        GIT.replace("\n \n", "\n\n"),
        GIT.replace("\n", "\r\n"),
        MAIL.replace("\n", "\r\n"),
        "1. Like so:\n\n" + indent(f"```diff\n{GIT}```", "   ") + "\n\n   Done\n",
        "  ``` patch\n" + indent(GIT, "  ").replace("   \n", "\n") + "\n  ```\n",
        GIT.replace("a/README.md", "README.md").replace("b/README.md", "README.md"),
        GIT.replace(" a/", " i/").replace(" b/", " w/"),
        PLAIN.replace("README.md\n", "README.md\t2024-05-06 10:00:00.000000000 +0200\n"),
    ],
    ids=[
        "plain", "git", "mail", "fence", "tilde fence", "no newline at the end", "blank context without blank",
        "crlf", "crlf mail", "indented fence", "indented fence, stripped", "no prefix", "mnemonic prefix", "time stamp",
    ],
)  # fmt: skip
def test_every_form_of_a_diff_is_read(text: str) -> None:
    assert is_diff(text)
    (patch,) = read(text)
    assert (patch.path, patch.old_path, patch.flaw) == ("README.md", "README.md", "")
    assert apply(LIST, patch) == LIST.replace("old", "new")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("quoted-printable", quopri.encodestring(GIT.replace("new", "né =").encode()).decode()),
        ("base64", base64.encodebytes(GIT.replace("new", "né =").encode()).decode()),
    ],
)
def test_an_encoded_mail_is_decoded(name: str, body: str) -> None:
    text = (
        f"From: ada@example.org\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {name}\n\n{body}"
    )
    (patch,) = read(text)
    assert apply(LIST, patch) == LIST.replace("old", "né =")


def test_the_parts_of_a_mail_are_read() -> None:
    text = (
        f"{PARTS}Content-Transfer-Encoding: 8bit\n\nHëllo\n"
        f"--cut\nContent-Type: text/x-patch\n\n{GIT.replace('new', 'né')}\n"
        "--cut\nContent-Type: image/png\n\nx\n--cut--\n"
    )
    (patch,) = read(text)
    assert apply(LIST, patch) == LIST.replace("old", "né")


@pytest.mark.parametrize(
    "text",
    [
        "# A list\n\n- one\n- two\n",
        "```diff\n- one\n+ two\n```\n",
        "```diff\ndiff --git a/x b/x\nindex 1..2\n--- a/x\n+++ b/x\n- one\n+ two\n```\n",
        "diff --git a/x b/x is what it prints\n",
        "--- a\n+++ b\nno hunk\n",
        "**Title**\n---\n@@ mention\n",
    ],
)
def test_markdown_is_no_diff(text: str) -> None:
    assert not is_diff(text)


@pytest.mark.parametrize("text", ["", "\n", " \r\n"])
def test_an_empty_text_is_an_empty_diff(text: str) -> None:
    assert is_diff(text)
    assert read(text) == ()


def test_a_merge_is_named_as_what_cannot_be_read() -> None:
    text = "diff --cc README.md\nindex 1,2..3\n--- a/README.md\n+++ b/README.md\n@@@ -1,1 -1,1 +1,1 @@@\n++x\n"
    (patch,) = read(text)
    assert is_diff(text)
    assert patch.path == "README.md"
    assert "combined" in patch.flaw


def head(*lines: str, names: str = "a/x.md b/x.md") -> str:
    return "".join(f"{line}\n" for line in (f"diff --git {names}", *lines))


def test_renames_copies_new_deleted_and_binary_files_and_modes() -> None:
    text = "".join(
        (
            head(
                "similarity index 100%", "rename from old name.md", "rename to b/x.md", names="a/old name.md b/b/x.md"
            ),
            head("similarity index 90%", "copy from x.md", "copy to y.md", names="a/x.md b/y.md"),
            head(
                "new file mode 100644", "index 0000000..1111111", "--- /dev/null", "+++ b/n.md", names="a/n.md b/n.md"
            ),
            "@@ -0,0 +1 @@\n+one\n\\ No newline at end of file\n",
            head(
                "deleted file mode 100644",
                "--- a/d.md",
                "+++ /dev/null",
                "@@ -1 +0,0 @@",
                "-one",
                names="a/d.md b/d.md",
            ),
            head("new file mode 100644", "index 0000000..e69de29", names="a/empty b/x b/empty b/x"),
            head("index 1111111..2222222 100644", "Binary files a/p.png and b/p.png differ", names="a/p.png b/p.png"),
            head("index 1..2", "GIT binary patch", "literal 3", "KcmZ3", "", names="a/q.png b/q.png"),
            head("old mode 100644", "new mode 100755", names="a/run b/run"),
        )
    )
    rename, copy, new, deleted, empty, binary, other, mode = read(text)
    assert is_diff(text)
    assert (rename.old_path, rename.path, rename.hunks) == ("old name.md", "b/x.md", ())
    assert (copy.old_path, copy.path, copy.copied) == ("x.md", "y.md", True)
    assert (new.path, new.new, apply("", new)) == ("n.md", True, "one")
    assert (deleted.path, deleted.deleted, apply("one\n", deleted)) == ("d.md", True, "")
    assert (empty.path, empty.new) == ("empty b/x", True)
    assert binary.binary
    assert other.binary
    assert (mode.path, mode.hunks, apply("same", mode)) == ("run", (), "same")


def test_a_deletion_without_gits_header_has_the_name_before() -> None:
    (patch,) = read("--- a/x.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n")
    assert (patch.path, patch.deleted) == ("x.md", True)
    (patch,) = read("--- /dev/null\n+++ b/x.md\n@@ -0,0 +1 @@\n+one\n")
    assert (patch.path, patch.new) == ("x.md", True)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (r'"a/\346\226\207.md" "b/\346\226\207.md"', "文.md"),
        (r'"a/t\tn\nq\"\\.md" "b/t\tn\nq\"\\.md"', 't\tn\nq"\\.md'),
        (r'"a/\377.md" "b/\377.md"', r"\xff.md"),
        ("a/two words.md b/two words.md", "two words.md"),
    ],
)
def test_quoted_names_are_read(written: str, name: str) -> None:
    (patch,) = read(head("old mode 100644", "new mode 100755", names=written))
    assert patch.path == name


@pytest.mark.parametrize("names", ["a/x b/y", '"a/x', '"a/x" ', "x", ""])
def test_a_header_without_a_name_is_a_flaw(names: str) -> None:
    (patch,) = read(head("old mode 100644", "new mode 100755", names=names))
    assert patch.flaw == "its header names no file"


@pytest.mark.parametrize(
    "body",
    [
        "@@ -1,4 +1,4 @@\n # Looms\n",
        "@@ -1,4 +1,4 @@\n # Looms\nwhat\n",
        "@@ -1,1 +1,2 @@\n-a\n-b\n+c\n",
        "@@ -1,2 +1,2 @@\n\\ No newline at end of file\n",
    ],
)
def test_a_hunk_whose_lines_do_not_add_up_is_a_flaw(body: str) -> None:
    (patch,) = read(f"--- a/x\n+++ b/x\n{body}")
    assert "cut short or corrupt" in patch.flaw
    with pytest.raises(PatchError, match="cannot be applied"):
        apply("", patch)


def test_hunks_without_a_header_have_no_path() -> None:
    (patch,) = read(BODY)
    assert patch.path == ""
    assert apply(LIST, patch) == LIST.replace("old", "new")


def test_lines_around_a_diff_that_look_like_one_are_passed_over() -> None:
    assert [patch.path for patch in read("@@ -1 +1 @@\n-a\n+b\n\n" + GIT)] == ["README.md"]


def test_a_series_of_patches_is_one_change_of_the_file() -> None:
    second = GIT.replace("-old\n+new", "-new\n+newer").replace("2222222", "3333333").replace("1111111", "2222222")
    away = head("similarity index 100%", "rename from README.md", "rename to LIST.md", names="a/README.md b/LIST.md")
    (patch,) = read(GIT + second + away)
    assert (patch.old_path, patch.path, patch.blobs) == ("README.md", "LIST.md", ("1111111", ""))
    assert apply(LIST, patch) == LIST.replace("old", "newer")
    assert [each.path for each in read(GIT + GIT.replace("README", "OTHER") + second)] == ["README.md", "OTHER.md"]


@given(st.text(alphabet=' +-\\@ab\n\r\t"/`~,0129', max_size=120), st.sampled_from(["", GIT[:150], MAIL[:300]]))
def test_no_text_crashes_the_reader(text: str, lead: str) -> None:
    for patch in read(lead + text):
        assert isinstance(patch.path, str)
    is_diff(text)


def test_a_file_patched_twice_and_moved_lacks_nothing() -> None:
    pair = "a/x.md b/y.md"
    text = head("rename old x.md", "rename from x.md", "rename new y.md", "rename to y.md", names=pair)
    assert [(patch.old_path, patch.path) for patch in read(text)] == [("x.md", "y.md")]


@given(st.integers(0, len(GIT)), st.integers(0, len(GIT)))
def test_no_piece_of_a_diff_crashes_the_reader(start: int, end: int) -> None:
    is_diff(GIT[start:end])
    is_diff(GIT[:start] + GIT[end:])


def test_a_series_without_end_is_read_and_refused() -> None:
    (patch,) = read(PLAIN * 5_000)
    assert len(patch.steps) == SERIES
    with pytest.raises(PatchError, match="more than 1,000 changes"):
        apply(LIST, patch)


@pytest.mark.parametrize("kind", ['multipart/mixed; boundary="b{}"', "message/rfc822"])
def test_a_mail_of_parts_in_parts_is_text(kind: str) -> None:
    parts = "".join(f"--b{level}\nContent-Type: {kind.format(level + 1)}\n\n" for level in range(2_000))
    assert read(f'Content-Type: multipart/mixed; boundary="b0"\n\n{parts}') == ()


@pytest.mark.parametrize("line", ["\\ No newline at end of file\n", "\\odd\n", "?odd\n"])
def test_a_hunk_that_opens_with_no_line_of_a_file_is_corrupt(line: str) -> None:
    (patch,) = read(f"--- a/README.md\n+++ b/README.md\n@@ -0,0 +1 @@\n{line}")
    assert (patch.hunks, "corrupt" in patch.flaw) == ((), True)
