"""The parts of the README that are what the program says: its example, its help, its rules, the action's inputs."""

import io
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from prcheck.cli import main
from prcheck.explain import summary, weight
from prcheck.local import check_files
from prcheck.outputs import text
from prcheck.rules import RULES
from prcheck.settings import Settings
from prcheck.terminal import Paint

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples"
SHOWN = "Candle Light"
"""A word of the example's entry that the README shows."""


def readme() -> str:
    """The README with its parts filled in."""
    page = (ROOT / "README.md").read_text("utf-8")
    parts = {"lines": _lines, "check": _check, "inputs": _inputs, "help": _help, "rules": _rules}
    return filled(page, {name: part() for name, part in parts.items()})


def filled(page: str, parts: Mapping[str, str]) -> str:
    """A page with its parts between their marks; raises `ValueError` where a mark is missing."""
    for name, part in parts.items():
        begin, end = f"<!-- begin: {name} -->\n", "<!-- end -->"
        start = page.index(begin) + len(begin)
        page = page[:start] + part + page[page.index(end, start) :]
    return page


def _lines() -> str:
    """The added lines of the entry that is shown."""
    diff = (EXAMPLE / "change.diff").read_text("utf-8").split("\n")
    start = next(number for number, line in enumerate(diff) if SHOWN in line)
    block = [line[1:] for line in diff[start : start + 3]]
    return _fence("markdown", "\n".join(block))


def _check() -> str:
    """What `prcheck` says about that entry, and its verdict."""
    said = _reported("change.diff")
    blocks = said.strip().split('\n\n"')
    entry = next(block for block in blocks if SHOWN in block)
    told = re.sub(r"\n  fix:.*(\n  .*)*|\n(?=\n)", "", entry).split("\n")
    verdict = said.strip().split("\n")[-1]
    return _fence("text", "\n".join(['"' + told[0].lstrip('"'), *told[1:], "...", verdict]))


def _reported(change: str) -> str:
    """What a terminal of 100 columns shows of a change."""
    before = Path.cwd()
    try:
        os.chdir(EXAMPLE)
        return text.render(check_files(change, None, Settings(offline=True)), Paint(columns=100, folds=True))
    finally:
        os.chdir(before)


def _help() -> str:
    return _fence("text", _said(["--help"]).strip())


def _said(argv: list[str]) -> str:
    out, err, before = io.StringIO(), io.StringIO(), Path.cwd()
    os.environ["COLUMNS"] = "100"
    try:
        os.chdir(EXAMPLE)
        with redirect_stdout(out), redirect_stderr(err):
            main(argv)
    except SystemExit:
        pass
    finally:
        os.chdir(before)
    return out.getvalue()


def _inputs() -> str:
    """The action's inputs, from its own file."""
    rows = ("| input | default | what it does |", "|---|---|---|", *_rows((ROOT / "action.yml").read_text("utf-8")))
    return "".join(f"{row}\n" for row in rows)


def _rows(action: str) -> Iterator[str]:
    inputs = action.partition("\ninputs:\n")[2].partition("\noutputs:\n")[0]
    for name, body in re.findall(r"^  ([a-z-]+):\n((?:    .*\n?)+)", inputs, flags=re.MULTILINE):
        values = dict(re.findall(r"^    (\w+): (.*)$", body, flags=re.MULTILINE))
        default = values.get("default", "").strip("\"'")
        yield f"| `{name}` | {f'`{default}`' if default else ''} | {values['description']} |"


def _rules() -> str:
    head = ("| rule | default | fires when |", "|---|---|---|")
    rows = (f"| [`{r.name}`](docs/rules.md#{r.name}) {r.code} | {weight(r)} | {summary(r)} |" for r in RULES)
    return "".join(f"{row}\n" for row in (*head, *rows))


def _fence(language: str, inside: str) -> str:
    return f"```{language}\n{inside}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(readme())
