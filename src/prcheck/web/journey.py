"""The way of one link from its first request to its verdict: redirects, second tries, the other user agent."""

from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from prcheck.model import LinkState, LinkStatus
from prcheck.web import cookies, verdicts
from prcheck.web.addresses import canonical, screen
from prcheck.web.answers import NETLESS, Answer, Failure, Reply, Trouble
from prcheck.web.numbers import Network

MAX_REQUESTS = 3  # redirects apart
MAX_REDIRECTS = 20  # as browsers
PAUSES = (0.5, 1.5)  # seconds before the second and the third request
RESET_PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a link's check stands: `url` is to be asked next, after `pause` seconds, as agent number `agent`.

    `gone` is the status of a first answer that said so; only a page that is shown to browsers overrules it.
    """

    link: str
    url: str
    pause: float = 0.0
    agent: int = 0
    requests: int = 1
    hops: tuple[tuple[int, str], ...] = ()
    jar: tuple[cookies.Cookie, ...] = ()
    seen: frozenset[tuple[str, frozenset[str]]] = frozenset()
    fragments: bool = False
    gone: int = 0

    @property
    def cookie(self) -> str:
        """The `Cookie` header of the next request."""
        parts = urlsplit(self.url)
        return cookies.header(self.jar, parts.scheme, parts.hostname or "", parts.path or "/")

    def end(self, state: LinkStatus, reason: str = "", status: int = 0, location: str | None = None) -> LinkState:
        """The verdict, with the number of requests that it took."""
        return LinkState(self.link, state, reason, status, location, self.requests)


def advance(way: Journey, reply: Reply, left: float, allowed: tuple[Network, ...] = ()) -> Journey | LinkState:
    """What a reply leads to: a further request, or the verdict; `left` are the seconds that remain."""
    result = _failed(way, reply, left) if isinstance(reply, Failure) else _answered(way, reply, left, allowed)
    if way.gone and isinstance(result, LinkState) and result.state is LinkStatus.UNKNOWN:
        return way.end(LinkStatus.DEAD, f"answers {way.gone}", way.gone)
    return result


def _answered(way: Journey, answer: Answer, left: float, allowed: tuple[Network, ...]) -> Journey | LinkState:
    if answer.status in verdicts.REDIRECT and answer.header("location"):
        return _redirected(way, answer, allowed)
    if answer.status in verdicts.BUSY:
        return _busy(way, answer, left)
    gone = verdicts.gone(answer)
    if (gone or answer.status == 403) and way.agent == 0 and way.requests < MAX_REQUESTS:
        said = answer.status if gone else 0
        return replace(way, agent=1, requests=way.requests + 1, pause=0.0, gone=said)
    return _arrived(way, answer)


def _failed(way: Journey, failure: Failure, left: float) -> Journey | LinkState:
    if failure.trouble is Trouble.PRIVATE:
        return way.end(LinkStatus.UNSAFE, _through(way, failure.reason))
    if failure.trouble is Trouble.RESET and way.requests < MAX_REQUESTS and left > RESET_PAUSE:
        return replace(way, requests=way.requests + 1, pause=RESET_PAUSE)
    if failure.trouble is Trouble.NO_NAME:
        return way.end(LinkStatus.DEAD, _through(way, failure.reason))
    asked = way.requests - (failure.trouble in NETLESS and not way.hops)
    return replace(way, requests=asked).end(LinkStatus.UNKNOWN, _through(way, failure.reason))


def _through(way: Journey, reason: str) -> str:
    return f'a redirect to "{way.url[:200]}": {reason}' if way.hops else reason


def _busy(way: Journey, answer: Answer, left: float) -> Journey | LinkState:
    pause = answer.wait
    if way.requests >= MAX_REQUESTS:
        return _arrived(way, answer)
    if pause is None:
        pause = min(PAUSES[min(way.requests, len(PAUSES)) - 1], left / 4)
    if pause >= left:
        return way.end(LinkStatus.UNKNOWN, f"answers {answer.status}: asks to wait {pause:.0f} s", answer.status)
    return replace(way, requests=way.requests + 1, pause=pause)


def _redirected(way: Journey, answer: Answer, allowed: tuple[Network, ...]) -> Journey | LinkState:
    location = _location(way.url, answer.header("location"))
    bad = screen(location, allowed)
    target = canonical(location)
    if bad is not None or target is None:
        state = LinkStatus.UNSAFE if bad and bad.state is LinkStatus.UNSAFE else LinkStatus.UNKNOWN
        return way.end(state, f"redirects to {bad.reason if bad else 'what is no address'}", answer.status)
    asked = urlsplit(way.url)
    jar = cookies.learn(way.jar, answer.all("set-cookie"), asked.hostname or "", asked.path or "/")
    seen = way.seen | {(way.url, _names(way.jar))}
    if (target, _names(jar)) in seen:
        return way.end(LinkStatus.DEAD, "redirects in a circle", answer.status)
    if len(way.hops) >= MAX_REDIRECTS:
        return way.end(LinkStatus.UNKNOWN, f"more than {MAX_REDIRECTS} redirects", answer.status)
    return replace(way, url=target, hops=(*way.hops, (answer.status, target)), jar=jar, seen=seen, pause=0.0)


def _names(jar: tuple[cookies.Cookie, ...]) -> frozenset[str]:
    """What a server can tell a second visit by; it may give its cookies new values for ever."""
    return frozenset(cookie.name for cookie in jar)


def _location(url: str, location: str) -> str:
    """The address that a `Location` leads to, with the fragment kept (RFC 9110, 10.2.2)."""
    with suppress(UnicodeError):  # servers send UTF-8, which http.client reads as Latin-1
        location = location.encode("latin-1").decode("utf-8")
    path, mark, query = location.partition("?")
    location = path.replace("\\", "/") + mark + query  # as browsers (WHATWG URL, 4.4)
    try:
        target = urljoin(url, location)
    except ValueError:
        return location
    fragment = urlsplit(url).fragment
    return f"{target}#{fragment}" if fragment and "#" not in target else target


def _arrived(way: Journey, answer: Answer) -> LinkState:
    state, reason = verdicts.judge(answer, hopped=bool(way.hops), url=way.url, first=way.link)
    if state is LinkStatus.ALIVE and way.fragments:
        state, reason = verdicts.fragment(answer, urlsplit(way.url).fragment)
    target = _moved(way) if state is LinkStatus.ALIVE else None
    if target is not None:
        return way.end(LinkStatus.MOVED, f"moved to {target}", answer.status, target)
    return way.end(state, reason, answer.status)


def _moved(way: Journey) -> str | None:
    """The address behind the permanent redirects that a chain begins with; None where it begins with none."""
    target = None
    for status, location in way.hops:
        if status not in verdicts.PERMANENT:
            break
        target = location
    start = canonical(way.link)
    return target if target not in (start, None) else None
