"""What a probe gets and gives: knowledge of one kind of link that needs no request to the link itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prcheck.model import LinkState
    from prcheck.web.answers import Question


@dataclass(frozen=True, slots=True)
class Terms:
    """What a probe may use: the bases of the APIs, the day (UTC), and whether places inside pages count."""

    doi: str
    github: str
    youtube: str
    today: date
    fragments: bool = False


Probe = Callable[[str, Terms], "Question | LinkState | None"]
"""The verdict on an address, the question that tells, or None for an address of another kind."""
