"""Entries that lack authors, venue or link, and bare links and titles, written whole from their papers' records."""

from collections.abc import Iterator

from prcheck import identity
from prcheck.facts import Work
from prcheck.layouts import write
from prcheck.model import Edit, Entry, Finding, Fix
from prcheck.rules.base import Context
from prcheck.rules.papers.bare import bare
from prcheck.rules.papers.composing import compose, content, model, whole_lines
from prcheck.rules.papers.records import fitting
from prcheck.titles import key

CODES = frozenset({"PRC102", "PRC103", "PRC104", "PRC112", "PRC116"})
"""The rules that find something missing."""


def completed(ctx: Context, finding: Finding) -> Fix | None:
    """The fix that writes a finding's entry whole, None where its paper is not known for certain."""
    if finding.fix is not None or finding.code not in CODES or not (ctx.facts.works or ctx.facts.found):
        return finding.fix
    return next(_fixes(ctx, finding), None)


def _fixes(ctx: Context, finding: Finding) -> Iterator[Fix]:
    for entry, work in ctx.once(_known):
        if entry.span == finding.span:
            fix = _fix(ctx, entry, work)
            if fix:
                yield fix


def _known(ctx: Context) -> list[tuple[Entry, Work]]:
    """The entries and bare lines whose papers are known, each with its record."""
    sure = [(entry, works[0]) for entry, works in fitting(ctx)]
    held = {id(entry) for entry, _ in sure}
    for entry in [*(entry for entry in ctx.changed if entry.unfinished), *(entry for _, entry in ctx.once(bare))]:
        work = _found(ctx, entry)
        if work is not None and id(entry) not in held:
            sure.append((entry, work))
    return sure


def _found(ctx: Context, entry: Entry) -> Work | None:
    """The record of what an unfinished entry names: its link's paper, or the one paper of its title."""
    works = [ctx.facts.works[name] for name in identity.paper_ids(entry) if name in ctx.facts.works]
    if works:
        return works[0] if not entry.name or len(works) == 1 else None
    return ctx.facts.found.get(key(entry.name)) if entry.name else None


def _fix(ctx: Context, entry: Entry, work: Work) -> Fix | None:
    listed = (ctx.base or ctx.head).entries
    template = ctx.template(entry) or next(iter(ctx.templates), None)
    sample = model([other for other in listed if other is not entry], template, entry.section)
    place = whole_lines(entry.span, ctx.head.lines, entry.kind)
    told = content(work, entry, ctx.venues)
    if template is None or sample is None or place is None or entry.rest or not (told.authors and told.url):
        return None
    kept = [link for link in entry.links if link.url != told.url]
    text = write(compose(sample, told, kept), ctx.template(sample) or template)
    return Fix(f"write the whole entry, as {work.source} has it", (Edit(place, text),), safe=False)
