"""HTML and addresses in angle brackets, as the inline scan meets them."""

from html import unescape

from prcheck.layouts import address
from prcheck.layouts.found import Found, Image
from prcheck.layouts.spans import Break, Marked, RawLink
from prcheck.layouts.tags import Tag, Tags, value
from prcheck.model import Gap

_ANCHOR = '<a href="{url}">{label}</a>'


class Markup:
    """The reader of one text's angle brackets; it remembers the tags that stand open."""

    def __init__(self, text: str, found: Found) -> None:
        self.text = text
        self.found = found
        self.tags = Tags(text)
        self.open: dict[str, list[Tag]] = {}

    def read(self, at: int) -> int:
        """Take what begins at a `<`; where the walk goes on."""
        if self.text.startswith("<br>", at):
            return self._tag(Tag("br", at, at + len("<br>")))
        for pattern, scheme in ((address.AUTO, ""), (address.MAIL, "mailto:")):
            if found := pattern.match(self.text, at):
                start, end = found.span(1)
                link = RawLink(start, end, scheme + unescape(found[1]), start, end, at, found.end(), "<{url}>")
                self.found.link(link)
                self.found.hide(at, start)
                self.found.hide(end, end + 1)
                return found.end()
        tag = self.tags.read(at)
        return self._tag(tag) if tag else at + 1

    def _tag(self, tag: Tag) -> int:
        self.found.shut.append((tag.start, tag.end))
        if tag.name == "br":
            self.found.breaks.append(Break(tag.start, tag.end, Gap.HARD))
        elif tag.name == "img":
            alt = value(self.text, tag, "alt") or (tag.end, tag.end)
            self.found.images.append(Image(tag.start, *alt, tag.end))
        else:
            self.found.hide(tag.start, tag.end)
            self._pair(tag)
        return tag.end

    def _pair(self, tag: Tag) -> None:
        """Open a tag that marks or links, or close the one that stands open."""
        if not tag.mark and tag.name != "a":
            return
        stack = self.open.setdefault(tag.name, [])
        if not tag.closes:
            stack.append(tag)
        elif stack:
            self._close(stack.pop(), tag)

    def _close(self, first: Tag, last: Tag) -> None:
        if first.mark:
            self.found.marks.append(Marked(first.mark, first.start, last.end, first.end, last.start))
        elif place := value(self.text, first, "href"):
            # A link inside ends this one, as browsers read it.
            inner = self.found.first_link(first.end)
            end = (inner.start, inner.start) if inner else (last.start, last.end)
            url = unescape(self.text[place[0] : place[1]])
            if not inner or inner.url != url:
                self.found.link(RawLink(first.end, end[0], url, *place, first.start, end[1], _ANCHOR), self.text)
