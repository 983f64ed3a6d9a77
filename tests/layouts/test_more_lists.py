"""More invented lists, each of a shape that real lists have and that a rule made for others misreads."""

from collections.abc import Sequence

import pytest

from prcheck.layouts import parse
from prcheck.model import Entry, Link

Wanted = tuple[str, str | None, str | None, str | None]


def read(text: str) -> tuple[Entry, ...]:
    return parse(text, "README.md").entries


def told(entry: Entry) -> Wanted:
    """Title, authors, venue and year."""
    authors, venue, year = (field.text if field else None for field in (entry.authors, entry.venue, entry.year))
    return entry.name, authors, venue, year


def labels(entry: Entry) -> list[str]:
    return [link.name for link in entry.links]


def places(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    return [(entry.span.line, entry.span.end_line) for entry in entries]


NESTED = """\
# Papers on Looms

## Weaving
- **A Machine That Weaves Numbers (CVPR 2024)**
  - Ada Lovelace and Charles Babbage
  - [[Paper]](https://arxiv.org/abs/2401.00001)
  - [[Python Reference]](https://github.com/a/b)

- **LoomNet (Loom Workshop, NeurIPS 2023)**
  - Ann Lee, Bo Chan, Cy Dole, Di Engel, and Ed Foss
  - [[Paper]](https://arxiv.org/abs/2301.00002)
  - [[Python High Performance]](https://github.com/a/c)

- **Threads Without Ends (IJCAI-ECAI 2018)**
  - Flo Garcia, Di Engel
  - [[Paper]](https://arxiv.org/abs/1801.00003)
"""


def test_items_of_authors_and_links_belong_to_the_item_above_them() -> None:
    entries = read(NESTED)
    assert [told(entry) for entry in entries] == [
        ("A Machine That Weaves Numbers", "Ada Lovelace and Charles Babbage", "CVPR 2024", None),
        ("LoomNet", "Ann Lee, Bo Chan, Cy Dole, Di Engel, and Ed Foss", "Loom Workshop, NeurIPS 2023", None),
        ("Threads Without Ends", "Flo Garcia, Di Engel", "IJCAI-ECAI 2018", None),
    ]
    assert [labels(entry) for entry in entries] == [["Paper", "Code"], ["Paper", "Code"], ["Paper"]]
    assert places(entries) == [(4, 7), (9, 12), (14, 16)]


TOPICS = """\
# Papers

## Weaving
* Looms
  * [Notes on a Machine That Weaves Numbers](https://arxiv.org/abs/2401.00001)<br>:star:[code](https://github.com/a/b)
  * [Threads Without Ends in the Modern World](https://arxiv.org/abs/2401.00002)
* [Cloth Folding as Theorem Proving](https://arxiv.org/abs/2401.00003)<br>:house:[project](https://looms.example/)
* Needles
  * [Needles in Haystacks of Needles](https://arxiv.org/abs/2401.00004)
"""


def test_an_item_over_linked_titles_is_a_topic() -> None:
    assert [(entry.section[-1], entry.name) for entry in read(TOPICS)] == [
        ("Looms", "Notes on a Machine That Weaves Numbers"),
        ("Looms", "Threads Without Ends in the Modern World"),
        ("Weaving", "Cloth Folding as Theorem Proving"),
        ("Needles", "Needles in Haystacks of Needles"),
    ]


def test_short_names_before_linked_titles() -> None:
    lines = (
        "LoomNet - [Weaving Networks](https://arxiv.org/abs/2401.00001)",
        "Big Loom - [Learning to Weave with Large Looms](https://arxiv.org/abs/2401.00002)",
        "AL - [Adversarial Looms](https://arxiv.org/abs/2401.00003)",
        "TAC-Loom - [TAC-Loom - Text and Cloth](https://arxiv.org/abs/2401.00004)",
        "W2 - [Warp and Weft Revisited](https://arxiv.org/abs/2401.00005) ([github](https://github.com/a/b))",
        "W3 - [Improved Training of Looms](https://arxiv.org/abs/2401.00006)",
    )
    entries = read("# Zoo\n\nAll the looms there are.\n\n" + "".join(f"* {line}\n" for line in lines * 2))
    assert [entry.name for entry in entries[:5]] == [
        "Weaving Networks",
        "Learning to Weave with Large Looms",
        "Adversarial Looms",
        "TAC-Loom - Text and Cloth",
        "Warp and Weft Revisited",
    ]
    assert len(entries) == 12


def test_linked_titles_that_lead_to_no_paper_in_a_list_of_such() -> None:
    text = "".join(
        f"{number}. [How the {word} Loom Learned to Weave](https://{word}.example/loom) `{word}`\n"
        for number, word in enumerate("One Two Three Four Five Six Seven Eight Nine Ten Eleven".split())
    )
    entries = read(f"# Looms at work\n\n## Weaving\n{text}12. [Looms](https://looms.example/blog) `Looms`\n")
    assert len(entries) == 12
    assert (
        read("# Looms\n\n- [How to Weave a Carpet](https://a.example/)\n- [Our Old Home Page](https://b.example)\n")
        == ()
    )


CITED = """\
# Reading Roadmap

**[0]** Doe, Jane, Richard Roe, and Max Moe. "**Looms**." A Press book. (2015). [[pdf]](https://a.example/a.pdf) :star:

**[1]** Lee, Ann, and Bo Chan. "**A fast algorithm for looms**." ICML. Vol. 14. 2014. [[pdf]](https://a.example/b.pdf)

**[2]** W. Engel, J. Foss, X. Garcia "**Human Parity in Weaving**." arXiv preprint arXiv:1610.05256 (2016). \
[[pdf]](https://arxiv.org/abs/1610.05256)

**[3]** Dole, Cy, et al. "**Binarized Looms**." [[pdf]](https://a.example/c.pdf) **(New)** :star:

**[4]** Dole, Cy. "**Deep Looms for Transfer**." ICML 27 (2012): 17-36. [[pdf]](https://a.example/d.pdf)
"""


def test_names_before_a_quoted_title_are_no_title() -> None:
    assert [(entry.name, entry.authors and entry.authors.text) for entry in read(CITED)] == [
        ("Looms", "Doe, Jane, Richard Roe, and Max Moe"),
        ("A fast algorithm for looms", "Lee, Ann, and Bo Chan"),
        ("Human Parity in Weaving", "W. Engel, J. Foss, X. Garcia"),
        ("Binarized Looms", "Dole, Cy, et al."),
        ("Deep Looms for Transfer", "Dole, Cy"),
    ]


DATED = """\
# 论文

## 织机
- 20180926 ICLR-18 [Weaving for visual domains](https://arxiv.org/abs/1706.05208)
    - English: Weaving for domains
    - 中文：提出一个用于远域的文本分类方法，领先绝大多数最近的方法
- 20180912 arXiv [Multi-target Weaving without Threads](https://arxiv.org/abs/1809.00852)
    - 中文：多目标的织机
- 201711 CVPR-17 [Carpets as Tensors](https://arxiv.org/abs/1711.00001)
- 20171001 arXiv 一篇比较新的传统方法做织机的文章，解决数据分布的问题：[Carpets as Trees](https://arxiv.org/abs/1710.00001)
- AAAI-18 [Learning to Weave](https://arxiv.org/pdf/1710.03463.pdf)
"""


def test_dates_without_signs_and_prose_without_blanks() -> None:
    assert [told(entry) for entry in read(DATED)] == [
        ("Weaving for visual domains", None, "ICLR-18", "20180926"),
        ("Multi-target Weaving without Threads", None, "arXiv", "20180912"),
        ("Carpets as Tensors", None, "CVPR-17", "201711"),
        ("Carpets as Trees", None, None, "20171001"),
        ("Learning to Weave", None, "AAAI-18", None),
    ]


@pytest.mark.parametrize(
    ("line", "title", "venue"),
    [
        ("FineLoom: Fine Weaving for Looms, <ins>NeurIPS-ENLSP, 2023</ins>", "FineLoom: Fine Weaving for Looms", True),
        ("Weaving with the TAC-Loom of Old", "Weaving with the TAC-Loom of Old", False),
    ],
)
def test_a_track_behind_a_venue(line: str, title: str, venue: bool) -> None:
    text = "".join(f"- Looms of Sort {n}, ICLR, 2024 [[Paper](https://arxiv.org/abs/2401.0000{n})]\n" for n in range(6))
    entry = read(f"# Looms\n\n{text}- {line} [[Paper](https://arxiv.org/abs/2401.00009)]\n")[-1]
    assert (entry.name, entry.venue is not None) == (title, venue)
    assert all(isinstance(link, Link) for link in entry.links)


FIELDS = """\
# 论文

**A Machine That Weaves Numbers**

- 论文：https://arxiv.org/abs/2401.00001
- 代码：https://github.com/a/1

- 解读：https://looms.example/1

**Threads Without Ends in the World**

论文：https://arxiv.org/abs/2401.00002

代码：https://github.com/a/2

[3] Cloth Folding as Theorem Proving

*Ann Lee · Bo Chan · Cy Dole*

- 论文：https://arxiv.org/abs/2401.00003
- 代码：

## 织机

- Title: Needles in Haystacks of Needles
- Authors: Ann Lee, Bo Chan
- 论文：https://arxiv.org/abs/2401.00004

- Title: Looms for All and for None
- Authors: Cy Dole, Di Engel
- 论文：https://arxiv.org/abs/2401.00005
"""


def test_fields_as_paragraphs_in_pieces_with_authors_before_them_and_several_to_a_list() -> None:
    entries = read(FIELDS)
    assert [entry.name for entry in entries] == [
        "A Machine That Weaves Numbers",
        "Threads Without Ends in the World",
        "Cloth Folding as Theorem Proving",
        "Needles in Haystacks of Needles",
        "Looms for All and for None",
    ]
    assert places(entries) == [(3, 8), (10, 14), (16, 21), (25, 27), (29, 31)]
    assert [labels(entry) for entry in entries[:3]] == [["Paper", "Code", "Blog"], ["Paper", "Code"], ["Paper"]]
    assert [told(entry)[1] for entry in entries[2:4]] == ["Ann Lee · Bo Chan · Cy Dole", "Ann Lee, Bo Chan"]


NUMBERED = "".join(
    f"[{number}] Looms of Sort {number} Revisited\n\n- 题目：织机\n- Code: https://github.com/a/{number}\n\n---\n\n"
    for number in range(1, 5)
)


def test_fields_without_the_title_that_the_others_have() -> None:
    entries = read(
        f"# 论文\n\n{NUMBERED}- 题目：盐\n- Code: https://github.com/a/9\n- Paper: https://arxiv.org/abs/9\n"
    )
    assert [entry.name for entry in entries[-2:]] == ["Looms of Sort 4 Revisited", ""]
    assert labels(entries[-1]) == ["Code", "Paper"]
    assert read("## Looms\n\nPaper: https://arxiv.org/abs/1\n\nCode: https://github.com/a/1\n") == ()


ROWS = "".join(f"|[Loom{n}](https://arxiv.org/abs/{n})|CVPR 2020|{n}.46|**{n}.24**|7.{n}|-|\n" for n in range(6))


def test_a_table_of_results_lists_no_papers_and_no_strays() -> None:
    table = f"|Method|Pub|Full|Rare|Known|Other|\n|---|---|---|---|---|---|\n{ROWS}"
    papers = "".join(f"|20{n}|CVPR|[Weaving of Sort {n}](https://arxiv.org/abs/{n})||\n" for n in range(10, 17))
    text = f"## Looms\n|Year|Pub|Paper|Repo|\n|---|---|---|---|\n{papers}\n## Results\n{table}"
    apps = "\n## Apps\n|Name|Link|\n|---|---|\n|Loomini|[Website](https://looms.example)|\n"
    document = parse(text + apps, "README.md")
    assert len(document.entries) == 7
    assert document.strays == ()


def test_a_lone_address_of_a_paper_is_a_stray_wherever_it_stands() -> None:
    text = "".join(
        f"### {n}th of October\n[Weaving of Sort {n} Revisited](https://arxiv.org/abs/{n})\n\n- Looms of {n} sorts.\n\n"
        for n in range(4, 10)
    )
    lone = "### 3rd of May\n\n[https://arxiv.org/abs/2308.10848](https://arxiv.org/abs/2308.10848)\n\n- Looms.\n"
    document = parse(f"# Looms\n\n{text}{lone}", "README.md")
    assert len(document.entries) == 6
    assert [stray.text for stray in document.strays] == ["https://arxiv.org/abs/2308.10848"]


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        (
            "(arXiv 2021.04) [[Paper]](https://arxiv.org/abs/1)",
            ("Looms for Every Household", None, "arXiv 2021.04", None),
        ),
        ("(Sep. 2020) [[Paper]](https://arxiv.org/abs/1)", ("Looms for Every Household", None, None, "Sep. 2020")),
        (
            "(IJCAI-PRICAI 2020) [[Paper]](https://arxiv.org/abs/1)",
            ("Looms for Every Household", None, "IJCAI-PRICAI 2020", None),
        ),
        (
            "(Jul 2020), LoomNet, [[Paper]](https://arxiv.org/abs/1)",
            ("Looms for Every Household", None, None, "Jul 2020"),
        ),
        (
            "| CVPR 2020. ![](https://a.example/b.svg) [[Paper]](https://arxiv.org/abs/1)",
            ("Looms for Every Household", None, "CVPR 2020", None),
        ),
        (
            "[[Paper]](https://arxiv.org/abs/1) [[Google Drive](https://a.example)] [[Baidu Pan](https://b.example)]",
            ("Looms for Every Household", None, None, None),
        ),
        (
            "[[Paper]](https://arxiv.org/abs/1) - Ann Lee, Bo Chan, Cy Dole. *2020*",
            ("Looms for Every Household", "Ann Lee, Bo Chan, Cy Dole", None, "2020"),
        ),
    ],
)
def test_when_and_where_in_brackets(rest: str, wanted: Wanted) -> None:
    others = "".join(f"- Looms of Sort {n} (CVPR 2020) [[Paper]](https://arxiv.org/abs/{n})\n" for n in range(2, 8))
    assert told(read(f"# Looms\n\n{others}- Looms for Every Household {rest}\n")[-1]) == wanted


