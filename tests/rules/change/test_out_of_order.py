import pytest
from tests.rules.change.lists import found, listed

from prcheck.rules.change.out_of_order import out_of_order

NAMES = ("Anvils", "Bellows", "Chisels", "Drills", "Edges", "Files", "Gauges", "Hammers", "Irons", "Jigs", "Kilns")


def tool(name: str, year: int, number: object) -> str:
    return f"- [{name} Reconsidered by a Smith](https://arxiv.org/abs/{number}) - *Ada Lovelace*, CVPR {year}"


def tools(*entries: str) -> str:
    return listed("\n".join(entries))


BY_TITLE = [tool(name, 2015 + n * 7 % 5, f"{15 + n * 7 % 5}01.0000{n}") for n, name in enumerate(NAMES[:9])]
BY_YEAR = [tool(NAMES[n * 7 % 11], 2024 - n // 2, f"{24 - n // 2}0{9 - n % 2}.0000{n}") for n in range(11)]


def put(entries: list[str], at: int, entry: str) -> str:
    return tools(*entries[:at], entry, *entries[at:])


def told(entries: list[str], at: int, entry: str) -> list[str]:
    return [finding.message for finding in found(out_of_order, tools(*entries), put(entries, at, entry))]


@pytest.mark.parametrize(("at", "silent"), [(0, False), (2, False), (3, True), (4, False), (9, False)])
def test_a_section_by_title(at: int, *, silent: bool) -> None:
    said = told(BY_TITLE, at, tool("Crucibles", 2016, 160100091))
    wanted = f'sorted by title, A first; put this entry before "Drills Reconsidered by a Smith" (line {6 + (at < 4)})'
    assert said == ([] if silent else [f"the section is {wanted}"])


def test_the_last_place_is_named_after_the_last_entry() -> None:
    said = told(BY_TITLE, 0, tool("Zinc", 2016, 160100091))
    assert [message.partition("; ")[2] for message in said] == [
        'put this entry after "Irons Reconsidered by a Smith" (line 12)'
    ]


@pytest.mark.parametrize(("at", "silent"), [(0, False), (2, True), (3, True), (4, True), (5, False), (11, False)])
def test_a_section_by_year_takes_any_place_within_the_year(at: int, *, silent: bool) -> None:
    said = told(BY_YEAR, at, tool("Tongs", 2023, "2301.00091"))
    assert bool(said) is not silent
    assert all("sorted by year, newest first" in message for message in said)


def test_one_of_several_orders_is_enough() -> None:
    both = [tool(name, 2024 - n, f"{24 - n}01.0000{n}") for n, name in enumerate(NAMES[:8])]
    late = tool("Anchors", 2010, "1001.00091")  # by title first, by year last
    assert told(both, 0, late) == told(both, 8, late) == []
    assert told(both, 4, late) != []


@pytest.mark.parametrize("entries", [BY_TITLE[:5], BY_YEAR[:4], [BY_TITLE[n] for n in (0, 1, 3, 2, 4, 5, 6, 7, 8)]])
def test_few_entries_and_a_section_in_no_order_show_none(entries: list[str]) -> None:
    assert told(entries, 1, tool("Zinc", 2001, "0101.00091")) == []


def test_blanks_and_articles_count_either_way() -> None:
    names = ("Air", "Barrels", "Carts", "Dyes", "Ebony", "Flax", "Glue", "Hemp")
    entries = [tool(name, 2015 + n * 3 % 4, f"{15 + n * 3 % 4}01.0000{n}") for n, name in enumerate(names)]
    article = tool("The Cask", 2016, "1601.00091")
    assert told(entries, 3, article) == told(entries, 8, article) == []
    assert told(entries, 0, article) != []


def test_an_entry_of_another_section_and_one_without_a_key_are_left() -> None:
    text = tools(*BY_TITLE)
    assert found(out_of_order, text, f"{text}\n## More\n\n{tool('Anchors', 2016, 160100091)}\n") == []
    assert found(out_of_order, None, text) == []


def test_a_list_that_is_sorted_backwards_and_by_date() -> None:
    rows = [
        f"| {2024 - n}-0{9 - n} | {name} for a Smith | [Paper](https://x.example/{n}) |"
        for n, name in enumerate(("Kilns", "Anvils", "Files", "Bellows", "Jigs", "Drills", "Edges", "Gauges"))
    ]
    head = "| Date | Title | Link |\n|---|---|---|\n"
    late = "| 2017-12 | Tongs for a Smith | [Paper](https://x.example/9) |"
    before = listed(head + "\n".join(rows))
    assert found(out_of_order, before, listed(head + "\n".join([*rows[:7], late, rows[7]]))) == []
    (finding,) = found(out_of_order, before, listed(head + "\n".join([late, *rows])))
    assert 'newest first; put this entry before "Gauges for a Smith"' in finding.message
