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
