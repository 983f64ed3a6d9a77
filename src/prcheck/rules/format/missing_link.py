"""PRC104: a link that the template requires is absent."""

from collections.abc import Iterator, Mapping

from prcheck.layouts.words import label_name
from prcheck.model import Entry, Finding, Kind, Mark, Role, Severity, Template
from prcheck.rules.base import Context, rule
from prcheck.rules.format.absent import Lacks, Leftovers, Linked
from prcheck.rules.format.judging import excused, label_key, own_links, suspects, title_leads_to_paper
from prcheck.rules.format.labels import canonical, near
from prcheck.rules.format.looks import Look
from prcheck.rules.format.named import named
from prcheck.rules.format.wording import brief, link_look, where

PAPER = "Paper"


@rule("PRC104", "missing-link", Severity.ERROR)
def missing_link(ctx: Context) -> Iterator[Finding]:
    """An entry lacks a link that the template requires.

    A reader cannot open a paper that has no link. A title that leads to the paper counts as its link.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry, template in suspects(ctx, lambda look: bool(ctx.labels) or _may_lack(look)):
        lacks, leftovers = ctx.once(Lacks), ctx.once(Leftovers)
        alone = not entry.links and ctx.once(Linked).always(entry)
        free = excused(entry, template) and not alone
        for label in template.required_links:
            if label not in template.demanded and (free or lacks.usual(entry, label)):
                continue
            if leftovers.may_be(entry, label) or _has(entry, label, template, ctx.labels):
                continue
            if place := next((span for word, span, _ in named(ctx.head.lines, entry) if word == label), None):
                yield missing_link.at(place, f'"{label}:" without an address; add it ({where(template)})', entry=entry)
                continue
            message = f'no "{label}" link; add {link_look(template, label)} ({where(template)})'
            yield missing_link.at(entry.span, message, entry=entry)
        if not free and _leads_nowhere(entry, template):
            message = f"the title leads nowhere; write [{brief(entry.name)}](URL) ({where(template)})"
            yield missing_link.at(entry.title.span if entry.title else entry.span, message, entry=entry)
        elif alone and not template.required_links:
            yield missing_link.at(entry.span, f"no link; add one ({where(template)})", entry=entry)


def _may_lack(look: Look) -> bool:
    """Whether a required link is absent by its name, or the title is no link and should be one."""
    names = {word.name for word in look.form}
    title, slot = next((word for word in look.form if word.role is Role.TITLE), None), look.template.slot(Role.TITLE)
    plain = title is not None and slot is not None and Mark.LINKED in slot.marks - title.marks
    linked = any(word.role is Role.LINK for word in look.form)
    return plain or not linked or not names.issuperset(look.template.required_links)


def _leads_nowhere(entry: Entry, template: Template) -> bool:
    """Whether the list's titles are links, this one is none, and no other link may be the paper's."""
    slot = template.slot(Role.TITLE)
    if slot is None or Mark.LINKED not in slot.marks or PAPER in template.required_links:
        return False
    plain = entry.title is not None and Mark.LINKED not in entry.title.marks
    return plain and not any(link.name in (PAPER, "") and not link.badge for link in entry.links)


def _has(entry: Entry, label: str, template: Template, synonyms: Mapping[str, str]) -> bool:
    """Whether the link is there, or one with an unknown label that may be it."""
    if label == PAPER and title_leads_to_paper(entry):
        return True
    if any(canonical(link, synonyms) == label for link in entry.links):
        return True
    if entry.kind is Kind.ROW and any(label_name(head) == label for head in entry.head):
        return False  # what stands below other heads is no such link
    known = {label_key(slot.label): slot.label for slot in template.links}
    unknown = [link.label for link in own_links(entry) if not canonical(link, synonyms)]
    return any(near(word, known) in (None, label) for word in unknown)
