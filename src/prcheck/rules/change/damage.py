"""What an entry lost although nobody meant to touch it."""

from collections import Counter
from collections.abc import Iterator

from prcheck.changes.content import words
from prcheck.model import Change, ChangeKind, Document, Entry, Field, Gap, Mark
from prcheck.rules.base import Context
from prcheck.rules.change.markup import ticked_tags
from prcheck.rules.change.places import own_lines

BROKEN = frozenset({Gap.HARD, Gap.BLOCK})
LOUD = frozenset({Mark.BOLD, Mark.ITALIC})


def untouched(ctx: Context, change: Change) -> bool:
    """Whether the change did not mean this entry: its words stay, or none of its lines is new or rewritten."""
    if change.kind is ChangeKind.REFORMATTED or (change.kind is ChangeKind.MOVED and not change.edited):
        return True
    return change.kind is ChangeKind.EDITED and not (change.after and ctx.touched.intersection(own_lines(change.after)))


def losses(ctx: Context, change: Change) -> Iterator[str]:
    """What is lost, in words."""
    before, after = change.before, change.after
    if not (before and after and untouched(ctx, change)):
        return
    yield from _parts(ctx, before, after)
    if change.kind is not ChangeKind.EDITED:
        yield from _looks(before, after)
        if ctx.base and ticked_tags(_lead(ctx.head, after)) > ticked_tags(_lead(ctx.base, before)):
            yield "mark-up above it stands in back-ticks and shows as text"
    if after.joined and not before.joined and not _beside_new(ctx, after):
        yield "the blank line before it is lost"


def _parts(ctx: Context, before: Entry, after: Entry) -> Iterator[str]:
    if before.title and words(before.name) not in words(after.raw):
        yield "its title is lost"
    if before.raw == after.raw and len(before.links) == len(after.links):
        yield from _led_away(ctx, before, after)
        return
    links = _links(before)
    kept = links & _links(after)
    if kept.total() < links.total():
        yield "some of its links are lost" if kept else "its links are lost"


def _led_away(ctx: Context, before: Entry, after: Entry) -> Iterator[str]:
    """The links that another definition of their name sends elsewhere: of two the first counts (CommonMark)."""
    for old, new in zip(before.links, after.links, strict=True):
        if old.url != new.url and old.url not in ctx.once(_rewritten):
            yield f'its link "{old.label}" leads to "{new.url}", by a definition that the change puts before its own'


def _rewritten(ctx: Context) -> frozenset[str]:
    """The addresses of the definitions that the change takes away: what it puts in their place is meant."""
    lines = [ctx.base.lines[number - 1] for number in ctx.removed] if ctx.base else []
    return frozenset(word.strip("<>") for line in lines if line.lstrip(" >").startswith("[") for word in line.split())


def _looks(before: Entry, after: Entry) -> Iterator[str]:
    if _breaks(after) < _breaks(before):
        yield "its line breaks are lost, so that its lines run together"
    if ticked_tags(after.raw) > ticked_tags(before.raw):
        yield "mark-up in it stands in back-ticks and shows as text"
    for name, old, new in (("title", before.title, after.title), ("authors", before.authors, after.authors)):
        if old and new and _loud(old) - _loud(new):
            yield f"its {name} lost the {' and '.join(sorted(_loud(old) - _loud(new)))} type"


def _lead(document: Document, entry: Entry) -> str:
    """The line directly above an entry: an anchor stands there."""
    return document.lines[entry.span.line - 2] if entry.span.line > 1 else ""


def _links(entry: Entry) -> Counter[tuple[str, str]]:
    return Counter(("".join(link.label.split()), link.url) for link in entry.links)


def _breaks(entry: Entry) -> int:
    return sum(part.gap in BROKEN for part in entry.parts)


def _loud(field: Field) -> frozenset[Mark]:
    return field.marks & LOUD


def _beside_new(ctx: Context, entry: Entry) -> bool:
    """Whether the entry above is one that the change is about: then that entry is blamed."""
    ends = {other.span.end_line for other in ctx.changed}
    return entry.span.line - 1 in ends
