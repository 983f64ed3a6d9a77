"""PRC108: a link's label that the template does not know."""

from collections.abc import Iterator

from prcheck.layouts.words import label_name
from prcheck.model import Edit, Finding, Fix, Severity, Template
from prcheck.rules.base import Context, rule
from prcheck.rules.format.field_words import FieldWords
from prcheck.rules.format.judging import complete, label_key, suspects
from prcheck.rules.format.labels import Labels
from prcheck.rules.format.links import relabel
from prcheck.rules.format.looks import Look
from prcheck.rules.format.wording import brief, where


@rule("PRC108", "unknown-link-label", Severity.WARNING)
def unknown_link_label(ctx: Context) -> Iterator[Finding]:
    """A link has a label that the template does not know; the nearest is proposed.

    Readers and scripts look for the labels that the list uses everywhere. The same is said of a word before a field
    ("Data:") that misspells the one that nearly all entries have there.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Papr](https://arxiv.org/abs/2401.00001)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    lines = ctx.head.lines
    for entry, template in suspects(ctx, _may_be_unknown):
        labels = ctx.once(_labels)
        for link in labels.strangers(entry, template, ctx.labels):
            near = None if label_name(link.label) else labels.nearest(link.label, template)
            fix = relabel(lines, link, near) if near else None
            message = _message(brief(link.label), near, template)
            yield unknown_link_label.at(link.span, message, fix, entry=entry)
    words = ctx.once(_field_words)
    for entry, template in complete(ctx) if ctx.base else ():
        for place, word, near in words.misspelt(lines, entry):
            fix = Fix(f'write "{near}"', (Edit(place, near),))
            yield unknown_link_label.at(place, _message(word, near, template), fix, entry=entry)


def _field_words(ctx: Context) -> FieldWords:
    return FieldWords(ctx.base.entries if ctx.base else ())


def _labels(ctx: Context) -> Labels:
    return Labels((ctx.base or ctx.head).entries)


def _may_be_unknown(look: Look) -> bool:
    """Whether a label of a link that stands for itself is none of the template's."""
    known = {label_key(slot.label) for slot in look.template.links}
    return bool(known) and any(label_key(word.label) not in known for word in look.form if word.label)


def _message(label: str, near: str | None, template: Template) -> str:
    source = "as other entries here" if template.origin == "learned" else where(template)
    if near:
        return f'unknown label "{label}"; write "{near}" ({source})'
    known = ", ".join(f'"{slot.shown}"' for slot in template.links[:6])
    return f'unknown label "{label}"; the list knows {known} ({source})'
