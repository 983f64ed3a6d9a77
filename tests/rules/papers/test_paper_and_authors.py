"""Which paper is behind the link, and whose it is."""

import pytest
from tests.rules.papers.known import ADA, GRACE, TITLE, URL, codes, entry, mended, only, work

from prcheck.model import Severity

SHADOWS = work("The Weight of Shadows in Old Photographs", GRACE)
CODE = "https://github.com/stones/sea"
RIGHT = work(name="arxiv:2401.00007")


def test_a_link_to_another_paper_is_an_error_that_shows_the_record() -> None:
    finding = only(entry(), [SHADOWS])
    assert (finding.code, finding.severity, finding.fix) == ("PRC401", Severity.ERROR, None)
    assert finding.message == (
        f'"{URL}" leads to another paper: "The Weight of Shadows in Old Photographs" by Grace Hopper, Lise Meitner,'
        " 2024 (read at arXiv, arxiv:2401.00001); correct the link"
    )


def test_the_repository_tells_the_right_link() -> None:
    text = entry(code=CODE)
    finding = only(text, [SHADOWS], witnesses={"github:stones/sea": (RIGHT, SHADOWS)})
    assert finding.message.endswith('; link "https://arxiv.org/abs/2401.00007", says arXiv')
    assert mended(text, finding) == text.replace("2401.00001", "2401.00007")


def test_a_search_by_title_tells_it_too() -> None:
    assert only(entry(), [SHADOWS], found=[RIGHT]).fix is not None
    other = {"github:stones/sea": (work(name="arxiv:2401.00008"),)}
    assert only(entry(code=CODE), [SHADOWS], found=[RIGHT], witnesses=other).fix is None


def test_doubt_is_a_warning() -> None:
    assert only(entry(authors="Stone Lab"), [SHADOWS]).severity is Severity.WARNING
    bare = work("The Weight of Shadows in Old Photographs", ())
    assert only(entry(), [bare]).severity is Severity.WARNING


def test_another_link_of_the_entry_that_is_right_makes_it_a_warning() -> None:
    text = entry().replace(f"[[Paper]({URL})]", f"[[Paper]({URL})][[Paper](https://arxiv.org/abs/2401.00007)]")
    assert only(text, [SHADOWS, RIGHT]).severity is Severity.WARNING


@pytest.mark.parametrize(
    "authors",
    [
        ", ".join(ADA),
        "Ada Lovelace et al.",
        "A. Lovelace, M. Somerville, E. Noether",
        "Lovelace Ada, Somerville Mary, Noether Emmy",
        "Ada Lovelace Mary, Somerville Emmy, Noether",
        "Google Research, Stone Institute",
        "Ада Лавлейс, Мэри Сомервилль",
        "Emmy Noether, Mary Somerville, Ada Lovelace",
        "Ada King Lovelace, Mary Fairfax Somerville, Amalie Emmy Noether",
    ],
)
def test_the_same_people_in_other_words_are_fine(authors: str) -> None:
    assert codes(entry(authors=authors), [work()]) == []


def test_another_papers_authors_are_an_error_with_the_right_ones() -> None:
    text = entry(authors="Grace Hopper, Lise Meitner and Rosa Parks")
    finding = only(text, [work()])
    assert (finding.code, finding.severity) == ("PRC402", Severity.ERROR)
    assert finding.message.startswith('"Grace Hopper, Lise Meitner and Rosa Parks" are not the authors of "How Stones')
    assert mended(text, finding) == entry(authors="Ada Lovelace, Mary Somerville and Emmy Noether")


def test_the_repository_confirms_or_casts_doubt() -> None:
    text = entry(authors=", ".join(GRACE), code=CODE)
    sure = only(text, [work()], witnesses={"github:stones/sea": (work(), SHADOWS)})
    assert "its code repository names them too" in sure.message
    assert sure.severity is Severity.ERROR
    unsure = only(text, [work()], witnesses={"github:stones/sea": (SHADOWS, work(authors=GRACE))})
    assert unsure.severity is Severity.WARNING
    silent = only(text, [work()], witnesses={"github:stones/sea": (work(authors=("Mae West", "Rosa Parks")),)})
    assert silent.severity is Severity.ERROR


