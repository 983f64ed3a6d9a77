"""Copies of the template that a change leaves where entries begin."""

from collections.abc import Iterator

from prcheck.model import Document, Sample
from prcheck.rules.base import Context


def pasted(ctx: Context) -> Iterator[Sample]:
    """The templates that the change puts among the first entries without a word on the format."""
    known = {_source(ctx.base, sample) for sample in ctx.base.samples} if ctx.base else set()
    for sample in ctx.head.samples if ctx.base else ():
        fresh = any(line in ctx.touched for line in range(sample.span.line, sample.span.end_line + 1))
        if fresh and not sample.announced and _source(ctx.head, sample) not in known:
            yield sample


def _source(document: Document, sample: Sample) -> str:
    return "\n".join(document.lines[sample.span.line - 1 : sample.span.end_line])
