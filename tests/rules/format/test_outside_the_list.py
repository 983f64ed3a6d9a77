"""What PRC116 says of a new entry that stands as a paragraph where the others are items."""

import pytest

from prcheck import layouts
from prcheck.model import Change, ChangeKind, Finding
from prcheck.rules.base import Context
from prcheck.rules.format.unreadable_entry import unreadable_entry

WORDS = ("Snow", "Rain", "Fog", "Glass", "Salt")
LOOMS = ("Loom", "Room", "Wheel", "Thread")
TITLES = [f"{word} upon a Slow {loom}" for word in WORDS for loom in LOOMS]
ITEMS = [f"[{title}](https://arxiv.org/abs/2401.{n:05}), CVPR 2024\n" for n, title in enumerate(TITLES, 1)]
LIST = "# Papers\n\n## Looms\n" + "".join(f"- {item}" for item in ITEMS)
NEW = "[A Wheel that Forgets](https://arxiv.org/abs/2402.00001), ICCV 2023\n"


def found(base: str, head: str, *touched: int) -> list[Finding]:
    after = layouts.parse(head, "README.md")
    changes = tuple(
        Change(ChangeKind.ADDED, None, entry)
        for entry in after.entries
        if set(range(entry.span.line, entry.span.end_line + 1)) & set(touched)
    )
    ctx = Context(after, layouts.parse(base, "README.md"), changes, touched=frozenset(touched))
    return list(unreadable_entry(ctx))


def test_a_paragraph_in_a_new_section_of_a_list_of_items_lost_its_marker() -> None:
    [finding] = found(LIST, f"{LIST}\n## Wheels\n{NEW}", 25, 26)
    assert (finding.span.line, finding.severity.value) == (26, "warning")
    assert finding.message == 'stands outside the list; begin it with "- " (like 20 of 20 entries here)'


def test_a_short_list_and_one_of_both_kinds_say_nothing_of_a_new_section() -> None:
    short = LIST.replace(f"- {ITEMS[-1]}", "")
    mixed = f"{LIST}\n## Sleep\n{ITEMS[0]}\n{ITEMS[1]}\n"
    assert found(short, f"{short}\n## Wheels\n{NEW}", 24, 25) == []
    assert found(mixed, f"{mixed}\n## Wheels\n{NEW}", 29, 30) == []


def test_a_label_above_the_new_line_is_none_of_it() -> None:
    base = LIST.replace("## Looms\n", "## Looms\n*(2024)*\n")
    head = base.replace("*(2024)*\n", f"*(2024)*\n{NEW}")
    [finding] = found(base, head, 5)
    assert (finding.span.line, finding.span.column) == (5, 1)


@pytest.mark.parametrize(
    ("marker", "new", "advice"),
    [
        ("", f"- {NEW}", "stands as an item of a list; write it as a paragraph"),
        ("1. ", f"- {NEW}", 'stands in a list of its own; begin it with "1. "'),
    ],
)
def test_an_item_of_another_kind_than_all_others_is_pointed_out(marker: str, new: str, advice: str) -> None:
    base = "# Papers\n\n" + "".join(f"{marker}{item}\n" for item in ITEMS[:4])
    [finding] = found(base, f"{base}\n{new}", base.count("\n") + 2)
    assert finding.message == f"{advice} (like 4 of 4 entries here)"
    assert found(base, f"{base}{marker}{NEW}", base.count("\n") + 1) == []
