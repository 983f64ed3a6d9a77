"""The passages of a text that may be a template, each with the line that it stands on."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from prcheck import markdown
from prcheck.layouts.announcing import above, announces
from prcheck.markdown import Block, Blocks

_COMMENT = re.compile(r"^\s*<!--+|(?<!-)--+>\s*$")
_HIDDEN = re.compile(r"\s{0,3}\[(?://|comment)\]:\s*(?:#|<>)\s*[(\"'](.*)[)\"']\s*$")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_SPANS = re.compile(
    r"`([^`\n]{8,300})`|(?<!\w)'([^'\n]{8,300})'(?!\w)|(?<!\w)\"([^\"\n]{8,300})\"(?!\w)|“([^“”\n]{8,300})”"
    r"|「([^「」\n]{4,300})」|\*\*(\|[^\n]{4,300}\|)\*\*"
)
_OPENS = re.compile(r"[`'\"“「]|\*\*\|")  # quick: what such a span begins with
_AFTER = re.compile(r"\b(?:formats?|form|follow|template|like this|as follows)\b|格式|模板|[:：]\s", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.")
_SHOWS = re.compile(r"\b(?:formats?|follow|template|like|example|e\.g|style)\b|格式|模板|例|示例", re.IGNORECASE)
_MANY = frozenset({"paragraph", "list", "item", "row"})
LANGUAGES = frozenset({"", "md", "markdown", "text", "txt", "plaintext", "plain", "html", "gfm"})
_FIELD = re.compile(r"\s*[-*+]\s+\W{0,3}[^:：\n]{2,30}[:：]")
_UNTIL = re.compile(
    r"(?:[.。;；]\s*|(?<!\s)\s+)?(?:\b(?:for example|e\.g\.|such as|an example|please|thanks?)\b|例如|比如)",
    re.IGNORECASE,
)
_ENDS = ("for example", "e.g.", "such as", "an example", "please", "thank", "例如", "比如")  # quick: what it may find
MEMORY = 4  # texts remembered
_LEADS = 3  # such words of one block that are looked behind, the last ones
_MOST_LINES = 30
_MOST_SIZE = 4_000  # characters; the longest declared template known has 191
_MOST_FIELDS = 12
FIRST, LAST = 400, 200  # blocks of a text between which nobody declares a template in running text


class Passage(NamedTuple):
    """A text that may be a template, and its first line.

    `fenced` stands for itself, `part` within something else; `shown` says that the words before it announce a format,
    `meant` that these words or a quotation's or comment's own mean this text. `fence` lines stand above it.
    """

    block: Block
    line: int
    text: str
    fenced: bool = False
    part: bool = False
    shown: bool = False
    meant: bool = False
    fence: int = 0

    @property
    def first(self) -> int:
        """The line on which the text itself begins."""
        return self.line + self.fence


@lru_cache(MEMORY)
def find(text: str) -> tuple[Passage, ...]:
    """A text's passages; who looks for words and who looks for examples share them."""
    return tuple(_passages(markdown.read(markdown.normalise(text))))


def _passages(blocks: Blocks) -> Iterator[Passage]:
    """Code, heads of tables, lists of fields, what running text quotes or says, paragraphs, items, comments."""
    every = blocks.walk()
    for index, block in enumerate(every):
        if FIRST < index < len(every) - LAST and block.kind in _MANY:
            continue
        lines = blocks.lines[block.start - 1 : block.end]
        if block.kind in ("heading", "rule", "row") or len(lines) > _MOST_LINES or sum(map(len, lines)) > _MOST_SIZE:
            continue
        if block.kind == "code":
            yield from _fenced(block, lines, _before(blocks, block))
        elif block.kind in ("table", "list"):
            yield from _head(block, lines) if block.kind == "table" else _fields(block, lines)
        else:
            yield from _running(blocks, block, lines)
    yield from _hidden(blocks.lines)


