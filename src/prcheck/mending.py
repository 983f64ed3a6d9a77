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


def fixed(side: Sides, judge: Judge) -> str:
    """The text after the change with its safe fixes, and those that these make possible."""

    def fixes(text: str) -> Iterator[Fix]:
        report = judge(patch.diff(side.base, text, side.path, side.old_path))
        return (f.fix for f in report.findings if f.fix and f.fix.safe and f.path == side.path)

    head = side.head or ""
    return patch.restore(fixing.settle(normalise(head), fixes), head)


def without_damage(side: Sides, judge: Judge) -> FilePatch:
    """The change with nothing but its entries, in the list's own style, as a patch of the text before it."""
    original = side.base or ""
    base, head = layouts.parse(original, side.old_path), layouts.parse(side.head or "", side.path)
    text = only_entries(base, head, compare(base, head))
    clean = fixed(patch.diff(base.text, text, side.path, side.old_path), judge)
    return patch.diff(original, patch.restore(clean, original), side.path, side.old_path).patch
