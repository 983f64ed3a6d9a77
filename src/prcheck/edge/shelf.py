"""The records of papers that are remembered from run to run, by canonical id."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from prcheck.edge.cache import DAY, Record, number
from prcheck.facts import Published, Work

KEPT = 7 * DAY
"""Seconds for which a record is good: papers are published and renamed seldom."""

BRIEF = DAY / 4
"""Seconds for which a paper that no source has stays unknown."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A section of the cache. `now` is in seconds since 1970; `records` change as the run learns."""

    records: dict[str, Record]
    now: float

    def get(self, key: str) -> tuple[Work, ...] | None:
        """The remembered records, () where there is known to be none, None where nothing fresh is known."""
        record = self.records.get(key)
        held = record.get("works") if record else None
        if record is None or not isinstance(held, list):
            return None
        works = tuple(work for item in held if isinstance(item, dict) and (work := _work(item)))
        fresh = 0 <= self.now - number(record, "checked") < (KEPT if works else BRIEF)
        return works if fresh and len(works) == len(held) else None

    def put(self, key: str, works: Sequence[Work]) -> None:
        """Remember the answer to one question."""
        self.records[key] = {"checked": self.now, "works": [asdict(work) for work in works]}

    def forget(self) -> None:
        """Drop what nobody has asked for in a long time."""
        late = self.now - 90 * DAY
        old = [key for key, record in self.records.items() if number(record, "checked") <= late]
        for key in old:
            del self.records[key]


def _work(record: Mapping[str, object]) -> Work | None:
    """A record as it was before it was written down, None where the file has been changed."""
    title, name = record.get("title"), record.get("name")
    if not isinstance(title, str) or not isinstance(name, str):
        return None
    version = record.get("version")
    return Work(
        name,
        title,
        _texts(record.get("authors")),
        _text(record.get("source")),
        _texts(record.get("titles")),
        _numbers(record.get("years")),
        tuple(_published(item) for item in _list(record.get("appeared")) if isinstance(item, dict)),
        _text(record.get("doi")),
        _text(record.get("flaw")),
        version if isinstance(version, int) else 0,
    )


def _published(record: Mapping[str, object]) -> Published:
    return Published(_text(record.get("venue")), _numbers(record.get("years")), _text(record.get("source")))


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in _list(value) if isinstance(item, str))


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(item for item in _list(value) if isinstance(item, int))
