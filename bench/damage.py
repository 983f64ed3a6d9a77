"""How many made mistakes the format rules find, by the right rule at the right line.

Real entries are damaged one way each and stand in their list as if a change added them.

    python -m bench.damage DATA [--list NAME] [--kind NAME] [--show]

DATA is a folder that holds `prs/OWNER+REPO/NUMBER/base.md`, or else lists: Markdown files, each with the guides in a
folder of its name.
"""

import argparse
import os
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.mistakes import MAKERS, Damage
from bench.mistakes.base import Maker

from prcheck import edits, layouts
from prcheck.layouts import Memory
from prcheck.model import Change, ChangeKind, Document, Edit, Entry, Finding, Kind, Mark, Span, Template
from prcheck.rules.base import Context
from prcheck.rules.format import RULES

MAX_LINES = 700
SAMPLE = 8  # entries of a list that one kind of damage is done to


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one damaged entry."""

    maker: str
    shape: str
    found: bool
    placed: bool
    strong: bool
    codes: tuple[str, ...]
    text: str
    line: int


def outcomes(text: str, path: str, guides: dict[str, str], makers: Sequence[Maker] = MAKERS) -> Iterator[Outcome]:
    """All kinds of damage done to some entries of a list, a few entries at a time."""
    memory = Memory()
    document = layouts.parse(text, path, memory)
    templates, _ = layouts.templates((document,), guides, None, None)
    templates = tuple(template for template in templates if template.path == path)
    known = list(_clean(document, templates))
    for maker in makers:
        clean = list(known)
        # the same choice whichever other kinds are tried
        random.Random(maker.__name__).shuffle(clean)  # noqa: S311 -- a repeatable choice, no secret
        chosen: list[tuple[Entry, Damage, Template]] = []
        most = min(SAMPLE, max(1, len(clean) // 8))
        for entry in clean:
            template = Context(document, templates=templates).template(entry)
            damage = maker(document.lines, entry, template) if template else None
            if template and damage and not any(_near(entry, other) for other, *_ in chosen):
                chosen.append((entry, damage, template))
            if len(chosen) == most:
                break
        if chosen:
            yield from _tried(document, sorted(chosen, key=lambda c: c[0].span), guides, maker, memory)


def _near(one: Entry, other: Entry) -> bool:
    return abs(one.span.line - other.span.line) < 3 + (one.kind is Kind.PARAGRAPH) * 9


def _clean(document: Document, templates: Sequence[Template]) -> Iterator[Entry]:
    ctx = Context(document, templates=tuple(templates), audit=True)
    blamed = {finding.entry for rule in RULES for finding in rule(ctx)}
    for entry in document.entries:
        if not entry.unfinished and entry.name not in blamed and not entry.joined and entry.title:
            yield entry


def _tried(
    document: Document,
    chosen: Sequence[tuple[Entry, Damage, Template]],
    guides: dict[str, str],
    maker: Maker,
    memory: Memory,
) -> Iterator[Outcome]:
    base_text = edits.apply(document.text, (Edit(_whole_lines(document, entry), "") for entry, *_ in chosen))
    base = layouts.parse(base_text, document.path, memory)
    learned, _ = layouts.templates((base,), guides, None, None)
    head_text = edits.apply(document.text, (edit for _, damage, _ in chosen for edit in damage.edits))
    head = layouts.parse(head_text, document.path, memory)
    ranges = [_after(chosen, entry, damage) for entry, damage, _ in chosen]
    touched = frozenset(line for first, last, _ in ranges for line in range(first, last + 1))
    changes = tuple(
        Change(ChangeKind.ADDED, None, entry)
        for entry in head.entries
        if touched & set(range(entry.span.line, entry.span.end_line + 1))
    )
    ctx = Context(head, base, changes, tuple(t for t in learned if t.path == document.path), touched=touched)
    findings = [finding for rule in RULES for finding in rule(ctx)]
    for (entry, damage, _), (first, last, line) in zip(chosen, ranges, strict=True):
        template = ctx.template(entry)
        if template is None or maker(document.lines, entry, template) is None or _habit(base, entry, damage.lost):
            continue  # without the damaged entries the list asks for less
        yield _outcome(maker.__name__, _shape(entry), findings, damage, template, first, last, line, head)


def _habit(base: Document, entry: Entry, lost: str) -> bool:
    """Whether three of the section's other entries, and a tenth of them, stand without the part: no mistake there."""
    near = [other for other in base.entries if other.section == entry.section and not other.unfinished]
    without = sum(lost not in {part.role.value for part in other.parts} and not other.link(lost) for other in near)
    return lost not in ("", "title") and without >= max(3, 0.1 * len(near))


