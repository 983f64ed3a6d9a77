"""One file per kind of link that is judged without a request to it; none opens a socket."""

from prcheck.model import LinkState
from prcheck.probes.arxiv import arxiv
from prcheck.probes.base import Probe, Terms
from prcheck.probes.doi import doi
from prcheck.probes.github import github
from prcheck.probes.youtube import youtube
from prcheck.web.answers import Question

__all__ = ["PROBES", "Terms", "probe"]

PROBES: tuple[Probe, ...] = (arxiv, doi, github, youtube)


def probe(url: str, terms: Terms) -> Question | LinkState | None:
    """The first verdict or question that a probe has for an address, None where none knows its kind."""
    return next((found for each in PROBES if (found := each(url, terms)) is not None), None)
