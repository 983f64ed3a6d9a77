"""Spellings of one title that fold alike, and of two that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.titles import fold, squeezed

ALIKE = [
    ("A Loom For All", "a loom for all."),
    ("Card-Based Weaving", "Card Based Weaving"),
    ("Weaver's Loom", "Weaver\u2019s Loom"),
    ("Señora Ångström", "Senora Angstrom"),
    ("Straße, Smørrebrød & Łódź", "Strasse, Smorrebrod and Lodz"),
    ("e\ufb03cient ﬂow", "efficient flow"),
    ("Loom-$\\alpha$", "Loom-α"),
    ("Schr\\\"{o}dinger's {Loom}", "Schrödinger's Loom"),
    ("\\textbf{Bold} Looms", "Bold Looms"),
    ("&alpha;-Looms &amp; Cards", "α Looms & Cards"),
    ("**Bold** _Looms_", "Bold Looms"),
    ("[Looms](https://looms.example/a)", "Looms"),
    ("Looms<br>and Cards", "Looms and Cards"),
    ("DP²O", "DP2O"),
    ("360\N{DEGREE SIGN} Looms", "360 Looms"),
    ("Ｌｏｏｍｓ", "Looms"),
    ("Loo\u00adms\u200b", "Looms"),
    ("織機の研究", "織 機 の 研 究"),
]

APART = [
    ("Loom 2.5", "Loom 2 5"),
    ("Loom++", "Loom"),
    ("がっこう", "かっこう"),
    ("한국어", "한글"),
    ("Loom2", "Loom 2"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_title_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_titles_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_blanks_do_not_count_when_squeezed() -> None:
    assert squeezed(fold("Pre-training")) == squeezed(fold("Pretraining"))


@given(st.text(max_size=200))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == " ".join(once.split())


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=80))
def test_case_never_counts(text: str) -> None:
    if "\\" not in text and "&" not in text:
        assert fold(text) == fold(text.upper())
