"""What could not be checked and what comments silence, folded away."""

from collections.abc import Iterator

from prcheck.model import LinkStatus, Report
from prcheck.prose.escaping import code, prose
from prcheck.summary import plural


def unchecked(report: Report, most: int) -> Iterator[str]:
    """A block that tells so many of them, and how many more there are; nothing where there are none."""
    lines = list(_lines(report))
    if not lines:
        return
    more = [f"- and {len(lines) - most} more"] if len(lines) > most else []
    was = "was" if len(lines) == 1 else "were"
    what = f"could not be checked or {was} silenced" if report.ignored else "could not be checked"
    head = f"<details><summary>{plural(len(lines), 'thing')} {what}</summary>"
    yield "\n\n".join((head, "\n".join((*lines[:most], *more)), "</details>"))


def _lines(report: Report) -> Iterator[str]:
    yield from (f"- {code(skip.what)}: {prose(skip.reason)}" for skip in report.skipped)
    unknown = (state for state in report.links if state.state is LinkStatus.UNKNOWN)
    yield from (f"- {code(state.url)}: {prose(state.reason)}" for state in unknown)
    for silenced in report.ignored:
        place = f"{code(silenced.path)}, line {silenced.line}"
        yield f"- `{silenced.code}` in {place}: silenced by a {prose(silenced.reason)}"
