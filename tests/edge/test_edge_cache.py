"""What is remembered from run to run."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.edge import cache
from prcheck.edge.cache import BRIEF, DAY, KEPT, Memory, Record, load, memory, save, unreachable
from prcheck.edge.shelf import Shelf
from prcheck.errors import UsageError
from prcheck.model import LinkState, LinkStatus

URL = "https://example.org/a"
ALIVE = LinkState(URL, LinkStatus.ALIVE, "", 200, None, 1)
SILENT = LinkState(URL, LinkStatus.UNKNOWN, "connection refused", 0, None, 1)
NOW = 1_700_000_000.0


def at(now: float, records: dict[str, Record] | None = None) -> Memory:
    return Memory({} if records is None else records, now, 3, 3)


def test_a_file_keeps_verdicts(tmp_path: Path) -> None:
    path = tmp_path / "cache.json"
    sections, skipped = load(path)
    assert (sections, skipped) == ({}, ())
    moved = LinkState(URL, LinkStatus.MOVED, "moved to x", 200, "https://example.org/b", 1)
    memory(sections, NOW, 3, 3).learn({URL: moved})
    save(path, sections)
    assert [file.name for file in tmp_path.iterdir()] == ["cache.json"]
    later, skipped = load(path)
    assert skipped == ()
    assert memory(later, NOW + DAY, 3, 3).fresh(URL) == replace(moved, requests=0)


def test_other_sections_stay(tmp_path: Path) -> None:
    path = tmp_path / "cache.json"
    save(path, {"papers": {"arxiv:1": {"title": "A"}}})
    sections, _ = load(path)
    memory(sections, NOW, 3, 3).learn({URL: ALIVE})
    save(path, sections)
    assert set(json.loads(path.read_text())) == {"version", "papers", "links"}


def test_a_copy_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "cache.json"
    dead = LinkState(URL, LinkStatus.DEAD, "answers 404", 404, None, 2, "https://web.archive.org/web/1/x")
    sections, _ = load(path)
    memory(sections, NOW, 3, 3).learn({URL: dead})
    save(path, sections)
    assert memory(load(path)[0], NOW + 1, 3, 3).fresh(URL) == replace(dead, requests=0)


def test_a_damaged_file_that_cannot_be_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "cache.json"
    path.write_text("{")
    monkeypatch.setattr(Path, "replace", refuse)
    sections, (skip,) = load(path)
    assert (sections, "cannot be set aside (Permission denied)" in skip.reason) == ({}, True)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"version": 2}', "[" * 100_000, '{"version": 1}' + "x"])
def test_a_damaged_file_is_set_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "cache.json"
    path.write_text(text)
    sections, (skip,) = load(path)
    assert sections == {}
    assert (skip.what, (tmp_path / "cache.json.damaged").read_text()) == ("cache", text)
    assert "cache.json.damaged" in skip.reason


def test_a_huge_file_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_FILE", 3)
    path = tmp_path / "cache.json"
    path.write_text('{"version": 1}')
    assert load(path)[1]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    for place, problem in ((tmp_path, "it is a directory"), (tmp_path / "none" / "cache.json", "no such folder")):
        with pytest.raises(UsageError, match=problem):
            load(place)
    (told,) = save(tmp_path / "none" / "cache.json", {})
    assert told.reason.endswith("No such file or directory; the next run asks anew")


@pytest.mark.parametrize(
    ("state", "age"),
    [(LinkStatus.ALIVE, 3 * DAY), (LinkStatus.MOVED, 3 * DAY), (LinkStatus.UNKNOWN, BRIEF), (LinkStatus.DEAD, BRIEF)],
)
def test_how_long_a_verdict_is_fresh(state: LinkStatus, age: float) -> None:
    records: dict[str, Record] = {}
    at(NOW, records).learn({URL: replace(ALIVE, state=state)})
    assert at(NOW + age - 1, records).fresh(URL) is not None
    assert at(NOW + age, records).fresh(URL) is None
    assert at(NOW - 1, records).fresh(URL) is None


def test_what_was_not_asked_is_not_remembered() -> None:
    kept = at(NOW)
    kept.learn({URL: LinkState(URL, LinkStatus.UNCHECKED, "no network")})
    kept.learn({URL: LinkState(URL, LinkStatus.UNKNOWN, "out of time")})
    assert kept.records == {}


def test_silence_over_several_days_is_death() -> None:
    records: dict[str, Record] = {}
    assert at(NOW, records).learn({URL: SILENT})[URL].state is LinkStatus.UNKNOWN
    assert at(NOW + 2 * DAY, records).learn({URL: SILENT})[URL].state is LinkStatus.UNKNOWN
    found = at(NOW + 3 * DAY, records).learn({URL: SILENT})[URL]
    assert (found.state, found.reason) == (LinkStatus.DEAD, "unreachable since 2023-11-14: connection refused")
    assert at(NOW + 3 * DAY + 1, records).fresh(URL) == replace(found, requests=0)
    assert at(NOW + 9 * DAY, records).learn({URL: SILENT})[URL].reason == found.reason


def test_two_failures_on_one_day_are_one() -> None:
    records: dict[str, Record] = {}
    patient = Memory(records, NOW, 3, 0)
    assert patient.learn({URL: SILENT})[URL].state is LinkStatus.UNKNOWN
    assert patient.learn({URL: SILENT})[URL].state is LinkStatus.UNKNOWN


def test_an_answer_in_between_begins_anew() -> None:
    records: dict[str, Record] = {}
    at(NOW, records).learn({URL: SILENT})
    at(NOW + DAY, records).learn({URL: ALIVE})
    assert at(NOW + 4 * DAY, records).learn({URL: SILENT})[URL].state is LinkStatus.UNKNOWN
    assert at(NOW + 8 * DAY, records).learn({URL: SILENT})[URL].state is LinkStatus.DEAD


@pytest.mark.parametrize(
    ("status", "reason", "is_unreachable"),
    [
        (0, "no complete answer in time (connecting)", True),
        (503, "answers 503: a server error", True),
        (522, "answers 522: a server error", False),
        (403, "answers 403: refuses programs", False),
        (0, "more than 20 redirects", False),
    ],
)
def test_walls_are_not_silence(status: int, reason: str, is_unreachable: bool) -> None:
    assert unreachable(LinkState(URL, LinkStatus.UNKNOWN, reason, status, None, 1)) is is_unreachable
    assert not unreachable(LinkState(URL, LinkStatus.DEAD, reason, status, None, 1))


def test_what_nobody_asks_for_is_forgotten() -> None:
    records: dict[str, Record] = {}
    at(NOW, records).learn({URL: ALIVE})
    at(NOW + KEPT, records).forget()
    assert URL in records
    at(NOW + KEPT + 1, records).forget()
    assert records == {}


@given(
    st.dictionaries(
        st.sampled_from(["state", "reason", "status", "location", "checked", "since", "days"]),
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.integers())),
    )
)
def test_any_record_is_read_without_an_exception(record: dict[str, object]) -> None:
    records = {URL: record}
    at(NOW, records).fresh(URL)
    at(NOW, records).learn({URL: SILENT})
    at(NOW, records).forget()


@pytest.mark.parametrize("where", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", 5, None, ""])
def test_only_web_addresses_are_remembered(where: object) -> None:
    held: Record = {"state": "moved", "status": 301, "location": where, "copy": where, "checked": NOW}
    state = at(NOW, {URL: held}).fresh(URL)
    assert state is not None
    assert (state.location, state.copy) == (None, "")


@pytest.mark.parametrize("checked", [10**400, -(10**400), float("nan"), float("inf"), "1", None])
def test_a_time_that_no_run_wrote_is_none(checked: object) -> None:
    shelf = Shelf({"arxiv:1": {"checked": checked, "works": []}}, NOW)
    assert shelf.get("arxiv:1") is None
    shelf.forget()
    assert not shelf.records


def test_a_pipe_is_no_cache(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UsageError, match="it is a device or a pipe"):
        cache.load(pipe)
    assert pipe.is_fifo()
