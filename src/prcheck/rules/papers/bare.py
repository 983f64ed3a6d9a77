"""New lines that hold no more than an address, an id or a title of a paper."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from prcheck import identity
from prcheck.model import Entry, Field, Kind, Link, Part, Role, Span, Stray
from prcheck.rules.base import Context
from prcheck.rules.format.strays import alone, new_strays

MOST = 50  # bare lines that are looked up
_NAME = re.compile(r"https?://[^\s<>()\[\]|]+|\barxiv:\s?\S+|\b(?:doi:\s?)?10\.\d{4,9}/\S+", re.IGNORECASE)


def bare(ctx: Context) -> Sequence[tuple[Stray, Entry]]:
    """The new lines that name a paper and nothing else, each as an entry that holds what it names."""
    return tuple(islice(_found(ctx), MOST))


def _found(ctx: Context) -> Iterator[tuple[Stray, Entry]]:
    lines = ctx.head.lines
    for stray in new_strays(ctx):
        source = "\n".join(lines[stray.span.line - 1 : stray.span.end_line])
        part: Part | None = _link(source, stray.span)
        if part is None and alone(stray, lines):
            part = Field(Role.TITLE, stray.text.strip("*_ "), stray.span)
        if part is not None:
            yield (
                stray,
                Entry(ctx.head.path, stray.span, stray.section, Kind.PARAGRAPH, (part,), source, unfinished=True),
            )


def _link(source: str, span: Span) -> Link | None:
    """The one paper that a line names."""
    names = {name for text in _NAME.findall(source) if (name := identity.identify(text.rstrip(".,;")))}
    papers = [name for name in names if identity.is_paper(name)]
    url = identity.canonical_url(papers[0]) if len(papers) == 1 == len(names) else None
    return Link("Paper", url, span, span, "Paper") if url else None
