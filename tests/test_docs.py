"""The documentation says what the program does: its tables, its words, its snippets."""

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest
from scripts.docs import pages

from prcheck import configuration
from prcheck.configuration import keys
from prcheck.settings import Settings

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "configuration.md").read_text("utf-8")
TABLES = {"links": keys.LINKS, "papers": keys.PAPERS, "review": keys.REVIEW, "endpoints": keys.ENDPOINTS}


def section(name: str) -> str:
    return PAGE.partition(f"## `[{name}]`\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_generated_pages_are_fresh(path: Path) -> None:
    assert path.read_text("utf-8") == pages()[path], 'run "make docs"'


@pytest.mark.parametrize("name", TABLES)
def test_every_key_of_a_table_is_on_the_page(name: str) -> None:
    assert set(TABLES[name]) <= set(re.findall(r"`([a-z-]+)`", section(name)))


@pytest.mark.parametrize("name", ["links", "papers", "review"])
def test_defaults_on_the_page_are_the_programs(name: str) -> None:
    values = asdict(getattr(Settings(), name))
    rows = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \| (.*?) \|", section(name), flags=re.MULTILINE)
    stated = {key: value for key, value in rows if re.fullmatch(r"\d+|true|false", value)}
    known = {key.replace("_", "-"): value for key, value in values.items() if isinstance(value, int | float)}
    assert stated == {key: str(value).lower().removesuffix(".0") for key, value in known.items()}


def test_the_page_tells_the_type_and_the_meaning_of_each_key() -> None:
    assert "| `per-host` | whole number, 1 or more | 8 | requests to one host at the same time |\n" in PAGE
    assert "| `doi` | address | `https://doi.org` | whether a DOI exists |\n" in PAGE
    assert all(key.told for table in TABLES.values() for key in table.values())


def test_every_top_key_is_on_the_page() -> None:
    assert {key for key in keys.SETTINGS if f"`{key}`" not in PAGE and f"`[{key}]`" not in PAGE} == set()


def test_settings_in_the_readme_can_be_read() -> None:
    snippets = re.findall(r"```toml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert snippets
    for snippet in snippets:
        assert tomllib.loads(snippet)
        assert configuration.read(snippet, "prcheck.toml")


@pytest.mark.parametrize("page", [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")], ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = re.findall(
        r"\]\((?!https?:)([^)#\s]+)[^)]*\)",
        re.sub(r"```.*?```|`[^`\n]*`|^    [^\n]*$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE),
    )
    assert [target for target in targets if not (page.parent / target).exists()] == []
