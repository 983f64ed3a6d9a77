"""Letters that look like Latin ones are told in words that are otherwise Latin, and left alone in their own."""

import pytest

from prcheck.titles import fold
from prcheck.titles.alphabets import disguised


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Cоmpilers for Patient People", "о"),
        ("Cоmрilеrs fоr People", "орео"),
        ("Forests of Treeѕ", "ѕ"),
        ("СNN and Αrgus", "СΑ"),
        ("Compilers for Patient People", ""),
        ("Компиляторы для терпеливых", ""),
        ("Обзор моделей GANа и LLMка", ""),
        ("α-GAN, νSVM and the ΔE of β-VAE", ""),
        ("基于о的 Compilers é", ""),
    ],
)
def test_the_letters_are_told(text: str, letters: str) -> None:
    assert "".join(letter for _, letter in disguised(text)) == letters
    assert all(text[at] == letter for at, letter in disguised(text))


def test_titles_that_look_the_same_are_the_same() -> None:
    assert fold("Cоmрilеrѕ fоr Pаtiеnt Peοple") == fold("Compilers for Patient People")
    assert fold("Сети и леса") == "сети и леса"
