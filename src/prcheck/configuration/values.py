"""Readers of single values: each gives the value as the settings hold it, or raises `ConfigError`."""

import ipaddress
import re
from collections.abc import Mapping

from prcheck.configuration.place import Place, unknown, wrong
from prcheck.errors import UsageError
from prcheck.model import Severity
from prcheck.settings import SOURCES

DAY = 86_400
"""The seconds of a day: no time that is waited for may be longer."""

LONGEST_GLOB = 500
"""Characters of a pattern of paths or addresses."""

Table = Mapping[str, object]


def mapping(value: object, key: str, place: Place) -> Table:
    """A table."""
    if isinstance(value, Mapping):
        return value
    raise wrong(value, key, place, "a table")


def text(value: object, key: str, place: Place) -> str:
    """A text that is not blank."""
    if isinstance(value, str) and value.strip():
        return value
    raise wrong(value, key, place, "a text")


def texts(value: object, key: str, place: Place) -> tuple[str, ...]:
    """A list of texts."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise wrong(value, key, place, "a list of texts")


def globs(value: object, key: str, place: Place) -> tuple[str, ...]:
    """Patterns of paths or addresses; a long one of many stars would be slow to match."""
    found = texts(value, key, place)
    if all(len(glob) <= LONGEST_GLOB for glob in found):
        return found
    raise place.error(key, f'"{key}" holds a glob of more than {LONGEST_GLOB} characters')


def sources(value: object, key: str, place: Place) -> tuple[str, ...]:
    """Sources of metadata by their names."""
    names = texts(value, key, place)
    for name in names:
        if name not in SOURCES:
            raise unknown(name, SOURCES, place, "source")
    return names


def flag(value: object, key: str, place: Place) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise wrong(value, key, place, "true or false")


def seconds(value: object, key: str, place: Place) -> float:
    """A time of at most a day, in seconds."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= DAY:
        return float(value)
    raise wrong(value, key, place, f"a number of seconds above 0 and up to {DAY}")


def count(value: object, key: str, place: Place) -> int:
    """A whole number, 0 or more."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise wrong(value, key, place, "a whole number, 0 or more")


def positive(value: object, key: str, place: Place) -> int:
    """A whole number, 1 or more."""
    if (number := count(value, key, place)) > 0:
        return number
    raise wrong(value, key, place, "a whole number, 1 or more")


def networks(value: object, key: str, place: Place) -> tuple[str, ...]:
    """Blocks of addresses in CIDR form."""
    try:
        return tuple(map(network, texts(value, key, place)))
    except UsageError as error:
        raise place.error(key, error.message) from error


def network(text: str) -> str:
    """A block of addresses in CIDR form ("10.0.0.0/8"); raises `UsageError`."""
    try:
        return str(ipaddress.ip_network(text, strict=False))
    except ValueError as error:
        raise UsageError(f'"{text}" is no network; expected one such as "10.0.0.0/8"') from error


def base_url(value: object, key: str, place: Place) -> str:
    """An address that paths can be appended to."""
    address = text(value, key, place)
    if re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", address):
        return address.rstrip("/")
    raise wrong(value, key, place, "an http or https address without query")


def weights(value: object, key: str, place: Place) -> dict[str, Severity | None]:
    """Severities by the names of rules, which may be given by their codes too; None is off."""
    from prcheck.rules import RULES  # late: not every command judges

    known = {word: rule.name for rule in RULES for word in (rule.name, rule.code)}
    table, inner = mapping(value, key, place), place.inside(key)
    for name in table:
        if name not in known:
            raise unknown(name, known, inner, "rule")
    return {known[name]: _weight(weight, name, inner) for name, weight in table.items()}


def _weight(value: object, key: str, place: Place) -> Severity | None:
    if value == "off":
        return None
    if isinstance(value, str) and value in list(Severity):
        return Severity(value)
    raise wrong(value, key, place, 'one of "error", "warning", "note", "off"')


def synonyms(value: object, key: str, place: Place) -> dict[str, str]:
    """Other word -> word, from `word = ["other", ..]` or `other = "word"`."""
    table, inner = mapping(value, key, place), place.inside(key)
    pairs = (_pairs(name, words, inner) for name, words in table.items())
    return {other: word for found in pairs for other, word in found}


def _pairs(name: str, value: object, place: Place) -> list[tuple[str, str]]:
    if isinstance(value, str):
        return [(name, value)]
    return [(other, name) for other in texts(value, name, place)]
