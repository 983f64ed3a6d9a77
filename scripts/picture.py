"""Draws `docs/review.png`: the review of the bundled example, rendered by GitHub's engine in headless Chromium.

Needs `chromium` on the path; its sandbox is off where it runs as root.
"""

import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

import cmarkgfm

from prcheck import patch, run
from prcheck.prose.scene import Scene
from prcheck.review import Review, plan
from prcheck.settings import Settings

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples"
STYLE = """
body { font: 16px/1.5 "DejaVu Sans", sans-serif; color: #1f2328; background: #fff; margin: 20px auto; width: 980px }
article { border: 1px solid #d1d9e0; border-radius: 6px; padding: 8px 16px; margin-bottom: 18px }
header { color: #59636e; font-size: 13px; border-bottom: 1px solid #d1d9e0; margin: -8px -16px 8px; padding: 8px 16px;
  background: #f6f8fa }
table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left }
code { background: #eff1f3; border-radius: 6px; padding: .2em .4em; font: 85% "DejaVu Sans Mono", monospace }
pre { background: #f6f8fa; padding: 12px; border-radius: 6px; overflow: auto } pre code { background: none; padding: 0 }
a { color: #0969da; text-decoration: none } h3 { margin: .6em 0 } sub { color: #59636e; font-size: 12px }
"""


def reviewed() -> Review:
    """The review of the example."""
    base = (EXAMPLE / "README.md").read_text("utf-8")
    change = (EXAMPLE / "change.diff").read_text("utf-8")
    side = patch.sides(patch.read(change)[0], base)
    report = run.judge([side], others={}, guides={}, settings=Settings())
    scene = Scene(
        repository="https://github.com/example-lab/papers",
        number=7,
        head="0" * 40,
        merge_base="1" * 40,
        paths=frozenset(report.texts),
        added=len(side.touched),
        removed=len(side.removed),
    )
    return plan(report, {side.path: side.ranges}, scene, config="prcheck", limit=30, blocking=False)


def page(review: Review) -> str:
    """The summary and the inline comments as one page."""
    parts = [("prcheck commented", review.summary)]
    parts += [(f"{c.path}, lines {c.start} to {c.line}", c.body) for c in review.comments]
    articles = (f"<article><header>{escape(head)}</header>{_html(body)}</article>" for head, body in parts)
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style>{''.join(articles)}"


def _html(text: str) -> str:
    options = cmarkgfm.Options.CMARK_OPT_UNSAFE
    return str(cmarkgfm.github_flavored_markdown_to_html(text, options))


def main() -> int:
    """0 when the picture is drawn."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "review.html"
        file.write_text(page(reviewed()), "utf-8")
        words = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
        words += [
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
        ]
        words += [f"--screenshot={ROOT / 'docs' / 'review.png'}", "--window-size=1040,1240", file.as_uri()]
        return subprocess.run(["chromium", *words], check=False, stderr=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    sys.exit(main())
