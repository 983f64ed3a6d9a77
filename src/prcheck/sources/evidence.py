"""What a paper's own remarks say of where it appeared; "submitted to" and the like say nothing."""

import re
from collections.abc import Iterator

from prcheck.facts import Published
from prcheck.sources import venues

LONGEST = 1_000  # characters of a remark that are read
_PARTS = re.compile(r"[;\n]|(?<=[a-z)\d])\.\s+(?=[A-Z])|\.\s*$|\s/\s")
_YES = re.compile(
    r"\b(?:accepted|accept|to appear|appears?|appeared|published|publication|presented|camera[- ]ready"
    r"|in proc(?:eedings|\.)?|proceedings of|in press|conference version)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"\b(?:submi\w*|under (?:review|consideration|revision)|in (?:review|submission)|reject\w*|not accepted|extend\w*"
    r"|extension|journal version of|conference version (?:of this|was|appeared)|previous\w*|earlier|preliminary|prior"
    r"|short(?:er)? version|challenge|competition|winner|winning|place|solution|(?:technical )?report for|based on"
    r"|template|format|style|follow\w*|supplement\w* (?:to|for|of)|code for|tutorial|invited|thesis|withdrawn"
    r"|companion|overlap\w*|admin note|see also|cit\w+|rebuttal|draft|intended|planned|to be submitted)\b",
    re.IGNORECASE,
)
# Words that may stand beside a bare "ICLR 2024": kinds of papers and of places in a programme.
_BESIDE = frozenset(
    "oral orals spotlight spotlights highlight highlights poster posters award best paper papers candidate main"
    " finalist track conference workshop workshops findings long short full pages page figures figure tables table and"
    " the at in of on with for international annual ieee acm cvf ieee/cvf proc proceedings notable top camera ready"
    " version datasets benchmarks dataset benchmark d b code project website".split()
)


def of_remark(remark: str, source: str) -> Iterator[Published]:
    """The places that a remark ("Accepted at ICLR 2024") says the paper appeared in."""
    for part in (piece.strip(" .,") for piece in _PARTS.split(remark[:LONGEST])):
        venue = venues.read(part)
        if not venue.keys or venue.archive or _NO.search(part):
            continue
        if _YES.search(part) or (venue.years and _bare(part, venue)):
            yield Published(part, venue.years, source)


def _bare(part: str, venue: venues.Venue) -> bool:
    """Whether a part is no more than the venue, its year and counts of pages."""
    names = {word for key in venue.keys for word in re.findall(r"[a-z]+", key.lower())}
    found = re.findall(r"[A-Za-z]+", part)
    return len(found) <= 14 and all(
        word.lower() in _BESIDE or word.lower().removesuffix("w") in names for word in found
    )


def of_reference(reference: str, source: str) -> Iterator[Published]:
    """The place that a journal reference names."""
    if reference and not _NO.search(reference):
        yield Published(reference, venues.years(reference), source)
