"""Writes the generated pages of `docs/`; `--check` only says which are stale."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # `python scripts/docs.py` finds its neighbour like `from scripts import docs`

from scripts import settings_page  # noqa: E402
from scripts.readme import readme  # noqa: E402
from scripts.settings_schema import schema  # noqa: E402

from prcheck import __repository__, __version__  # noqa: E402  # after the path
from prcheck.explain import book  # noqa: E402
from prcheck.rules import RULES  # noqa: E402

DOCS = ROOT / "docs"
WORKFLOWS = ROOT / "examples" / "workflows"
PACKAGED = ROOT / "src" / "prcheck" / "workflows"
"""What `prcheck init` writes: the examples' own text."""
HOME = re.compile(r"(uses: |github\.com/|ghcr\.io/)[\w.-]+/prcheck\b")
"""How pages name the project's repository."""
PIN = re.compile(r"(--spec \"prcheck==)[^\"]*")
"""How workflows name the release that they install."""


def pages() -> dict[Path, str]:
    """Each generated page with its text, and all others with the repository and version that the package names."""
    written = [path for pattern in ("docs/*.md", "examples/**/*.yml", "*.md") for path in ROOT.glob(pattern)]
    texts = {path: path.read_text("utf-8") for path in written} | {
        DOCS / "rules.md": book(RULES),
        DOCS / "settings.schema.json": schema(),
        settings_page.PAGE: settings_page.page(),
        ROOT / "README.md": readme(),
        **{PACKAGED / path.name: path.read_text("utf-8") for path in sorted(WORKFLOWS.glob("*.yml"))},
    }
    return {path: _named(text) for path, text in texts.items()}


def _named(text: str) -> str:
    """A page with the project's repository and version as the package states them."""
    return PIN.sub(rf"\g<1>{__version__}", HOME.sub(rf"\g<1>{__repository__}", text))


def main(argv: list[str]) -> int:
    """1 where a page is stale and was only to be checked, else 0."""
    stale = {path: text for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text}
    if "--check" in argv:
        sys.stderr.writelines(f'{path.name} is stale; run "make docs"\n' for path in stale)
        return int(bool(stale))
    for path, text in stale.items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
