"""How long reading and checking lists takes beside two other parsers: CPU seconds, medians of runs in one process each.

Usage: python bench/parsing.py [--runs N] [--sizes KB...] [--json FILE]. The lists are invented, 250 bytes an entry.
Baselines: bare Python's start, `mistletoe.Document` and cmarkgfm on the same text.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

WORDS = (
    "adaptive causal depth diffusion field fusion graph kernel latent learning metric motion neural policy prior prompt"
    " reward robust scene search shape sparse speech token video visual voxel"
).split()
NAMES = ("Ada Lovelace", "Alan Turing", "Carl Gauss", "Emmy Noether", "Grace Hopper", "Mary Cartwright", "Paul Erdos")
VENUES = ("CVPR", "ICLR", "ICML", "NeurIPS")
BYTES = 229  # of one entry with its share of headings
PER_SECTION = 60
ADDED = 50

BASELINES = {
    "python": "pass",
    "mistletoe": "import mistletoe; mistletoe.Document(text)",
    "cmarkgfm": "import cmarkgfm; cmarkgfm.github_flavored_markdown_to_html(text)",
}
OURS = {
    "start": "from prcheck.cli import main; main(['--version'])",
    "parse": "from prcheck.layouts import parse; parse(text, 'README.md')",
    "audit": "from prcheck.cli import main; main(['audit', 'base.md', '--offline', '--quiet'])",
    "check": "from prcheck.cli import main; main(['change.diff', '--base', 'base.md', '--offline', '--quiet'])",
}
WITHOUT_TEXT = ("python", "start", "audit", "check")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[30, 100, 1000, 3000], metavar="KB")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    rows = [row for size in chosen.sizes for row in measured(size, chosen.runs)]
    for line in table(rows):
        print(line)
    if chosen.json:
        chosen.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    return 0


def measured(size: int, runs: int) -> Iterator[dict[str, float | str]]:
    """One row for each way to read a list of so many kilobytes; the runs of all ways take turns."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), size * 1000 // BYTES)
        ways = {**BASELINES, **OURS}
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for _ in range(runs):
            for name, code in ways.items():
                found[name].append(cost(code if name in WITHOUT_TEXT else reading(code), folder))
    seconds = {name: median(cpu for cpu, _ in costs) for name, costs in found.items()}
    for name in ways:
        memory = median(peak for _, peak in found[name])
        yield {"kB": size, "what": name, "seconds": seconds[name], "MB": memory, **ratios(seconds, name)}


def reading(code: str) -> str:
    return f"text = open('base.md', encoding='utf-8').read(); {code}"


def ratios(seconds: Mapping[str, float], name: str) -> dict[str, float]:
    """The time over bare Python's start as a share of the baselines'."""
    own = seconds[name] - seconds["python"]
    return {base: own / max(seconds[base] - seconds["python"], 0.001) for base in ("mistletoe", "cmarkgfm")}


def cost(code: str, folder: str) -> tuple[float, float]:
    """CPU seconds and the peak of memory in MB of a fresh Python that runs the code."""
    wrapped = f"import resource\ntry:\n    {code}\nexcept SystemExit: pass\n"
    wrapped += "own = resource.getrusage(resource.RUSAGE_SELF)\n"
    wrapped += "import sys; print(own.ru_utime + own.ru_stime, own.ru_maxrss, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", wrapped], cwd=folder, capture_output=True, text=True, check=True)
    seconds, peak = done.stderr.splitlines()[-1].split()
    return float(seconds), float(peak) / 1024


def prepare(folder: Path, count: int) -> None:
    """A list, and a change that adds entries to it."""
    source = random.Random(count)  # noqa: S311  # the same list in every run
    entries = [entry(source, number) for number in range(count)]
    fresh = "".join(f"+{line}\n" for n in range(ADDED) for line in entry(source, count + n).split("\n"))
    text = "".join(f"\n## Part {n}\n\n" * (n % PER_SECTION == 0) + one + "\n\n" for n, one in enumerate(entries))
    (folder / "base.md").write_text(text, encoding="utf-8")
    lines = fresh.count("\n")
    diff = f"--- a/README.md\n+++ b/README.md\n@@ -1,3 +1,{lines + 3} @@\n \n ## Part 0\n \n{fresh}"
    (folder / "change.diff").write_text("diff --git a/README.md b/README.md\n" + diff, encoding="utf-8")


def entry(source: random.Random, number: int) -> str:
    """An invented paper with its links, and a blank line."""
    title = " ".join(source.choices(WORDS, k=source.randint(4, 8))).title()
    name = f"{source.choice(WORDS).title()}{number}"
    people = ", ".join(source.sample(NAMES, source.randint(2, 5)))
    links = f"[[Paper](https://arxiv.org/abs/2401.{number:05})] [[Code](https://github.com/example/{name})]"
    return f"**{name}: {title}**<br>\n*{people}*<br>\n{source.choice(VENUES)} {source.randint(2015, 2025)} {links}\n"


def table(rows: list[dict[str, float | str]]) -> Iterator[str]:
    yield f"{'kB':>6} {'what':<10} {'seconds':>8} {'MB':>6} {'/mistletoe':>10} {'/cmarkgfm':>10}"
    for row in rows:
        yield (
            f"{row['kB']:>6} {row['what']:<10} {row['seconds']:>8.2f} {row['MB']:>6.0f}"
            f" {row['mistletoe']:>10.2f} {row['cmarkgfm']:>10.1f}"
        )


if __name__ == "__main__":
    sys.exit(main())
