"""Asking for links and papers on a user's behalf: with their keys where these belong, with a bar on a terminal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TextIO
from urllib.parse import urlsplit

from prcheck.edge import cache
from prcheck.edge.gather import gather
from prcheck.edge.github import API
from prcheck.edge.keeper import Keeper, keeper
from prcheck.edge.known import Papers
from prcheck.edge.shelf import Shelf
from prcheck.facts import Facts, Wanted
from prcheck.model import Skip
from prcheck.settings import Settings

WIDTH = 30
CLEAR = "\r\x1b[K"
EVERY = 10.0
"""Seconds between two lines of progress where no bar can be drawn."""

KEYS = {"Semantic Scholar": "S2_API_KEY", "OpenAlex": "OPENALEX_API_KEY"}
"""The environment's names for the keys of sources."""

Ask = Callable[[Wanted, Settings], tuple[Facts, tuple[Skip, ...]]]
Show = Callable[[int, int], None]


def asking(environment: Mapping[str, str], stream: TextIO, *, quiet: bool = False, file: str | None = None) -> Ask:
    """The gatherer of a run; progress goes to the stream, as a bar on a terminal and as seldom lines elsewhere.

    `file` is where results are kept from run to run.
    """
    return Asker(environment, None if quiet else stream, Path(file) if file else None)


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks for papers first: what a source knows of one spares the request to its link."""

    environment: Mapping[str, str]
    stream: TextIO | None
    file: Path | None

    def __call__(self, wanted: Wanted, settings: Settings) -> tuple[Facts, tuple[Skip, ...]]:
        """What is known of the addresses and the entries' papers, and what could not be told."""
        kept_by, damaged = keeper(self.file)
        kept: tuple[Skip, ...] = ()
        try:
            papers = self._papers(wanted, settings, kept_by)
            facts, skipped = self._links(wanted, settings, kept_by, papers)
        finally:  # an interrupted run goes on from here
            if self.stream and self.stream.isatty():
                self.stream.write(CLEAR)
            if not settings.offline:
                kept = kept_by.save()
        known = papers.facts()
        facts = replace(facts, works=known.works, found=known.found, witnesses=known.witnesses)
        return facts, (*damaged, *skipped, *papers.skipped, *kept)

    def _papers(self, wanted: Wanted, settings: Settings, kept: Keeper) -> Papers:
        if not wanted.entries:
            return Papers()
        if settings.offline:
            return Papers.offline()
        from prcheck.edge.papers import look_up  # late: it loads the network

        shelf = Shelf(kept.sections.setdefault("papers", {}), _now())
        shelf.forget()
        return look_up(
            wanted.entries,
            settings,
            shelf=shelf,
            keys={title: key for title, name in KEYS.items() if (key := self.environment.get(name))},
            token=_token(self.environment, settings.endpoints.github),
            progress=self._progress("papers", kept),
        )

    def _links(
        self, wanted: Wanted, settings: Settings, kept: Keeper, papers: Papers
    ) -> tuple[Facts, tuple[Skip, ...]]:
        if not wanted.urls:
            return Facts(), ()
        links = settings.links
        days = (links.cache_days, links.dead_after_days)
        memory = cache.memory(kept.sections, _now(), *days) if self.file else None
        if memory:
            memory.forget()
        token = _token(self.environment, settings.endpoints.github)
        known = papers.links(wanted.urls)
        return gather(
            wanted,
            settings,
            token=token,
            memory=memory,
            progress=self._progress("links", kept),
            known=known,
            witnesses=wanted.witnesses,
        )

    def _progress(self, what: str, kept: Keeper) -> Show | None:
        """Who hears how far the run is: the stream, and the keeper where there is a file."""
        show = self._show(what)
        if self.file is None:
            return show

        def tell(done: int, total: int) -> None:
            kept.keep()
            if show:
                show(done, total)

        return tell

    def _show(self, what: str) -> Show | None:
        if self.stream is None:
            return None
        return _bar(self.stream, what) if self.stream.isatty() else _lines(self.stream, what)


def _now() -> float:
    return datetime.now(UTC).timestamp()


def _token(environment: Mapping[str, str], endpoint: str) -> str:
    """The user's token, where the endpoint is the API that it was made for."""
    if _origin(endpoint) != _origin(environment.get("GITHUB_API_URL") or API):
        return ""
    return next((found for name in ("INPUT_TOKEN", "GITHUB_TOKEN", "GH_TOKEN") if (found := environment.get(name))), "")


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


def _bar(stream: TextIO, what: str) -> Show:
    def show(done: int, total: int) -> None:
        filled = WIDTH * done // max(total, 1)
        line = f"{what} [{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {total}"
        stream.write(CLEAR if done >= total else f"\r{line}")
        stream.flush()

    return show


def _lines(stream: TextIO, what: str) -> Show:
    """Progress for a log: nothing of a quick run, a line every few seconds of a long one."""
    last = monotonic()

    def show(done: int, total: int) -> None:
        nonlocal last
        if monotonic() - last < EVERY:
            return
        last = monotonic()
        stream.write(f"prcheck: {what}: {done} of {total}\n")
        stream.flush()

    return show
