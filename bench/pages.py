"""Times the page of a large list in Chromium: how long it loads, and how long a filter takes.

    python bench/pages.py [ENTRIES] [--chromium FILE] [--keep FILE]

Needs Playwright (`pip install playwright`) and a Chromium. The list is invented: 40 sections, links in all states,
findings of many rules.
"""

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter

from prcheck import run
from prcheck.facts import Facts, Wanted
from prcheck.model import LinkState, LinkStatus, Report, Skip
from prcheck.outputs.html import render
from prcheck.settings import Settings

TIMED = "async () => { const t = performance.now(); (%s)(); await (%s)(); return performance.now() - t }"
HEAD = """\
# Papers on Looms

```
**Title**<br>
*Author*<br>
Conference [[Paper](URL)][[Code](URL)][[Project](URL)]
```
"""
VERBS = "Weaving Spinning Carding Dyeing Learning Mending Sorting Reading Drawing Folding".split()
THINGS = "Threads Patterns Shuttles Fabrics Meshes Surfaces Scenes Images Words Motions Cloths Fields".split()
WAYS = "Sparse Dense Quiet Neural Graphs|Slow Looms|Few Labels|Punched Cards|Long Context|Weak Light".split("|")
FIRST = "Ada Ivo Noor Sven Uma Lena Tomas Mei Kofi Ines Yuki Omar Zofia Raj Elif Bruno".split()
LAST = "Brook Lind Haddad Ost Kell Arden Novak Tanaka Mensah Costa Volkov Reyes Okafor Iyer Demir Rossi".split()
VENUES = "CVPR ICCV ECCV NeurIPS ICML ICLR SIGGRAPH arXiv AAAI 3DV WACV TPAMI BMVC ACL".split()
SECTIONS = "Surveys Acquisition Augmentation Segmentation Detection Rendering Robotics Datasets Motion Tools".split()
STATES = (*[LinkStatus.ALIVE] * 80, *[LinkStatus.MOVED] * 7, *[LinkStatus.DEAD] * 4, *[LinkStatus.UNKNOWN] * 9)
REASONS = {LinkStatus.DEAD: "404 Not Found", LinkStatus.MOVED: "moved for good", LinkStatus.UNKNOWN: "503, a wall"}


def listed(entries: int, sections: int = 40, seed: int = 1) -> str:
    """A list of so many entries, some of them with mistakes."""
    draw = random.Random(seed)  # noqa: S311  # the same list on every run
    parts = [HEAD]
    starts = {0, *draw.sample(range(entries), min(sections, entries) - 1)}
    names = iter(draw.sample([f"{name} of {thing}" for name in SECTIONS for thing in THINGS], len(starts)))
    for number in range(entries):
        if number in starts:
            parts.append(f"## {next(names)}\n")
        parts.append("".join(_entry(draw, number)))
    parts += (f"## Reading List\n\n{part}" for part in draw.sample(parts[2:], min(3, entries - 1)) if part[0] == "*")
    return "\n".join(parts)


def _entry(draw: random.Random, number: int) -> Iterator[str]:
    odd = draw.random()
    title = f"{draw.choice(VERBS)} {draw.choice(THINGS)} {number} with {draw.choice(WAYS)} for {draw.choice(THINGS)}"
    people = ", ".join(f"{draw.choice(FIRST)} {draw.choice(LAST)}" for _ in range(draw.randint(2, 7)))
    year = min(2025, 2012 + int(13 * draw.random() ** 0.5) + draw.randint(0, 1))
    yield f"**{title}**<br>\n"
    yield f"{people}\n" if odd < 0.02 else f"*{people}*<br>\n"
    paper = (
        f"https://arxiv.org/abs/{year % 100:02}{draw.randint(1, 12):02}.{number % 9999 + 1:0{5 if year > 2014 else 4}}"
    )
    code = f"https://github.com/{draw.choice(LAST).lower()}-lab/loom-{number}"
    venue = draw.choice(VENUES[: draw.randint(1, len(VENUES))])
    label = "Papr" if 0.02 < odd < 0.03 else "Paper"
    links = f"[[{label}]({paper})]" if odd < 0.95 else ""
    yield f"{venue} {year} {links}" + (f"[[Code]({code})]" if number % 2 else "") + "\n"


def gather(wanted: Wanted, _: Settings) -> tuple[Facts, tuple[Skip, ...]]:
    """Links in all states, drawn by their addresses."""
    return Facts({url: _state(url) for url in wanted.urls}), (
        Skip("links", "12 of 14,000 links: out of time after 300 s"),
    )


def _state(url: str) -> LinkState:
    state = STATES[sha256(url.encode()).digest()[0] % len(STATES)]
    new = url.replace("github.com", "gitlab.com") if state is LinkStatus.MOVED else None
    if new == url:
        return LinkState(url, LinkStatus.ALIVE, "", 200, None, 1)
    return LinkState(url, state, REASONS.get(state, ""), 200, new, 1)


def report(entries: int, sections: int = 40) -> Report:
    """The audit of such a list."""
    found = run.audit({"README.md": listed(entries, sections)}, guides={}, settings=Settings(), gather=gather)
    return replace(found, source="https://github.com/example-lab/papers/blob/HEAD")


def measure(page: Path, chromium: str, rounds: int = 7) -> dict[str, float]:
    """Milliseconds until the page is loaded and drawn, and for a search, a filter and a sort with its drawing."""
    from playwright.sync_api import sync_playwright

    steps = {
        "search": "() => { const s = document.getElementById('search'); s.value = s.value ? '' : 'mending neural'; "
        "s.dispatchEvent(new Event('input')) }",
        "filter": "() => { const s = document.getElementById('state'); s.value = s.value ? '' : 'dead'; "
        "s.dispatchEvent(new Event('change')) }",
        "sort": "() => document.querySelector('#table thead button').click()",
    }
    drawn = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
    found: dict[str, list[float]] = {"load": [], **{name: [] for name in steps}}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for _ in range(rounds):
            tab = browser.new_page()
            start = perf_counter()
            tab.goto(page.as_uri(), wait_until="load")
            tab.evaluate(drawn)
            found["load"].append((perf_counter() - start) * 1000)
            for name, step in steps.items():
                found[name] += [tab.evaluate(TIMED % (step, drawn)) for _ in range(2)]
            tab.close()
        browser.close()
    middle = {name: round(median(times), 1) for name, times in found.items()}
    return middle | {f"{name} at worst": round(max(times), 1) for name, times in found.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("entries", type=int, nargs="?", default=10_000)
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("--keep", metavar="FILE")
    words = parser.parse_args()
    found = report(words.entries)
    start = perf_counter()
    text = render(found)
    spent = perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        page = Path(words.keep or Path(folder) / "page.html").resolve()
        page.write_text(text, "utf-8")
        size, findings = page.stat().st_size / 1e6, len(found.findings)
        print(f"{words.entries} entries, {findings} findings: {size:.2f} MB in {spent:.2f} s")
        if words.chromium:
            print(", ".join(f"{name} {value} ms" for name, value in measure(page, words.chromium).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
