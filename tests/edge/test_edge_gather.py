"""The links of a run, end to end against a hostile server."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bench.linkserver import Server
from bench.ways import WAYS, Log
from bench.ways.apis import DAY
from tests.edge.linkserving import serving

from prcheck.edge.cache import Memory
from prcheck.edge.fetch import LEFT_ALONE, Fetch, Fetched
from prcheck.edge.gather import _trusted, gather
from prcheck.edge.pace import Pace
from prcheck.model import LinkState, LinkStatus, Skip
from prcheck.settings import Endpoints, LinkSettings, Settings
from prcheck.web.answers import Question, Trouble

DEADLINE = 4.0
LINKS = LinkSettings(timeout=DEADLINE, allow_networks=("127.0.0.0/8",))
SETTINGS = Settings(links=LINKS, endpoints=Endpoints(wayback="http://127.0.0.1:1"))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(deadline=DEADLINE) as running:
        yield running


@pytest.fixture
def site(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}"


def asked(*urls: str, settings: Settings = SETTINGS, **more: Any) -> dict[str, LinkState]:
    return dict(gather(urls, settings, **more)[0].links)


def one(url: str, settings: Settings = SETTINGS, **more: Any) -> LinkState:
    return asked(url, settings=settings, **more)[url]


def test_every_behaviour_gets_its_verdict() -> None:
    with serving(deadline=DEADLINE) as fresh:
        site = f"http://127.0.0.1:{fresh.port}"
        wanted = {f"{site}{path}": verdict for path, (verdict, _) in WAYS.items() if verdict}
        wanted |= {"http://gone.invalid/": "dead", "http://127.0.0.1:1/": "unknown", "http://10.0.0.1/": "unsafe"}
        states = asked(*wanted)
        assert {url: str(state.state) for url, state in states.items()} == wanted
        assert list(states) != []
        assert max(state.requests for state in states.values()) <= 3
        lone = {path: fresh.log.asked[path] for path, (verdict, _) in WAYS.items() if verdict not in ("", "alive")}
        redirected = {"/endless", "/slow-redirects", "/404", "/403", "/410", "/circle-cookie"}
        assert {path: count for path, count in lone.items() if count > 3 and path not in redirected} == {}


def test_each_address_is_asked_for_once(server: Server, site: str) -> None:
    before = server.log.asked["/once"]
    urls = [f"{site}/once", f"{site}/once", f"{site}/once#a", f"{site}/once#b", f"HTTP{site[4:]}/once"]
    states = asked(*urls)
    assert set(states) == set(urls)
    assert {state.state for state in states.values()} == {LinkStatus.ALIVE}
    assert all(state.url == url for url, state in states.items())
    assert server.log.asked["/once"] == before + 1


def test_a_fragment_goes_along_to_the_new_address(site: str) -> None:
    assert one(f"{site}/moved-301#part").location == f"{site}/ok?301#part"


def test_places_are_looked_for_where_the_settings_say_so(site: str) -> None:
    wanted = Settings(links=replace(LINKS, fragments=True))
    states = asked(f"{site}/ok#here", f"{site}/ok#elsewhere", f"{site}/ok", settings=wanted)
    assert [str(state.state) for state in states.values()] == ["alive", "dead", "alive"]


def test_offline_only_the_address_is_judged(site: str) -> None:
    offline = Settings(links=LINKS, offline=True)
    urls = (f"{site}/ok", "http://10.0.0.1/", "https://arxiv.org/abs/2413.00001", "#x")
    facts, skipped = gather(urls, offline, today=date(2026, 1, 1))
    assert [str(facts.links[url].state) for url in urls] == ["unchecked", "unsafe", "dead", "unchecked"]
    assert skipped == (Skip("links", "offline"),)


def test_nothing_to_ask() -> None:
    assert gather((), SETTINGS)[1] == ()
    assert gather(("#x", "https://[v1.a]/", "https://a\x00 b/"), SETTINGS)[1] == ()


def test_what_the_settings_ignore_and_others_know(site: str) -> None:
    ignoring = Settings(links=replace(LINKS, ignore=(f"{site}/private/*",)))
    known = LinkState(f"{site}/known", LinkStatus.DEAD, "arXiv has no such paper")
    states = asked(f"{site}/private/a", known.url, settings=ignoring, known={known.url: known})
    assert states[f"{site}/private/a"].state is LinkStatus.UNCHECKED
    assert states[known.url] == known


def test_without_a_network_nothing_is_said() -> None:
    urls = ("http://one.invalid/", "http://two.invalid/", "javascript:x")
    facts, skipped = gather(urls, SETTINGS)
    assert [str(facts.links[url].state) for url in urls] == ["unchecked", "unchecked", "unsafe"]
    assert [skip.what for skip in skipped] == ["links"]
    assert "no network" in skipped[0].reason


def names(monkeypatch: pytest.MonkeyPatch, waiting: dict[str, threading.Event], known: str = "") -> list[str]:
    """A name service that knows one name, lets some wait for an event, and knows no other; gives what it is asked."""
    asked = list[str]()
    find = socket.getaddrinfo

    def look(host: str, port: int, **words: Any) -> Any:
        asked.append(host)
        if host in waiting:
            waiting[host].wait(30)
        if host not in ("127.0.0.1", known):
            raise socket.gaierror(socket.EAI_NONAME, "x")
        return find("127.0.0.1", port, **words)

    monkeypatch.setattr(socket, "getaddrinfo", look)
    return asked


def test_without_a_network_nobody_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = threading.Event()
    asked = names(monkeypatch, {"slow.example": silent})
    urls = ("https://arxiv.org/list/cs.CV/new", "http://a.example/", "http://slow.example/")
    patient = Settings(links=replace(LINKS, timeout=25), endpoints=Endpoints(wayback="http://archive.example"))
    facts, skipped = gather(urls, patient)
    left = not silent.is_set()
    silent.set()
    assert left
    assert {str(state.state) for state in facts.links.values()} == {"unchecked"}
    assert [skip.reason for skip in skipped] == ["no network: the host name does not exist"]
    assert "archive.example" not in asked


def test_a_slow_name_service_is_waited_for_where_somebody_answered(monkeypatch: pytest.MonkeyPatch, site: str) -> None:
    slow = threading.Event()
    names(monkeypatch, {"slow.example": slow}, "slow.example")
    monkeypatch.setattr("prcheck.edge.fetch.TICK", 0.05)
    ticks = list[int]()

    def progress(done: int, _: int) -> None:
        ticks.append(done)
        if ticks.count(2) > 4:
            slow.set()

    urls = ("https://arxiv.org/list/cs.CV/new", f"{site}/ok?waited", site.replace("127.0.0.1", "slow.example") + "/ok")
    assert [str(asked(*urls, progress=progress)[url].state) for url in urls] == ["unknown", "alive", "alive"]


def state(url: str, trouble: Trouble) -> LinkState:
    kind = LinkStatus.DEAD if trouble is Trouble.NO_NAME else LinkStatus.UNKNOWN
    return LinkState(url, kind, str(trouble), 0, None, 1)


def test_a_name_service_that_denies_well_known_names_is_not_believed() -> None:
    gone, known = "http://gone.example/", "https://github.com/a/b/issues"
    found = Fetched({gone: state(gone, Trouble.NO_NAME), known: state(known, Trouble.NO_NAME)}, answered=True)
    assert {str(s.state) for s in _trusted(found, 9)[0].values()} == {"unknown"}


def test_a_name_is_missing_only_where_somebody_answered() -> None:
    gone, silent = "http://gone.example/", "http://silent.example/"
    states = {gone: state(gone, Trouble.NO_NAME), silent: state(silent, Trouble.TIME_OUT)}
    assert str(_trusted(Fetched(states), 9)[0][gone].state) == "unknown"
    assert str(_trusted(Fetched(states, answered=True), 9)[0][gone].state) == "dead"


def test_the_budget_of_a_run(site: str) -> None:
    hasty = Settings(links=replace(LINKS, budget=0.3))
    facts, skipped = gather((f"{site}/hang", f"{site}/ok?budget"), hasty)
    assert facts.links[f"{site}/hang"].state is LinkStatus.UNKNOWN
    assert facts.links[f"{site}/ok?budget"].state is LinkStatus.ALIVE
    facts, skipped = gather((f"{site}/hang",), Settings(links=replace(LINKS, budget=0.0)))
    assert facts.links[f"{site}/hang"].reason == "out of time"
    assert skipped == (Skip("links", "1 of 1 links: out of time after 0 s"),)


def test_the_limit_of_a_host_holds() -> None:
    with serving() as quiet:
        urls = [f"http://127.0.0.1:{quiet.port}/quick/x{number}" for number in range(200)]
        states = asked(*urls, settings=Settings(links=replace(LINKS, per_host=3)))
        assert {str(s.state) for s in states.values()} == {"alive"}
        assert quiet.log.most["127.0.0.1"] <= 3
        assert sum(quiet.log.asked.values()) == 200


def test_a_host_that_only_asks_for_less_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prcheck.edge.pace.PAUSE", 0.0)
    monkeypatch.setattr("prcheck.web.journey.PAUSES", (0.0, 0.0))
    with serving() as busy:
        states = asked(*(f"http://127.0.0.1:{busy.port}/busy?{number}" for number in range(60)))
        assert {str(s.state) for s in states.values()} == {"unknown"}
        assert sum(s.reason == LEFT_ALONE for s in states.values()) > 30
        assert sum(busy.log.asked.values()) < 40


def endpoints(site: str) -> Endpoints:
    archive = f"{site}/archive"
    return Endpoints(doi=f"{site}/doi", github=f"{site}/github", youtube=f"{site}/youtube", wayback=archive)


def test_an_api_spares_the_request(server: Server, site: str) -> None:
    strict = Settings(links=LinkSettings(timeout=DEADLINE), endpoints=endpoints(site))
    urls = ("https://doi.org/10.1000/182", "https://doi.org/10.1000/none", "https://youtu.be/abcdefghijk")
    states = asked(*urls, settings=strict)
    assert [str(states[url].state) for url in urls] == ["alive", "dead", "alive"]
    assert {s.requests for s in states.values()} == {1}


def test_the_token_goes_to_the_api_alone(server: Server, site: str) -> None:
    wired = Settings(links=LINKS, endpoints=endpoints(site))
    states = asked(
        "https://github.com/a/b", f"{site}/ok?token", "https://doi.org/10.1000/182", settings=wired, token="sesame"
    )
    assert states["https://github.com/a/b"].location == "https://github.com/new/b"
    assert states["https://github.com/a/b"].requests == 2
    with_token = {path for path, heads in server.log.heads.items() if any(b"sesame" in head for head in heads)}
    assert with_token == {"/github/repos/a/b", "/github/repositories/1"}


def test_an_api_that_cannot_tell_is_no_verdict(site: str) -> None:
    wired = Settings(links=LINKS, endpoints=endpoints(site))
    found = one("https://github.com/limited/b", wired)
    assert found.state is not LinkStatus.DEAD
    silent = replace(wired, endpoints=replace(wired.endpoints, github="http://127.0.0.1:1"))
    assert one("https://github.com/a/b", silent).state is not LinkStatus.DEAD


def test_an_api_whose_limit_is_used_up_is_asked_no_more(server: Server, site: str) -> None:
    question = Question(f"{site}/github/spent/repos/a/b", lambda _: None)
    links = {f"http://localhost:{server.port}/ok?spent{number}": question for number in range(40)}
    found = Fetch(LINKS).run(links)
    assert {str(s.state) for s in found.states.values()} == {"alive"}
    assert server.log.asked["/github/spent/repos/a/b"] <= LINKS.per_host


def test_the_archive_is_asked_once_for_each_link_that_is_gone(server: Server, site: str) -> None:
    wired = Settings(links=LINKS, endpoints=endpoints(site))
    before = server.log.asked["/archive/wayback/available"]
    dead, bare, fine = f"{site}/404?gone", f"{site}/404?none", f"{site}/ok?archive"
    states = asked(dead, f"{dead}#here", bare, fine, settings=wired)
    copy = f"http://web.archive.org/web/{DAY}/{dead}"
    assert [states[url].copy for url in (dead, f"{dead}#here", bare, fine)] == [copy, copy, "", ""]
    assert [str(state.state) for state in states.values()] == ["dead", "dead", "dead", "alive"]
    assert server.log.asked["/archive/wayback/available"] == before + 2
    assert states[dead].requests == 2


def test_a_name_that_is_gone_gets_its_copy_once_the_network_is_known_to_work(
    monkeypatch: pytest.MonkeyPatch, site: str
) -> None:
    late = threading.Event()
    names(monkeypatch, {"late.example": late}, "late.example")
    find = socket.getaddrinfo

    def look(host: str, *words: Any, **more: Any) -> Any:
        try:
            return find(host, *words, **more)
        finally:
            if host == "gone.example":
                late.set()

    monkeypatch.setattr(socket, "getaddrinfo", look)
    urls = ("http://gone.example/", site.replace("127.0.0.1", "late.example") + "/ok")
    states = asked(*urls, settings=Settings(links=LINKS, endpoints=endpoints(site)))
    assert [str(states[url].state) for url in urls] == ["dead", "alive"]
    assert states[urls[0]].copy


@pytest.mark.parametrize(
    "archive", ["http://127.0.0.1:1", "{site}/hang", "{site}/garbage", "{site}/429-hour", "{site}/404"]
)
def test_an_archive_that_is_silent_is_asked_once_and_changes_nothing(
    server: Server, site: str, archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prcheck.edge.fetch.COPY_TIME", 0.5)
    heard = Log.start
    calls = list[str]()

    def start(log: Log, host: str, path: str, head: bytes) -> None:
        calls.append(path)
        heard(log, host, path.removesuffix("/wayback/available"), head)

    monkeypatch.setattr(Log, "start", start)
    wired = Settings(links=replace(LINKS, per_host=1), endpoints=Endpoints(wayback=archive.format(site=site)))
    states = asked(*(f"{site}/410?{number}" for number in range(5)), settings=wired)
    assert {(str(s.state), s.copy, s.requests) for s in states.values()} == {("dead", "", 2)}
    assert sum("wayback" in path for path in calls) <= 1


def test_the_archive_may_not_outlast_the_run(site: str) -> None:
    wired = Settings(links=replace(LINKS, budget=1.0), endpoints=Endpoints(wayback="http://127.0.0.1:9"))
    with serving() as slow:
        wired = replace(wired, endpoints=Endpoints(wayback=f"http://127.0.0.1:{slow.port}/hang?"))
        facts, skipped = gather((f"{site}/404?late",), wired)
    assert [(str(s.state), s.copy) for s in facts.links.values()] == [("dead", "")]
    assert skipped == ()


def test_a_public_api_shows_that_there_is_a_network(monkeypatch: pytest.MonkeyPatch, site: str) -> None:
    monkeypatch.setattr("prcheck.edge.fetch.WELL_KNOWN", frozenset({site.removeprefix("http://")}))
    wired = Settings(links=LINKS, endpoints=endpoints(site))
    assert (
        asked("https://doi.org/10.1000/182", "http://gone.invalid/", settings=wired)["http://gone.invalid/"].state
        is LinkStatus.DEAD
    )


def test_an_api_that_has_had_enough_is_asked_no_more(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pace, "refuses", lambda _, host: host == site.removeprefix("http://"))
    wired = Settings(links=LINKS, endpoints=endpoints(site))
    assert one("https://github.com/a/b", wired).state is not LinkStatus.MOVED


def test_a_second_run_asks_for_nothing_that_is_fresh(server: Server, site: str) -> None:
    urls = (f"{site}/ok?cached", f"{site}/404?cached", f"{site}/moved-308")
    kept = Memory({}, time.time(), 3, 3)
    first = asked(*urls, memory=kept)
    before = sum(server.log.asked.values())
    second = asked(*urls, memory=kept)
    assert sum(server.log.asked.values()) == before
    assert [replace(s, requests=0) for s in first.values()] == list(second.values())


def test_progress_is_told(site: str) -> None:
    heard = list[tuple[int, int]]()
    asked(f"{site}/ok?1", f"{site}/ok?2", progress=lambda done, of: heard.append((done, of)))
    assert heard == [(1, 2), (2, 2)]


def test_progress_is_told_while_nothing_ends(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prcheck.edge.fetch.TICK", 0.05)
    heard = list[tuple[int, int]]()
    hasty = Settings(links=replace(LINKS, timeout=0.5))
    asked(f"{site}/hang", settings=hasty, progress=lambda done, of: heard.append((done, of)))
    assert heard[0] == (0, 1)
    assert heard[-1] == (1, 1)


def test_a_fault_in_a_thread_reaches_the_caller(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("prcheck.edge.steps.advance", broken)
    with pytest.raises(ZeroDivisionError):
        Fetch(LINKS).run({f"{site}/ok": None})
