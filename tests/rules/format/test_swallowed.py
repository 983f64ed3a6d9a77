"""What PRC115 says of a new line of a list that lost its marker."""

import pytest

from prcheck import layouts
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
