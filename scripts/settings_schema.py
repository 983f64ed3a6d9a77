"""The JSON Schema of the settings, for editors, made from the readers of the keys."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from prcheck import configuration as keys
from prcheck.configuration.values import DAY
from prcheck.explain import summary, weight
from prcheck.model import Severity
from prcheck.rules import RULES
from prcheck.rules.base import Rule
from prcheck.settings import SOURCES, Settings

PAGE = Path(__file__).parent.parent / "docs" / "configuration.md"

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
COUNT: Schema = {"type": "integer", "minimum": 0}
WEIGHT: Schema = {"enum": [*(severity.value for severity in Severity), "off"]}
SYNONYMS: Schema = {"type": "object", "additionalProperties": {"oneOf": [{"type": "string"}, TEXTS]}}

READERS: Mapping[str, Schema] = {
    "text": TEXT,
    "texts": TEXTS,
    "sources": {"type": "array", "items": {"enum": list(SOURCES)}},
    "flag": {"type": "boolean"},
    "seconds": {"type": "number", "exclusiveMinimum": 0, "maximum": DAY},
    "count": COUNT,
    "positive": {**COUNT, "minimum": 1},
    "networks": TEXTS,
    "base_url": {"type": "string", "pattern": "^https?://[^\\s/?#]+(/[^\\s?#]*)?$"},
    "synonyms": SYNONYMS,
}
TABLES: Mapping[str, Mapping[str, Callable[..., object]]] = {
    "links": keys.LINKS,
    "papers": keys.PAPERS,
    "review": keys.REVIEW,
    "endpoints": keys.ENDPOINTS,
}


def schema() -> str:
    """The schema as JSON text."""
    properties = {name: _property(name, reader) for name, reader in keys.SETTINGS.items()}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "prcheck settings (prcheck.toml)"}
    return json.dumps({**head, **_closed(properties)}, indent=2, ensure_ascii=False) + "\n"


def _property(name: str, reader: Callable[..., object]) -> Schema:
    if name in TABLES:
        told, values = _told(f"## `[{name}]`"), asdict(getattr(Settings(), name))
        inner = TABLES[name].items()
        return _closed({key: _key(READERS[one.__name__], told.get(key), values[_name(key)]) for key, one in inner})
    if name == "rules":
        return _closed({word: _rule(rule) for rule in RULES for word in (rule.name, rule.code)})
    return _key(READERS[reader.__name__], _told("# Settings").get(name), None)


def _key(shape: Schema, told: str | None, default: object) -> Schema:
    """A key with what an editor shows beside it."""
    shown = {"description": told} if told else {}
    return {**shape, **shown} | (
        {"default": default} if isinstance(default, str | int | float) and default != "" else {}
    )


def _rule(rule: Rule) -> Schema:
    return {**WEIGHT, "description": summary(rule), "default": weight(rule)}


def _told(heading: str) -> Mapping[str, str]:
    """What the page says of each key below a heading, without its marks."""
    part = f"\n{PAGE.read_text('utf-8')}".partition(f"\n{heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([a-z-]+)` \|[^|]*\| (.*) \|$", part, flags=re.MULTILINE)
    return {key: text.replace("`", "") for key, text in rows}


def _name(key: str) -> str:
    return key.replace("-", "_")


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}