def test_one_record_with_the_listed_authors_is_enough() -> None:
    text = entry(authors=", ".join(GRACE)).replace("]\n", "][[Paper](https://doi.org/10.1234/a)]\n")
    assert codes(text, [work(), work(authors=GRACE, name="doi:10.1234/a")]) == []


def test_linked_names_are_not_rewritten() -> None:
    text = entry(authors="[Grace Hopper](https://a.example), Lise Meitner")
    assert only(text, [work()]).fix is None


def test_a_new_title_is_a_note() -> None:
    finding = only(entry(title="A Grammar of Pebbles on Beaches"), [work()])
    assert (finding.code, finding.severity) == ("PRC404", Severity.NOTE)
    assert finding.message.startswith(f'the paper is now called "{TITLE}" by Ada Lovelace')


@pytest.mark.parametrize("title", [f"[STONE] {TITLE}", "STONE: " + TITLE, "How Stones Tell Stories", "SeaStone"])
def test_tags_names_and_short_forms_are_no_new_titles(title: str) -> None:
    assert codes(entry(title=title), [work()]) == []


def test_no_new_title_where_another_record_has_the_old_one() -> None:
    text = entry(title="A Grammar of Pebbles on Beaches").replace("]\n", "][[Paper](https://doi.org/10.1234/a)]\n")
    assert codes(text, [work(), work("A Grammar of Pebbles on Beaches", name="doi:10.1234/a")]) == []


@pytest.mark.parametrize(
    ("authors", "right"),
    [
        ("Ada Lovelace, Mary Sommerville, Emmy Noether", "Ada Lovelace, Mary Somerville, Emmy Noether"),
        ("da Lovelace, Mary Somervile, Emmy Noether", "Ada Lovelace, Mary Somerville, Emmy Noether"),
        ("Ada Lovelace, Emmy Noether", "Ada Lovelace, Mary Somerville, Emmy Noether"),
        ("Ada Lovelace, Mary Somerville", "Ada Lovelace, Mary Somerville, Emmy Noether"),
    ],
)
def test_slips_and_a_missing_name_are_mended(authors: str, right: str) -> None:
    text = entry(authors=authors)
    finding = only(text, [work()])
    assert (finding.code, finding.severity) == ("PRC406", Severity.NOTE)
    assert mended(text, finding) in (entry(authors=right), entry(authors=right.replace("Ada", "da")))


def test_names_with_links_are_mended_in_place() -> None:
    text = entry(authors="Ada Lovelace, [Mary Sommerville](https://a.example), Emmy Noether")
    assert "[Mary Somerville](https://a.example)" in mended(text, only(text, [work()]))


@pytest.mark.parametrize(
    "authors",
    ["Ada Lovelace, Mary Somerville, et al.", "Ada Lovelace", "Ada Lovelace, Mary Somerville, Emmy Noether, Mae West"],
)
def test_open_lists_single_names_and_more_names_are_quiet(authors: str) -> None:
    assert codes(entry(authors=authors), [work()]) == []


def test_several_missing_names_are_an_earlier_versions() -> None:
    assert codes(entry(authors="Ada Lovelace, Mary Somerville"), [work(authors=(*ADA, *GRACE))]) == []


def test_records_that_differ_say_nothing_of_names() -> None:
    text = entry(authors="Ada Lovelace, Mary Sommerville, Emmy Noether").replace(
        "]\n", "][[Paper](https://doi.org/10.1234/a)]\n"
    )
    other = work(authors=("Ada Lovelace", "Mary Sommerville", "Emmy Noether"), name="doi:10.1234/a")
    assert codes(text, [work(), other]) == []


def test_withdrawn_papers_are_told() -> None:
    finding = only(entry(), [work(flaw="withdrawn")])
    assert (finding.code, finding.severity) == ("PRC408", Severity.WARNING)
    assert finding.message.startswith("this paper is withdrawn: ")
    unlinked = entry(url="https://example.org/a.pdf")
    assert codes(unlinked, found=[work(flaw="retracted", name="doi:10.1234/a")]) == ["PRC408"]
