"""Invented lists of every shape, read whole."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.layouts import parse
from prcheck.model import Entry, Field, Gap, Kind, Link, Mark, Role


def read(text: str) -> tuple[Entry, ...]:
    return parse(text, "README.md").entries


def brief(entry: Entry) -> list[str]:
    return [f"{p.name or '-'}<{p.url}>" if isinstance(p, Link) else f"{p.role.value}={p.text}" for p in entry.parts]


PARAGRAPHS = """\
# Papers on Looms

Welcome to the list of papers on looms.

```
**Title**<br>
*Author*<br>
Conference
[[Paper](Paper link)]
```

## Weaving
<a id="weaving"></a>
**[Loom] Notes on a Machine That Weaves Numbers**\x20\x20
*Ada Lovelace, Charles Babbage*\x20\x20
CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)][[Code](https://github.com/a/b)]

**Punched Cards as a Universal Notation.**<br>
*Joseph Jacquard, Basile Bouchon.*<br>
ICML 2023. [[Paper](https://arxiv.org/abs/2301.00002)]
[[Video](https://youtu.be/1)]
**A Loom for Every Household Without Weavers**<br>
*Edmund Cartwright*<br>
NeurIPS 2022 [[Paper](https://arxiv.org/abs/2209.00003)]

Threads Without Ends in the Modern World

Cloth Folding as Theorem Proving

ODINE

Loomset (https://looms.example/data)
"""


def test_paragraphs_with_every_break_and_no_blank_line_between() -> None:
    entries = read(PARAGRAPHS)
    assert [(e.span.line, e.span.end_line, e.unfinished) for e in entries] == [
        (14, 16, False),
        (18, 21, False),
        (22, 24, False),
        (26, 26, True),
        (28, 28, True),
        (30, 30, True),
        (32, 32, True),
    ]
    assert brief(entries[0]) == [
        "title=[Loom] Notes on a Machine That Weaves Numbers",
        "authors=Ada Lovelace, Charles Babbage",
        "venue=CVPR 2024",
        "Paper<https://arxiv.org/abs/2401.00001>",
        "Code<https://github.com/a/b>",
    ]
    assert [part.gap for part in entries[0].parts] == [Gap.FIRST, Gap.HARD, Gap.HARD, Gap.NONE, Gap.NONE]
    assert entries[0].section == ("Papers on Looms", "Weaving")
    assert entries[1].name == "Punched Cards as a Universal Notation"
    assert entries[1].links[1].gap is Gap.SOFT
    assert [entry.joined for entry in entries[:3]] == [False, False, True]
    assert brief(entries[6]) == ["title=Loomset", "-<https://looms.example/data>"]


def test_parts_stand_in_order_of_place_and_inside_the_entry() -> None:
    for entry in read(PARAGRAPHS):
        spans = [part.span for part in entry.parts]
        assert spans == sorted(spans, key=lambda span: (span.line, span.column))
        assert all(entry.span.line <= span.line and span.end_line <= entry.span.end_line for span in spans)


def test_spans_hold_the_marks() -> None:
    lines = PARAGRAPHS.split("\n")
    title, authors, venue, paper, _ = read(PARAGRAPHS)[0].parts
    texts = [lines[p.span.line - 1][p.span.column - 1 : p.span.end_column - 1] for p in (title, authors, venue, paper)]
    assert texts == [
        "**[Loom] Notes on a Machine That Weaves Numbers**",
        "*Ada Lovelace, Charles Babbage*",
        "CVPR 2024",
        "[[Paper](https://arxiv.org/abs/2401.00001)]",
    ]


KIN = """
- Spinning Jennies and Their Discontents, CVPR 2020 [[Paper](https://arxiv.org/abs/2001.00001)]
- The Water Frame Revisited at Scale, ICML 2021 [[Paper](https://arxiv.org/abs/2101.00002)]
- A Mule for Every Mill in the Valley, ECCV 2022 [[Paper](https://arxiv.org/abs/2201.00003)]
"""

LINES = [
    (
        '- Ada Lovelace, Charles Babbage. "Notes on a Machine That Weaves." CVPR, 2024. [[pdf]](https://arxiv.org/abs/1)',
        [
            "authors=Ada Lovelace, Charles Babbage",
            "title=Notes on a Machine That Weaves",
            "venue=CVPR, 2024",
            "Paper<https://arxiv.org/abs/1>",
        ],
    ),
    (
        "- (CVPR 2024) Weaving the Sky with Threads of Light [[Paper](https://arxiv.org/abs/1)]",
        ["venue=CVPR 2024", "title=Weaving the Sky with Threads of Light", "Paper<https://arxiv.org/abs/1>"],
    ),
    (
        "- **[ICLR 2024]** Cloth Folding as Theorem Proving [[Paper](https://arxiv.org/abs/1)]",
        ["venue=ICLR 2024", "title=Cloth Folding as Theorem Proving", "Paper<https://arxiv.org/abs/1>"],
    ),
    (
        "- [2024/05] **A Stitch in Time for Language Models** | [[Code](https://github.com/e/f)]",
        ["date=2024/05", "title=A Stitch in Time for Language Models", "Code<https://github.com/e/f>"],
    ),
    (
        "- [A Needle in the Haystack of Looms](https://arxiv.org/abs/1), Doe et al., ICCV 2021 | [bibtex](./a.txt)",
        [
            "title=A Needle in the Haystack of Looms",
            "-<https://arxiv.org/abs/1>",
            "authors=Doe et al.",
            "venue=ICCV 2021",
            "Bibtex<./a.txt>",
        ],
    ),
    (
        "- Doe, J., and Roe, R., 2013. Outlier threads: position paper. *Loom Letters*, 14(2). [[PDF]](https://a.example/b.pdf)",
        [
            "authors=Doe, J., and Roe, R",
            "year=2013",
            "title=Outlier threads: position paper",
            "venue=Loom Letters",
            "other=14(2)",
            "Paper<https://a.example/b.pdf>",
        ],
    ),
    (
        "- Doe, J., & Roe, R. (2012). Outlier threads: techniques. Some Journal of Looms, 9(1). [[PDF]](https://a.example/b.pdf)",
        [
            "authors=Doe, J., & Roe, R",
            "year=2012",
            "title=Outlier threads: techniques",
            "venue=Some Journal of Looms, 9(1)",
            "Paper<https://a.example/b.pdf>",
        ],
    ),
    (
        "- Sewing Machines for Graphs and Trees (2015), J. Doe et al. [[pdf]](https://arxiv.org/abs/1)",
        [
            "title=Sewing Machines for Graphs and Trees",
            "year=2015",
            "authors=J. Doe et al.",
            "Paper<https://arxiv.org/abs/1>",
        ],
    ),
    (
        "- **SewNet**: Machines That Sew, J. Doe and R. Roe. [[pdf]](https://arxiv.org/abs/1)",
        ["title=SewNet: Machines That Sew", "authors=J. Doe and R. Roe", "Paper<https://arxiv.org/abs/1>"],
    ),
    (
        "- Sewing Machines for Sets and Maps, J. Doe and R. Roe. [[pdf]](https://arxiv.org/abs/1)",
        ["title=Sewing Machines for Sets and Maps", "authors=J. Doe and R. Roe", "Paper<https://arxiv.org/abs/1>"],
    ),
    (
        '- <u>SewNet</u>: **"SewNet: Machines That Sew the World"**. *Jane Doe et al*. LOOM 2021. [[Paper](https://arxiv.org/abs/1)]',
        [
            "tag=SewNet",
            "title=SewNet: Machines That Sew the World",
            "authors=Jane Doe et al",
            "venue=LOOM 2021",
            "Paper<https://arxiv.org/abs/1>",
        ],
    ),
    (
        "- Buttons and Zippers in High Dimension [[ICML2019]](https://arxiv.org/abs/1) [[Pytorch]](https://github.com/a/b)",
        [
            "title=Buttons and Zippers in High Dimension",
            "venue=ICML2019",
            "Paper<https://arxiv.org/abs/1>",
            "Code<https://github.com/a/b>",
        ],
    ),
    (
        "- Buttons and Zippers in Low Dimension [[7 Jul 2021]](https://arxiv.org/abs/1)",
        ["title=Buttons and Zippers in Low Dimension", "date=7 Jul 2021", "Paper<https://arxiv.org/abs/1>"],
    ),
    (
        "- Buttons and Zippers | **[ICPR' 20]** | [`[pdf]`](https://arxiv.org/abs/1)",
        ["title=Buttons and Zippers", "venue=ICPR' 20", "Paper<https://arxiv.org/abs/1>"],
    ),
    (
        "- 【CVPR2021】Buttons and Zippers for the Many [[论文](https://arxiv.org/abs/1)] [[代码](https://github.com/z/y)]",
        [
            "venue=CVPR2021",
            "title=Buttons and Zippers for the Many",
            "Paper<https://arxiv.org/abs/1>",
            "Code<https://github.com/z/y>",
        ],
    ),
    (
        "- **Seams That Hold for a Hundred Years (UAI 2022)** Paper: [link](https://arxiv.org/abs/1)",
        ["title=Seams That Hold for a Hundred Years", "venue=UAI 2022", "Paper<https://arxiv.org/abs/1>"],
    ),
    (
        "- **Seams.[[PDF](https://arxiv.org/abs/1)]** *[Jane Doe](https://doe.example), Richard Roe*, J. Sewing 2022",
        [
            "title=Seams",
            "Paper<https://arxiv.org/abs/1>",
            "authors=Jane Doe, Richard Roe",
            "-<https://doe.example>",
            "venue=J. Sewing 2022",
        ],
    ),
    (
        "- 2021 - Patterns for the Weary Tailor, Jane Doe et al. ([arXiv](https://arxiv.org/abs/1))",
        [
            "year=2021",
            "title=Patterns for the Weary Tailor",
            "authors=Jane Doe et al.",
            "Paper<https://arxiv.org/abs/1>",
        ],
    ),
    (
        "- Patterns for Tailors and\n  Helper. [[pdf]](https://a.example/1)\n  - Jane Doe, Ann Roe. *LOOM 2021*",
        [
            "title=Patterns for Tailors and Helper",
            "Paper<https://a.example/1>",
            "authors=Jane Doe, Ann Roe",
            "venue=LOOM 2021",
        ],
    ),
    (
        "- Patterns for the Tired Tailor, Image and Vision Sewing 2020 [[pdf]](https://arxiv.org/abs/1)",
        ["title=Patterns for the Tired Tailor, Image and Vision Sewing 2020", "Paper<https://arxiv.org/abs/1>"],
    ),
]


@pytest.mark.parametrize(("line", "parts"), LINES)
def test_items(line: str, parts: Sequence[str]) -> None:
    entries = read(f"## Looms\n{KIN}{line}\n")
    assert len(entries) == 4
    assert brief(entries[3]) == list(parts)
    assert entries[3].kind is Kind.BULLET
    assert not entries[3].unfinished


TABLES = """\
## Looms

| Title | Authors | Conference | Links |
|---|---|---|---|
| Notes on a Machine | Ada Doe, Joan Clarke | CVPR 2024 | [Paper](https://arxiv.org/abs/1), [Code](https://a.example) |
| Punched Cards as a Universal Notation | Joseph Jacquard | ICML 2023 | [Paper](https://arxiv.org/abs/2) |

| Year | Pub. | Paper | Repo |
|:--:|:--:|---|---|
| 2024 | `CVPR` | [**Weaving the Web**](https://arxiv.org/abs/5)<br>Ada Doe, Joan Roe | [here](https://github.com/q/r) |
| 2023 | `ICCV` | [**Knots and Threads for Everyone**](https://arxiv.org/abs/6)<br>Joan Clarke, Alan Turing | - |

| 论文题目 | 作者 | 会议 | 论文链接 |
|---|---|---|---|
| Looms Without Weavers in the Modern Age | Mary Anning, Jane Marcet | ECCV 2020 | https://arxiv.org/abs/7 |

| Name | Paper | Notes |
|---|---|---|
| **ClothSet** | [Looms Without Weavers in the Modern Age](https://arxiv.org/abs/8) | Cloth |
| **KnotSet** | [Knots and Threads for Everyone](https://arxiv.org/abs/9) | Knots |

| Work | Model | Published | Keywords |
|---|---|---|---|
| Knots and Threads for the Chosen Few | KTF | [CVPR2022](https://arxiv.org/abs/10) | Knots, Threads |
| Knots and Threads for Nobody at All | - | [arxiv](https://arxiv.org/abs/11) | Knots |
"""


def test_tables_of_any_head() -> None:
    entries = read(TABLES)
    assert [brief(entry) for entry in entries] == [
        [
            "title=Notes on a Machine",
            "authors=Ada Doe, Joan Clarke",
            "venue=CVPR 2024",
            "Paper<https://arxiv.org/abs/1>",
            "Code<https://a.example>",
        ],
        [
            "title=Punched Cards as a Universal Notation",
            "authors=Joseph Jacquard",
            "venue=ICML 2023",
            "Paper<https://arxiv.org/abs/2>",
        ],
        [
            "year=2024",
            "venue=CVPR",
            "title=Weaving the Web",
            "-<https://arxiv.org/abs/5>",
            "authors=Ada Doe, Joan Roe",
            "Code<https://github.com/q/r>",
        ],
        [
            "year=2023",
            "venue=ICCV",
            "title=Knots and Threads for Everyone",
            "-<https://arxiv.org/abs/6>",
            "authors=Joan Clarke, Alan Turing",
        ],
        [
            "title=Looms Without Weavers in the Modern Age",
            "authors=Mary Anning, Jane Marcet",
            "venue=ECCV 2020",
            "Paper<https://arxiv.org/abs/7>",
        ],
        ["title=ClothSet", "Paper<https://arxiv.org/abs/8>", "other=Cloth"],
        ["title=KnotSet", "Paper<https://arxiv.org/abs/9>", "other=Knots"],
        [
            "title=Knots and Threads for the Chosen Few",
            "other=KTF",
            "venue=CVPR2022",
            "Paper<https://arxiv.org/abs/10>",
            "other=Knots, Threads",
        ],
        ["title=Knots and Threads for Nobody at All", "venue=arxiv", "Paper<https://arxiv.org/abs/11>", "other=Knots"],
    ]
    assert all(entry.kind is Kind.ROW for entry in entries)
    assert entries[0].head == ("Title", "Authors", "Conference", "Links")
    assert {part.gap for part in entries[0].parts} == {Gap.FIRST, Gap.BLOCK, Gap.NONE}


HEADINGS = "# Looms\n" + "".join(
    f"""
### {title}
[![arXiv](https://badges.example/a.svg)](https://arxiv.org/abs/{number})

*Ada Lovelace, Charles Babbage*

CVPR 20{number}
"""
    for number, title in enumerate(
        (
            "Notes on a Machine That Weaves",
            "Punched Cards as a Universal Notation",
            "A Loom for Every Household",
            "Spinning Jennies and Their Discontents",
            "The Water Frame Revisited at Scale",
            "[12] [Cloth Folding as Theorem Proving](https://looms.example)",
        ),
        10,
    )
)


def test_headings_as_titles() -> None:
    entries = read(HEADINGS)
    assert [entry.kind for entry in entries] == [Kind.HEADING] * 6
    assert brief(entries[0]) == [
        "title=Notes on a Machine That Weaves",
        "Paper<https://arxiv.org/abs/10>",
        "authors=Ada Lovelace, Charles Babbage",
        "venue=CVPR 2010",
    ]
    assert Mark.HEADING in (entries[0].title or entries[0].parts[0]).marks  # type: ignore[union-attr]
    assert entries[0].links[0].badge
    assert entries[5].name == "Cloth Folding as Theorem Proving"


def test_headings_with_several_notes_below_them() -> None:
    notes = "1. shows that more yarn helps more than more looms\n2. good results with half of the wool\n"
    text = "".join(
        f"#### [{title}](https://arxiv.org/abs/{n})\n\nICML 2020\n\n{notes if n % 2 else ''}\n"
        for n, title in enumerate(("Looms for All Homes", "Yarn by Water Power", "Dye from Green Roots") * 2, 10)
    )
    assert [entry.kind for entry in read(f"# Looms\n\n{text}")] == [Kind.HEADING] * 6


def test_an_item_that_heads_entries_is_none() -> None:
    entries = "".join(
        f"  * [Looms for {who}](https://arxiv.org/abs/{n})\n" for n, who in enumerate(("All", "None"), 10)
    )
    own = "".join(f"* [Yarn from {what}](https://arxiv.org/abs/{n})\n" for n, what in enumerate(("Hemp", "Silk"), 20))
    found = read(f"# Looms\n\n{own}* Methods that need no water at all\n{entries}* 织机\n{entries}")
    assert [entry.name for entry in found] == ["Yarn from Hemp", "Yarn from Silk"] + [
        "Looms for All",
        "Looms for None",
    ] * 2
    assert found[2].section == ("Looms", "Methods that need no water at all")


def test_a_linked_title_whose_address_was_left_empty_is_an_entry() -> None:
    code = "[code](https://github.com/a/b)"
    own = "".join(f"* [Yarn from {what}](https://arxiv.org/abs/{n}) {code}\n" for n, what in enumerate("ABCDEF", 20))
    assert read(f"# Looms\n\n{own}* [Dye from Green Roots]()\n")[-1].name == "Dye from Green Roots"


FIELDS = "# 论文\n" + "".join(
    f"""
---

[{number}] {title}

- 题目：织机
- Authors: Ada Lovelace, Charles Babbage
- Code: https://github.com/a/{number}
- Paper: [here](https://arxiv.org/abs/{number})
- 摘要：A machine weaves
"""
    for number, title in enumerate(("Notes on a Machine That Weaves", "Looms for All", "Threads of Gold and Silver"), 1)
)


def test_blocks_of_fields() -> None:
    entries = read(FIELDS)
    assert [entry.kind for entry in entries] == [Kind.FIELDS] * 3
    assert brief(entries[1]) == [
        "title=Looms for All",
        "other=织机",
        "authors=Ada Lovelace, Charles Babbage",
        "Code<https://github.com/a/2>",
        "Paper<https://arxiv.org/abs/2>",
        "other=A machine weaves",
    ]
    assert {part.gap for part in entries[1].parts[1:]} == {Gap.BLOCK}


def test_a_field_names_the_title() -> None:
    text = "## Looms\n\n**Paper**: 1\n\n" + "".join(
        f"""
**Title**: {title}

- Authors: Ada Lovelace, Charles Babbage
- Venue: CVPR 2024
- Paper: https://arxiv.org/abs/1
"""
        for title in ("Notes on a Machine That Weaves", "Looms for All")
    )
    assert [entry.name for entry in read(text)] == ["Notes on a Machine That Weaves", "Looms for All"]


NUMBERS = """\
## Looms

1. **A Loom for Every Household.** Edmund Cartwright, Samuel Crompton. *NeurIPS 2022*. [paper](https://arxiv.org/abs/1)
2. **Spinning Jennies and Discontents.** James Hargreaves, John Kay. *ECCV 2022*. [paper](https://arxiv.org/abs/2)
3. **The Water Frame Revisited at Scale.** Richard Arkwright, John Kay. *ICLR 2024*. [paper](https://arxiv.org/abs/3)
4. **A Mule for the Valley.** Samuel Crompton.
"""


def test_numbered_items() -> None:
    entries = read(NUMBERS)
    assert [entry.kind for entry in entries] == [Kind.NUMBER] * 4
    assert entries[0].venue is not None
    assert entries[0].venue.marks == {Mark.ITALIC}
    assert brief(entries[3]) == ["title=A Mule for the Valley", "authors=Samuel Crompton"]


def test_links_inside_the_file_and_prose_are_no_entries() -> None:
    document = parse(
        f"# Looms\n\n- [Weaving of the Many](#weaving)\n- [Spinning of the Few](#few)\n\n## Weaving\n{KIN}", "R"
    )
    assert len(document.entries) == 3
    assert not document.strays


def test_what_stands_among_entries_and_is_none_is_a_stray() -> None:
    text = (
        f"## Looms\n{KIN}- Ada Lovelace, Charles Babbage, Jane Marcet, ICML 2021\n- [[Paper](https://arxiv.org/abs/1)]\n"
        "- Please read the guide first.\n\nWe are weavers who keep this list for love.\n"
    )
    document = parse(text, "README.md")
    assert len(document.entries) == 3
    assert [stray.text for stray in document.strays] == [
        "Ada Lovelace, Charles Babbage, Jane Marcet, ICML 2021",
        "[Paper]",
    ]


def test_a_list_of_short_names_is_read_whole() -> None:
    text = "## Tools\n\n" + "".join(f"- [Tool{n}](https://tools.example/{n}) - does a thing\n" for n in range(30))
    assert len(read(text)) == 30


def test_a_short_name_beside_entries_is_one() -> None:
    assert read(f"## Looms\n{KIN}- [Jenny](https://github.com/a/b)\n")[3].name == "Jenny"


def test_doubtful_sections_need_more() -> None:
    text = f"## Looms\n{KIN}\n## Acknowledgement\n\n- Thanks to the [Loom Society](https://looms.example) of 2020\n"
    assert len(read(text)) == 3


def test_entries_of_the_doubtful_sections_that_are_like_the_others() -> None:
    news = "- Punched Cards as a Universal Notation, Doe et al., CVPR 2023 [[Paper](https://arxiv.org/abs/9)]\n"
    assert len(read(f"## News\n\n{news}\n## Looms\n{KIN}")) == 4


def test_words_before_the_title_are_doubted() -> None:
    rows = "".join(f"[Threads of Gold and Silver {n}](https://arxiv.org/abs/{n}), CVPR 2020\n\n" for n in "abcdef")
    text = f"## Looms\n\n{rows}CVPR 2020 workshop on [Threads of Light in the Dark](https://looms.example/w).\n"
    assert len(read(text)) == 6


def test_habit_finds_single_authors_and_unknown_marks() -> None:
    rows = "".join(
        f"**Threads of Gold and Silver {n}**<br>\n*Ada Lovelace, Jane Doe*<br>\nCVPR 2020 [[Paper](https://arxiv.org/abs/{n})]\n\n"
        for n in "abcd"
    )
    text = f"{rows}**Threads of Bronze and Copper**<br>\n*the loom collective*<br>\nICML 2020 [[Paper](https://arxiv.org/abs/9)]\n"
    assert read(text)[4].authors == Field(
        Role.AUTHORS, "the loom collective", read(text)[4].parts[1].span, frozenset({Mark.ITALIC}), Gap.HARD
    )


def test_habit_prefers_the_lists_own_mark() -> None:
    rows = "".join(
        f'- Loom {n}: "Threads of Gold and Silver {n}", CVPR 2020 [pdf](https://arxiv.org/abs/{n})\n' for n in "abcd"
    )
    entries = read(
        f'## Looms\n{rows}- **Loom e**: "Threads of Bronze and Copper", CVPR 2020 [pdf](https://arxiv.org/abs/9)\n'
    )
    assert [entry.name for entry in entries][3:] == ["Threads of Gold and Silver d", "Threads of Bronze and Copper"]


@pytest.mark.parametrize(
    "text", ["", "\n", "#", "- \n- \n", "|a|\n|-|\n||\n", "[", "**", "<!--", "```\n", "\ufeff\r\n"]
)
def test_next_to_nothing_has_no_entries(text: str) -> None:
    assert not read(text)


def test_repeats_are_cut_short() -> None:
    years = "(2015) " * 50
    entry = read(f"## Looms\n{KIN}- Threads of Gold and Silver, CVPR 2020 [pdf](https://arxiv.org/abs/1) {years}\n")[3]
    assert sum(part.role is Role.YEAR for part in entry.parts) == 6


def paragraph(rest: str) -> list[str]:
    return brief(read(f"## Looms\n\n**Threads of Gold and Silver**<br>\n{rest}\n")[0])[1:]


@pytest.mark.parametrize(
    ("rest", "parts"),
    [
        (
            "*Ada Lovelace, Jane Doe*<br>\nImage and Vision Weaving 2020. [[PDF](https://arxiv.org/abs/1)]",
            ["authors=Ada Lovelace, Jane Doe", "venue=Image and Vision Weaving 2020", "Paper<https://arxiv.org/abs/1>"],
        ),
        (
            "*Ada Lovelace, Jane Doe,*\n*Ann Roe, Joan Poe*<br>\nCVPR 2020 [[PDF](https://arxiv.org/abs/1)]",
            [
                "authors=Ada Lovelace, Jane Doe, Ann Roe, Joan Poe",
                "venue=CVPR 2020",
                "Paper<https://arxiv.org/abs/1>",
            ],
        ),
        (
            "*Ada Lovelace, Jane Doe*<br>\nCVPR 2020 [[PDF](https://arxiv.org/abs/1)]<br>\nAnn Roe, Joan Poe, Mary Moe",
            [
                "authors=Ada Lovelace, Jane Doe",
                "venue=CVPR 2020",
                "Paper<https://arxiv.org/abs/1>",
                "other=Ann Roe, Joan Poe, Mary Moe",
            ],
        ),
        (
            "*Doe & Roe*, CVPR 2020 [[PDF](https://arxiv.org/abs/1)]",
            ["authors=Doe & Roe", "venue=CVPR 2020", "Paper<https://arxiv.org/abs/1>"],
        ),
        (
            "*Looms, Threads, Needles World*<br>\nCVPR 2020 Code: <https://github.com/a/b> Demo: [here](https://d.example)",
            [
                "authors=Looms, Threads, Needles World",
                "venue=CVPR 2020",
                "Code<https://github.com/a/b>",
                "Demo<https://d.example>",
            ],
        ),
        (
            "Authors: Ada Lovelace<br>\nVenue: CVPR 2020<br>\nPaper: [link](https://arxiv.org/abs/1)<br>\nNotes: none",
            ["authors=Ada Lovelace", "venue=CVPR 2020", "Paper<https://arxiv.org/abs/1>", "other=none"],
        ),
    ],
)
def test_what_stands_behind_a_title(rest: str, parts: Sequence[str]) -> None:
    assert paragraph(rest) == list(parts)


def table(head: str, *rows: str) -> list[list[str]]:
    rule = "|".join("-" for _ in head.split("|"))
    return [brief(entry) for entry in read("\n".join((f"|{head}|", f"|{rule}|", *(f"|{row}|" for row in rows))) + "\n")]


def test_a_table_without_a_title_word() -> None:
    found = table(
        "Loom | People | Where | x",
        "A Loom for Every Household | Ada Lovelace, Jane Doe, Ann Roe | CVPR 2020 | [link](https://arxiv.org/abs/1)",
        "A Loom for Every Weaver | Joan Poe, Mary Moe, Ann Roe | ICML 2020 | [link](https://github.com/a/b)",
    )
    assert found == [
        [
            "title=A Loom for Every Household",
            "authors=Ada Lovelace, Jane Doe, Ann Roe",
            "venue=CVPR 2020",
            "Paper<https://arxiv.org/abs/1>",
        ],
        [
            "title=A Loom for Every Weaver",
            "authors=Joan Poe, Mary Moe, Ann Roe",
            "venue=ICML 2020",
            "Code<https://github.com/a/b>",
        ],
    ]


def test_a_table_of_short_linked_names() -> None:
    found = table(
        "Loom | Year",
        "[Spinning Jenny](https://arxiv.org/abs/1) | 2020",
        "[Water Frame](https://arxiv.org/abs/2) | 2021",
        "[Power Loom](https://arxiv.org/abs/3) | 2022",
    )
    assert found[1] == ["title=Water Frame", "-<https://arxiv.org/abs/2>", "year=2021"]


def test_a_table_of_numbers_has_no_entries() -> None:
    assert table("Loom | Speed", "A | 1", "B | 2") == []


def test_rows_with_missing_and_extra_cells() -> None:
    found = table(
        "Title | Venue | Paper",
        "A Loom for Every Household | CVPR 2020 | [pdf](https://arxiv.org/abs/1) | extra",
        "A Loom for Every Weaver",
        " | ICML 2020 | [pdf](https://arxiv.org/abs/3)",
    )
    assert found[0][:3] == ["title=A Loom for Every Household", "venue=CVPR 2020", "Paper<https://arxiv.org/abs/1>"]
    assert all(parts[0].startswith("title=") for parts in found)


def test_a_bracket_lost_before_a_linked_title() -> None:
    rows = "".join(f"- [Threads of Gold and Silver {n}](https://arxiv.org/abs/{n}) (CVPR 2020)\n" for n in "abcd")
    entry = read(f"## Looms\n\n{rows}- Threads of Bronze and Copper](https://arxiv.org/abs/9) (CVPR 2020)\n")[4]
    assert entry.name == "Threads of Bronze and Copper"
    assert [link.url for link in entry.links] == ["https://arxiv.org/abs/9"]


def test_items_of_little_evidence_beside_their_kin() -> None:
    rows = "".join(f"- **Threads of Gold {n}** [[pdf]](https://arxiv.org/abs/{n})\n" for n in "abcdef")
    text = f"## Looms\n\n{rows}- **Threads of Bronze and Copper** at [a fair](https://f.io)\n- **Jenny**, Ada et al.\n"
    assert [entry.name for entry in read(text)][6:] == ["Threads of Bronze and Copper", "Jenny"]


def test_a_plain_title_with_something_of_an_entry_beside_its_kin() -> None:
    rows = "".join(f"- Threads of Gold {n}, Doe et al. [[pdf]](https://arxiv.org/abs/{n})\n" for n in "abcdef")
    talk = "- The Looms of the Future. Ada Lovelace (Loom Society). [video](https://v.example)"
    entries = read(f"## Looms\n\n{rows}\n## Talks\n\n{talk}\n")
    assert entries[6].name == "The Looms of the Future"
    assert entries[6].section == ("Talks",)


def test_a_marked_title_beside_three_of_its_mark() -> None:
    sure = "".join(f"- *Threads of Gold {n}*, CVPR 2020 [[pdf]](https://arxiv.org/abs/{n})\n" for n in "abc")
    rows = "".join(f"- **Looms of {n} and Others** at [a fair](https://fair.example/{n})\n" for n in "defg")
    assert len(read(f"## Looms\n\n{sure}\n## Fairs\n\n{rows}")) == 7


def test_a_list_that_is_all_alike_with_little_evidence() -> None:
    rows = "".join(f"- Looms of {n} and the Others [[web]](https://fair.example/{n})\n" for n in "defghij")
    assert len(read(f"## Looms\n\n{rows}")) == 7
    assert not read("## Looms\n\n" + rows.replace("[[web]]", "[[a fair]]"))


def test_bare_bullets_need_neighbours_in_their_section() -> None:
    text = f"## Looms\n{KIN}{KIN}- Threads of Bronze and Copper\n\n## Rules\n\n- Threads must be of one colour\n"
    document = parse(text, "README.md")
    assert [entry.name for entry in document.entries if entry.unfinished] == ["Threads of Bronze and Copper"]


@given(
    st.lists(
        st.sampled_from([*PARAGRAPHS.split("\n"), *KIN.split("\n"), *TABLES.split("\n"), "", "<br>", "**", "- ["]),
        max_size=30,
    )
)
def test_any_mix_of_lines_is_read_with_parts_in_place(lines: list[str]) -> None:
    document = parse("\n".join(lines), "README.md")
    for entry in document.entries:
        spans = [part.span for part in entry.parts]
        assert spans == sorted(spans, key=lambda span: (span.line, span.column))
        for span in spans:
            assert entry.span.line <= span.line <= span.end_line <= entry.span.end_line
            assert 1 <= span.column <= len(document.lines[span.line - 1]) + 1
            assert 1 <= span.end_column <= len(document.lines[span.end_line - 1]) + 1


@pytest.mark.parametrize(
    ("rest", "parts"),
    [
        ("Jane Doe, CVPR 2024", ["authors=Jane Doe", "venue=CVPR 2024"]),
        ("Best Paper, CVPR 2024", ["venue=Best Paper, CVPR 2024"]),
        ("CVPR 2024", ["venue=CVPR 2024"]),
    ],
)
def test_one_name_before_a_venue_is_the_author_where_plain_names_are_usual(rest: str, parts: list[str]) -> None:
    rows = "".join(
        f"- [Threads of Silver {n}](https://arxiv.org/abs/{n}) - Ada Lovelace, Mary Roe, CVPR 2023\n" for n in "abcd"
    )
    entries = read(f"## Looms\n{rows}- [Threads of Bronze](https://arxiv.org/abs/e) - {rest}\n")
    assert brief(entries[-1])[2:] == parts


@pytest.mark.parametrize(
    ("rest", "parts"),
    [
        ("Jane Doe (CVPR 2024)", ["authors=Jane Doe", "venue=CVPR 2024"]),
        ("J. Doe (CVPR 2024).", ["authors=J. Doe", "venue=CVPR 2024"]),
        ("Jean-Luc van der Berg (ICLR 2021)", ["authors=Jean-Luc van der Berg", "venue=ICLR 2021"]),
        ("Best Paper (CVPR 2024)", ["venue=Best Paper (CVPR 2024)"]),
    ],
)
def test_one_name_before_a_venue_in_brackets_is_the_author(rest: str, parts: list[str]) -> None:
    rows = "".join(
        f"- [Threads of Silver {n}](https://arxiv.org/abs/{n}) - Ada Lovelace, Mary Roe (CVPR 2023)\n" for n in "abcd"
    )
    entries = read(f"## Looms\n{rows}- [Threads of Bronze](https://arxiv.org/abs/e) - {rest}\n")
    assert brief(entries[-1])[2:] == parts
