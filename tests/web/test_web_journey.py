"""The way of one link from request to request."""

import pytest

from prcheck.model import LinkState, LinkStatus
from prcheck.web.answers import Answer, Failure, Reply, Trouble
from prcheck.web.journey import MAX_REDIRECTS, Journey, advance
from prcheck.web.numbers import networks

URL = "https://example.org/a"
START = Journey(URL, URL)


def redirect(location: str, status: int = 302, **headers: str) -> Answer:
    named = tuple((key.replace("_", "-"), value) for key, value in headers.items())
    return Answer(status, (("location", location), *named))


def walk(*replies: Reply, start: Journey = START, left: float = 20.0) -> LinkState | Journey:
    """Where these replies, one after the other, lead."""
    way: Journey | LinkState = start
    for reply in replies:
        assert isinstance(way, Journey), way
        way = advance(way, reply, left, networks(["127.0.0.0/8"]))
    return way


def end(*replies: Reply, start: Journey = START, left: float = 20.0) -> LinkState:
    state = walk(*replies, start=start, left=left)
    assert isinstance(state, LinkState), state
    return state


def onward(*replies: Reply, start: Journey = START, left: float = 20.0) -> Journey:
    way = walk(*replies, start=start, left=left)
    assert isinstance(way, Journey), way
    return way


def test_alive_at_once() -> None:
    assert end(Answer(200)) == LinkState(URL, LinkStatus.ALIVE, "", 200, None, 1)


def test_what_is_gone_is_asked_for_once_more_as_a_browser() -> None:
    way = onward(Answer(404))
    assert (way.agent, way.requests) == (1, 2)
    assert end(Answer(404), Answer(404)) == LinkState(URL, LinkStatus.DEAD, "answers 404", 404, None, 2)
    assert end(Answer(404), Answer(200)).state is LinkStatus.ALIVE


@pytest.mark.parametrize("later", [Answer(403), Answer(400), Failure(Trouble.TIME_OUT), Failure(Trouble.REFUSED)])
def test_only_a_page_overrules_what_the_server_said_first(later: Reply) -> None:
    assert end(Answer(410), later) == LinkState(URL, LinkStatus.DEAD, "answers 410", 410, None, 2)


def test_a_wall_is_tried_by_both_agents() -> None:
    assert end(Answer(403), Answer(200)).state is LinkStatus.ALIVE
    state = end(Answer(403), Answer(403))
    assert (state.state, state.requests) == (LinkStatus.UNKNOWN, 2)
    assert end(Answer(401)).requests == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_busy_servers_get_three_requests(status: int) -> None:
    assert end(Answer(status), Answer(200)).state is LinkStatus.ALIVE
    assert end(Answer(status), Answer(status), Answer(200)).state is LinkStatus.ALIVE
    state = end(Answer(status), Answer(status), Answer(status))
    assert (state.state, state.status, state.requests) == (LinkStatus.UNKNOWN, status, 3)


def test_pauses_grow_but_stay_small_beside_what_is_left() -> None:
    assert onward(Answer(503)).pause == 0.5
    assert onward(Answer(503), Answer(503)).pause == 1.5
    assert onward(Answer(503), left=1.0).pause == 0.25


def test_retry_after_is_honoured_within_the_deadline() -> None:
    assert onward(Answer(429, (("retry-after", "7"),))).pause == 7.0
    state = end(Answer(429, (("retry-after", "3600"),)))
    assert (state.state, state.status, state.requests) == (LinkStatus.UNKNOWN, 429, 1)
    assert "3600" in state.reason


def test_a_reset_is_tried_again() -> None:
    reset = Failure(Trouble.RESET)
    assert onward(reset).pause > 0
    assert end(reset, Answer(200)).state is LinkStatus.ALIVE
    assert end(reset, reset, reset).state is LinkStatus.UNKNOWN
    assert end(reset, left=0.1).state is LinkStatus.UNKNOWN


@pytest.mark.parametrize("trouble", sorted(set(Trouble) - {Trouble.RESET, Trouble.NO_NAME, Trouble.PRIVATE}))
def test_other_failures_are_unknown(trouble: Trouble) -> None:
    state = end(Failure(trouble))
    assert (state.state, state.reason) == (LinkStatus.UNKNOWN, str(trouble))


def test_names_that_do_not_exist_and_private_addresses() -> None:
    assert end(Failure(Trouble.NO_NAME)).state is LinkStatus.DEAD
    assert end(Failure(Trouble.PRIVATE, "10.0.0.1")).state is LinkStatus.UNSAFE
    state = end(redirect("https://gone.invalid/"), Failure(Trouble.NO_NAME))
    assert state.state is LinkStatus.DEAD
    assert "https://gone.invalid/" in state.reason


