from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prcheck.align import align, gaps, places, rising

items = st.lists(st.integers(0, 6), max_size=40)


@given(items, items)
def test_pairs_are_equal_items_that_rise_on_both_sides(before: list[int], after: list[int]) -> None:
    pairs = align(before, after)
    assert all(before[a] == after[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(items, items)
def test_pairs_and_gaps_cover_both_sides(before: list[int], after: list[int]) -> None:
    pairs = align(before, after)
    left = [a for a, _ in pairs] + [i for a, b, _, _ in gaps(pairs, len(before), len(after)) for i in range(a, b)]
    right = [b for _, b in pairs] + [i for _, _, a, b in gaps(pairs, len(before), len(after)) for i in range(a, b)]
    assert sorted(left) == list(range(len(before)))
    assert sorted(right) == list(range(len(after)))


def test_an_unchanged_item_between_changes_is_an_anchor() -> None:
    assert align("xaybz", "1a2b3") == [(1, 1), (3, 3)]


def test_repeated_items_of_a_small_gap_are_laid_side_by_side() -> None:
    assert align("aXbab", "YabaZ") == [(0, 1), (2, 2), (3, 3)]


def test_a_large_gap_without_anchors_counts_as_replaced() -> None:
    assert align(["p", "a", "b"] + ["a", "b"] * 200, ["q", "b", "a"] + ["b", "a"] * 200) == []


def test_items_that_become_unique_inside_a_gap_anchor_it() -> None:
    before, after = "k1k2U3k4k", "5k6kU7k8k9"
    assert (4, 4) in align(before, after)


@given(st.lists(st.integers(0, 9), max_size=12))
def test_rising_gives_a_rising_run_as_long_as_any(values: list[int]) -> None:
    run = [values[index] for index in rising(values)]
    assert all(a < b for a, b in pairwise(run))
    best = [1] * len(values)
    for i, value in enumerate(values):
        best[i] = 1 + max((best[j] for j in range(i) if values[j] < value), default=0)
    assert len(run) == max(best, default=0)


@given(st.integers(0, 30), st.frozensets(st.integers(-2, 33)), st.frozensets(st.integers(1, 33)))
def test_a_line_that_stays_is_followed_past_new_ones(size: int, gone: frozenset[int], new: frozenset[int]) -> None:
    stays = [line for line in range(1, size + 1) if line not in gone]
    left = [number for number in range(1, size + len(new) + 34) if number not in new]
    after = dict(zip(stays, left, strict=False))
    assert places(size, gone, new) == [0, *(after.get(line, 0) for line in range(1, size + 1))]
