"""Small lists for the tests of the format rules: entries built by hand from their pieces."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from prcheck.model import Document, Entry, Field, Flaw, Gap, Kind, Link, Mark, Part, Role, Slot, Span, Style, Template
from prcheck.rules.base import Context

TEMPLATE = Template(
    path="README.md",
    origin="declared",
    source="README.md:23",
    slots=(
        Slot(Role.TITLE, "Title", marks=frozenset({Mark.BOLD}), gap=Gap.FIRST),
        Slot(Role.AUTHORS, "Author", marks=frozenset({Mark.ITALIC}), gap=Gap.HARD),
        Slot(Role.VENUE, "Conference", gap=Gap.HARD),
        Slot(Role.LINK, "Paper link", "Paper", gap=Gap.SOFT),
        Slot(Role.LINK, "Project link", "Project", gap=Gap.SOFT),
        Slot(Role.LINK, "Code link", "Code", gap=Gap.SOFT),
    ),
    required=("title", "authors", "venue", "Paper"),
    follow=95,
    of=97,
)
LEARNED = replace(TEMPLATE, origin="learned", source="97 entries")
ROLES = {"t": Role.TITLE, "a": Role.AUTHORS, "v": Role.VENUE, "y": Role.YEAR, "g": Role.TAG, "o": Role.OTHER}
LINK = re.compile(r"\[?\[(?P<label>[^]]*)\]? ?\(?(?P<url>[^)\]]*)\)?\]?")
NAMES = ("Paper", "Project", "Code")


def entry(text: str, pieces: Sequence[str], *, line: int = 1, **more: object) -> Entry:
    """An entry whose parts are the pieces, each found in the text: "t:**A**", "a:*B*", "v:CVPR", "l:[[Paper](u)]"."""
    parts: list[Part] = []
    offset = 0
    for piece in pieces:
        kind, _, words = piece.partition(":")
        flaw, _, words = words.rpartition("!")
        start = text.index(words, offset)
        gap = Gap.FIRST if not parts else _gap(text[offset:start])
        parts.append(_part(kind, words, text, start, line, gap, Flaw(flaw) if flaw else None))
        offset = start + len(words)
    span = _span(text, 0, len(text), line)
    values: dict[str, object] = {"path": "README.md", "section": ("Papers",), "kind": Kind.PARAGRAPH, "raw": text}
    return Entry(span=span, parts=tuple(parts), **(values | more))  # type: ignore[arg-type]


def listed(
    head: str, entries: Iterable[Entry], template: Template | None = TEMPLATE, base: Iterable[Entry] | None = None
) -> Context:
    """A list in which every entry counts as changed."""
    before = None if base is None else Document("README.md", "", tuple(base))
    templates = (template,) if template else ()
    return Context(Document("README.md", head, tuple(entries)), before, templates=templates, audit=True)


def one(text: str, *pieces: str, template: Template | None = TEMPLATE, **more: object) -> Context:
    """A list of one entry."""
    return listed(text, [entry(text, pieces, line=1, **more)], template)


def _part(kind: str, words: str, text: str, start: int, line: int, gap: Gap, flaw: Flaw | None) -> Part:
    span = _span(text, start, start + len(words), line)
    if kind != "l":
        bare = words.strip("*_")
        lead = len(words) - len(words.lstrip("*_"))
        marks = {1: {Mark.ITALIC}, 2: {Mark.BOLD}, 3: {Mark.BOLD, Mark.ITALIC}}.get(lead, set())
        closed = lead and bare == bare.strip() and len(words) - len(words.rstrip("*_")) == lead
        return Field(ROLES[kind], bare.strip(), span, frozenset(marks if closed else ()), gap)
    found = LINK.fullmatch(words)
    assert found, words
    label, url = found["label"], found["url"]
    place = start + words.rindex(url) if url else start + len(words)
    url_span = _span(text, place, place + len(url), line)
    return Link(label, url, span, url_span, label if label in NAMES else "", gap, flaw=flaw)


def _gap(text: str) -> Gap:
    if "\n" not in text:
        return Gap.HARD if "<br>" in text else Gap.NONE
    return Gap.HARD if re.search(r"(<br>|  |\\)\s*\n", text) else Gap.SOFT


def _span(text: str, start: int, end: int, line: int) -> Span:
    return Span(*_place(text, start, line), *_place(text, end, line))


def _place(text: str, offset: int, line: int) -> tuple[int, int]:
    before = text[:offset]
    return line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1


__all__ = ["LEARNED", "TEMPLATE", "Style", "entry", "listed", "one"]
