"""A template's text as slots: its words bound to fields, its links to labels, with marks and breaks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from prcheck.layouts import words
from prcheck.layouts.binding import FIELD_ROLES, bound, link_word
from prcheck.layouts.canvas import Canvas
from prcheck.layouts.draft_pieces import MARKER, beside, gapped, pieces
from prcheck.layouts.inline import RawLink, scan
from prcheck.model import Gap, Mark, Role, Slot

MOST_UNKNOWN = 8  # words that a list's template may hold beside its fields
LOOKED_AT = 3 * MOST_UNKNOWN  # words that may be misspelt; a text with more unknown ones is no template
_URL = re.compile(r"(\]\s?\()([^()\n]{0,80})(\))")
_REAL = re.compile(r"(?![^\s()]*(?:example|xxx|your|link))https?://[\w-]+\.\w", re.IGNORECASE)
_CERTAIN = re.compile(r"\b(?:19|20)\d\d\b")
# GFM's raw HTML: what else stands between such signs is a field's word
_ANGLES = re.compile(
    r"<(?!/?(?:a|b|br|i|u|em|strong|sub|sup|img|p|div|span|font|details|summary|tr|td|th|table|li|ul|h\d)\b)"
    r"([^<>\n]{2,60})>"
)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t].*$", re.MULTILINE)
_TITLES = ("title", "article", "name", "题", "題", "论文名")
_PLURAL = "\x00s\x00"  # stands for "(s)", whose brackets part nothing


class Draft(NamedTuple):
    """A text read as a template: its slots, the words that none explains, and whether it speaks of a certain paper.

    Of a text with more than `LOOKED_AT` such words only the beginning is read.
    """

    slots: tuple[Slot, ...]
    unknown: tuple[str, ...] = ()
    real: bool = False

    @property
    def roles(self) -> list[Role]:
        """The roles of the fields, in order."""
        return [slot.role for slot in self.slots if slot.role is not Role.LINK]

    @property
    def fits(self) -> bool:
        """Whether a text on its own is meant as a template: a title, two parts more, few other words."""
        links = {slot.label for slot in self.slots if slot.role is Role.LINK or Mark.LINKED in slot.marks}
        more = len(set(self.roles)) + min(len(links), 2)
        return self.roles.count(Role.TITLE) == 1 and more >= 3 and len(self.unknown) <= MOST_UNKNOWN

    @property
    def fits_text(self) -> bool:
        """Whether running text may be one: with two fields or more, of no certain paper."""
        links = any(slot.role is Role.LINK for slot in self.slots)
        return self.fits and len(set(self.roles)) + links >= 3 and not self.real

    @property
    def is_sentence(self) -> bool:
        """Whether the words may as well be running text: no mark, no break, no link's brackets."""
        plain = all(not slot.marks and slot.gap in (Gap.FIRST, Gap.NONE) for slot in self.slots)
        return len(self.unknown) > 3 or (plain and bool(self.unknown))


def names_title(text: str) -> bool:
    """Whether a word for the title may stand in the text: a quick test, for most texts of a list are entries."""
    small = text.lower()
    return any(word in small for word in _TITLES)


@lru_cache(1 << 8)  # of entries that stand there many times, each is asked for
def draft(text: str) -> Draft:
    """The slots of a template's text, in order."""
    text = text[found.end() :] if (found := MARKER.match(text)) else text
    heads = [found.span() for found in _HEADING.finditer(text)]
    view = _ANGLES.sub(r" \1 ", _HEADING.sub(lambda m: m[0].replace("#", " "), text))
    view = _URL.sub(lambda m: m[1] + m[2].replace(" ", "_") + m[3], view).replace("(s)", _PLURAL)
    canvas = Canvas(view, scan(view))
    placed, unknown = _placed(canvas, text)
    slots = [(start, _headed(start, slot, heads)) for start, slot in placed]
    return Draft(tuple(_merged(gapped(canvas, slots, heads))), tuple(unknown), _is_real(canvas, text))


