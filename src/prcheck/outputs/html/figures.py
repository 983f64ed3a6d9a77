"""The numbers on top of a page, and its charts with the tables that say the same."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from prcheck.model import LinkStatus, Listed, Report, Severity
from prcheck.outputs.html import charts, counts
from prcheck.outputs.html.counts import Group
from prcheck.summary import plural

MOST = 15
"""How many bars a chart has at most; its table has all."""

ONE = ("Entries",)


@dataclass(frozen=True, slots=True)
class Tile:
    """A number with its name; `mood` is how it looks: "good", "bad", "odd" or "" for neither."""

    name: str
    value: str
    note: str = ""
    mood: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, and the same as a table under these heads; `name` tells the figures apart."""

    name: str
    title: str
    chart: Markup
    first: str
    heads: tuple[str, ...]
    groups: tuple[Group, ...]


def tiles(report: Report, total: int) -> tuple[Tile, ...]:
    """The list's health in a few numbers."""
    bad = {(f.path, f.entry) for f in report.findings if f.severity is not Severity.NOTE and f.entry}
    fine = max(total - len(bad), 0)
    states = Counter(state.state for state in report.links)
    unsure = states[LinkStatus.UNKNOWN] + states[LinkStatus.UNCHECKED]
    dead = states[LinkStatus.DEAD]
    answered = states[LinkStatus.ALIVE] + states[LinkStatus.MOVED]
    return (
        Tile("entries", f"{total:,}", f"{fine:,} without error or warning"),
        _tile("errors", report.count(Severity.ERROR), "bad"),
        _tile("warnings", report.count(Severity.WARNING), "odd"),
        _tile("doubles", counts.doubles(report), "odd", "sure or likely"),
        Tile("dead links", f"{dead:,}", f"of {plural(len(report.links), 'link')}", _mood(dead, answered)),
        Tile("living links", f"{answered:,}", f"{unsure:,} could not be told" if unsure else ""),
    )


def _mood(dead: int, answered: int) -> str:
    """How a number of dead links looks: none is good only where any was asked."""
    return "bad" if dead else "good" if answered else ""


def _tile(name: str, count: int, mood: str, note: str = "") -> Tile:
    return Tile(name, f"{count:,}", note, mood if count else "good")


def figures(report: Report, entries: Sequence[Listed]) -> tuple[Figure, ...]:
    """The charts that have something to show."""
    years, weights = counts.by_year(entries), tuple(severity.value for severity in Severity)
    found = (
        _bars("sections", "Entries per section", "Section", counts.by_section(entries), ONE),
        _bars("venues", "Entries per venue", "Venue", counts.by_venue(entries), ONE),
        _figure("years", "Entries per year", "Year", years, ONE, charts.columns("Entries per year", years)),
        _bars("states", "Links by state", "State", counts.by_state(report), ("Links",)),
        _bars("findings", "Findings by rule", "Rule", counts.by_rule(report), weights, charts.WIDE),
    )
    return tuple(figure for figure in found if figure.groups)


def _bars(
    name: str,
    title: str,
    first: str,
    groups: tuple[Group, ...],
    heads: tuple[str, ...],
    width: int = charts.WIDTH,
) -> Figure:
    if len(groups) <= MOST:
        return _figure(name, title, first, groups, heads, charts.bars(title, groups, heads, width))
    large = frozenset(sorted(groups, key=lambda group: -group.total)[:MOST])
    shown = tuple(group for group in groups if group in large)[:MOST]
    title = f"{title}, the {MOST} largest of {len(groups)}"
    return _figure(name, title, first, groups, heads, charts.bars(title, shown, heads, width))


def _figure(name: str, title: str, first: str, groups: tuple[Group, ...], heads: tuple[str, ...], chart: str) -> Figure:
    return Figure(name, title, Markup(chart), first, heads, groups)  # noqa: S704  # SVG of escaped names