SPEAKERS = """\
## Looms

- [2023/05] **Weaving of Sort 1 Revisited.** *Ann Lee et al. arXiv.* [[paper](https://arxiv.org/abs/2305.00001)]
- [2023/05] **Weaving of Sort 2 Revisited.** *Bo Chan et al. arXiv.* [[paper](https://arxiv.org/abs/2305.00002)]
- [2023/04] **Weaving of Sort 3 Revisited.** *Cy Dole. arXiv.* [[paper](https://arxiv.org/abs/2304.00003)]
- [2023/01] **Weaving of Sort 4 Revisited.** *Di Engel (Loom University). arXiv.* [[paper](https://arxiv.org/abs/2301.00004)]
- [2023/01] **Weaving of Sort 5 Revisited.** *Ed Foss et al. CVPR.* [[paper](https://arxiv.org/abs/2301.00005)] :star:
"""


def test_one_name_before_a_venue() -> None:
    entries = read(SPEAKERS)
    assert [told(entry)[1:3] for entry in entries[2:4]] == [
        ("Cy Dole", "arXiv"),
        ("Di Engel (Loom University)", "arXiv"),
    ]
    assert told(entries[4])[1] == "Ed Foss et al."
    assert entries[4].rest == ()


def test_stars_before_an_entry_are_no_part_of_it() -> None:
    rows = "".join(
        f"* ⭐(CVPR 2023) *Looms of Sort {n}*, Ann Lee et al. [[Paper](https://a.b/{n}.pdf)]\n" for n in range(6)
    )
    entry = read(
        f"## Looms\n\n{rows}* ⭐⭐(ECCV 2022) *Threads of Gold*, Bo Chan et al. [[Paper](https://a.b/9.pdf)]\n"
    )[-1]
    assert told(entry) == ("Threads of Gold", "Bo Chan et al.", "ECCV 2022", None)


