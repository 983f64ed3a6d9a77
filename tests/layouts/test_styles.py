"""Lists in many styles: citations, dates first, nicknames, authors as link texts, links below an item."""

from collections.abc import Sequence

import pytest

from prcheck.layouts import Memory, Source, parse, parse_change
from prcheck.model import Entry

TITLES = ("Threads That Count", "LoomNet: Weaving by Ear", "Can Yarn Remember Knots?", "Small Dyes in Large Vats")
PEOPLE = (
    ("Ada Moss", "Bea Noor", "Cem Olin"),
    ("Yan Fu", "Dia Penn"),
    ("Bo Xu",),
    ("Eva Quill", "Fay Ross", "Gil Stone", "Hal Tarn"),
)
VENUES = ("ICML", "CVPR", "USENIX Security", "arXiv")
URL = "https://arxiv.org/abs/2301.0000"


def _list(*items: str) -> tuple[Entry, ...]:
    return parse("# Looms\n\n## Papers\n\n" + "\n".join(items) + "\n", "README.md").entries


def _names(entry: Entry) -> str:
    return entry.authors.text if entry.authors else ""


def _and(people: Sequence[str]) -> str:
    return " and ".join((", ".join(people[:-1]), people[-1])) if people[1:] else people[0]


@pytest.mark.parametrize(
    "form",
    [
        "* {people}. {title}{comma} {venue} 2023. [pdf]({url})",
        "* {people}. {title}{comma} arXiv:2301.0000{index}. [pdf]({url})",
        "* 2023 - {venue} - {title}{comma} {listed} [[paper]({url})]",
        "* [[arXiv]({url})] {title}{stop} {listed}. {venue} 2023.",
        "* **{title}**，{chinese}，{venue} 2023. [[论文]({url})]",
    ],
)
def test_titles_and_authors_of_one_or_many(form: str) -> None:
    items = [
        form.format(
            title=title,
            people=_and(people),
            listed=", ".join(people),
            chinese="，".join(people),
            comma="" if title.endswith("?") else ",",
            stop="" if title.endswith("?") else ".",
            venue=venue,
            url=f"{URL}{index}",
            index=index % 10,
        )
        for index, (title, people, venue) in enumerate(zip(TITLES * 3, PEOPLE * 3, VENUES * 3, strict=True))
    ]
    found = _list(*items)
    assert [entry.name for entry in found] == [*TITLES] * 3
    assert [[name for name in names if name not in _names(e)] for names, e in zip(PEOPLE * 3, found, strict=True)] == [
        []
    ] * 12
    assert all(entry.venue for entry in found)


def test_the_title_of_a_citation_goes_on_behind_a_question() -> None:
    form = "- Moss, A., & Noor, B. (202{}). {} In *Proceedings of ICML*. [[pdf]({})]"
    titles = ("What Do Looms Leave Out? A Study of Quiet Rooms.", "Can Yarn Remember Knots?", "Small Dyes in Vats.")
    found = _list(*(form.format(index, title, URL + str(index)) for index, title in enumerate(titles)))
    assert [entry.name for entry in found] == [title.rstrip(".") for title in titles]


@pytest.mark.parametrize("lab", ["(@Foo University etc)", "(@Old Mill & Foo Lab)", ""])
def test_a_nickname_in_brackets_and_a_note_of_places_are_no_title(lab: str) -> None:
    head = "|📅Date|📝Title|Venue|Paper|\n|:---:|:---:|:---:|:---:|\n"
    rows = [f"|2024.0{i}|🔥[**LoomNet**] Threads {i} in Woven Maps{lab}|ICML|[[pdf]]({URL}{i})|" for i in range(1, 8)]
    found = _list(head + "\n".join(rows))
    assert [entry.name for entry in found] == [f"Threads {index} in Woven Maps" for index in range(1, 8)]
    assert not any(entry.authors for entry in found)


def test_a_nickname_in_brackets_before_plain_words_is_no_title() -> None:
    forms = (
        "- [**LoomNet**] Threads {} in Woven Maps [[pdf]({})]",
        "- [**LoomNet**]Threads {} in Woven Maps [[pdf]({})]",
    )
    found = _list(*(form.format(index, URL + str(index)) for index, form in enumerate(forms * 3)))
    assert [entry.name for entry in found] == [f"Threads {index} in Woven Maps" for index in range(6)]


