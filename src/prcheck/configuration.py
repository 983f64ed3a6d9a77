"""Reading settings from TOML: every key is known and of the right type, or the error says what was meant."""

import difflib
import ipaddress
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from prcheck.errors import ConfigError, UsageError
from prcheck.model import Severity
from prcheck.rules import RULES
from prcheck.settings import SOURCES, Endpoints, LinkSettings, PaperSettings, ReviewSettings, Settings

NAMES = ("prcheck.toml", ".github/prcheck.toml", "pyproject.toml")
"""Where settings may stand, in order of precedence."""

PARTS = 64
"""How many parts a key may have: tomllib takes the square of their number in time."""

_DEEP = re.compile(rf"""(?:\.[ \t]*+[\w"'-]++[ \t]*+){{{PARTS}}}""")

Table = Mapping[str, object]


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
        """The error for a key, with its line where it can be found."""
        line = self._line(key)
        return ConfigError(f"{self.source}:{line}: {problem}" if line else f"{self.source}: {problem}", tip)

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


def choose(texts: Mapping[str, str]) -> Settings:
    """The settings of the first file of `NAMES` that has some, given path -> text; the defaults without any."""
    for name in NAMES:
        if name in texts and (found := read(texts[name], name)) is not None:
            return found
    return Settings()


def read(text: str, source: str) -> Settings | None:
    """The settings of one file, None for a `pyproject.toml` without `[tool.prcheck]`; raises `ConfigError`."""
    shared = source.rpartition("/")[2] == "pyproject.toml"
    if shared and "prcheck" not in text:
        return None
    if _DEEP.search(text):
        raise ConfigError(f"{source}: a key has more than {PARTS} parts", "mend the file")
    try:
        table: object = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # of a number with thousands of digits, a ValueError of no kind
        raise ConfigError(f"{source}: not valid TOML: {error}", "mend the file") from error
    place = Place(source, text)
    if shared:
        for key in ("tool", "prcheck"):
            if not isinstance(table, Mapping) or key not in table:
                return None
            table, place = table[key], place.inside(key)
    return _settings(table, place)


def _settings(table: object, place: Place) -> Settings:
    values = dict(_values(_mapping(table, "prcheck", place), SETTINGS, place))
    if "template" in values and "template_from" in values:
        raise place.error("template-from", "both template and template-from are given; keep one of them")
    return replace(Settings(), **values)


def _values(table: Table, readers: Mapping[str, "Reader"], place: Place) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if key not in readers:
            raise _unknown(key, readers, place, "key")
        yield key.replace("-", "_"), readers[key](value, key, place)


def _unknown(key: str, known: Iterable[str], place: Place, what: str) -> ConfigError:
    names = sorted(known)
    near = difflib.get_close_matches(key, names, n=1, cutoff=0.5)
    where = f" in [{place.table}]" if place.table else ""
    expected = 'one that "prcheck explain" lists' if what == "rule" else f"one of {', '.join(names)}"
    hint = f'; did you mean "{near[0]}"' if near else f"; expected {expected}"
    return place.error(key, f'unknown {what} "{key}"{where}{hint}', "correct the name or remove the line")


def _wrong(value: object, key: str, place: Place, expected: str) -> ConfigError:
    return place.error(key, f'"{key}" is {_named(value)}; expected {expected}')


def _named(value: object) -> str:
    return f'"{value}"' if isinstance(value, str | int | float) else f"a {type(value).__name__}"


def _mapping(value: object, key: str, place: Place) -> Table:
    if isinstance(value, Mapping):
        return value
    raise _wrong(value, key, place, "a table")


def _text(value: object, key: str, place: Place) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise _wrong(value, key, place, "a text")


def _texts(value: object, key: str, place: Place) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise _wrong(value, key, place, "a list of texts")


def _sources(value: object, key: str, place: Place) -> tuple[str, ...]:
    names = _texts(value, key, place)
    for name in names:
        if name not in SOURCES:
            raise _unknown(name, SOURCES, place, "source")
    return names


