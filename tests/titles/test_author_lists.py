"""Lists of names, split and compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.titles import fold_name, overlap, split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lovelace, Charles Babbage", ("Ada Lovelace", "Charles Babbage")),
        ("Ada Lovelace, Charles Babbage, and Mary Somerville.", ("Ada Lovelace", "Charles Babbage", "Mary Somerville")),
        ("Ada Lovelace and Charles Babbage", ("Ada Lovelace", "Charles Babbage")),
        ("Ada Lovelace & Charles Babbage", ("Ada Lovelace", "Charles Babbage")),
        ("Ada Lovelace \\& Charles Babbage", ("Ada Lovelace", "Charles Babbage")),
        ("Ada Lovelace; Charles Babbage", ("Ada Lovelace", "Charles Babbage")),
        ("Ada Lovelace1,2*, Charles Babbage†", ("Ada Lovelace", "Charles Babbage")),
        ("[Ada Lovelace](https://ada.example/a), Charles Babbage (Cambridge)", ("Ada Lovelace", "Charles Babbage")),
        ("Ada Lovelace et al.", ("Ada Lovelace",)),
        ("Ada Lovelace, et al", ("Ada Lovelace",)),
        ("Ada Lovelace, others", ("Ada Lovelace",)),
        ("Anderson Sandy, Andy Anders", ("Anderson Sandy", "Andy Anders")),
        ("Ada\n  Lovelace", ("Ada Lovelace",)),
        ("Ada Lovelace el al", ("Ada Lovelace",)),
        ("Lovelace, Ada and Babbage, Charles", ("Ada Lovelace", "Charles Babbage")),
        ("Lovelace, Ada and Babbage, Charles and others", ("Ada Lovelace", "Charles Babbage")),
        ("Lovelace, A., Babbage, C. H., & Somerville, M.", ("A. Lovelace", "C. H. Babbage", "M Somerville")),
        ("Lovelace, A.; Babbage, C., et al.", ("A. Lovelace", "C Babbage")),
        ("Ada Lovelace, Charles Babbage. Engines Ltd", ("Ada Lovelace", "Charles Babbage")),
        ("Md. Lovelace, Abu Md. Babbage", ("Md. Lovelace", "Abu Md. Babbage")),
        ("李白、杜甫等", ("李白", "杜甫")),
        ("", ()),
        ("* , 1", ()),
    ],
)
def test_split(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jörg Müller", "Joerg Mueller"), ("D. J. Fleet", "D J Fleet"), ("Ada-Mae Lovelace", "Ada Mae Lovelace")],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (["Ada Lovelace"], ["Ada Lovelace"], 1),
        (["A. Lovelace"], ["Ada Lovelace"], 1),
        (["Ada K. Lovelace"], ["Ada Lovelace"], 1),
        (["Lovelace Ada"], ["Ada Lovelace"], 1),
        (["Lovelace"], ["Ada Lovelace"], 1),
        (["Yen-Chen Lin"], ["Yenchen Lin"], 1),
        (["Yen Chen Mae Lin"], ["Yen-Chen-Mae Lin"], 1),
        (["Ada Lovelace"], ["Ada Babbage"], 0),
        (["Bea Lovelace"], ["Ada Lovelace"], 0),
        (["Ada L"], ["Bea L"], 0),
        (["Ada Lovelace", "Mary Somerville"], ["Ada Lovelace", "Emmy Noether", "Grace Hopper"], 0.5),
        ([], ["Ada Lovelace"], 0),
        (["..."], ["Ada Lovelace"], 0),
    ],
)
def test_overlap(one: list[str], other: list[str], share: float) -> None:
    assert overlap(one, other) == overlap(other, one) == share


@given(st.text(max_size=100), st.text(max_size=100))
def test_no_text_breaks_it(one: str, other: str) -> None:
    names = split_names(one)
    assert all(names)
    assert 0 <= overlap(names, split_names(other)) <= 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lovelace, Mary-Anne Somerville", ("Ada Lovelace", "Mary-Anne Somerville")),
        ("Ada Lovelace, Mary Somerville and Grace Hopper", ("Ada Lovelace", "Mary Somerville", "Grace Hopper")),
        ("Ada Lovelace, Mary Somerville et al", ("Ada Lovelace", "Mary Somerville")),
        ("Hazel Alder, Ada Lovelace", ("Hazel Alder", "Ada Lovelace")),
        ("Lovelace A, Somerville M", ("Lovelace A", "Somerville M")),
    ],
)
def test_plain_lists_are_split_at_their_commas_alone(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names
