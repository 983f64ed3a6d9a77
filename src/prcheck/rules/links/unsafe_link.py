"""PRC302: a link that must not be followed."""

from collections.abc import Iterator

from prcheck.facts import Need
from prcheck.model import Finding, LinkState, LinkStatus, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.links.wording import shown
from prcheck.web.addresses import screen

_OPEN = frozenset({LinkStatus.ALIVE, LinkStatus.MOVED, LinkStatus.DEAD, LinkStatus.UNKNOWN})


@rule("PRC302", "unsafe-link", Severity.ERROR, needs={Need.LINKS})
def unsafe_link(ctx: Context) -> Iterator[Finding]:
    """A link leads into a private network, carries a user name or password, or runs a program.

    Such links are never requested. Private are the addresses that IANA's registries keep from the public internet, in
    every form that a browser takes, directly, by name or by a redirect. What the address itself tells is found offline
    too. `[links] allow-networks` opens networks on purpose.

    Bad:

        **A Study of Invented Bridges**<br>
        *Ada Example, Ben Sample*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)][[Code](http://192.168.0.1/bridges)]

    Facts: http://192.168.0.1/bridges is unsafe

    Good:

        **A Study of Invented Bridges**<br>
        *Ada Example, Ben Sample*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)][[Code](https://example.org/bridges)]
    """
    for entry in ctx.changed:
        for link in entry.links:
            state = _state(ctx, link.url)
            if state is None or state.state is not LinkStatus.UNSAFE:
                continue
            message = f'"{shown(link.url)}" is unsafe ({state.reason}); link a public https address'
            yield unsafe_link.at(link.url_span, message, entry=entry)


def _state(ctx: Context, url: str) -> LinkState | None:
    """What was found out, or else what the address itself tells."""
    known = ctx.facts.links.get(url)
    return known if known and (known.state in _OPEN or known.state is LinkStatus.UNSAFE) else screen(url)
