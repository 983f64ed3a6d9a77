"""One click: all suggestions of a review committed as GitHub does it leave nothing that the review offered to mend."""

import random

import pytest
from tests.standin.world import Make, World, listed

SHAPE = "\n**{title}**<br>\n*{authors}*<br>\n{venue} {links}\n"
TITLES = ("Umbrellas in Motion", "A Theory of Wet Socks", "Counting Raindrops at Night", "Puddles as Mirrors")
LINKS = (
    "[[Paper](https://arxiv.org/abs/2402.9100{n})]",
    "[[Paper](https://arxiv.org/abs/2402.9100{n})][[Code](https://github.com/wet-lab/repo{n})]",
    "[[Papr](https://arxiv.org/abs/2402.9100{n})]",
    "[[Paper] (https://arxiv.org/abs/2402.9100{n})]",
    "[[Paper](https://arxiv.org/pdf/2402.9100{n}v2.pdf)]",
    "[[Paper](hhttps://arxiv.org/abs/2402.9100{n})]",
)
DAMAGE = (
    ("**", ""),
    ("*", ""),
    ("<br>", ""),
    ("<br>\n*", "\n*"),
    ("\n**", "\n- **"),
    ("Rain", "Ra\ufb01n"),
    (" in ", "\u00a0in "),
)


def damaged(chance: random.Random) -> str:
    entries = []
    for number, title in enumerate(TITLES[: chance.randint(1, len(TITLES))]):
        links = chance.choice(LINKS).format(n=number)
        text = SHAPE.format(title=title, authors="Ada Brook, Ivo Lind", venue="ECCV 2024", links=links)
        for old, new in chance.sample(DAMAGE, chance.randint(0, 2)):
            text = text.replace(old, new, chance.choice((1, -1)))
        entries.append(text)
    return listed(*entries)


def fixable(world: World) -> set[str]:
    """The threads whose comment offers a rewrite."""
    return {thread.node for thread, _ in world.store.suggestions()}


@pytest.mark.parametrize("seed", range(20))
def test_committing_all_suggestions_mends_what_they_offered(make: Make, seed: int) -> None:
    world = make(damaged(random.Random(seed)))  # noqa: S311  # a seed must give the same change again
    world.run()
    offered = fixable(world)
    lines = [
        (thread.path, line) for thread, _ in world.store.suggestions() for line in _lines(thread.start, thread.line)
    ]
    assert len(lines) == len(set(lines))
    assert world.store.apply_suggestions() == len(offered)
    world.run()
    assert not fixable(world)
    for thread in world.store.threads:
        assert thread.node not in offered or "```" not in thread.comments[0].body, thread.comments[0].body


def _lines(start: int | None, line: int | None) -> range:
    assert line is not None
    return range(start or line, line + 1)


def test_a_duplicate_is_taken_away_by_its_suggestion(make: Make) -> None:
    again = listed().split("## Methods\n")[1].split("\n\n")[1]
    world = make(listed(f"\n{again}\n"))
    world.run()
    if world.store.apply_suggestions():
        world.run()
        assert not fixable(world)
