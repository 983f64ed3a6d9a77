"""How lists write their entries: one file per shape finds units and writes entries; all else is here once."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from prcheck import markdown
from prcheck.layouts import (
    anchors,
    asides,
    candidates,
    entries,
    fields,
    focus,
    grafts,
    headings,
    ignores,
    items,
    paragraphs,
    portions,
    recall,
    samples,
    tables,
)
from prcheck.layouts.force import templates
from prcheck.layouts.memory import Memory
from prcheck.layouts.outline import Outline
from prcheck.layouts.portions import Portion
from prcheck.markdown import Blocks
from prcheck.model import Document, Entry, Kind, Limit, Link, Sample, Stray, Template

__all__ = [
    "LAYOUTS",
    "Memory",
    "Source",
    "asides",
    "grafts",
    "parse",
    "parse_change",
    "recalled",
    "references",
    "templates",
    "write",
]

LAYOUTS = (headings, fields, tables, items, paragraphs)
WRITERS = {
    Kind.PARAGRAPH: paragraphs.write,
    Kind.BULLET: items.write,
    Kind.NUMBER: items.write,
    Kind.ROW: tables.write,
    Kind.HEADING: headings.write,
    Kind.FIELDS: fields.write,
}


class Source(NamedTuple):
    """One side of a change: its path, its text, and the lines that stand on this side only."""

    path: str
    text: str
    lines: frozenset[int]


def parse(text: str, path: str, memory: Memory | None = None) -> Document:
    """The document that a list's text makes: entries, what looks like one, headings, anchors, ignore comments.

    What the same `memory` has seen before is not read again.
    """
    memory = Memory() if memory is None else memory
    text = markdown.normalise(text)
    if (path, text) not in memory.documents:
        memory.documents[path, text] = _document(text, path, memory)
    return memory.documents[path, text]


@lru_cache(2)  # a readme is asked for its lists and for its guides
def references(text: str) -> tuple[Link, ...]:
    """A text's links to places inside the repository; its entries are not read for them."""
    return anchors.references(markdown.read(markdown.normalise(text)))


def parse_change(before: Source, after: Source, memory: Memory) -> tuple[Document, Document]:
    """Both sides of a change; of a long list, what the change touches, what stands near it and a sample."""
    texts = markdown.normalise(before.text), markdown.normalise(after.text)
    base = memory.read(texts[0])
    head = memory.reread(texts[1], base, before.lines, after.lines)
    found = focus.choose(base, head, before.lines, after.lines)
    if found:
        memory.focuses[after.path, texts[1]] = found
        memory.documents[before.path, texts[0]] = _document(texts[0], before.path, memory, found.before)
        read = _document(texts[1], after.path, memory, found.after)
        over = focus.limits(found, head.lines)
        memory.documents[after.path, texts[1]] = replace(read, limits=(*read.limits, *over))
    return parse(texts[0], before.path, memory), parse(texts[1], after.path, memory)


def recalled(document: Document, entries: Sequence[Entry], memory: Memory) -> Document:
    """The document with the unread portions that may list the same papers as these entries."""
    found = memory.focuses.get((document.path, document.text))
    if found is None or not entries:
        return document
    blocks = memory.read(document.text)
    like = recall.like(found.unread, blocks.lines, entries)
    again, *_ = _units(portions.only(blocks, (*found.after, *like)), document.path, memory)
    lines = {line for portion in like for line in range(portion.start, portion.end + 1)}
    more = (entry for entry in again if entry.span.line in lines)
    return replace(document, entries=tuple(sorted((*document.entries, *more), key=lambda entry: entry.span)))


def _document(text: str, path: str, memory: Memory, kept: Collection[Portion] | None = None) -> Document:
    blocks = memory.read(text)
    found, strays, limits, shown = _units(blocks if kept is None else portions.only(blocks, kept), path, memory)
    titles = anchors.headings(blocks)
    return Document(
        path,
        text,
        found,
        strays,
        ignores.find(blocks, found),
        titles,
        anchors.anchors(blocks, titles),
        anchors.references(blocks),
        (*blocks.limits, *limits),
        shown,
    )


def _units(
    blocks: Blocks, path: str, memory: Memory
) -> tuple[tuple[Entry, ...], tuple[Stray, ...], tuple[Limit, ...], tuple[Sample, ...]]:
    """What the blocks hold: entries, what looks like one, caps that they exceed, templates written as entries."""
    units, limits = candidates.find(Outline(blocks), LAYOUTS)
    found = entries.readings(units, blocks.definitions, memory)
    shown = samples.find(found, blocks.lines)
    own = [reading for index, reading in enumerate(found) if index not in shown] if shown else found
    return *entries.split(own, path), limits, tuple(shown.values())


def write(entry: Entry, template: Template) -> str:
    """The entry's source in the template's shape, as the list's own entries are mostly written."""
    return WRITERS[entry.kind](entry, template)
