"""PRC116: new lines that look like an entry but cannot be read as one."""

from collections import Counter
from collections.abc import Iterator, Mapping

from prcheck.model import Document, Entry, Finding, Kind, Severity, Span, Template
from prcheck.rules.base import Context, rule
from prcheck.rules.format.judging import NEIGHBOURS, is_lost_row
from prcheck.rules.format.put_back import MARKERS
from prcheck.rules.format.strays import alone, new_strays
from prcheck.rules.format.wording import look, where

KINDS = (Kind.PARAGRAPH, *MARKERS)
MANY, NEARLY = 20, 0.95  # entries of a kind that make a list of that kind


_WHERE = {
    "quote": "in a quote",
    "html": "in HTML",
    "comment": "behind a comment that ends before it",
    "code": "in code",
    "heading": "in a heading",
    "table": "in a table's head",
    "item": "below another one, as a part of it",
    "paragraph": "in another one's text",
    "graft": "in another one's lines",
}


@rule("PRC116", "unreadable-entry", Severity.ERROR)
def unreadable_entry(ctx: Context) -> Iterator[Finding]:
    """New lines look like an entry, but no field could be told apart.

    What prcheck cannot read, readers can hardly read either; and nothing in it was checked. The same is said of what
    reads as an entry in a quote, in HTML, in code or in a heading, where the list holds none of them so. An entry that
    stands as a paragraph where all others are items of a list, its "- " lost, or as an item where all are paragraphs,
    is a warning, and so are a title whose heading has a level of its own, and a paper written into another one's entry.

    Bad:

        Notes on a Machine That Weaves Numbers | Ada Lovelace / Charles Babbage | CVPR | https://example.org/weaver

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for stray in new_strays(ctx):
        if alone(stray, ctx.head.lines):
            continue
        how = _how(ctx.template(stray))
        yield unreadable_entry.at(_new_lines(ctx, stray.span), f"no field could be told apart; write it as {how}")
    for aside in ctx.asides:
        how = _how(ctx.template(aside))
        told = f"reads as an entry, but stands {_WHERE[aside.block]}; write it as {how}"
        yield unreadable_entry.at(aside.span, told, severity=Severity.WARNING if aside.block == "graft" else None)
    for entry in ctx.changed:
        if is_lost_row(entry):
            message = (
                f"a table's row outside a table, so GitHub shows its bars; write it as {_how(ctx.template(entry))}"
            )
            yield unreadable_entry.at(entry.span, message, entry=entry)
        elif count := _other_kind(ctx, entry):
            kind, others, whole = count
            message = f"{_outside(entry, kind)} (like {others} of {whole} entries here)"
            yield unreadable_entry.at(_new_lines(ctx, entry.span), message, entry=entry, severity=Severity.WARNING)
        elif marks := _other_level(ctx, entry):
            message = f'its heading has another level than all others; begin it with "{marks} "'
            yield unreadable_entry.at(entry.span, message, entry=entry, severity=Severity.WARNING)


def _other_level(ctx: Context, entry: Entry) -> str:
    """The signs that open the list's other titles, "" where this one's heading has their level or has none."""
    own, levels = _marks(ctx.head, entry), ctx.once(_levels)
    (marks, count), *_ = levels.most_common(1) or [("", 0)]
    return marks if own and count >= NEIGHBOURS and own not in levels else ""


def _levels(ctx: Context) -> Counter[str]:
    """How many titles the signs of each level opened before the change."""
    base = ctx.base
    return Counter(marks for entry in base.entries if (marks := _marks(base, entry))) if base else Counter()


def _marks(document: Document, entry: Entry) -> str:
    line = document.lines[entry.span.line - 1].lstrip() if entry.kind is Kind.HEADING else ""
    return line[: len(line) - len(line.lstrip("#"))]


def _new_lines(ctx: Context, span: Span) -> Span:
    """The lines from the first on that the change wrote: a label may stand above them, joined to them."""
    lines = range(span.line, span.end_line + 1)
    first = next((line for line in lines if line in ctx.touched), span.line)
    return span if first == span.line else Span(first, 1, span.end_line, span.end_column)


def _outside(entry: Entry, kind: Kind) -> str:
    if kind is Kind.PARAGRAPH:
        return "stands as an item of a list; write it as a paragraph"
    if entry.kind is Kind.PARAGRAPH:
        return f'stands outside the list; begin it with "{MARKERS[kind]}"'
    return f'stands in a list of its own; begin it with "{MARKERS[kind]}"'


def _other_kind(ctx: Context, entry: Entry) -> tuple[Kind, int, int] | None:
    """The kind, paragraph or item, that the entry should be, how many entries were one before, and of how many.

    All of its section were, or nearly all of a list whose section shows nothing else.
    """
    found = ctx.once(_kinds)
    near, whole = found.get(entry.section, Counter()), found[None]
    if entry.kind not in KINDS or len(near) > 1 or not whole:
        return None
    (kind, count), *_ = (near or whole).most_common(1)
    if kind is entry.kind or kind not in KINDS:
        return None
    if near[kind] >= NEIGHBOURS:
        return kind, count, count
    ruling = whole[kind] >= max(MANY, NEARLY * whole.total())
    return (kind, whole[kind], whole.total()) if ruling and not entry.unfinished else None


def _kinds(ctx: Context) -> Mapping[tuple[str, ...] | None, Counter[Kind]]:
    """How many entries of each kind the sections held before the change, and the whole list."""
    found: dict[tuple[str, ...] | None, Counter[Kind]] = {None: Counter()}
    for entry in ctx.base.entries if ctx.base else ():
        found.setdefault(entry.section, Counter())[entry.kind] += 1
        found[None][entry.kind] += 1
    return found


def _how(template: Template | None) -> str:
    """How the template writes its fields."""
    if template is None:
        return "the list's entries"
    return f"{', '.join(look(slot) for slot in template.fields)} ({where(template)})"
