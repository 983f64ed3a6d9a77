"""Rows split as GitHub splits them."""

import cmarkgfm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prcheck.markdown.rows import cells


def texts(line: str) -> list[str]:
    return [line[start:end] for start, end in cells(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("|a||b|", ["a", "", "b"]),
        ("  | a | b", ["a", "b"]),
        (r"| a \| b | `c \| d` |", [r"a \| b", r"`c \| d`"]),
        ("||", [""]),
        ("|", [""]),
        ("", [""]),
        ("| a |  ", ["a"]),
        ("a", ["a"]),
        ("a |", ["a"]),
    ],
)
def test_cells(line: str, found: list[str]) -> None:
    assert texts(line) == found


@settings(deadline=None)
@given(st.text(alphabet="ab| ", min_size=1, max_size=20))
def test_as_many_cells_as_github(line: str) -> None:
    if not line.strip(" |"):
        return
    count = len(cells(line))
    html = cmarkgfm.github_flavored_markdown_to_html(f"{line}\n|{'-|' * count}\n")
    assert html.count("<th>") == count or line.startswith("    ")
