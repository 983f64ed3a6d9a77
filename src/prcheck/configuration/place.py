"""Where a value of the settings stands, and the errors that name its line."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from prcheck.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the file, its text and the table's name ("" at the top)."""

    source: str
    text: str
    table: str = ""

    def inside(self, key: str) -> "Place":
        """The table under a key."""
        return replace(self, table=f"{self.table}.{key}" if self.table else key)

    def error(self, key: str, problem: str, tip: str = "") -> ConfigError:
        """The error for a key."""
        return ConfigError(f"{self.at(key)}: {problem}", tip)

    def at(self, key: str) -> str:
        """The place of a key, with its line where it can be found."""
        line = self._line(key)
        return f"{self.source}:{line}" if line else self.source

    def lines(self, key: str, value: str) -> tuple[int, ...]:
        """The line of each of a text's lines: one below the other, or all on the key's own where it escapes them."""
        source, start = self.text.split("\n"), self._line(key)
        rows = [row.strip() for row in value.split("\n")]
        begun = start > 0 and next(filter(None, rows), "") in source[start - 1]
        found = enumerate(rows, start + (not begun))
        return tuple(n if n <= len(source) and row in source[n - 1] else start for n, row in found) if start else ()

    def _line(self, key: str) -> int:
        current = ""
        for number, line in enumerate(self.text.split("\n"), 1):
            if heading := re.match(r"\s*\[{1,2}([^\[\]]*)\]", line):
                current = re.sub(r'[\s"\']', "", heading[1])
                if current == self.inside(key).table:
                    return number
            elif current == self.table and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[.=]""", line):
                return number
        return 0


def unknown(key: str, known: Iterable[str], place: Place, what: str) -> ConfigError:
    """The error for a name that is none of the known ones; the nearest is proposed."""
    names = sorted(known)
    near = difflib.get_close_matches(key, names, n=1, cutoff=0.5)
    where = f" in [{place.table}]" if place.table else ""
    expected = 'one that "prcheck explain" lists' if what == "rule" else f"one of {', '.join(names)}"
    hint = f'; did you mean "{near[0]}"' if near else f"; expected {expected}"
    return place.error(key, f'unknown {what} "{key}"{where}{hint}', "correct the name or remove the line")


def wrong(value: object, key: str, place: Place, expected: str) -> ConfigError:
    """The error for a value of the wrong kind."""
    return place.error(key, f'"{key}" is {_named(value)}; expected {expected}')


def _named(value: object) -> str:
    """A value as TOML writes it, or what it is."""
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, int | float) else f"a {type(value).__name__}"
