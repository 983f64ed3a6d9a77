"""A change mended: with its safe fixes, and without the damage that it does besides its entries."""

from collections.abc import Callable, Iterator

from prcheck import fixing, layouts, patch
from prcheck.changes import compare
from prcheck.markdown import normalise
from prcheck.model import Fix, Report
from prcheck.patch import FilePatch, Sides
from prcheck.rebuild import only_entries

Judge = Callable[[Sides], Report]
"""A report on one file's change, without asking the network."""


def mended(text: str, path: str, judge: Callable[[str], Report], *, unsafe: bool = False) -> str:
    """A text with its fixes and those that these make possible, every other byte as it was."""

    def fixes(now: str) -> Iterator[Fix]:
        return (f.fix for f in judge(now).findings if f.fix and (f.fix.safe or unsafe) and f.path == path)

    return patch.restore(fixing.settle(normalise(text), fixes), text)


def fixed(side: Sides, judge: Judge, *, unsafe: bool = False) -> str:
    """The text after the change with its safe fixes, or with all."""

    def report(text: str) -> Report:
        return judge(patch.diff(side.base, text, side.path, side.old_path))

    return mended(side.head or "", side.path, report, unsafe=unsafe)


def without_damage(side: Sides, judge: Judge) -> FilePatch:
    """The change with nothing but its entries, in the list's own style, as a patch of the text before it."""
    original = side.base or ""
    base, head = layouts.parse(original, side.old_path), layouts.parse(side.head or "", side.path)
    text = only_entries(base, head, compare(base, head))
    clean = fixed(patch.diff(base.text, text, side.path, side.old_path), judge)
    return patch.diff(original, patch.restore(clean, original), side.path, side.old_path).patch
