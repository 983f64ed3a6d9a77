"""A list's outline: its outermost blocks, each with the headings above it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from prcheck.layouts.inline import scan
from prcheck.layouts.works import is_work
from prcheck.markdown import Block, Blocks
from prcheck.model import Limit, Mark

_HTML = re.compile(
    r"<(?P<open>details)\b|</(?P<shut>details)\s*>|<summary\b[^<>]{0,200}>(?P<summary>.{0,400}?)</summary\s*>"
    r"|<h(?P<level>[1-6])\b[^<>]{0,200}>(?P<text>.{0,400}?)</h[1-6]\s*>",
    re.IGNORECASE | re.DOTALL,
)
# What lists keep besides papers. Only whole headings count: "Citation Recommendation" is a topic.
_BESIDE = re.compile(
    r"table of contents?.*|contents?|toc|index|(?:the )?licen[cs]e.*|contribut(?:e|ing|ion|ions|ors?)(?: \w+){0,3}"
    r"|how to \w+.*|citations?|cite(?: us| this.*)?|citing.*|bibtex|acknowledge?ments?|thanks.*|credits?"
    r"|(?:latest |recent |\w+ )?(?:news|updates?)(?: .*)?|what s new|change ?log|contact.*|(?:\w+ )?star history"
    r"|maintainers?|about.*|目录|贡献.*|引用|许可证|致谢|更新.*|新闻"
)
_WORDS = re.compile(r"[^\W\d_]+")
_LABEL = 8.0
_CLIP = 300  # characters of a heading in a path; a paragraph with dashes below it is one, too
DEEPEST = 20
"""How many levels a section's path has; lists have six at most, but `<details>` nest without end."""
_LOOK = 12  # items tell what a list is


class Spot(NamedTuple):
    """An outermost block, the section path above it, the line of the nearest heading, whether papers are rare there.

    A heading's own words are not in its path.
    """

    block: Block
    section: tuple[str, ...]
    group: int
    doubtful: bool


class Outline:
    """The spots of a text in order of place; `take` marks blocks that a layout has read, so that no other does."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.taken: set[int] = set()
        self.path: list[tuple[float, str, int]] = []
        self.depths: list[int] = []
        self.limits: tuple[Limit, ...] = ()
        self.spots = tuple(self._spots())

    def take(self, *blocks: Block) -> None:
        """Keep these blocks from the other layouts."""
        self.taken.update(block.start for block in blocks)

    def free(self, kind: str) -> Iterator[Spot]:
        """The spots of this kind that no layout has read."""
        return (spot for spot in self.spots if spot.block.kind == kind and spot.block.start not in self.taken)

    def plain(self, text: str) -> str:
        """What a reader sees of a piece of Markdown."""
        return scan(text, self.blocks.definitions).plain()

    def _spots(self) -> Iterator[Spot]:
        roots = self.blocks.roots
        for block, following in zip(roots, (*roots[1:], None), strict=False):
            if block.kind == "heading":
                self._enter(block.level, self.plain(block.text), block.start)
            elif block.kind == "html":
                self._html(block)
            elif block.kind == "paragraph" and (label := self._label(block, following)):
                self._enter(_LABEL, label, block.start)
                self.take(block)
            yield self._spot(block)

    def _spot(self, block: Block) -> Spot:
        above = self.path[:-1] if block.kind == "heading" else self.path
        section = tuple(text for _, text, _ in above)
        group = above[-1][2] if above else 0
        return Spot(block, section, group, bool(section) and is_beside(section[-1]))

    def _enter(self, level: float, text: str, line: int) -> None:
        while self.path and self.path[-1][0] >= level:
            self.path.pop()
        self._deepen(level, text, line)

    def _deepen(self, level: float, text: str, line: int) -> None:
        if len(self.path) < DEEPEST:
            self.path.append((level, text[:_CLIP], line))
        else:
            self.limits = self.limits or (Limit("levels of sections", DEEPEST + 1, DEEPEST, line),)

    def _html(self, block: Block) -> None:
        for found in _HTML.finditer(block.text):
            if found["open"]:
                self.depths.append(len(self.path))
            elif found["shut"]:
                if self.depths:
                    del self.path[self.depths.pop() :]
            elif found["level"]:
                self._enter(int(found["level"]), self.plain(found["text"]), block.start)
            else:
                inner = self.path[-1][0] + 0.01 if self.path and self.path[-1][0] < _LABEL else 0.5
                self._deepen(inner, self.plain(found["summary"]), block.start)

    def _label(self, block: Block, following: Block | None) -> str:
        """The words of a one-line paragraph that heads a list: all bold, or with a colon at its end."""
        if not following or following.kind != "list" or block.end > block.start:
            return ""
        line = self.blocks.line(block.start).strip()
        seen = scan(line, self.blocks.definitions)
        text = seen.plain()
        if text.endswith((":", "：")) and not any(link.url.startswith("http") for link in seen.links):
            return text.rstrip(":： ")
        bolds = (mark for mark in seen.marks if mark.mark is Mark.BOLD)
        bold = any(not seen.plain(0, mark.start) + seen.plain(mark.end) for mark in bolds)
        return text if bold and _holds_works(self.blocks, following) else ""


@lru_cache(64)  # asked for each block below the heading
def is_beside(heading: str) -> bool:
    """Whether a heading names what lists keep besides papers: contents, licence, news."""
    return _BESIDE.fullmatch(" ".join(_WORDS.findall(heading.lower()))) is not None


def _holds_works(blocks: Blocks, block: Block) -> bool:
    firsts = [blocks.line(item.start)[max(item.content, 0) :] for item in block.kids[:_LOOK]]
    return 2 * sum(map(is_work, firsts)) > len(firsts)