@pytest.mark.parametrize("status", [301, 308])
def test_moved_for_good(status: int) -> None:
    state = end(redirect("/b", status), Answer(200))
    assert (state.state, state.location, state.requests) == (LinkStatus.MOVED, "https://example.org/b", 1)
    assert end(redirect("/b", status), Answer(404), Answer(404)).state is LinkStatus.DEAD
    assert end(redirect("/b", status), Answer(401)).state is LinkStatus.UNKNOWN


@pytest.mark.parametrize("status", [302, 303, 307])
def test_elsewhere_for_now(status: int) -> None:
    state = end(redirect("/b", status), Answer(200))
    assert (state.state, state.location) == (LinkStatus.ALIVE, None)


def test_moved_to_the_end_of_the_permanent_part() -> None:
    state = end(redirect("/b", 301), redirect("/c", 308), redirect("/d", 302), Answer(200))
    assert state.location == "https://example.org/c"
    assert end(redirect("/b", 302), redirect("/c", 301), Answer(200)).state is LinkStatus.ALIVE


def test_back_to_the_start_is_not_moved() -> None:
    cookie = redirect(URL, 301, set_cookie="a=1")
    assert end(cookie, Answer(200)).state is LinkStatus.ALIVE


def test_cookies_go_along() -> None:
    way = onward(redirect("/b", set_cookie="a=1"))
    assert way.cookie == "a=1"
    assert onward(redirect("https://example.com/b", set_cookie="a=1")).cookie == ""


def test_circles_are_dead() -> None:
    assert end(redirect("/a")).state is LinkStatus.DEAD
    assert end(redirect("/b"), redirect("/a")).state is LinkStatus.DEAD
    assert end(redirect("/a", set_cookie="n=1"), redirect("/a", set_cookie="n=2")).state is LinkStatus.DEAD


def test_twenty_redirects_and_no_more() -> None:
    hops = [redirect(f"/{number}") for number in range(MAX_REDIRECTS)]
    assert end(*hops, Answer(200)).state is LinkStatus.ALIVE
    assert end(*hops, redirect("/more")).state is LinkStatus.UNKNOWN


@pytest.mark.parametrize(
    ("location", "state"),
    [
        ("http://10.0.0.1/", LinkStatus.UNSAFE),
        ("http://2852039166/", LinkStatus.UNSAFE),
        ("//[::ffff:10.0.0.1]/", LinkStatus.UNSAFE),
        ("file:///etc/passwd", LinkStatus.UNSAFE),
        ("javascript:alert(1)", LinkStatus.UNSAFE),
        ("https://a:b@example.org/", LinkStatus.UNSAFE),
        ("mailto:a@example.org", LinkStatus.UNKNOWN),
        ("http://[oops/", LinkStatus.UNKNOWN),
        ("https://ex ample.org/", LinkStatus.UNKNOWN),
        ("https://example.org:99999/", LinkStatus.UNKNOWN),
    ],
)
def test_redirects_that_are_not_followed(location: str, state: LinkStatus) -> None:
    found = end(redirect(location))
    assert found.state is state
    assert found.reason.startswith("redirects to")


def test_an_opened_network_may_be_reached_by_a_redirect() -> None:
    assert onward(redirect("http://127.0.0.1:8000/")).url == "http://127.0.0.1:8000/"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/caf\xc3\xa9", "https://example.org/caf%C3%A9"),  # UTF-8, read as Latin-1
        ("/caf\xe9", "https://example.org/caf%C3%A9"),
        ("b?x=1", "https://example.org/b?x=1"),
        ("/a (b)", "https://example.org/a%20(b)"),
        ("HTTP://EXAMPLE.COM", "http://example.com/"),
    ],
)
def test_locations(location: str, url: str) -> None:
    assert onward(redirect(location)).url == url


def test_a_fragment_is_kept() -> None:
    start = Journey(f"{URL}#x", f"{URL}#x")
    assert onward(redirect("/b"), start=start).url == "https://example.org/b#x"
    assert onward(redirect("/b#y"), start=start).url == "https://example.org/b#y"


def test_a_redirect_without_an_address_is_unknown() -> None:
    assert end(Answer(302)).state is LinkStatus.UNKNOWN


def test_places_are_looked_for_where_asked() -> None:
    start = Journey(f"{URL}#x", f"{URL}#x", fragments=True)
    html = (("content-type", "text/html"),)
    assert end(Answer(200, html, b"<p id=x>"), start=start).state is LinkStatus.ALIVE
    assert end(Answer(200, html, b"<p id=y>"), start=start).state is LinkStatus.DEAD


def test_a_login_page_at_the_end() -> None:
    assert end(redirect("/login"), Answer(200)).state is LinkStatus.UNKNOWN
