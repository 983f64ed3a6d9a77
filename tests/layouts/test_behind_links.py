"""Plain titles that stand behind the links that open an entry."""

import pytest

from prcheck.layouts import parse
from prcheck.model import Entry, Role

WORDS = ("Amber", "Birch", "Cedar", "Dune", "Ember", "Fjord")
VENUES = ("ECCV 2022", "CVPR2021", "ICML 2020", "ICLR 2019", "ACL 2020", "KDD'21")


def entries(form: str) -> tuple[Entry, ...]:
    rows = (
        form.format(word=word, venue=venue, url=f"https://arxiv.org/abs/2301.0000{index}")
        for index, (word, venue) in enumerate(zip(WORDS, VENUES, strict=True))
    )
    return parse("## Looms\n\n" + "\n".join(rows) + "\n", "README.md").entries


@pytest.mark.parametrize(
    "form",
    [
        "- [[{venue}]({url})] {word} Threads in Woven Maps",
        "- [{venue}]({url}) {word} Threads in Woven Maps [[code](https://github.com/a/b)]",
        "- \\[[{venue}]({url})\\], {word} Threads in Woven Maps. `2023.05`",
        "- ([{venue}]({url})) {word} Threads in Woven Maps",
        "- [[paper]]({url}) [[code]](https://github.com/a/b) {word} Threads in Woven Maps",
        "[[{venue}]({url})] {word} Threads in Woven Maps\n",
    ],
)
def test_title_behind_links(form: str) -> None:
    found = entries(form)
    assert [entry.name for entry in found] == [f"{word} Threads in Woven Maps" for word in WORDS]


def test_venue_before_the_title_is_one() -> None:
    assert all(entry.field(Role.VENUE) for entry in entries("- [[{venue}]({url})] {word} Threads in Woven Maps"))


@pytest.mark.parametrize("rest", ["is the data of {word} and the looms", "with all we know of {word}"])
def test_prose_behind_a_link_is_no_title(rest: str) -> None:
    assert not entries("- [website](https://a.b/c) " + rest)
