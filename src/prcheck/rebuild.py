"""The change without the damage: the text before it with nothing but what happens to its entries."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from prcheck.align import Pair, align, gaps
from prcheck.changes.content import words
from prcheck.model import Change, ChangeKind, Document, Entry

Fate = Mapping[int, Change]
STAYING = frozenset({ChangeKind.EDITED, ChangeKind.REFORMATTED})


def only_entries(base: Document, head: Document, changes: Sequence[Change]) -> str:
    """The text before the change with its entries added, edited, moved and removed, and no other line touched.

    Headings come along where a new entry stands below a new one.
    """
    fate = {id(entry): change for change in changes for entry in (change.before, change.after) if entry}
    old, new = list(_pieces(base, fate)), [_undamaged(piece, base) for piece in _pieces(head, fate)]
    pairs = _aligned(old, new)
    holes = {(end, stop): (start, other) for start, end, other, stop in gaps(pairs, len(old), len(new))}
    sheet = _Sheet()
    for left, right in [*pairs, (len(old), len(new))]:
        if (left, right) in holes:
            start, other = holes[left, right]
            _fill(sheet, old[start:left], new[other:right])
        for kept, come in zip(old[left : left + 1], new[right : right + 1], strict=True):
            sheet.write(come if come.brought else kept)
    ended = base.text.endswith("\n") or (tuple(sheet.lines[-1:]) != base.lines[-1:] and head.text.endswith("\n"))
    return "\n".join(sheet.lines) + "\n" * ended


def _aligned(old: Sequence["Piece"], new: Sequence["Piece"]) -> list[Pair]:
    """The pieces that stay: the entries first, then the lines between them."""
    left, right = ([place for place, piece in enumerate(side) if piece.key[0] != "line"] for side in (old, new))
    both = align([old[place].key for place in left], [new[place].key for place in right])
    pairs = [(left[a], right[b]) for a, b in both]
    for start, end, other, stop in list(gaps(pairs, len(old), len(new))):
        inner = align([piece.key for piece in old[start:end]], [piece.key for piece in new[other:stop]])
        pairs += [(start + a, other + b) for a, b in inner]
    return sorted(pairs)


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that stay together: an entry's own, or one line outside entries.

    `key` is equal on both sides of what stays in its place. `brought` pieces come with the change, `gone` ones go.
    `apart` says whether blank lines stand before and after it, where it may come to stand elsewhere.
    """

    key: tuple[str, Hashable]
    lines: tuple[str, ...]
    section: tuple[str, ...] = ()
    change: Change | None = None
    brought: bool = False
    gone: bool = False
    apart: tuple[bool, bool] = (False, False)

    @property
    def blank(self) -> bool:
        """Whether nothing stands there."""
        return not any(line.strip() for line in self.lines)


@dataclass
class _Sheet:
    """The lines written so far; `due` asks for a blank line before the next one, `cut` for no second blank line."""

    lines: list[str] = field(default_factory=list)
    due: bool = False
    cut: bool = False

    def write(self, piece: Piece) -> None:
        """Write a piece as it stands."""
        ended = not self.lines or not self.lines[-1].strip()
        if piece.blank and self.cut and ended:
            return
        if self.due and not piece.blank and not ended:
            self.lines.append("")
        self.due = False
        self.cut = self.cut and piece.blank
        self.lines += piece.lines

    def put(self, piece: Piece) -> None:
        """Write a piece at a new place, with a blank line before and after it where its own text has them."""
        self.due = self.due or piece.apart[0]
        self.write(piece)
        self.due = piece.apart[1]


def _fill(sheet: _Sheet, old: Sequence[Piece], new: Sequence[Piece]) -> None:
    """Write what a gap keeps of the old pieces and what it brings, in the order of the new text where that shows."""
    kept = [piece for piece in old if not piece.gone]
    names = {words(name) for piece in new if piece.brought for name in piece.section}
    wanted = [piece for piece in new if piece.brought or _heads(piece, names)]
    first = next((piece for piece in new if not piece.blank), None)
    early = bool(wanted) and first is wanted[0]
    for piece in wanted if early else ():
        sheet.put(piece)
    sheet.cut = len(kept) < len(old)
    for piece in kept:
        sheet.write(piece)
    sheet.cut = len(kept) < len(old)
    for piece in () if early else wanted:
        sheet.put(piece)


def _heads(piece: Piece, names: set[str]) -> bool:
    """Whether a line is the heading of a section that a new entry stands in."""
    return bool(names) and not piece.blank and words(piece.lines[0].strip("# :\t")) in names


def _pieces(document: Document, fate: Fate) -> Iterator[Piece]:
    lines = document.text.removesuffix("\n").split("\n") if document.text else []
    owners: dict[int, Entry] = {}
    for entry in document.entries:
        owners |= dict.fromkeys(range(entry.span.line, entry.span.end_line + 1), entry)
    runs = groupby(range(1, len(lines) + 1), key=lambda line: id(owners[line]) if line in owners else -line)
    for _, run in runs:
        own = list(run)
        text = tuple(lines[own[0] - 1 : own[-1]])
        apart = own[0] > 1 and not lines[own[0] - 2].strip(), not "".join(lines[own[-1] : own[-1] + 1]).strip()
        if own[0] in owners:
            yield _entry(owners[own[0]], text, apart, fate)
        else:
            yield Piece(("line", words(text[0]) or text[0].strip()), text, apart=apart)


def _entry(entry: Entry, text: tuple[str, ...], apart: tuple[bool, bool], fate: Fate) -> Piece:
    change = fate.get(id(entry))
    if change is None:
        return Piece(("entry", entry.raw), text)
    after = entry is change.after
    if change.kind in STAYING:
        edited = change.kind is ChangeKind.EDITED
        return Piece(("pair", id(change)), text, entry.section, change, brought=after and edited)
    return Piece(("alone", id(entry)), text, entry.section, change, brought=after, gone=not after, apart=apart)


def _undamaged(piece: Piece, base: Document) -> Piece:
    """A moved entry as it was, where no word of it is new."""
    change = piece.change
    if change is None or change.kind is not ChangeKind.MOVED or change.edited or change.before is None:
        return piece
    span = change.before.span
    return replace(piece, lines=tuple(base.lines[span.line - 1 : span.end_line]))
