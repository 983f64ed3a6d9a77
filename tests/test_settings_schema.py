"""The schema for editors takes what prcheck takes, and no other key."""

import json
import tomllib

import pytest
from jsonschema import Draft202012Validator
from scripts.settings_schema import TABLES, schema
from tests.test_configuration import FULL

from prcheck import configuration
from prcheck.configuration import keys
from prcheck.errors import ConfigError

VALIDATOR = Draft202012Validator(json.loads(schema()))


def test_full_settings_are_valid() -> None:
    Draft202012Validator.check_schema(json.loads(schema()))
    VALIDATOR.validate(tomllib.loads(FULL + '\n[rules]\nmissing-link = "off"\nPRC201 = "note"\n'))


def test_every_table_is_covered() -> None:
    tables = {name for name, key in keys.SETTINGS.items() if key.read.__qualname__.startswith("_table")}
    assert tables == set(TABLES)


@pytest.mark.parametrize(
    "text",
    [
        "lsts = []",
        "lists = 'a'",
        "[links]\ntime = 3",
        "[links]\ntimeout = 0",
        "[links]\nper-host = 0",
        "[rules]\nmissing-link = 'fatal'",
        "[rules]\nmissing-lnk = 'off'",
        "[endpoints]\narxiv = 'ftp://x'",
    ],
)
def test_what_prcheck_refuses_is_invalid(text: str) -> None:
    assert not VALIDATOR.is_valid(tomllib.loads(text))
    with pytest.raises(ConfigError):
        configuration.read(text, "prcheck.toml")


def test_editors_are_told_what_a_key_does_and_its_default() -> None:
    properties = json.loads(schema())["properties"]
    timeout = properties["links"]["properties"]["timeout"]
    assert (timeout["description"], timeout["default"]) == (
        "seconds for one link, its redirects and retries included",
        20,
    )
    assert "globs of the files that hold entries" in properties["lists"]["description"]
    for name, table in properties.items():
        told = table.get("properties", {name: table})
        assert all(one.get("description") for one in told.values()), name
    assert properties["rules"]["properties"]["out-of-order"]["default"] == "off"
