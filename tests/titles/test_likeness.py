"""Pairs of invented titles: equal, likely one paper's, similar, different."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.data import DATA, needs_data

from prcheck import titles
from prcheck.titles import Likeness

EQUAL = [
    ("Notes on a Loom", "NOTES ON A LOOM."),
    ("[Jenny] Spinning Yarn with Eight Spindles", "Spinning Yarn with Eight Spindles"),
    ("[CVPR 2024] Spinning Yarn", "[Oral, arXiv 2023] Spinning Yarn"),
    ("Pre-training Looms", "Pretraining Looms"),
]

LIKELY = [
    ("Jenny: Spinning Yarn with Eight Spindles", "Spinning Yarn with Eight Spindles"),
    ("(Jenny) Spinning Yarn with Eight Spindles", "Spinning Yarn with Eight Spindles"),
    ("Jenny2: Spinning Yarn with Eight Spindles", "Spinning Yarn with Eight Spindles"),
    ("Spinning Yarn with Eight Spindles (CVPR 2024)", "Spinning Yarn with Eight Spindles"),
    ("Spinning Yarn with Eight Spindles (oral)", "Spinning Yarn with Eight Spindles"),
    ("Spinning Yarn with Eight Spindles (SYES)", "Spinning Yarn with Eight Spindles"),
    ("Spinning Frames (SFs): Yarn with Eight Spindles", "Spinning Frames: Yarn with Eight Spindles"),
    ("Weaving Cloth with Large Language Models", "Weaving Cloth with LLMs"),
    ("Why the Loom Doesn't Stop", "Why the Loom Does Not Stop"),
    ("The Loom That Counts", "The Loom That Counts: Arithmetic with Punched Cards of 1804"),
    ("How Fast Are Looms?", "How fast are looms? Measuring the mills of Manchester"),
    ("Spinning Fine Yarn on Water Frames", "Spinning Fine Yarns with a Water Frame"),
    ("Visually Guided Weaving for Blind Weavers", "Visual-Guided Weaving for Blind Weavers"),
    ("Contrastive Weaving of Patterned Cloth", "Constrastive Weaving of Patterned Cloth"),
    ("Jenny: Spinning Fine Cotton Yarn", "Jenny: Spinning Very Fine Cotton Yarn"),
    ("Jenny: Spinning Fine Cotton Yarn on Water Frames", "Jenny: Spinning Fine Cotton Thread on Water Frames"),
    ("Jenny: Towards Spinning Yarn in Mills", "Jenny: Spinning Yarn in Mills"),
    ("Jenny: Spinning Fine Cotton Yarn with Eight Spindles", "Jenny: Spinning Fine Cotton Yarn"),
    ("SJenny: Spinning Fine Cotton Yarn", "Jenny: Spinning Fine Cotton Yarn"),
    ("p2p: Weaving Cloth with Adversarial Networks", "Weaving Cloth with Adversarial Nets"),
    (
        "Looms and Their Cards: Weaving, Counting, Sorting, Storing, Printing, Copying and Dyeing",
        "Looms and Their Old Cards: Weaving, Counting, Sorting, Storing, Printing, Copying and Dyeing",
    ),
]

SIMILAR = [
    ("Spinning Yarn with Seven Wooden Spindles", "Spinning Yarn with Eleven Wooden Spindles"),
    ("Weaving with Looms", "Weaving with a Loom"),
    ("A Survey of Power Looms", "A Survey on Power Loom"),
    ("Cotton Frame Weaving with Looms", "Cotton Frame Weaving Looms"),
]

DIFFERENT = [
    ("Jenny2 Technical Report", "Jenny2.5 Technical Report"),
    ("Jenny: Weaving Cloth in Mills", "Frame: Weaving Cloth in Mills"),
    ("[Jenny] Weaving Cloth in Mills", "[Frame] Weaving Cloth in Mills"),
    ("Power Looms in Mills: A Survey", "Power Looms in 3D Mills: A Survey"),
    ("On the Weaving of Cloth in Mills (II)", "On the Weaving of Cloth in Mills"),
    ("Jenny++: Weaving Cloth in Mills", "Jenny: Weaving Cloth in Mills"),
    ("The Looms of the North", "The Looms of the North: A Survey"),
    ("Jenny: Weaving Cloth in Mills", "Jenny: Weaving Cloth in 2 Mills"),
    ("Weaving Patterned Cloth in Water Mills", "Erratum: Weaving Patterned Cloth in Water Mills"),
    ("Reproducibility Companion Paper: Weaving Patterned Cloth", "Weaving Patterned Cloth"),
    ("[Jenny-X] Spinning Yarn in Mills", "[Jenny-Y] Spinning Yarn in Mills"),
    ("Jenny-3 Technical Report", "Jenny-3-Cotton Technical Report"),
    ("Is Cotton All You Need?", "Is Wool All You Need?"),
    ("Weaving in Mills: A Survey", "Spinning in Mills: A Survey"),
    ("Notes on a Loom", "The Weight of Shadows"),
    ("...", "!!!"),
    ("", ""),
    ("", "Notes on a Loom"),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (*pair, likeness)
        for likeness, pairs in (
            (Likeness.EQUAL, EQUAL),
            (Likeness.LIKELY, LIKELY),
            (Likeness.SIMILAR, SIMILAR),
            (Likeness.DIFFERENT, DIFFERENT),
        )
        for pair in pairs
    ],
)
def test_likeness(one: str, other: str, expected: Likeness) -> None:
    assert titles.likeness(one, other) is expected
    assert titles.likeness(other, one) is expected


def test_words_that_turn_a_meaning_round_are_no_slips() -> None:
    assert titles.likeness("Supervised Weaving of Patterned Cloth", "Unsupervised Weaving of Patterned Cloth") is (
        Likeness.SIMILAR
    )


def test_ratio_takes_the_better_of_with_and_without_the_name() -> None:
    assert titles.ratio("Jenny: Spinning Fine Cotton Yarn", "Spinning Fine Cotton Yarn") == 100
    assert titles.ratio("Jenny", "") == 0
    assert 0 < titles.ratio("Spinning Cotton", "Spinning Wool") < 90


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Jenny: Spinning Fine Yarn", "Jenny: A Machine of Eight Spindles", True),
        ("A Survey on Power Looms in the North of England", "Power Looms in England", True),
        ("Spinning Fine Yarn", "The Weight of Shadows", False),
        ("", "The Weight of Shadows", False),
    ],
)
def test_kin(one: str, other: str, expected: bool) -> None:
    assert titles.kin(one, other) is expected


@pytest.mark.parametrize(
    ("title", "key"),
    [("[Jenny] Spinning Yarn", "spinningyarn"), ("[Jenny]", "jenny"), ("(Jenny) Spinning Yarn", "jennyspinningyarn")],
)
def test_the_key_leaves_out_a_leading_tag(title: str, key: str) -> None:
    assert titles.key(title) == key


TITLES = st.lists(st.sampled_from("jenny loom: yarn? of 2 3d the (II) [X] Weaving card cards++".split()), max_size=9)


@given(TITLES, TITLES)
def test_likeness_is_symmetric_and_certain_of_itself(one: list[str], other: list[str]) -> None:
    left, right = " ".join(one), " ".join(other)
    assert titles.likeness(left, right) is titles.likeness(right, left)
    assert titles.likeness(left, left) in (Likeness.EQUAL, Likeness.DIFFERENT)
    assert titles.ratio(left, right) == pytest.approx(titles.ratio(right, left))


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_it(one: str, other: str) -> None:
    assert titles.likeness(one, other) in Likeness
    titles.kin(one, other)


def _pairs(name: str) -> list[list[str]]:
    with (DATA / "titles" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


@needs_data
def test_real_pairs_are_told_as_well_as_promised() -> None:
    hits = [titles.likeness(*row[:2]) >= Likeness.LIKELY for row in _pairs("same_paper.tsv")]
    wrong = [titles.likeness(*row[:2]) >= Likeness.LIKELY for row in _pairs("different_papers.tsv")]
    assert sum(hits) / len(hits) >= 0.78
    assert sum(hits) / (sum(hits) + sum(wrong)) >= 0.99


WORN = "Jenny: | [Jenny] | (Mule) |Mule: |Spinning |Yarn |with |Eight |Spindles|: |? | II|LLMs | (oral)".split("|")


@given(*[st.lists(st.sampled_from(WORN), max_size=8).map("".join)] * 2)
def test_titles_with_short_names_that_share_no_mark_differ(one: str, other: str) -> None:
    marks, others = titles.marks(one), titles.marks(other)
    if marks and others and marks.isdisjoint(others):
        assert titles.likeness(one, other) is Likeness.DIFFERENT


def test_a_title_without_a_short_name_has_no_marks() -> None:
    assert titles.marks("Spinning Yarn with Eight Spindles") == frozenset()
    assert titles.marks("[Jenny] Spinning Yarn") == {"jenny", "spinning yarn", "spinningyarn"}
    assert titles.marks("Jenny: Spinning Yarn") == {"jenny", "spinning yarn", "jennyspinningyarn"}
