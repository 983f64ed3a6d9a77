"""Unread portions that may list the same papers are told by their words."""

import pytest

from prcheck.layouts import parse, recall
from prcheck.layouts.portions import Portion

FORMS = (
    ("https://arxiv.org/abs/2401.00017", "https://arxiv.org/pdf/2401.00017v2.pdf", "https://doi.org/10.48550/arXiv.2401.00017"),
    ("https://doi.org/10.1145/3292500.3330701", "https://dl.acm.org/doi/pdf/10.1145/3292500.3330701"),
    ("https://openreview.net/forum?id=aB3_dEf-9h", "https://openreview.net/pdf?id=aB3_dEf-9h"),
    ("https://aclanthology.org/2020.acl-main.12/", "https://www.aclweb.org/anthology/2020.acl-main.12.pdf"),
    ("https://github.com/lovelace/engine", "https://www.github.com/Lovelace/Engine/tree/main"),
)  # fmt: skip


def entry(title: str, url: str) -> str:
    return f"**{title}**<br>\n*Ada Lovelace, Emmy Noether*<br>\nCVPR 2024 [[Paper]({url})]\n"


def chosen(asked: str, lines: list[str]) -> list[int]:
    """The lines of a text that are taken for portions with the papers of entries."""
    found = parse(asked, "README.md").entries
    portions = [Portion((number,), number, (), 0) for number in range(1, len(lines) + 1)]
    return [portion.start for portion in recall.like(portions, lines, found)]


@pytest.mark.parametrize("forms", FORMS, ids=lambda forms: forms[0])
def test_an_id_is_found_under_all_its_addresses(forms: tuple[str, ...]) -> None:
    for asked in forms:
        assert chosen(entry("On Looms and Numbers", asked), ["plain", *forms]) == [*range(2, len(forms) + 2)]


@pytest.mark.parametrize(
    "line", ["**Weaving looms of numbers**", "- _Weaving_ Looms: notes", "| [weaving a loom](u) |"]
)
def test_a_title_is_found_by_most_of_its_words(line: str) -> None:
    assert chosen(entry("Weaving Looms of Numbers", "https://example.org/1"), ["Looms", line, "Numbers"]) == [2]


def test_of_many_portions_with_some_of_the_words_the_nearest_are_taken() -> None:
    lines = [*["weaving patterns of looms"] * 30, "weaving patterns of looms by numbers"]
    found = chosen(entry("Weaving Patterns of Looms by Numbers", "https://example.org/1"), lines)
    assert found == [*range(1, recall.MANY), len(lines)]  # of those with as many words the first


def test_ids_that_begin_alike_are_each_found_and_no_other() -> None:
    names = ("engine", "engine-2", "looms")  # one begins as another does
    asked = "\n".join(entry(f"On {name}", f"https://github.com/lovelace/{name}") for name in names)
    others = ("https://github.com/lovelace/loom", "https://github.com/lovelace", "lovelace")
    assert chosen(asked, [*others, *(f"git@github.com:Lovelace/{name}.git" for name in names)]) == [4, 5, 6]


def test_of_an_endless_id_the_beginning_is_looked_for() -> None:
    name = "weaver" * 2 * recall.MOST
    url = f"https://github.com/{name}/engine"
    assert chosen(entry("On Looms", url), ["plain", f"https://github.com/{name}/engine.git"]) == [2]


def test_a_word_in_singular_and_plural_counts_once() -> None:
    lines = [*["weaving looms, a loom, number by numbers"] * 10, "weaving patterns of looms by numbers"]
    assert len(lines) in chosen(entry("Weaving Patterns of Looms by Numbers", "https://example.org/1"), lines)
