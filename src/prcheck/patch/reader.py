"""Text -> file patches: `git diff`, patch mails, Markdown with a fenced diff."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from prcheck.patch.hunks import SWAP, FilePatch, Hunk, split_lines
from prcheck.patch.names import Names, git_names, plain_name, strip_prefixes, unquote

if TYPE_CHECKING:
    from email.message import Message

HUNK = re.compile(r"@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")
FENCE = re.compile(r"( *)(`{3,}|~{3,})[ \t]*(?:(?:diff|patch)[ \t]*)?\r?\n?$", re.IGNORECASE)
HEADER = re.compile(
    r"(--- |\+\+\+ |old mode |new mode |new file mode |deleted file mode |copy from |copy to |rename from |"
    r"rename to |rename old |rename new |similarity index |dissimilarity index |index )(.*)"
)
SERIES = 1_000
"""How many changes of one file are joined."""

MERGE = ("diff --cc ", "diff --combined ")
ENCODED = re.compile(r"(?im)^Content-(?:Transfer-Encoding: *(?:quoted-printable|base64)|Type: *multipart)")


def is_diff(text: str) -> bool:
    """Whether a text is or holds a unified diff; an empty text is an empty diff.

    Inside a Markdown fence only lines with a hunk's `@@` make a diff.
    """
    if not text.strip():
        return True
    patches = read(text)
    if any(patch.hunks or patch.flaw for patch in patches):
        return True
    return bool(patches) and not any(line.lstrip(" ").startswith(("```", "~~~")) for line in split_lines(text))


def read(text: str) -> tuple[FilePatch, ...]:
    """The files that a diff changes, each once; what stands around the diff is passed over."""
    lines = split_lines(_decoded(text))
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    heads = [line for line in lines if HUNK.match(line)]
    if heads and all(line.endswith("\r\n") for line in heads):
        lines = [line[:-2] + "\n" if line.endswith("\r\n") else line for line in lines]
    patches = list(_scan(lines)) or list(_scan(list(_indented(lines))))
    named = [patch for patch in patches if patch.path]
    return tuple(_series(named or patches))


def _scan(lines: list[str]) -> Iterator[FilePatch]:
    at = 0
    while at < len(lines):
        patch, end = _file(lines, at)
        if patch:
            yield patch
        at = max(end, at + 1)


def _file(lines: list[str], at: int) -> tuple[FilePatch | None, int]:
    """The file's part that opens at a line, if one does, and the line after what was read."""
    line = lines[at].rstrip("\r\n")
    if line.startswith("diff --git "):
        return _git(lines, at)
    if line.startswith(MERGE):
        name = unquote(line.split(" ", 2)[2])
        return FilePatch(
            name, name, flaw='a merge\'s combined diff; make a plain one with "git diff BASE HEAD"'
        ), at + 1
    if line.startswith("--- ") and HUNK.match("".join(lines[at + 2 : at + 3])) and lines[at + 1].startswith("+++ "):
        names = Names(plain_name(line[4:]), plain_name(lines[at + 1].rstrip("\r\n")[4:]))
        return _with_hunks(_named(strip_prefixes(names)), lines, at + 2)
    return _with_hunks(FilePatch("", ""), lines, at) if HUNK.match(line) else (None, at + 1)


def _git(lines: list[str], at: int) -> tuple[FilePatch | None, int]:
    """A file's part with git's header; None for a header without any of its lines."""
    head: dict[str, str] = {}
    end = at + 1
    while end < len(lines) and (match := HEADER.match(lines[end].rstrip("\r\n"))):
        head.setdefault(match[1].strip(), match[2])
        end += 1
    if not head:
        return None, end
    patch = _named(git_names(lines[at].rstrip("\r\n").removeprefix("diff --git "), head))
    old, _, new = head.get("index", "").split(" ")[0].partition("..")
    patch = replace(
        patch,
        new=patch.new or "new file mode" in head,
        deleted=patch.deleted or "deleted file mode" in head,
        copied="copy from" in head,
        blobs=(old, new),
        binary=end < len(lines) and lines[end].startswith(("Binary files ", "GIT binary patch")),
        flaw=patch.flaw or ("" if patch.path else "its header names no file"),
    )
    return _with_hunks(patch, lines, end)


