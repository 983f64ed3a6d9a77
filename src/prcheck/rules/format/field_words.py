"""The words that a list writes before its fields ("Date:", "Paper link:"), and those that misspell one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from prcheck.model import Entry, Kind, Span
from prcheck.rules.format.judging import NEIGHBOURS
from prcheck.rules.format.source import Lines

ALL = 0.9  # of the entries of a kind have the word
ALIKE = 0.7  # "Data" and "Date"
_WORD = re.compile(r"[\W\d_]*+([^\W\d_](?:[^\n:：*\[\]()|]{0,28}[^\s:：*\[\]()|])?)[*_]*+[ \t]*+[:：]")


class FieldWords:
    """Which words open the lines of a list's entries, and in how many of them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.every, self.words = Counter[Kind](), Counter[tuple[Kind, str]]()
        for entry in entries:
            self.every[entry.kind] += 1
            self.words.update(
                {(entry.kind, found[1]) for line in entry.raw.split("\n") if (found := _WORD.match(line))}
            )

    def misspelt(self, lines: Lines, entry: Entry) -> Iterator[tuple[Span, str, str]]:
        """The words that no other entry has where a usual one is missing: the place, the word, the usual one."""
        if self.every[entry.kind] < NEIGHBOURS:
            return
        found = [(n, m) for n in range(entry.span.line, entry.span.end_line + 1) if (m := _WORD.match(lines[n - 1]))]
        own = {match[1] for _, match in found}
        needed = [word for (kind, word), count in self.words.items() if self._is_usual(kind, count, entry)]
        for number, match in found:
            near = max((w for w in needed if w not in own), key=lambda w: _likeness(w, match[1]), default="")
            if not self.words[entry.kind, match[1]] and _likeness(near, match[1]) >= ALIKE:
                yield Span(number, match.start(1) + 1, number, match.end(1) + 1), match[1], near

    def _is_usual(self, kind: Kind, count: int, entry: Entry) -> bool:
        return kind is entry.kind and count >= ALL * self.every[kind]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
