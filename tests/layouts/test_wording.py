"""What words tell one by one is what the whole text tells."""

import random

import pytest

from prcheck.layouts import stencil, wording
from prcheck.layouts.unit import Line, Unit
from prcheck.model import Kind, Span

WORDS = (
    "Woven Slow Light Maps Rivers Seas Rough Needles Weaving"
    " Woven Threads of the North slow Light: Sea2Sky7 Loom7: weave-3 de3 For3 GPT-4 self-Woven and And et und van de J."
    " Pattern Recognition Neural Networks Nature Methods Review CVPR ICML2020 CVPR21 1998 2021: Best Paper Long under"
    " Findings Accepted Deep learning, Looms, - + (Extended) Ünal Émile É. 3D x2y Self-Supervised Loom’s IEEE Access:"
).split()
NAMES = (
    "Ada Lovelace; Emmy B. Noether; Max Long; Ada And Bob; Grace de Hopper; Ada Paper; Émile Zola; Carl Vision;"
    " Nature Methods; Pattern Recognition; Maximilianus Featherstonehaugh-Cholmon Schlegel; Al Et Bo; Jean-Luc Picard"
).split("; ")


def units(seed: int) -> list[Unit]:
    """Entries of words and names in any order."""
    source = random.Random(seed)  # noqa: S311  # the same units in every run
    found = []
    for _ in range(200):
        title = " ".join(source.choices(WORDS, k=source.randint(3, 10)))
        names = source.choices(NAMES, k=source.randint(1, 4))
        people = ", ".join(names[:-1]) + source.choice((", ", " and ", ", and ")) * (len(names) > 1) + names[-1]
        shape = source.choice(("**{0}**<br>\n*{1}*<br>\nCVPR 2024", "[{0}](x). {1}. May 2024", "**{0}**, {1} (2021)"))
        lines = shape.format(title, people).split("\n")
        found.append(Unit(Kind.PARAGRAPH, Span(1, 1, 1, 1), (), tuple(Line(n, t, 1) for n, t in enumerate(lines, 1))))
    return found


def _nothing(_: str) -> None:
    """No text has a wording."""


@pytest.mark.parametrize("seed", range(5))
def test_a_stencil_is_the_same_without_wordings(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    found = units(seed)
    told = [stencil.of(unit) for unit in found]
    assert sum(one is not None for one in told) > 20
    monkeypatch.setattr(wording, "of", _nothing)
    monkeypatch.setattr(wording, "sizes", _nothing)
    assert [stencil.of(unit) for unit in found] == told


@pytest.mark.parametrize("title", ["Woven Threads of the North", "Loom7: Slow Light", "Émile-Zola Weaves"])
def test_plain_words_have_a_wording(title: str) -> None:
    assert wording.of(title) is not None


@pytest.mark.parametrize("title", ["Threads, Looms", "Looms and Light", "ICML Threads", "Looms 1998", "Nature Methods"])
def test_words_that_are_more_have_none(title: str) -> None:
    assert wording.of(title) is None


def test_names_have_sizes() -> None:
    assert wording.sizes("Ada Lovelace, Emmy B. Noether, and Jean-Luc Picard") == [2, 3, 2]
    assert wording.sizes("Ada Lovelace, Best Paper") is None
