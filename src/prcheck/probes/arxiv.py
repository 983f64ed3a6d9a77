"""arXiv: ids that cannot exist (https://info.arxiv.org/help/arxiv_identifier.html)."""

from datetime import date

from prcheck.identity import impossible
from prcheck.model import LinkState, LinkStatus
from prcheck.probes.base import Terms
from prcheck.web.addresses import plain, split

_PATHS = ("/abs/", "/pdf/", "/html/")


def arxiv(url: str, terms: Terms) -> LinkState | None:
    """Dead for an id that no paper can have; arXiv's other addresses are asked for like any."""
    reason = flaw(url, terms.today)
    return LinkState(url, LinkStatus.DEAD, reason) if reason else None


def flaw(url: str, today: date | None = None) -> str:
    """Why arXiv can have no paper at this address, "" where it can; months to come are told only with `today`."""
    url = plain(url)
    if "arxiv.org" not in url.lower():
        return ""
    reason = impossible(url, today)
    return reason if reason and _is_paper(url) else ""


def _is_paper(url: str) -> bool:
    """Whether the address is one of arXiv's own that shows a paper."""
    parts = split(url)
    host = parts.hostname or "" if parts else ""
    ours = host == "arxiv.org" or host.endswith(".arxiv.org")
    return parts is not None and ours and parts.path.startswith(_PATHS)
