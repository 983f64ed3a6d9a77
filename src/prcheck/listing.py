"""What `prcheck entries` and `prcheck template` print for people."""

from collections.abc import Iterable, Iterator, Sequence

from prcheck import identity
from prcheck.layouts import writing
from prcheck.model import Document, Entry, Field, Gap, Kind, Link, Mark, Part, Role, Slot, Span, Template
from prcheck.summary import plural
from prcheck.terminal import visible

WORDS = {Role.TITLE: "Title", Role.AUTHORS: "Author", Role.VENUE: "Conference"}


NONE = 'no template, and no entries to learn one from; show an entry in a fence, or set "template" in prcheck.toml\n'


def entries(document: Document) -> str:
    """The list's entries under their sections, then how many."""
    lines = list(_entries(document.entries))
    bare = sum(entry.unfinished for entry in document.entries)
    total = plural(len(document.entries), "entry", "entries")
    return "".join(f"{line}\n" for line in (*lines, total + (f", {bare} of them unfinished" if bare else "")))


def _entries(found: Sequence[Entry]) -> Iterator[str]:
    section: tuple[str, ...] | None = None
    for entry in found:
        if entry.section != section:
            section = entry.section
            yield visible(" > ".join(section)) or "(no section)"
        yield f"  {entry.span.line}-{entry.span.end_line}: {_one(entry)}"


def _one(entry: Entry) -> str:
    parts = (entry.name or "(no title)", *(part.text for part in (entry.authors, entry.venue, entry.year) if part))
    labels = " ".join(f"[{link.label}]" for link in entry.links)
    ids = " ".join(identity.ids(entry))
    return visible(" | ".join(filter(None, (*parts, labels, ids)))) + (" (unfinished)" if entry.unfinished else "")


def templates(found: Iterable[Template]) -> str:
    """Each template as it looks, where it came from and how many entries follow it."""
    known = tuple(found)
    several = len({template.path for template in known}) > 1
    return "\n".join(_template(template, f"{template.path}: " * several) for template in known) or NONE


def _template(template: Template, lead: str) -> str:
    where = f", section {' > '.join(template.section)}" if template.section else ""
    where += f", table {' | '.join(template.head)}" if template.head else ""
    lines = [f"{visible(lead)}{origin(template)}{visible(where)}"]
    lines += (f"  {visible(line)}" for line in shape(template).split("\n"))
    required = ", ".join(map(template.shown, template.required))
    lines += [f"required: {visible(required) or 'nothing'}"]
    lines += [f"{template.follow} of {plural(template.of, 'entry follows', 'entries follow')} it"]
    return "".join(f"{line}\n" for line in lines)


def origin(template: Template) -> str:
    """Where the template comes from, in words."""
    words = {"learned": "learned from", "declared": "declared in", "settings": "from the settings,"}
    return visible(f"{words[template.origin]} {template.source}")


def shape(template: Template) -> str:
    """The template as an entry would be written; a learned one in its entries' handwriting."""
    hands = {kind for kind, *_ in template.style.glue}
    kind = template.kind or (Kind(*hands) if len(hands) == 1 else None)
    if template.origin == "learned" and kind and kind.value in hands:
        return _written(template, kind)
    parts = (_slot(slot, template) for slot in template.slots)
    return template.style.marker + "".join(parts)


def _written(template: Template, kind: Kind) -> str:
    parts = tuple(
        part for index, slot in enumerate(template.slots) for part in _parts(slot, Span(1, index + 1, 1, index + 2))
    )
    head = template.head or tuple(name for name, _ in template.style.columns)
    entry = Entry(template.path, Span(1, 1, 1, 1), (), kind, parts, "", head=head)
    if kind is Kind.ROW:
        return writing.row(entry, template)
    return writing.write(entry, template, template.style.marker).strip("\n")


def _parts(slot: Slot, place: Span) -> Iterator[Part]:
    """What an entry has in a slot: a field, a link, or a field with a link on it."""
    if slot.role is not Role.LINK:
        yield Field(slot.role, _word(slot), place, slot.marks, slot.gap)
    if slot.role is Role.LINK or Mark.LINKED in slot.marks:
        yield Link(slot.shown or _word(slot), "URL", place, place, slot.label, slot.gap)


def _slot(slot: Slot, template: Template) -> str:
    gap = {Gap.HARD: f"{template.style.newline}\n", Gap.SOFT: "\n", Gap.BLOCK: "\n\n", Gap.NONE: " "}.get(slot.gap, "")
    if slot.role is Role.LINK:
        return gap + template.style.link.replace("{label}", slot.shown).replace("{url}", "URL")
    text = _word(slot)
    text = f"**{text}**" if Mark.BOLD in slot.marks else text
    return gap + (f"*{text}*" if Mark.ITALIC in slot.marks else text)


def _word(slot: Slot) -> str:
    return slot.word or WORDS.get(slot.role, slot.role.value.capitalize())
