"""The tables of the page on the settings, made from the keys."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from scripts.readme import filled
from scripts.settings_schema import TABLES

from prcheck.configuration import keys
from prcheck.configuration.keys import Key
from prcheck.settings import Settings

PAGE = Path(__file__).parent.parent / "docs" / "configuration.md"
TYPES: Mapping[str, str] = {
    "text": "text",
    "texts": "list of texts",
    "globs": "list of texts",
    "sources": "list of names",
    "flag": "true or false",
    "seconds": "number",
    "count": "whole number",
    "positive": "whole number, 1 or more",
    "networks": "list of networks",
    "base_url": "address",
    "synonyms": "table",
}
"""What each reader takes, in words."""

APART = ("labels", "rules", *TABLES)
"""The keys that are tables of their own."""


def page() -> str:
    """The page with its tables filled in."""
    top = {name: key for name, key in keys.SETTINGS.items() if name not in APART}
    tables = {"settings": _table(top, {})}
    for name, table in TABLES.items():
        tables[name] = _table(table, asdict(getattr(Settings(), name)))
    return filled(PAGE.read_text("utf-8"), tables)


def _table(table: Mapping[str, Key], values: Mapping[str, object]) -> str:
    rows = ("| key | type | default | what it does |", "|---|---|---|---|")
    more = (_row(name, key, values.get(name.replace("-", "_"))) for name, key in table.items())
    return "".join(f"{row}\n" for row in (*rows, *more))


def _row(name: str, key: Key, value: object) -> str:
    return f"| `{name}` | {TYPES[key.read.__name__]} | {key.default or _plain(value)} | {key.told} |"


def _plain(value: object) -> str:
    """A default as TOML writes it."""
    return f"`{value}`" if isinstance(value, str) else str(value).lower().removesuffix(".0")
