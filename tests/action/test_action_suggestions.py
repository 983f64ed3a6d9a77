"""One click: all suggestions of a review committed as GitHub does it leave nothing that the review offered to mend."""

import os
import random
from collections.abc import Callable

import pytest
from tests.standin.world import BAD, GOOD, Make, World, listed

CLICKS = int(os.environ.get("PRCHECK_CLICKS", "1"))
"""How many random changes are tried for each shape of list."""

SHAPES = {
    "tags": "**{title}**<br>\n*{authors}*<br>\n{venue} {links}\n\n",
    "blanks": "**{title}**  \n*{authors}*  \n{venue} {links}\n\n",
    "bullets": "- **{title}**, *{authors}*, {venue}. {links}\n",
    "broken bullets": "- **{title}**<br>\n  *{authors}*<br>\n  {venue} {links}\n",
    "nested bullets": "- **{title}**\n  - *{authors}*\n  - {venue} {links}\n",
    "rows": "| {title} | {authors} | {venue} | {links} |\n",
}
HEADS = {"rows": "| Title | Authors | Venue | Links |\n|---|---|---|---|\n"}
NOUNS = "Umbrellas Puddles Raindrops Galoshes Gutters Drizzle Ferns Moss Anvils Weathervanes Barometers Kettles".split()
VERBS = "Counting Folding Mapping Tuning Weighing Sorting Painting Tracing Bending Lifting Naming Drying".split()
PEOPLE = "Ada Brook|Ivo Lind|Noor Haddad|Sven Ost|Uma Kell|Tomas Reyes|Ines Halloran|Mira Okafor".split("|")
LINKS = (
    "[[Paper](https://arxiv.org/abs/2402.9{n:04})]",
    "[[Paper](https://arxiv.org/abs/2402.9{n:04})][[Code](https://github.com/wet-lab/repo{n})]",
)
DAMAGE = (
    ("**", ""),
    ("*", ""),
    ("<br>", ""),
    ("  \n", "\n"),
    ("Paper", "Papr"),
    ("](", "] ("),
    ("https", "hhttps"),
    ("/abs/2402.90", "/pdf/2402.90"),
    ("R", "\ufb01"),
    (" ", "\u00a0"),
    ("\n\n", "\n"),
    ("\n  -", "\n -"),
    ("[[Code]", "[[Paper]"),
)
Ends = Callable[[str], str]
ENDS: dict[str, Ends] = {
    "unix": lambda text: text,
    "windows": lambda text: text.replace("\n", "\r\n"),
    "no last line end": lambda text: text.rstrip("\n"),
}


def entry(shape: str, number: int, chance: random.Random) -> str:
    title = f"{VERBS[number % 12]} {NOUNS[number // 12 % 12]} in the {NOUNS[-number % 12]} of Year {number}"
    authors = ", ".join(chance.sample(PEOPLE, 3))
    links = chance.choice(LINKS).format(n=number)
    return SHAPES[shape].format(title=title, authors=authors, venue=f"ECCV {2015 + number % 9}", links=links)


def lists(shape: str, chance: random.Random) -> tuple[str, str]:
    """A list, and the same with one to four more entries at its end, damaged in some ways."""
    base = f"# Papers\n\n## Rain\n\n{HEADS.get(shape, '')}{''.join(entry(shape, n, chance) for n in range(12))}"
    added = []
    for number in range(20, 20 + chance.randint(1, 4)):
        text = entry(shape, chance.choice((number, number, number, 3)), chance)
        for old, new in chance.sample(DAMAGE, chance.randint(0, 3)):
            text = text.replace(old, new, chance.choice((1, -1)))
        added.append(text)
    return base, base + "".join(added)


def fixable(world: World) -> set[str]:
    """The threads whose comment offers a rewrite."""
    return {thread.node for thread, _ in world.store.suggestions()}


@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(CLICKS))
def test_committing_all_suggestions_mends_what_they_offered(make: Make, shape: str, ends: str, seed: int) -> None:
    chance = random.Random(f"{shape} {seed}")  # noqa: S311  # a seed must give the same change again
    base, head = lists(shape, chance)
    world = make(ENDS[ends](head), ENDS[ends](base))
    world.run()
    offered = fixable(world)
    lines = [
        (t.path, line)
        for t, _ in world.store.suggestions()
        for line in range(t.start or t.line or 0, 1 + (t.line or 0))
    ]
    assert len(lines) == len(set(lines))
    assert world.store.apply_suggestions() == len(offered)
    world.run()
    assert not fixable(world), [text for _, text in world.store.suggestions()]
    for thread in world.store.threads:
        assert thread.node not in offered or "```" not in thread.comments[0].body, thread.comments[0].body


def test_suggestions_are_offered_for_every_shape(make: Make) -> None:
    for shape in SHAPES:
        found = 0
        for seed in range(6):
            base, head = lists(shape, random.Random(f"{shape} {seed}"))  # noqa: S311  # as above
            world = make(head, base)
            world.run()
            found += len(fixable(world))
        assert found, shape


def test_a_duplicate_is_taken_away_by_its_suggestion(make: Make) -> None:
    world = make(listed(GOOD, GOOD))
    world.run()
    assert world.store.apply_suggestions() == 1
    assert world.store.commits[world.store.head]["README.md"].decode().count("Tin Foil") == 1
    world.run()
    assert not fixable(world)


def test_the_last_line_without_an_end_is_taken_away_as_a_whole(make: Make) -> None:
    base, _ = lists("rows", random.Random(1))  # noqa: S311  # as above
    rows = base.rstrip("\n").split("\n")
    world = make("\n".join([*rows, rows[-1]]), base)
    world.run()
    (thread,) = world.store.threads
    assert (thread.start, thread.line) == (None, len(rows) + 1)
    assert "This suggestion takes the entry out." in thread.comments[0].body
    assert world.store.apply_suggestions() == 1
    assert world.run() == 0


def test_one_fix_makes_way_for_another_in_the_same_suggestion(make: Make) -> None:
    joined = f"{GOOD}{BAD.lstrip()}"
    world = make(listed(joined))
    world.run()
    assert "entries-run-together" in world.store.threads[-1].comments[0].body
    assert "```suggestion\n\n**A Field Guide" in world.store.threads[-1].comments[0].body
    assert "\n\n\n" not in world.store.threads[-1].comments[0].body


def test_a_summary_offers_no_button_that_is_gone(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    assert "Fix ready" in world.summary()
    world.store.push({"README.md": listed(BAD.replace("Sven Ost\n", "Sven Ost, Uma Kell\n"))})
    world.run()
    assert "Details" in world.summary()
    assert "open the [Files changed]" not in world.summary()
