"""The pages of the site, and the check of its links."""

import re
from pathlib import Path

import yaml
from scripts import site

from prcheck import __repository__

ROOT = Path(__file__).parent.parent


def test_links_lead_to_pages_of_the_site_or_to_the_repository() -> None:
    pages = site.pages()
    files = {path.name for path in (ROOT / "docs").iterdir()} | set(pages)
    for name, text in pages.items():
        bare = re.sub(r"```.*?^ *```|`[^`\n]*`", "", text, flags=re.DOTALL | re.MULTILINE)
        targets = re.findall(r"\]\((?!https?:|#)([^)\s#]+)", bare)
        assert [target for target in targets if target not in files] == [], name
    assert "](rules.md#missing-title)" in pages["index.md"]
    assert f"](https://github.com/{__repository__}/blob/HEAD/examples/workflows/prcheck.yml)" in pages["index.md"]


def test_every_page_is_in_the_table_of_contents() -> None:
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    named = {page for entry in config["nav"] for value in entry.values() for page in _leaves(value)}
    assert named == set(site.pages())


def _leaves(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    assert isinstance(value, list)
    return [page for entry in value for found in entry.values() for page in _leaves(found)]


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="a/">a</a><a href="a/#here">b</a><a href="a/#gone">c</a><a href="none.html">d</a>'
        '<a href="https://example.org/">e</a><a href="mailto:a@example.org">f</a><img src="none.png">'
    )
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text('<!doctype html><html><h1 id="here">x</h1><a href="../">up</a></html>')
    told = sorted(line.partition(" is ")[0] for line in site.broken(tmp_path))
    assert told == ["index.html: /a/#gone", "index.html: /none.html", "index.html: /none.png"]
