"""Runs the rules on each file of a change and makes one report of what they say."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from prcheck.errors import UsageError
from prcheck.facts import Need
from prcheck.model import (
    Finding,
    Ignored,
    LinkState,
    Report,
    RuleInfo,
    Severity,
    Skip,
    Template,
    Verdict,
)
from prcheck.rules.base import Context, Rule
from prcheck.rules.change.places import own_lines
from prcheck.rules.change.too_complex import too_complex
from prcheck.rules.flood import bounded
from prcheck.rules.papers.completing import completed
from prcheck.silencing import Silencer

Weights = Mapping[str, Severity | None]
Tells = Callable[[Context, Rule, Finding], bool]
"""Whether a finding belongs into the report."""


def select(rules: Sequence[Rule], chosen: Sequence[str], ignored: Sequence[str], weights: Weights) -> tuple[Rule, ...]:
    """The rules to run: the chosen ones or else all that are on, without the ignored ones.

    `chosen` and `ignored` hold codes or names; an unknown one raises `UsageError`.
    """
    wanted, unwanted = _resolve(rules, chosen), _resolve(rules, ignored)
    on = wanted or {rule.code for rule in rules if weights.get(rule.name, rule.severity) is not None}
    return tuple(rule for rule in rules if rule.code in on and rule.code not in unwanted)


def needs(rules: Iterable[Rule]) -> frozenset[Need]:
    """What these rules together need from the network."""
    return frozenset(need for rule in rules for need in rule.needs)


def check(
    contexts: Sequence[Context],
    rules: Sequence[Rule],
    *,
    weights: Weights,
    fail_on: Severity | None,
    templates: Sequence[Template] = (),
    links: Iterable[LinkState] = (),
    skipped: Iterable[Skip] = (),
    tells: Tells = lambda _ctx, _rule, _finding: True,
) -> Report:
    """The report on all files: findings by place, those silenced by comments apart, and the verdict."""
    shown: list[Finding] = []
    silenced: list[Ignored] = []
    for ctx in contexts:
        silencer = Silencer(ctx)
        for finding in _findings(ctx, rules, weights, tells):
            if ignored := silencer.ignored(finding):
                silenced.append(ignored)
            else:
                shown.append(finding)
    findings = tuple(sorted(dict.fromkeys(shown), key=place))
    return Report(
        verdict=verdict(_limited(contexts, (*shown, *silenced)), findings, fail_on),
        findings=findings,
        ignored=tuple(sorted(dict.fromkeys(silenced), key=silenced_place)),
        skipped=tuple(dict.fromkeys(skipped)),
        changes=tuple(change for ctx in contexts for change in ctx.changes),
        templates=tuple(templates),
        links=tuple(links),
        rules=tuple(info(rule) for rule in rules),
        checked=sum(len(ctx.changed) for ctx in contexts),
        texts={ctx.head.path: ctx.head.text for ctx in contexts},
    )


def info(rule: Rule) -> RuleInfo:
    """The rule as a report carries it."""
    summary = rule.doc.strip().partition("\n")[0].rstrip(".")
    return RuleInfo(rule.code, rule.name, rule.severity or rule.wanted, summary, rule.doc)


def fails(report: Report, fail_on: Severity | None) -> bool:
    """Whether a finding weighs at least `fail_on` (none does, where that is None) or the check is incomplete."""
    return report.verdict is Verdict.INCOMPLETE or any(_heavy(finding, fail_on) for finding in report.findings)


def _resolve(rules: Sequence[Rule], words: Sequence[str]) -> set[str]:
    return {_code(rules, word) for word in words}


def _code(rules: Sequence[Rule], word: str) -> str:
    for rule in rules:
        if word.casefold() in (rule.code.casefold(), rule.name):
            return rule.code
    known = [name for rule in rules for name in (rule.name, rule.code)]
    near = difflib.get_close_matches(word, known, n=1)
    raise UsageError(
        f'no rule is called "{word}"' + (f'; did you mean "{near[0]}"' if near else ""),
        'run "prcheck explain" for the table of rules',
    )


def _findings(ctx: Context, rules: Sequence[Rule], weights: Weights, tells: Tells) -> Iterator[Finding]:
    owners = {line: entry.name for entry in ctx.head.entries for line in own_lines(entry)}
    lines = ctx.head.lines
    for rule in rules:
        for finding in bounded(rule, ctx):
            if not tells(ctx, rule, finding):
                continue
            fix = completed(ctx, finding)
            path = finding.path or ctx.head.path
            owner = owners.get(finding.span.line) if path == ctx.head.path else None
            entry = finding.entry or owner or None
            yield replace(
                finding,
                path=path,
                severity=weights.get(finding.name) or finding.severity,
                entry=entry,
                fix=fix if fix and fix.edits else None,
                mark=_mark(finding, path, entry, lines if path == ctx.head.path else ()),
            )


def _mark(finding: Finding, path: str, entry: str | None, lines: Sequence[str]) -> str:
    """The finding's rule, file, entry and the text it stands at, in short.

    An entry's whole lines do not count, as an edit of another part of them leaves the finding what it was.
    """
    span = finding.span
    line = lines[span.line - 1].strip() if span.line <= len(lines) else ""
    text = lines[span.line - 1][span.column - 1 : span.end_column - 1].strip() if line else ""
    own = "" if entry and (text == line or span.end_line > span.line) else text or line
    return sha256("\0".join((finding.code, path, entry or "", own)).encode("utf-8", "replace")).hexdigest()[:16]


def place(finding: Finding) -> tuple[str, int, int, str]:
    """What findings are sorted by."""
    return finding.path, finding.span.line, finding.span.column, finding.code


def silenced_place(silenced: Ignored) -> tuple[str, int, str]:
    """What silenced findings are sorted by."""
    return silenced.path, silenced.line, silenced.code


def verdict(so_far: Verdict, findings: Iterable[Finding], fail_on: Severity | None) -> Verdict:
    """The verdict on these findings; an incomplete check stays one."""
    if so_far is Verdict.INCOMPLETE:
        return so_far
    return Verdict.FAILED if any(_heavy(finding, fail_on) for finding in findings) else Verdict.PASSED


def _limited(contexts: Sequence[Context], found: Iterable[Finding | Ignored]) -> Verdict:
    limited = any(document.limits for ctx in contexts for document in (ctx.head, ctx.base) if document)
    limited = limited or any(each.code == too_complex.code for each in found)
    return Verdict.INCOMPLETE if limited else Verdict.PASSED


def _heavy(finding: Finding, fail_on: Severity | None) -> bool:
    return fail_on is not None and finding.severity.rank <= fail_on.rank
