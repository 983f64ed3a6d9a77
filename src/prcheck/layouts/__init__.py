"""How lists write their entries: one file per shape finds units and writes entries; all else is here once."""

from prcheck import markdown
from prcheck.layouts import anchors, candidates, entries, fields, headings, ignores, items, paragraphs, tables
from prcheck.layouts.force import templates
from prcheck.layouts.memory import Memory
from prcheck.layouts.outline import Outline
from prcheck.model import Document, Entry, Kind, Template

__all__ = ["LAYOUTS", "Memory", "parse", "templates", "write"]

LAYOUTS = (headings, fields, tables, items, paragraphs)
WRITERS = {
    Kind.PARAGRAPH: paragraphs.write,
    Kind.BULLET: items.write,
    Kind.NUMBER: items.write,
    Kind.ROW: tables.write,
    Kind.HEADING: headings.write,
    Kind.FIELDS: fields.write,
}


def parse(text: str, path: str, memory: Memory | None = None) -> Document:
    """The document that a list's text makes: entries, what looks like one, headings, anchors, ignore comments.

    What the same `memory` has seen before is not read again.
    """
    memory = Memory() if memory is None else memory
    text = markdown.normalise(text)
    if (path, text) not in memory.documents:
        memory.documents[path, text] = _document(text, path, memory)
    return memory.documents[path, text]


def _document(text: str, path: str, memory: Memory) -> Document:
    blocks = markdown.read(text)
    outline = Outline(blocks)
    units, limits = candidates.find(outline, LAYOUTS)
    found, strays = entries.split(entries.readings(units, blocks.definitions, memory), path)
    titles = anchors.headings(blocks)
    return Document(
        path,
        text,
        found,
        strays,
        ignores.find(blocks.lines, found, ignores.code(blocks)),
        titles,
        anchors.anchors(blocks, titles),
        anchors.references(blocks),
        (*blocks.limits, *limits),
    )


def write(entry: Entry, template: Template) -> str:
    """The entry's source in the template's shape, as the list's own entries are mostly written."""
    return WRITERS[entry.kind](entry, template)
