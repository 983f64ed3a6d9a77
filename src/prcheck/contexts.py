"""What the rules may see of each file of a change: both sides read, its templates, and the files around it."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import accumulate

from prcheck import layouts
from prcheck.changes import compare
from prcheck.layouts.focus import MOST
from prcheck.model import Aside, Change, ChangeKind, Document, Limit, Span, Template
from prcheck.patch import Sides
from prcheck.rules.base import JUDGED, Context
from prcheck.settings import Settings

MAX_ENTRIES = MOST
"""How many entries a list may have to be judged."""

MAX_ADDED = 1_000
"""How many added or edited entries are judged."""

MAX_LINES = 250_000
"""How many lines the files of a change may add and take away together."""

_DIGITS = re.compile(r"\d+")

Pair = tuple[Sides, Document | None, Document | None]


def models(pairs: Sequence[Pair], rest: Sequence[Document]) -> tuple[Document, ...]:
    """The documents to learn from: the list before the change, or the change itself where there was none."""
    before = (*(base for _, base, _ in pairs if base), *rest)
    fresh = (head for _, base, head in pairs if head and not base)
    return before if any(document.entries for document in before) else (*before, *fresh)


def pairs_of(sides: Sequence[Sides], memory: layouts.Memory) -> list[Pair]:
    """The changed files, each side read; what `memory` holds is not read again.

    Of the files that exceed the cap on a change's lines neither side is read.
    """
    sizes = accumulate(side.size for side in sides)
    return [
        _unread(side, size) if size > MAX_LINES else _pair(side, memory)
        for side, size in zip(sides, sizes, strict=True)
    ]


def _unread(side: Sides, size: int) -> Pair:
    """A file whose lines are too many to be looked at, with the limit that they exceed."""
    line = max(side.hunks[0].new_start, 1) if side.hunks else 1
    limit = Limit("lines that the change adds or takes away", size, MAX_LINES, line)
    base, head = (
        None if text is None else Document(path, text, limits=(limit,))
        for path, text in ((side.old_path, side.base), (side.path, side.head))
    )
    return replace(side, hunks=()), base, head


def _pair(side: Sides, memory: layouts.Memory) -> Pair:
    if side.base is not None and side.head is not None and not side.partial:
        before = layouts.Source(side.old_path, side.base, side.removed)
        after = layouts.Source(side.path, side.head, side.touched)
        return side, *layouts.parse_change(before, after, memory)
    return side, _document(side.old_path, side.base, memory), _document(side.path, side.head, memory)


def _document(path: str, text: str | None, memory: layouts.Memory) -> Document | None:
    return None if text is None else layouts.parse(text, path, memory)


def of_change(
    shared: Context,
    found: Sequence[Pair],
    templates: Sequence[Template],
    rest: tuple[Document, ...],
    memory: layouts.Memory,
) -> list[Context]:
    """A context for each changed file; without one a context of the change itself, which some rules judge."""
    return _linked([_recalled(_context(shared, pair, templates, rest, memory), memory) for pair in found]) or [shared]


def of_lists(documents: Sequence[Document], templates: Sequence[Template], settings: Settings) -> list[Context]:
    """A context for each whole list."""
    return [
        Context(
            document,
            templates=_templates(templates, document.path),
            others=tuple(other for other in documents if other is not document),
            labels=settings.labels,
            venues=settings.papers.venues,
            audit=True,
        )
        for document in documents
    ]


def _context(
    shared: Context,
    pair: Pair,
    templates: Sequence[Template],
    others: tuple[Document, ...],
    memory: layouts.Memory,
) -> Context:
    side, base, after = pair
    head = after or Document(side.path, "")
    head, changes = _capped(head, tuple(change for change in compare(base, head) if _whole(change, side)))
    if side.partial:
        edges = _edges(side)
        head = replace(head, strays=tuple(stray for stray in head.strays if _inside(stray.span, edges)))
    return replace(
        shared,
        head=head,
        base=base,
        changes=changes,
        templates=_templates(templates, (base or head).path),
        others=tuple(other for other in others if other.path not in (side.path, side.old_path)),
        touched=frozenset(side.touched),
        removed=frozenset(side.removed),
        asides=() if side.partial else _asides(pair, head, changes, memory),
    )


def _asides(pair: Pair, head: Document, changes: Sequence[Change], memory: layouts.Memory) -> tuple[Aside, ...]:
    """What reads as an entry where none can stand: in blocks of other kinds, inside an entry, within its lines."""
    side, base, _ = pair
    blocks = layouts.asides.added(base, head, side.touched, memory)
    told = {line for aside in blocks for line in range(aside.span.line, aside.span.end_line + 1)}
    rest = [c for c in changes if c.after and told.isdisjoint(range(c.after.span.line, c.after.span.end_line + 1))]
    return *blocks, *layouts.grafts.find(rest, side.touched, memory)


def _recalled(ctx: Context, memory: layouts.Memory) -> Context:
    """The context with those entries of a long list that may be twins of the ones to judge, or of those removed."""
    removed = (change.before for change in ctx.changes if change.kind is ChangeKind.REMOVED and change.before)
    return replace(ctx, head=layouts.recalled(ctx.head, (*ctx.changed, *removed), memory))


def _linked(contexts: list[Context]) -> list[Context]:
    """Each file's context with the other changed files among its `others`."""
    fresh = frozenset((entry.path, entry.span.line) for ctx in contexts for entry in ctx.changed)
    return [
        replace(ctx, others=(*ctx.others, *(other.head for other in contexts if other is not ctx)), fresh=fresh)
        for ctx in contexts
    ]


