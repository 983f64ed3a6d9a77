"""Entries below headings: with folded abstracts of several paragraphs, and below a heading that is too deep."""

from prcheck import layouts
from prcheck.model import Entry, Role

ABSTRACT = (
    "<details>\n<summary>Abstract</summary>\nHow many looms are enough?\n\nSome videos show large looms.\n</details>\n"
)
LINKS = "\n[📄 Paper](https://arxiv.org/abs/2301.0000{0}) | [🎥 Short Presentation](https://youtu.be/abc{0})\n\n"
HEAD = "### [ICML '23] Threads {0} in the Maps\n**Authors**: Ada Moss, Bea Noor\n"


def _entries(*texts: str) -> list[Entry]:
    text = "# Looms\n\n## Papers\n\n" + "".join(text.format(number) for number, text in enumerate(texts))
    return list(layouts.parse(text, "README.md").entries)


def _roles(entry: Entry) -> list[Role]:
    return [part.role for part in entry.parts]


def test_an_abstract_of_several_paragraphs_ends_no_entry_and_is_no_part_of_it() -> None:
    found = _entries(*(HEAD + ABSTRACT + LINKS for _ in range(6)))
    assert [entry.name for entry in found] == [f"Threads {number} in the Maps" for number in range(6)]
    assert {tuple(_roles(entry)) for entry in found} == {(Role.VENUE, Role.TITLE, Role.AUTHORS, Role.LINK, Role.LINK)}
    assert [entry.span.end_line - entry.span.line for entry in found] == [9] * 6


def test_folded_text_at_the_end_is_the_entry_s_own() -> None:
    found = _entries(*(HEAD + LINKS.strip() + "\n" + ABSTRACT + "\n" for _ in range(6)))
    assert [entry.span.end_line - entry.span.line for entry in found] == [8] * 6


def test_links_in_folded_text_are_links() -> None:
    folded = ABSTRACT.replace("Some videos", "[Code](https://github.com/a/{0}): some videos")
    found = _entries(*(HEAD + folded + LINKS for _ in range(6)))
    assert [len(entry.links) for entry in found] == [3] * 6


def test_a_heading_deeper_than_all_others_holds_an_entry_and_ends_the_one_before() -> None:
    texts = [HEAD + ABSTRACT + LINKS for _ in range(12)]
    texts[7] = "#" + texts[7]
    found = _entries(*texts)
    assert [entry.name for entry in found] == [f"Threads {number} in the Maps" for number in range(12)]


def test_deeper_headings_that_many_entries_have_are_parts() -> None:
    found = _entries(*(HEAD + LINKS + "#### How to cite this paper here\n\nSee there.\n\n" for _ in range(8)))
    assert not [entry for entry in found if entry.name.startswith("How")]
