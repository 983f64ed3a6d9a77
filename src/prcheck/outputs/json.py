"""The report as JSON, as `docs/report.schema.json` describes it."""

import json
import re
from collections.abc import Sequence
from io import StringIO

from prcheck import indented
from prcheck.catalogue import listed
from prcheck.indented import Object, Value
from prcheck.model import (
    Change,
    Document,
    Edit,
    Entry,
    Finding,
    Fix,
    LinkState,
    Listed,
    Report,
    Severity,
    Span,
    Template,
)
from prcheck.terminal import hidden

VERSION = 1
_ODD = re.compile(r"[^\n -~]")


def render(report: Report) -> str:
    """The report as one JSON object."""
    return dumps(
        {
            "version": VERSION,
            "verdict": report.verdict,
            **_scope(report),
            "counts": {**{s.value: report.count(s) for s in Severity}, "entries_checked": report.checked},
            "templates": templates(report.templates),
            "changes": [_change(change) for change in report.changes],
            "findings": [_finding(finding) for finding in report.findings],
            "ignored": [{"code": i.code, "path": i.path, "line": i.line, "reason": i.reason} for i in report.ignored],
            "links": [_link(state) for state in report.links],
            "skipped": [{"what": skip.what, "reason": skip.reason} for skip in report.skipped],
        }
    )


def _scope(report: Report) -> Object:
    """What an audit has besides: its part, what its baseline knows, its entries."""
    if not report.audit:
        return {}
    shard, known = report.shard, report.known
    part: Object = {"number": shard.number, "of": shard.of, "made_by": shard.made_by, "key": shard.key} if shard else {}
    return {
        "audit": True,
        "shard": part or None,
        "baseline": {"known": known.there, "gone": known.gone} if known else None,
        "entries": [_listed(value) for value in report.entries],
    }


def dumps(value: Object, deep: int = 2) -> str:
    """JSON text with a line end, safe on a terminal and in a job's log: what is hidden or a command is escaped.

    Lone surrogates are among it, so that the text can always be written. So many levels are written member by member:
    joined at once, a long report would take several times the memory.
    """
    whole = StringIO()
    whole.writelines(indented.pieces(value, "\n", deep))
    text = whole.getvalue().replace("##[", r"\u0023#[")
    return _ODD.sub(_escaped, text) + "\n"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if not hidden(character):
        return character
    return f"\\u{ord(character):04x}" if character < "\U00010000" else json.dumps(character)[1:-1]


def templates(found: Sequence[Template]) -> list[Value]:
    """The templates as the report carries them."""
    return [_template(template) for template in found]


def entry(value: Entry) -> Object:
    """One entry: fields it lacks are null or empty."""
    return _listed(listed(value))


def _listed(value: Listed) -> Object:
    return {
        "title": value.title,
        "authors": list(value.authors),
        "venue": value.venue,
        "year": value.year,
        "links": [{"label": link.label, "url": link.url, "line": link.line} for link in value.links],
        "ids": list(value.ids),
        "section": list(value.section),
        "path": value.path,
        "line": value.line,
        "end_line": value.end_line,
    }


def _template(template: Template) -> Object:
    return {
        "path": template.path,
        "section": list(template.section) if template.section else None,
        "table": list(template.head) if template.head else None,
        "kind": template.origin,
        "source": template.source,
        "fields": [slot.role.value for slot in template.fields],
        "links": [slot.shown for slot in template.links],
        "required": [template.shown(name) for name in template.required],
        "follow": template.follow,
        "of": template.of,
    }


def _change(change: Change) -> Object:
    return {
        "kind": change.kind,
        "edited": change.edited,
        "before": entry(change.before) if change.before else None,
        "after": entry(change.after) if change.after else None,
    }


def _finding(finding: Finding) -> Object:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "path": finding.path,
        **_span(finding.span),
        "entry": finding.entry,
        "mark": finding.mark,
        "fix": _fix(finding.fix) if finding.fix else None,
        "related": [{"path": r.path, "line": r.line, "message": r.message} for r in finding.related],
    }


def _fix(fix: Fix) -> Object:
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> Object:
    return {**_span(edit.span), "text": edit.text}


def _span(span: Span) -> Object:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}


def _link(state: LinkState) -> Object:
    return {
        "url": state.url,
        "state": state.state,
        "status": state.status,
        "reason": state.reason,
        "location": state.location,
        "requests": state.requests,
    }


def entries(document: Document) -> str:
    """What `prcheck entries --format json` prints."""
    return dumps({"version": VERSION, "path": document.path, "entries": [entry(e) for e in document.entries]})


def template_list(found: Sequence[Template]) -> str:
    """What `prcheck template --format json` prints."""
    return dumps({"version": VERSION, "templates": templates(found)})