def _shape(entry: Entry) -> str:
    """The shape's name: its unit, and whether the title is a link or the links are images."""
    linked = entry.title is not None and Mark.LINKED in entry.title.marks
    badges = any(link.badge for link in entry.links)
    return f"{entry.kind.value}{' linked' * linked}{' badges' * badges}"


def _outcome(
    name: str,
    shape: str,
    findings: Sequence[Finding],
    damage: Damage,
    template: Template,
    first: int,
    last: int,
    line: int,
    head: Document,
) -> Outcome:
    mine = [finding for finding in findings if first <= finding.span.line <= last]
    lost = not any(first <= entry.span.line <= last and not entry.unfinished for entry in head.entries)
    codes = (*damage.codes, "PRC112", "PRC116") if lost else damage.codes
    right = [finding for finding in mine if finding.code in codes]
    placed = any(lost or finding.span.line == line for finding in right)
    strong = template.origin != "learned" or template.of >= 20
    seen = tuple(sorted({finding.code for finding in mine}))
    return Outcome(name, shape, bool(right), placed, strong, seen, "\n".join(head.lines[first - 1 : last]), first)


def _whole_lines(document: Document, entry: Entry) -> Span:
    end = entry.span.end_line + 1
    blank = end <= len(document.lines) and not document.lines[end - 1].strip()
    return Span(entry.span.line, 1, end + blank, 1)


def _after(chosen: Sequence[tuple[Entry, Damage, Template]], entry: Entry, damage: Damage) -> tuple[int, int, int]:
    """The damaged entry's first and last line and the mistake's line in the text after all edits."""

    def shifted(line: int) -> int:
        by = 0
        for _, other, _ in chosen:
            for edit in other.edits:
                grown = edit.text.count("\n") - (edit.span.end_line - edit.span.line)
                by += grown if (edit.span.end_line, edit.span.end_column) <= (line, 1) else 0
        return line + by

    first = shifted(entry.span.line)
    inside = sum(
        edit.text.count("\n") - (edit.span.end_line - edit.span.line)
        for edit in damage.edits
        if edit.span.line >= entry.span.line
    )
    last = max(first, first + entry.span.end_line - entry.span.line + inside)
    return first, last, shifted(damage.line) if damage.line else first


def lists(data: Path, *, whole: bool = False) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """One text of each list: name, path, text (its first lines, or the `whole` of it), guides."""
    most = None if whole else MAX_LINES
    if (data / "prs").is_dir():
        for folder in sorted((data / "prs").iterdir()):
            bases = sorted(folder.glob("*/base.md")) if folder.is_dir() else []
            if bases:
                yield folder.name, "README.md", max((_text(base, most) for base in bases), key=len), {}
        return
    for file in sorted(data.glob("*.md")):
        guides = {guide.name: _text(guide, None) for guide in data.glob(f"{file.stem}/*.md")}
        yield file.stem, "README.md", _text(file, most), guides


def _text(file: Path, most: int | None) -> str:
    return "\n".join(file.read_text(encoding="utf-8").split("\n")[:most])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", default=os.environ.get("PRCHECK_DATA", "."))
    parser.add_argument("--list", default="")
    parser.add_argument("--kind", default="")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    makers = [maker for maker in MAKERS if options.kind in maker.__name__]
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for name, path, text, guides in lists(Path(options.data)):
        if options.list not in name:
            continue
        for outcome in outcomes(text, path, guides, makers):
            keys = f"list  {name}", f"kind  {outcome.maker}", f"shape {outcome.shape}", "sure  " + _sure(outcome)
            for key in keys:
                totals[key].update(n=1, found=outcome.found, placed=outcome.placed)
            if options.show and not outcome.placed:
                print(
                    f"--- {name}:{outcome.line} {outcome.maker}, {outcome.shape}: {outcome.codes}\n{outcome.text[:700]}"
                )
    for key in sorted(totals):
        print(_line(key, totals[key]))


def _sure(outcome: Outcome) -> str:
    return "declared, or learned from 20 entries" if outcome.strong else "learned from fewer"


def _line(name: str, counter: Counter[str]) -> str:
    count = counter["n"] or 1
    return f"{name:62} {counter['n']:5} found {counter['found'] / count:.3f} placed {counter['placed'] / count:.3f}"


if __name__ == "__main__":
    main()
