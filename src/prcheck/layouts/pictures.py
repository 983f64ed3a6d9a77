"""Images that stand alone among the entries and lead to a paper: an entry of which only its figure was written."""

from collections import Counter
from collections.abc import Sequence

from prcheck.layouts import words
from prcheck.layouts.evidence import place
from prcheck.layouts.reading import Reading
from prcheck.model import Kind, Link

_HABIT = 3  # such images in a section: it means them so


class Pictures:
    """The images of a list, and the entries that they stand among."""

    def __init__(self, entries: Sequence[Reading], readings: Sequence[Reading]) -> None:
        self.first = {place(entry): entry.unit.span.line for entry in reversed(entries)}
        self.held = Counter(place(reading) for reading in readings if _paper(reading))
        self.urls = {part.url for entry in entries for part in entry.parts if isinstance(part, Link)}

    def stray(self, reading: Reading) -> bool:
        """Whether a paragraph is such an image of a paper that no entry has; above the first entry it is a logo."""
        where, url = place(reading), _paper(reading)
        if not url or url in self.urls or reading.unit.doubtful or self.held[where] >= _HABIT:
            return False
        return where in self.first and reading.unit.span.line > self.first[where]


def _paper(reading: Reading) -> str:
    """The paper that a paragraph's only content, an image, leads to, "" of any other unit."""
    unit, links = reading.unit, reading.inline.links
    if unit.kind is not Kind.PARAGRAPH or len(links) != 1 or not links[0].badge:
        return ""
    around = unit.text[: links[0].start] + unit.text[links[0].end :]
    return links[0].url if words.is_paper_url(links[0].url) and not any(map(str.isalnum, around)) else ""
