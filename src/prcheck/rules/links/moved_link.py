"""PRC303: a link to something that has moved."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from prcheck.facts import Need
from prcheck.identity import identify
from prcheck.model import Edit, Finding, Fix, Link, LinkStatus, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.links.wording import shown


@rule("PRC303", "moved-link", Severity.NOTE, needs={Need.LINKS})
def moved_link(ctx: Context) -> Iterator[Finding]:
    """A link has moved for good to another address that is alive.

    A fix is offered only where the new address is surely the same thing: on the same host, or the same paper,
    repository or film by its id. Who holds another host today may be anybody.

    Bad:

        **A Study of Invented Bridges**<br>
        *Ada Example, Ben Sample*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)][[Code](http://example.org/bridges)]

    Facts: http://example.org/bridges is moved to https://example.org/bridges

    Good:

        **A Study of Invented Bridges**<br>
        *Ada Example, Ben Sample*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)][[Code](https://example.org/bridges)]
    """
    for entry in ctx.changed:
        for link in entry.links:
            state = ctx.facts.links.get(link.url)
            if state is None or state.state is not LinkStatus.MOVED or not state.location:
                continue
            new = written(state.location)
            message = f'"{shown(link.url)}" has moved to "{shown(new)}"; link the new address'
            yield moved_link.at(link.url_span, message, _fix(link, new), entry=entry)


def written(url: str) -> str:
    """An address as it may stand in Markdown: no character that ends a link."""
    return "".join(f"%{ord(c):02X}" if c in "()[]<>\"'*`|\\ " else c for c in url)


def _fix(link: Link, new: str) -> Fix | None:
    if not _same(link.url, new):
        return None
    return Fix("link the new address", (Edit(link.url_span, new),), safe=True)


def _same(old: str, new: str) -> bool:
    """Whether both addresses surely lead to the same thing."""
    name = identify(old)
    if name is not None and name == identify(new):
        return True
    try:
        before, after = urlsplit(old), urlsplit(new)
        return before.hostname == after.hostname and before.port == after.port and _deep(before.path, after.path)
    except ValueError:
        return False


def _deep(old: str, new: str) -> bool:
    """Whether a page has not been sent to the front page, as sites do with pages that are gone."""
    return new.strip("/") != "" or old.strip("/") == ""