@pytest.mark.parametrize(
    "label", ["Moss et al. (2024)", "Moss & Noor (2024)", "Moss, Noor and Olin, 2024", "Moss (2024)"]
)
@pytest.mark.parametrize("form", ["- [{}]({}). *{}*. ICML.", "- [{}]({})\n  - *{}*, a study of yarn\n  - ICML 2024"])
def test_a_link_may_say_who_and_when(label: str, form: str) -> None:
    found = _list(*(form.format(label, f"{URL}{i}", f"Threads {i} in Woven Maps") for i in range(5)))
    assert [entry.name for entry in found] == [f"Threads {index} in Woven Maps" for index in range(5)]
    assert {_names(entry) for entry in found} == {label.rpartition("2024")[0].rstrip(" ,(")}
    assert {entry.year.text for entry in found if entry.year} == {"2024"}
    assert [entry.links[0].url for entry in found] == [f"{URL}{index}" for index in range(5)]


def test_a_linked_name_with_a_year_and_plain_words_behind_it_is_the_title() -> None:
    found = _list(
        *(f"- [Yarns{i * 'a'} (2011)]({URL}{i}) a collection of threads, Moss et al., ICML" for i in range(8))
    )
    assert [entry.name for entry in found] == [f"Yarns{index * 'a'}" for index in range(8)]


def test_names_below_a_heading_and_a_summary() -> None:
    parts = [
        f"### Threads {i} in Woven Maps of Wool\n\n> {', '.join(PEOPLE[i % 4])}\n\n**TL;DR**: We weave more.\n\n"
        f"*ICML 2023* [Paper]({URL}{i})\n"
        for i in range(8)
    ]
    found = _list(*parts)
    assert [_names(entry) for entry in found] == [", ".join(PEOPLE[index % 4]) for index in range(8)]


def test_a_second_line_that_begins_with_a_colon_is_no_title() -> None:
    parts = [
        f"Threads {i} in Woven Maps\n: {', '.join(PEOPLE[i % 4])}. *ICML*, 2023. [pdf]({URL}{i})\n" for i in range(8)
    ]
    assert [entry.name for entry in _list(*parts)] == [f"Threads {index} in Woven Maps" for index in range(8)]


ITEM = "{0}. **Threads {0} in Woven Maps**, *Ada Moss, Bea Noor*, ICML 2023\n\n"
BADGE = "[![Paper](https://img.shields.io/badge/a-b)](https://arxiv.org/abs/2301.{0:05})"


def test_badges_below_an_item_are_its_links() -> None:
    found = _list(*((ITEM + BADGE + "\n").format(index) for index in range(1, 6)))
    assert [entry.links[0].url[-5:] for entry in found] == [f"{index:05}" for index in range(1, 6)]
    assert all(entry.span.end_line == entry.span.line + 2 for entry in found)


@pytest.mark.parametrize(
    "below", ["[back to top](#looms)", "[![x](y.svg)](docs/more.md)", "See [the paper](https://a.b/c)."]
)
def test_what_stands_below_an_item_may_be_no_part_of_it(below: str) -> None:
    found = _list(*(ITEM.format(index) for index in range(1, 6)), below)
    assert not any(entry.links for entry in found)


def test_badges_below_items_of_a_long_list_are_read_with_them() -> None:
    text = "# Looms\n\n## Papers\n\n" + "\n".join((ITEM + BADGE + "\n").format(index) for index in range(1, 2700))
    new = text + "\n" + (ITEM + BADGE + "\n").format(2700)
    lines = frozenset(range(text.count("\n") + 1, new.count("\n") + 1))
    _, head = parse_change(Source("README.md", text, frozenset()), Source("README.md", new, lines), Memory())
    assert len(head.entries) < 2700
    assert all(len(entry.links) == 1 for entry in head.entries)


def test_a_title_and_its_year_alone_are_unfinished() -> None:
    whole = [f"- Threads {i} in Woven Maps (2023) [[pdf]({URL}{i})]" for i in range(9)]
    found = _list(*whole, "- Small Dyes in Large Vats (2023)")
    assert found[-1].name == "Small Dyes in Large Vats"
    assert [entry.unfinished for entry in found] == [False] * 9 + [True]
