"""A record as an entry of a list: the parts of one of its own entries with the record's words in them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from prcheck import identity
from prcheck.facts import Work
from prcheck.model import Entry, Field, Kind, Link, Part, Role, Span, Template
from prcheck.rules.format.characters import cleaned
from prcheck.rules.papers.placing import places
from prcheck.sources import venues
from prcheck.template import follows
from prcheck.titles.people import is_open

COMMON = 0.5  # share of the entries that have a part which a new one should have too
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?:(?<=[’'‘`])|(?<=[A-Za-z’'‘`] ))\d\d(?=\W|\Z)")
_LAST = re.compile(r"(,?\s+(?:and|&)\s+)(?=[^,;]*$)")
_INITIAL = re.compile(r"\b[A-Z]\.\Z")
_END = 400  # characters of the authors in which the last "and" stands
_EDGE = " .,;:()[]"
_FAR = 1_000_000  # the line of parts that stand behind all others


class Content(NamedTuple):
    """What an entry should say; `given` are the parts that stand there already, by role, as written."""

    title: str
    authors: tuple[str, ...]
    venue: str
    year: int | None
    url: str
    given: Mapping[Role, str]


def content(work: Work, entry: Entry | None = None, others: Mapping[str, str] | None = None) -> Content:
    """What a record says of a paper, under the words that an entry has already."""
    place = next((place for place in places((work,), others or {}) if place.name), None)
    year = place.year if place else None
    if year is None:
        year = max(place.told.years, default=None) if place and place.told.years else min(work.years, default=None)
    fields = (part for part in entry.parts if isinstance(part, Field)) if entry else ()
    given = {field.role: field.text for field in fields if not identity.is_address(field.text)}
    listed = next((link.url for link in entry.links if _is_paper(link)), "") if entry else ""
    venue = place.name if place else ("arXiv" if identity.kind(work.name) == "arxiv" else "")
    authors = tuple(map(cleaned, work.authors))
    url = listed or identity.canonical_url(work.name) or ""
    return Content(cleaned(work.title), authors, cleaned(venue), year, url, given)


def compose(model: Entry, told: Content, kept: Iterable[Link] = ()) -> Entry:
    """An entry that is built like `model`; `kept` are further links that it gets."""
    fields = {part.role: _text(part, told) for part in model.parts if isinstance(part, Field)}
    if any(_YEAR.search(text) for role, text in fields.items() if role in (Role.VENUE, Role.YEAR)):
        fields[Role.DATE] = ""  # the year is told already
    parts = [*_parts(model, told, fields)]
    far = len(model.raw) + _FAR
    for number, link in enumerate(kept):
        place = Span(far + number, 1, far + number, 2)
        parts.append(replace(link, span=place, url_span=place))
    return replace(model, parts=tuple(parts))


def _parts(model: Entry, told: Content, fields: Mapping[Role, str]) -> Iterator[Part]:
    linked = False
    old = {part.text: fields[part.role] for part in model.parts if isinstance(part, Field)}
    for part in model.parts:
        if isinstance(part, Field):
            if fields[part.role]:
                yield replace(part, text=fields[part.role])
        elif told.url and not linked and (_is_paper(part) or part.label in old):
            linked = True
            yield replace(part, url=told.url, label=old.get(part.label) or _label(part, told.url))


def _is_paper(link: Link) -> bool:
    name = identity.identify(link.url)
    return link.name == "Paper" or bool(name and identity.is_paper(name))


def _label(link: Link, url: str) -> str:
    """The model's label, unless it names a place that the address does not lead to."""
    named = link.label.lower() == "arxiv"
    return "Paper" if named and "arxiv.org" not in url else link.label


def _text(part: Field, told: Content) -> str:
    """What stands in the model's field in the new entry, "" where it has none."""
    if told.given.get(part.role):
        return told.given[part.role]
    if part.role is Role.TITLE:
        return told.title + ("." if part.text.endswith(".") and not told.title.endswith((".", "?", "!")) else "")
    if part.role is Role.AUTHORS:
        return _joined(part.text, told.authors)
    if part.role is Role.VENUE:
        return _venue(part.text, told)
    if part.role is Role.YEAR and told.year:
        return _YEAR.sub(lambda found: str(told.year)[-len(found[0]) :], part.text, count=1)
    return str(told.year) if part.role is Role.DATE and told.year else ""


