"""A list's file as blocks: what stands on which lines, and how it nests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from prcheck.markdown import caps
from prcheck.model import Limit

MEMORY = 4  # texts remembered: a list is looked at for its entries and for its template


class Block(NamedTuple):
    """One block on the lines `start` to `end` (from 1, inclusive, no blank lines at its ends).

    `kind` is "heading", "paragraph", "list", "item", "table", "row", "code", "quote", "html", "comment", "rule" or
    "definition". `level` is a heading's; `text` a heading's words with their mark-up, or an HTML block's source.
    `marker` is an item's ("-", "*", "1."), `content` the column (from 0, tabs to stops of four) where its text begins,
    -1 in quotes.
    """

    kind: str
    start: int
    end: int
    kids: tuple["Block", ...] = ()
    level: int = 0
    text: str = ""
    marker: str = ""
    content: int = 0

    def walk(self) -> Iterator["Block"]:
        """The block itself and all below it, in order of place."""
        waiting = [self]
        while waiting:
            block = waiting.pop()
            yield block
            waiting.extend(reversed(block.kids))


@dataclass(frozen=True)
class Blocks:
    """A whole text: its lines without ends, its outermost blocks, its link reference definitions (name -> address).

    `limits` are the caps that parts of it exceed; those parts are in no block.
    """

    lines: tuple[str, ...] = ()
    roots: tuple[Block, ...] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)
    limits: tuple[Limit, ...] = ()

    def line(self, number: int) -> str:
        """The source line with this number (from 1)."""
        return self.lines[number - 1]

    @cached_property
    def text(self) -> str:
        """The lines as one text: one search over all of it costs far less than one on each line."""
        return "\n".join(self.lines)

    def walk(self) -> Sequence[Block]:
        """Every block, in order of place."""
        return self._every

    @cached_property
    def _every(self) -> tuple[Block, ...]:
        return tuple(block for root in self.roots for block in (root.walk() if root.kids else (root,)))


def normalise(text: str) -> str:
    """The text with LF line ends and no byte order mark; nothing else ends a line."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@lru_cache(MEMORY)
def read(text: str) -> Blocks:
    """The blocks of a text that `normalise` gave."""
    from prcheck.markdown import tree

    lines = tuple(text.split("\n"))
    view, limits = caps.view(lines)
    roots, definitions = tree.parse(view)
    return Blocks(lines, roots, definitions, limits)
