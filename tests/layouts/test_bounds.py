"""Hostile lists cost no more for each of their pieces than honest ones."""

import pytest

from prcheck import markdown, run
from prcheck.layouts import draft_pieces, drafts, field_blocks, outline
from prcheck.layouts.canvas import Canvas
from prcheck.layouts.inline import Break
from prcheck.layouts.outline import DEEPEST, Outline
from prcheck.model import Limit
from prcheck.settings import Settings


def test_sections_nest_so_deep_and_no_deeper() -> None:
    text = "<details><summary>a</summary>\n\n" * 100 + "b"
    found = Outline(markdown.read(text))
    assert max(len(spot.section) for spot in found.spots) == DEEPEST
    assert found.limits == (Limit("levels of sections", DEEPEST + 1, DEEPEST, 2 * DEEPEST + 1),)
    report = run.audit({"README.md": text}, guides={}, settings=Settings())
    assert [finding.code for finding in report.findings] == ["PRC507"]


def test_a_paragraph_underlined_by_mistake_names_its_section_in_short() -> None:
    found = Outline(markdown.read("word " * 1_000 + "\n---\n\nb"))
    assert len(found.spots[1].section[0]) == 300
    assert found.limits == ()


def test_a_heading_is_looked_at_once_for_all_below_it() -> None:
    outline.is_beside.cache_clear()
    Outline(markdown.read("# a\n\n" + "b\n\n" * 500))
    assert outline.is_beside.cache_info().misses == 1


def test_the_words_of_a_list_of_fields_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[int]()

    def counted(first: str, before: set[str], ahead: list[str], *, apart: bool, tight: bool) -> bool:
        looked.append(len(before) + len(ahead))
        return is_next(first, before, ahead, apart=apart, tight=tight)

    is_next = field_blocks._is_next
    monkeypatch.setattr(field_blocks, "_is_next", counted)
    blocks = markdown.read("- Note: a\n- Link: b\n" * 200)
    assert len(field_blocks.split(blocks, blocks.roots[0])) == 1
    assert (len(looked), max(looked)) == (399, 3)


def test_a_templates_breaks_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = list[int]()

    def counted(canvas: Canvas, start: int, end: int) -> list[Break]:
        found = list(breaks(canvas, start, end))
        looked.append(len(found))
        return found

    breaks = draft_pieces._breaks
    monkeypatch.setattr(draft_pieces, "_breaks", counted)
    assert len(drafts.draft("**Title**<br>\n*Authors*<br>\n" * 100).slots) == 200
    assert sum(looked) < 1_000
