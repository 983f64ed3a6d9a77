"""What PRC115 says of a new line of a list that lost its marker."""

import pytest

from prcheck import layouts
from prcheck.model import Change, ChangeKind
from prcheck.rules.base import Context
from prcheck.rules.format.entries_run_together import entries_run_together

HEAD = "# Papers\n\n"
TITLES = ("Rooms of Glass and Fog", "Snow on a Slow Loom", "Rain that Weaves Itself")
LINKED = [f"[{title}](https://arxiv.org/abs/2401.0000{n}) CVPR 2024" for n, title in enumerate(TITLES, 1)]
PLAIN = [f"{title}, CVPR 2024 [[Paper](https://arxiv.org/abs/2401.0000{n})]" for n, title in enumerate(TITLES, 1)]


def blamed(base: str, head: str, *touched: int) -> list[tuple[str, str, int]]:
    ctx = Context(layouts.parse(head, "README.md"), layouts.parse(base, "README.md"), touched=frozenset(touched))
    return [(found.code, found.severity.value, found.span.line) for found in entries_run_together(ctx)]


@pytest.mark.parametrize("items", [LINKED, PLAIN])
@pytest.mark.parametrize("marker", ["- ", "1. "])
def test_a_line_that_lost_its_marker_is_part_of_the_item_above(items: list[str], marker: str) -> None:
    base = HEAD + f"{marker}{items[0]}\n{marker}{items[1]}\n"
    assert blamed(base, f"{base}{items[2]}\n", 5) == [("PRC115", "warning", 5)]
    assert blamed(base, f"{base}{marker}{items[2]}\n", 5) == []


def test_only_new_lines_that_begin_an_entry_are_meant() -> None:
    base = HEAD + f"- {LINKED[0]}\n- {LINKED[1]}\n"
    assert blamed(base, f"{base}{LINKED[2]}\n", 4) == []
    assert blamed(base, f"{base}A remark on the loom, see [code](https://example.org/c)\n", 5) == []
    assert blamed(base, f"{base}  {LINKED[2]}\n", 5) == []


def test_a_list_that_writes_so_itself_is_not_blamed() -> None:
    base = HEAD + f"- {LINKED[0]}\n{LINKED[1]}\n"
    assert blamed(base, f"{base}- {LINKED[2]}\n{LINKED[0]}\n", 6) == []


LABELLED = [
    f"{title} [[{venue}]](https://example.org/p/{n})"
    for n, (title, venue) in enumerate(zip(TITLES, ("CVPR2021", "ICML 2020", "IJCAI2020"), strict=True), 1)
]
LED = [
    f'<u>Loom{n}</u>: **"{title}"**. *Ada Lovelace et al.* arXiv 2021. [[Paper](https://arxiv.org/abs/2101.0000{n})]'
    for n, title in enumerate(TITLES, 1)
]
BARRED = [
    f"{title} | **[ICML' 2{n}]**" + f" | [pdf](https://arxiv.org/abs/2001.00{n})" * (n < 2)
    for n, title in enumerate(TITLES)
]


@pytest.mark.parametrize("items", [LABELLED, LED, BARRED])
@pytest.mark.parametrize("marker", ["- ", "1. "])
def test_a_line_that_makes_two_entries_once_it_has_a_marker_lost_it(items: list[str], marker: str) -> None:
    base = HEAD + "".join(f"{marker}{item}\n" for item in items[:2] * 3)
    assert blamed(base, f"{base}{items[2]}\n", 9) == [("PRC115", "warning", 9)]
    assert blamed(base, f"{base}{marker}{items[2]}\n", 9) == []


def test_each_of_several_lines_that_lost_their_marker_is_named() -> None:
    base = HEAD + f"- {LABELLED[0]}\n"
    head = f"{base}{LABELLED[1]}\n{LABELLED[2]}\n"
    assert [line for _, _, line in blamed(base, head, 4, 5)] == [4, 5]


