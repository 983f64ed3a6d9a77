"""The report on a terminal: findings by entry or, of whole lists, by kind, with source lines; the verdict last."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import groupby

from prcheck.edits import rewritten
from prcheck.model import Finding, Fix, Report, Severity, Span
from prcheck.prose.scene import RULES
from prcheck.summary import Damage, damage, kinds, learned, remark, verdict
from prcheck.terminal import INDENT, Paint, excerpt, measure, visible

PLAIN = Paint()
Lines = Mapping[str, list[str]]

SAMPLES = 3
"""How many ways of damage, or findings of a kind, are shown with their lines."""

SAID = 60
"""How many characters of a title tell that a message opens with it."""

PLACES = 12
"""How many lines of damage are named."""


def render(report: Report, paint: Paint = PLAIN) -> str:
    """The report as text, as the terminal shows it best; source lines are cut to fit the columns."""
    lines = {path: text.split("\n") for path, text in report.texts.items()}
    found = _audited(report, lines, paint) if report.audit else _changed(report, lines, paint)
    blocks = [*found, *_remarks(report, paint), [paint.bold(verdict(report))]]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _audited(report: Report, lines: Lines, paint: Paint) -> Iterator[list[str]]:
    """The findings by kind, the first of each with their source lines."""
    told = {rule.code: rule.summary for rule in report.rules}
    for kind in kinds(report.findings):
        about = f": {told[kind.code]}" if kind.code in told else ""
        heading = paint.fold(f"{kind.count}, {kind.name} [{kind.code}]{about}")
        yield [f"\n{INDENT}".join(map(paint.bold, heading))]
        for finding in kind.findings[:SAMPLES]:
            yield [_named(finding, paint), *_finding(finding, lines.get(finding.path, []), paint)[1:]]
        if rest := kind.findings[SAMPLES:]:
            yield [_named(finding, paint) for finding in rest]


def _named(finding: Finding, paint: Paint) -> str:
    """The message and the entry it is about."""
    told = not finding.entry or finding.message.startswith(f'"{finding.entry[:SAID]}')
    if told:
        return _message(finding, paint)
    last = _message(finding, replace(paint, on=False, links=False)).rpartition("\n")[2]
    tail = paint.fold(f'in "{visible(finding.entry or "")}"', measure(last) + 1)
    return f"{_message(finding, paint)} " + f"\n{INDENT}".join(map(paint.faint, tail))


def _changed(report: Report, lines: Lines, paint: Paint) -> Iterator[list[str]]:
    """The findings by entry, damage in short."""
    told = tuple(damage(report.findings))
    apart = {(group.path, group.code) for group in told}
    rest = (finding for finding in report.findings if (finding.path, finding.code) not in apart)
    yield from _groups(rest, lines, paint)
    yield from (_damage(group, lines, paint) for group in told)


def _groups(findings: Iterable[Finding], lines: Lines, paint: Paint) -> Iterator[list[str]]:
    for (_, entry), group in groupby(findings, lambda finding: (finding.path, finding.entry)):
        lead = [paint.bold(f'"{visible(entry)}"')] if entry else []
        for finding in group:
            yield [*lead, *_finding(finding, lines.get(finding.path, []), paint)]
            lead = []


def _finding(finding: Finding, lines: list[str], paint: Paint) -> list[str]:
    return [
        _message(finding, paint),
        *_source(lines, finding.span, paint),
        *(_folded(f"  see {visible(r.path)}:{r.line}: {visible(r.message)}", paint) for r in finding.related),
        *(_fix(lines, finding.fix, paint) if finding.fix else ()),
    ]


def _message(finding: Finding, paint: Paint) -> str:
    place = f"{visible(finding.path)}:{finding.span.line}:{finding.span.column}:"
    weight = "" if finding.severity is Severity.ERROR else f"{finding.severity}: "
    said = f"{weight}{visible(finding.message)}"
    return f"{place} {_coded(said, finding, partial(paint.severity, finding.severity), paint, measure(place) + 1)}"


def _coded(text: str, finding: Finding, style: Callable[[str], str], paint: Paint, used: int = 0) -> str:
    """The folded text in a style, and the rule's code, which leads to its page."""
    code = f"[{finding.code}]"
    told = (line.removesuffix(code).rstrip() for line in paint.fold(f"{text} {code}", used))
    lines = [line and style(line) for line in told]
    return f"\n{INDENT}".join(lines) + " " * bool(lines[-1]) + paint.linked(code, f"{RULES}#{finding.name}")


def _folded(text: str, paint: Paint) -> str:
    return f"\n{INDENT}".join(paint.fold(text))


def _source(lines: list[str], span: Span, paint: Paint) -> Iterator[str]:
    if span.line <= len(lines) and lines[span.line - 1].strip():
        yield from excerpt(lines[span.line - 1], span, span.line, paint.width)


def _fix(lines: list[str], fix: Fix, paint: Paint) -> Iterator[str]:
    """The fix as a diff of whole lines."""
    yield f"  {'fix' if fix.safe else 'possible fix'}: {visible(fix.title)}"
    before, after = rewritten(lines, fix.edits)
    yield from (_side(f"-{_ended(line)}", paint.removed, paint) for line in before)
    yield from (_side(f"+{_ended(line)}", paint.added, paint) for line in after)


def _side(text: str, style: Callable[[str], str], paint: Paint) -> str:
    """A line of the diff in its style, folded."""
    return "  " + f"\n{INDENT}".join(map(style, paint.fold(text, 2)))


def _ended(line: str) -> str:
    """The visible line; blanks at its end, which can be a line break in Markdown, as dots."""
    body = line.rstrip(" ")
    return visible(body) + "·" * (len(line) - len(body))


def _damage(group: Damage, lines: Lines, paint: Paint) -> list[str]:
    places = ", ".join(map(str, group.lines[:PLACES])) + (", ..." if len(group.lines) > PLACES else "")
    headline = _coded(f"{visible(group.path)}: {group.headline}", group.findings[0], paint.bold, paint)
    block = [headline, _folded(f"  lines {places}", paint)]
    for count, finding in group.samples[:SAMPLES]:
        block.append(_folded(f"  {count} x as on line {finding.span.line}: {visible(finding.message)}", paint))
        block += _source(lines.get(finding.path, []), finding.span, paint)
    return block


def _remarks(report: Report, paint: Paint) -> Iterator[list[str]]:
    remarks = [
        *([visible(said)] if report.checked and (said := learned(report)) else ()),
        *(_folded(visible(remark(skip)), paint) for skip in report.skipped),
        *(f"silenced: {i.code} at {visible(i.path)}:{i.line}, by the {i.reason}" for i in report.ignored),
    ]
    if remarks:
        yield remarks
