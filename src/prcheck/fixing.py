"""A text after its fixes, and after the fixes that these make possible."""

from collections.abc import Callable, Iterable

from prcheck import edits
from prcheck.model import Fix

ROUNDS = 12
"""How often at most a text is checked and mended again."""


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """The text after the fixes that go together; of two that overlap the one that starts first counts."""
    ordered = sorted((fix for fix in fixes if fix.edits), key=_place)
    return edits.apply(text, (edit for fix in edits.compatible(ordered) for edit in fix.edits))


def settle(text: str, fixes_of: Callable[[str], Iterable[Fix]], rounds: int = ROUNDS) -> str:
    """The text after applying and checking again until nothing changes; `fixes_of` gives a text's fixes."""
    for _ in range(rounds):
        mended = apply(text, fixes_of(text))
        if mended == text:
            break
        text = mended
    return text


def _place(fix: Fix) -> tuple[object, ...]:
    """By first place; of two at one place the smaller, so that a rewriting of the whole entry comes last."""
    spans = [edit.span for edit in fix.edits]
    first, last = min(spans), max((span.end_line, span.end_column) for span in spans)
    return first.line, first.column, last, tuple(edit.text for edit in fix.edits), fix.title
