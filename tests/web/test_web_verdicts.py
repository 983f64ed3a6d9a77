"""What an answer says about a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.model import LinkStatus
from prcheck.web import verdicts
from prcheck.web.answers import Answer

HTML = (("content-type", "text/html; charset=utf-8"),)
URL = "https://example.org/a"


def judged(answer: Answer, *, hopped: bool = False, url: str = URL, first: str = URL) -> tuple[LinkStatus, str]:
    return verdicts.judge(answer, hopped=hopped, url=url, first=first)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, LinkStatus.ALIVE),
        (404, LinkStatus.DEAD),
        (410, LinkStatus.DEAD),
        *(
            (code, LinkStatus.UNKNOWN)
            for code in (202, 204, 300, 304, 400, 401, 403, 406, 418, 429, 451, 500, 503, 522, 999)
        ),
    ],
)
def test_statuses(status: int, state: LinkStatus) -> None:
    assert judged(Answer(status, HTML))[0] is state


@pytest.mark.parametrize("header", ["cf-mitigated", "x-amzn-waf-action"])
@pytest.mark.parametrize("status", [200, 202, 403, 404, 503])
def test_bot_walls_are_unknown_whatever_they_answer(header: str, status: int) -> None:
    answer = Answer(status, ((header, "challenge"),))
    assert judged(answer)[0] is LinkStatus.UNKNOWN
    assert not verdicts.gone(answer)


@pytest.mark.parametrize(
    ("page", "state"),
    [
        (b"<title>Hello</title>", LinkStatus.ALIVE),
        (b"", LinkStatus.ALIVE),
        (b"<title>404</title>", LinkStatus.UNKNOWN),
        (b"<TITLE lang=en>Page Not Found</TITLE>" + b"x" * 9000, LinkStatus.UNKNOWN),
        (b"<h1>Sorry, this page can&#39;t be found</h1>" + b"word " * 900, LinkStatus.UNKNOWN),
        (b"<p>The file has been removed.</p>", LinkStatus.UNKNOWN),
        (b"<p>A dataset that is no longer available</p>", LinkStatus.UNKNOWN),
        (b"<title>Just a moment...</title>", LinkStatus.UNKNOWN),
        (b"<p>" + b"word " * 900 + b"the answer was not found</p>", LinkStatus.ALIVE),
        (b"<script>if (x) say('not found')</script><p>Hi</p>", LinkStatus.ALIVE),
        (b"<style>.not-found {}</style><p>Page 4041</p>", LinkStatus.ALIVE),
        (b"\xff\xfe\x00", LinkStatus.ALIVE),
    ],
)
def test_pages_that_say_that_there_is_nothing(page: bytes, state: LinkStatus) -> None:
    assert judged(Answer(200, HTML, page))[0] is state


def test_a_page_that_was_cut_is_judged_by_its_heads_only() -> None:
    assert judged(Answer(200, HTML, b"<p>not found", whole=False))[0] is LinkStatus.ALIVE
    assert judged(Answer(200, HTML, b"<title>not found", whole=False))[0] is LinkStatus.UNKNOWN


def test_only_text_is_read() -> None:
    assert judged(Answer(200, (("content-type", "application/pdf"),), b"not found"))[0] is LinkStatus.ALIVE


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/login?next=/a",
        "https://example.org/users/sign_in",
        "https://example.org/accounts/login/",
        "https://login.example.org/x",
        "https://accounts.example.org/ServiceLogin",
        "https://example.org/wp-login.php",
        "https://example.org/saml2/go",
    ],
)
def test_a_redirect_to_a_login_page_is_unknown(url: str) -> None:
    assert judged(Answer(200, HTML), hopped=True, url=url)[0] is LinkStatus.UNKNOWN
    assert judged(Answer(200, HTML), hopped=True, url=url, first=url)[0] is LinkStatus.ALIVE
    assert judged(Answer(200, HTML), hopped=False, url=url)[0] is LinkStatus.ALIVE


@pytest.mark.parametrize("url", ["https://example.org/blogging", "https://example.org/login-free-papers"])
def test_other_pages_are_no_login_pages(url: str) -> None:
    assert not verdicts.login(url)


@pytest.mark.parametrize(
    ("page", "name", "whole", "state"),
    [
        (b'<h2 id="results">', "results", True, LinkStatus.ALIVE),
        (b"<a name=results>", "results", True, LinkStatus.ALIVE),
        (b"<h2 id='user-content-results'>", "results", True, LinkStatus.ALIVE),
        ("<h2 id='é'>".encode(), "%C3%A9", True, LinkStatus.ALIVE),
        (b"<h2 id='x'>", "results", True, LinkStatus.DEAD),
        (b"<h2 id='x'>", "results", False, LinkStatus.UNKNOWN),
        (b"", "", True, LinkStatus.ALIVE),
        (b"", "top", True, LinkStatus.ALIVE),
        (b"", "/route", True, LinkStatus.ALIVE),
        (b"", ":~:text=x", True, LinkStatus.ALIVE),
    ],
)
def test_places_inside_a_page(page: bytes, name: str, whole: bool, state: LinkStatus) -> None:
    assert verdicts.fragment(Answer(200, HTML, page, whole), name)[0] is state


def test_places_in_what_is_no_page_are_left_alone() -> None:
    assert verdicts.fragment(Answer(200, (("content-type", "application/pdf"),)), "page=2")[0] is LinkStatus.ALIVE


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_page_is_judged_without_an_exception(page: bytes, name: str) -> None:
    judged(Answer(200, HTML, page))
    verdicts.fragment(Answer(200, HTML, page), name)


@pytest.mark.parametrize("piece", [b"<title", b"<script", b"<", b"id=", b"<h1>", b"</", b"<style><"])
def test_hostile_pages_take_linear_time(piece: bytes) -> None:
    page = piece * (65_536 // len(piece))
    judged(Answer(200, HTML, page))
    verdicts.fragment(Answer(200, HTML, page), "x")
