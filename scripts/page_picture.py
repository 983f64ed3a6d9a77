"""Draws `docs/page-light.png` and `docs/page-dark.png`: the page of an invented list, in headless Chromium.

Needs Playwright and `chromium` on the path.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from bench.pages import report
from playwright.sync_api import sync_playwright

from prcheck.outputs.html import render

DOCS = Path(__file__).parent.parent / "docs"
WIDTH, HEIGHT = 1240, 1180


def main() -> int:
    """Draw both; 2 without a Chromium."""
    chromium = shutil.which("chromium")
    if not chromium:
        sys.stderr.write("no chromium on the path; install it first\n")
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "page.html"
        page.write_text(render(report(420, 11)), "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        light = browser.new_page(color_scheme="light", viewport={"width": WIDTH, "height": HEIGHT})
        light.goto(page.as_uri())
        light.screenshot(path=DOCS / "page-light.png")
        dark = browser.new_page(color_scheme="dark", viewport={"width": WIDTH, "height": HEIGHT})
        dark.goto(page.as_uri())
        dark.locator("#rule").select_option("*")
        dark.evaluate("document.querySelector('#findings').scrollIntoView({behavior: 'instant'})")
        dark.screenshot(path=DOCS / "page-dark.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
