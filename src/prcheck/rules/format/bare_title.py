"""PRC112: only a title, or only a name and an address."""

from collections.abc import Iterator, Sequence

from prcheck.model import Entry, Finding, Role, Severity, Template
from prcheck.rules.base import Context, rule
from prcheck.rules.format.judging import own_links, title_leads_to_paper
from prcheck.rules.format.strays import alone, new_strays
from prcheck.rules.format.wording import where

LACKING = {
    Role.TITLE: "a title",
    Role.AUTHORS: "authors",
    Role.VENUE: "a venue",
    Role.YEAR: "a year",
    Role.DATE: "a date",
    Role.TAG: "a tag",
}


@rule("PRC112", "bare-title", Severity.ERROR)
def bare_title(ctx: Context) -> Iterator[Finding]:
    """Only a title stands there, or only a name and an address.

    An unfinished entry sends each reader to search for the paper again.

    Bad:

        **Notes on a Machine That Weaves Numbers**

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry in ctx.changed:
        missing = _missing(entry, ctx.template(entry)) if entry.unfinished else []
        if entry.unfinished and (missing or not entry.links):
            found = "only a name and an address" if entry.links else "only a title"
            yield bare_title.at(entry.span, _message(found, missing, ctx.template(entry)), entry=entry)
    for stray in new_strays(ctx):
        if found := alone(stray, ctx.head.lines):
            template = ctx.template(stray)
            yield bare_title.at(stray.span, _message(found, _missing(None, template), template))


def _missing(entry: Entry | None, template: Template | None) -> list[str]:
    """What the template requires and the entry lacks, in words."""
    if template is None:
        return ["authors", "a venue", "a link to the paper"][: 2 if entry and entry.links else 3]
    there = {part.role.value for part in entry.parts} if entry else {"title"}
    if entry and any(not link.name for link in own_links(entry)):  # an unknown label may be the venue or the paper
        there |= {"venue", *template.required_links}
    if entry and title_leads_to_paper(entry):
        there.add("Paper")
    words = [said for role, said in LACKING.items() if role.value in template.required and role.value not in there]
    links = [label for label in template.required_links if label not in there and not (entry and entry.link(label))]
    return words + [f'a "{label}" link' for label in links]


def _message(found: str, missing: list[str], template: Template | None) -> str:
    source = f" ({where(template)})" if template else ""
    return f"{found}; add {_listed(missing) or 'the rest'}{source}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
