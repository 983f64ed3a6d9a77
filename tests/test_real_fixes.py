"""What `prcheck fix` does to texts: idempotent, nothing outside the findings, and the rest reads as before."""

from pathlib import Path

import pytest
from bench import fixes
from tests.listed import LIST, with_entry

MESSY = """\
**Twisting Yarn with a Water Frame**
Richard Arkwright, John Kay
ICLR 2024 [[Papr](https://arxiv.org/abs/2402.00005)]

**Winding without Knots**<br>
*夜の機械, John Kay*
ICLR 2023 [[Paper] (https://arxiv.org/abs/2302.00006)]
"""


def texts() -> list[tuple[str, str, str]]:
    heads = dict(fixes.ends(with_entry(MESSY)))
    return [(way, base, heads[way]) for way, base in fixes.ends(LIST)]


@pytest.mark.parametrize(("way", "base", "head"), texts(), ids=lambda value: value[:8])
def test_a_change_is_mended_whatever_its_line_ends(way: str, base: str, head: str) -> None:
    one = fixes.outcome(way, head, fixes.changed(base))
    assert one.flaws == ()
    assert one.lines == 5
    assert one.blocks == 9


@pytest.mark.parametrize(("way", "base", "head"), texts(), ids=lambda value: value[:8])
def test_a_whole_list_is_mended_whatever_its_line_ends(way: str, base: str, head: str) -> None:
    assert fixes.outcome(way, head, fixes.whole).flaws == ()
    assert fixes.outcome(way, base, fixes.whole).lines == 0


def test_what_goes_wrong_is_seen() -> None:
    def shout(text: str) -> tuple[str, frozenset[int]]:
        return text.replace("\r\n", "\n").replace("ICML", "ICML!"), frozenset()

    flaws = " ".join(fixes.outcome("x", LIST.replace("\n", "\r\n"), shout).flaws)
    assert "not idempotent" in flaws
    assert "lines outside findings" in flaws


def test_real_changes(real_pulls: Path) -> None:
    found = list(fixes.outcomes(real_pulls, largest=15_000))
    assert len(found) > 5
    assert {one.name: one.flaws for one in found if one.flaws} == {}
