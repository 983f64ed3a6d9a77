"""Which titles share most of some words, counted for all of them at once."""

import random
from itertools import combinations

import pytest

from prcheck.rules.duplicates.overlap import SHARED, Block

WORDS = tuple("ash beech birch cedar elm fir hazel larch maple oak pine rowan".split())


def plainly(titles: list[tuple[str, ...]], asked: tuple[str, ...], size: int) -> list[tuple[float, int]]:
    """What a block gives, counted title by title."""
    counts = [len({*asked}.intersection(title)) for title in titles]
    enough = [max(2, SHARED * min(len(title), len(asked))) for title in titles]
    alike = [(counts[at] / max(size, len(titles[at])), at) for at in range(len(titles)) if counts[at] >= enough[at]]
    return sorted(alike, reverse=True)


@pytest.mark.parametrize("seed", range(20))
def test_titles_are_found_as_if_counted_one_by_one(seed: int) -> None:
    source = random.Random(seed)  # noqa: S311  # the same titles in every run
    titles = [tuple(source.sample(WORDS, source.randint(1, 9))) for _ in range(200)]
    block = Block()
    for place, title in enumerate(titles):
        block.add(place, title, len(title))
    asked = tuple(source.sample(WORDS, source.randint(3, 8)))
    size = len(asked) + source.randint(0, 2)
    alike = plainly(titles, asked, size)
    assert sorted(block.alike(asked, size, 1_000), reverse=True) == alike
    assert sorted(block.alike(asked, size, 7), reverse=True) == alike[:7]
    assert [block.holding(word) for word in WORDS] == [sum(word in title for title in titles) for word in WORDS]


def test_words_that_no_title_has_count_for_nothing() -> None:
    block = Block()
    for place, title in enumerate(combinations(WORDS[:4], 3)):
        block.add(place, title, 3)
    assert block.alike(("yew", "box", "ivy"), 3, 20) == []
    assert block.alike(("yew", "ash", "beech"), 3, 20) == [(2 / 3, 1), (2 / 3, 0)]
    assert block.holding("yew") == 0
