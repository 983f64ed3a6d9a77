"""PRC301: a link to something that is gone."""

from collections.abc import Iterator

from prcheck.facts import Need
from prcheck.model import Finding, Link, LinkState, LinkStatus, Severity
from prcheck.probes.arxiv import flaw
from prcheck.rules.base import Context, rule
from prcheck.rules.links.wording import shown
from prcheck.web import archive


@rule("PRC301", "dead-link", Severity.ERROR, needs={Need.LINKS})
def dead_link(ctx: Context) -> Iterator[Finding]:
    """A link leads to something that is gone for certain.

    Gone are pages that answer 404 or 410, host names that do not exist, redirects in a circle, DOIs that are not
    registered, ids that arXiv cannot have, and repositories and films that GitHub and YouTube do not know. A server
    that is slow, broken or turns programs away proves nothing: such a link is "unknown" in the report, and no finding.
    The message names the copy that the Wayback Machine has, or where to look for one.

    Bad:

        **A Study of Invented Bridges**<br>
        *Ada Example, Ben Sample*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)][[Code](https://example.org/bridges)]

    Facts: https://example.org/bridges is dead

    Good:

        **A Study of Invented Bridges**<br>
        *Ada Example, Ben Sample*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)][[Code](https://example.org/bridges-2)]
    """
    for entry in ctx.changed:
        for link in entry.links:
            flawed = flaw(link.url)
            state = ctx.facts.links.get(link.url)
            reason = state.reason if state and state.state is LinkStatus.DEAD else flawed
            if not reason:
                continue
            do = "correct the id" if flawed else f"correct it, or {_archived(link, state)}"
            yield dead_link.at(link.url_span, f'"{shown(link.url)}" is dead ({reason}); {do}', entry=entry)


def _archived(link: Link, state: LinkState | None) -> str:
    """What to do with the archive's copy: one that is known, or any that there may be."""
    if state and state.copy:
        return f"look at its copy: {state.copy}"
    return f"look for a copy at {archive.place(link.url)}"
