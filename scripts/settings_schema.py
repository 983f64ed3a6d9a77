"""The JSON Schema of the settings, for editors, made from the keys."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from prcheck.configuration import keys
from prcheck.configuration.keys import Key
from prcheck.configuration.values import DAY, LONGEST_GLOB
from prcheck.explain import summary, weight
from prcheck.model import Severity
from prcheck.rules import RULES
from prcheck.rules.base import Rule
from prcheck.settings import SOURCES, Settings

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
COUNT: Schema = {"type": "integer", "minimum": 0}
WEIGHT: Schema = {"enum": [*(severity.value for severity in Severity), "off"]}
SYNONYMS: Schema = {"type": "object", "additionalProperties": {"oneOf": [{"type": "string"}, TEXTS]}}

READERS: Mapping[str, Schema] = {
    "text": TEXT,
    "texts": TEXTS,
    "globs": {"type": "array", "items": {"type": "string", "maxLength": LONGEST_GLOB}},
    "sources": {"type": "array", "items": {"enum": list(SOURCES)}},
    "flag": {"type": "boolean"},
    "seconds": {"type": "number", "exclusiveMinimum": 0, "maximum": DAY},
    "count": COUNT,
    "positive": {**COUNT, "minimum": 1},
    "networks": TEXTS,
    "base_url": {"type": "string", "pattern": "^https?://[^\\s/?#]+(/[^\\s?#]*)?$"},
    "synonyms": SYNONYMS,
}
TABLES: Mapping[str, Mapping[str, Key]] = {
    "links": keys.LINKS,
    "papers": keys.PAPERS,
    "review": keys.REVIEW,
    "endpoints": keys.ENDPOINTS,
}


def schema() -> str:
    """The schema as JSON text."""
    properties = {name: _property(name, key) for name, key in keys.SETTINGS.items()}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "prcheck settings (prcheck.toml)"}
    return json.dumps({**head, **_closed(properties)}, indent=2, ensure_ascii=False) + "\n"


def _property(name: str, key: Key) -> Schema:
    if name in TABLES:
        values = asdict(getattr(Settings(), name))
        return _closed({word: _key(one, values[_name(word)]) for word, one in TABLES[name].items()})
    if name == "rules":
        return _closed({word: _rule(rule) for rule in RULES for word in (rule.name, rule.code)})
    return _key(key, None)


def _key(key: Key, default: object) -> Schema:
    """A key with what an editor shows beside it."""
    return {**READERS[key.read.__name__], "description": key.told.replace("`", "")} | (
        {"default": default} if isinstance(default, str | int | float) and default != "" else {}
    )


def _rule(rule: Rule) -> Schema:
    return {**WEIGHT, "description": summary(rule), "default": weight(rule)}


def _name(key: str) -> str:
    return key.replace("-", "_")


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}
