"""arXiv's identifiers: what is one, and what cannot be (https://info.arxiv.org/help/arxiv_identifier.html)."""

import re
from datetime import date, timedelta
from functools import lru_cache

FIRST, FIVE_DIGITS = (2007, 4), (2015, 1)  # the first month of today's form, and of five digits in it
_ARCHIVES = frozenset(
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga"
    " funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph"
    " q-alg q-bio quant-ph solv-int supr-con".split()
)
_NEW = r"(?P<month>\d{4})\.(?P<number>\d{4,5})"
_OLD = r"(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2,8}(?:-[a-z]+)?)?/(?P<digits>\d{7})"
_TAIL = r"(?:v\d+)?(?:\.pdf|\.ps|\.ps\.gz)?/*(?:\s*\[[\w.-]+\])?\s*$"  # "arXiv:2401.00001 [cs.CV]"
_FLAGS = re.IGNORECASE | re.ASCII  # no other script's digits
_ID = re.compile(rf"(?:^|/)(?:arxiv[:.]\s*)?(?:{_NEW}|{_OLD}){_TAIL}", _FLAGS)
_LIKE_ID = re.compile(r"(?:^|[/:.\s])(?P<month>\d{4})\.(?P<number>\d{3,7})(?:v\d+)?(?:\.pdf)?/*$", _FLAGS)


def read(text: str) -> str | None:
    """The canonical id at the end of a path or text ("2206.09592", "math/0309136"), None where it is none."""
    found = _ID.search(text)
    if found is None:
        return None
    if found["archive"]:
        archive = found["archive"].lower()
        return f"{archive}/{found['digits']}" if archive in _ARCHIVES and _month(found["digits"][:4]) else None
    name = f"{found['month']}.{found['number']}"
    return None if flaw(found["month"], found["number"]) else name


def flaw(month: str, number: str, today: date | None = None) -> str:
    """Why there can be no paper with this id, "" where there can; dates in the future need `today` (UTC)."""
    wrong = _flaw(month, len(number), today)
    if not wrong and not number.strip("0"):
        wrong = "has number zero; numbers start at one"
    return f'arXiv id "{month}.{number}" {wrong}' if wrong else ""


@lru_cache(maxsize=2048)
def _flaw(month: str, digits: int, today: date | None) -> str:
    when = _month(month)
    if when is None:
        return f"has month {month[2:]}; months go from 01 to 12"
    if when < FIRST:
        return "is older than 0704, the first month of such ids"
    expected = 5 if when >= FIVE_DIGITS else 4
    if digits != expected:
        return f"has {digits} digits after the dot; ids of that month have {expected}"
    return "is of a month in the future" if today is not None and when > _next(today) else ""


def suspect(text: str) -> tuple[str, str] | None:
    """Month and number of what is written like an id, whether or not there can be such a paper."""
    found = _LIKE_ID.search(text)
    return (found["month"], found["number"]) if found else None


def month(identifier: str) -> tuple[int, int] | None:
    """Year and month of a canonical id."""
    digits = identifier.rpartition("/")[2][:4]
    return _month(digits)


def _month(digits: str) -> tuple[int, int] | None:
    year, number = int(digits[:2]), int(digits[2:])
    return (2000 + year if year < 91 else 1900 + year, number) if 1 <= number <= 12 else None


def _next(today: date) -> tuple[int, int]:
    """The month of the day after: somewhere it is tomorrow already."""
    tomorrow = today + timedelta(days=1)
    return tomorrow.year, tomorrow.month
