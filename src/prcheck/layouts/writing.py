"""Parts to Markdown in a list's handwriting; where the list shows none, in its template's marks and breaks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from prcheck.layouts import hand
from prcheck.layouts.hand import ANY, FIRST, LAST, LINK, Piece, general
from prcheck.model import Entry, Gap, Kind, Link, Mark, Role, Slot, Template

_SPECIAL = re.compile(
    r"[*`]|~(?=~)|_(?=\W|\Z)|(?<!\w)_|<(?=[A-Za-z/!?])|\](?=[(\[:])|\\(?=[!-/:-@\[-`{-~])|&(?=#?\w+;)"
)
_START = re.compile(r"(?:[#>+-]|\d{1,9}(?=[.)]))")
_WRAPS = ((Mark.CODE, "`"), (Mark.ITALIC, "*"), (Mark.BOLD, "**"), (Mark.QUOTED, '"'))
_BOLD = "**"
_TIMES = frozenset({Role.VENUE, Role.YEAR, Role.DATE})
_BLANKS = re.compile(r"\s+")


class Pen:
    """A template's handwriting for one kind of entries."""

    def __init__(self, template: Template, kind: Kind) -> None:
        self.template = template
        self.kind = kind
        self.style = template.style
        self.alone = False
        self.dress = {key: pattern for of, key, pattern in self.style.dress if of == kind}
        self.glue = {(before, after): text for of, before, after, text in self.style.glue if of == kind}

    def entry(self, pieces: Sequence[Piece]) -> str:
        """All pieces in the template's order."""
        ordered = self.ordered(pieces)
        self.alone = not any(piece.field and piece.field.role in _TIMES for piece in pieces)
        if not ordered:
            return ""
        start = self.glue.get((FIRST, general(ordered[0].key)), "")
        end = self.glue.get((general(ordered[-1].key), LAST), "")
        text = start + self.joined(ordered) + end
        return re.sub(_START, r"\\\g<0>", text, count=1) if _START.match(text) and not start else text

    def joined(self, ordered: Sequence[Piece]) -> str:
        """The pieces with what stands between them."""
        out = [self.dressed(ordered[0])] if ordered else []
        for one, other in pairwise(ordered):
            between = self.between(one, other)
            out.append(between[1:] if between[:1] == out[-1][-1:] == "." else between)
            out.append(self.dressed(other))
        return "".join(out)

    def ordered(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces in the order of the template's slots; one without a slot stays behind its neighbour."""
        ranks: list[tuple[int, int]] = []
        last = -1
        for index, piece in enumerate(pieces):
            last = self._rank(piece, last)
            ranks.append((last, index))
        return [pieces[index] for _, index in sorted(ranks)]

    def _rank(self, piece: Piece, otherwise: int) -> int:
        return next((i for i, slot in enumerate(self.template.slots) if _is_of(slot, piece)), otherwise)

    def _slot(self, piece: Piece) -> Slot | None:
        return next((slot for slot in self.template.slots if _is_of(slot, piece)), None)

    def between(self, one: Piece, other: Piece) -> str:
        """What the list writes between two pieces."""
        befores = dict.fromkeys((one.key, general(one.key), ANY))
        keys = [(before, after) for before in befores for after in dict.fromkeys((other.key, general(other.key)))]
        seen = next((self.glue[key] for key in keys if key in self.glue), None)
        if seen is not None and self.kind is Kind.FIELDS and keys[0] not in self.glue:
            return self._below(one) + seen.lstrip("\n")
        return self._default(one, other) if seen is None else seen

    def _below(self, one: Piece) -> str:
        """The line ends that stand behind a piece, whatever follows it: a list begins behind a blank line."""
        behind = (text for (before, _), text in self.glue.items() if before == general(one.key))
        return max((text[: len(text) - len(text.lstrip("\n"))] for text in behind), key=len, default="\n")

    def _default(self, one: Piece, other: Piece) -> str:
        slot = self._slot(other)
        gap = slot.gap if slot else other.gap
        if other.link and not other.field:
            if one.link and not one.field:
                return self.style.between
            gap = slot.gap if slot else self.style.link_gap
        breaks = {Gap.HARD: f"{self.style.newline}\n", Gap.SOFT: "\n", Gap.BLOCK: "\n\n"}
        return breaks.get(gap, " ")

    def dressed(self, piece: Piece) -> str:
        """A piece with its marks and address."""
        link = piece.link
        url = address(link.url) if link else ""
        values = {"url": url, "repo": hand.repo(url), "label": escaped(link.label) if link else ""}
        if piece.field:
            values["text"] = _linked(escaped(piece.field.text), piece.inside)
        pattern = self.dress.get(piece.key) or self._pattern(piece)
        if self.alone and piece.field and piece.field.role is Role.TITLE and pattern.count(_BOLD) == 1:
            pattern += _BOLD  # the list's venue closes the mark
        return hand.fill(pattern, values)

    def _pattern(self, piece: Piece) -> str:
        if piece.field:
            slot = self._slot(piece)
            text = _marked("{text}", slot.marks if slot else piece.field.marks)
            return f"[{text}]({{url}})" if piece.link else text
        bare = piece.link is not None and piece.link.label == piece.link.url
        return "{url}" if bare else self.dress.get(f"{LINK}:") or self.style.link


def _is_of(slot: Slot, piece: Piece) -> bool:
    if piece.field:
        return slot.role is piece.field.role
    return slot.role is Role.LINK and piece.link is not None and slot.label in (piece.link.name, piece.link.label)


def _marked(text: str, marks: Iterable[Mark]) -> str:
    held = frozenset(marks)
    for mark, sign in _WRAPS:
        text = f"{sign}{text}{sign}" if mark in held else text
    return text


def _linked(text: str, links: Sequence[Link]) -> str:
    """A field's text with links on some of its words."""
    for link in links:
        label = escaped(link.label)
        text = text.replace(label, f"[{label}]({address(link.url)})", 1) if label else text
    return text


def escaped(text: str) -> str:
    """Plain text as Markdown: what would be read as mark-up is escaped."""
    return _SPECIAL.sub(lambda found: "&amp;" if found[0] == "&" else "\\" + found[0], _BLANKS.sub(" ", text))


def address(url: str) -> str:
    """An address as it can stand in parentheses."""
    clean = _BLANKS.sub("%20", url.strip())
    if clean.count("(") == clean.count(")"):
        return clean
    return clean.replace("(", "%28").replace(")", "%29")


def write(entry: Entry, template: Template, marker: str = "") -> str:
    """The entry's source with what leads it: the list's own marker, or the given one."""
    pen = Pen(template, entry.kind)
    return pen.glue.get((FIRST, FIRST), marker) + pen.entry(hand.pieces(entry))


def row(entry: Entry, template: Template) -> str:
    """The entry as a table row: each piece below the head where the list keeps such pieces."""
    pen = Pen(template, entry.kind)
    columns = dict(pen.style.columns)
    left = pen.ordered(hand.pieces(entry))
    texts = []
    for head in entry.head:
        own = list(_taken(left, columns.get(head, ())))
        left = [piece for piece in left if piece not in own]
        texts.append(pen.joined(own))
    if left and texts:
        texts[-1] = " ".join(filter(None, [texts[-1], pen.joined(left)]))
    cells = (text.replace("\n", " ").replace("|", "\\|") or "-" for text in texts)
    return f"| {' | '.join(cells)} |"


def _taken(left: Sequence[Piece], keys: Sequence[str]) -> Iterator[Piece]:
    """For each key the first piece that has it, exactly or but for the link."""
    taken: list[Piece] = []
    for key in keys:
        wanted = (key, key.removesuffix(f"+{LINK}"), f"{key}+{LINK}")
        found = next((piece for piece in left if piece.key in wanted and piece not in taken), None)
        if found:
            taken.append(found)
    return iter(taken)