def _templates(templates: Sequence[Template], path: str) -> tuple[Template, ...]:
    """The file's own templates; for a new file those of the one most like it by its path, or else the whole list's."""
    own = tuple(template for template in templates if template.path == path)
    if own or not templates:
        return own
    nearest = max(templates, key=lambda template: (_likeness(template.path, path), template.path))
    if not any(_likeness(nearest.path, path)):
        return tuple(templates)
    return tuple(template for template in templates if template.path == nearest.path)


def _likeness(one: str, other: str) -> tuple[bool, bool]:
    """How alike two paths are: the same but for numbers ("papers/2024.md"), in the same folder."""
    folders = (path.rpartition("/")[0] for path in (one, other))
    return _DIGITS.sub("0", one) == _DIGITS.sub("0", other), len(set(folders)) == 1


def _whole(change: Change, side: Sides) -> bool:
    """Whether an entry is seen whole: where the diff alone is known, the edge of a hunk may cut through it."""
    if not side.partial:
        return True
    if change.after:
        return _inside(change.after.span, _edges(side))
    edges = {line for h in side.hunks for line in (h.old_start, h.old_start + h.old_len - 1)} - side.removed
    return change.before is None or _inside(change.before.span, edges)


def _edges(side: Sides) -> set[int]:
    """The lines at the hunks' edges that the change does not touch."""
    return {line for h in side.hunks for line in (h.new_start, h.new_start + h.new_len - 1)} - side.touched


def _inside(span: Span, edges: Set[int]) -> bool:
    """Whether neither end of a span, but for a file's first line, lies on an edge."""
    return edges.isdisjoint({span.line, span.end_line} - {1})


def _capped(head: Document, changes: tuple[Change, ...]) -> tuple[Document, tuple[Change, ...]]:
    """The part of a change that is judged, with the limits it exceeds in the document."""
    limits = []
    if head.limits and not head.entries:
        changes = ()  # what was not read is not gone
    if len(head.entries) > MAX_ENTRIES:
        limits.append(Limit("entries", len(head.entries), MAX_ENTRIES, head.entries[MAX_ENTRIES].span.line))
        changes = ()
    fresh = [change.after for change in changes if change.after and change.kind in JUDGED]
    if len(fresh) > MAX_ADDED:
        limits.append(Limit("added or edited entries", len(fresh), MAX_ADDED, fresh[MAX_ADDED].span.line))
        late = {id(entry) for entry in fresh[MAX_ADDED:]}
        changes = tuple(change for change in changes if id(change.after) not in late)
    return limited(head, *limits), changes


def limited(document: Document, *limits: Limit) -> Document:
    """The document with these limits, which it exceeds, told too."""
    return replace(document, limits=(*document.limits, *limits)) if limits else document
