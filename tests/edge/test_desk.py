"""One question at a time, with pauses, one more try where it is worth it, and a short word where nobody answers."""

import pytest

from prcheck.edge.desk import MAX_ANSWER, Desk, LateError
from prcheck.edge.exchange import Request
from prcheck.errors import NetError
from prcheck.settings import PaperSettings
from prcheck.sources.base import Ask
from prcheck.web.answers import Answer, Failure, Reply, Trouble

ASK = Ask("https://api.example.org/a", ("x",), {"Accept": "text/plain"})


def desk(*replies: Reply, budget: float = 60.0) -> tuple[Desk, list[Request], list[float]]:
    """A desk whose questions get these replies, what was sent, and how long it waited."""
    sent: list[Request] = []
    waits: list[float] = []
    answers = iter(replies)

    def send(request: Request) -> Reply:
        sent.append(request)
        return next(answers)

    settings = PaperSettings(mailto="list@example.org", budget=budget)
    return Desk(settings, send, lambda: 10.0 + sum(waits), waits.append), sent, waits


def test_the_agent_names_us_and_the_address() -> None:
    found, sent, _ = desk(Answer(200, (), b"yes"))
    assert found.ask("A", ASK, secrets={"Authorization": "Bearer b"}).body == b"yes"
    assert "mailto:list@example.org" in sent[0].headers["User-Agent"]
    assert (sent[0].headers["Accept"], sent[0].headers["Authorization"]) == ("text/plain", "Bearer b")
    assert sent[0].until == 30.0


def test_pauses_are_kept_for_each_source() -> None:
    found, _, waits = desk(*[Answer(200)] * 3)
    for source in ("A", "B", "A"):
        found.ask(source, ASK, 3.0)
    assert waits == [3.0]


@pytest.mark.parametrize("first", [Answer(503), Failure(Trouble.RESET)])
def test_a_broken_server_is_asked_once_more(first: Reply) -> None:
    found, sent, waits = desk(first, Answer(200))
    assert found.ask("A", ASK).status == 200
    assert (len(sent), waits) == (2, [1.0])


@pytest.mark.parametrize(
    ("trouble", "reason"), [(Trouble.NO_NAME, "the host name does not exist"), (Trouble.TIME_OUT, "time-out")]
)
def test_what_a_second_try_would_not_mend_is_asked_for_once(trouble: Trouble, reason: str) -> None:
    found, sent, waits = desk(Failure(trouble))
    with pytest.raises(NetError, match=reason):
        found.ask("A", ASK)
    assert (len(sent), waits) == (1, [])


def test_without_time_for_a_second_try_the_first_counts() -> None:
    found, sent, _ = desk(Answer(503), budget=1.5)
    assert (found.ask("A", ASK).status, len(sent), found.late) == (503, 1, True)


@pytest.mark.parametrize(
    ("replies", "told"),
    [
        ([Failure(Trouble.NO_NAME), Failure(Trouble.NO_SERVICE)], ["no network: the host name does not exist"]),
        (
            [Failure(Trouble.NO_NAME), Answer(429)],
            ["not checked (A: the host name does not exist)", "not checked (B 429)"],
        ),
        (
            [Failure(Trouble.NO_NAME), Failure(Trouble.REFUSED), Failure(Trouble.REFUSED)],
            ["not checked (A: the host name does not exist)", "not checked (B: connection refused)"],
        ),
    ],
)
def test_a_missing_network_is_told_once(replies: list[Reply], told: list[str]) -> None:
    found, _, _ = desk(*replies)
    for source in ("A", "B"):
        try:
            found.hush(source, str(found.ask(source, ASK).status))
        except NetError as error:
            found.hush(source, error.message)
    assert [skip.reason for skip in found.skips({})] == told


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Failure(Trouble.TIME_OUT), "time-out"),
        (Failure(Trouble.NO_NAME), "the host name does not exist"),
        (Answer(200, (), b"x" * MAX_ANSWER, whole=False), "too long an answer"),
        (Answer(200, (), b"x", whole=False), "no complete answer"),
    ],
)
def test_why_there_is_no_answer(reply: Reply, reason: str) -> None:
    with pytest.raises(NetError, match=reason):
        desk(reply, reply)[0].ask("A", ASK)


def test_a_renamed_place_is_followed_on_its_own_host_only() -> None:
    found, sent, _ = desk(Answer(301, (("location", "https://api.example.org/b"),)), Answer(200))
    assert found.ask("A", ASK).status == 200
    assert sent[1].url == "https://api.example.org/b"
    away, sent, _ = desk(Answer(301, (("location", "https://other.example/b"),)))
    assert (away.ask("A", ASK).status, len(sent)) == (301, 1)


def test_nothing_is_sent_when_the_time_is_up() -> None:
    found, sent, _ = desk(Answer(200), Answer(200), budget=3.0)
    found.ask("A", ASK, 3.0)
    with pytest.raises(LateError):
        found.ask("A", ASK, 3.0)
    assert (len(sent), found.late, found.requests) == (1, True, 1)
