"""Lines without their container's marks: what cmark takes for a paragraph's next line, and what stands outside."""

import pytest

from prcheck import patch, run
from prcheck.markdown import read
from prcheck.model import Report
from prcheck.settings import Settings

FIRST = "**Looms That Count**<br>\n*Ada Lovelace*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]\n"
SECOND = "**Wheels That Think**<br>\n*Charles Babbage*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.00002)]\n"
THIRD = "**Cards That Sing**<br>\n*Mary Somerville*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2401.00003)]\n"
LIST = f"# Papers\n\n## Looms\n\n{FIRST}\n{SECOND}\n{THIRD}"


def judged(added: str) -> Report:
    sides = patch.diff(LIST, f"{LIST}\n{added}{FIRST}", "README.md")
    return run.judge([sides], others={}, guides={}, settings=Settings())


@pytest.mark.parametrize(
    "before",
    [
        "- ```\n",
        "- x\n- ~~~\n",
        "- <!-- hidden\n",
        "- <div>\n",
        "1. a\n   - ```\n     code\n",
        "- # heading\n",
        "> # heading\n",
        "> ```\n> code\n",
        "> <!-- hidden\n",
        "> - ***\n",
        "<textarea>\n</textarea>\n\n",
    ],
)
def test_nothing_above_hides_an_entry(before: str) -> None:
    assert "PRC201" in [finding.code for finding in judged(before).findings]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("- a\nlazy\n", [2]),
        ("- a\n  - b\n\n    c\nlazy\nlazier\n", [6]),
        ("> - a\nlazy\n===\n", [3]),
        ("- ```\n  code\n  ```\n  text\nlazy\n", [5]),
        ("- ```\n  code\n\n  more\n```\n", [4, 5]),
        ("- ```\n  - code\n  ```\nout\n", [3, 4]),
        ("- <!-- a -->\nout\n", [1, 2]),
        ("- <!--\n\n  -->\n  text\nlazy\n", [5]),
        ("- <div>\n\n  text\nlazy\n", [4]),
        ("- <b>\nout\n", [1, 2]),
        ("- a\n  <b>\nlazy\n", [3]),
        ("-     code\nout\n", [1, 2]),
        ("- a\n  ===\nout\n", [2, 3]),
        ("- a | b\n  --|--\nout\n", [2, 3]),
        ("- a\n  - ```\n  text\nlazy\n", [4]),
        ("- > ```\n  text\nlazy\n", [3]),
        ("- > ```\n  > code\nout\n", [2, 3]),
        ("> a\n2. b\n", [1, 2]),
        ("> a\n-\n", [1, 2]),
        ("- * * *\nout\n", [1, 2]),
    ],
)
def test_laziness_as_cmark_has_it(text: str, ends: list[int]) -> None:
    assert [block.end for block in read(text).roots] == ends
