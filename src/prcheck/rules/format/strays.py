"""New lines that stand where entries stand and could not be read as one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from prcheck.layouts.names import is_names_strict
from prcheck.layouts.words import is_label
from prcheck.markdown.rows import cells
from prcheck.model import Kind, Stray
from prcheck.rules.base import Context
from prcheck.rules.format.judging import NEIGHBOURS
from prcheck.rules.format.source import Lines, cut

SAME = 20  # characters
TITLE_WORDS = range(2, 40)
REMARK, REMARKS = 6, 0.5  # words that make one; the share of entries that have one
CAPITALS = 0.7
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|we|our|you|your|this|these|please|will|should|here|it|feel|welcome)\b.*[.!?:]\W*$",
    re.IGNORECASE | re.DOTALL,
)


def new_strays(ctx: Context) -> Iterator[Stray]:
    """The strays that the change adds, all of them in an audit.

    Sentences are none where entries hold none, nor is what stood there before and was only mended, nor what
    stands among more of its like than entries: tools, courses, blogs.
    """
    others = _Others(ctx)
    stood = {(stray.section, stray.text) for stray in ctx.base.strays} if ctx.base else set()
    gone = ctx.once(_gone)
    for stray in ctx.head.strays:
        if _is_sentence(stray) and not ctx.once(_remark)[stray.kind]:
            continue
        if (stray.section, stray.text) in stood or not gone.isdisjoint(_ends(stray)):
            continue
        if others.rule(stray) or others.part(stray) or (stray.alone and (ctx.audit or ctx.base is not None)):
            continue
        lines = range(stray.span.line, stray.span.end_line + 1)
        if ctx.audit or any(line in ctx.touched for line in lines):
            yield stray


def _is_sentence(stray: Stray) -> bool:
    """Whether a stray is a sentence: no question that is written as titles are, most of its words with a capital."""
    text = stray.text.strip("| ")
    if not _SENTENCE.search(text[-400:]):
        return False
    words = [word for word in text.split() if word[0].isalpha()]
    titled = sum(word[0].isupper() for word in words) >= CAPITALS * len(words)
    return not (titled and text.rstrip("*_").endswith("?"))


def _remark(ctx: Context) -> Mapping[Kind, bool]:
    """The kinds of entries most of which hold a sentence themselves: a remark on the paper."""
    entries = (ctx.base or ctx.head).entries
    every = Counter(entry.kind for entry in entries)
    told = Counter(entry.kind for entry in entries if any(len(p.text.split()) >= REMARK for p in entry.rest))
    return {kind: told[kind] > REMARKS * every[kind] for kind in Kind}


def _gone(ctx: Context) -> frozenset[str]:
    """How the strays begin and end that stood there before and stand there no more as they were."""
    if ctx.base is None:
        return frozenset()
    kept = {(stray.section, stray.text) for stray in ctx.head.strays}
    return frozenset(
        end for stray in ctx.base.strays if (stray.section, stray.text) not in kept for end in _ends(stray)
    )


class _Others:
    """How many strays and entries each section held, as the list stood before."""

    def __init__(self, ctx: Context) -> None:
        document = ctx.base or ctx.head
        self.lines = ctx.head.lines
        self.parts = Counter(stray.section for stray in document.strays if _lone_cell(stray, document.lines))
        self.fresh = Counter(stray.section for stray in ctx.head.strays if _lone_cell(stray, self.lines))
        self.strays = Counter((stray.section, stray.kind) for stray in document.strays)
        self.entries = Counter((entry.section, entry.kind) for entry in document.entries)

    def rule(self, stray: Stray) -> bool:
        """Whether the stray's section holds more of them than entries."""
        place = stray.section, stray.kind
        return self.strays[place] >= NEIGHBOURS and self.strays[place] > self.entries[place]

    def part(self, stray: Stray) -> bool:
        """Whether the stray is a row of one cell, and such rows part the tables of its section, or a new table."""
        if not _lone_cell(stray, self.lines):
            return False
        known = self.parts if self.entries[stray.section, Kind.ROW] else self.fresh
        return known[stray.section] > 1


def _lone_cell(stray: Stray, lines: Lines) -> str:
    """The words of a table's row that has no others, "" where there are more or it is no row."""
    row = lines[stray.span.line - 1] if stray.kind is Kind.ROW else ""
    found = [row[start:end] for start, end in cells(row) if end > start] if row else []
    return found[0].strip("*_ ") if len(found) == 1 else ""


def _ends(stray: Stray) -> tuple[str, str]:
    """How the text starts and ends: an old one that the change only mends still has one of them."""
    return "^" + stray.text[:SAME].casefold(), stray.text[-SAME:].casefold() + "$"


def alone(stray: Stray, lines: Lines) -> str:
    """What alone a stray of one line is, in words: a title, or a name and an address; "" where it is neither."""
    cell = _lone_cell(stray, lines)
    text = cell or stray.text.strip()
    if stray.span.line != stray.span.end_line or "://" in text or "|" in text:
        return ""
    if (len(text.split()) not in TITLE_WORDS and not cell) or is_names_strict(text.strip("*_")) or is_label(text):
        return ""
    source = cut(lines, stray.span)
    return "only a name and an address" if "](" in source or "://" in source else "only a title"
