"""New lines that stand where entries stand and could not be read as one."""

import re
from collections.abc import Iterator

from prcheck.layouts.names import is_names_strict
from prcheck.model import Stray
from prcheck.rules.base import Context

SAME = 20  # characters
TITLE_WORDS = range(2, 40)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|we|our|you|your|this|these|please|will|should|here|it|feel|welcome)\b.*[.!?:]\W*$",
    re.IGNORECASE | re.DOTALL,
)


def new_strays(ctx: Context) -> Iterator[Stray]:
    """The strays that the change adds, all of them in an audit.

    Sentences are none, nor is what stood there before and was only mended.
    """
    old = {end for stray in (ctx.base.strays if ctx.base else ()) for end in _ends(stray)}
    for stray in ctx.head.strays:
        if _SENTENCE.search(stray.text[-400:]) or not old.isdisjoint(_ends(stray)):
            continue
        if stray.alone and (ctx.audit or ctx.base is not None):
            continue
        lines = range(stray.span.line, stray.span.end_line + 1)
        if ctx.audit or any(line in ctx.touched for line in lines):
            yield stray


def _ends(stray: Stray) -> tuple[str, str]:
    """How the text starts and ends: an old one that the change only mends still has one of them."""
    return "^" + stray.text[:SAME].casefold(), stray.text[-SAME:].casefold() + "$"


def looks_like_title(stray: Stray) -> bool:
    """Whether the stray is one line of words alone: a title without the rest of its entry."""
    text = stray.text.strip()
    if stray.span.line != stray.span.end_line or "](" in text or "://" in text or "|" in text:
        return False
    return len(text.split()) in TITLE_WORDS and not is_names_strict(text.strip("*_"))
