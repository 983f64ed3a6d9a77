"""How lists write their entries: one file per shape finds units and writes entries; all else is here once."""

from prcheck import markdown
from prcheck.layouts import anchors, candidates, entries, fields, headings, ignores, items, paragraphs, tables
from prcheck.layouts.force import templates
from prcheck.layouts.outline import Outline
from prcheck.model import Document, Entry, Kind, Template

__all__ = ["LAYOUTS", "parse", "templates", "write"]

LAYOUTS = (headings, fields, tables, items, paragraphs)
WRITERS = {
    Kind.PARAGRAPH: paragraphs.write,
    Kind.BULLET: items.write,
    Kind.NUMBER: items.write,
    Kind.ROW: tables.write,
    Kind.HEADING: headings.write,
    Kind.FIELDS: fields.write,
}


def parse(text: str, path: str) -> Document:
    """The document that a list's text makes: entries, what looks like one, headings, anchors, ignore comments."""
    text = markdown.normalise(text)
    blocks = markdown.read(text)
    outline = Outline(blocks)
    units, limits = candidates.find(outline, LAYOUTS)
    found, strays = entries.split(entries.readings(units, blocks.definitions), path)
    return Document(
        path,
        text,
        found,
        strays,
        ignores.find(blocks.lines, found, ignores.code(blocks)),
        anchors.headings(blocks),
        anchors.anchors(blocks),
        anchors.references(blocks),
        (*blocks.limits, *limits),
    )


def write(entry: Entry, template: Template) -> str:
    """The entry's source in the template's shape, as the list's own entries are mostly written."""
    return WRITERS[entry.kind](entry, template)
