"""Signs that are looked for before a line is read: a line without them is never what they stand for."""

from hypothesis import example, given
from hypothesis import strategies as st

from prcheck.layouts import works

PIECES = (
    "**",
    "__",
    "*",
    "_",
    "[",
    "]",
    "(",
    ")",
    "](https://looms.example/1.pdf)",
    "https://looms.example",
    "www.looms.example",
    '<a href="https://looms.example">',
    "</a>",
    "<b>",
    "</b>",
    "<STRONG>",
    "<br>",
    "<mailto:ada@looms.example>",
    "ada@looms.example",
    '"',
    "«",
    "»",
    "1. ",
    "[12] ",
    "- ",
    ":+1: ",
    "Cards of Pasteboard Drums",
    "The Notes on a Loom",
    "Paper",
    "Code",
    "PDF",
    "Ada Lovelace",
    ", 1843. ",
    "Title: ",
    " ",
    "|",
    "\\",
    "`",
    "!",
    "htp://looms.example/a",
)
LINES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(LINES)
@example('"Cards of Pasteboard Drums"')
@example("[Cards of Pasteboard Drums](https://looms.example)")
@example("<b>Cards of Pasteboard Drums</b>")
@example("[12] Cards of Pasteboard Drums")
@example("- **Cards of Pasteboard Drums")
def test_a_line_that_opens_an_entry_has_the_signs_for_it(line: str) -> None:
    assert works.may_open(line) or not works.opening(line)


@given(LINES)
@example("Cards of Pasteboard Drums [Paper](https://looms.example)")
@example('Cards of Pasteboard Drums <A href="https://looms.example">PDF</a>')
def test_a_row_of_its_own_has_a_links_signs(line: str) -> None:
    assert works.may_be_row(line) or not works.is_row_of_its_own(line)


def test_most_lines_have_none_of_the_signs() -> None:
    for line in ("*Ada Lovelace, Mary Somerville*<br>", "CVPR 2024", "", " "):
        assert not works.may_open(line)
        assert not works.may_be_row(line)
    assert not works.may_open("CVPR 2024 [[Paper](https://looms.example)]")