def test_a_quotes_links_belong_to_its_entry() -> None:
    quote = "> *Looms weave, see https://looms.example/demo*\n>\n> words alone\n\n- Figure\n"
    entries = read(
        f"# 论文\n\n{NUMBERED}[9] Looms of the Ninth Sort\n\n- Code: https://github.com/a/9\n- 摘要：\n\n{quote}"
    )
    assert [link.url for link in entries[-1].links] == ["https://github.com/a/9", "https://looms.example/demo"]
    assert "words alone" not in entries[-1].raw


def test_names_before_a_quoted_title_do_not_make_it_prose() -> None:
    text = (
        CITED.split("**[1]**", maxsplit=1)[0]
        + '**[2]** Lee, Ann, Bo Chan, and Cy Dole. "**A fast way to weave**." Neural looms 18.7 '
        "(2006): 1527-1554. [[pdf]](https://a.example/e.pdf)**(New)** :star:\n"
    )
    assert [entry.name for entry in read(text)] == ["Looms", "A fast way to weave"]


WOVEN = "".join(
    f"**Weaving of Sort {n} Revisited**<br>\n*Ann Lee, Bo Chan*<br>\nCVPR 2020 [[Paper](https://arxiv.org/abs/{n})]\n\n"
    for n in range(1, 7)
)


