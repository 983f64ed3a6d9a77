"""Rows of tables: all that stands below a head of entries is told, and rows that part a table are none."""

import pytest
from tests.layouts.test_left_over import added

from prcheck.layouts import parse

NAMES = ("Loom-1", "Cards", "Dye and Root", "Yarn", "WaterFrame", "Heddle")
HEAD = "# Looms\n\n## Data\n\n| Name | Paper | Code | Task |\n|--|--|--|--|\n"


def row(at: int, name: str = "") -> str:
    paper = f"[Weaving Seen by {at} Cameras](https://arxiv.org/abs/2401.0000{at})"
    return f"| **{name or NAMES[at]}** | {paper} | [soon](https://loom.example/{at}) | Weaving |\n"


TABLE = HEAD + "".join(row(at) for at in range(5))
PARTED = (
    HEAD + "| **Hand** | | | |\n" + "".join(map(row, range(3))) + "| **Mill** | | | |\n" + "".join(map(row, (3, 4)))
)


def test_a_links_name_is_its_columns_head_where_its_words_say_nothing() -> None:
    first = parse(TABLE, "README.md").entries[0]
    assert [(link.label, link.name) for link in first.links] == [
        ("Weaving Seen by 0 Cameras", "Paper"),
        ("soon", "Code"),
    ]


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("| **Spindle** | [A Spindle Turns]() | [soon](https://a.b/9) | Weaving |\n", [("PRC109", 1)]),
        ("| **Spindle** | [A Spindle Turns](Paper link) | [soon](https://a.b/9) | Weaving |\n", [("PRC109", 1)]),
        ("| **Spindle** | | [link](https://a.b/9) | Weaving |\n", [("PRC104", 1)]),
        ("| **Spindle** | - | [link](https://a.b/9) | Weaving |\n", []),
        ("| **Spindle** | | | |\n", [("PRC112", 1)]),
        ("| Spindle | | | |\n", [("PRC112", 1)]),
        ("| **Is a Spindle All You Need?** | | | |\n", [("PRC112", 1)]),
        ("| More of these will be added here. | | | |\n", []),
        (
            "| | [A Spindle Turns](https://arxiv.org/abs/2401.00009) | [soon](https://a.b/9) | Weaving |\n",
            [("PRC116", 1)],
        ),
    ],
)
def test_no_row_of_a_table_of_entries_is_passed_over(unit: str, found: list[tuple[str, int]]) -> None:
    assert added(TABLE, unit)[1] == found


def test_rows_of_one_cell_that_part_a_table_are_no_entries() -> None:
    document = parse(PARTED, "README.md")
    assert [entry.name for entry in document.entries] == list(NAMES[:5])
    assert added(PARTED, f"| **Museum** | | | |\n{row(5)}")[1] == []
    assert added("# Looms\n\n", PARTED.partition("\n\n")[2])[1] == []


def test_several_rows_of_one_cell_in_a_table_that_has_none_are_unfinished() -> None:
    assert added(TABLE, "| **Spindle** | | | |\n| **Shuttle** | | | |\n")[1] == [("PRC112", 1), ("PRC112", 2)]


BADGE = "[![arXiv](https://img.shields.io/x)](https://arxiv.org/abs/2401.00009)"
VENUES = "# Looms\n\n| Title | Venue | Paper |\n|--|--|--|\n" + "".join(
    f"| How the Loom of {name} Works | CVPR 2024 | {BADGE.replace('9', str(at))} |\n" for at, name in enumerate(NAMES)
)


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        (f"| A Loom at Home | | {BADGE} |\n", [("PRC103", 1)]),
        (f"| CVPR 2024 | {BADGE} |\n", [("PRC101", 1)]),
        ("| A Loom at Home | CVPR | https://thecvf.example/CVPR2024/loom.pdf |\n", [("PRC114", 1)]),
    ],
)
def test_a_column_says_what_its_cells_lack(unit: str, found: list[tuple[str, int]]) -> None:
    assert added(VENUES, unit)[1] == found


def test_one_word_for_the_links_of_two_columns_is_no_repetition() -> None:
    rows = "".join(
        f"| How the Loom of {name} Works | [link](https://arxiv.org/abs/{at}) | [link](https://github.com/{at}) |\n"
        for at, name in enumerate(NAMES)
    )
    text = f"# Looms\n\n| Title | Paper | Code |\n|--|--|--|\n{rows}"
    unit = "| A Loom at Home | [link](https://arxiv.org/abs/9) | [link](https://github.com/9) |\n"
    assert added(text.replace("[link](https://github", "[code](https://github"), unit)[1] == []
    twice = unit.replace("| [link](https://github", "[link](https://github").replace("9) |\n", "9) | |\n")
    assert added(text, twice)[1] == [("PRC104", 1), ("PRC111", 1)]


def test_an_acronym_below_another_head_is_no_venue() -> None:
    rows = "".join(
        f"| How the Loom of {name} Works | GCN | CVPR 2024 | [pdf](https://arxiv.org/abs/{at}) |\n"
        for at, name in enumerate(NAMES)
    )
    text = f"# Looms\n\n| Title | Target Model | Venue | Paper |\n|--|--|--|--|\n{rows}"
    assert added(text, "| A Loom at Home | GCN | | [pdf](https://arxiv.org/abs/9) |\n")[1] == [("PRC103", 1)]
