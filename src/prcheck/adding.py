"""A paper's entry put into a list: in the list's own style, into the right section, at the right place."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from prcheck import identity, layouts
from prcheck.errors import UsageError
from prcheck.facts import Work
from prcheck.model import Document, Entry, Kind, Template
from prcheck.rules.change.order import kept
from prcheck.rules.papers.composing import compose, content, model
from prcheck.sources import venues
from prcheck.titles import Likeness, key, likeness, weighty, words

Section = tuple[str, ...]
SORTED = 3  # entries; fewer are in order by chance
USUAL = 4  # lines between two entries that are copied
_ITEM = re.compile(r"[ \t]*(?=[-*+] |\d{1,9}[.)] )")
_NUMBER = re.compile(r"^(\s*)(\d+)([.)])")


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands in the list already: where, and under which title."""

    path: str
    line: int
    title: str


@dataclass(frozen=True, slots=True)
class Added:
    """A list with a new entry: its path, both texts, the entry alone and the section that it stands in."""

    path: str
    before: str
    after: str
    entry: str
    section: Section


def listed(documents: Sequence[Document], work: Work) -> Listed | None:
    """The entry that is this paper already: the same id or title."""
    for document in documents:
        for entry in document.entries:
            same = work.name in identity.paper_ids(entry) if work.name else False
            if same or (entry.name and likeness(entry.name, work.title) >= Likeness.LIKELY):
                return Listed(document.path, entry.span.line, entry.name)
    return None


def add(
    documents: Sequence[Document],
    work: Work,
    templates: Sequence[Template],
    *,
    section: str = "",
    aliases: Mapping[str, str] | None = None,
) -> Added:
    """The list with the paper's entry; raises `UsageError` where there is no such section, or none is near."""
    document, place = _section(documents, section) if section else _nearest(documents, work)
    heads = {entry.head for entry in document.entries if entry.section == place}
    template = _template(templates, document.path, place, heads)
    sample = model(document.entries, template, place)
    if sample is None or template is None:
        raise UsageError(f'no entry in "{document.path}" shows how to write one', "add one by hand first")
    written = compose(replace(sample, section=place), content(work, None, aliases))
    own = _template(templates, document.path, place, {sample.head}, sample.kind)
    text = layouts.write(written, own or template)
    near = [entry for entry in document.entries if entry.section == place]
    after, text = _inserted(document, near, text, written)
    return Added(document.path, document.text, after, text, place)


def _template(
    templates: Sequence[Template],
    path: str,
    section: Section,
    heads: Collection[tuple[str, ...]],
    kind: Kind | None = None,
) -> Template | None:
    """The template of a section, as rules choose it: its table's, the innermost section's, its kind's, the list's."""
    own = [template for template in templates if template.path == path] or list(templates)
    fitting = [
        t for t in own if section[: len(t.section or ())] == (t.section or ()) and kind in (None, t.kind or kind)
    ]
    return max(
        fitting,
        key=lambda t: (not t.head or t.head in heads, len(t.section or ()), t.kind is not None, bool(t.head)),
        default=None,
    )


def _section(documents: Sequence[Document], name: str) -> tuple[Document, Section]:
    """The section of that name: its heading, or its path "A > B"."""
    wanted = tuple(key(part) for part in name.split(">"))
    found = {
        (number, section): document
        for number, document in enumerate(documents)
        for section in dict.fromkeys(entry.section for entry in document.entries)
        if tuple(map(key, section))[-len(wanted) :] == wanted
    }
    if len(found) == 1:
        ((_, section), document) = next(iter(found.items()))
        return document, section
    if found:
        paths = ", ".join(f'"{" > ".join(section)}"' for _, section in found)
        raise UsageError(f'several sections are called "{name}": {paths}', "give the path, as in A > B")
    raise UsageError(f'no section with entries is called "{name}"', f"choose one of {_names(documents)}")


def _names(documents: Sequence[Document]) -> str:
    found = dict.fromkeys(entry.section[-1] for document in documents for entry in document.entries if entry.section)
    return ", ".join(f'"{name}"' for name in list(found)[:20])


def _nearest(documents: Sequence[Document], work: Work) -> tuple[Document, Section]:
    """The section whose entries' titles share most telling words with the paper's."""
    sections: dict[tuple[int, Section], Counter[str]] = {}
    sizes = Counter[tuple[int, Section]]()
    for number, document in enumerate(documents):
        for entry in document.entries:
            place = number, entry.section
            names = [*words(entry.name), *(word for heading in entry.section for word in words(heading))]
            sections.setdefault(place, Counter()).update(weighty(names))
            sizes[place] += 1
    spread = Counter(word for found in sections.values() for word in found)
    wanted, year = weighty(words(work.title)), content(work).year

    def score(place: tuple[int, Section]) -> float:
        known = sections[place]
        told = (known[w] / sizes[place] * math.log(1 + len(sections) / spread[w]) for w in wanted if known[w])
        return sum(told) * _timely(place[1], year)

    best = max(sections, key=score, default=None)
    if best is None or (len(sections) > 1 and not score(best)):
        raise UsageError("no section is like this paper", f"name one with --section: {_names(documents)}")
    return documents[best[0]], best[1]


def _timely(section: Section, year: int | None) -> float:
    """How well a section of one year ("2024") suits a paper: others count little."""
    told = venues.years(" ".join(section))
    return 1.0 if not told or year is None else 2.0 if year in told else 0.2


def _inserted(document: Document, near: Sequence[Entry], entry: str, written: Entry) -> tuple[str, str]:
    """The text with the entry at its place, and the entry as it stands there."""
    lines = document.lines
    at = _position(near, written)
    gap = _gap(lines, near) or _gap(lines, document.entries) or ()
    beside = near[min(at, len(near) - 1)]
    entry = _indented(_numbered(entry, lines[beside.span.line - 1], int(at >= len(near))), lines[beside.span.line - 1])
    if at < len(near):
        start = beside.span.line - 1
        return "\n".join([*lines[:start], *entry.split("\n"), *gap, *lines[start:]]), entry
    end = beside.span.end_line
    return "\n".join([*lines[:end], *gap, *entry.split("\n"), *lines[end:]]), entry


def _gap(lines: Sequence[str], entries: Sequence[Entry]) -> tuple[str, ...] | None:
    """What usually stands between two entries of a section, None where nothing shows."""
    seen = Counter[tuple[str, ...]]()
    for one, other in pairwise(entries):
        between = tuple(lines[one.span.end_line : other.span.line - 1])
        if one.section == other.section and len(between) <= USUAL:
            seen[between] += 1
    return seen.most_common(1)[0][0] if seen else None


def _numbered(entry: str, beside: str, step: int) -> str:
    """The entry with the number after its neighbour's, where the list counts on."""
    own, other = _NUMBER.match(entry), _NUMBER.match(beside)
    if own is None or other is None:
        return entry
    count = int(other[2])
    return f"{other[1]}{count + step if count > 1 else count}{entry[own.end(2) :]}"


def _indented(entry: str, beside: str) -> str:
    """The entry as deep in its list as its neighbour."""
    own, other = _ITEM.match(entry), _ITEM.match(beside)
    if own is None or other is None or len(other[0]) <= len(own[0]):
        return entry
    blank = other[0][len(own[0]) :]
    return "\n".join(blank + line if line else line for line in entry.split("\n"))


def _position(near: Sequence[Entry], written: Entry) -> int:
    """Where the entry stands among the section's: in their order where they are sorted, else last."""
    order = next(kept(near), None) if len(near) >= SORTED else None
    return order.place(near, written) if order else len(near)
