"""Fields that open as a template's words do, and those that do not."""

import pytest

from prcheck.model import Document, Entry, Field, Kind, Link, Role, Slot, Span, Template
from prcheck.rules.base import Context
from prcheck.rules.format.placeholders import is_placeholder, is_placeholder_url
from prcheck.rules.format.remains import remains

PLACE = Span(1, 1, 1, 9)
TEMPLATE = Template("README.md", "declared", "", (Slot(Role.AUTHORS, "Weavers of the cloth"),), ())


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (Role.TITLE, "Title"),
        (Role.TITLE, "1 __Title__: of the paper"),
        (Role.TITLE, "论文题目"),
        (Role.AUTHORS, "(Author(s))"),
        (Role.AUTHORS, "WEAVERS of the cloth"),
        (Role.VENUE, "CVPR 20XX"),
        (Role.VENUE, "xxxx"),
    ],
)
def test_words_of_templates_are_placeholders(role: Role, text: str) -> None:
    assert is_placeholder(Field(role, text, PLACE), TEMPLATE)


@pytest.mark.parametrize(
    ("role", "text"),
    [
        (Role.TITLE, "Titles of Looms"),
        (Role.TITLE, "..."),
        (Role.AUTHORS, "Weavers, Ada"),
        (Role.AUTHORS, "Author 7"),
        (Role.VENUE, "CVPR 2024"),
        (Role.OTHER, "Title"),
    ],
)
def test_a_papers_own_words_are_none(role: Role, text: str) -> None:
    assert not is_placeholder(Field(role, text, PLACE), TEMPLATE)


@pytest.mark.parametrize("url", ["https://arxiv.org/abs/2401.XXXXX", "Paper link", 'url "Paper"', ""])
def test_addresses_still_to_be_written(url: str) -> None:
    assert is_placeholder_url(url, None)


def test_what_stands_before_an_address_that_is_a_link_by_itself_is_left_of_another() -> None:
    text = "**Looms** [Paper](https://looms.example/1) [Code](https://looms.example/2)"
    own = Span(1, 11, 1, 43)
    whole = Link("Paper", "https://looms.example/1", own, Span(1, 19, 1, 42))
    alone = Link("Code", "https://looms.example/2", Span(1, 51, 1, 74), Span(1, 51, 1, 74))
    entry = Entry("README.md", Span(1, 1, 1, len(text) + 1), (), Kind.BULLET, (whole, alone), text)
    found = remains(Context(Document("README.md", text, (entry,)), audit=True), entry)
    assert [(span.column, words) for span, words in found] == [(49, "https://looms.example/2")]
