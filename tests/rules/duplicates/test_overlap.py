"""Which titles share most of some words, counted for all of them at once."""

import random
from collections.abc import Iterable
from itertools import combinations

import pytest

from prcheck.rules.duplicates.overlap import SHARED, SPAN, Block, alike

WORDS = tuple("ash beech birch cedar elm fir hazel larch maple oak pine rowan".split())


def plainly(titles: list[tuple[str, ...]], asked: tuple[str, ...], size: int) -> list[tuple[float, int]]:
    """What a block gives, counted title by title."""
    counts = [len({*asked}.intersection(title)) for title in titles]
    enough = [max(2, SHARED * min(len(title), len(asked))) for title in titles]
    alike = [(counts[at] / max(size, len(titles[at])), at) for at in range(len(titles)) if counts[at] >= enough[at]]
    return sorted(alike, reverse=True)


def of(titles: Iterable[tuple[str, ...]]) -> Block:
    """A block of these titles; every third one is closed."""
    block = Block()
    for place, title in enumerate(titles):
        block.add(place, title, len(title), closed=place % 3 == 2)
    return block


@pytest.mark.parametrize("seed", range(20))
def test_titles_are_found_as_if_counted_one_by_one(seed: int) -> None:
    source = random.Random(seed)  # noqa: S311  # the same titles in every run
    titles = [tuple(source.sample(WORDS, source.randint(1, 9))) for _ in range(200)]
    block = of(titles)
    asked = tuple(source.sample(WORDS, source.randint(3, 8)))
    size = len(asked) + source.randint(0, 2)
    every = [place for _, place in plainly(titles, asked, size)]
    assert alike([block], asked, size, 1_000, None) == every
    assert alike([block], asked, size, 7, None) == every[:7]
    among = source.sample(range(200), 20)
    assert alike([block], asked, size, 7, among) == [place for place in every if place % 3 != 2 or place in among][:7]


def test_of_equal_shares_the_last_titles_of_all_blocks_count() -> None:
    blocks = [of([WORDS[:3]] * 600), of([WORDS[:4], WORDS[:3]])]
    assert alike(blocks, WORDS[:3], 3, 5, ()) == [SPAN + 1, 598, 597, 595, 594]
    assert alike(blocks, WORDS[:3], 3, 3, None) == [SPAN + 1, 599, 598]
    assert alike(blocks, WORDS[:3], 3, 3, [599, SPAN + 599]) == [SPAN + 1, 599, 598]
    assert alike(blocks, WORDS[:4], 4, 3, None) == [SPAN, SPAN + 1, 599]


def test_words_that_no_title_has_count_for_nothing() -> None:
    block = of(combinations(WORDS[:4], 3))
    assert alike([block], ("yew", "box", "ivy"), 3, 20, None) == []
    assert block.ranks(("yew", "ash", "beech"), 3, -1) == {2 / 3: 0b11}


def test_a_block_of_closed_titles_is_left_out() -> None:
    block = Block()
    block.add(0, WORDS[:3], 3, closed=True)
    assert block.ranks(WORDS[:3], 3, 0) == {}
    assert block.ranks(WORDS[:3], 3, 1) == {1: 1}
