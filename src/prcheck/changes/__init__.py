"""What happened to each entry between two texts of a list."""

from collections.abc import Iterable, Iterator, Sequence

from prcheck.changes.content import content
from prcheck.changes.pairing import Known, Pairing, pair
from prcheck.changes.standing import Side, readable, replaced, shown_twice, sides
from prcheck.model import Change, ChangeKind, Document, Entry, Link

__all__ = ["compare", "content"]


def compare(base: Document | None, head: Document) -> tuple[Change, ...]:
    """The changes of entries in the order of the text after them, the removed ones last.

    An entry on lines that the change leaves alone is neither added nor removed where it only reads otherwise, for
    what is around it has changed; a complete one that cannot be read at all any more, behind a comment say, is removed.
    """
    before = [Known(entry) for entry in base.entries] if base else []
    after = [Known(entry) for entry in head.entries]
    pairing = pair(before, after)
    found = (*_present(before, after, pairing), *_absent(before, pairing))
    if base is None or not any(shown_twice(found, base, head)):
        return found
    return tuple(_real(found, head, *sides(base, head, pairing.partner)))


def _present(before: Sequence[Known], after: Sequence[Known], pairing: Pairing) -> Iterator[Change]:
    sections = {known.entry.section for known in before} & {known.entry.section for known in after}
    for index, known in enumerate(after):
        if index not in pairing.partner:
            yield Change(ChangeKind.ADDED, None, known.entry)
            continue
        old = before[pairing.partner[index]]
        moved = index in pairing.moved or _resettled(old.entry, known.entry, sections)
        change = _changed(old, known, moved=moved)
        if change:
            yield change


def _absent(before: Sequence[Known], pairing: Pairing) -> Iterator[Change]:
    found = set(pairing.partner.values())
    for index, known in enumerate(before):
        if index not in found:
            yield Change(ChangeKind.REMOVED, known.entry, None)


def _changed(old: Known, new: Known, *, moved: bool) -> Change | None:
    same = old.entry.raw == new.entry.raw
    edited = old.content != new.content if not same else _addresses(old.entry) != _addresses(new.entry)
    if moved:
        return Change(ChangeKind.MOVED, old.entry, new.entry, edited)
    if edited:
        return Change(ChangeKind.EDITED, old.entry, new.entry, edited=True)
    if same and old.entry.kind is new.entry.kind and old.entry.joined >= new.entry.joined:
        return None
    return Change(ChangeKind.REFORMATTED, old.entry, new.entry)


def _addresses(entry: Entry) -> list[str]:
    """Where the entry's links lead: a definition elsewhere in the text may say so."""
    return [part.url for part in entry.parts if isinstance(part, Link)]


def _resettled(old: Entry, new: Entry, sections: set[tuple[str, ...]]) -> bool:
    """Whether an entry that keeps its order stands in another section: a heading was not just renamed or put in."""
    return old.section != new.section and {old.section, new.section} <= sections


def _real(found: Iterable[Change], head: Document, old: Side, new: Side) -> Iterator[Change]:
    """The changes without entries that come or go although their lines, shared by both texts, do not."""
    seen = readable(head)
    for change in found:
        if change.kind is ChangeKind.ADDED and change.after:
            lines = new.shared(change.after)
            if lines and not replaced(lines, old, new):
                continue
        if change.kind is ChangeKind.REMOVED and change.before:
            lines = old.shared(change.before)
            if lines and (change.before.unfinished or not seen.isdisjoint(lines)) and not replaced(lines, new, old):
                continue
        yield change
