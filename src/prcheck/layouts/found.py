"""What the inline scan collects on its way."""

from dataclasses import dataclass, field

from prcheck.layouts.spans import Break, Marked, RawLink
from prcheck.model import Mark

INNER = "[[{label}]]({url})"
OUTER = "[[{label}]({url})]"
PLAIN = "[{label}]({url})"
BARE = "{url}"


@dataclass(slots=True)
class Image:
    """An image and its alternative text; `badge`: it is all that a link shows."""

    start: int
    alt_start: int
    alt_end: int
    end: int
    badge: bool = False


@dataclass(slots=True)
class Found:
    """All that one text holds.

    `pairs` are brackets that make no link, `lone` brackets without a partner, `waiting` bare addresses inside
    brackets, `shut` the places whose characters are no text: code and tags.
    """

    links: list[RawLink] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    swaps: list[tuple[int, int, str]] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    lone: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    shut: list[tuple[int, int]] = field(default_factory=list)

    def hide(self, start: int, end: int) -> None:
        """Keep a piece from the reader."""
        self.swaps.append((start, end, ""))

    def code(self, start: int, inner_start: int, inner_end: int, end: int) -> None:
        """Note a code span."""
        self.mark(Marked(Mark.CODE, start, end, inner_start, inner_end))
        self.shut.append((start, end))

    def mark(self, found: Marked) -> None:
        """Note a marked piece, whose marks no reader sees."""
        self.marks.append(found)
        self.swaps.append((found.start, found.inner_start, ""))
        self.swaps.append((found.inner_end, found.end, ""))

    def link(self, link: RawLink, text: str = "") -> None:
        """Note a link; `text` is given where its label may hold images or brackets of its own."""
        inner = link.label_start, link.label_end - 1
        if text and self.pairs and self.pairs[-1] == inner and link.style == PLAIN:
            link = link._replace(label_start=inner[0] + 1, label_end=inner[1], style=INNER)
        self.links.append(self._badge(link, text) if text else link)

    def _badge(self, link: RawLink, text: str) -> RawLink:
        inside: list[Image] = []
        for image in reversed(self.images):
            if image.start < link.label_start:
                break
            inside.append(image)
        if not inside:
            return link
        edges = [link.label_start]
        edges.extend(edge for image in reversed(inside) for edge in (image.start, image.end))
        edges.append(link.label_end)
        if any(text[start:end].strip() for start, end in zip(edges[::2], edges[1::2], strict=True)):
            return link
        inside[-1].badge = True
        return link._replace(label_start=inside[-1].alt_start, label_end=inside[-1].alt_end, badge=True)

    def widen(self, start: int, end: int) -> bool:
        """Take brackets around the last link into it; False where they hold more than the link."""
        if not self.links or (self.links[-1].start, self.links[-1].end) != (start + 1, end):
            return False
        if self.links[-1].style != PLAIN:
            return False
        self.links[-1] = self.links[-1]._replace(start=start, end=end + 1, style=OUTER)
        return True

    def first_link(self, start: int) -> RawLink | None:
        """The first link behind this place."""
        found = None
        for link in reversed(self.links):
            if link.start < start:
                break
            found = link
        return found

    def drop_links(self, start: int) -> None:
        """Forget the links behind this place: what holds them shows no link."""
        while self.links and self.links[-1].start >= start:
            self.links.pop()

    def hide_images(self) -> None:
        """Keep images from the reader, but for the words of a badge."""
        for image in self.images:
            if image.badge:
                self.hide(image.start, image.alt_start)
                self.hide(image.alt_end, image.end)
            else:
                self.hide(image.start, image.end)

    def add(self, other: "Found", by: int) -> None:
        """Take over what another text holds, `by` characters further on."""
        self.links.extend(_moved(link, by) for link in other.links)
        self.marks.extend(
            Marked(m.mark, m.start + by, m.end + by, m.inner_start + by, m.inner_end + by) for m in other.marks
        )
        self.breaks.extend(Break(b.start + by, b.end + by, b.gap) for b in other.breaks)
        self.swaps.extend((start + by, end + by, instead) for start, end, instead in other.swaps)


def bare_link(text: str, start: int, end: int) -> RawLink:
    """A bare address as a link to itself."""
    scheme = "http://" if text[start] == "w" else ""
    return RawLink(start, end, scheme + text[start:end], start, end, start, end, BARE)


def _moved(link: RawLink, by: int) -> RawLink:
    return link._replace(
        label_start=link.label_start + by,
        label_end=link.label_end + by,
        url_start=link.url_start + by,
        url_end=link.url_end + by,
        start=link.start + by,
        end=link.end + by,
    )