def _placed(canvas: Canvas, text: str) -> tuple[list[tuple[int, Slot]], list[str]]:
    """The slots with their places, and the words that none explains."""
    slots: list[tuple[int, Slot]] = []
    unknown: list[str] = []
    edges = sorted(edge for wrap in canvas.wraps for edge in wrap[:2])
    taken: list[tuple[int, int, RawLink | None]] = [(link.start, link.end, link) for link in canvas.inline.links]
    taken += [(found.start, found.end, None) for found in canvas.inline.breaks]
    taken.sort(key=lambda item: item[:2])
    at, end = 0, len(canvas.text)
    for low, high, link in [*taken, (end, end, None)]:
        if len(unknown) > LOOKED_AT:
            break
        if low >= at:
            _words(canvas, pieces(canvas, edges, at, low), slots, unknown)
        if link is not None and low >= at:
            _link(canvas, link, text, slots, unknown)
        at = max(at, high)
    return slots, unknown


def _is_real(canvas: Canvas, text: str) -> bool:
    """Whether an address or a year says that a certain paper is meant."""
    urls = ((link.url_start, link.url_end) for link in canvas.inline.links)
    return any(_REAL.match(text, *url) for url in urls) or _CERTAIN.search(text) is not None


def _headed(start: int, slot: Slot, heads: Sequence[tuple[int, int]]) -> Slot:
    """The slot with the mark of the heading that it stands in."""
    inside = slot.role is Role.TITLE and any(low <= start < high for low, high in heads)
    return replace(slot, marks=slot.marks | {Mark.HEADING}) if inside else slot


def _words(
    canvas: Canvas, ranges: Iterable[tuple[int, int]], slots: list[tuple[int, Slot]], unknown: list[str]
) -> None:
    for start, stop in ranges:
        if len(unknown) > LOOKED_AT:
            return
        text = canvas.plain(start, stop)
        role, strange = bound(text)
        last = slots[-1][1] if slots else None
        near = bool(slots) and beside(canvas, slots[-1][0], start)
        if role is None and (label := link_word(text)):
            slots.append((start, Slot(Role.LINK, text, label)))
            continue
        unknown.extend(strange)
        if role is Role.YEAR and last and last.role is Role.VENUE and near:
            word = canvas.plain(slots[-1][0], stop).replace(_PLURAL, "(s)")
            slots[-1] = (slots[-1][0], replace(last, word=word))
        elif role in FIELD_ROLES and not (last and last.role is role and role is not Role.TITLE and near):
            marks = canvas.dress(start, stop)[2]
            kept = marks if role is Role.TITLE else marks - {Mark.LINKED}
            slots.append((start, Slot(role, text.replace(_PLURAL, "(s)"), "", kept)))


def _link(canvas: Canvas, link: RawLink, text: str, slots: list[tuple[int, Slot]], unknown: list[str]) -> None:
    label = canvas.plain(link.label_start, link.label_end)
    role, _ = bound(label)
    if role in FIELD_ROLES and not words.is_label(label):
        marks = canvas.dress(link.label_start, link.label_end)[2]
        kept = marks | {Mark.LINKED} if role is Role.TITLE else marks - {Mark.LINKED}
        slots.append((link.start, Slot(role, label, "", kept)))
        return
    name = words.label_name(label) or ("Paper" if words.is_generic(label) else "")
    if not name:
        unknown.append(label)
    said = label if name and name != label else ""
    slots.append((link.start, Slot(Role.LINK, text[link.url_start : link.url_end], name or label, said=said)))


def _merged(slots: Iterable[Slot]) -> Iterator[Slot]:
    """The slots, "Paper: [link](url)" as one link."""
    held: Slot | None = None
    for slot in slots:
        if held and held.role is slot.role is Role.LINK and slot.gap is Gap.NONE and words.is_generic(slot.shown):
            held = replace(held, word=slot.word)
            continue
        if held:
            yield held
        held = slot
    if held:
        yield held
