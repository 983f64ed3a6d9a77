"""Text for a terminal: colours, hostile characters made visible, source lines with carets."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from prcheck.model import Severity, Span

WIDTH = 110
"""How many characters of a source line are shown."""

AROUND = 15
"""How many columns the line's number and the signs of a cut take."""

COLUMNS = WIDTH + AROUND
"""How many columns a line takes where no terminal is narrower."""

LEAD = 30
"""How many characters stand before the place when a long line is cut."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Terminal colours, or none, and how many columns a line may take."""

    on: bool = False
    columns: int = COLUMNS

    @property
    def width(self) -> int:
        """How many characters of a source line fit beside its number."""
        return min(WIDTH, max(self.columns, 3 * AROUND) - AROUND)

    def bold(self, text: str) -> str:
        """Text that stands out."""
        return self._wrap("1", text)

    def severity(self, severity: Severity, text: str) -> str:
        """Text in the colour of its weight."""
        return self._wrap(_COLOURS[severity], text)

    def removed(self, text: str) -> str:
        """A line that a fix takes away."""
        return self._wrap("31", text)

    def added(self, text: str) -> str:
        """A line that a fix puts there."""
        return self._wrap("32", text)

    def faint(self, text: str) -> str:
        """Text that stands back."""
        return self._wrap("2", text)

    def diff(self, text: str) -> str:
        """A diff for people: its lines in colours, hidden characters visible."""
        styles = {"+": self.added, "-": self.removed, "@": self.faint}
        lines = (line.removesuffix("\r") for line in text.split("\n"))
        return "\n".join(styles.get(line[:1], str)(visible(line)) for line in lines)

    def _wrap(self, style: str, text: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self.on else text


def visible(text: str) -> str:
    """One line in which no character can move the cursor, hide or reorder others: those are shown as `<U+202E>`.

    So is the bracket of `##[`, which GitHub's runner takes for a command anywhere in a line.
    """
    return "".join(map(_show, text)).replace("##[", "##<U+005B>")


def hidden(character: str) -> bool:
    """Whether a character shows nothing by itself: a control, a format sign, one that is not assigned."""
    return unicodedata.category(character) in _HIDDEN


def excerpt(line: str, span: Span, number: int, width: int = WIDTH) -> Iterator[str]:
    """The source line under its number, and carets under the part that the span covers; `width` in characters."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    start, end = min(start, len(line)), min(max(end, start + 1), len(line) + 1)
    cut = max(0, start - min(LEAD, width // 3)) if len(line) > width else 0
    shown = line[cut : cut + width]
    before, after = "..." if cut else "", "..." if cut + width < len(line) else ""
    yield f"{number:>6} | {before}{visible(shown)}{after}".rstrip()
    marked = line[start : min(end, cut + width)]
    yield f"{'':>6} | {' ' * _width(before + line[cut:start])}{'^' * max(1, _width(marked.rstrip()))}"


def _show(character: str) -> str:
    if character == "\t":
        return " "
    return f"<U+{ord(character):04X}>" if hidden(character) else character


def _width(text: str) -> int:
    """How many terminal columns the visible text takes; East Asian wide characters take two, marks none."""
    return sum(_columns(character) for character in visible(text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