def test_items_below_others_are_read_where_they_stand() -> None:
    base = HEAD + f"- Looms\n    - {LABELLED[0]}\n    - {LABELLED[1]}\n      [[code]](https://example.org/c)\n"
    assert [line for _, _, line in blamed(base, f"{base}{LABELLED[2]}\n", 7)] == [7]


def test_a_line_that_only_goes_on_with_its_item_lost_nothing() -> None:
    base = HEAD + "".join(f"- {item}\n" for item in LABELLED)
    for line in ("with a long tale of snow", "An extended version [[code]](https://example.org/c)", "*Ada Lovelace*"):
        assert blamed(base, f"{base}{line}\n", 6) == []


def test_a_list_whose_items_go_on_at_the_margin_is_not_read_again() -> None:
    base = HEAD + f"- {LABELLED[0]}\n{LABELLED[1]}\n- {BARRED[0]}\n"
    assert blamed(base, f"{base}{LABELLED[2]}\n", 6) == []


NAMES = (
    "Rooms of Glass and Fog",
    "Snow on a Slow Loom",
    "Rain that Weaves Itself",
    "Salt in the Wheels of Sleep",
    "Foggy Glass",
)
PARAGRAPHS = [
    f"[{title}](https://arxiv.org/abs/2001.0000{n}), ICML 2020 [[code]](https://example.org/c/{n})\n"
    for n, title in enumerate(NAMES)
]


def test_a_paragraph_that_lost_the_blank_line_above_it_is_named() -> None:
    base = HEAD + "\n".join(PARAGRAPHS[:4])
    assert blamed(base, f"{base}{PARAGRAPHS[4]}", 10) == [("PRC115", "warning", 10)]
    assert blamed(base, f"{base}\n{PARAGRAPHS[4]}", 11) == []
    assert blamed(base, f"{base}[[page]](https://example.org/c) of the looms\n", 10) == []


def test_many_lines_below_one_item_are_not_all_tried() -> None:
    base = HEAD + "".join(f"- {item}\n" for item in LABELLED)
    head = base + "".join(f"Loom {n} of the valley [[ICML 2020]](https://example.org/{n})\n" for n in range(9))
    assert len(blamed(base, head, *range(6, 15))) <= 5


def test_text_right_above_a_new_paragraph_is_told_where_none_stood_so() -> None:
    papers = [f"**{title}**<br>\n*Ada Lovelace*<br>\nCVPR 2024\n" for title in TITLES]
    base = HEAD + "[[all papers](https://example.org/all)]\n\n" + "\n".join(papers[:2])
    head = base.replace("all)]\n\n", f"all)]\n{papers[2]}\n")
    document = layouts.parse(head, "README.md")
    new = [Change(ChangeKind.ADDED, None, document.entries[0])]
    ctx = Context(document, layouts.parse(base, "README.md"), tuple(new), touched=frozenset({4, 5, 6}))
    [finding] = entries_run_together(ctx)
    assert (finding.span.line, finding.severity.value) == (4, "warning")
    usual = Context(document, document, tuple(new), touched=frozenset({4, 5, 6}))
    assert list(entries_run_together(usual)) == []


def test_titles_that_lead_to_notes_and_plain_ones_are_one_list() -> None:
    notes = [
        f"[{title}](notes/{n}.md) (2021-03) [[arxiv](https://arxiv.org/abs/2103.0000{n})]"
        for n, title in enumerate(NAMES)
    ]
    plain = [f"{title} (2021-04) [[arxiv](https://arxiv.org/abs/2104.0000{n})]" for n, title in enumerate(NAMES)]
    base = HEAD + "".join(f"- {item}\n" for item in (*notes[:4], *plain[:3]))
    head = base.replace(f"- {plain[0]}\n", f"{plain[4]}\n- {plain[0]}\n")
    assert blamed(base, head, 7) == [("PRC115", "warning", 7)]
