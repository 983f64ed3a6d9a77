"""Which labelled entries are not seen as they should be, and why."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Any

from prcheck.model import Change, ChangeKind, Document, Entry, Finding

SHOWN = 3
EDITS = (ChangeKind.EDITED, ChangeKind.REFORMATTED)
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".svg")


def told(wrong: Sequence[str]) -> Iterator[str]:
    """What still fails: a few of them, from as many lists as there are."""
    if not wrong:
        yield "entries that still fail: none"
        return
    lists = [list(found) for _, found in groupby(wrong, key=lambda line: line.partition("#")[0])]
    spread = [line for row in zip_longest(*lists) for line in row if line]
    yield f"entries that still fail: {len(wrong)}, of them"
    yield from (f"  {line}" for line in spread[:SHOWN])


def failures(label: Mapping[str, Any], changes: Sequence[Change], before: Document, after: Document) -> Iterator[str]:
    """The entries of a pull request that are not seen as labelled, each with the reason."""
    new = [change.after for change in changes if change.kind is ChangeKind.ADDED and change.after]
    for want in label["entries_added"]:
        if reason := missed(want, new, after):
            yield f"added line {want['line']}: {reason}"
    wanted = [want for want in label["entries_added"] for entry in new if fits(want, entry)]
    if len(wanted) < len(new):
        extra = [entry for entry in new if not any(fits(want, entry) for want in label["entries_added"])]
        yield from (f"added line {entry.span.line}: taken for a new entry, and is none" for entry in extra)
    for kind, labelled, side in (
        ("edited", "entries_changed", "line"),
        ("removed", "entries_removed", "base_line"),
        ("moved", "entries_moved", "line"),
    ):
        document = before if kind == "removed" else after
        seen = set(lines(kind, changes))
        gone = [item.get(side) for item in label[labelled]]
        yield from (f"{kind} line {at}: not seen as {kind}" for at in starts(document.entries, gone) if at not in seen)


def missed(want: Mapping[str, Any], new: Sequence[Entry], after: Document) -> str:
    """Why an added entry counts as missed, "" where it does not."""
    hit = next((entry for entry in new if fits(want, entry)), None)
    if hit:
        return "" if complete(want, hit) else "some of its links are not read"
    held = next((entry for entry in after.entries if entry.span.line <= want["line"] <= entry.span.end_line), None)
    if held is None:
        stray = any(stray.span.line <= want["line"] <= stray.span.end_line for stray in after.strays)
        return "looks like an entry, and cannot be read" if stray else "is no entry"
    if held not in new:
        return "is an entry, and not told as a new one"
    if (held.span.line, held.span.end_line) != (want["line"], want["last_line"]):
        return f"read as lines {held.span.line} to {held.span.end_line}, not to {want['last_line']}"
    return f'its title is read as "{held.name[:60]}"'


def blamed(alarms: Iterable[tuple[int, int, Sequence[Finding]]]) -> Iterator[str]:
    """The added entries whose format nobody found fault with and that an error blames."""
    for first, _, errors in alarms:
        if errors:
            yield f"added line {first}: blamed without cause ({errors[0].code}: {errors[0].message})"


def lines(kind: str, changes: Iterable[Change]) -> Iterator[int]:
    """The first lines of the entries that changed in a way, before the change where they are removed."""
    for change in changes:
        entry = change.before if kind == "removed" else change.after
        edited = change.kind in EDITS or change.edited
        if entry and (edited if kind == "edited" else change.kind == kind):
            yield entry.span.line


def starts(entries: Iterable[Entry], lines: Iterable[object]) -> Iterator[int]:
    """The first lines of the entries that hold these lines."""
    places = {line: e.span.line for e in entries for line in range(e.span.line, e.span.end_line + 1)}
    return (places.get(line, -line) for line in lines if isinstance(line, int))


def fits(want: Mapping[str, Any], entry: Entry) -> bool:
    title = folded(want["title_full_by_script"] or "")
    same = folded(entry.name) == title if title else folded(entry.name).startswith(folded(want["title"]))
    return same and (entry.span.line, entry.span.end_line) == (want["line"], want["last_line"])


def complete(want: Mapping[str, Any], entry: Entry) -> bool:
    urls = {link.url for link in entry.links}
    return all(url in urls for url in want["links"] if "shields.io" not in url and not url.endswith(IMAGES))


def folded(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).lower() if sign.isalnum())
