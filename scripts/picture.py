"""Draws `docs/review.png`: the review of the bundled example, rendered by GitHub's engine in headless Chromium.

Needs `chromium` on the path; its sandbox is off where it runs as root.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

import cmarkgfm

from prcheck import patch, run
from prcheck.facts import Facts, Wanted
from prcheck.model import LinkState, LinkStatus, Skip
from prcheck.prose.scene import Scene
from prcheck.review import Comment, Review, plan
from prcheck.settings import Settings

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples"
WIDTH, HEIGHT = 1040, 1530
BLOCK = re.compile(r'<pre lang="suggestion"><code>(.*?)</code></pre>', re.DOTALL)
STYLE = """
body { font: 16px/1.5 "DejaVu Sans", sans-serif; color: #1f2328; background: #fff; margin: 20px auto; width: 980px }
article { border: 1px solid #d1d9e0; border-radius: 6px; padding: 8px 16px; margin-bottom: 18px }
header { color: #59636e; font-size: 13px; border-bottom: 1px solid #d1d9e0; margin: -8px -16px 8px; padding: 8px 16px;
  background: #f6f8fa }
table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left }
td:first-child, td:nth-child(2) a { white-space: nowrap }
code { background: #eff1f3; border-radius: 6px; padding: .2em .4em; font: 85% "DejaVu Sans Mono", monospace }
pre { background: #f6f8fa; padding: 12px; border-radius: 6px; overflow: auto } pre code { background: none; padding: 0 }
a { color: #0969da; text-decoration: none } h3 { margin: .6em 0 } sub { color: #59636e; font-size: 12px }
.suggestion { border: 1px solid #d1d9e0; border-radius: 6px; margin: 12px 0; font-size: 13px; overflow: hidden }
.suggestion p { margin: 0; padding: 6px 12px; border-bottom: 1px solid #d1d9e0 }
.suggestion footer { padding: 6px 12px; text-align: right; border-top: 1px solid #d1d9e0 }
.suggestion footer span { border: 1px solid #d1d9e0; border-radius: 6px; padding: 3px 10px; margin-left: 6px;
  background: #f6f8fa; font-weight: bold; display: inline-block }
.suggestion div { font: 12.5px/1.6 "DejaVu Sans Mono", monospace; white-space: pre-wrap; padding: 0 12px }
.old { background: #ffebe9 } .new { background: #dafbe1 }
"""


def reviewed() -> tuple[Review, list[str]]:
    """The review of the example as it stands once it is posted, and the lines that it speaks of."""
    base = (EXAMPLE / "README.md").read_text("utf-8")
    change = (EXAMPLE / "change.diff").read_text("utf-8")
    side = patch.sides(patch.read(change)[0], base)
    report = run.judge([side], others={}, guides={}, settings=Settings(), gather=alive)
    scene = Scene(
        repository="https://github.com/example-lab/papers",
        number=7,
        head="0" * 40,
        merge_base="1" * 40,
        paths=frozenset(report.texts),
        added=len(side.touched),
        removed=len(side.removed),
    )
    hunks = {side.path: side.ranges}
    first = plan(report, hunks, scene)
    links = {comment.key: f"{scene.files}#r{number}" for number, comment in enumerate(first.comments)}
    return plan(report, hunks, replace(scene, comments=links)), report.texts[side.path].split("\n")


def alive(wanted: Wanted, _: Settings) -> tuple[Facts, tuple[Skip, ...]]:
    """Links that all work: the picture asks nobody."""
    return Facts({url: LinkState(url, LinkStatus.ALIVE) for url in wanted.urls}), ()


def page(review: Review, lines: list[str]) -> str:
    """The summary and the inline comments as one page."""
    parts = [("prcheck commented", _html(review.summary))]
    parts += [(f"{c.path}, lines {c.start} to {c.line}", _inline(c, lines)) for c in review.comments]
    articles = (f"<article><header>{escape(head)}</header>{body}</article>" for head, body in parts)
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{''.join(articles)}"


def _inline(comment: Comment, lines: list[str]) -> str:
    """A comment, its suggestion as GitHub shows one: the lines before and after, and the two buttons."""
    before = lines[comment.start - 1 : comment.line]

    def shown(found: re.Match[str]) -> str:
        rows = "".join(_rows("old", "-", (escape(line) for line in before)))
        rows += "".join(_rows("new", "+", found[1].splitlines()))
        buttons = "<span>Commit suggestion</span><span>Add suggestion to batch</span>"
        return f"<section class=suggestion><p>Suggested change</p>{rows}<footer>{buttons}</footer></section>"

    return BLOCK.sub(shown, _html(comment.body))


def _rows(kind: str, sign: str, lines: Iterable[str]) -> Iterator[str]:
    return (f"<div class={kind}>{sign} {line}</div>" for line in lines)


def _html(text: str) -> str:
    options = cmarkgfm.Options.CMARK_OPT_UNSAFE
    return str(cmarkgfm.github_flavored_markdown_to_html(text, options))


def main() -> int:
    """0 when the picture is drawn."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "review.html"
        file.write_text(page(*reviewed()), "utf-8")
        words = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        words += [
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
        ]
        words += [f"--screenshot={ROOT / 'docs' / 'review.png'}", f"--window-size={WIDTH},{HEIGHT}", file.as_uri()]
        return subprocess.run(["chromium", *words], check=False, stderr=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main())
