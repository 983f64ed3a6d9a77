"""One unit's text with its marks: shrinks a range to the words inside its marks, and dresses words with them again."""

import re

from prcheck.layouts.inline import Inline
from prcheck.layouts.reading import is_text_link
from prcheck.model import Mark

# pairs of quotation marks, over one soft line break too; straight apostrophes stand in too many titles
_MORE = r"(?:(?<=[\w,:-])\n[ \t]*\w{0}{{4,200}})?"
_STRAIGHT, _CURLY = (rf"({signs}{{4,400}}{_MORE.format(signs)})" for signs in (r"[^\"\n]", "[^“”\n]"))
_QUOTES = re.compile(
    rf"\"{_STRAIGHT}\"|“{_CURLY}”|«([^«»\n]{{4,400}})»|「([^「」\n]{{2,400}})」|``([^`'\n]{{4,400}})''"
)
_EDGE = " \t\n.,;:|*_`"
_CLOSING = " \t\n,;:|"

MOST_WRAPS = 400  # marks of one unit that are looked at: each is compared with each

Wrap = tuple[int, int, int, int, Mark]


def quoted(text: str, inline: Inline) -> list[Wrap]:
    """The pieces between quotation marks, those inside addresses excepted."""
    urls = [(link.url_start, link.url_end) for link in inline.links]
    found = [(m.start(), m.end(), *m.span(m.lastindex or 0), Mark.QUOTED) for m in _QUOTES.finditer(text)]
    return [wrap for wrap in found if not any(low <= wrap[0] < high for low, high in urls)]


class Canvas:
    """A text, its scan and all its wraps (marks, quotes, links with words of their own)."""

    def __init__(self, text: str, inline: Inline) -> None:
        self.text, self.inline = text, inline
        self.seen: dict[tuple[int, int], str] = {}
        self.wraps: list[Wrap] = [(m.start, m.end, m.inner_start, m.inner_end, m.mark) for m in inline.marks]
        self.wraps += [
            (k.start, k.end, k.label_start, k.label_end, Mark.LINKED) for k in inline.links if is_text_link(k)
        ]
        self.wraps += quoted(text, inline)
        self.wraps = sorted(self.wraps, key=lambda wrap: (wrap[0], -wrap[1]))[:MOST_WRAPS]

    def plain(self, start: int, end: int) -> str:
        """What a reader sees of the range, blanks as one; each range is asked for several times."""
        seen = self.seen.get((start, end))
        if seen is None:
            seen = self.seen[start, end] = self.inline.plain(start, end)
        return seen

    def trim(self, start: int, end: int, closing: str = _CLOSING) -> tuple[int, int]:
        """The range without blanks, and without a full stop and signs at its end."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1] in closing:
            end -= 1
        if end > start and text[end - 1] == "." and not text[start:end].endswith(("..", "al.", "Jr.")):
            end -= 1
        return start, end

    def shrink(self, start: int, end: int) -> tuple[int, int]:
        """The range inside all the marks that hold just it."""
        for wrap in self.wraps:
            start, end = self.trim(start, end)
            if start <= wrap[0] and wrap[1] <= end and self._bare(start, wrap[0]) and self._bare(wrap[1], end):
                start, end = wrap[2], wrap[3]
        return self.trim(start, end)

    def _bare(self, start: int, end: int) -> bool:
        return end <= start or not self.text[start:end].strip(_EDGE)

    def dress(self, start: int, end: int) -> tuple[int, int, frozenset[Mark]]:
        """The range with the marks that hold it, and these marks; a mark that holds more lends its opening only."""
        marks, low, high = set(), start, end
        for wrap in reversed(self.wraps):
            if not (wrap[2] <= start and end <= wrap[3]):
                continue
            marks.add(wrap[4])
            if wrap[0] >= low or not self._bare(wrap[2], low):
                continue
            low, high = wrap[0], (wrap[1] if self._bare(high, wrap[3]) else high)
        return low, high, frozenset(marks)

    def marks(self, start: int, end: int) -> frozenset[Mark]:
        """The marks that hold most of a range from within."""
        held: dict[Mark, int] = {}
        for wrap in self.wraps:
            if start <= wrap[0] and wrap[1] <= end:
                held[wrap[4]] = held.get(wrap[4], 0) + wrap[1] - wrap[0]
        return frozenset(mark for mark, size in held.items() if size >= 0.7 * (end - start) > 0)
