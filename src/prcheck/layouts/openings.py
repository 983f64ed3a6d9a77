"""Where the names that open a text end: before "et al.", a venue, a year."""

import re
from functools import lru_cache

from prcheck.layouts import names, venues

MEMORY = 1 << 12  # texts remembered: a stretch is asked about twice, one time after the other
_CLOSE_YEAR = re.compile(r"[\s,.(\[*_]+((?:19[5-9]|20[0-4])\d)\s*[)\]]?\s*[.,;]?[*_]{0,3}\s*[.,;]?\s*$")
_OPENING = " \t\n*_(["
_TAG_SIZE = 10
_OPEN_TAG = re.compile(r"<[a-z]{1,6}>\Z")


@lru_cache(MEMORY)
def names_end(source: str) -> int:
    """How much of a text its opening names take, 0 where it opens with none or holds nothing else."""
    et_al = names.et_al_end(source)
    if et_al and names.is_names(source[:et_al]) and any(sign.isalnum() for sign in source[et_al:]):
        return et_al
    found = venues.venue_at(source[:2000])
    if found:
        left = source[: found.start()]
        people = names.is_names(left) or names.is_surnames(left) or _is_person_before(left)
        return _before_marks(left) if people and not left.rstrip()[-1:].isalpha() else 0
    year = _CLOSE_YEAR.search(source[-80:])
    at = len(source) - len(source[-80:]) + year.start() if year else 0
    if not at or (names.is_abbreviated(source[:at]) and "," not in source and "(" not in source):
        return 0  # "J. Imaging 2022"
    return at if names.is_names(source[:at]) else 0


def _before_marks(left: str) -> int:
    """Where a text ends without the marks that open what follows: "J. Doe, <i>" before "CVPR 2024</i>"."""
    bare = left.rstrip(_OPENING)
    while tag := _OPEN_TAG.search(bare[-_TAG_SIZE:]):
        bare = bare[: len(bare) - len(tag[0])].rstrip(_OPENING)
    return len(bare)


def _is_person_before(left: str) -> bool:
    """Whether the text before a venue is one name with a full stop ("Jane Doe. arXiv"), and no track ("Best Paper")."""
    name = left.rstrip(" \t\n*_")
    return name.endswith(".") and names.is_person(name) and not names.is_track(name)
