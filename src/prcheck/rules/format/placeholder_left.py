"""PRC109: a word of the template still stands where the paper's own belongs."""

from collections.abc import Iterator

from prcheck.model import Entry, Field, Finding, Flaw, Kind, Link, Severity, Template
from prcheck.rules.base import Context, rule
from prcheck.rules.format.named import unfilled
from prcheck.rules.format.pasted import pasted
from prcheck.rules.format.placeholders import is_placeholder, is_placeholder_url
from prcheck.rules.format.remains import remains
from prcheck.rules.format.wording import NAMES, brief


@rule("PRC109", "placeholder-left", Severity.ERROR)
def placeholder_left(ctx: Context) -> Iterator[Finding]:
    """A placeholder was not replaced.

    "Paper link", an empty address, "Title" still in place or an id like `2401.XXXXX` leads no reader to a paper.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)] [[Code](Code link)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)] [[Code](https://github.com/example/weaver)]
    """
    for sample in pasted(ctx):
        yield placeholder_left.at(sample.span, "the template itself, with no paper in it; write the paper's own words")
    for entry in ctx.changed:
        template = ctx.template(entry)
        for part, message in _left(entry, template):
            yield placeholder_left.at(part.span, message, entry=entry)
        for label, span in unfilled(ctx, entry) if entry.kind is Kind.FIELDS else ():
            if template is None or label not in template.required:  # that is PRC104
                message = f'"{label}:" without an address; add it or take the line out'
                yield placeholder_left.at(span, message, entry=entry)
        for span, words in remains(ctx, entry):
            if words and is_placeholder_url(words, template):
                yield placeholder_left.at(span, f'"{brief(words)}" is no address; give the link\'s own', entry=entry)


def _left(entry: Entry, template: Template | None) -> Iterator[tuple[Field | Link, str]]:
    for part in entry.parts:
        if isinstance(part, Field):
            if is_placeholder(part, template):
                name = NAMES.get(part.role, part.role.value)
                yield part, f"\"{brief(part.text)}\" is the template's word; write the paper's own {name}"
        elif part.badge and not part.name and not part.url.strip():
            continue  # an image that is no link of the entry's: a sign for its kind, its state
        elif part.flaw is Flaw.EMPTY or is_placeholder_url(part.url, template):
            shown = f'"{brief(part.url)}" is no address' if part.url.strip() else "the address is empty"
            yield part, f'{shown}; give the "{brief(part.label)}" link\'s own or take the link out'
