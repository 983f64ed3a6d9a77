import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck import layouts
from prcheck.layouts import names


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace, Charles Babbage, Mary Somerville",
        "Wen et al.",
        "J. Donahue et al.",
        "Ada Lovelace\\*, Charles Babbage\\*, Mary Somerville",
        "Ada Lovelace<sup>1</sup>, Luc van der Gool, Carla de Souza",
        "Doe, J., Roe, R. and Poe, E.",
        "Waechter, Michael and Moehrle, Nils and Goesele, Michael",
        "J. Doe and R. Roe",
        "张三, 李四, 王五",
        "Ada Lovelace; Charles Babbage; Mary Somerville",
    ],
)
def test_lists_of_names(text: str) -> None:
    assert names.is_names(text)
    assert names.is_names_strict(text)


@pytest.mark.parametrize("text", ["Ada Lovelace, Charles Babbage", "Certifying and Removing Disparate Looms", "J. Doe"])
def test_loose_lists(text: str) -> None:
    assert names.is_names(text)
    assert not names.is_names_strict(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ada Lovelace",
        "Survey on Looms, Methods and Threads for Weavers",
        "Infer inner parameters of a loom, then weave",
        "Threads: Weaving, Spinning, Sewing Machines of Today",
    ],
)
def test_other_texts(text: str) -> None:
    assert not names.is_names_strict(text)


def test_a_long_story_is_no_list() -> None:
    assert not names.is_names("word et al " + "word " * 40)


def test_one_name() -> None:
    assert names.is_person("Ada Lovelace")
    assert names.is_person("Luc Van Gool")
    assert names.is_person("J. Doe")
    for text in ("Ada", "Ada Lovelace 2", "Looms for All", "Ada: Lovelace", "weaver ada", "A " * 40, ""):
        assert not names.is_person(text)


def test_names_with_initials_and_surnames_alone() -> None:
    assert names.is_abbreviated("J. Doe")
    assert names.is_abbreviated("J.-P. van der Roe, R. Roe")
    assert not names.is_abbreviated("Jane Doe")
    assert not names.is_abbreviated("")
    assert names.is_surnames("Doe & Roe")
    assert not names.is_surnames("Doe")
    assert not names.is_surnames("Jane Doe & Roe")


def test_where_et_al_ends() -> None:
    text = "*Jane Doe* et al. LOOM 2021"
    assert text[names.et_al_end(text) :] == " LOOM 2021"
    assert names.et_al_end("Jane Doe") == 0


@pytest.mark.parametrize(
    ("text", "dangling"), [("A Theory of", True), ("Looms and", True), ("Looms:", True), ("A Loom", False)]
)
def test_a_title_that_goes_on(text: str, dangling: bool) -> None:
    assert names.dangles(text) is dangling


def test_parts_lose_signs_and_brackets() -> None:
    assert names.parts("Ada Lovelace† (CMU), Charles Babbage^{1}, and Jane Doe.") == (
        "Ada Lovelace",
        "Charles Babbage",
        "Jane Doe",
    )


@given(st.text(alphabet=" \n,.&;andetlABC1*†()[]<>", max_size=300))
def test_every_text_is_read(text: str) -> None:
    for test in (names.is_names, names.is_names_strict, names.is_person, names.is_abbreviated, names.is_surnames):
        assert test(text) in (True, False)


def test_one_name_with_its_surname_first_is_authors_where_all_others_are() -> None:
    people = ("Moss, Ada and Noor, Bea", "Olin, Cem and Penn, Dia and Fu, Yan", "Ross, Fay", "Quill, Eva")
    lines = (
        f"1. [Slow Threads of {word}](https://arxiv.org/abs/2301.0000{n}), {people[n % 4]}, 20{n + 10}"
        for n, word in enumerate(("Wool", "Silk", "Linen", "Hemp", "Jute", "Felt", "Lace", "Cord"))
    )
    found = layouts.parse("# Looms\n\n## Papers\n\n" + "\n".join(lines) + "\n", "README.md").entries
    assert [entry.authors and entry.authors.text for entry in found] == [people[n % 4] for n in range(8)]
    assert [entry.year and entry.year.text for entry in found] == [f"20{n + 10}" for n in range(8)]


def test_a_turned_name_has_one_comma_and_no_words_of_titles() -> None:
    assert names.is_turned("Doe, Jane M.")
    assert not names.is_turned("Doe, Jane, Roe")
    assert not names.is_turned("Learning, Deep")
