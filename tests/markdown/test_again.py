"""A changed text's blocks, read with the help of those before the change, are those of a full reading."""

import random

import pytest
from tests.markdown.test_reference import PIECES

from prcheck import markdown
from prcheck.markdown import again


@pytest.mark.parametrize("seed", range(60))
def test_any_edit_gives_the_blocks_of_a_full_reading(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same lists in each run
    pieces = [piece for piece in PIECES if not piece.startswith("[")]
    text = "".join(piece + "\n" * chance.randint(0, 1) for piece in chance.choices(pieces, k=40))
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    end = min(start + chance.randrange(6), len(lines))
    new = "\n".join(chance.choices([*pieces, "", "```", "<!--"], k=2)).split("\n")
    edited = "\n".join([*lines[:start], *new, *lines[end:]])
    removed, added = frozenset(range(start + 1, end + 1)), frozenset(range(start + 1, start + len(new) + 1))
    assert again.read(edited, markdown.read(text), removed, added) == markdown.read(edited)


@pytest.mark.parametrize(
    "line", ["- another item", "text", "", "<!--", "```", "    more", "> quoted", "| 1 | 2 |", "---"]
)
def test_a_line_in_the_place_of_another_gives_the_blocks_of_a_full_reading(line: str) -> None:
    """As many lines come as go, so that all below them keeps its place."""
    table = "| a | b |\n|---|---|\n| c | d |"
    before = f"# A\n\n- one\n- two\n\n## B\n\ntext\n\n{table}\n\n> q\n\n```\ncode\n```\n\nend\n"
    lines = before.split("\n")
    for number in range(1, len(lines) + 1):
        for other in range(number, min(number + 3, len(lines) + 1)):
            taken = frozenset({number, other})
            edited = "\n".join(line if at in taken else old for at, old in enumerate(lines, 1))
            assert again.read(edited, markdown.read(before), taken, taken) == markdown.read(edited)


@pytest.mark.parametrize("edited", ["[a]: u\n\nb", "x" * 50_000, ""])
def test_definitions_and_caps_are_left_to_a_full_reading(edited: str) -> None:
    lines = frozenset(range(1, edited.count("\n") + 2))
    assert again.read(edited, markdown.read("a\n\nb\n"), frozenset({1, 2, 3, 4}), lines) == markdown.read(edited)


def test_lines_that_do_not_fit_are_left_to_a_full_reading() -> None:
    assert again.read("a\n\nc", markdown.read("a\n\nb"), frozenset(), frozenset({9})) == markdown.read("a\n\nc")
