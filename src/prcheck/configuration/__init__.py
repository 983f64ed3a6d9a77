"""Reading settings from TOML: every key is known and of the right type, or the error says what was meant."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from prcheck.configuration import values
from prcheck.configuration.place import Place, unknown
from prcheck.configuration.values import Table
from prcheck.errors import ConfigError
from prcheck.settings import Endpoints, LinkSettings, PaperSettings, ReviewSettings, Settings

NAMES = ("prcheck.toml", ".github/prcheck.toml", "pyproject.toml")
"""Where settings may stand, in order of precedence."""

PARTS = 64
"""How many parts a key may have: tomllib takes the square of their number in time."""

_DEEP = re.compile(rf"""(?:\.[ \t]*+[\w"'-]++[ \t]*+){{{PARTS}}}""")


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
    keys = values.mapping(table, "prcheck", place)
    found = dict(_values(keys, SETTINGS, place))
    if "template" in found and "template_from" in found:
        raise place.error("template-from", "both template and template-from are given; keep one of them")
    if given := {"template", "template-from"} & set(keys):
        found["template_source"] = place.at(given.pop())
    return replace(Settings(), **found)


def _values(table: Table, readers: Mapping[str, "Reader"], place: Place) -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if key not in readers:
            raise unknown(key, readers, place, "key")
        yield key.replace("-", "_"), readers[key](value, key, place)


def _table(default: Any, readers: Mapping[str, "Reader"]) -> "Reader":
    def reader(value: object, key: str, place: Place) -> object:
        inner = place.inside(key)
        return replace(default, **dict(_values(values.mapping(value, key, place), readers, inner)))

    return reader


Reader = Callable[[object, str, Place], object]

LINKS: dict[str, Reader] = {
    "timeout": values.seconds,
    "budget": values.seconds,
    "per-host": values.positive,
    "cache-days": values.count,
    "dead-after-days": values.count,
    "fragments": values.flag,
    "max-body": values.positive,
    "ignore": values.texts,
    "allow-networks": values.networks,
}
PAPERS: dict[str, Reader] = {
    "sources": values.sources,
    "mailto": values.text,
    "venues": values.synonyms,
    "budget": values.seconds,
    "timeout": values.seconds,
}
REVIEW: dict[str, Reader] = {"max-comments": values.count, "request-changes": values.flag}
ENDPOINTS: dict[str, Reader] = {field.name.replace("_", "-"): values.base_url for field in fields(Endpoints)}
SETTINGS: dict[str, Reader] = {
    "lists": values.texts,
    "template": values.text,
    "template-from": values.text,
    "required-links": values.texts,
    "labels": values.synonyms,
    "rules": values.weights,
    "links": _table(LinkSettings(), LINKS),
    "papers": _table(PaperSettings(), PAPERS),
    "review": _table(ReviewSettings(), REVIEW),
    "endpoints": _table(Endpoints(), ENDPOINTS),
}