def _flag(value: object, key: str, place: Place) -> bool:
    if isinstance(value, bool):
        return value
    raise _wrong(value, key, place, "true or false")


def _seconds(value: object, key: str, place: Place) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= DAY:
        return float(value)
    raise _wrong(value, key, place, f"a number of seconds above 0 and up to {DAY}")


def _count(value: object, key: str, place: Place) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise _wrong(value, key, place, "a whole number, 0 or more")


def _threads(value: object, key: str, place: Place) -> int:
    if (count := _count(value, key, place)) > 0:
        return count
    raise _wrong(value, key, place, "a whole number, 1 or more")


def _networks(value: object, key: str, place: Place) -> tuple[str, ...]:
    try:
        return tuple(map(network, _texts(value, key, place)))
    except UsageError as error:
        raise place.error(key, error.message) from error


def network(text: str) -> str:
    """A block of addresses in CIDR form ("10.0.0.0/8"); raises `UsageError`."""
    try:
        return str(ipaddress.ip_network(text, strict=False))
    except ValueError as error:
        raise UsageError(f'"{text}" is no network; expected one such as "10.0.0.0/8"') from error


def _base_url(value: object, key: str, place: Place) -> str:
    text = _text(value, key, place)
    if re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", text):
        return text.rstrip("/")
    raise _wrong(value, key, place, "an http or https address without query")


def _weights(value: object, key: str, place: Place) -> dict[str, Severity | None]:
    known = {word: rule.name for rule in RULES for word in (rule.name, rule.code)}
    table, inner = _mapping(value, key, place), place.inside(key)
    for name in table:
        if name not in known:
            raise _unknown(name, known, inner, "rule")
    return {known[name]: _weight(weight, name, inner) for name, weight in table.items()}


def _weight(value: object, key: str, place: Place) -> Severity | None:
    if value == "off":
        return None
    if isinstance(value, str) and value in list(Severity):
        return Severity(value)
    raise _wrong(value, key, place, 'one of "error", "warning", "note", "off"')


def _synonyms(value: object, key: str, place: Place) -> dict[str, str]:
    """Other word -> word, from `word = ["other", ..]` or `other = "word"`."""
    table, inner = _mapping(value, key, place), place.inside(key)
    pairs = (_pairs(name, words, inner) for name, words in table.items())
    return {other: word for found in pairs for other, word in found}


def _pairs(name: str, value: object, place: Place) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(name, value)]
    return [(other, name) for other in _texts(value, name, place)]


def _table(default: Any, readers: Mapping[str, "Reader"]) -> "Reader":
    def reader(value: object, key: str, place: Place) -> object:
        inner = place.inside(key)
        return replace(default, **dict(_values(_mapping(value, key, place), readers, inner)))

    return reader


Reader = Callable[[object, str, Place], object]
DAY = 86_400

LINKS: dict[str, Reader] = {
    "timeout": _seconds,
    "budget": _seconds,
    "per-host": _threads,
    "cache-days": _count,
    "dead-after-days": _count,
    "fragments": _flag,
    "max-body": _threads,
    "ignore": _texts,
    "allow-networks": _networks,
}
PAPERS: dict[str, Reader] = {
    "sources": _sources,
    "mailto": _text,
    "venues": _synonyms,
    "budget": _seconds,
    "timeout": _seconds,
}
REVIEW: dict[str, Reader] = {"max-comments": _count, "request-changes": _flag}
ENDPOINTS: dict[str, Reader] = {field.name.replace("_", "-"): _base_url for field in fields(Endpoints)}
SETTINGS: dict[str, Reader] = {
    "lists": _texts,
    "template": _text,
    "template-from": _text,
    "required-links": _texts,
    "labels": _synonyms,
    "rules": _weights,
    "links": _table(LinkSettings(), LINKS),
    "papers": _table(PaperSettings(), PAPERS),
    "review": _table(ReviewSettings(), REVIEW),
    "endpoints": _table(Endpoints(), ENDPOINTS),
}
