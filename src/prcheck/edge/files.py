"""Text files: read as they are, written back as they were, in one step or not at all."""

import os
import tempfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from importlib import resources
from pathlib import Path, PurePosixPath

from prcheck.errors import UsageError


def read_text(path: str | Path) -> str:
    """A file's text, byte for byte: line ends and byte order mark stay. Raises `UsageError`."""
    try:
        body = Path(path).read_bytes()
    except OSError as error:
        raise _unreadable(str(path), error) from error
    except ValueError as error:  # a NUL in the name
        raise UsageError(f'no such file: "{path}"', "check the name") from error
    return decode(body, str(path))


def decode(body: bytes, name: str) -> str:
    """The text in a file's bytes; raises `UsageError` that names the place where they are not UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f'"{name}" is not UTF-8: byte {body[error.start]:#04x} at line {line}, offset {error.start}',
            "save it as UTF-8" + (", not UTF-16" if body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ""),
        ) from error


def write_text(path: str | Path, text: str) -> None:
    """Put the text in the place of a file's, byte for byte, with its owner and permissions. Raises `UsageError`.

    A link stays one: the file that it leads to is written. Whatever fails, the file is as it was. A device or a pipe
    (`/dev/null`, `/dev/stdout`) is written to and never replaced.
    """
    if is_special(Path(path)):
        _pour(path, text)
        return
    target = Path(path).resolve()
    if target.is_dir():
        raise UsageError(f'cannot write "{path}": it is a directory', "name a file in it")
    if not target.parent.is_dir():
        raise UsageError(f'cannot write "{path}": no such folder', "make the folder first")
    try:
        known = target.stat() if target.exists() else None
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:50]}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(handle)  # a power cut after the renaming must not leave an empty file
                made = os.fstat(handle)
            if known and (known.st_uid, known.st_gid) != (made.st_uid, made.st_gid):
                os.chown(name, known.st_uid, known.st_gid)
            Path(name).chmod(known.st_mode if known else 0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UsageError(f'cannot write "{path}": {error.strerror}', "check the folder's permissions") from error


def is_special(path: Path) -> bool:
    """Whether something other than a file or a folder has this name: a device, a pipe, a socket."""
    return path.exists() and not (path.is_file() or path.is_dir())


def _pour(path: str | Path, text: str) -> None:
    try:
        Path(path).write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise UsageError(f'cannot write "{path}": {error.strerror}', "name a file") from error


def make_folder(path: Path) -> None:
    """Make a folder and those above it that lack; raises `UsageError`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f'cannot make the folder "{path}": {error.strerror}', "check its permissions") from error


def packaged(name: str) -> str:
    """The text of a file that comes with prcheck."""
    return resources.files("prcheck").joinpath(name).read_text("utf-8")


def inside(folder: str | Path, name: str) -> Path | None:
    """The existing file of that name below a folder; None for any other, also where links lead out of the folder.

    Names come from diffs and lists: they may be absolute, climb by `..` or hold anything else.
    """
    pure = PurePosixPath(name)
    if not name or "\0" in name or pure.is_absolute() or ".." in pure.parts:
        return None
    root = Path(folder).resolve()
    try:
        found = (root / pure).resolve()
        return found if found.is_file() and found.is_relative_to(root) else None
    except (OSError, RuntimeError):  # a name that is too long, links in a circle
        return None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unreadable(name: str, error: OSError) -> UsageError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UsageError(f'no such file: "{name}"', "check the name and the current folder")
    if isinstance(error, IsADirectoryError):
        return UsageError(f'"{name}" is a directory', "name a file in it")
    return UsageError(f'cannot read "{name}": {error.strerror}', "check the name and its permissions")
