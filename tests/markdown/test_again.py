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
    lines[start:end] = "\n".join(chance.choices([*pieces, "", "```", "<!--"], k=2)).split("\n")
    edited = "\n".join(lines)
    assert again.read(edited, markdown.read(text)) == markdown.read(edited)


@pytest.mark.parametrize("edited", ["[a]: u\n\nb", "x" * 50_000, ""])
def test_definitions_and_caps_are_left_to_a_full_reading(edited: str) -> None:
    assert again.read(edited, markdown.read("a\n\nb\n")) == markdown.read(edited)
