import pytest

from prcheck.edge.answers import SECONDARY, RefusedError, parse, unsure, utf8
from prcheck.errors import GitHubError


def refused(status: int, text: str = "{}", **headers: str) -> RefusedError:
    return RefusedError("GET", "/x", status, {k.replace("_", "-"): v for k, v in headers.items()}, text)


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (refused(500), None),
        (refused(403), None),
        (refused(403, '{"message": "API rate limit exceeded"}'), SECONDARY),
        (refused(429), SECONDARY),
        (refused(403, retry_after="5"), 5.0),
        (refused(403, retry_after="soon"), None),
        (refused(403, x_ratelimit_remaining="0", x_ratelimit_reset="130"), 31.0),
        (refused(403, x_ratelimit_remaining="0", x_ratelimit_reset="90"), 1.0),
        (refused(403, x_ratelimit_remaining="0"), SECONDARY),
        (refused(403, x_ratelimit_remaining="7"), None),
    ],
)
def test_how_long_to_wait(error: RefusedError, seconds: float | None) -> None:
    assert error.limited(100.0) == seconds


def test_refusals_say_what_github_said_and_what_to_do() -> None:
    assert refused(404, '{"message": "Not Found"}').message == "GitHub answered GET /x with 404: Not Found"
    assert "contents: read" in refused(404).tip
    assert "moved" in refused(301).tip
    assert refused(404, "<html>").message == refused(404, "[]").message == "GitHub answered GET /x with 404"


@pytest.mark.parametrize(("status", "open"), [(0, True), (502, True), (422, False), (301, False)])
def test_what_may_have_been_done(status: int, open: bool) -> None:  # noqa: A002
    assert unsure(GitHubError("x", status=status)) is open


def test_json() -> None:
    assert parse("") is None
    assert parse("[1]") == [1]
    with pytest.raises(GitHubError, match="no JSON"):
        parse("<html>")


def test_text_is_sure_where_its_charset_is() -> None:
    mangled = "é".encode().decode("latin-1")
    assert utf8("a", "application/x") == ("a", True)
    assert utf8("é", "text/plain; Charset=UTF-8") == ("é", True)
    assert utf8("\ufffd", "text/plain; charset=utf-8") == ("\ufffd", False)
    assert utf8(mangled, "text/plain") == ("é", True)
    assert utf8("é\u2026", "text/plain") == ("é\u2026", False)
    assert utf8("é", "application/vnd.github.raw") == ("é", False)
