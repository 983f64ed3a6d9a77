"""Titles that no mark sets off: plain text at the start of a unit."""

import re
from collections.abc import Iterator

from prcheck.layouts import names, venues, words
from prcheck.layouts.canvas import Canvas, Wrap
from prcheck.layouts.choices import TAG, is_unopened, labelled, option
from prcheck.layouts.inline import Inline, RawLink
from prcheck.layouts.leads import LEAD, behind_links, behind_tag
from prcheck.layouts.reading import Option
from prcheck.model import Gap, Mark

_IN_BRACKETS = re.compile(r"(?<!\])[(\[（]\s*+([^\s()\[\]（）][^()\[\]（）\n]{3,59}?)\s*+[)\]）](?!\()")
_TAGS = re.compile(r"\s\[(?:[*_]{0,3}`[^`\n]{1,20}`[*_]{0,3}[ ,]{0,2})++\]")  # "A Title. [`cls.` `seg.`]"
_STARTS_AS_YEAR = re.compile(r"(?:19|20)\d\d(?!\d|\s?[-–]\s?(?:19|20)\d\d)")  # "(2015-2022)" is a title's
_SENTENCE = re.compile(r"[.?!][*_]{0,3}\s+|\s[-–—]\s+|,\s+|;\s+|\s\|\s")
PIECE = re.compile(r"(?<=\w[a-z]\.)\s|\|")  # the full stop of an initial ends nothing
_BRACKETED = re.compile(r"[(\[【]((?:[^()\[\]【】\n]|\([^()\n]{1,20}\)){2,40})[)\]】]\s*[:：|–-]?\s*(?!\()")
_PREFIXED = re.compile(r"([^\n:|–]{2,40}?)\s*(?:[:|]|\s[-–—])\s+")
_SET_OFF = (Mark.BOLD, Mark.QUOTED, Mark.LINKED)
_IN = re.compile(r"(?:(?<=[.?!]) [Ii]n|(?<![\s,])\s*+, in)[ *_]*$")  # "A Title. In *CVPR 2024*", "A Title, in *CVPR*"
_INTO = re.compile(r"\A[Ii]n (?=[*_]*[A-Z])")  # the venue
_WITHIN = re.compile(r"[*_]{1,3} [A-Za-z]{2}")  # a mark that ends within a sentence
_BAR = re.compile(r"(?<!\\)\|")  # GFM: "\|" is a cell's own
SHORT, FAR = 3, 1000  # words of a short title, characters of a long one


def _plain_end(canvas: Canvas, start: int) -> int:
    text, inline = canvas.text, canvas.inline
    ends = [len(text)]
    ends += [_edge(inline, link) for link in inline.links if link.start >= start][:1]
    ends += [
        b.start for b in inline.breaks if b.start > start and (b.gap is not Gap.SOFT or _is_new_line(text, b.end))
    ][:1]
    ends += [
        m.start for m in inline.marks if m.start > start and _ends_plain(canvas, m.start, m.inner_start, m.inner_end)
    ][:1]
    quotes = (wrap for wrap in canvas.wraps if wrap[4] is Mark.QUOTED and wrap[0] > start)
    ends += [wrap[0] for wrap in quotes if _is_quoted_title(canvas, start, wrap)][:1]
    ends += [found.start() for found in _IN_BRACKETS.finditer(text, start, start + FAR) if _is_when(found[1])][:1]
    ends += [found.start() for found in _TAGS.finditer(text, start, start + FAR)][:1]
    bar = _BAR.search(text, start)
    return min([*ends, bar.start()] if bar else ends)


def _is_when(text: str) -> bool:
    """Whether the words in brackets behind a title tell when or where it appeared."""
    if venues.is_date(text) or (_STARTS_AS_YEAR.match(text) and len(text) <= len("2024") + 12):
        return True
    return venues.venue_at(text) is not None and venues.has_year(text) and venues.is_venue(text)


def _edge(inline: Inline, link: RawLink) -> int:
    """Where a link ends the text before it; a title's own link without its opening bracket ends it with its label."""
    return link.label_end if is_unopened(link) and not labelled(inline, link) else link.start


def _is_quoted_title(canvas: Canvas, start: int, wrap: Wrap) -> bool:
    """Whether a quotation behind plain text is the title: names or a nickname before it, no more words after it."""
    before, after = canvas.plain(start, wrap[0]), canvas.text[wrap[1] :].lstrip(" .*_")
    if names.is_names(before):
        return True
    short = len(before.split()) <= SHORT < len(canvas.plain(wrap[2], wrap[3]).split())
    return short and (not after or after[0] in ",;:|([-–—\n")


def _is_new_line(text: str, at: int) -> bool:
    """Whether the text after a soft break is no more of the title: names, a venue, mark-up, a sentence of its own."""
    line = text[at:].split("\n", 1)[0].lstrip(" \t:-–—")
    bare = re.split(r"[\[|<(*_]", line, maxsplit=1)[0].strip()
    before = text[max(0, at - 60) : at].rstrip()
    if not bare or before[-1:] in ".?!":
        return True
    if names.dangles(before):
        return False
    return names.is_names(bare) or names.is_person(bare) or venues.is_venue(bare) or venues.is_date(bare)