def _joined(sample: str, names: tuple[str, ...]) -> str:
    """The names as the sample joins its own."""
    end = "." if sample.endswith(".") and not _INITIAL.search(sample) else ""
    if is_open(sample) and len(names) > 1:
        return f"{names[0]} et al."
    joint = _LAST.search(sample[-_END:])
    separator = "; " if sample.count(";") > sample.count(",") else ", "
    last = joint[1] if joint else separator
    return (f"{separator.join(names[:-1])}{last}{names[-1]}" if len(names) > 1 else "".join(names)) + end


def _venue(sample: str, told: Content) -> str:
    """Venue and year as the sample writes its own: "CVPR, 2024", "CVPR'24", "(CVPR 2024)"."""
    year = _YEAR.search(sample)
    if year is None or told.year is None:
        return told.venue + ("." if sample.endswith(".") and told.venue else "")
    digits = str(told.year)[-len(year[0]) :]
    before, after = sample[: year.start()], sample[year.end() :].lstrip(" ")
    tail = after if after and not after.strip(_EDGE) else ""
    if not before.strip(_EDGE):
        return f"{before}{digits} {told.venue}{tail}".rstrip()
    joint = before[len(before.rstrip(" ,('’‘`-")) :]
    lead = before[: len(before) - len(before.lstrip("(["))]
    return f"{lead}{told.venue}{joint}{digits}{tail}" if told.venue else f"{lead}{digits}{tail}"


def model(entries: Sequence[Entry], template: Template | None, section: tuple[str, ...]) -> Entry | None:
    """The entry of a list that a new one in this section is best built like: one with a link to its paper."""
    whole = [entry for entry in entries if entry.title and not entry.unfinished]
    near = [entry for entry in whole if entry.section == section] or whole
    kind = next(iter(Counter(entry.kind for entry in near).most_common(1)), (None, 0))[0]
    heads = {entry.head for entry in near}
    fitting = [entry for entry in whole if entry.kind is kind and entry.head in heads and "paper" in _roles(entry)]
    usual = Counter(role for entry in near for role in _roles(entry))
    wanted = {role for role, count in usual.items() if count >= COMMON * len(near)}
    required = {word.lower() for word in template.required} if template else set[str]()
    ranked = ((*_worth(entry, template, wanted, required), entry.section == section) for entry in fitting)
    best = max(zip(ranked, range(len(fitting)), strict=True), default=None)
    return fitting[best[1]] if best else None


def _worth(
    entry: Entry, template: Template | None, wanted: set[str], required: set[str]
) -> tuple[int, bool, int, int, int]:
    """How good a model is: all that is required, the template's shape, the usual parts, few others, a plain venue."""
    roles = _roles(entry)
    follow = template is not None and template.kind in (None, entry.kind) and follows(entry, template)
    plain = 0
    if entry.venue is not None:
        text = entry.venue.text
        plain = 3 * bool(_YEAR.search(text)) + bool(venues.read(text).key) - len(text.split())
    return len(required & roles), follow, len(wanted & roles) - len(roles - wanted), -len(entry.rest), plain


def _roles(entry: Entry) -> set[str]:
    """The parts of an entry, its links to the paper as one."""
    found = {part.role.value for part in entry.parts if isinstance(part, Field)}
    return found | {"paper" if _is_paper(link) else f"link:{link.name}" for link in entry.links}


def whole_lines(entry_span: Span, lines: Sequence[str], kind: Kind) -> Span | None:
    """The lines that an entry stands on, None where anything but its marker stands there too."""
    before = lines[entry_span.line - 1][: entry_span.column - 1]
    after = lines[entry_span.end_line - 1][entry_span.end_column - 1 :]
    if before.strip(" \t>*+-|#0123456789.)") or (kind is not Kind.ROW and after.strip(" \t\\<br/>")):
        return None
    return Span(entry_span.line, 1, entry_span.end_line, len(lines[entry_span.end_line - 1]) + 1)
