"""Imports point one way: a module imports only rows above its own, or its own folder."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "prcheck"
PAGE = SOURCE.parent.parent / "docs" / "adding.md"

ROWS = (
    "errors",
    "model",
    "align edits indented terminal",
    "fixing screen summary lists titles identity",
    "template catalogue",
    "facts",
    "markdown",
    "layouts",
    "patch",
    "changes",
    "rebuild",
    "web",
    "sources probes",
    "rules",
    "silencing",
    "engine explain",
    "listing",
    "settings",
    "contexts shards baseline",
    "prose",
    "outputs",
    "review reading",
    "configuration",
    "edge",
    "run",
    "inputs material mending merging",
    "adding proposing",
    "beginning local newcomer pull remote watch",
    "amend",
    "options console",
    "arguments editing",
    "judging",
    "commands",
    "cli",
)
ROW = {name: number for number, row in enumerate(ROWS) for name in row.split()}

HOMES = {
    "bibtexparser": "sources",
    "rapidfuzz": "titles",
    "certifi": "edge",
    "github": "edge",
    "jinja2": "outputs",
    "markupsafe": "outputs",
    "pygal": "outputs",
}
WORLD = {"os", "select", "shutil", "signal", "socket", "ssl", "subprocess", "tempfile", "threading", "time", "random"}
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or not path.name.startswith("__"))


def part(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide what they reach"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "prcheck" else (module,)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_point_up(path: Path) -> None:
    own = part(path)
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top != "prcheck" or not rest or rest.startswith("__"):
            continue
        other = rest.partition(".")[0]
        assert other == own or ROW[other] < ROW[own], f"{own} imports {other}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_each_library_has_one_home_and_the_core_no_world(path: Path) -> None:
    own = part(path)
    for name in imported(path):
        top = name.partition(".")[0]
        assert HOMES.get(top, own) == own, f"{own} imports {top}"
        assert top not in WORLD or ROW[own] >= ROW["edge"], f"{own} imports {top}"


def test_every_module_has_a_row() -> None:
    assert {part(path) for path in MODULES} <= set(ROW)


def test_the_page_names_every_module_in_order() -> None:
    cells = re.findall(r"^\| (`.*?) \|", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(ROW)
    assert [ROW[name] for name in named] == sorted(ROW.values())
