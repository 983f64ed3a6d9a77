"""Malformed links: what a contributor meant as a link and GitHub shows as text, or links to a wrong address."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from prcheck.layouts import address
from prcheck.layouts.found import BARE, INNER, OUTER, PLAIN, Found, bare_link
from prcheck.layouts.spans import RawLink
from prcheck.layouts.words import label_name
from prcheck.model import Flaw

_LIKE_URL = re.compile(r"[a-z]{2,8}[:;]?//|https?[:;]?/|www\.", re.IGNORECASE)
_GOOD_SCHEME = re.compile(r"https?://(?!/|https?[:/])", re.IGNORECASE)
_BAD_SCHEME = re.compile(r"https?:/|h{0,3}t{1,4}p{1,3}s{0,3}(?:[:;]+/*|//+)|https?\W{0,3}//", re.IGNORECASE)
_MISSPELT = re.compile(
    r"(?<![A-Za-z0-9/:.])(?:h{2,3}t{1,4}p|ht{3,4}p|h?t{1,2}p{2}|ttp)s{0,2}://[^\s<>\[\]()]++", re.IGNORECASE
)
_MAIL = re.compile(r"@[A-Za-z0-9_\-]++(?:\.[A-Za-z0-9_\-]++)++(?<=[A-Za-z0-9])")
_LOCAL = re.compile(r"[A-Za-z0-9.+_\-]+\Z")
_NAME = 64
_PIECE = r"[^\s()（）<>\[\]]"
_ADDRESS = re.compile(rf"{_PIECE}*+(?:\({_PIECE}*+\){_PIECE}*+)*+")
_TAIL = re.compile(r"[^()（）\[\]<>\n]*+(?:\n[^()（）\[\]<>\s]*+)?[)）]")
_GLUED = re.compile(r"[ \t]*+([^()\[\]\n]{0,39}[^()\[\]\s])\((?=[^()\s])")
_WORD = re.compile(r"[\w\-]{1,40}\Z")
_RUN = re.compile(r"[^\s,;:\[\]()|*<>`][^\[\]()|*<>`\n]*\Z")
_HALF_IMAGE = re.compile(r"!\[[^\[\]\n]*+\]\([^()\s]*+\Z")  # "[![Star](image](url)": its parenthesis is missing
_LABEL = 300
_AROUND = 1000
_BLANKS = re.compile(r"[ \t]*+")


def settle(text: str, found: Found) -> None:
    """Mark links with a flaw, and add what should have been a link."""
    lone = set(found.lone)
    found.links[:] = [_judged(text, link, lone) for link in found.links]
    if found.waiting or "@" in text:
        found.links.extend(list(_late(text, found)))
    meant = sorted(_meant(text, found), key=lambda link: link.start)
    if meant:
        whole = list(_apart(_widened(text, link) for link in meant))
        places = _Places([(link.start, link.end) for link in whole])
        found.links[:] = [link for link in found.links if not places.meet(link.start, link.end)] + whole


def _judged(text: str, link: RawLink, lone: set[int]) -> RawLink:
    if not _GOOD_SCHEME.match(link.url):
        if not link.url.strip():
            return link._replace(flaw=Flaw.EMPTY)
        if _BAD_SCHEME.match(link.url):
            return link._replace(flaw=Flaw.SCHEME)
    if _HALF_IMAGE.search(text, link.label_start, link.label_end):
        return link._replace(flaw=Flaw.UNCLOSED)
    if _is_shut_twice(text, link):
        return _widened(text, link._replace(end=link.end + 1, flaw=Flaw.UNCLOSED))
    if link.style in (PLAIN, INNER) and (link.start - 1 in lone or link.end in lone):
        return _widened(text, link._replace(flaw=Flaw.UNCLOSED))
    return link


def _is_shut_twice(text: str, link: RawLink) -> bool:
    """Whether a parenthesis follows the link's own that none before it opened ("[[Code](url))]")."""
    if link.style not in (PLAIN, INNER, OUTER) or text[link.end : link.end + 1] != ")":
        return False
    low = max(0, link.start - _AROUND)
    return text.count("(", low, link.start) <= text.count(")", low, link.start)


def _widened(text: str, link: RawLink) -> RawLink:
    """The link with the brackets around it, paired or not."""
    start = link.start - text.endswith("[", 0, link.start)
    end = link.end + (text[link.end : link.end + 1] == "]")
    if link.style != PLAIN or (start, end) == (link.start, link.end):
        return link
    return link._replace(start=start, end=end, style=OUTER)


def _apart(links: Iterable[RawLink]) -> Iterator[RawLink]:
    end = 0
    for link in links:
        if link.start >= end:
            yield link
            end = link.end


