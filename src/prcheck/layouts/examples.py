"""Templates that a list shows by a real entry, in code or quotation marks behind a word such as "format"."""

from collections.abc import Iterator

from prcheck.layouts import passages, words
from prcheck.layouts.declared import distinct
from prcheck.layouts.learned import shown
from prcheck.model import Entry, Link, Role, Template

_MOST = 3  # entries of one example
_ROLES = (Role.TITLE, Role.AUTHORS, Role.VENUE)


def find(text: str, path: str) -> tuple[Template, ...]:
    """The different templates that a text's examples show."""
    return distinct(tuple(_shown(text, path)))


def _shown(text: str, path: str) -> Iterator[Template]:
    taken = 0
    for passage in passages.find(text):
        if not passage.shown or passage.line <= taken or not ("](" in passage.text or "**" in passage.text):
            continue
        entries = _entries(passage.text, path)
        if entries:
            taken = passage.line if passage.part else passage.block.end
            yield _template(entries, f"{path}:{passage.line}", path)


def _entries(text: str, path: str) -> tuple[Entry, ...]:
    """The entries that the text is, none where it holds anything else."""
    from prcheck.layouts import parse  # late: the package's front imports this module

    document = parse(f"{text.strip()}\n", path)
    found = document.entries
    sure = 0 < len(found) <= _MOST and not document.strays and all(map(_is_whole, found))
    return found if sure else ()


def _is_whole(entry: Entry) -> bool:
    more = sum(field is not None for field in (entry.authors, entry.venue, entry.year)) + bool(entry.links)
    linked = [part for part in entry.parts if isinstance(part, Link)]
    filled = not linked or any(map(_is_filled, linked))
    return entry.title is not None and not entry.unfinished and more >= 2 and filled


def _is_filled(link: Link) -> bool:
    """Whether a link has an address of its own: no words in its place, no crosses."""
    return words.is_outside(link.url) and "xxx" not in link.url.lower()


def _template(entries: tuple[Entry, ...], source: str, path: str) -> Template:
    slots = shown(entries)
    fields = [slot.role.value for slot in slots if slot.role in _ROLES]
    paper = ["Paper"] if any(slot.label == "Paper" for slot in slots) else []
    return Template(path, "declared", source, slots, (*fields, *paper))
