"""Cookies within one chain of redirects."""

import pytest

from prcheck.web.cookies import MAX_COOKIES, header, learn


@pytest.mark.parametrize(
    ("set_cookie", "host", "scheme", "sent"),
    [
        ("a=1", "example.org", "http", "a=1"),
        ("a=1; Path=/; HttpOnly", "example.org", "https", "a=1"),
        ("a=1", "www.example.org", "http", ""),
        ("a=1; Domain=.example.org", "www.example.org", "http", "a=1"),
        ("a=1; domain=EXAMPLE.org", "example.org", "http", "a=1"),
        ("a=1; Domain=other.org", "other.org", "http", ""),
        ("a=1; Domain=other.org", "example.org", "http", ""),
        ("a=1; Domain=org", "other.org", "http", ""),
        ("a=1; Secure", "example.org", "http", ""),
        ("a=1; Secure", "example.org", "https", "a=1"),
        ("a=1; Max-Age=0", "example.org", "http", ""),
        ("a=1; Max-Age=-5", "example.org", "http", ""),
        ("a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "example.org", "http", ""),
        ("a=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT", "example.org", "http", "a=1"),
        ("=1", "example.org", "http", ""),
        ("", "example.org", "http", ""),
    ],
)
def test_where_a_cookie_of_example_org_goes(set_cookie: str, host: str, scheme: str, sent: str) -> None:
    assert header(learn((), [set_cookie], "example.org"), scheme, host) == sent


@pytest.mark.parametrize(
    ("set_cookie", "path", "sent"),
    [
        ("a=1", "/set", "a=1"),
        ("a=1; Path=/one", "/one", "a=1"),
        ("a=1; Path=/one", "/one/two", "a=1"),
        ("a=1; Path=/one/", "/one/two", "a=1"),
        ("a=1; Path=/one", "/oneself", ""),
        ("a=1; Path=/one", "/", ""),
        ("a=1; Path=nonsense", "/deep/down/x", "a=1"),
        ("a=1", "/elsewhere", ""),
    ],
)
def test_under_which_path_it_goes(set_cookie: str, path: str, sent: str) -> None:
    own = "/deep/down/set" if "nonsense" in set_cookie else "/one/set" if path == "/elsewhere" else "/set"
    assert header(learn((), [set_cookie], "example.org", own), "http", "example.org", path) == sent


def test_a_later_value_replaces_and_an_end_removes() -> None:
    known = learn((), ["a=1", "b=2"], "example.org")
    known = learn(known, ["a=3", "b=; max-age=0"], "example.org")
    assert header(known, "http", "example.org") == "a=3"


def test_their_number_is_limited() -> None:
    known = learn((), [f"n{number}=1" for number in range(200)], "example.org")
    assert len(known) == MAX_COOKIES
