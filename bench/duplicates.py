"""Measures the duplicate rules on real titles: recall, precision, alarms among strangers, time and memory.

Usage: PRCHECK_DATA=folder python -m bench.duplicates [quality|alarms|speed]...

`quality` reads the labelled pairs of `titles/` and `same_id_different_title.json`. `alarms` takes one title for each
arXiv id of the folder's lists, and those of the file that PRCHECK_TITLES names (one a line), compares each
with all others and prints what PRC202 says beyond equal titles, for reading. `speed` makes lists by recombining the
words of the lists' titles.
"""

import csv
import json
import os
import random
import resource
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from prcheck import identity, layouts, titles
from prcheck.model import Change, ChangeKind, Document, Entry, Field, Finding, Kind, Link, Role, Span
from prcheck.rules.base import Context
from prcheck.rules.duplicates import RULES
from prcheck.titles import Likeness

DATA = Path(os.environ.get("PRCHECK_DATA") or sys.exit("set PRCHECK_DATA to the folder of real lists"))
SIZES = ((50, 1_000), (50, 10_000), (50, 100_000), (1_000, 10_000), (1_000, 100_000))


def rows(name: str) -> list[list[str]]:
    with (DATA / "titles" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


def entry(title: str, line: int, *, url: str = "", authors: str = "", section: str = "Papers") -> Entry:
    """An entry of three lines that begins on the given one."""
    span = Span(line, 1, line + 2, 40)
    parts: list[Field | Link] = [Field(Role.TITLE, title, Span(line, 1, line, len(title) + 5))]
    if authors:
        parts.append(Field(Role.AUTHORS, authors, Span(line + 1, 1, line + 1, len(authors) + 3)))
    if url:
        place = Span(line + 2, 11, line + 2, 20 + len(url))
        parts.append(Link("Paper", url, place, place, "Paper"))
    return Entry("README.md", span, (section,), Kind.PARAGRAPH, tuple(parts), title)


def findings(new: Iterable[Entry], old: Iterable[Entry] = ()) -> list[Finding]:
    """What the duplicate rules say of new entries beside old ones."""
    added = tuple(Change(ChangeKind.ADDED, None, item) for item in new)
    listed = (*old, *(change.after for change in added if change.after))
    head = Document("README.md", "\n" * max((item.span.end_line for item in listed), default=0), listed)
    context = Context(head, changes=added)
    return [finding for rule in RULES for finding in rule(context)]


def quality() -> None:
    same, different = rows("same_paper.tsv"), rows("different_papers.tsv")
    hits = sum(titles.likeness(*row[:2]) >= Likeness.LIKELY for row in same)
    wrong = [row[:2] for row in different if titles.likeness(*row[:2]) >= Likeness.LIKELY]
    print(f"titles only: recall {hits / len(same):.1%}, precision {hits / (hits + len(wrong)):.1%}; wrong: {wrong}")
    told = sum("PRC202" in {f.code for f in findings([entry(row[1], 10)], [entry(row[0], 1)])} for row in same)
    print(f"as entries without ids: recall {told / len(same):.1%}")
    codes = [_codes(row[1], row[2]) for row in rows("one_id_two_papers.tsv") if "papers (read)" in row[0]]
    print(f"one id, two papers: {codes.count({'PRC204'})} of {len(codes)} are PRC204")
    labelled = json.loads((DATA / "same_id_different_title.json").read_text(encoding="utf-8"))
    right = sum(_told(case) == (case["label"] == "wrong link") for case in labelled)
    print(f"one id, other titles: {right} of {len(labelled)} labelled right")


def _codes(one: str, other: str) -> set[str]:
    url = "https://arxiv.org/abs/2401.00001"
    return {finding.code for finding in findings([entry(other, 10, url=url)], [entry(one, 1, url=url)])}


def _told(case: dict[str, object]) -> bool:
    """Whether any two entries of a case are told to be two papers."""
    url = f"https://arxiv.org/abs/{str(case['id']).partition(':')[2]}"
    listed = case["entries"]
    assert isinstance(listed, list)
    made = [entry(one["title"], 9 * i + 1, url=url, authors=one["authors"]) for i, one in enumerate(listed)]
    return any("PRC204" in {f.code for f in findings([b], [a])} for a, b in combinations(made, 2))


def corpus() -> list[str]:
    """Every title of the folder once: of the pairs, and of the largest version of each list."""
    found = [title for name in ("same_paper.tsv", "different_papers.tsv") for row in rows(name) for title in row[:2]]
    found += [title for row in rows("one_id_two_papers.tsv") if "(read)" in row[0] for title in row[1:3]]
    for folder in sorted(path for path in (DATA / "prs").iterdir() if path.is_dir()):
        largest = max(folder.glob("*/head.md"), key=lambda path: path.stat().st_size)
        document = layouts.parse(largest.read_text(encoding="utf-8"), "README.md")
        found += [item.name for item in document.entries if len(item.name.split()) > 1]
    return list({titles.squeezed(titles.fold(title)): title for title in found}.values())


def papers() -> list[str]:
    """One title for each arXiv id of the folder's lists: two such ids are two papers, as two others need not be."""
    found: dict[str, str] = {}
    for path in sorted((DATA / "prs").rglob("head.md")):
        for item in layouts.parse(path.read_text(encoding="utf-8"), "README.md").entries:
            names = [name for name in identity.paper_ids(item) if name.startswith("arxiv:")]
            if names and not item.unfinished and len(item.name.split()) > 1 and not found.keys() & set(names):
                found |= dict.fromkeys(names, item.name)
    return list({titles.key(title): title for title in found.values()}.values())


def alarms() -> None:
    _alarms("the lists' papers, one title for each arXiv id", papers())
    if "PRCHECK_TITLES" in os.environ:
        _alarms("PRCHECK_TITLES", Path(os.environ["PRCHECK_TITLES"]).read_text(encoding="utf-8").splitlines())


def _alarms(name: str, listed: list[str]) -> None:
    """Compare each title with all others, and say what 1,500 against 10,000 of them would raise."""
    told = findings(entry(title, 4 * n + 1) for n, title in enumerate(listed))
    found = [(f.entry, place.message) for f in told if f.code == "PRC202" for place in f.related]
    other = [pair for pair in found if titles.likeness(pair[0] or "", pair[1]) is not Likeness.EQUAL]
    pairs = len(listed) * (len(listed) - 1) // 2
    print(f"{name}: {len(listed)} titles, {pairs} pairs, {len(other)} PRC202 on titles that are not equal;")
    print(f"{len(other) * 15_000_000 / pairs:.2f} for 1,500 against 10,000")
    for pair in other:
        print("   ", *pair, sep=" | ")


def invented(count: int, words: list[str], chance: random.Random) -> Iterator[Entry]:
    """Entries whose titles are as long as real ones and made of their words, each with its own id and code."""
    for number in range(count):
        title = " ".join(chance.choices(words, k=chance.randint(5, 12)))
        url = f"https://arxiv.org/abs/{chance.choice(('21', '22', '23', '24'))}{number % 12 + 1:02d}.{number:05d}"
        yield entry(title, 4 * number + 1, url=url, authors="Ada Lovelace, Mary Somerville")


def speed() -> None:
    words = [word for title in corpus() for word in title.split()]
    titles.ratio("a loom", "the loom")  # imports rapidfuzz, as the pairing of entries has done before the rules run
    for new, old in SIZES:
        chance = random.Random(7)  # noqa: S311 - the same lists in each run
        listed = list(invented(old, words, chance))
        added = list(invented(new, words, random.Random(8)))  # noqa: S311
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.process_time()
        found = findings(added, listed)
        took = time.process_time() - start
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{new} against {old}: {took:.3f} s of CPU, {len(found)} findings, {before >> 10} -> {after >> 10} MB")


STEPS = {"quality": quality, "alarms": alarms, "speed": speed}

if __name__ == "__main__":
    for step in sys.argv[1:] or STEPS:
        if step not in STEPS:
            sys.exit(f'no step is called "{step}"; expected one of {", ".join(STEPS)}')
        STEPS[step]()
