"""An entry written into lists of many shapes: in their style, at its place, and never twice."""

import pytest
from tests.layouts.test_writing import lines

from prcheck import adding, patch, run
from prcheck.adding import Added
from prcheck.errors import UsageError
from prcheck.facts import Published, Work
from prcheck.layouts import parse, templates
from prcheck.settings import Settings

CRANES = Work(
    "arxiv:3101.00077",
    "Folding Quiet Cranes & Paper_Planes: A Study",
    ("Ada Lovelace", "Mary Somerville", "Emmy Noether"),
    "arXiv",
    years=(2031,),
    appeared=(Published("Accepted at ICML 2032", (2032,), "its arXiv comment"),),
)
PREPRINT = Work(CRANES.name, CRANES.title, CRANES.authors, "arXiv", years=(2031,))
SHAPES = {
    "paragraph": lines("**{title}**<br>\n*{names}*<br>\n{venue} [[Paper]({paper})]\n\n"),
    "spaces": lines("**{title}**  \n*{names}*  \n{venue}  \n[[Paper]({paper})]\n\n"),
    "backslash": lines("**{title}** \\\n*{names}* \\\n{venue}. [[Paper]({paper})]\n\n"),
    "linked": lines("- [{title}]({paper}), {names}, {venue}\n"),
    "bold": lines("- **{title}** ({year}), {names} [[pdf]]({paper})\n"),
    "nested": lines("- {title}.\n  [[pdf]]({paper})\n  - {names}. *{venue}*\n\n"),
    "numbered": lines('1. **"{title}"**. *{names}*. {venue}. [[Paper]({paper})]\n'),
    "row": lines(
        "| **{title}** | {names} | {venue} | [Link]({paper}) |\n",
        "# P\n\n| Title | Authors | Venue | Paper |\n|---|---|---|---|\n",
    ),
    "heading": lines("### {title} of It\n\n*{names}*\n\n{venue}\n\n- [Paper]({paper})\n\n"),
    "fields": lines("[7] {title}\n\n- Authors: {names}\n- Venue: {venue}\n- Paper: {paper}\n\n---\n\n"),
}


def added(text: str, work: Work = CRANES, section: str = "") -> Added:
    document = parse(text, "README.md")
    found, _ = templates([document], {})
    return adding.add([document], work, found, section=section)


def findings(found: Added) -> list[str]:
    side = patch.diff(found.before, found.after, found.path)
    report = run.judge([side], others={}, guides={}, settings=Settings(), changed_paths=[found.path])
    assert report.checked == 1
    return [f"{finding.code}: {finding.message}" for finding in report.findings]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("work", [CRANES, PREPRINT], ids=["published", "preprint"])
def test_what_is_added_passes_the_rules(shape: str, work: Work) -> None:
    found = added(SHAPES[shape], work)
    assert findings(found) == []
    rows = iter(found.after.split("\n"))
    assert all(line in rows for line in found.before.split("\n"))


PARAGRAPH = """\
**Folding Quiet Cranes & Paper_Planes: A Study**<br>
*Ada Lovelace, Mary Somerville, Emmy Noether*<br>
ICML 2032 [[Paper](https://arxiv.org/abs/3101.00077)]"""
ROW = (
    "| **Folding Quiet Cranes & Paper_Planes: A Study** | Ada Lovelace, Mary Somerville, Emmy Noether | ICML 2032"
    " | [Link](https://arxiv.org/abs/3101.00077) |"
)


@pytest.mark.parametrize(("shape", "entry"), [("paragraph", PARAGRAPH), ("row", ROW)])
def test_the_entry_is_written_as_its_neighbours(shape: str, entry: str) -> None:
    assert added(SHAPES[shape]).entry == entry


TWO = """# Papers

## Birds

- [Cranes in Flight](https://arxiv.org/abs/3001.00001), Ann Lee, Bo Chan, CVPR 2030
- [Paper Cranes That Sing](https://arxiv.org/abs/3001.00002), Ann Lee, Bo Chan, CVPR 2030

## Engines

- [Towards Quiet Motors](https://arxiv.org/abs/3001.00003), Ann Lee, Bo Chan, ICML 2033
- [Motors without Oil](https://arxiv.org/abs/3001.00004), Ann Lee and Bo Chan, ICML 2032
- [A Motor of Glass](https://arxiv.org/abs/3001.00005), Ann Lee and Bo Chan, ICML 2030
"""


