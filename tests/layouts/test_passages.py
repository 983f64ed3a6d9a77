"""Which pieces of running text may be a template."""

import pytest

from prcheck.layouts.passages import find

FORM = "**Title**, Authors, Venue"


@pytest.mark.parametrize(
    "behind",
    [
        ". For example, this",
        "; e.g.this",
        " SUCH AS this",
        ". An example: this",
        " Please sort it",
        ". THANKS",
        "。例如 x",
        "比如",
    ],
)
def test_what_stands_behind_a_colon_ends_at_words_that_say_no_more_of_it(behind: str) -> None:
    assert FORM in {passage.text for passage in find(f"Our format: {FORM}{behind}\n")}


@pytest.mark.parametrize("quoted", [f"`{FORM}`", f"'{FORM}'", f'"{FORM}"', f"“{FORM}”", f"「{FORM}」"])
def test_what_is_quoted_stands_for_itself(quoted: str) -> None:
    assert FORM in {passage.text for passage in find(f"We write {quoted} here\n")}


def test_a_bold_row_stands_for_itself() -> None:
    assert "|Title|Venue|" in {passage.text for passage in find("We write **|Title|Venue|** here\n")}
