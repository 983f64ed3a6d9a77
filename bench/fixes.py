"""What `prcheck fix` does to whole lists and to changes: idempotent, nothing else touched, the rest reads the same.

    python -m bench.fixes DATA

DATA is a folder that holds `prs/OWNER+REPO/NUMBER/base.md` and `head.md`.
"""

import argparse
import difflib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options

from prcheck import mending, patch, run
from prcheck.model import Report
from prcheck.patch import Sides
from prcheck.settings import Settings

_BLOCK = re.compile(r'<[a-z0-9]+ data-sourcepos="(\d+):\d+-(\d+):\d+"')
Mend = Callable[[str], tuple[str, frozenset[int]]]
"""A text's mended form, and the lines of it that a fix may touch."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one text: how many lines were mended, and what went wrong."""

    name: str
    lines: int
    blocks: int
    flaws: tuple[str, ...]


def outcome(name: str, text: str, mend: Mend) -> Outcome:
    """A text mended, judged by other means than prcheck's own."""
    after, allowed = mend(text)
    touched = _touched(text, after)
    blocks, changed = _rendered(text, after)
    flaws = (
        "not idempotent" if mend(after)[0] != after else "",
        f"lines outside findings: {sorted(touched - allowed)[:5]}" if touched - allowed else "",
        f"untouched blocks that read otherwise: {changed[:5]}" if changed else "",
        "" if _ends(text, touched) <= _ends(after, set()) else "line ends lost",
    )
    return Outcome(name, len(touched), blocks, tuple(filter(None, flaws)))


def _ends(text: str, besides: set[int]) -> Counter[str]:
    """The line ends and the byte order mark of a text, those of some lines left out."""
    ends = Counter(line[len(line.rstrip("\r\n")) :] for n, line in enumerate(_lines(text), 1) if n not in besides)
    return ends + Counter("\ufeff" * text.startswith("\ufeff"))


def _lines(text: str) -> list[str]:
    """The lines with their ends as git cuts them: at LF alone."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _same(before: str, after: str) -> Iterator[tuple[int, int]]:
    """The numbers of lines that are equal byte for byte, before and after."""
    matcher = difflib.SequenceMatcher(None, _lines(before), _lines(after), autojunk=False)
    for one, other, size in matcher.get_matching_blocks():
        yield from ((one + n, other + n) for n in range(1, size + 1))


def _touched(before: str, after: str) -> set[int]:
    return set(range(1, len(_lines(before)) + 1)) - {one for one, _ in _same(before, after)}


def _rendered(before: str, after: str) -> tuple[int, list[int]]:
    """How many blocks on untouched lines GitHub's engine renders, and the first lines of those that changed."""
    places = dict(_same(before, after))
    old, new = _blocks(before), _blocks(after)
    kept = {span: html for span, html in old.items() if all(line in places for line in range(span[0], span[1] + 1))}
    moved = {(places[first], places[last]): (first, html) for (first, last), html in kept.items()}
    return len(kept), [first for span, (first, html) in moved.items() if new.get(span) != html]


def _blocks(text: str) -> Mapping[tuple[int, int], str]:
    """The HTML of each innermost block by its first and last line."""
    options = Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_UNSAFE
    html = cmarkgfm.github_flavored_markdown_to_html(text.replace("\r\n", "\n"), options)
    starts = list(_BLOCK.finditer(html))
    ends = [*(found.start() for found in starts[1:]), len(html)]
    found: dict[tuple[int, int], str] = {}
    for start, end in zip(starts, ends, strict=True):
        span = int(start[1]), max(int(start[1]), int(start[2]))
        found[span] = found.get(span, "") + html[start.end() : end]
    return found


def whole(text: str) -> tuple[str, frozenset[int]]:
    """A list, mended as it stands."""

    def judge(now: str) -> Report:
        return run.audit({"README.md": now}, guides={}, settings=Settings())

    return mending.mended(text, "README.md", judge), _allowed(judge(text))


def changed(base: str) -> Mend:
    """How a change of this list is mended."""

    def judge(side: Sides) -> Report:
        return run.judge([side], others={}, guides={}, settings=Settings())

    def mend(text: str) -> tuple[str, frozenset[int]]:
        side = patch.diff(base, text, "README.md")
        return mending.fixed(side, judge), _allowed(judge(side))

    return mend


def _allowed(report: Report) -> frozenset[int]:
    """The lines of the entries that a safe fix speaks of: an entry's later fixes may touch its other lines."""
    spans = [edit.span for f in report.findings if f.fix and f.fix.safe for edit in f.fix.edits]
    lines = {line for span in spans for line in range(span.line, span.end_line + 1)}
    entries = [change.after.span for change in report.changes if change.after]
    for span in entries:
        own = range(span.line, span.end_line + 1)
        lines |= set(own) if lines.intersection(own) else set()
    return frozenset(lines)


def ends(text: str) -> Iterator[tuple[str, str]]:
    """The same text with the ends that editors leave."""
    plain = text.replace("\r\n", "\n")
    yield "as it is", text
    yield "CRLF", plain.replace("\n", "\r\n")
    yield "mixed", "".join(line.replace("\n", "\r\n") if n % 3 else line for n, line in enumerate(_lines(plain)))
    yield "BOM, no last line end", "\ufeff" + plain.rstrip("\n")


def outcomes(folder: Path, *, ways: bool = False, largest: int = sys.maxsize) -> Iterator[Outcome]:
    """Every change and every list of a folder up to a size in bytes, on request with all ends."""
    for case in sorted(path.parent for path in folder.glob("*/*/head.md") if path.stat().st_size <= largest):
        base, head = ((case / name).read_bytes().decode() for name in ("base.md", "head.md"))
        for way, text in list(ends(head))[: None if ways else 1]:
            before = dict(ends(base))[way]
            yield outcome(f"{case.parent.name}/{case.name} {way}", text, changed(before))
    for listed in sorted(folder.iterdir() if folder.is_dir() else ()):
        bases = sorted(path for path in listed.glob("*/base.md") if path.stat().st_size <= largest)
        if bases:
            yield outcome(f"{listed.name} whole", bases[-1].read_bytes().decode(), whole)


def main() -> int:
    """1 where a fix did what it must not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    found = list(outcomes(parser.parse_args().data / "prs", ways=True))
    for one in found:
        print(f"{one.lines:5} lines mended, {one.blocks:6} blocks as before  {one.name}", *one.flaws, sep="  ")
    bad = sum(bool(one.flaws) for one in found)
    print(f"{len(found)} texts, {sum(one.lines for one in found)} lines mended, {bad} with a flaw")
    return int(bool(bad))


if __name__ == "__main__":
    raise SystemExit(main())
