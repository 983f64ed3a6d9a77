"""PRC110: a link that GitHub does not show as one, or that leads nowhere by its spelling."""

from collections.abc import Iterator

from prcheck.model import Finding, Flaw, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.format.links import clean_url, mend
from prcheck.rules.format.placeholders import is_placeholder_url
from prcheck.rules.format.remains import remains
from prcheck.rules.format.wording import brief

SAID = {
    Flaw.UNCLOSED: "brackets or parentheses are not balanced; write {look}",
    Flaw.SPACE_BEFORE_URL: "a blank stands between label and address, so GitHub shows no link; write {look}",
    Flaw.BLANK_IN_URL: "a blank stands in the address, so GitHub shows no link; write {look}",
    Flaw.SCHEME: "the address starts wrongly; write {look}",
}


@rule("PRC110", "malformed-link", Severity.ERROR)
def malformed_link(ctx: Context) -> Iterator[Finding]:
    """A link is spelt so that it does not work.

    Brackets are not balanced, a blank stands in or before the address, or the address starts with `hhttps://`.

    Bad:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)] [[Code](https://github.com/example/ weaver)]

    Good:

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)] [[Code](https://github.com/example/weaver)]
    """
    lines = ctx.head.lines
    for entry in ctx.changed:
        template = ctx.template(entry)
        for link in entry.links:
            if link.flaw not in SAID or is_placeholder_url(link.url, template):
                continue
            fix = mend(lines, link, template)
            shown = f"[{brief(link.label) or 'Label'}]({brief(clean_url(link.url), 100) or 'URL'})"
            yield malformed_link.at(link.span, SAID[link.flaw].replace("{look}", shown), fix, entry=entry)
        for span, words in remains(ctx, entry):
            if not is_placeholder_url(words, template) or not words:
                yield malformed_link.at(span, "this is no link on GitHub; write [Label](URL)", entry=entry)
