"""What a run knows of its papers, and which links that judges without a request of their own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from prcheck import identity
from prcheck.facts import Facts, Work
from prcheck.model import LinkState, LinkStatus, Skip

_DIRECT = ("/abs/", "/pdf/")


@dataclass(slots=True)
class Papers:
    """What is known: records by canonical id and by folded title, what repositories cite, arXiv ids without a paper."""

    works: dict[str, Work] = field(default_factory=dict)
    found: dict[str, Work] = field(default_factory=dict)
    witnesses: dict[str, tuple[Work, ...]] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    skipped: tuple[Skip, ...] = ()

    @classmethod
    def offline(cls) -> "Papers":
        """What a run without a network knows: nothing, and why."""
        return cls(skipped=(Skip("papers", "offline"),))

    def facts(self) -> Facts:
        """The same as a rule sees it."""
        return Facts(works=self.works, found=self.found, witnesses=self.witnesses)

    def links(self, urls: Iterable[str]) -> dict[str, LinkState]:
        """The verdicts on those addresses that the records judge: arXiv's own pages and DOIs at their resolver."""
        if not (self.works or self.absent):
            return {}
        return {url: state for url in urls if (state := self._state(url))}

    def _state(self, url: str) -> LinkState | None:
        name = identity.identify(url)
        if name is None or not _own(url, name):
            return None
        work = self.works.get(name)
        if name in self.absent:
            return LinkState(url, LinkStatus.DEAD, "arXiv has no paper with this id")
        if work is None or work.flaw or not _has(url, work):
            return None
        return LinkState(url, LinkStatus.ALIVE, f"{work.source} knows the paper")


def _own(url: str, name: str) -> bool:
    """Whether an address is the paper's own page, spelt so that nothing leads on from it."""
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.query:
        return False
    if identity.kind(name) == "arxiv":
        return parts.hostname == "arxiv.org" and parts.path.startswith(_DIRECT)
    return parts.hostname == "doi.org"


def _has(url: str, work: Work) -> bool:
    """Whether the paper has the version that an address names."""
    _, mark, version = urlsplit(url).path.removesuffix(".pdf").rpartition("v")
    asked = int(version) if mark and version.isascii() and version.isdigit() and len(version) < 4 else 0
    return identity.kind(work.name) != "arxiv" or asked <= max(work.version, 1)
