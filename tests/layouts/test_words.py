import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.layouts import words
from prcheck.model import Role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Paper", "Paper"),
        ("PDF", "Paper"),
        ("arXiv", "Paper"),
        ("Paper Link", "Paper"),
        ("论文链接", "Paper"),
        ("GitHub", "Code"),
        ("[code]", "Code"),
        ("Official Code", "Code"),
        ("代码", "Code"),
        ("Project Page", "Project"),
        ("Homepage", "Project"),
        ("YouTube", "Video"),
        ("Colab", "Demo"),
        ("DPR Dataset", "Data"),
        ("Supplementary", "Supp"),
        ("bibtex", "Bibtex"),
        ("Papr", ""),
        ("", ""),
        ("a loom of four words", ""),
        ("?!", ""),
    ],
)
def test_a_label_is_named_by_its_first_known_word(text: str, name: str) -> None:
    assert words.label_name(text) == name


@pytest.mark.parametrize("text", ["Paper", "link", "project page", "Code & Data", "PDF (official)"])
def test_a_text_of_label_words_alone_is_a_label(text: str) -> None:
    assert words.is_label(text)


@pytest.mark.parametrize(
    "text", ["Video Weaving Models", "Datasheets for Looms", "", "Papr", "link to the big loom here"]
)
def test_a_title_with_a_label_word_in_it_is_none(text: str) -> None:
    assert not words.is_label(text)


@pytest.mark.parametrize(("text", "generic"), [("link", True), ("here", True), ("https://a.example", True), ("", True)])
def test_generic_texts_say_nothing(text: str, generic: bool) -> None:
    assert words.is_generic(text) is generic
    assert not words.is_generic("Paper")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Title", Role.TITLE),
        ("Paper Title", Role.TITLE),
        ("题目", Role.TITLE),
        ("Author(s)", Role.AUTHORS),
        ("Author 1", Role.AUTHORS),
        ("Conference", Role.VENUE),
        ("Conf/Jour", Role.VENUE),
        ("📅 Date", Role.DATE),
        ("Year", Role.YEAR),
        ("摘要", Role.OTHER),
        ("Venue Rank", Role.VENUE),
        ("Loom", None),
        ("", None),
        ("a b c d e f", None),
        ("the year of looms", None),
    ],
)
def test_field_words(text: str, role: Role | None) -> None:
    assert words.field_role(text) is role


@pytest.mark.parametrize(
    ("url", "label"),
    [
        ("https://arxiv.org/abs/2401.00001", "Paper"),
        ("https://www.arxiv.org/abs/2401.00001", "Paper"),
        ("https://looms.example/weave.PDF?x=1", "Paper"),
        ("https://user@arxiv.org:443/abs/1", "Paper"),
        ("https://github.com/a/b", "Code"),
        ("https://www.gitlab.com/a/b", "Code"),
        ("https://notarxiv.org/abs/1", ""),
        ("https://looms.example/", ""),
        ("weave.pdf", ""),
        ("", ""),
    ],
)
def test_hosts_suggest_a_label(url: str, label: str) -> None:
    assert words.host_label(url) == label


def test_an_address_leads_outside_by_its_scheme() -> None:
    assert words.is_outside("https://a.example")
    assert words.is_outside("www.a.example")
    assert words.is_outside("mailto:a@b")
    assert not words.is_outside("#anchor")
    assert not words.is_outside("./docs/a.md")
    assert not words.is_outside("")


def test_size_counts_words_with_letters() -> None:
    assert words.size("2013 : +600 citations of α") == 3


@given(st.text(max_size=200))
def test_every_text_is_read(text: str) -> None:
    words.label_name(text), words.is_label(text), words.is_generic(text), words.field_role(text), words.host_label(text)
