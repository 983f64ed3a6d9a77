"""The block phase beside mistletoe's, which reads the same lists far slower: both see the same blocks."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.data import LISTS, load, name, needs_data
from tests.markdown import reference

from prcheck.markdown import Block, caps, normalise, tree

Seen = tuple[int, str, int, int, int, str, str, int]

# A blank line ends those pieces below whose quote, bare item or definition the library joins the next line to, or not.
PIECES = (
    "# A heading\n",
    "Underlined\n===\n",
    "**A Title**<br>\n*Ada Lovelace*<br>\nCVPR 2024 [[Paper](https://example.org/1)]\n",
    "- an item\n- another\n    - below\n\n      more of it\n",
    "* [A](https://example.org/2), venue\n  lazy\nlazier\n",
    "1. one\n2. two\n10) ten\n",
    "-\n  bare\n\n",
    "| a | b |\n|---|:-:|\n| 1 | 2 |\nplain row\n",
    "```text\n# no heading\n\n**T**\n```\n",
    "~~~\ncode\n~~~\n",
    "    indented\n\n    more\n",
    "<!-- **Old**\n\n- item\n-->\n",
    "<details><summary>More</summary>\n\n",
    "</details>\n",
    '<a id="x"></a>\n**T**\n',
    "<br>\n",
    "> quoted\n> - item\nlazy\n\n",
    "[name]: https://example.org/3 'title'\n\n",
    "***\n",
    "text\n***\n- - -\n",
    "text\n# heading\n> quote\n\n",
)


def seen(roots: Sequence[Block], depth: int = 0) -> Iterator[Seen]:
    """All of the blocks, with their depth; what stands in quotes is told by cmark only, code of blanks by none."""
    for block in roots:
        if not (block.kind == "code" and block.start == block.end and not block.text and depth == 0):
            text = block.text.strip("\n")
            yield depth, block.kind, block.start, block.end, block.level, text, block.marker, block.content
        if block.kind not in ("quote", "table"):
            yield from seen(block.kids, depth + 1)


def both(text: str) -> tuple[list[Seen], list[Seen]]:
    view, _ = caps.view(tuple(text.split("\n")))
    (ours, names), (theirs, others) = tree.parse(view), reference.parse([f"{line}\n" for line in view])
    assert names == others
    return list(seen(ours)), list(seen(theirs))


@needs_data
@pytest.mark.no_cover
@pytest.mark.parametrize("path", LISTS, ids=name)
def test_real_lists(path: Path) -> None:
    ours, theirs = both(normalise(load(path)))
    assert ours == theirs


@pytest.mark.parametrize("seed", range(40))
def test_invented_lists(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same lists in each run
    text = "".join(piece + "\n" * chance.randint(0, 1) for piece in chance.choices(PIECES, k=40))
    ours, theirs = both(text)
    assert ours == theirs