def _before(blocks: Blocks, block: Block) -> bool:
    """Whether the words right before a block announce a format."""
    near = [line for line in blocks.lines[max(block.start - 5, 0) : block.start - 1] if line.strip()]
    return bool(_SHOWS.search(" ".join(near[-2:])))


def _fenced(block: Block, lines: Sequence[str], shown: bool) -> Iterator[Passage]:
    """The whole code, then each of its lines; none of a program's."""
    fence = lines[0].lstrip()[:3] in ("```", "~~~")
    if fence and lines[0].strip(" `~").lower() not in LANGUAGES:
        return
    body = lines[1:-1] if fence else [line.strip() for line in lines]
    yield Passage(block, block.start, "\n".join(body), fenced=True, shown=shown, fence=int(fence))
    if len(body) > 1:
        yield from (Passage(block, block.start + n + fence, line.strip(), part=True) for n, line in enumerate(body))


def _head(block: Block, lines: Sequence[str]) -> Iterator[Passage]:
    """A table's head where no rows stand below it, or one that may itself be the words for them."""
    if len(lines) == 2 or (len(lines) == 3 and not _ADDRESS.search(lines[2])):
        yield Passage(block, block.start, lines[0], fenced=len(lines) == 2)


def _fields(block: Block, lines: Sequence[str]) -> Iterator[Passage]:
    """A list whose items all are "Word:"."""
    if 3 <= len(lines) <= _MOST_FIELDS and all(_FIELD.match(line) for line in lines):
        yield Passage(block, block.start, "\n".join(lines))


def _running(blocks: Blocks, block: Block, lines: Sequence[str]) -> Iterator[Passage]:
    for number, line in enumerate(lines, block.start):
        for span in _SPANS.finditer(line) if _OPENS.search(line) else ():
            shown = bool(_SHOWS.search(line, 0, span.start()))
            yield Passage(block, number, span[span.lastindex or 0], part=True, shown=shown, meant=shown)
    text = _open(block, lines)
    yield Passage(block, block.start, text, meant=_is_meant(blocks, block))
    if block.kind in ("paragraph", "item", "quote", "comment"):
        for at, said, meant in _said(text):
            yield Passage(block, block.start + text.count("\n", 0, at), said, part=True, meant=meant)


def _is_meant(blocks: Blocks, block: Block) -> bool:
    """Whether the words before a quotation or comment, or right above a paragraph or item, announce a format."""
    if block.kind in ("quote", "comment"):
        return _before(blocks, block)
    line = above(blocks.lines, block.start) if block.kind in ("paragraph", "item") else 0
    return line > 0 and announces(blocks.line(line))


def _said(text: str) -> Iterator[tuple[int, str, bool]]:
    """What stands behind a word such as "format" or a mere colon, up to the next sentence; the nearest first.

    With it whether it was such a word: a colon stands in half of all titles.
    """
    folded = text.casefold()
    ends = any(word in folded for word in _ENDS)
    for found in reversed(list(_AFTER.finditer(text))[-_LEADS:]):
        at = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip(" :：,\n"))
        until = _UNTIL.search(text, at) if ends else None
        yield at, text[at : until.start() if until else len(text)], found[0].rstrip() not in (":", "：")


def _hidden(lines: Sequence[str]) -> Iterator[Passage]:
    """The runs of `[//]: # (...)` lines: definitions that nobody sees, written as comments."""
    held: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        found = _HIDDEN.match(line) if "]:" in line else None
        if found:
            held.append(found[1])
        elif held:
            first = number - len(held)
            yield Passage(Block("comment", first, number - 1), first, "\n".join(held))
            held = []


def _open(block: Block, lines: Sequence[str]) -> str:
    text = "\n".join(_QUOTE.sub("", line) for line in lines)
    if block.kind in ("comment", "html"):
        text = "\n".join(_COMMENT.sub("", line) for line in lines)
    elif block.kind == "item":
        text = text.lstrip()[len(block.marker) :]
    return text.strip("\n")
