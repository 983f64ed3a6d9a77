"""An entry that a change puts inside another one is told: an editor indented it, or somebody hid it."""

import pytest

from prcheck import patch, run
from prcheck.layouts import Memory, inside, parse
from prcheck.settings import Settings

NAMES = "Ada Lovelace, Grace Hopper"
TITLES = ("Notes on Machines That Weave", "Looms and Their Loops", "A Shuttle for Every Weaver", "Counting the Threads")
NEW = "Gears and Cogs for Thinking Engines"


def bold(title: str, number: int) -> str:
    return f"**{title}**, *{NAMES}*, CVPR 2024. [[Paper](https://arxiv.org/abs/2401.{number:05})]"


def linked(title: str, number: int) -> str:
    return f"[{title}](https://arxiv.org/abs/2401.{number:05}), {NAMES}, CVPR 2024"


def plain(title: str, number: int) -> str:
    return f"{title}. {NAMES}. CVPR 2024. [[Paper](https://arxiv.org/abs/2401.{number:05})]"


SHAPES = (bold, linked, plain)


def listed(shape: object, more: str = "") -> str:
    assert callable(shape)
    items = (f"- {shape(title, number)}\n" for number, title in enumerate(TITLES))
    return "# Looms\n\n" + "".join(items) + more


def codes(before: str, after: str) -> list[tuple[str, int]]:
    sides = patch.diff(before, after, "README.md")
    report = run.judge([sides], others={}, guides={}, settings=Settings(offline=True))
    return [(finding.code, finding.span.line) for finding in report.findings if finding.code == "PRC116"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("added", ["    - {}\n", "  - {}\n", "  * {}\n"])
def test_an_item_below_an_item(shape: object, added: str) -> None:
    assert callable(shape)
    assert codes(listed(shape), listed(shape, added.format(shape(NEW, 77)))) == [("PRC116", 7)]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_paragraph_of_an_item(shape: object) -> None:
    assert callable(shape)
    assert codes(listed(shape), listed(shape, f"\n  {shape(NEW, 77)}\n")) == [("PRC116", 8)]


@pytest.mark.parametrize(
    "more",
    [
        "  - [[Code](https://github.com/ada/loom)]\n",
        "  - *Mary Somerville, Ada Lovelace*, ICCV 2023 [[Paper](https://arxiv.org/abs/2401.00078)]\n",
        "  - Extended in **TPAMI 2025** [[Paper](https://arxiv.org/abs/2401.00078)]\n",
        "\n  Weaves numbers by gears and cogs, and thinks about its threads.\n",
    ],
)
def test_a_part_of_the_entry(more: str) -> None:
    assert not codes(listed(bold), listed(bold, more))


def test_a_list_that_nests_such_items_means_them() -> None:
    before = listed(bold, f"  - {bold('Looms and More Loops', 50)}\n- {bold('Wheels That Turn', 51)}\n")
    assert not codes(before, before + f"  - {bold(NEW, 77)}\n")


def test_a_new_entry_hides_none_either() -> None:
    after = listed(bold, f"- {bold('Wheels That Turn', 51)}\n  - {bold(NEW, 77)}\n")
    assert codes(listed(bold), after) == [("PRC116", 8)]


def test_a_new_list_may_nest_what_it_likes() -> None:
    sides = patch.diff(None, listed(bold, f"  - {bold(NEW, 77)}\n"), "more.md")
    report = run.judge([sides], others={}, guides={}, settings=Settings(offline=True))
    assert not [finding for finding in report.findings if finding.code == "PRC116"]


def test_only_blocks_of_the_changes_lines_count() -> None:
    text = listed(bold, f"  - {bold(NEW, 77)}\n    more of it\n")
    document = parse(text, "README.md")
    assert [aside.span.line for aside in inside.find(document, {7, 8}, Memory())] == [7]
    assert not list(inside.find(document, {8}, Memory()))
    assert [aside.block for aside in inside.find(document, None, Memory())] == ["item"]
