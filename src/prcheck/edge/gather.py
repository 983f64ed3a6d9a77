"""What the network tells about the links of a run: each address once, and only where nothing else can tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from prcheck.edge.cache import Memory
from prcheck.facts import Facts
from prcheck.model import LinkState, LinkStatus, Skip
from prcheck.probes import Terms, probe
from prcheck.settings import Settings
from prcheck.web.addresses import NO_ADDRESS, WELL_KNOWN, canonical, screen
from prcheck.web.answers import NETLESS, Question, Trouble
from prcheck.web.numbers import Network, networks

if TYPE_CHECKING:
    from prcheck.edge.fetch import Fetched, Heard, Progress

    Ears = tuple[Progress | None, Heard | None]

_NETLESS = frozenset(str(trouble) for trouble in NETLESS)

Plan = dict[str, Question | None]


def gather(
    urls: Iterable[str],
    settings: Settings,
    *,
    token: str = "",
    memory: Memory | None = None,
    progress: "Progress | None" = None,
    known: Mapping[str, LinkState] | None = None,
    today: date | None = None,
    witnesses: Iterable[str] = (),
) -> tuple[Facts, tuple[Skip, ...]]:
    """The verdicts on addresses as a list writes them, and what could not be told.

    `token` goes to `endpoints.github` only. `progress` hears how many of how many are done. `known` are verdicts that
    somebody else has come to, by address as written. `witnesses` are asked where no answer tells that the network
    works.
    """
    wanted = tuple(dict.fromkeys(urls))
    terms = _terms(settings, today or datetime.now(UTC).date())
    allowed = networks(settings.links.allow_networks)
    plan = Plan()
    judged, states = dict[str, LinkState](), dict[str, LinkState]()
    groups = dict[str, list[str]]()  # the addresses of a list that are one question
    for url in wanted:
        seen = _screened(url, settings, allowed) or (known or {}).get(url) or _group(url, settings)
        if isinstance(seen, LinkState):
            judged[url] = seen
        elif seen in groups:
            groups[seen].append(url)
        else:
            groups[seen] = [url]
            found = (memory.fresh(seen) if memory else None) or probe(seen, terms)
            if isinstance(found, LinkState):
                states[seen] = found
            else:
                plan[seen] = found
    fresh, skipped = _asked(plan, settings, token, (progress, _hearing(memory)), witnesses)
    states |= memory.learn(fresh) if memory else fresh
    judged |= {url: _as_written(states[group], url) for group, members in groups.items() for url in members}
    return Facts({url: judged[url] for url in wanted}), skipped


def _hearing(memory: Memory | None) -> "Heard | None":
    """Who remembers a verdict as soon as it is there: only where a server answered, as the others may change yet."""

    def hear(state: LinkState) -> None:
        if memory and state.status:
            memory.learn({state.url: state})

    return hear if memory else None


def _screened(url: str, settings: Settings, allowed: Iterable[Network]) -> LinkState | None:
    """The verdict that needs no request, where there is one."""
    return screen(url, allowed) or _ignored(url, settings.links.ignore)


def _group(url: str, settings: Settings) -> str | LinkState:
    """What is asked for this address."""
    asked = canonical(url)
    if asked is None:
        return LinkState(url, LinkStatus.UNCHECKED, NO_ADDRESS)
    return asked if settings.links.fragments or "#" not in asked else urldefrag(asked).url


def _ignored(url: str, patterns: Sequence[str]) -> LinkState | None:
    if patterns and any(fnmatchcase(url, pattern) for pattern in patterns):
        return LinkState(url, LinkStatus.UNCHECKED, "ignored by the settings")
    return None


def _terms(settings: Settings, today: date) -> Terms:
    ends = settings.endpoints
    return Terms(ends.doi, ends.github, ends.youtube, today, settings.links.fragments)


def _asked(
    plan: Plan, settings: Settings, token: str, ears: "Ears", witnesses: Iterable[str]
) -> tuple[dict[str, LinkState], tuple[Skip, ...]]:
    if settings.offline:
        return {url: LinkState(url, LinkStatus.UNCHECKED, "offline") for url in plan}, (Skip("links", "offline"),)
    if not plan:
        return {}, ()
    from prcheck.edge.fetch import fetch  # late: loads http.client and ssl

    found = fetch(plan, settings.links, token, *ears, archive=settings.endpoints.wayback)
    allowed = networks(settings.links.allow_networks)
    others = dict.fromkeys(asked for url in witnesses if not screen(url, allowed) and (asked := canonical(url)))
    if others and not found.answered and any(state.reason in _NETLESS for state in found.states.values()):
        found.answered = fetch(others, settings.links).answered
    return _trusted(found, settings.links.budget)


def _trusted(found: "Fetched", budget: float) -> tuple[dict[str, LinkState], tuple[Skip, ...]]:
    """The verdicts, cut down to what a run without network or with a lying name service can know."""
    netless = {url for url, state in found.states.items() if state.reason in _NETLESS}
    if netless and not found.answered and len(netless) == len(found.states):
        reason = found.states[min(netless)].reason
        return {url: LinkState(url, LinkStatus.UNCHECKED, "no network") for url in found.states}, (
            Skip("links", f"no network: {reason}"),
        )
    nameless = {url for url in netless if found.states[url].reason == Trouble.NO_NAME}
    doubtful = not found.answered or any(urlsplit(url).hostname in WELL_KNOWN for url in nameless)
    states = {url: _doubted(s) if doubtful and url in nameless else s for url, s in found.states.items()}
    late = f"{found.late} of {len(states)} links: out of time after {budget:.0f} s"
    return states, (Skip("links", late),) if found.late else ()


def _doubted(state: LinkState) -> LinkState:
    return replace(
        state, state=LinkStatus.UNKNOWN, reason=f"{state.reason}, says a name service that is not to be trusted"
    )


def _as_written(state: LinkState, url: str) -> LinkState:
    """The verdict on an address as the list writes it, with its fragment on the new address too."""
    if state.url == url and "#" not in url:
        return state
    fragment = urldefrag(url).fragment
    location = state.location
    if location and fragment and "#" not in location:
        location = canonical(f"{location}#{fragment}") or location
    return replace(state, url=url, location=location)
