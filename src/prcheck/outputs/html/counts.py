"""What a page counts: entries per section, year and venue, links by state, findings by rule."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prcheck.catalogue import listed
from prcheck.model import LinkStatus, Listed, Report, Severity
from prcheck.summary import kinds

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_SHORT_YEAR = re.compile(r"['\u2019](\d{2})(?!\d)")
_ASIDE = re.compile(r"\([^()]*\)")  # "CVPR 2024 (oral)"
_EDGE = " \t,.;:()[]{}'\u2019\"-\u2013\u2014/|*_"
LONGEST = 40
"""How many characters of a venue's name are shown."""

NO_SECTION = "(no section)"
DOUBLES = frozenset({"PRC201", "PRC202", "PRC203"})


@dataclass(frozen=True, slots=True)
class Group:
    """Some of a kind: `parts` are counts, one for each series of its chart."""

    name: str
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.parts)


def entries(report: Report) -> tuple[Listed, ...]:
    """The entries of an audit, or those that a change adds or edits."""
    if report.audit:
        return report.entries
    after = (change.after for change in report.changes if change.after)
    return tuple(listed(entry) for entry in dict.fromkeys(after))


def year(entry: Listed) -> str:
    """The year that an entry names, "" without one."""
    for text in (entry.year or "", entry.venue or ""):
        if found := _YEAR.search(text):
            return found[0]
        if short := _SHORT_YEAR.search(text):
            return f"20{short[1]}"
    return ""


def venue(entry: Listed) -> str:
    """The venue's name without its year, "" without one."""
    text = entry.venue or ""
    name = _SHORT_YEAR.sub(" ", _YEAR.sub(" ", _ASIDE.sub(" ", text) if _ASIDE.sub("", text).strip(_EDGE) else text))
    return " ".join(name.split()).strip(_EDGE)[:LONGEST]


def sections(found: Sequence[Listed]) -> tuple[str, ...]:
    """The section of each entry: the headings above it without those that stand above all, as a list's own title."""
    first = found[0].section if found else ()
    shared = next(
        (n for n, name in enumerate(first) if any(e.section[n : n + 1] != (name,) for e in found)), len(first)
    )
    return tuple(" › ".join(entry.section[shared:]) or NO_SECTION for entry in found)


def _inner(names: Iterable[str]) -> dict[str, str]:
    """Each section by its last heading, where that is the only one of its name."""
    ends = {name: name.rpartition(" › ")[2] for name in names}
    counts = Counter(ends.values())
    return {name: end if counts[end] == 1 else name for name, end in ends.items()}


def by_year(found: Sequence[Listed]) -> tuple[Group, ...]:
    """Entries per year, without gaps between the first and the last."""
    counts = Counter(int(text) for entry in found if (text := year(entry)))
    return tuple(Group(str(n), (counts[n],)) for n in range(min(counts), max(counts) + 1)) if counts else ()


def by_venue(found: Sequence[Listed]) -> tuple[Group, ...]:
    """Entries per venue, the commonest spelling of each, most first."""
    spelt = Counter(name for entry in found if (name := venue(entry)))
    names: dict[str, str] = {}
    for name, _ in spelt.most_common():
        names.setdefault(name.casefold(), name)
    counts: Counter[str] = Counter()
    for name, count in spelt.items():
        counts[names[name.casefold()]] += count
    return tuple(Group(name, (count,)) for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def by_section(found: Sequence[Listed]) -> tuple[Group, ...]:
    """Entries per section, in the list's order."""
    counts = Counter(sections(found))
    short = _inner(counts)
    return tuple(Group(short[name], (count,)) for name, count in counts.items())


def by_state(report: Report) -> tuple[Group, ...]:
    """Links by verdict."""
    counts = Counter(state.state for state in report.links)
    return tuple(Group(state.value, (counts[state],)) for state in LinkStatus if counts[state])


def by_rule(report: Report) -> tuple[Group, ...]:
    """Findings per rule as errors, warnings and notes, most important first."""
    names = dict.fromkeys(kind.name for kind in kinds(report.findings))
    counts = Counter((finding.name, finding.severity) for finding in report.findings)
    return tuple(Group(name, tuple(counts[name, severity] for severity in Severity)) for name in names)


def doubles(report: Report) -> int:
    """Findings of papers that stand twice, for certain or perhaps."""
    return sum(finding.code in DOUBLES for finding in report.findings)
