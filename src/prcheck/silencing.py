"""Which findings the list's own comments silence (`<!-- prcheck: ignore NAME -->`)."""

from collections.abc import Mapping, Sequence

from prcheck.model import ChangeKind, Finding, Ignore, Ignored, Severity
from prcheck.rules.base import Context
from prcheck.rules.change.places import own_lines


class Silencer:
    """The comments in force in one file, and the lines of the entries that the change adds."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._comments = _comments(ctx.head.ignores)
        added = (change.after for change in ctx.changes if change.kind is ChangeKind.ADDED and change.after)
        self._added = frozenset(line for entry in added for line in own_lines(entry))

    def ignored(self, finding: Finding) -> Ignored | None:
        """The finding as one that is silenced, with the comment that does it; None for one to show."""
        comment = self._comment(finding)
        if comment is None:
            return None
        fresh = " that this change adds" if comment.line in self._ctx.touched else ""
        return Ignored(finding.code, finding.path, finding.span.line, f"comment on line {comment.line}{fresh}")

    def _comment(self, finding: Finding) -> Ignore | None:
        """The comment for it; one that the change adds, or an older one above an added entry, silences no error."""
        if finding.path != self._ctx.head.path:
            return None
        line = finding.span.line
        for comment in self._comments.get(line, ()):
            if not {finding.code.lower(), finding.name}.intersection(map(str.lower, comment.names)):
                continue
            fresh = comment.line in self._ctx.touched or line in self._added
            if finding.severity is not Severity.ERROR or not fresh:
                return comment
        return None


def _comments(ignores: Sequence[Ignore]) -> Mapping[int, Sequence[Ignore]]:
    """The comments in force on each line."""
    found: dict[int, list[Ignore]] = {}
    for comment in ignores:
        for line in range(comment.first, comment.last + 1):
            found.setdefault(line, []).append(comment)
    return found
