"""Where a copy of a dead page lies."""

import json

import pytest

from prcheck.model import LinkState
from prcheck.web.answers import Answer
from prcheck.web.archive import LONGEST, place, question

URL = "https://example.org/a?b=1&c#d"
COPY = "http://web.archive.org/web/20190502101112/https://example.org/a?b=1&c"


def told(body: bytes, status: int = 200, base: str = "https://archive.org") -> LinkState | None:
    found = question(base, URL).read(Answer(status, (), body))
    assert found is None or isinstance(found, LinkState)
    return found


def closest(**changes: object) -> bytes:
    """An answer in the shape of the API's documentation."""
    found = {"status": "200", "available": True, "url": COPY, "timestamp": "20190502101112", **changes}
    return json.dumps({"url": URL, "archived_snapshots": {"closest": found}}).encode()


def test_the_question_holds_the_whole_address_but_its_fragment() -> None:
    assert question("https://archive.org", URL).url == (
        "https://archive.org/wayback/available?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1%26c"
    )


def test_the_copy_is_named() -> None:
    state = told(closest())
    assert state is not None
    assert state.copy == COPY


@pytest.mark.parametrize(
    "body",
    [
        b'{"archived_snapshots": {}}',
        b'{"archived_snapshots": []}',
        b'{"archived_snapshots": {"closest": 1}}',
        closest(available=False),
        closest(url=None),
        closest(url="https://evil.example/web/2019/https://example.org/"),
        closest(url="https://web.archive.org.evil.example/web/1/x"),
        closest(url="https://web.archive.org/donate"),
        closest(url="javascript:alert(1)//web.archive.org/web/"),
        closest(url=f"https://web.archive.org/web/1/{'x' * LONGEST}"),
    ],
)
def test_an_answer_without_a_copy_names_none(body: bytes) -> None:
    state = told(body)
    assert state is not None
    assert state.copy == ""


@pytest.mark.parametrize(
    ("body", "status"), [(b"", 200), (b"<html>", 200), (b"[]", 200), (b"[" * 9_000, 200), (closest(), 503)]
)
def test_what_is_no_answer(body: bytes, status: int) -> None:
    assert told(body, status) is None


def test_a_mirror_of_the_archive_has_its_own_copies() -> None:
    url = "https://mirror.example/web/2019/https://example.org/a"
    state = told(closest(url=url), base="https://mirror.example/wb")
    assert state is not None
    assert state.copy == url


def test_marks_that_markdown_would_read_are_quoted() -> None:
    state = told(closest(url="https://web.archive.org/web/1/https://example.org/<b>`x`"))
    assert state is not None
    assert state.copy == "https://web.archive.org/web/1/https://example.org/%3Cb%3E%60x%60"


def test_where_copies_would_lie() -> None:
    assert place("https://example.org/a") == "https://web.archive.org/web/https://example.org/a"
    assert place("https://example.org/" + "x" * LONGEST) == "https://web.archive.org/web/"
