"""What `prcheck entries` and `prcheck template` print for people."""

from collections.abc import Iterable, Iterator, Sequence

from prcheck.model import Document, Entry, Gap, Mark, Role, Slot, Template
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
    return visible(" | ".join((*parts, labels) if labels else parts)) + (" (unfinished)" if entry.unfinished else "")


def templates(found: Iterable[Template]) -> str:
    """Each template as it looks, where it came from and how many entries follow it."""
    return "\n".join(_template(template) for template in found) or NONE


def _template(template: Template) -> str:
    where = f", section {' > '.join(template.section)}" if template.section else ""
    lines = [f"{visible(template.source)} ({template.origin}{visible(where)})"]
    lines += (f"  {visible(line)}" for line in shape(template).split("\n"))
    required = ", ".join(map(template.shown, template.required))
    lines += [f"required: {visible(required) or 'nothing'}"]
    lines += [f"{template.follow} of {plural(template.of, 'entry follows', 'entries follow')} it"]
    return "".join(f"{line}\n" for line in lines)


def shape(template: Template) -> str:
    """The template as an entry would be written."""
    parts = (_slot(slot, template) for slot in template.slots)
    return template.style.marker + "".join(parts)


def _slot(slot: Slot, template: Template) -> str:
    gap = {Gap.HARD: f"{template.style.newline}\n", Gap.SOFT: "\n", Gap.BLOCK: "\n\n", Gap.NONE: " "}.get(slot.gap, "")
    if slot.role is Role.LINK:
        return gap + template.style.link.replace("{label}", slot.shown).replace("{url}", "URL")
    text = slot.word or WORDS.get(slot.role, slot.role.value)
    text = f"**{text}**" if Mark.BOLD in slot.marks else text
    return gap + (f"*{text}*" if Mark.ITALIC in slot.marks else text)
