"""Text for a terminal: colours, hostile characters made visible, source lines with carets."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice, takewhile

from prcheck.model import Severity, Span

WIDTH = 110
"""How many columns of a source line are shown."""

AROUND = 15
"""How many columns the line's number and the signs of a cut take."""

COLUMNS = WIDTH + AROUND
"""How many columns a line takes where no terminal is narrower."""

LEAD = 30
"""How many columns stand before the place when a long line is cut."""

INDENT = "    "
"""What the further lines of a folded message begin with."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS = frozenset({"Mn", "Me"})  # accents, and the selectors that turn a sign into an emoji
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Terminal colours and links, or none, and how many columns a line may take; `folds` keeps messages within them."""

    on: bool = False
    columns: int = COLUMNS
    links: bool = False
    folds: bool = False

    @property
    def width(self) -> int:
        """How many columns of a source line fit beside its number."""
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

    def linked(self, text: str, url: str) -> str:
        """Text that leads to an address (OSC 8), where the terminal knows such links."""
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if self.links else text

    def fold(self, text: str, used: int = 0) -> list[str]:
        """The visible text in lines that fit, broken at blanks, the first after `used` columns."""
        first, *rest = text.split(" ")
        lines = [first]
        for word in rest:
            room = self.columns - (used if len(lines) == 1 else len(INDENT))
            longer = f"{lines[-1]} {word}"
            if self.folds and lines[-1].strip() and measure(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

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
    shown = text if text.isprintable() else "".join(map(_show, text))  # most texts are, and it is told at once
    return shown.replace("##[", "##<U+005B>")


def hidden(character: str) -> bool:
    """Whether a character shows nothing by itself: a control, a format sign, one that is not assigned."""
    return unicodedata.category(character) in _HIDDEN


def excerpt(line: str, span: Span, number: int, width: int = WIDTH) -> Iterator[str]:
    """The source line under its number, and carets under the part that the span covers; `width` in columns."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    start, end = min(start, len(line)), min(max(end, start + 1), len(line) + 1)
    cut = 0 if _fitting(line, width) == len(line) else start - _fitting(line[:start][::-1], min(LEAD, width // 3))
    stop = cut + _fitting(line[cut:], width)
    before, after = "..." if cut else "", "..." if stop < len(line) else ""
    yield f"{number:>6} | {before}{visible(line[cut:stop])}{after}".rstrip()
    marked = line[start : min(end, stop)]
    yield f"{'':>6} | {' ' * measure(before + line[cut:start])}{'^' * max(1, measure(marked.rstrip()))}"


def _show(character: str) -> str:
    if character == "\t":
        return " "
    return f"<U+{ord(character):04X}>" if hidden(character) else character


def measure(text: str) -> int:
    """How many terminal columns the visible text takes; East Asian wide characters take two, marks none."""
    shown = visible(text)
    return len(shown) if shown.isascii() else sum(map(_columns, shown))


def _fitting(text: str, columns: int) -> int:
    """How many characters at the start fit into so many columns."""
    taken = accumulate(map(measure, islice(text, columns + 1)))
    return sum(1 for _ in takewhile(lambda total: total <= columns, taken))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
