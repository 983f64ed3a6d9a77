"""The report as SARIF 2.1.0 (OASIS), for code scanning."""

from hashlib import sha256
from inspect import cleandoc
from urllib.parse import quote

from prcheck import __version__
from prcheck.indented import Object, Value
from prcheck.model import Edit, Finding, Fix, Ignored, Report, RuleInfo, Severity, Span
from prcheck.outputs.json import dumps
from prcheck.prose.scene import PROJECT, RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(report: Report) -> str:
    """One SARIF run; silenced findings are suppressed results."""
    places = {rule.code: number for number, rule in enumerate(report.rules)}
    results: list[Value] = [_result(finding, places) for finding in report.findings]
    results += [_suppressed(ignored, places) for ignored in report.ignored]
    driver: Object = {
        "name": "prcheck",
        "version": __version__,
        "informationUri": PROJECT,
        "rules": [_rule(rule) for rule in report.rules],
    }
    run: Object = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, deep=4)


def _rule(rule: RuleInfo) -> Object:
    """A rule with all that GitHub's code scanning wants to know of one."""
    page = cleandoc(rule.doc)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": " ".join(page.partition("\n\nBad")[0].split())},
        "help": {"text": page, "markdown": page},
        "helpUri": f"{RULES}#{rule.name}",
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(finding: Finding, places: dict[str, int]) -> Object:
    result: Object = {
        **_head(finding.code, places),
        "level": LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": {**_file(finding.path), "region": _region(finding.span)}}],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "physicalLocation": {**_file(related.path), "region": {"startLine": related.line}},
                "message": {"text": related.message},
            }
            for related in finding.related
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, finding.path)]
    return result


def _suppressed(ignored: Ignored, places: dict[str, int]) -> Object:
    return {
        **_head(ignored.code, places),
        "message": {"text": ignored.reason},
        "locations": [{"physicalLocation": {**_file(ignored.path), "region": {"startLine": ignored.line}}}],
        "suppressions": [{"kind": "inSource", "justification": ignored.reason}],
    }


def _head(code: str, places: dict[str, int]) -> Object:
    return {"ruleId": code, "ruleIndex": places[code]} if code in places else {"ruleId": code}


def _file(path: str) -> Object:
    return {"artifactLocation": {"uri": quote(path, errors="replace")}}


def _region(span: Span) -> Object:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _fix(fix: Fix, path: str) -> Object:
    replacements: list[Value] = [_replacement(edit) for edit in fix.edits]
    change: Object = {**_file(path), "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}


def _replacement(edit: Edit) -> Object:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}


def _fingerprint(finding: Finding) -> str:
    """The same for the same finding after lines above it came or went."""
    known = "\n".join((finding.code, finding.path, finding.entry or "", finding.message))
    return sha256(known.encode("utf-8", "backslashreplace")).hexdigest()[:32]
