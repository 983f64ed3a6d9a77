"""Link texts that say by whom and from when a work is, and not what it is called: "Doe et al. (2024)"."""

import re
from typing import NamedTuple

from prcheck.layouts import names, venues

_NAMES = r"[^()\[\]\n\d]{2,79}[^\s()\[\]\n\d,]"
_DATED = re.compile(rf"({_NAMES})[\s,]{{0,3}}[(\[]?\s?((?:19[5-9]|20[0-4])\d)[a-z]?\s?[)\]]?\.?")
_SURNAME = re.compile(r"(?:(?:van|von|de|der|den|di|da|le|la) ){0,2}[A-Z][^\W\d_]+(?:['’-][A-Z][^\W\d_]+)?")


class Attribution(NamedTuple):
    """Where the names end and where the year begins, as offsets in the label, and whether these can only be names."""

    names: int
    year: int
    sure: bool


def of(label: str) -> Attribution | None:
    """The label's names and year, None where it is something else."""
    found = _DATED.fullmatch(label.strip())
    if not found or venues.venue_at(found[1]) or not names.is_wordless(found[1]):
        return None
    people = found[1]
    several = names.is_names(people) or names.is_surnames(people) or names.is_abbreviated(people)
    if not several and not _SURNAME.fullmatch(people):
        return None
    by = len(label) - len(label.lstrip())
    return Attribution(by + found.end(1), by + found.start(2), several)
