"""`python -m bench.hostile`: texts that parsers of Markdown die of, a megabyte each, and the slowest of the fuzzer.

Each is audited by a process of its own; printed are its CPU seconds, its memory, and what the report says. Those over
the limits are marked; the exit code is 1 where there are any.

    python -m bench.hostile [--only WORD] [--size BYTES] [--slow FOLDER]

`--slow` names the folder of a run of the fuzzer, whose slowest lists are repeated up to the size.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

MEGABYTE = 1_000_000
SECONDS, MEMORY = 10.0, 300
WORST = 200

REPEATED = {
    "links open": "[a](b",
    "links open, angles": "[a](<b",
    "brackets open": "[",
    "brackets closed": "]",
    "brackets nested": "[a",
    "pictures open": "![[]()",
    "references": "[a][b]",
    "emphasis open": "*a **a ",
    "emphasis closed": "a** ",
    "emphasis mixed": "*a_ ",
    "emphasis in turn": "**x [a*b**c*](d) ",
    "emphasis runs": "a***b**c*d_",
    "stars": "*",
    "underscores": "_",
    "stars and brackets": "*[",
    "tildes": "~~a",
    "back-ticks open": "`a ",
    "autolinks open": "<https://a",
    "addresses": "a@b.",
    "bare links": "https://a.example/x ",
    "www": "www.a.",
    "tags open": "<a ",
    "tags with values": "<a b='c' ",
    "tags closed": "</a",
    "comments open": "<!-- ",
    "instructions": "<?",
    "declarations": "<!A ",
    "cdata": "<![CDATA[",
    "breaks": "<br>",
    "entities": "&amp",
    "entities, numbers": "&#1234567;",
    "escapes": "\\",
    "escaped stars": "\\*",
    "quotes": "> ",
    "quotes, bare": ">",
    "bullets nested": "- ",
    "bullets, mixed": "* - + ",
    "numbers nested": "1. ",
    "blanks": " ",
    "tabs": "\t",
    "dashes": "-",
    "equals": "=",
    "pipes": "|",
    "pipes and dashes": "|-",
    "parentheses": "(",
    "nulls": "\0",
    "emoji": "\U0001f600",
    "wide": "織",
    "joined marks": "e\u0301",
    "right to left": "\u202e",
    "separators": "\u2028",
    "names": "A. Author, ",
    "names and": " and",
    "years": "CVPR 2024 ",
    "digits": "7",
}  # fmt: skip
"""Said over and over on one line, on many short ones, and in entries that keep just below the caps."""

ENTRY = 19_000  # characters, below the cap on one entry

BLOCKS = {
    "headings": "# a\n",
    "headings underlined": "a\n=\n",
    "headings of all levels": "# a\n## b\n### c\n#### d\n##### e\n###### f\n",
    "rulers": "---\n",
    "fences open": "```\na\n",
    "fences nested": "````\n```\n",
    "definitions": "[a]: b\n",
    "definitions, open titles": '[a]: b "\n',
    "bullets": "- a\n",
    "bullets in turn": "- a\n* a\n",
    "bullets, loose": "- a\n\n",
    "quotes, lazy": "> a\nb\n",
    "quotes and bullets": "> - a\n",
    "tables": "|a|b|\n|-|-|\n|c|d|\n\n",
    "rows": "|a|b|\n",
    "html blocks": "<div>\n",
    "html blocks closed": "<div>\n</div>\n\n",
    "comments": "<!-- a -->\n",
    "ignore comments": "<!-- prcheck: ignore dead-link -->\n",
    "anchors": '<a id="x"></a>\n',
    "code": "    a\n",
    "paragraphs": "a\n\n",
    "lines": "a\n",
    "entries": "**Title of a Paper**<br>\n*Ada Author, Ben Other*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]\n\n",
    "entries run together": "**Title of a Paper**<br>\n*Ada Author*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]\n",
    "bullets with links": "- [Title](https://a.example) - Ada Author. CVPR 2024\n",
    "definitions used": "[a]: https://a.example\n[a]\n\n",
    "returns": "\r",
    "returns and ends": "a\r\n",
}  # fmt: skip


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Each text with its name."""
    for name, piece in REPEATED.items():
        yield f"{name}, one line", piece * (size // len(piece.encode()))
        yield f"{name}, lines", f"{piece * 60}\n" * (size // (60 * len(piece.encode()) + 1))
        entry = f"- **Title** {piece * (ENTRY // len(piece.encode()))}\x7f\n\n"
        yield f"{name}, entries", entry * (size // len(entry.encode()))
    for name, piece in BLOCKS.items():
        yield name, piece * (size // len(piece.encode()))
    yield from _grown(size)


def _grown(size: int) -> Iterator[tuple[str, str]]:
    """Those whose pieces differ."""
    root = int(size**0.5)
    yield "back-tick runs of all lengths", "".join(f"e{'`' * n}" for n in range(int((2 * size) ** 0.5)))
    yield "back-tick runs of all lengths, lines", "".join(f"e{'`' * n}\n" for n in range(int((2 * size) ** 0.5)))
    yield "table, wide and long", f"{'|a' * (root // 2)}|\n{'|-' * (root // 2)}|\n" + f"{'|a' * (root // 2)}|\n" * root
    yield "table of one row", f"{'|a' * (size // 4)}\n{'|-' * (size // 4)}"
    yield "table, short rows", f"{'|a' * root}\n{'|-' * root}\n" + "|\n" * (size // 2)
    yield "definitions, all different", "".join(f"[{n}]: u{n}\n" for n in range(size // 14))
    yield "definitions and uses", "".join(f"[{n}]: u\n" for n in range(size // 30)) + "[1] " * (size // 8)
    yield "quotes, deeper", "".join(f"{'>' * (n % 900)} a\n" for n in range(size // 460))
    yield "bullets, deeper", "".join(f"{'  ' * (n % 500)}- a\n" for n in range(size // 505))
    yield "brackets around", "[" * (size // 2) + "a" + "]" * (size // 2)
    yield "links in links", "[" * (size // 8) + "a" + "](b)" * (size // 8)
    yield "emphasis around", "*" * (size // 2) + "a" + "*" * (size // 2)
    yield "strong in emphasis", "*a **b " * (size // 14) + "c** d*" * (size // 14)
    yield "headings, all different", "".join(f"# {n}\n" for n in range(size // 9))
    yield "titles, all different", "".join(f"- **Paper Number {n}** (CVPR 2024)\n" for n in range(size // 38))
    yield "anchors, all different", "".join(f'<a id="{n}"></a>[x](#{n + 1})\n\n' for n in range(size // 38))
    yield "a title of one word", f"**{'a' * (size - 40)}**<br>\n*Ada*<br>\nCVPR 2024"


def slow(folder: Path, size: int) -> Iterator[tuple[str, str]]:
    """The slowest lists of a run of the fuzzer, repeated."""
    found = sorted(path for kind in ("audit", "check", "entries") for path in folder.glob(f"slow-{kind}-*"))
    for path in found[:: max(1, len(found) // WORST)][:WORST]:
        text = path.read_bytes().decode("utf-8", "replace")
        yield path.name, f"{text}\n\n" * (size // max(1, len(text.encode())))


def tried(text: str, folder: Path) -> tuple[float, int, str]:
    """CPU seconds, megabytes and the outcome."""
    (folder / "README.md").write_bytes(text.encode("utf-8", "replace"))

    command = [sys.executable, "-m", "prcheck", "audit", "README.md", "--offline", "--format", "json"]
    with (folder / "out").open("wb") as out:
        running = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, _outcome(running.returncode, folder / "out")


def _outcome(code: int, out: Path) -> str:
    if code not in (0, 1):
        return f"exit {code}"
    report = json.loads(out.read_text("utf-8"))
    complex_ = [finding["message"] for finding in report["findings"] if finding["code"] == "PRC507"]
    return complex_[0][:60] if complex_ else f"{report['verdict']}, {len(report['findings'])} findings"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("--only", default="")
    parser.add_argument("--size", type=int, default=MEGABYTE)
    parser.add_argument("--slow", type=Path)
    chosen = parser.parse_args()
    cases = slow(chosen.slow, chosen.size) if chosen.slow else texts(chosen.size)
    over = count = 0
    worst = (0.0, 0)
    with tempfile.TemporaryDirectory() as name:
        for title, text in cases:
            if chosen.only not in title:
                continue
            seconds, memory, outcome = tried(text, Path(name))
            bad = seconds > SECONDS or memory > MEMORY or outcome.startswith("exit")
            over, count, worst = over + bad, count + 1, (max(worst[0], seconds), max(worst[1], memory))
            print(f"{title:<40} {seconds:6.2f} s {memory:5} MB  {outcome}{'  OVER' if bad else ''}", flush=True)
    print(f"{count} texts of {chosen.size} bytes, {over} over the limits; at most {worst[0]:.2f} s, {worst[1]} MB")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