def _ends_plain(canvas: Canvas, start: int, inner_start: int, inner_end: int) -> bool:
    inside = canvas.plain(inner_start, inner_end)
    if inside[:1].islower() and _WITHIN.match(canvas.text, inner_end):
        return False  # "with *in vivo* Data"
    before = canvas.text[:start].rstrip()[-1:]
    return len(inside.split()) >= 2 or before in ".,;:|-–—)]" or venues.is_venue(inside) or names.is_names(inside)


def _is_rest(text: str) -> bool:
    """Whether what follows a sign may be the names, the venue or the time behind a title."""
    text = _INTO.sub("", text, count=1)
    piece = PIECE.split(text[:300], maxsplit=1)[0]
    if names.is_names_strict(piece) or names.is_abbreviated(piece) or venues.is_venue_only(piece):
        return True
    venue = venues.venue_at(piece)
    if names.are_people(piece[: venue.start()] if venue else piece):
        return True
    return (
        venues.is_venue_only(text) or venues.is_date(text) or venues.is_year(text) or names.is_names_strict(text[:200])
    )


def _start(canvas: Canvas) -> int:
    """Where plain text may start a title: behind numbers, emoji, and a venue, year or tag set before it."""
    text, start, dated = canvas.text, behind_links(canvas), False
    for _ in range(SHORT):
        lead = LEAD.match(text, start)
        start = lead.end() if lead else start
        wrap = next((wrap for wrap in canvas.wraps if wrap[0] == start and wrap[4] is not Mark.LINKED), None)
        found = _BRACKETED.match(text, start) or _PREFIXED.match(text, start)
        if wrap and _is_beside(canvas, wrap):
            start = wrap[1]
        elif found and (_is_time_or_venue(found[1]) or (dated and venues.is_venue_only(found[1]))):
            start, dated = found.end(), True
        else:
            break
    return behind_tag(canvas, start)


def _is_beside(canvas: Canvas, wrap: Wrap) -> bool:
    """Whether a marked piece before the title is a tag, a time, a venue, or a line of its own that names a part."""
    inside = canvas.plain(wrap[2], wrap[3])
    alone = canvas.text[wrap[1] :].lstrip(" ").startswith("\n") and words.field_role(inside) is not None
    return alone or bool(TAG.fullmatch(canvas.text[wrap[2] : wrap[3]])) or _is_time_or_venue(inside)


def _is_time_or_venue(text: str) -> bool:
    return venues.is_year(text) or venues.is_date(text) or (venues.is_venue(text) and venues.has_year(text))


def _opens_marked(canvas: Canvas, start: int) -> bool:
    """Whether a marked piece stands first; a short name before a colon ("**SewNet**: A Title") is part of the title."""
    wrap = next((wrap for wrap in canvas.wraps if wrap[0] == start and wrap[4] is not Mark.CODE), None)
    if wrap is None:
        return False
    inside = canvas.plain(wrap[2], wrap[3])
    colon = inside.endswith(":") or canvas.text[wrap[1] : wrap[1] + 1] == ":"
    return not colon or len(inside.split()) > SHORT


def _are_listed(text: str) -> bool:
    """Whether a text is people with commas between them; "and" joins words of titles, too."""
    bare = text.strip(" ,.;:")
    return "," in bare and " and " not in bare and "&" not in bare and names.are_people(bare)


def before_rest(canvas: Canvas, start: int, end: int, ends: str = ".?!") -> int:
    """Where the title ends that the text from start to end opens with: before its names, its venue or its time.

    Behind one of the signs `ends` a single name is enough.
    """
    region = canvas.text[start:end]
    for found in list(_SENTENCE.finditer(region[:FAR]))[:40]:
        right = canvas.plain(start + found.end(), end)
        left = region[: found.start()]
        if (_are_listed(left) or names.is_surely_person(left)) and names.is_names(region):  # the title is lost
            continue
        person = region[found.start()] in ends and names.is_person(PIECE.split(right, maxsplit=1)[0].partition("(")[0])
        if len(region[: found.start()].split()) >= SHORT and (person or _is_rest(right)):
            return start + found.start() + (region[found.start()] in "?!")
    return end


def plain(canvas: Canvas, *, named: bool) -> Iterator[Option]:
    """The plain text that opens the unit, up to what cannot belong to a title; `named`: authors are to follow it."""
    start = _start(canvas)
    if _opens_marked(canvas, start):
        return
    end = _plain_end(canvas, start)
    region = canvas.text[start:end]
    words = canvas.plain(start, end)
    if named and _are_listed(words):
        return
    if names.is_abbreviated(words) or (names.is_names(words) and names.is_wordless(words) and _is_set_off(canvas, end)):
        return
    end = before_rest(canvas, start, end, ".?!," if named else ".?!")
    joined = _IN.search(canvas.text, max(start, end - 9), end)
    end = joined.start() if joined else end
    if region.rstrip().endswith((":", "：")) and canvas.text[end : end + 1] not in ("", "\n"):
        return
    found_title = option(canvas, start, end)
    if found_title and not found_title.marks:
        yield found_title


def _is_set_off(canvas: Canvas, at: int) -> bool:
    """Whether words in bold, in quotation marks or of a link begin here that are enough for a title."""
    found = (wrap for wrap in canvas.wraps if wrap[0] == at and wrap[4] in _SET_OFF)
    return any(len(canvas.plain(wrap[2], wrap[3]).split()) > SHORT for wrap in found)