def _named(names: Names) -> FilePatch:
    path, old = names.new or names.old or "", names.old or names.new or ""
    return FilePatch(path, old, new=names.old is None, deleted=names.new is None)


def _with_hunks(patch: FilePatch, lines: list[str], at: int) -> tuple[FilePatch, int]:
    hunks: list[Hunk] = []
    while at < len(lines) and (match := HUNK.match(lines[at])):
        hunk, at = _hunk(match, lines, at + 1)
        if hunk is None:
            return replace(patch, hunks=tuple(hunks), flaw=f"cut short or corrupt at line {at + 1} of the diff"), at
        hunks.append(hunk)
    return replace(patch, hunks=tuple(hunks)), at


def _hunk(match: re.Match[str], lines: list[str], at: int) -> tuple[Hunk | None, int]:
    """The hunk whose lines start here and the line after it; None where they do not add up."""
    old, old_len, new, new_len = (1 if number is None else int(number) for number in match.groups())
    left, right = old_len, new_len
    body: list[str] = []
    while at < len(lines) and (left or right or lines[at].startswith("\\ ")):
        line = lines[at] if lines[at] not in ("\n", "\r\n") else " " + lines[at]
        if line.startswith("\\ ") and body:
            body[-1] = body[-1].removesuffix("\n")
        else:
            left, right = left - (line[0] in " -"), right - (line[0] in " +")
            body.append(line)
            if line[0] not in SWAP or min(left, right) < 0:
                return None, at
        at += 1
    return (Hunk(old, old_len, new, new_len, tuple(body)) if not left and not right else None), at


def _indented(lines: list[str]) -> Iterator[str]:
    """The lines inside indented fences, without the fence's indent."""
    fence = None
    for line in lines:
        match = FENCE.match(line)
        if fence is None:
            fence = match if match and match[1] else None
        elif match and match[2].startswith(fence[2]):
            fence = None
        else:
            indent = fence[1]
            yield line.removeprefix(indent) if line.startswith(indent) else line.lstrip(" ")


def _series(patches: list[FilePatch]) -> Iterator[FilePatch]:
    """Patches of one file after another, joined."""
    files: dict[str, list[FilePatch]] = {}
    for patch in patches:
        series = None if patch.copied else files.get(patch.old_path)
        if series is None:
            files[patch.path] = [patch]
            continue
        if patch.path != patch.old_path:
            files[patch.path] = files.pop(patch.old_path)
        series.append(patch)
    return map(_joined, files.values())


def _joined(series: list[FilePatch]) -> FilePatch:
    first, *rest = series[:SERIES]
    flaws = (patch.flaw for patch in series if patch.flaw)
    many = f"it has more than {SERIES:,} changes" if len(series) > SERIES else ""
    return replace(
        first,
        path=series[-1].path,
        later=tuple(patch.hunks for patch in rest),
        deleted=series[-1].deleted,
        binary=any(patch.binary for patch in series),
        blobs=(first.blobs[0], series[-1].blobs[1]),
        flaw=next(flaws, many),
    )


def _decoded(text: str) -> str:
    """A mail's text where it travels in quoted-printable, base64 or several parts."""
    if not ENCODED.search(re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]):
        return text
    import email  # only mails pay for it

    try:
        parts = [part for part in email.message_from_string(text).walk() if part.get_content_maintype() == "text"]
    except RecursionError:  # parts in parts in parts
        return text
    return "\n".join(_payload(part) for part in parts)


def _payload(part: "Message") -> str:
    if part.get("Content-Transfer-Encoding", "").strip().lower() not in ("quoted-printable", "base64"):
        return str(part.get_payload())
    body = part.get_payload(decode=True)
    return body.decode("utf-8", "replace") if isinstance(body, bytes) else ""
