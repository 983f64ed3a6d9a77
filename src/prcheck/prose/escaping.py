"""Untrusted text inside Markdown and workflow commands.

GitHub acts on mentions, references, closing words, images and HTML anywhere but in code, so untrusted text stands in
code spans and fences only.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from urllib.parse import quote

from prcheck.terminal import visible

TITLE = 90
"""How many characters of a title are shown."""

VALUE = 200
"""How many characters of any other value are shown."""

_RUN = re.compile(r"`+")
_QUOTED = re.compile(r'"([^"]*)"')
_WORD = re.compile(r"(?:[A-Za-z]+(?:['-][A-Za-z]+)*|\d{1,6}%?|-)?\Z")
_STOPS = ".,;:!?"
_PIPE = re.compile(r"(?<!\\)\\*+\|")


def code(text: str, limit: int = VALUE) -> str:
    """A code span: one line, no hidden characters, longer marks than any run of back-ticks inside."""
    shown = _unhidden(text, limit)
    if not shown.strip():
        return "` `"
    ticks = "`" * (_longest(shown) + 1)
    pad = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def prose(text: str, link: Callable[[str], str] | None = None) -> str:
    """A message as Markdown: quoted values, and all words that are not plain ones, stand in code spans.

    `link` may give a word's link, "" for most.
    """
    shown = ((raw, link(raw) if link and odd else "", odd) for raw, odd in _joined(_pieces(text)))
    return "".join((linked or code(raw)) if odd else raw for raw, linked, odd in shown)


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]


def fence(text: str, info: str = "") -> str:
    """A fenced block that its text cannot end."""
    ticks = "`" * max(3, _longest(text) + 1)
    end = "" if not text or text.endswith("\n") else "\n"
    return f"{ticks}{info}\n{text}{end}{ticks}"


def cell(markdown: str) -> str:
    r"""Markdown for a table's cell: GFM reads `\|` as a bar, in code spans too."""
    return _PIPE.sub(lambda found: "\\|" if found[0] == "|" else "¦", markdown.replace("\n", " "))


def harmless(text: str) -> bool:
    """Whether text can stand in a suggestion or patch as it is: nothing hidden in it, and no comment."""
    return "<!--" not in text and all(line == visible(line) for line in text.replace("\t", " ").split("\n"))


def link(shown: str, url: str) -> str:
    """A link of already escaped text; the text alone without an address."""
    return f"[{shown}]({url})" if url else shown


def url_path(path: str) -> str:
    """A file's path for an address."""
    return quote(path.encode("utf-8", "replace"), safe="/")


def command(name: str, message: str, properties: Mapping[str, str | int] = {}) -> str:
    """A workflow command, escaped as the runner's toolkit does."""
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name}{listed and f' {listed}'}::{_data(message)}"


Piece = tuple[str, bool]
"""A part of a message, and whether it must stand in code."""


def _pieces(text: str) -> Iterator[Piece]:
    for number, part in enumerate(_QUOTED.split(text)):
        if number % 2:
            yield part, True
            continue
        for place, word in enumerate(part.split(" ")):
            yield from ((" " if place else "", False), *_word(word))


def _word(word: str) -> tuple[Piece, ...]:
    bare = _bare(word)
    if _WORD.match(bare):
        return ((word, False),)
    before, _, after = word.partition(bare)
    return (before, False), (bare, True), (after, False)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without a seam between two in code: the marks of one span could end the other."""
    full = (piece for piece in pieces if piece[0] or piece[1])
    for odd, group in groupby(full, lambda piece: piece[1]):
        yield "".join([raw for raw, _ in group]), odd


def _bare(word: str) -> str:
    """The word without the punctuation of its sentence; parentheses that belong together stay."""
    bare = word.rstrip(_STOPS)
    if bare.count("(") < bare.count(")"):
        bare = bare.removesuffix(")").rstrip(_STOPS)
    return bare.removeprefix("(") if bare.count("(") > bare.count(")") else bare


def _unhidden(text: str, limit: int) -> str:
    shown = visible(text[: limit + 1])
    if len(shown) > limit:
        shown = shown[: limit - 1].rstrip() + "…"
    return shown.replace("<!--", "<! --")


def _longest(text: str) -> int:
    return max((len(run[0]) for run in _RUN.finditer(text)), default=0)


def _data(text: str) -> str:
    lines = (visible(line) for line in text.replace("\r\n", "\n").split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
