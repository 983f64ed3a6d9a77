import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.layouts import venues


@pytest.mark.parametrize(
    "text",
    [
        "CVPR 2022",
        "arXiv, 2023",
        "ICML, 2018.",
        "[arXiv' 20]",
        "ICPR IML Workshop' 20",
        "ACM MM 2020.",
        "IEEE TPAMI, 2019.",
        "Journal of Woven Matters",
        "Harvard Journal of Law & Looms",
        "J. Weaving 2022",
        "Mathematics 2022",
        "SNU DMC Tech' 15",
        "arivx 2020",
        "CVPR 2021 (Best Paper)",
        "LOOM'19",
        "Under Review",
        "Proceedings of the Guild's Conference on Looms and Woven Pattern Making",
    ],
)
def test_venues(text: str) -> None:
    assert venues.is_venue(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "28 Sep 2021",
        "Weaving Without a Loom",
        "We present a method for CVPR that weaves",
        "a long sentence about looms that ends by chance in the year of the great flood 2021",
        "One two three four five six seven CVPR 2020",
        "a b c d e f g h i j k l m n o p q",
    ],
)
def test_no_venues(text: str) -> None:
    assert not venues.is_venue(text)


@pytest.mark.parametrize("text", ["CVPR 2022", "TPAMI", "ICLR2018 poster", "[NeurIPS' 20]", "Nature", "ICML 2021 Oral"])
def test_a_text_that_can_only_be_a_venue(text: str) -> None:
    assert venues.is_venue_only(text)


@pytest.mark.parametrize(
    "text",
    ["Machine Learning for Looms: A Review", "Weaving at CVPR 2020", "", "CVPR-style Weaving", "Nature-Inspired Looms"],
)
def test_titles_that_name_a_venue_are_none(text: str) -> None:
    assert not venues.is_venue_only(text)


def test_link_labels_that_are_venues() -> None:
    assert venues.is_venue_label("ICML2019")
    assert venues.is_venue_label("arXiv 10 May 2019")
    assert venues.is_venue_label("Applied Looms 2022")
    assert not venues.is_venue_label("Project")
    assert not venues.is_venue_label("CVPR 2020 and many more words than six")


@pytest.mark.parametrize(
    "text",
    [
        "28 Sep 2021",
        "Sep 2021",
        "2021-09-28",
        "2021.09",
        "(Jul., 2024)",
        "July, 2025",
        "2023/05/29",
        "May 29, 2023",
        "2024年3月",
    ],
)
def test_dates(text: str) -> None:
    assert venues.is_date(text)
    assert not venues.is_year(text)


@pytest.mark.parametrize("text", ["2021", "(2015)", "'21", "[1999]."])
def test_years(text: str) -> None:
    assert venues.is_year(text)
    assert not venues.is_date(text)


@pytest.mark.parametrize("text", ["1949", "2050", "20215", "Sep", "", "12"])
def test_other_numbers_are_no_years(text: str) -> None:
    assert not venues.is_year(text)
    assert not venues.is_date(text)


def test_a_year_stands_in_a_text() -> None:
    assert venues.has_year("CVPR2022")
    assert venues.has_year("NeurIPS' 20")
    assert venues.has_year("in 2021")
    assert not venues.has_year("arXiv:2021.01234")
    assert not venues.has_year("CVPR")


def test_an_acronym_in_brackets() -> None:
    assert venues.is_acronym("(AIES)")
    assert venues.is_acronym("[LOOM 21]")
    assert not venues.is_acronym("AIES")
    assert not venues.is_acronym("(a loom)")


@given(st.text(alphabet=" \n(),.'’-/:2019CVPRarXivJou", max_size=300))
def test_every_text_is_read(text: str) -> None:
    for test in (venues.is_venue, venues.is_venue_only, venues.is_venue_label, venues.is_date, venues.is_year):
        assert test(text) in (True, False)
