"""Whose turn it is."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from prcheck.edge.pace import GIVE_UP, PAUSE, STRIKES, Pace


def test_hosts_take_turns_within_their_limit() -> None:
    pace: Pace[str] = Pace(2)
    for job in ("a1", "a2", "a3", "b1"):
        pace.add(job[0], job)
    assert [pace.next(0.0) for _ in range(4)] == [("a", "a1"), ("b", "b1"), ("a", "a2"), None]
    pace.done("a", too_many=False)
    assert pace.next(0.0) == ("a", "a3")
    pace.done("a", too_many=False)
    assert pace.next(0.0) is None


def test_what_is_under_way_goes_first() -> None:
    pace: Pace[str] = Pace(1)
    pace.add("a", "new")
    pace.add("a", "begun", first=True)
    assert pace.next(0.0) == ("a", "begun")


def test_a_delayed_job_waits_for_its_moment() -> None:
    pace: Pace[str] = Pace(1)
    pace.delay("a", "late", 5.0)
    assert pace.next(4.9) is None
    assert pace.wake() == 5.0
    assert pace.next(5.0) == ("a", "late")
    assert pace.wake() is None


def test_a_host_that_asks_for_less_gets_less_and_recovers() -> None:
    pace: Pace[int] = Pace(8)
    for job in range(40):
        pace.add("a", job)
    for _ in range(STRIKES):
        pace.next(0.0)
    for _ in range(STRIKES):
        pace.done("a", too_many=True)
    started, now = 0, 1.0
    while pace.next(now) or pace.wake() is not None:
        started += 1
        now += PAUSE
        if started > 20:
            break
    assert started == 4
    pace.done("a", too_many=False)
    assert pace.next(now) is not None
    assert pace.next(now) is not None


def test_a_host_that_never_stops_asking_is_left_alone() -> None:
    pace: Pace[int] = Pace(8)
    now = 0.0
    for job in range(GIVE_UP):
        assert not (job and pace.refuses("a"))
        pace.add("a", job)
        while not pace.next(now):
            now += 0.1
        pace.done("a", too_many=True)
    assert pace.refuses("a")


def test_a_host_that_is_left_alone_stays_so_and_holds_nobody_up() -> None:
    pace: Pace[int] = Pace(8)
    for job in range(100):
        pace.add("a", job)
    pace.next(0.0)
    pace.next(0.0)
    pace.done("a", too_many=True, spent=True)
    assert pace.refuses("a")
    pace.done("a", too_many=False)
    assert pace.refuses("a")
    for _ in range(98):
        assert pace.next(0.0)
        pace.done("a", too_many=True, quiet=True)
    assert pace.next(0.0) is None


def test_silence_says_nothing_of_patience() -> None:
    pace: Pace[int] = Pace(8)
    for job in range(GIVE_UP + 1):
        pace.add("a", job)
        pace.next(job * 10.0)
        pace.done("a", too_many=True, quiet=True)
    assert not pace.refuses("a")


@given(
    st.integers(1, 4),
    st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.booleans()), max_size=60),
)
def test_every_job_starts_once_and_no_limit_is_passed(limit: int, plan: list[tuple[str, bool, bool]]) -> None:
    pace: Pace[int] = Pace(limit)
    for number, (host, late, _) in enumerate(plan):
        pace.delay(host, number, 3.0) if late else pace.add(host, number)
    now, busy, running, started = 0.0, Counter[str](), list[tuple[str, int]](), list[int]()
    while len(started) < len(plan) or running:
        turn = pace.next(now)
        if turn:
            host, job = turn
            busy[host] += 1
            assert busy[host] <= limit
            running.append(turn)
            started.append(job)
            continue
        if running:
            host, job = running.pop(0)
            busy[host] -= 1
            pace.done(host, too_many=plan[job][2])
        else:
            now = pace.wake() or now
    assert sorted(started) == list(range(len(plan)))
