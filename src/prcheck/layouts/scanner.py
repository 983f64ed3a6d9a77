"""One walk over one block's text: CommonMark's inline rules with GitHub's bare addresses, in linear time.

Places are offsets; nothing is rendered and nothing fails: what is no mark-up is text.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape

from prcheck.layouts import address, emphasis, simple
from prcheck.layouts.found import OUTER, PLAIN, Found, Image, bare_link
from prcheck.layouts.markup import Markup
from prcheck.layouts.spans import Marked, RawLink, newline
from prcheck.model import Mark

# A bare address is found by the colon of its scheme: a search for letters is slow.
_SPECIAL = re.compile(r"[\\`<!\[\]*_~&\n]|:(?=//)")
_WITH_WWW = re.compile(rf"{_SPECIAL.pattern}|www\.")
_SCHEMES = ("https", "http", "ftp")
_TICKS = re.compile(r"`+")
_RUNS = re.compile(r"\*+|_+|~+")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
REFERENCE = "[{label}][]"


@dataclass(slots=True)
class Opener:
    """An open bracket: where it stands, whether it opens an image, how many delimiter runs stood before it."""

    start: int
    image: bool
    runs: int
    active: bool = True


class Scanner:
    """The walk's state; `found` collects what it sees."""

    def __init__(self, text: str, definitions: Mapping[str, str]) -> None:
        self.text = text
        self.definitions = definitions
        self.found = Found()
        self.brackets: list[Opener] = []
        self.runs: list[emphasis.Run] = []
        self.markup = Markup(text, self.found)
        self.www = "www." in text
        self.ticks: dict[int, list[int]] = {}
        if "`" in text:
            for run in _TICKS.finditer(text):
                self.ticks.setdefault(len(run[0]), []).append(run.start())

    def walk(self) -> Found:
        """All that the text holds."""
        at = 0
        search = (_WITH_WWW if self.www else _SPECIAL).search
        while found := search(self.text, at):
            sign, place = found[0], found.start()
            at = self._scheme(at, place) if sign == ":" else _STEPS.get(sign, Scanner._bare)(self, place)
        self._emphasise(0)
        self.found.lone.extend(opener.start for opener in self.brackets)
        self.found.hide_images()
        return self.found

    def _scheme(self, low: int, colon: int) -> int:
        """Take the bare address whose scheme ends at this colon and begins behind `low`."""
        for name in _SCHEMES:
            start = colon - len(name)
            if start >= low and self.text[start:colon].lower() == name:
                return self._bare(start)
        return colon + 1

    def _escape(self, at: int) -> int:
        if self.text[at + 1 : at + 2] == "\n":
            return self._newline(at + 1, at)
        if _ESCAPED.match(self.text, at):
            self.found.hide(at, at + 1)
            return at + 2
        return at + 1

    def _newline(self, at: int, mark: int = -1) -> int:
        found = newline(self.text, at, mark)
        self.found.breaks.append(found)
        return found.end

    def _code(self, at: int) -> int:
        run = _TICKS.match(self.text, at)
        size = len(run[0]) if run else 1
        places = self.ticks.get(size, ())
        index = bisect_left(places, at + size)
        if index == len(places):
            return at + size
        inner, close = at + size, places[index]
        # One blank on either side belongs to the marks (CommonMark, "code spans").
        pad = self.text[inner] in " \n" and self.text[close - 1] in " \n" and self.text[inner:close].strip(" \n") != ""
        self.found.code(at, inner + pad, close - pad, close + size)
        return close + size

    def _angle(self, at: int) -> int:
        return self.markup.read(at)

    def _image(self, at: int) -> int:
        if self.text[at + 1 : at + 2] != "[":
            return at + 1
        self.brackets.append(Opener(at, image=True, runs=len(self.runs)))
        return at + 2

    def _open(self, at: int) -> int:
        if not self.www and (link := simple.link(self.text, at)):
            self.found.hide(link.label_start - 1, link.label_start)
            self.found.hide(link.label_end, link.end - (link.style == OUTER))
            self.found.links.append(link)
            self._deactivate()
            return link.end
        self.brackets.append(Opener(at, image=False, runs=len(self.runs)))
        return at + 1

    def _shut(self, at: int) -> int:
        if not self.brackets:
            self.found.lone.append(at)
            return at + 1
        opener = self.brackets.pop()
        start = opener.start + opener.image
        if opener.active and (target := address.behind(self.text, start, at, self.definitions)):
            return self._link(opener, at, *target)
        if not self.found.widen(opener.start, at):
            self.found.pairs.append((opener.start, at))
        return at + 1

    def _link(self, opener: Opener, at: int, url: str, start: int, end: int, past: int) -> int:
        self._emphasise(opener.runs)
        label = opener.start + 1 + opener.image
        if opener.image:
            self.found.drop_links(opener.start)
            self.found.images.append(Image(opener.start, label, at, past))
            return past
        style = PLAIN if self.text[at + 1 : at + 2] == "(" and start > at else REFERENCE
        self.found.hide(opener.start, label)
        self.found.hide(at, past)
        link = RawLink(label, at, url, start, end, opener.start, past, style)
        self.found.link(link, self.text)
        self._deactivate()
        return past

    def _deactivate(self) -> None:
        """A link holds no link: the brackets open around this one make none."""
        for opener in reversed(self.brackets):
            if not opener.active:
                break
            opener.active = opener.image

    def _run(self, at: int) -> int:
        if not self.www and (mark := simple.mark(self.text, at)):
            self.found.mark(mark)
            return mark.end
        run = _RUNS.match(self.text, at)
        end = run.end() if run else at + 1
        self.runs.append(emphasis.run(self.text, at, end))
        return end

    def _emphasise(self, bottom: int) -> None:
        for kind, start, inner_start, inner_end, end in emphasis.pairs(self.runs[bottom:]):
            if kind == "~":
                self.found.hide(start, inner_start)
                self.found.hide(inner_end, end)
                continue
            mark = Mark.BOLD if kind == "**" else Mark.ITALIC
            self.found.mark(Marked(mark, start, end, inner_start, inner_end))
        del self.runs[bottom:]

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.text, at)
        if not found or (seen := unescape(found[0])) == found[0]:
            return at + 1
        self.found.swaps.append((at, found.end(), seen))
        return found.end()

    def _bare(self, at: int) -> int:
        # GitHub links no bare address inside open brackets.
        if self.brackets:
            self.found.waiting.append(at)
            return at + 3
        end = address.bare(self.text, at)
        if not end:
            return at + 3
        self.found.link(bare_link(self.text, at, end))
        return end


_STEPS: Mapping[str, Callable[[Scanner, int], int]] = {
    "\\": Scanner._escape,
    "\n": Scanner._newline,
    "`": Scanner._code,
    "<": Scanner._angle,
    "!": Scanner._image,
    "[": Scanner._open,
    "]": Scanner._shut,
    "&": Scanner._entity,
    **dict.fromkeys("*_~", Scanner._run),
}