@pytest.mark.parametrize(
    ("unit", "seen"),
    [
        ("Carpets Without Any Threads", True),
        ("**Carpets without any threads**", True),
        ("- [Carpets Without Threads](https://arxiv.org/abs/2401.00009)", True),
        ("- Carpets Without Any Threads, CVPR 2020", True),
        ("Papers about carpets are welcome here", False),
        ("- carpets", False),
        ("Carpets, old and new, of all ages", False),
        ("**Carpets without any threads**\n\nThey are not woven at all", False),
    ],
)
def test_a_title_alone_in_its_section_is_seen(unit: str, seen: bool) -> None:
    document = parse(f"# Looms\n\n## Weaving\n\n{WOVEN}## Carpets\n\n{unit}\n", "README.md")
    assert len(document.entries) == 6
    assert bool(document.strays) is seen


@pytest.mark.parametrize("word", ["论文下载链接", "代码（即将开源）", "Demo视频"])
def test_labels_with_words_beside_them(word: str) -> None:
    text = f"# 论文\n\n{NUMBERED}[9] Looms of the Ninth Sort\n\n- Code: https://github.com/a/9\n- {word}: https://a.example/9\n"
    entry = read(text)[-1]
    assert labels(entry)[1]
    assert entry.rest == ()


def test_picture_or_bare_address_between_a_title_and_its_fields() -> None:
    fields = "- arxiv: <http://arxiv.org/abs/1506.02640>\n- code: <https://github.com/a/b>\n\n"
    text = (
        "# Things\n\n## One\n\n"
        f"**A First Thing about Nets**\n\n{fields}"
        f"**A Second Thing about Nets**\n\n[![img](https://c.org/1)](https://c.org/1)\n\n{fields}"
        f"**A Third Thing about Nets**\n\n![img](https://c.org/1)\n\n{fields}"
        "**A Fourth Thing about Nets**\n\n<https://arxiv.org/abs/1406.4729>\n\n"
        f"**A Fifth Thing about Nets**\n\nhttps://github.com/c/d\n\n{fields}"
    )
    found = read(text)
    assert [entry.name.split()[1] for entry in found] == ["First", "Second", "Third", "Fourth", "Fifth"]
    assert [len(entry.links) for entry in found] == [2, 3, 2, 1, 3]  # a picture's own link counts


