import pytest

from prcheck.layouts import parse
from prcheck.layouts.ignores import MOST
from prcheck.model import Ignore

ROWS = """\
## Looms

<!-- prcheck: ignore missing-link, PRC103 -->
**Threads of Gold and Silver**<br>
*Ada Lovelace, Jane Doe*<br>
CVPR 2020 [[Paper](https://arxiv.org/abs/1)]

**Threads of Silk and Wool**<br>
*Ada Lovelace, Jane Doe*<br>
CVPR 2020 [[Paper](https://arxiv.org/abs/2)] <!-- prcheck: ignore duplicate-paper -->
"""


def ignores(text: str) -> tuple[Ignore, ...]:
    return parse(text, "README.md").ignores


def test_before_an_entry_and_inside_one() -> None:
    assert ignores(ROWS) == (
        Ignore(3, ("missing-link", "prc103"), 3, 6),
        Ignore(10, ("duplicate-paper",), 8, 10),
    )


def test_before_and_inside_an_item() -> None:
    text = (
        "## Looms\n\n<!-- prcheck: ignore dead-link -->\n"
        "- Threads of Gold, Silver and Silk, CVPR 2020 [[Paper](https://arxiv.org/abs/1)]\n"
        "- Threads of Bronze and of Wool, CVPR 2020 <!-- PRCHECK: ignore x --> [[Paper](https://arxiv.org/abs/2)]\n"
    )
    assert ignores(text) == (Ignore(3, ("dead-link",), 3, 4), Ignore(5, ("x",), 5, 5))


def test_two_before_one_entry() -> None:
    text = ROWS.replace("-->\n**", "-->\n<!-- prcheck: ignore bare-title -->\n\n**", 1)
    assert [(found.first, found.last) for found in ignores(text)[:2]] == [(3, 8), (4, 8)]


def test_in_a_row() -> None:
    text = (
        "| Title | Paper |\n|---|---|\n"
        "| Threads of Gold, Silver and Silk | [Paper](https://arxiv.org/abs/1) <!-- prcheck: ignore a,b --> |\n"
    )
    assert ignores(text) == (Ignore(3, ("a", "b"), 3, 3),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!-- ignore a -->\n",
        "```\n<!-- prcheck: ignore a -->\n```\n",
        "prcheck: ignore a\n",
        "<!-- prcheck: ignore",
    ],
)
def test_other_texts_silence_nothing(text: str) -> None:
    assert ignores(text) == ()


def test_one_at_the_end_silences_its_own_line() -> None:
    assert ignores("# Looms\n\n<!-- prcheck: ignore a -->") == (Ignore(3, ("a",), 3, 3),)


def test_a_heap_of_comments_speaks_up_to_a_cap_and_no_longer() -> None:
    heap = "<!-- prcheck: ignore dead-link -->\n" * 20_000
    found = ignores(f"## Looms\n\n{heap}- Threads of Gold, CVPR 2020 [[Paper](https://arxiv.org/abs/1)]\n")
    assert len(found) == MOST
    assert {comment.last for comment in found} == {20_003}
