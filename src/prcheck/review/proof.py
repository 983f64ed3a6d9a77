"""Suggestions tried before they are made: committed together they must leave nothing that they offer to mend.

One fix may make another possible, stand in the way of one, or change how its neighbours read. So the text after all
suggestions is judged like the change itself; a suggestion takes in what is left to mend on its lines, or is given up.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prcheck.model import Finding, Severity
from prcheck.review.suggestion import Suggestion, suggest

ROUNDS = 5
"""How often the text after the suggestions is judged at most."""

Judge = Callable[[Mapping[str, str]], Iterable[Finding]]
"""The findings on the change with these texts after it, by path, without asking the network."""

ELSEWHERE = ("PRC5",)
"""Families of rules that speak of the whole change: no suggestion answers for them."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion for one file and what it answers for; `known` are the codes of all findings on its lines."""

    key: str
    path: str
    suggestion: Suggestion
    known: frozenset[str]


def proven(offers: Sequence[Offer], texts: Mapping[str, str], judge: Judge) -> tuple[Offer, ...]:
    """The offers that hold, some of them with more fixes than before; no two share a line."""
    offers = sorted(offers, key=lambda offer: (offer.path, offer.suggestion.lines.start))
    for _ in range(ROUNDS):
        if not offers:
            break
        after = {path: committed(text, _of(offers, path)) for path, text in texts.items()}
        found = [finding for finding in judge(after) if not finding.code.startswith(ELSEWHERE)]
        tried = [better for offer, lines in _placed(offers) if (better := _tried(offer, lines, after, found))]
        if tried == offers:
            return tuple(offers)
        offers = tried
    return ()


def committed(text: str, suggestions: Iterable[Suggestion]) -> str:
    """The text after these suggestions, from the top down, are committed."""
    lines = text.split("\n")
    for suggestion in sorted(suggestions, key=lambda one: one.lines.start, reverse=True):
        lines[suggestion.lines.start - 1 : suggestion.lines.stop - 1] = suggestion.text.split("\n")[:-1]
    return "\n".join(lines)


def _of(offers: Iterable[Offer], path: str) -> Iterator[Suggestion]:
    return (offer.suggestion for offer in offers if offer.path == path)


def _placed(offers: Iterable[Offer]) -> Iterator[tuple[Offer, range]]:
    """Each offer with its lines in the text after all of them."""
    moved: dict[str, int] = {}
    for offer in offers:
        start = offer.suggestion.lines.start + moved.get(offer.path, 0)
        size = offer.suggestion.text.count("\n")
        moved[offer.path] = moved.get(offer.path, 0) + size - len(offer.suggestion.lines)
        yield offer, range(start, start + size)


def _tried(offer: Offer, lines: range, after: Mapping[str, str], found: Iterable[Finding]) -> Offer | None:
    """The offer as it is where nothing is left, with what is left mended too, or None where it does not hold."""
    left = [finding for finding in found if finding.path == offer.path and finding.span.line in lines]
    fixes = [finding for finding in left if finding.fix]
    if not fixes:
        worse = any(f.severity is Severity.ERROR and f.code not in offer.known for f in left)
        return None if worse else offer
    more = suggest(after[offer.path], lines, fixes, (lines,))
    if more is None:
        return None
    old = offer.suggestion
    return replace(offer, suggestion=replace(old, text=more.text, safe=old.safe and more.safe))
