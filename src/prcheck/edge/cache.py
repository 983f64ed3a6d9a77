"""What is remembered from run to run: one JSON file with a section for each kind of knowledge."""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from prcheck.edge.files import is_special
from prcheck.errors import UsageError
from prcheck.model import LinkState, LinkStatus, Skip
from prcheck.web.answers import UNREACHABLE

VERSION = 1
DAY = 86_400.0
BRIEF = DAY / 4
"""Seconds for which a verdict other than alive or moved is kept."""

KEPT = 90 * DAY
"""Seconds after which an address that nobody asked for is forgotten."""

MAX_FILE = 64_000_000
_LASTING = frozenset({LinkStatus.ALIVE, LinkStatus.MOVED})

_WRONG: Mapping[str, Callable[[Path], bool]] = {
    "it is a directory": Path.is_dir,
    "it is a device or a pipe": is_special,
    "no such folder": lambda path: not path.parent.is_dir(),
}
Record = dict[str, object]
Sections = dict[str, dict[str, Record]]


def load(path: Path) -> tuple[Sections, tuple[Skip, ...]]:
    """The sections of a cache file, none where there is no file; a damaged one is renamed, with a note.

    Raises `UsageError` where no file can stand.
    """
    problem = next((words for words, wrong in _WRONG.items() if wrong(path)), None)
    if problem:
        raise UsageError(f'cannot keep a cache in "{path}": {problem}', "name a file in a folder that is there")
    if not path.exists():
        return {}, ()
    try:
        return _sections(path), ()
    except (OSError, ValueError, RecursionError):
        return {}, (Skip("cache", f'"{path}" is damaged; {_set_aside(path)} and begun anew'),)


def _set_aside(path: Path) -> str:
    """What became of a damaged file."""
    aside = path.with_name(path.name + ".damaged")
    try:
        path.replace(aside)
    except OSError as error:
        return f"it cannot be set aside ({error.strerror})"
    return f'set aside as "{aside.name}"'


def _sections(path: Path) -> Sections:
    if path.stat().st_size > MAX_FILE:
        raise ValueError
    value = json.loads(path.read_bytes())
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise ValueError
    return {name: _records(part) for name, part in value.items() if isinstance(part, dict)}


def _records(part: Mapping[object, object]) -> dict[str, Record]:
    return {str(key): record for key, record in part.items() if isinstance(record, dict)}


def save(path: Path, sections: Sections) -> tuple[Skip, ...]:
    """Write the file in one move, with a note where it cannot be written."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        part.write_text(json.dumps({"version": VERSION, **sections}), "utf-8")
        part.replace(path)
    except OSError as error:
        return (Skip("cache", f'cannot write "{path}": {error.strerror}; the next run asks anew'),)
    finally:  # of a write that was interrupted nothing stays
        with suppress(OSError):
            part.unlink()
    return ()


@dataclass(frozen=True, slots=True)
class Memory:
    """The verdicts of earlier runs. `now` is in seconds since 1970; `records` change as the run learns."""

    records: dict[str, Record]
    now: float
    cache_days: float
    dead_after_days: float

    def fresh(self, url: str) -> LinkState | None:
        """The remembered verdict, None where there is none or it is too old."""
        record = self.records.get(url)
        state = _state(url, record) if record else None
        if record is None or state is None:
            return None
        age = self.now - number(record, "checked")
        return state if 0 <= age < (self.cache_days * DAY if state.state in _LASTING else BRIEF) else None

    def learn(self, states: Mapping[str, LinkState]) -> dict[str, LinkState]:
        """The verdicts in the light of earlier runs: unreachable on several days is dead. Remembers them."""
        return {url: self._learnt(url, state) for url, state in states.items()}

    def forget(self) -> None:
        """Drop what nobody asked for in a long time."""
        for url in [url for url, record in self.records.items() if self.now - number(record, "checked") > KEPT]:
            del self.records[url]

    def _learnt(self, url: str, state: LinkState) -> LinkState:
        if state.state is LinkStatus.UNCHECKED or not (state.requests or state.status):
            return state
        before = self.records.get(url, {})
        record = _record(state, self.now)
        if unreachable(state):
            since = number(before, "since") or self.now
            record |= {"since": since, "days": number(before, "days") + (not before or self._new_day(before))}
            state = self._judged(state, record)
            record |= _record(state, self.now)
        self.records[url] = record
        return state

    def _new_day(self, before: Record) -> bool:
        return not before.get("since") or int(number(before, "checked") // DAY) != int(self.now // DAY)

    def _judged(self, state: LinkState, record: Record) -> LinkState:
        since = number(record, "since")
        if number(record, "days") < 2 or self.now - since < self.dead_after_days * DAY:
            return state
        day = datetime.fromtimestamp(since, UTC).date().isoformat()
        return replace(state, state=LinkStatus.DEAD, reason=f"unreachable since {day}: {state.reason}")


def unreachable(state: LinkState) -> bool:
    """Whether a link is unknown because its server is broken or silent, not because it turns programs away."""
    silent = any(state.reason.startswith(trouble) for trouble in UNREACHABLE)
    return state.state is LinkStatus.UNKNOWN and (state.status >= 500 or silent) and state.status < 520


def memory(sections: Sections, now: float, cache_days: float, dead_after_days: float) -> Memory:
    """The memory of links in a cache's sections."""
    return Memory(sections.setdefault("links", {}), now, cache_days, dead_after_days)


def _record(state: LinkState, now: float) -> Record:
    return {
        "state": str(state.state),
        "reason": state.reason,
        "status": state.status,
        "location": state.location,
        "copy": state.copy,
        "checked": now,
    }


def _state(url: str, record: Record) -> LinkState | None:
    location, copy = _address(record, "location"), _address(record, "copy")
    try:
        state = LinkStatus(str(record.get("state")))
    except ValueError:
        return None
    status = int(number(record, "status"))
    return LinkState(url, state, str(record.get("reason") or ""), status, location or None, copy=copy)


def _address(record: Record, key: str) -> str:
    """A web address of a record, "" for anything else: a run writes no other."""
    value = record.get(key)
    return value if isinstance(value, str) and value.lower().startswith(("http://", "https://")) else ""


def number(record: Record, key: str) -> float:
    """A number of a record, 0 where there is none or one that no run wrote."""
    value = record.get(key)
    return float(value) if isinstance(value, int | float) and abs(value) < 1e12 else 0.0
