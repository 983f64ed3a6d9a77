"""What answers tell of themselves."""

import pytest

from prcheck.web.answers import Answer, Failure, Trouble


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ((), None),
        ((("retry-after", " 7 "),), 7.0),
        ((("retry-after", "9" * 50),), 999_999_999.0),
        ((("retry-after", "soon"),), None),
        ((("retry-after", "Mon, 01 Jan 2024 00:01:00 GMT"),), None),
        ((("retry-after", "Mon, 01 Jan 2024 00:01:00 GMT"), ("date", "Mon, 01 Jan 2024 00:00:00 GMT")), 60.0),
        ((("retry-after", "Mon, 01 Jan 2024 00:01:00 GMT"), ("date", "Mon, 01 Jan 2024 00:02:00 GMT")), 0.0),
        ((("retry-after", "Mon, 01 Jan 2024 00:01:00 GMT"), ("date", "Mon, 01 Jan 2024 00:00:00")), None),
        ((("retry-after", "Mon, 01 Jan 99999 00:01:00 GMT"), ("date", "Mon, 01 Jan 2024 00:00:00 GMT")), None),
    ],
)
def test_how_long_a_server_asks_to_wait(headers: tuple[tuple[str, str], ...], wait: float | None) -> None:
    assert Answer(503, headers).wait == wait


def test_headers() -> None:
    answer = Answer(200, (("set-cookie", "a=1"), ("set-cookie", "b=2")))
    assert answer.header("set-cookie") == "a=1"
    assert answer.header("location") == ""
    assert answer.all("set-cookie") == ("a=1", "b=2")


def test_a_failure_in_words() -> None:
    assert Failure(Trouble.REFUSED).reason == "connection refused"
    assert Failure(Trouble.PRIVATE, "10.0.0.1").reason == "private address (10.0.0.1)"
