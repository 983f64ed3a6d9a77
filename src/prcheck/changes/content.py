"""What a text says, whatever its white space, line breaks, emphasis and bullets."""

import html
import re

from prcheck.model import Entry

DESTINATION = re.compile(r"\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
BREAK = re.compile(r"</?br ?/?>", re.IGNORECASE)
ESCAPE = re.compile(r"\\(?=[\s!-/:-@\[-`{-~]|$)")
EMPHASIS = re.compile(r"[*`]|(?<!\w)_+|_+(?!\w)")
BULLET = re.compile(r"(?m)^[ \t]*[-+*][ \t]")
RULE = re.compile(r"-{3,}")


def content(entry: Entry) -> tuple[str, tuple[str, ...]]:
    """The entry's words, and the addresses of its links as they stand: blanks inside them count."""
    return words(entry.raw), tuple(DESTINATION.findall(ESCAPE.sub("", entry.raw)))


def words(text: str) -> str:
    """The text without white space, breaks, escapes, emphasis, back-ticks, bullets and a row's outer bars."""
    text = ESCAPE.sub("", BREAK.sub("", BULLET.sub("", text)))
    return "".join(html.unescape(RULE.sub("---", EMPHASIS.sub("", text))).split()).strip("|")
