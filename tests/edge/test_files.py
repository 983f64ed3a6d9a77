import os
from pathlib import Path

import pytest

from prcheck.edge.files import decode, inside, read_text, write_text
from prcheck.errors import UsageError


def test_a_text_comes_and_goes_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    body = "\ufeff# Löoms\r\nmixed\nends\r\n\u2028\x0clast".encode()
    file.write_bytes(body)
    file.chmod(0o640)
    text = read_text(file)
    assert text.startswith("\ufeff# Löoms\r\n")
    write_text(file, text)
    assert file.read_bytes() == body
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_is_readable(tmp_path: Path) -> None:
    write_text(tmp_path / "new.md", "one\n")
    assert read_text(str(tmp_path / "new.md")) == "one\n"
    assert (tmp_path / "new.md").stat().st_mode & 0o400


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("one\n")
    (tmp_path / "README.md").symlink_to("list.md")
    write_text(tmp_path / "README.md", "two\n")
    assert (tmp_path / "README.md").is_symlink()
    assert (tmp_path / "list.md").read_text() == "two\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "README.md"
    file.write_text("one\n")
    os.chown(file, 1234, 5678)
    file.chmod(0o660)
    write_text(file, "two\n")
    made = file.stat()
    assert (made.st_uid, made.st_gid, made.st_mode & 0o777) == (1234, 5678, 0o660)


def test_a_file_whose_owner_cannot_be_kept_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "README.md"
    file.write_text("one\n")
    other = os.stat_result((0o100644, 0, 0, 1, 1234, 5678, 4, 0, 0, 0))

    def refuse(name: str, owner: int, group: int) -> None:
        assert (owner, group) == (1234, 5678)
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", refuse)
    real = Path.stat
    monkeypatch.setattr(Path, "stat", lambda self, **words: other if self == file else real(self, **words))
    with pytest.raises(UsageError, match=r"cannot write .*Operation not permitted"):
        write_text(file, "two\n")
    monkeypatch.undo()
    assert file.read_text() == "one\n"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.md", 'no such file: ".*none.md"'),
        ("file/none.md", 'no such file: ".*none.md"'),
        (".", 'is a directory'),
        ("nul\0.md", "no such file"),
        ("x" * 300, "cannot read .*File name too long"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=message) as caught:
        read_text(tmp_path / name)
    assert caught.value.tip


def test_the_place_of_a_wrong_byte_is_named() -> None:
    with pytest.raises(UsageError, match=r'"README.md" is not UTF-8: byte 0xe9 at line 3, offset 6') as caught:
        decode(b"# A\n\nl\xe9\n", "README.md")
    assert caught.value.tip == "save it as UTF-8"


def test_what_cannot_be_written_leaves_the_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "README.md"
    file.write_text("one\n")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UsageError, match=r"cannot write .*No space left"):
        write_text(file, "two\n")
    assert file.read_text() == "one\n"
    assert list(tmp_path.iterdir()) == [file]
    with pytest.raises(UsageError, match="cannot write"):
        write_text(tmp_path / "none" / "x.md", "two\n")


def test_a_text_that_is_no_unicode_is_not_half_written(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_text(tmp_path / "x.md", "\ud800")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["", "/etc/passwd", "../x.md", "a/../../x.md", "x\0", "out.md", "none.md", "sub", "y" * 300]
)
def test_names_that_lead_elsewhere_find_nothing(tmp_path: Path, name: str) -> None:
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    (tmp_path / "x.md").write_text("")
    (root / "out.md").symlink_to(tmp_path / "x.md")
    assert inside(root, name) is None


def test_names_below_the_folder_find_their_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    file = tmp_path / "sub" / "x\ny.md"
    file.write_text("")
    assert inside(tmp_path, "sub/x\ny.md") == file.resolve()
    (tmp_path / "round").symlink_to("round")
    assert inside(tmp_path, "round") is None


def test_a_pipe_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_text(pipe, "one\n")
        assert os.read(reader, 100) == b"one\n"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
