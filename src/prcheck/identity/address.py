"""An address taken apart as far as identity needs it, faster and more patient than a parser of URLs."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

_TRAIL = ".,;:!'\"`>)]}"
_PAIRS = {")": "(", "]": "[", ">": "<", "}": "{"}
_SCP = re.compile(r"^(?:ssh://)?git@([\w.-]+)[:/](.+)$", re.IGNORECASE)
_SCHEME = re.compile(r"^(?:https?:/{0,3}|//)", re.IGNORECASE)
_LEAD = ("www.", "m.", "www2.")


class Address(NamedTuple):
    """`host` in lower case without "www.", `path` without its first slash, percent-decoded once, `query` as written."""

    host: str
    path: str
    query: str

    def asked(self, name: str) -> str:
        """The value of a parameter of the query, "" without it."""
        for pair in self.query.split("&"):
            key, _, value = pair.partition("=")
            if key.lower() == name:
                return unquote(value)
        return ""


def tidy(text: str) -> str:
    """The text without blanks, quotes and closing signs around it; a bracket that has its partner stays."""
    text = text.strip().lstrip("<\"'`([")
    while text and text[-1] in _TRAIL:
        opening = _PAIRS.get(text[-1])
        if opening and text.count(opening) >= text.count(text[-1]):
            break
        text = text[:-1]
    return text


def read(text: str) -> Address:
    """The parts of an address, its scheme being optional."""
    if "@" in text:
        text = _SCP.sub(r"\1/\2", text)
    rest = text[8:] if text.startswith("https://") else _SCHEME.sub("", text, count=1)
    if "#" in rest:
        rest = rest.partition("#")[0]
    rest, _, query = rest.partition("?")
    host, _, path = rest.partition("/")
    return Address(_host(host), (unquote(path).strip() if "%" in path else path).lstrip("/"), query)


@lru_cache(maxsize=4096)
def _host(host: str) -> str:
    name = host.lower().partition(":")[0].rstrip(".")
    for lead in _LEAD:
        name = name.removeprefix(lead)
    return name
