"""Texts that make an expression work hard: words over its own characters, said over and over."""

import re
from collections.abc import Iterator
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]  # the standard library's own parser is private
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MOST = 16
"""Characters that a text is made of, one at a time; an expression with more spells out words."""

PAIRED = 5
"""Of how many of them pairs are made."""

LONG = 200
"""Characters of an expression, a list of words, for which single characters must do."""

HEADS = 4
"""How many beginnings are tried."""

USUAL = {
    op.CATEGORY_DIGIT: "7",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_NOT_WORD: "-",
    op.CATEGORY_NOT_DIGIT: "a",
}


def alphabet(pattern: str, flags: int) -> tuple[str, ...]:
    """A character of each kind that the expression tells apart, and one that it knows nothing of."""
    found = dict.fromkeys(_chars(parser.parse(pattern, flags)))
    return tuple(dict.fromkeys((*list(found)[:MOST], "a", "\x7f")))


def _chars(items: Any) -> Iterator[str]:
    for kind, value in items:
        if kind in (op.LITERAL, op.NOT_LITERAL):
            yield chr(value)
        elif kind is op.IN:
            yield from _set(value)
        elif kind is op.BRANCH:
            for one in value[1]:
                yield from _chars(one)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from _chars(value[2])
        elif kind is op.SUBPATTERN:
            yield from _chars(value[3])
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _chars(value[1])
        elif kind is op.ATOMIC_GROUP:
            yield from _chars(value)


def _set(items: Any) -> Iterator[str]:
    for kind, value in items:
        if kind is op.LITERAL:
            yield chr(value)
        elif kind is op.RANGE:
            yield chr(value[0])
        elif kind is op.CATEGORY:
            yield USUAL[value]


def heads(pattern: str, flags: int) -> tuple[str, ...]:
    """Beginnings of a match, cut before each part of the expression that repeats without end."""
    return tuple(dict.fromkeys(("", *_heads(parser.parse(pattern, flags), ""))))[:HEADS]


def _heads(items: Any, so_far: str) -> Iterator[str]:
    for kind, value in items:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            if value[1] is op.MAXREPEAT:
                yield so_far
            yield from _heads(value[2], so_far)
        elif kind is op.SUBPATTERN:
            yield from _heads(value[3], so_far)
        elif kind is op.ATOMIC_GROUP:
            yield from _heads(value, so_far)
        elif kind is op.BRANCH:
            for one in value[1]:
                yield from _heads(one, so_far)
        so_far += _sample(kind, value)


def _sample(kind: Any, value: Any) -> str:
    """A short text that a part of an expression takes."""
    if kind is op.LITERAL:
        return chr(value)
    if kind is op.IN:
        return "" if value[0][0] is op.NEGATE else next(_set(value), "")
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return str("".join(_sample(*item) for item in value[2]) * min(value[0], 9))
    if kind is op.SUBPATTERN:
        return "".join(_sample(*item) for item in value[3])
    if kind is op.ATOMIC_GROUP:
        return "".join(_sample(*item) for item in value)
    if kind is op.BRANCH:
        return "".join(_sample(*item) for item in value[1][0])
    return "a" if kind in (op.ANY, op.NOT_LITERAL) else ""


def words(pattern: str, flags: int) -> Iterator[str]:
    """Words of two characters, and one that the whole expression takes."""
    chars = alphabet(pattern, flags)
    if len(pattern) <= LONG:
        yield from (
            "".join(pair) for pair in product((*chars[: PAIRED - 1], chars[-1]), repeat=2) if pair[0] != pair[1]
        )
    whole = "".join(_sample(*item) for item in parser.parse(pattern, flags))
    yield from (word for word in dict.fromkeys((whole, re.sub(r"\W", "", whole))) if len(word) > 1)
