"""New entries on their own, read as if they stood in a list: a lone title is told by what stands beside it."""

from collections import Counter
from dataclasses import replace

from prcheck.layouts import parse
from prcheck.layouts.memory import Memory
from prcheck.model import Document, Kind

NEIGHBOURS = 50
"""How many of the list's entries are read with the new ones."""


def read(text: str, path: str, listed: Document, memory: Memory) -> Document:
    """The document of the new entries; the same memory gives it for them from then on."""
    alone = parse(text, path, memory)
    last = alone.text.rstrip("\n").count("\n") + 1
    both = parse("\n\n".join((alone.text.rstrip("\n"), _neighbours(listed))), path, memory)
    found = replace(
        alone,
        entries=tuple(entry for entry in both.entries if entry.span.end_line <= last),
        strays=tuple(stray for stray in both.strays if stray.span.end_line <= last),
        ignores=tuple(ignore for ignore in both.ignores if ignore.line <= last),
    )
    memory.documents[path, alone.text] = found
    return found


def _neighbours(listed: Document) -> str:
    """The source of the list's fullest section, without its heading."""
    finished = [entry for entry in listed.entries if not entry.unfinished and entry.kind is not Kind.ROW]
    if not finished:
        return ""
    section, _ = Counter(entry.section for entry in finished).most_common(1)[0]
    spans = [entry.span for entry in finished if entry.section == section][:NEIGHBOURS]
    return "\n".join(listed.lines[spans[0].line - 1 : spans[-1].end_line]) + "\n"