def _meant(text: str, found: Found) -> Iterator[RawLink]:
    if not (found.pairs or found.lone or "tp" in text.lower()):
        return
    real = _Places([(link.start, link.end) for link in found.links if link.style != BARE] + found.shut)
    for start, end in found.pairs:
        if not real.meet(start, end):
            yield from _behind(text, start, end) or _glued(text, start)
    for place in found.lone:
        yield from _glued(text, place) if text[place] == "[" else _unopened(text, place)
    for misspelt in _MISSPELT.finditer(text) if real.lack(text, "://") else ():
        where = misspelt.span()
        if not real.meet(*where):
            yield RawLink(*where, misspelt[0], *where, *where, BARE, flaw=Flaw.SCHEME)


def _late(text: str, found: Found) -> Iterator[RawLink]:
    """Bare addresses that GitHub links late (mail) or, inside brackets, not at all."""
    real = _Places([(link.start, link.end) for link in found.links] + found.shut)
    for start in found.waiting:
        end = address.bare(text, start)
        cut = text.find("]", start, end)
        if end and not real.meet(start, end if cut < 0 else cut):
            yield bare_link(text, start, end if cut < 0 else cut)
    for mail in _MAIL.finditer(text):
        name = _LOCAL.search(text, max(0, mail.start() - _NAME), mail.start())
        if name and not real.meet(name.start(), mail.end()):
            place = name.start(), mail.end()
            yield RawLink(*place, "mailto:" + text[place[0] : place[1]], *place, *place, BARE)


class _Places:
    """Pieces of text that do not overlap, asked often."""

    def __init__(self, pieces: list[tuple[int, int]]) -> None:
        self.pieces = sorted(pieces)
        self.starts = [start for start, _ in self.pieces]

    def meet(self, start: int, end: int) -> bool:
        """Whether one of the pieces has a character with these in common."""
        index = bisect_left(self.starts, end) - 1
        return index >= 0 and self.pieces[index][1] > start

    def lack(self, text: str, sign: str) -> bool:
        """Whether a sign of the text stands in none of the pieces."""
        at = text.find(sign)
        while at >= 0 and self.meet(at, at + 1):
            at = text.find(sign, at + 1)
        return at >= 0


def _behind(text: str, start: int, end: int) -> list[RawLink]:
    """The address that stands behind brackets without making them a link."""
    blanks = _BLANKS.match(text, end + 1)
    at = blanks.end() if blanks else end + 1
    spaced = at > end + 1
    if not text[start + 1 : end].strip():
        return []
    if text[at : at + 1] in ("(", "（") and (_LIKE_URL.match(text, at + 1) or not spaced):
        return _parenthesised(text, start, end, at + 1, spaced=spaced)
    if text.startswith("](", end + 1) and _LIKE_URL.match(text, end + 3):
        return [_unclosed(text, (start + 1, end), end + 3)]
    if not spaced and _LIKE_URL.match(text, at):
        return [_unclosed(text, (start + 1, end), at)]
    return []


def _parenthesised(text: str, start: int, end: int, at: int, *, spaced: bool) -> list[RawLink]:
    label = start + 1, end
    piece = _ADDRESS.match(text, at)
    stop = piece.end() if piece else at
    like_url = _LIKE_URL.match(text, at) is not None
    tail = _TAIL.match(text, stop)
    if tail and text[stop].isspace() and (like_url or "\n" not in tail[0]):
        close = tail.end() - 1
        flaw = Flaw.SPACE_BEFORE_URL if spaced else Flaw.BLANK_IN_URL
        return [RawLink(*label, text[at:close].strip(), at, close, start, close + 1, flaw=flaw)]
    if not like_url:
        return []
    if text[stop : stop + 1] in (")", "）") and spaced:
        return [RawLink(*label, text[at:stop], at, stop, start, stop + 1, flaw=Flaw.SPACE_BEFORE_URL)]
    return [_unclosed(text, label, at)]


def _unclosed(text: str, label: tuple[int, int], at: int) -> RawLink:
    """A link that lacks brackets or parentheses, up to the end of what looks like its address."""
    piece = _ADDRESS.match(text, at)
    stop = piece.end() if piece else at
    end = stop + (text[stop : stop + 1] in (")", "）"))
    start = label[0] - text.endswith("[", 0, label[0])
    return RawLink(*label, text[at:stop], at, stop, start, end, flaw=Flaw.UNCLOSED)


def _glued(text: str, start: int) -> list[RawLink]:
    """`[Paper(https://...)]`: the bracket between label and address is missing."""
    found = _GLUED.match(text, start + 1)
    if not found or not _LIKE_URL.match(text, found.end()):
        return []
    return [_unclosed(text, found.span(1), found.end())]


def _unopened(text: str, place: int) -> list[RawLink]:
    """`Paper](https://...)`: the bracket before the label is missing."""
    if text[place + 1 : place + 2] != "(" or not _LIKE_URL.match(text, place + 2):
        return []
    low = max(0, place - _LABEL)
    word = _WORD.search(text, low, place)
    if not word or not label_name(word[0]):
        word = _RUN.search(text, low, place)
    return [_unclosed(text, word.span(), place + 2)] if word else []