def test_names_title_and_venue_between_commas() -> None:
    text = (
        "# Things\n\n## One\n\n"
        "* Ann Roe, Bea Doe, Cy Poe, Nets that Learn to Follow a Thing, CVPR, 2014. [[Paper]](http://a.org/1.pdf)\n"
        "* Ann Roe, Bea Doe and Cy Poe, DeepThing: How to Find a Thing in a Crowd, ICCV 2015 [[Paper]](http://a.org/2)\n"
        "* Ann Roe, Bea Doe, and Cy Poe, How to Follow a Thing, with Nets and without, NIPS, 2013. [[Paper]](http://a.org/3)\n"
        "* Image Sorting, Object Finding, and Other Tasks for Nets that Learn, CVPR, 2013. [[Paper]](http://a.org/4)\n"
    )
    assert [told(entry)[:3] for entry in read(text)] == [
        ("Nets that Learn to Follow a Thing", "Ann Roe, Bea Doe, Cy Poe", "CVPR, 2014"),
        ("DeepThing: How to Find a Thing in a Crowd", "Ann Roe, Bea Doe and Cy Poe", "ICCV 2015"),
        ("How to Follow a Thing, with Nets and without", "Ann Roe, Bea Doe, and Cy Poe", "NIPS, 2013"),
        ("Image Sorting, Object Finding, and Other Tasks for Nets that Learn", None, "CVPR, 2013"),
    ]


def test_title_quoted_over_two_lines_and_an_acronym_before_it() -> None:
    link = "[[Paper](https://arxiv.org/abs/2303.08262)]"
    text = (
        "# Things\n\n## One\n\n"
        f'* **Aa**: "A Thing about Nets", *ICML, 2023*. {link}\n'
        f'* **Bb**: "Chat with the Thing: How to Use it when\n  Large Nets Talk", *IROS, 2023*. {link}\n'
        f'* **[RT-X]** "Open Things: Sets and Nets", *arXiv, July 2023*.\n{link}\n'
    )
    assert [(*told(entry)[:3], len(entry.links)) for entry in read(text)] == [
        ("A Thing about Nets", None, "ICML, 2023", 1),
        ("Chat with the Thing: How to Use it when Large Nets Talk", None, "IROS, 2023", 1),
        ("Open Things: Sets and Nets", None, "arXiv, July 2023", 1),
    ]
