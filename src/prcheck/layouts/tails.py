"""A paragraph of links right below a list: it ends the list for Markdown, and belongs to its last item for a reader."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from prcheck.layouts.inline import Inline, scan
from prcheck.layouts.words import is_outside, label_name, size
from prcheck.markdown import Block, Blocks

_NEAR = 2  # lines from the list's last one: at most one blank line between them
_BETWEEN = re.compile(r"(?:[\s|·,/\\&()\[\]-]|<br\s?/?>)*", re.IGNORECASE)
_TITLE = 3  # words of an item that may lack its links


def find(blocks: Blocks) -> Mapping[int, Block]:
    """The paragraphs, by the first line of the list that each belongs to."""
    return {above.start: below for above, below in pairwise(blocks.roots) if _belongs(blocks, above, below)}


def _belongs(blocks: Blocks, above: Block, below: Block) -> bool:
    """Whether badges or labels alone stand below an item that has no link, or badges below an item of its own."""
    if above.kind != "list" or below.kind != "paragraph" or below.start - above.end > _NEAR:
        return False
    last = above.kids[-1]
    if any(kid.kind != "paragraph" for kid in last.kids):
        return False
    seen = scan("\n".join(blocks.lines[below.start - 1 : below.end]), blocks.definitions)
    badges = bool(seen.links) and all(link.badge for link in seen.links)
    text = "\n".join(blocks.lines[last.start - 1 : last.end])
    lone = badges and len(above.kids) == 1
    return _is_links(seen) and size(text) >= _TITLE and (lone or not ("](" in text or "://" in text))


def _is_links(seen: Inline) -> bool:
    """Whether a text is a row of links out of the list, each an image or a label, and nothing else."""
    named = (k.badge or label_name(seen.plain(k.label_start, k.label_end)) for k in seen.links)
    outside = all(is_outside(link.url) for link in seen.links)
    return bool(seen.links) and outside and all(named) and all(map(_BETWEEN.fullmatch, _rest(seen)))


def _rest(seen: Inline) -> Iterator[str]:
    at = 0
    for link in sorted(seen.links):
        yield seen.text[at : link.start]
        at = max(at, link.end)
    yield seen.text[at:]
