"""Places, and the words for what stands there."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a part of an entry is."""

    TITLE = "title"
    AUTHORS = "authors"
    VENUE = "venue"
    YEAR = "year"
    DATE = "date"
    LINK = "link"
    TAG = "tag"
    OTHER = "other"


class Mark(StrEnum):
    """How a part is marked up."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    QUOTED = "quoted"
    LINKED = "linked"
    HEADING = "heading"


class Gap(StrEnum):
    """What separates a part from the part before it, as GitHub renders it.

    `FIRST`: nothing before. `NONE`: the same source line. `SOFT`: a new source line that renders as a blank.
    `HARD`: a line break (`<br>`, `</br>`, two spaces or a backslash at the end of the line).
    `BLOCK`: another block: a table cell, a nested item, a paragraph.
    """

    FIRST = "first"
    NONE = "none"
    SOFT = "soft"
    HARD = "hard"
    BLOCK = "block"


class Kind(StrEnum):
    """The shape of the unit of Markdown that holds an entry."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    ROW = "row"
    HEADING = "heading"
    FIELDS = "fields"


class Flaw(StrEnum):
    """What is wrong with the writing of a link."""

    UNCLOSED = "unclosed"  # a bracket or parenthesis is missing
    SPACE_BEFORE_URL = "space-before-url"  # [Paper] (url)
    BLANK_IN_URL = "blank-in-url"  # [Paper](https://arxiv. org/abs/1)
    SCHEME = "scheme"  # hhttps://, http//, https:/x
    EMPTY = "empty"  # [Paper]()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text: `end_line` is the last line (inclusive), `end_column` one past its last character."""

    line: int
    column: int
    end_line: int
    end_column: int
