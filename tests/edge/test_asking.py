import io
from collections.abc import Iterable
from typing import Any

import pytest

from prcheck.edge import asking
from prcheck.facts import Facts, Wanted
from prcheck.model import Skip
from prcheck.settings import Endpoints, Settings

WANTED = Wanted(("https://a.example",))
Seen = list[dict[str, Any]]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """What the gatherer was given."""
    found: Seen = []

    def gather(_: Iterable[str], settings: Settings, **words: Any) -> tuple[Facts, tuple[Skip, ...]]:
        found.append(words)
        return Facts(), ()

    monkeypatch.setattr(asking, "gather", gather)
    return found


@pytest.mark.parametrize(
    ("environment", "endpoint", "token"),
    [
        ({"GITHUB_TOKEN": "a"}, "https://api.github.com", "a"),
        ({"INPUT_TOKEN": "b", "GITHUB_TOKEN": "a"}, "https://api.github.com", "b"),
        ({"GITHUB_TOKEN": "a"}, "https://example.org", ""),
        ({"GITHUB_TOKEN": "a"}, "http://api.github.com", ""),
        ({"GITHUB_TOKEN": "a", "GITHUB_API_URL": "https://ghe.example.org/api/v3"}, "https://api.github.com", ""),
        ({"GH_TOKEN": "c", "GITHUB_API_URL": "https://ghe.example.org/api/v3"}, "https://ghe.example.org/x", "c"),
        ({}, "https://api.github.com", ""),
    ],
)
def test_a_token_goes_where_it_was_made_for(seen: Seen, environment: dict[str, str], endpoint: str, token: str) -> None:
    asking.asking(environment, io.StringIO())(WANTED, Settings(endpoints=Endpoints(github=endpoint)))
    assert [words | {"progress": None} for words in seen] == [
        {"token": token, "memory": None, "progress": None, "known": {}, "witnesses": ()}
    ]


def test_a_line_now_and_then_in_a_log(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(asking, "monotonic", lambda: now[0])
    stream = io.StringIO()
    asking.asking({}, stream)(WANTED, Settings())
    for second in range(0, 26, 5):
        now[0] = float(second)
        seen[0]["progress"](second, 40)
    assert stream.getvalue() == "prcheck: links: 10 of 40\nprcheck: links: 20 of 40\n"


def test_a_bar_on_a_terminal_only(seen: Seen) -> None:
    stream = Terminal()
    asking.asking({}, stream)(WANTED, Settings())
    progress = seen[0]["progress"]
    progress(1, 3)
    progress(3, 3)
    assert stream.getvalue() == "\r\x1b[K\rlinks [##########....................] 1 of 3\r\x1b[K"
    asking.asking({}, Terminal(), quiet=True)(WANTED, Settings())
    assert seen[1]["progress"] is None
