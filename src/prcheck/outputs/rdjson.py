"""The report in the Reviewdog Diagnostic Format, where columns count bytes of UTF-8."""

from collections.abc import Sequence

from prcheck.edits import window
from prcheck.indented import Object, Value
from prcheck.model import Finding, Fix, Report, Severity, Span
from prcheck.outputs.json import dumps
from prcheck.prose.scene import PROJECT, RULES

LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(report: Report) -> str:
    """One result with a diagnostic per finding."""
    lines = {path: text.split("\n") for path, text in report.texts.items()}
    found: list[Value] = [_diagnostic(finding, lines.get(finding.path, ())) for finding in report.findings]
    return dumps({"source": {"name": "prcheck", "url": PROJECT}, "diagnostics": found})


def _diagnostic(finding: Finding, lines: Sequence[str]) -> Object:
    diagnostic: Object = {
        "message": finding.message,
        "location": {"path": finding.path, "range": _range(finding.span, lines)},
        "severity": LEVELS[finding.severity],
        "code": {"value": finding.code, "url": f"{RULES}#{finding.name}"},
    }
    if finding.fix and lines:
        diagnostic["suggestions"] = [_suggestion(finding.fix, lines)]
    return diagnostic


def _suggestion(fix: Fix, lines: Sequence[str]) -> Object:
    """A fix as one replacement: its only edit, or the lines from its first to its last."""
    if len(fix.edits) == 1:
        return {"range": _range(fix.edits[0].span, lines), "text": fix.edits[0].text}
    before, after = window(lines, fix.edits)
    first = min(edit.span.line for edit in fix.edits)
    span = Span(first, 1, first + len(before) - 1, len(before[-1]) + 1)
    return {"range": _range(span, lines), "text": "\n".join(after)}


def _range(span: Span, lines: Sequence[str]) -> Object:
    return {
        "start": {"line": span.line, "column": _bytes(lines, span.line, span.column)},
        "end": {"line": span.end_line, "column": _bytes(lines, span.end_line, span.end_column)},
    }


def _bytes(lines: Sequence[str], line: int, column: int) -> int:
    """The column in bytes of UTF-8."""
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    return len(before.encode("utf-8", "replace")) + 1
