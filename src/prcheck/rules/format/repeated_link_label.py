"""PRC111: one label twice in an entry."""

from collections.abc import Iterator

from prcheck.layouts.words import is_generic
from prcheck.model import Entry, Finding, Link, Role, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.format.judging import NEIGHBOURS, own_links, suspects
from prcheck.rules.format.looks import Look
from prcheck.rules.format.wording import brief

SHARE = 0.05  # so many entries that repeat a label make it the list's way


@rule("PRC111", "repeated-link-label", Severity.WARNING)
def repeated_link_label(ctx: Context) -> Iterator[Finding]:
    """One label stands twice in an entry.

    Mostly the second link was meant to have another label, or is a copy of the first.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
        [[Code](https://github.com/example/weaver)]
        [[Code](https://github.com/example/loom)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
        [[Code](https://github.com/example/weaver)]
    """
    for entry, _ in suspects(ctx, _may_repeat):
        if ctx.once(_usual):
            return
        for link, first in _repeated(entry):
            do = "a copy; take one out" if first.url == link.url else "give this one its own label"
            message = f'the label "{brief(link.label)}" stands twice; {do}'
            yield repeated_link_label.at(link.span, message, entry=entry)


def _usual(ctx: Context) -> bool:
    """Whether the list's own entries repeat labels."""
    entries = ctx.base.entries if ctx.base else ()
    return sum(any(_repeated(entry)) for entry in entries) >= max(NEIGHBOURS, SHARE * len(entries))


def _may_repeat(look: Look) -> bool:
    """Whether two links have one label; the labels that are addresses are not told apart."""
    labels = [" ".join(word.label.casefold().split()) for word in look.form if word.role is Role.LINK and word.own]
    return len(labels) > len(set(labels))


def _repeated(entry: Entry) -> Iterator[tuple[Link, Link]]:
    """The links whose label stood before, each with the one that had it."""
    seen: dict[tuple[str, str], Link] = {}
    for link in own_links(entry):
        said = " ".join(link.label.casefold().split())
        headed = is_generic(said) and "://" not in said  # "[link](url)" below two heads of a table
        key = said, link.name if headed else ""
        if said and key in seen:
            yield link, seen[key]
        seen.setdefault(key, link)
