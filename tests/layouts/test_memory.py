"""One memory for several texts: what stands in more than one is read once, and the result is the same."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.layouts import Memory, parse
from prcheck.layouts.inline import Inline, scan_unit
from prcheck.layouts.unit import Unit

ENTRY = "**A{n}: Woven Light Maps**<br>\n*Ada Lovelace, Emmy Noether*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.{n:05})]\n"
ITEM = "- [A{n}: Woven Light Maps](https://arxiv.org/abs/2401.{n:05}), Ada Lovelace, Emmy Noether, CVPR 2024"
ROW = "| A{n}: Woven Light Maps | CVPR 2024 | [Paper](https://arxiv.org/abs/2401.{n:05}) |"
TABLE = "| Title | Venue | Links |\n|---|---|---|"


def listed(numbers: list[int], shape: str) -> str:
    head = [TABLE] if shape == ROW else []
    return "\n".join(["# Papers", "", *head, *(shape.format(n=number) for number in numbers)])


@pytest.mark.parametrize("shape", [ENTRY, ITEM, ROW])
@given(st.lists(st.integers(1, 20), max_size=8), st.lists(st.integers(1, 20), max_size=8))
def test_a_memory_changes_nothing(shape: str, before: list[int], after: list[int]) -> None:
    memory = Memory()
    for numbers in (before, after, [99, *before]):
        text = listed(numbers, shape)
        assert parse(text, "README.md", memory) == parse(text, "README.md")


def test_what_is_known_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    parse(listed([1, 2, 3, 4], ENTRY), "README.md", memory)
    read: list[str] = []

    def noted(unit: Unit, definitions: Mapping[str, str]) -> Inline:
        read.append(unit.text)
        return scan_unit(unit, definitions)

    monkeypatch.setattr("prcheck.layouts.entries.scan_unit", noted)
    after = listed([9, 1, 2, 3, 4], ENTRY).replace("[Paper]", "[Code]", 1)
    parse(after, "README.md", memory)
    assert [text[:4] for text in read] == ["**A9"]


def test_a_text_is_read_once() -> None:
    memory = Memory()
    text = listed([1, 2], ITEM)
    assert parse(text, "README.md", memory) is parse(text, "README.md", memory)
    assert parse(text, "other.md", memory).path == "other.md"


def test_the_same_words_under_another_definition_are_another_link() -> None:
    memory = Memory()
    text = "- **Woven Light Maps** [Paper][a], Ada Lovelace, Emmy Noether, CVPR 2024\n" * 3
    found = [parse(f"{text}\n[a]: https://{host}", "README.md", memory) for host in ("one.org", "two.org")]
    assert [document.entries[0].links[0].url for document in found] == ["https://one.org", "https://two.org"]
