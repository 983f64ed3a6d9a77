"""A file patch -> the text of a diff that `git apply` takes."""

from collections.abc import Iterator

from prcheck.patch.hunks import FilePatch, Hunk
from prcheck.patch.names import quote


def write(patch: FilePatch) -> str:
    """The diff in git's form; "" where nothing changes."""
    return "".join(_lines(patch)) if patch.hunks else ""


def _lines(patch: FilePatch) -> Iterator[str]:
    old, new = quote(f"a/{patch.old_path}"), quote(f"b/{patch.path}")
    yield f"diff --git {old} {new}\n"
    if patch.new:
        yield "new file mode 100644\n"
    if patch.deleted:
        yield "deleted file mode 100644\n"
    if patch.old_path != patch.path:
        yield f"rename from {quote(patch.old_path)}\nrename to {quote(patch.path)}\n"
    yield f"--- {'/dev/null' if patch.new else _ended(old)}\n+++ {'/dev/null' if patch.deleted else _ended(new)}\n"
    for hunk in patch.hunks:
        yield from _hunk(hunk)


def _ended(name: str) -> str:
    """The name with the tab that git puts behind one with blanks."""
    return f"{name}\t" if " " in name and not name.startswith('"') else name


def _hunk(hunk: Hunk) -> Iterator[str]:
    yield f"@@ -{hunk.old_start},{hunk.old_len} +{hunk.new_start},{hunk.new_len} @@\n"
    for line in hunk.lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
