"""PRC305: a link to a copy of a paper that has a page of its own."""

import re
from collections.abc import Iterator

from prcheck.identity import canonical_url, identify, is_paper, kind
from prcheck.model import Edit, Finding, Fix, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.links.wording import shown
from prcheck.web.addresses import plain, split

_DIRECT = re.compile(r"https?://arxiv\.org/abs/\d{4}\.\d{4,5}", re.ASCII)
_VERSION = re.compile(r"\dv\d{1,3}(?:\.full)?(?:\.pdf)?/?$", re.IGNORECASE)


@rule("PRC305", "indirect-link", Severity.NOTE)
def indirect_link(ctx: Context) -> Iterator[Finding]:
    """A link leads to a mirror or to one version of a paper's PDF instead of its abstract page.

    The page names the paper's newest version, its authors and where it was published.

    Bad:

        **A Study of Invented Bridges**<br>
        *Ada Example, Ben Sample*<br>
        CVPR 2024 [[Paper](https://arxiv.org/pdf/2401.00001v2)]

    Good:

        **A Study of Invented Bridges**<br>
        *Ada Example, Ben Sample*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for entry in ctx.changed:
        for link in entry.links:
            page = _page(link.url) if link.name == "Paper" or link.label == entry.name else None
            if page is None:
                continue
            message = f'"{shown(link.url)}" is {_what(link.url)}; link the paper\'s page: "{page}"'
            fix = Fix("link the paper's own page", (Edit(link.url_span, page),), safe=True)
            yield indirect_link.at(link.url_span, message, fix, entry=entry)


def _page(url: str) -> str | None:
    """The page to link instead, None where the link is direct enough."""
    name = identify(url)
    if name is None or not is_paper(name) or _DIRECT.fullmatch(url):
        return None
    parts = split(plain(url))
    if parts is None:
        return None
    mirror = kind(name) == "arxiv" and (parts.hostname or "").removeprefix("www.") != "arxiv.org"
    return canonical_url(name) if mirror or _is_versioned(url) else None


def _is_versioned(url: str) -> bool:
    parts = split(plain(url))
    return parts is not None and "pdf" in parts.path.lower() and _VERSION.search(parts.path) is not None


def _what(url: str) -> str:
    """What the address gives instead of the page."""
    return "the PDF of one version only" if _is_versioned(url) else "another site's address for the paper"
