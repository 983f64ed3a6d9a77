"""PRC504: a link inside the repository leads nowhere since the change."""

from collections.abc import Iterator
from dataclasses import replace

from prcheck.model import Document, Finding, Link, Related, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.change.anchors import reaches, stood, target
from prcheck.rules.change.places import head_lines


@rule("PRC504", "broken-anchor", Severity.ERROR)
def broken_anchor(ctx: Context) -> Iterator[Finding]:
    """A link inside the repository leads nowhere: the change removed or broke its target.

    A table of contents no longer jumps when a heading is renamed or an `<a id>` is put into back-ticks.

    Bad before:

        - [Looms](#looms)

        <a id="looms"></a>

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Bad after:

        - [Looms](#looms)

        `<a id="looms"></a>`

        **Notes on a Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good before:

        - [Looms](#looms)

        ## Looms

    Good after:

        - [Shuttles](#shuttles)

        ## Shuttles
    """
    if ctx.base is None:
        return
    for document in (ctx.head, *ctx.others):
        for link in document.references:
            path, name = target(link, document)
            if path in ctx.removed_paths:
                message = f'"{path}" is gone, but this link leads to it; keep the file or take the link out'
                yield replace(broken_anchor.at(link.span, message), path=document.path)
            elif path == ctx.head.path and name and reaches(name, ctx.base) and not reaches(name, ctx.head):
                yield _broken(ctx, ctx.base, document, link, name)


def _broken(ctx: Context, base: Document, document: Document, link: Link, name: str) -> Finding:
    message = f'"#{name}" leads nowhere since this change; put its heading or <a id="{name}"> back as it was'
    line = stood(name, base)
    places = (Related(ctx.head.path, place, "it stood here") for place in head_lines(ctx, [line] if line else []))
    return replace(broken_anchor.at(link.span, message, related=places), path=document.path)
