"""Measures what the records of papers tell: a real list's verdicts, and how well author lists are compared.

Usage: PRCHECK_DATA=folder python -m bench.papers [seed|authors|twins]...

`seed` serves the records of `seed_truth.json` by a stand-in and prints what is found in `seed-list.md`. `authors` reads
`author_mismatches_real.json`, pairs of author lists that differ. `twins` takes the entries of the folder's lists whose
title PRCHECK_RECORDS has too, a file with a JSON object {"title", "authors"} on each line.
"""

import io
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.sources import seed as truth
from tests.sources.library import serving

from prcheck import layouts, run, titles
from prcheck.edge.asking import asking
from prcheck.facts import Work
from prcheck.model import Entry, Report
from prcheck.settings import PaperSettings, Settings
from prcheck.sources.match import Listed, Match, listed, match
from prcheck.titles.people import agree, is_open, missing, people, slips

DATA = Path(os.environ.get("PRCHECK_DATA") or sys.exit("set PRCHECK_DATA to the folder of real lists"))
CODES = tuple(f"PRC40{number}" for number in range(1, 9))
CITATION = """@article{a, title={Is synthetic data from generative models ready for image recognition?}, year={2022},
author={He, Ruifei and Sun, Shuyang and Yu, Xin and Xue, Chuhui}, journal={arXiv preprint arXiv:2210.07574}}"""


def seed() -> None:
    """Each entry with what is said of it; the two errors in full."""
    report, asked = _audited()
    entries = layouts.parse((DATA / "seed-list.md").read_text("utf-8"), "README.md").entries
    print(f"{len(entries)} entries, {len(report.findings)} findings, requests: {dict(asked)}")
    for entry in entries:
        told = [f for f in report.findings if entry.span.line <= f.span.line <= entry.span.end_line]
        verdict = ", ".join(f"{f.code} {f.severity.value}" for f in told) or "nothing"
        print(f"{entry.span.line:4} | {verdict:28} | {entry.name[:90]}")
    for finding in report.findings:
        fix = finding.fix.edits[0].text if finding.fix else "no fix"
        print(f"\n{finding.span.line} {finding.code} {finding.severity.value}: {finding.message}\n    fix: {fix}")


def _audited() -> tuple[Report, Counter[str]]:
    library = truth.library()
    library.readmes["cvmi-lab/syntheticdata"] = CITATION
    with serving(library) as endpoints:
        papers = PaperSettings(budget=300)
        settings = Settings(endpoints=endpoints, audit_papers=True, papers=papers, select=CODES)
        text = (DATA / "seed-list.md").read_text("utf-8")
        report = run.audit({"README.md": text}, guides={}, settings=settings, gather=asking({}, io.StringIO()))
    return report, Counter(path.split("/")[1] for path in library.asked)


def authors() -> None:
    """Which pairs of author lists are told to be two papers', and which names are corrected."""
    pairs = json.loads((DATA / "author_mismatches_real.json").read_text("utf-8"))
    verdicts = Counter[Match]()
    for pair in pairs:
        one = Listed(pair["title"], people(pair["listed"]), pair["listed"])
        known = titles.split_names(pair["dblp"])
        verdict = match(one, Work("doi:10.1/1", pair["title"], known, "DBLP"))
        verdicts[verdict] += 1
        told = "; ".join(f"{slip.listed} -> {slip.right}" for slip in slips(one.authors, known))
        lost = ", ".join(missing(one.authors, known))
        if verdict is not Match.FINE or told:
            print(f"    {pair['kind']} | {verdict} | {told or (lost and f'missing: {lost}')} | {pair['listed'][:80]}")
    print(f"{len(pairs)} pairs that differ: {dict(verdicts)}")


def twins() -> None:
    """How many entries' authors agree with the record of the same title."""
    if "PRCHECK_RECORDS" not in os.environ:
        print("twins: skipped, PRCHECK_RECORDS names no file of records")
        return
    known: dict[str, tuple[str, ...]] = {}
    for line in Path(os.environ["PRCHECK_RECORDS"]).read_text("utf-8").splitlines():
        record = json.loads(line)
        known.setdefault(titles.key(record["title"]), tuple(record["authors"]))
    found = {(entry.name, entry.authors.text): entry for entry in _listed() if entry.authors}
    paired = [(entry, known[titles.key(entry.name)]) for entry in found.values() if titles.key(entry.name) in known]
    verdicts = Counter(match(listed(entry), Work("doi:10.1/1", entry.name, names, "x")) for entry, names in paired)
    right = [_agrees(entry, names) for entry, names in paired]
    print(f"{len(paired)} entries, {sum(right)} agree ({sum(right) / len(right):.1%}); verdicts {dict(verdicts)}")


def _agrees(entry: Entry, names: tuple[str, ...]) -> bool:
    text = entry.authors.text if entry.authors else ""
    if is_open(text):
        return all(_among(name, names) for name in people(text))
    return agree(people(text), names)


def _among(name: str, names: tuple[str, ...]) -> bool:
    """Whether a list holds a person."""
    return any(agree((name,), (other,)) for other in names)


def _listed() -> Iterator[Entry]:
    for path in [*sorted((DATA / "prs").rglob("head.md")), DATA / "seed-list.md"]:
        yield from layouts.parse(path.read_text("utf-8"), "README.md").entries


STEPS = {"seed": seed, "authors": authors, "twins": twins}

if __name__ == "__main__":
    for step in sys.argv[1:] or STEPS:
        if step not in STEPS:
            sys.exit(f'no step is called "{step}"; expected one of {", ".join(STEPS)}')
        STEPS[step]()
