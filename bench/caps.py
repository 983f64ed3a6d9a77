"""The caps of a check, each beside the largest value in real lists.

PRCHECK_DATA=folder python -m bench.caps
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from prcheck import contexts, layouts, run
from prcheck.changes import compare
from prcheck.layouts import candidates, declared, examples, focus, force, outline
from prcheck.layouts.outline import Outline
from prcheck.layouts.portions import cut
from prcheck.markdown import Blocks, caps, normalise, read
from prcheck.model import Template
from prcheck.patch import diff
from prcheck.rules import flood
from prcheck.settings import Settings

FOLDER = Path(os.environ.get("PRCHECK_DATA") or sys.exit("set PRCHECK_DATA to the folder of real lists")) / "prs"


def main() -> None:
    pairs = [(_text(path), _text(path.with_name("head.md"))) for path in sorted(FOLDER.glob("*/*/base.md"))]
    texts = [text for pair in pairs for text in pair]
    blocks = [read(text) for text in texts]
    print(f"{'cap':<34} {'value':>12}  largest of {len(texts)} real texts")
    for name, cap, found in rows(texts, blocks, pairs):
        print(f"{name:<34} {cap:>12,}  {found:,}")


def rows(
    texts: Sequence[str], blocks: Sequence[Blocks], pairs: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, int, int]]:
    documents = [layouts.parse(text, "README.md") for text in texts]
    units = [candidates.find(Outline(each), layouts.LAYOUTS)[0] for each in blocks]
    yield "characters in the file", caps.SIZE, max(map(len, texts))
    yield "lines in the file", caps.LINES, max(len(each.lines) for each in blocks)
    yield "characters in a line", caps.LINE, max(len(line) for each in blocks for line in each.lines)
    yield "levels of nesting", caps.DEPTH, max(_depth(each) for each in blocks)
    yield "items and quotes in the file", caps.ITEMS, max(sum(map(_markers, each.lines)) for each in blocks)
    yield "characters in one entry", candidates.SIZE, max(len(unit.text) for found in units for unit in found)
    yield "levels of sections", outline.DEEPEST, max(len(unit.section) for found in units for unit in found)
    yield "candidates in an audit", candidates.COUNT, max(map(len, units))
    yield "entries of a list", focus.MOST, max(len(document.entries) for document in documents)
    yield "lines of a change", contexts.MAX_LINES, max(diff(*pair, "README.md").size for pair in pairs)
    yield "touched by a change", focus.TOUCHED, max(_touched(*pair) for pair in pairs)
    yield "added or edited entries", contexts.MAX_ADDED, max(_changed(*pair) for pair in pairs)
    yield "different links", run.MAX_URLS, max(len({k.url for e in d.entries for k in e.links}) for d in documents)
    yield "different templates", force.MOST, max(len(_shown(text)) for text in texts)
    yield "findings of one rule in a file", flood.MOST, max(_told(text) for text in texts)


def _shown(text: str) -> tuple[Template, ...]:
    return declared.find(text, "README.md")[0] or examples.find(text, "README.md")


def _told(text: str) -> int:
    """How many findings the rule has that says most in an audit of the text."""
    report = run.audit({"README.md": text}, guides={}, settings=Settings(offline=True))
    return max(Counter(finding.code for finding in report.findings).values(), default=0)


def _text(path: Path) -> str:
    return normalise(path.read_bytes().decode("utf-8"))


def _markers(line: str) -> int:
    """How many markers of items and quotes open a line."""
    count = at = 0
    while found := caps.MARKER.match(line, at):
        count, at = count + 1, found.end()
    return count


def _depth(blocks: Blocks) -> int:
    deepest, level = 0, [(root, 0) for root in blocks.roots]
    while level:
        block, depth = level.pop()
        own = depth + (block.kind in ("item", "quote"))
        deepest = max(deepest, own)
        level += [(kid, own) for kid in block.kids]
    return deepest


def _touched(base: str, head: str) -> int:
    """How many paragraphs, items and rows of both texts hold a line that comes or goes."""
    sides = diff(base, head, "README.md")
    portions = ((read(base), sides.removed), (read(head), sides.touched))
    found = ((portion, lines) for blocks, lines in portions for portion in cut(blocks))
    return sum(each.weight for each, lines in found if not lines.isdisjoint(range(each.start, each.end + 1)))


def _changed(base: str, head: str) -> int:
    sides = diff(base, head, "README.md")
    before = layouts.Source("README.md", base, sides.removed)
    after = layouts.Source("README.md", head, sides.touched)
    return sum(change.after is not None for change in compare(*layouts.parse_change(before, after, layouts.Memory())))


if __name__ == "__main__":
    main()
