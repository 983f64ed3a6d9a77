"""Characters that copying leaves behind: what each is, and what should stand there."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from prcheck.titles import LATIN, disguised


class Odd(NamedTuple):
    """One odd character: its name, and the text that should stand in its place."""

    name: str
    better: str

    @property
    def remedy(self) -> str:
        """What to do about it."""
        if not self.better:
            return "take it out"
        return "write a plain blank" if self.better == " " else f'write "{self.better}"'


_LIGATURES = "\ufb00-\ufb06"
_BLANKS = "\u00a0\u2000-\u200a\u202f\u205f\u0085\u2028\u2029\x0b\x0c"
_JOINERS = "\u200c\u200d"
_HIDDEN = "\u00ad\u200b\u200e\u200f\u061c\u2060-\u2064\u2066-\u206f\u202a-\u202e\ufeff\ufff9-\ufffb"
_MARKS = "\u200e\u200f\u061c"  # single signs of direction, at home in right-to-left text
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_ODD = re.compile(f"[{_LIGATURES}{_BLANKS}{_JOINERS}{_HIDDEN}{_CONTROL}]")
_HOST = re.compile(r"(?:https?:)?//([^/?#\\]*+)", re.IGNORECASE)
_RIGHT_TO_LEFT = ("R", "AL")


def odd(text: str) -> Iterator[tuple[int, Odd]]:
    """The odd characters of a line with their offsets; those that a script or an emoji needs are not odd."""
    if text.isascii() and text.isprintable():
        return
    yield from ((place, Odd(_name(char), LATIN[char])) for place, char in disguised(text))
    for found in _ODD.finditer(text):
        char, place = found.group(), found.start()
        if char in _JOINERS and _joins(text, place):
            continue
        if char in _MARKS and _right_to_left(text):
            continue
        yield place, Odd(_name(char), _better(char))


def cleaned(text: str) -> str:
    """A line with what should stand in the place of its odd characters."""
    instead = {place: one.better for place, one in odd(text)}
    return "".join(instead.get(place, char) for place, char in enumerate(text)) if instead else text


def odd_in_host(url: str) -> Iterator[tuple[int, Odd]]:
    """The characters of an address's host, with their offsets, that stand for ASCII ones (UTS 46)."""
    found = _HOST.match(url)
    for place in range(found.start(1), found.end(1)) if found else ():
        char = url[place]
        plain = "." if char == "。" else unicodedata.normalize("NFKC", char)
        if not char.isascii() and plain.isascii():
            yield place, Odd(_name(char), plain)


def _joins(text: str, place: int) -> bool:
    """Whether the neighbours are letters of a script that joins, or parts of an emoji."""
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return len(around) == 2 and all(ord(char) >= 0x600 for char in around)


def _right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text if char not in _MARKS)


def _name(char: str) -> str:
    name = unicodedata.name(char, "").lower() or "control character"
    return f"{name} (U+{ord(char):04X})"


def _better(char: str) -> str:
    if re.match(f"[{_LIGATURES}]", char):
        return unicodedata.normalize("NFKC", char)
    return " " if re.match(f"[{_BLANKS}]", char) else ""
