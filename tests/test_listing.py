from dataclasses import replace

import pytest
from tests.report_sample import FIRST, SECOND

from prcheck import listing
from prcheck.layouts import parse, templates
from prcheck.model import Document, Gap, Kind, Mark, Role, Slot, Style, Template


def test_entries_stand_under_their_sections() -> None:
    bare = replace(FIRST, parts=(), unfinished=True, section=())
    document = Document("README.md", "", (FIRST, SECOND, bare))
    assert listing.entries(document) == (
        "Papers\n"
        "  3-5: Weaving Numbers | Ada Lovelace, Charles Babbage | CVPR 2024 | [Papr] | arxiv:2401.00001\n"
        "  7-9: 夜の機械<U+202E> evil <U+001B>[31m | Grace Hopper | ICML 2023 | [Paper] | arxiv:2301.00002\n"
        "(no section)\n"
        "  3-5: (no title) (unfinished)\n"
        "3 entries, 1 of them unfinished\n"
    )
    assert listing.entries(Document("README.md", "")) == "0 entries\n"


SLOTS = (
    Slot(Role.TITLE, "", "", frozenset({Mark.BOLD}), Gap.FIRST),
    Slot(Role.AUTHORS, "Names", "", frozenset({Mark.ITALIC}), Gap.HARD),
    Slot(Role.VENUE, gap=Gap.SOFT),
    Slot(Role.LINK, "", "Paper", gap=Gap.NONE),
    Slot(Role.YEAR, gap=Gap.BLOCK),
)


def test_a_template_looks_like_an_entry() -> None:
    template = Template("README.md", "learned", "40 entries", SLOTS, ("title",), style=Style(marker="- "))
    assert listing.shape(template) == "- **Title**<br>\n*Names*\nConference [[Paper](URL)]\n\nYear"


def test_a_label_is_shown_in_the_lists_own_word() -> None:
    slots = (SLOTS[0], Slot(Role.LINK, "", "Paper", said="PDF"))
    template = Template("README.md", "learned", "40 entries", slots, ("title", "Paper"))
    assert listing.shape(template) == "**Title** [[PDF](URL)]"
    assert "required: title, PDF\n" in listing.templates([template])


def test_templates_say_where_they_come_from() -> None:
    template = Template("README.md", "learned", "40 entries", SLOTS[:1], (), ("A", "B"), Kind.PARAGRAPH, follow=1, of=1)
    assert listing.templates([template, template]) == "\n".join(
        ["learned from 40 entries, section A > B\n  **Title**\nrequired: nothing\n1 of 1 entry follows it\n"] * 2
    )


def test_templates_of_several_lists_name_their_list() -> None:
    one = Template("README.md", "declared", "README.md:3", SLOTS[:1], (), follow=1, of=1)
    other = replace(one, path="more.md", origin="settings", source="prcheck.toml:2")
    shown = listing.templates([one, other]).splitlines()
    assert [line for line in shown if ": " in line and "required" not in line] == [
        "README.md: declared in README.md:3",
        "more.md: from the settings, prcheck.toml:2",
    ]


@pytest.mark.parametrize(
    ("lead", "row", "shape"),
    [
        (
            "",
            "- [Threads of Silver {n}](https://arxiv.org/abs/{n}) - Ada Lovelace, Mary Roe, CVPR 2023\n",
            "- [Title](URL) - Author, Conference",
        ),
        (
            "| Title | Names | Where | Paper |\n|---|---|---|---|\n",
            "| Threads of Silver {n} | Ada Lovelace, Mary Roe | CVPR 2023 | [arXiv](https://arxiv.org/abs/{n}) |\n",
            "| Title | Author | Conference | [arXiv](URL) |",
        ),
    ],
)
def test_a_learned_template_stands_in_its_entries_handwriting(lead: str, row: str, shape: str) -> None:
    text = f"## Looms\n\n{lead}" + "".join(row.replace("{n}", n) for n in "abcd")
    found, _ = templates([parse(text, "README.md")], {})
    assert [listing.shape(template) for template in found] == [shape]
