"""Fixes as GitHub's suggestions: all fixes of one entry merged into one block that rewrites its lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from prcheck import edits
from prcheck.model import Edit, Finding, Fix, Span
from prcheck.prose.escaping import fence, harmless


@dataclass(frozen=True, slots=True)
class Suggestion:
    """New text for the lines of a hunk; `safe` says whether each fix in it is."""

    lines: range
    text: str
    safe: bool

    @property
    def block(self) -> str:
        """The block that GitHub turns into a button."""
        return fence(self.text, "suggestion")

    @property
    def plain(self) -> str:
        """The text alone, where GitHub could not apply it; "" where the lines go."""
        return fence(self.text, "markdown") if self.text else ""

    @property
    def warning(self) -> str:
        """What to know before committing it."""
        if not self.text:
            return "This suggestion takes the entry out. Please read it before you commit it."
        return "" if self.safe else "Please read this one before you commit it."


def suggest(text: str, lines: range, findings: Iterable[Finding], hunks: Sequence[range]) -> Suggestion | None:
    """The fixes of these findings as one rewrite of `lines`; None where GitHub could not take it.

    It lies inside one hunk, changes something, and holds no hidden character and no comment.
    """
    fixes = _chosen(findings, lines)
    listed = text.split("\n")
    changes = [_whole(edit, listed) for fix in fixes for edit in fix.edits]
    if not changes:
        return None
    window = _window(lines, changes)
    if not any(window.start in hunk and window[-1] in hunk for hunk in hunks):
        return None
    before = "".join(f"{line}\n" for line in listed[window.start - 1 : window.stop - 1])
    after = edits.apply(before, (_moved(edit, 1 - window.start) for edit in changes))
    if after == before or not harmless(after):
        return None
    return Suggestion(window, after, all(fix.safe for fix in fixes))


def _chosen(findings: Iterable[Finding], lines: range) -> list[Fix]:
    """The fixes that go together: one that takes the whole entry away goes alone, else the heavier first."""
    ordered = sorted((f for f in findings if f.fix and f.fix.edits), key=lambda f: (f.severity.rank, f.code))
    fixes = [finding.fix for finding in ordered if finding.fix]
    removing = [fix for fix in fixes if any(_removes(edit, lines) for edit in fix.edits)]
    return removing[:1] or list(edits.compatible(fixes))


def _whole(edit: Edit, lines: Sequence[str]) -> Edit:
    """An edit that takes away the last lines with the line end before them, as one that takes away whole lines."""
    span = edit.span
    opens = span.end_line > span.line and span.column > len(lines[span.line - 1])
    ends = span.end_line == len(lines) and span.end_column > max(len(lines[-1]), 1)
    if edit.text or not (opens and ends):
        return edit
    return Edit(Span(span.line + 1, 1, span.end_line + 1, 1), "")


def _removes(edit: Edit, lines: range) -> bool:
    begins = (edit.span.line, edit.span.column) <= (lines.start, 1)
    return begins and not edit.text.strip() and _last(edit) >= lines[-1]


def _window(lines: range, changes: Iterable[Edit]) -> range:
    listed = list(changes)
    first = min(lines.start, *(edit.span.line for edit in listed))
    return range(first, max(lines[-1], *map(_last, listed)) + 1)


def _last(edit: Edit) -> int:
    """The last line that an edit changes: one that ends a line before column 1 leaves that column's line alone."""
    span = edit.span
    ends = edit.text.endswith("\n") or (not edit.text and span.column == 1)
    return max(span.line, span.end_line - (span.end_column == 1 and ends))


def _moved(edit: Edit, by: int) -> Edit:
    return replace(edit, span=replace(edit.span, line=edit.span.line + by, end_line=edit.span.end_line + by))


def apart(suggestions: Iterable[tuple[str, Suggestion]]) -> Iterator[tuple[str, Suggestion]]:
    """The suggestions, each with its file, of which no two share a line."""
    done: dict[str, int] = {}
    for path, suggestion in sorted(suggestions, key=lambda pair: (pair[0], pair[1].lines.start)):
        if suggestion.lines.start > done.get(path, 0):
            done[path] = suggestion.lines[-1]
            yield path, suggestion
