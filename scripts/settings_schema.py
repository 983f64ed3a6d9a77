"""The JSON Schema of the settings, for editors, made from the readers of the keys."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from prcheck import configuration as keys
from prcheck.model import Severity
from prcheck.rules import RULES
from prcheck.settings import SOURCES

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
COUNT: Schema = {"type": "integer", "minimum": 0}
WEIGHT: Schema = {"enum": [*(severity.value for severity in Severity), "off"]}
SYNONYMS: Schema = {"type": "object", "additionalProperties": {"oneOf": [{"type": "string"}, TEXTS]}}

READERS: Mapping[str, Schema] = {
    "_text": TEXT,
    "_texts": TEXTS,
    "_sources": {"type": "array", "items": {"enum": list(SOURCES)}},
    "_flag": {"type": "boolean"},
    "_seconds": {"type": "number", "exclusiveMinimum": 0, "maximum": keys.DAY},
    "_count": COUNT,
    "_threads": {**COUNT, "minimum": 1},
    "_networks": TEXTS,
    "_base_url": {"type": "string", "pattern": "^https?://[^\\s/?#]+(/[^\\s?#]*)?$"},
    "_synonyms": SYNONYMS,
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
        return _closed({key: READERS[inner.__name__] for key, inner in TABLES[name].items()})
    if name == "rules":
        return _closed({word: WEIGHT for rule in RULES for word in (rule.name, rule.code)})
    return READERS[reader.__name__]


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}