def test_the_section_is_the_likeliest_or_the_one_named() -> None:
    assert added(TWO).section == ("Papers", "Birds")
    assert added(TWO, section="engines").section == ("Papers", "Engines")
    assert added(TWO, section="Papers > Birds").section == ("Papers", "Birds")


def test_sections_that_are_not_there_are_told() -> None:
    with pytest.raises(UsageError, match='no section with entries is called "Boats"') as caught:
        added(TWO, section="Boats")
    assert caught.value.tip == 'choose one of "Birds", "Engines"'
    with pytest.raises(UsageError, match="several sections"):
        added(TWO.replace("## Engines", "# Boats\n\n## Birds"), section="Birds")
    with pytest.raises(UsageError, match="no section is like this paper"):
        added(TWO, Work("doi:10.1234/x", "Zebras", ("Ada Lovelace",)))


def test_a_sorted_section_stays_sorted() -> None:
    rows = added(TWO, section="Engines").after.split("\n")
    assert [row.partition("]")[0] for row in rows if "Motor" in row or "Cranes &" in row] == [
        "- [Towards Quiet Motors",
        "- [Folding Quiet Cranes & Paper_Planes: A Study",
        "- [Motors without Oil",
        "- [A Motor of Glass",
    ]
    titles = (
        TWO.replace("2033", "2030")
        .replace("2032", "2030")
        .replace("Towards Quiet", "A Bad")
        .replace("A Motor", "No Motor")
    )
    rows = added(titles, section="Engines").after.split("\n")
    assert rows.index(next(row for row in rows if "Paper_Planes" in row)) == 10


def test_a_section_of_its_year_is_preferred() -> None:
    text = TWO.replace("Birds", "Cranes 2030").replace("Engines", "Cranes 2032")
    assert added(text).section == ("Papers", "Cranes 2032")


def test_numbers_go_on() -> None:
    text = "# P\n\n" + "".join(
        f"{n}. **Cranes in Flight {n}0**. *Ann Lee, Bo Chan*. CVPR 2030. [[Paper](https://arxiv.org/abs/3001.0000{n})]\n"
        for n in range(1, 5)
    )
    assert added(text).entry.startswith("5. **Folding")


def test_an_item_below_a_topic_stands_as_deep_as_its_neighbours() -> None:
    topics = "".join(
        f"* [Looms of Sort {n} Revisited](https://arxiv.org/abs/3001.0000{n})\n* Topic {n}\n"
        f"  * [Threads of Sort {n} Revisited](https://arxiv.org/abs/3001.0001{n})\n"
        for n in range(1, 6)
    )
    found = added(f"# Papers\n\n{topics}", PREPRINT, "Topic 3")
    (line,) = [line for line in found.after.split("\n") if "Cranes" in line]
    assert line.startswith("  * [Folding Quiet Cranes & Paper_Planes: A Study](https://arxiv.org/abs/3101.00077)")
    assert added(f"# Papers\n\n{topics}", PREPRINT, "Papers").entry.startswith("* [")


def test_doubles_are_refused() -> None:
    document = parse(TWO, "README.md")
    same_id = Work("arxiv:3001.00003", "Another Title Altogether")
    found = adding.listed([document], same_id)
    assert found
    assert (found.line, found.title) == (10, "Towards Quiet Motors")
    assert adding.listed([document], Work("doi:10.1234/a", "[TQM] Towards Quiet Motors"))
    assert adding.listed([document], CRANES) is None


def test_a_list_without_links_to_papers_shows_nothing() -> None:
    with pytest.raises(UsageError, match="shows how to write one"):
        added(TWO.replace("arxiv.org/abs", "blog.example"), section="Birds")


def test_characters_that_a_terminal_obeys_are_not_written() -> None:
    work = Work(
        CRANES.name,
        "Folding \x1b[31mQuiet\u202e Cranes\x07",
        ("Ada\x1b]8;; Lovelace",),
        years=(2031,),
        appeared=CRANES.appeared,
    )
    found = added(SHAPES["paragraph"], work)
    assert "**Folding [31mQuiet Cranes**" in found.entry
    assert all(char.isprintable() or char == "\n" for char in found.entry)
