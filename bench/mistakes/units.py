"""Mistakes in which the whole unit goes wrong: its marker lost, its order turned, another list's shape."""

from bench.mistakes.base import Damage
from bench.mistakes.lines import MISSING, marker

from prcheck.model import Edit, Entry, Kind, Role, Span, Template
from prcheck.rules.format.judging import title_leads_to_paper
from prcheck.rules.format.source import Lines, cut
from prcheck.template import own_links

ANY = ("PRC112", "PRC116", "PRC115", "PRC105", "PRC106", "PRC107", "PRC110", *MISSING)


def unmarked(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    """A bullet or a number lost."""
    span = entry.span
    lead = lines[span.line - 1][: span.column - 1]
    if entry.kind not in (Kind.BULLET, Kind.NUMBER) or not lead.strip():
        return None
    return Damage((Edit(Span(span.line, 1, span.line, span.column), ""),), ANY, span.line)


def turned(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    """The last line first."""
    rows = cut(lines, entry.span).split("\n")
    if entry.kind is not Kind.PARAGRAPH or len(rows) < 3 or len(template.fields) < 3:
        return None
    text = "\n".join([rows[-1].rstrip() + template.style.newline, *rows[:-2], rows[-2].rstrip().removesuffix("<br>")])
    return Damage((Edit(entry.span, text),), ANY)


def only_links(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    """Nothing left but the links."""
    links = [link for link in own_links(entry) if not link.badge and link.name]
    if entry.kind in (Kind.ROW, Kind.HEADING, Kind.FIELDS) or not links or "title" not in template.required:
        return None
    text = marker(lines, entry) + " ".join(cut(lines, link.span) for link in links)
    return Damage((Edit(entry.span, text),), ANY)


def only_names(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    """Nothing left but the authors and the links."""
    links = [link for link in own_links(entry) if not link.badge and link.name]
    if entry.kind in (Kind.ROW, Kind.HEADING, Kind.FIELDS) or entry.authors is None or not links:
        return None
    spans = [entry.authors.span, *(link.span for link in links)]
    text = marker(lines, entry) + " ".join(cut(lines, span) for span in spans)
    return Damage((Edit(entry.span, text),), ANY) if "title" in template.required else None


def as_bullet(_: Lines, entry: Entry, template: Template) -> Damage | None:
    """What many other lists write: a bullet with a linked title."""
    url = next((link.url for link in entry.links if link.url.startswith("http") and link.name == "Paper"), None)
    if entry.kind is not Kind.PARAGRAPH or entry.title is None or url is None:
        return None
    marked = any(slot.role is Role.TITLE and slot.marks for slot in template.fields)
    if not marked and {"title", "Paper"}.issuperset(template.required):
        return None  # nothing that the list asks for is missing
    return Damage((Edit(entry.span, f"- [{entry.title.text}]({url})"),), ANY)


def as_text(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    """A reference as in a paper: no marks, a bare address."""
    url = next((link.url for link in entry.links if link.url.startswith("http")), None)
    marked = any(slot.marks for slot in template.fields) or template.required_links
    if entry.kind in (Kind.ROW, Kind.HEADING, Kind.FIELDS) or url is None or not marked:
        return None
    if entry.title is None or entry.authors is None:
        return None
    text = f"{entry.authors.text}. {entry.title.text}. {entry.venue.text if entry.venue else 'arXiv'}. {url}"
    return Damage((Edit(entry.span, marker(lines, entry) + text),), ANY)


def as_row(_: Lines, entry: Entry, __: Template) -> Damage | None:
    """A table's row where no table is."""
    if entry.kind in (Kind.ROW, Kind.HEADING, Kind.FIELDS) or entry.title is None or not entry.links:
        return None
    cells = [entry.title.text, *(field.text for field in (entry.authors, entry.venue) if field), entry.links[0].url]
    return Damage((Edit(entry.span, f"| {' | '.join(cells)} |"),), ANY)


def cell_lost(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    """A row without its last bar and cell."""
    row = lines[entry.span.line - 1].rstrip()
    if entry.kind is not Kind.ROW or row.count("|") < 4 or row.count("|") != len(entry.head) + 1:
        return None
    at = row.rstrip("|").rfind("|")
    gone = [link.name for link in own_links(entry) if link.span.column > at]
    needed = set(template.required_links) - ({"Paper"} if title_leads_to_paper(entry) else set())
    if not set(gone) & needed:
        return None
    whole = Span(entry.span.line, 1, entry.span.line, len(lines[entry.span.line - 1]) + 1)
    return Damage((Edit(whole, row[: at + 1]),), ANY)
