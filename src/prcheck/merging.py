"""One report of the shards of an audit, equal to that of one run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from prcheck import engine, reading
from prcheck.errors import UsageError
from prcheck.model import LinkState, Report, Severity, Shard, Verdict
from prcheck.rules import RULES

Told = TypeVar("Told")
SHOWN = 1000
"""Up to which number missing shards are named."""

SHARD = 'make each with "prcheck audit --shard K/N --format json --output FILE"'


def merge(texts: Mapping[str, str], fail_on: Severity | None) -> Report:
    """The one report of the shards in these files (name -> text); raises `UsageError` where they are not all of one."""
    reports = {name: reading.report(text, name) for name, text in texts.items()}
    parts = {name: _shard(report, name) for name, report in reports.items()}
    _complete(parts)
    ordered = sorted(reports.values(), key=lambda report: report.shard.number if report.shard else 0)
    return _merged(ordered, fail_on)


def _shard(report: Report, name: str) -> Shard:
    if report.shard is None:
        raise UsageError(f'"{name}" is no shard of an audit', SHARD)
    return report.shard


def _complete(parts: Mapping[str, Shard]) -> None:
    """Raises where the shards are not each of one audit once."""
    first, one = next(iter(parts.items()))
    names: dict[int, str] = {}
    for name, part in parts.items():
        if odd := _odd(part, one, first):
            raise UsageError(f'"{name}" {odd}', "merge the shards of one audit")
        if part.number in names:
            both = f'"{names[part.number]}" and "{name}" are both shard {part.number}/{part.of}'
            raise UsageError(both, "give each once")
        names[part.number] = name
    missing = [f"{number}/{one.of}" for number in range(1, min(one.of, SHOWN) + 1) if number not in names]
    if len(names) < one.of:
        raise UsageError(f"missing: shard {', '.join(missing[:10])}", "give the reports of all shards")


def _odd(part: Shard, one: Shard, first: str) -> str:
    """Why a shard cannot be of the same audit as another."""
    if not 1 <= part.number <= part.of:
        return f"says that it is shard {part.number} of {part.of}"
    if part.made_by != one.made_by:
        return f'is of prcheck {part.made_by}, "{first}" of {one.made_by}'
    if part.of != one.of:
        return f'is one of {part.of} shards, "{first}" of {one.of}'
    return f'is of other lists or settings than "{first}"' if part.key != one.key else ""


def _merged(reports: Sequence[Report], fail_on: Severity | None) -> Report:
    first = reports[0]
    findings = tuple(sorted(_once(report.findings for report in reports), key=engine.place))
    incomplete = any(report.verdict is Verdict.INCOMPLETE for report in reports)
    return replace(
        first,
        verdict=engine.verdict(Verdict.INCOMPLETE if incomplete else Verdict.PASSED, findings, fail_on),
        findings=findings,
        ignored=tuple(sorted(_once(report.ignored for report in reports), key=engine.silenced_place)),
        skipped=tuple(sorted(_once(report.skipped for report in reports), key=lambda skip: skip.what)),
        links=tuple(_links(first, {state.url: state for report in reports for state in report.links})),
        rules=tuple(engine.info(rule) for rule in RULES),
        shard=None,
    )


def _once(groups: Iterable[Iterable[Told]]) -> list[Told]:
    return list(dict.fromkeys(told for group in groups for told in group))


def _links(report: Report, states: Mapping[str, LinkState]) -> Iterator[LinkState]:
    """The verdicts in the order in which the lists have their links."""
    urls = dict.fromkeys(link.url for entry in report.entries for link in entry.links)
    return (states[url] for url in urls if url in states)
