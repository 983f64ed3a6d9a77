"""A value of a report's JSON, checked as it is read."""

from collections.abc import Callable
from enum import StrEnum
from typing import NoReturn, TypeVar

from prcheck.errors import UsageError

Made = TypeVar("Made")
Word = TypeVar("Word", bound=StrEnum)
REMEDY = 'make it anew with "prcheck audit --format json --output FILE"'


class Node:
    """A value in a report's JSON, and where it stands; what is not as it should be raises `UsageError`."""

    def __init__(self, value: object, file: str, place: str = "") -> None:
        self._value = value
        self._file = file
        self._place = place

    def text(self, key: str) -> str:
        """The text of that name."""
        value = self._get(key)
        return value if isinstance(value, str) else self._wrong(key, "text")

    def maybe(self, key: str) -> str | None:
        """The text of that name, None for null."""
        return None if self._get(key) is None else self.text(key)

    def number(self, key: str) -> int:
        """The whole number of that name."""
        value = self._get(key)
        return value if type(value) is int and value >= 0 else self._wrong(key, "a number")

    def flag(self, key: str) -> bool:
        """Whether that name is true."""
        value = self._get(key)
        return value if isinstance(value, bool) else self._wrong(key, "true or false")

    def word(self, key: str, kind: type[Word]) -> Word:
        """One of the words of a kind."""
        return self._word(self._get(key), key, kind)

    def words(self, key: str, kind: type[Word]) -> tuple[Word, ...]:
        """The words of a kind in a list."""
        return tuple(self._word(value, key, kind) for value in self._list(key))

    def _word(self, value: object, key: str, kind: type[Word]) -> Word:
        return next((word for word in kind if word == value), None) or self._wrong(key, f"one of {', '.join(kind)}")

    def part(self, key: str) -> "Node | None":
        """The object of that name, None for null or none."""
        value = self._value.get(key) if isinstance(self._value, dict) else None
        return None if value is None else Node(value, self._file, f"{self._place}{key}.")

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in a list."""
        found = self._list(key)
        return tuple(v for v in found if isinstance(v, str) or self._wrong(key, "a list of texts"))

    def all(self, key: str, make: "Callable[[Node], Made]") -> tuple[Made, ...]:
        """What is made of each object in a list."""
        nodes = (Node(v, self._file, f"{self._place}{key}[{n}].") for n, v in enumerate(self._list(key)))
        return tuple(map(make, nodes))

    def _list(self, key: str) -> list[object]:
        value = self._get(key)
        return value if isinstance(value, list) else self._wrong(key, "a list")

    def _get(self, key: str) -> object:
        return self._value.get(key) if isinstance(self._value, dict) else self._wrong("", "an object")

    def _wrong(self, key: str, wanted: str) -> NoReturn:
        place = f"{self._place}{key}".strip(".") or "it"
        raise UsageError(f'"{self._file}" is no report: {place} is not {wanted}', REMEDY)
