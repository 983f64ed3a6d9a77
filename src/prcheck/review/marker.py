"""The hidden first line of what prcheck posts, by which it knows its own texts again.

A marker counts only at the very start of a body that our own login wrote: anybody can copy one.
"""

import re
from dataclasses import dataclass

from prcheck.prose.rows import digest

_MARKER = re.compile(
    r"<!-- prcheck:(?P<kind>summary|entry|review|issue) config=(?P<config>[0-9a-f]{16}) "
    r"key=(?P<key>[0-9a-f]{16}) state=(?P<state>open|fixed) -->\r?\n"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """What a text of ours is: its kind, whose configuration's, which entry's, and whether that is fixed."""

    kind: str
    config: str
    key: str
    state: str = "open"

    def __str__(self) -> str:
        return f"<!-- prcheck:{self.kind} config={self.config} key={self.key} state={self.state} -->\n"


def configuration(path: str) -> str:
    """The id of a configuration: its settings' path alone makes it."""
    return digest(path.strip())


def read(body: str | None) -> Marker | None:
    """The marker at the start of a body."""
    found = _MARKER.match(body or "")
    return Marker(**found.groupdict()) if found else None
