"""Reading settings from TOML: every key is known and of the right type, or the error says what was meant."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace

from prcheck import lists
from prcheck.configuration import keys, values
from prcheck.configuration.place import Place
from prcheck.errors import ConfigError
from prcheck.settings import Settings

NAMES = lists.SETTINGS

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
    given = values.mapping(table, "prcheck", place)
    found = dict(keys.read(given, keys.SETTINGS, place))
    if "template" in found and "template_from" in found:
        raise place.error("template-from", "both template and template-from are given; keep one of them")
    if named := {"template", "template-from"} & set(given):
        found["template_source"] = place.at(named.pop())
    if "template" in found:
        found["template_lines"] = place.lines("template", found["template"])
    return replace(Settings(), **found)
