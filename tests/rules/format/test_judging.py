"""What format rules make of a crossed reading, of what sections do without, and of what is left of broken links."""

from dataclasses import replace

import pytest
from tests.rules.format.lists import TEMPLATE, entry, listed, one

from prcheck.fixing import apply
from prcheck.model import Entry, Gap, Kind, Mark, Role, Severity, Slot
from prcheck.rules.base import Context, Rule
from prcheck.rules.format.malformed_link import malformed_link
from prcheck.rules.format.missing_authors import missing_authors
from prcheck.rules.format.missing_link import missing_link
from prcheck.rules.format.missing_title import missing_title
from prcheck.rules.format.missing_venue import missing_venue
from prcheck.rules.format.mixed import righted
from prcheck.rules.format.placeholder_left import placeholder_left
from prcheck.rules.format.source import cut, spread
from prcheck.rules.format.unreadable_entry import unreadable_entry
from prcheck.rules.format.wrong_emphasis import wrong_emphasis
from prcheck.rules.format.wrong_order import wrong_order

PAPER = "[[Paper](https://arxiv.org/abs/2401.00001)]"
NAMES = "*Mira Okafor, Jon Lindqvist*"


def codes(ctx: Context, *rules: Rule) -> list[str]:
    return [finding.code for rule in rules for finding in rule(ctx)]


def roles(item: Entry) -> dict[str, str]:
    return {part.role.value: getattr(part, "text", "") for part in item.parts}


def test_names_in_the_place_of_the_title_are_the_authors() -> None:
    ctx = one(f"{NAMES}<br>\nCVPR 2024", f"t:{NAMES}", "v:CVPR 2024")
    assert codes(ctx, missing_title, missing_authors, wrong_emphasis) == ["PRC101"]


def test_one_name_is_the_author_only_by_its_marks() -> None:
    assert roles(righted(entry("*Mira Okafor*", ["t:*Mira Okafor*"]), TEMPLATE)) == {"authors": "Mira Okafor"}
    assert roles(righted(entry("**Mira Okafor**", ["t:**Mira Okafor**"]), TEMPLATE)) == {"title": "Mira Okafor"}


def test_three_plain_names_are_no_title() -> None:
    names = "Mira Okafor, Jon Lindqvist, Aiko Brandt"
    assert roles(righted(entry(names, [f"t:{names}"]), TEMPLATE)) == {"authors": names}
    bold = f"**{names}**"
    assert roles(righted(entry(bold, [f"t:{bold}"]), TEMPLATE)) == {"title": names}


def test_title_and_authors_with_each_others_marks_are_in_the_wrong_order() -> None:
    ctx = one(f"{NAMES}<br>\n**Glass and Rooms**", f"t:{NAMES}", "a:**Glass and Rooms**")
    assert codes(ctx, wrong_order, wrong_emphasis) == ["PRC105"]


def test_a_list_of_names_that_was_cut_is_joined() -> None:
    text = "Mira Okafor, Jon Lindqvist, Aiko Brandt"
    item = entry(text, ["t:Mira Okafor", "a:Jon Lindqvist, Aiko Brandt"])
    assert roles(righted(item, TEMPLATE)) == {"authors": text}
    kept = entry("Glass Rooms, *Jon Lindqvist, Aiko Brandt*", ["t:Glass Rooms", "a:*Jon Lindqvist, Aiko Brandt*"])
    assert righted(kept, TEMPLATE) == kept


def test_plain_names_that_were_cut_are_joined_where_the_authors_stand_elsewhere() -> None:
    text = "Mira Okafor, Jon Lindqvist, Aiko Brandt, Ines Farrow"
    item = entry(text, ["t:Mira Okafor, Jon Lindqvist", "a:Aiko Brandt, Ines Farrow"])
    plain = replace(TEMPLATE, slots=(Slot(Role.TITLE, "Title"), Slot(Role.AUTHORS, "Author", gap=Gap.HARD)))
    assert roles(righted(item, plain)) == {"authors": text}
    beside = replace(TEMPLATE, slots=(Slot(Role.TITLE, "Title"), Slot(Role.AUTHORS, "Author", gap=Gap.NONE)))
    assert righted(item, beside) == item


QUOTED = replace(
    TEMPLATE,
    slots=(
        Slot(Role.TITLE, "Title", marks=frozenset({Mark.QUOTED})),
        Slot(Role.AUTHORS, "Author", gap=Gap.NONE),
        Slot(Role.LINK, "url", "Paper", gap=Gap.NONE),
    ),
)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("LoomNet: CVPR, 2024", "venue"),
        ("LoomNet: Rooms of Glass", "title"),
        ("Okafor, Mira, and Jon Lindqvist", "authors"),
        ("Glass, Fog, and Learning of Rooms", "title"),
    ],
)
def test_where_titles_are_quoted_plain_words_may_be_a_venue_or_names(title: str, role: str) -> None:
    assert roles(righted(entry(title, [f"t:{title}"]), QUOTED)) == {role: title}


def test_a_remark_below_the_links_is_no_title() -> None:
    below = entry(f"{PAPER}\nthe best rooms", [f"l:{PAPER}", "t:the best rooms"])
    assert roles(righted(below, TEMPLATE)) == {"link": "", "other": "the best rooms"}
    bold = entry(f"{PAPER}\n**Glass Rooms**", [f"l:{PAPER}", "t:**Glass Rooms**"])
    assert righted(bold, TEMPLATE) == bold


@pytest.mark.parametrize(("others", "blamed"), [(3, True), (2, False)])
def test_an_entry_outside_a_list_of_items_is_pointed_out(others: int, blamed: bool) -> None:
    base = [replace(item, kind=Kind.BULLET) for item in section("**A**", "**B**", "**C**")[:others]]
    found = list(unreadable_entry(listed("**Snow**", section("**Snow**"), base=base)))
    assert [finding.severity for finding in found] == [Severity.WARNING] * blamed
    mixed = [*base, *section("**Fog**")]
    assert list(unreadable_entry(listed("**Snow**", section("**Snow**"), base=mixed))) == []


def test_one_person_that_was_left_over_is_the_author() -> None:
    item = entry("**Glass**<br>\nMira Okafor", ["t:**Glass**", "o:Mira Okafor"])
    assert roles(righted(item, TEMPLATE)) == {"title": "Glass", "authors": "Mira Okafor"}
    assert codes(listed(item.raw, [item]), missing_authors, wrong_emphasis) == ["PRC106"]


def test_a_bold_piece_that_was_left_over_is_the_title_where_names_stand_before_it() -> None:
    text = "*Mira Okafor, Jon Lindqvist*<br>\n**Glass and Rooms**"
    item = entry(text, ["t:Mira Okafor", "a:Jon Lindqvist", "o:**Glass and Rooms**"])
    (found,) = wrong_order(listed(text, [item]))
    assert found.fix
    assert apply(text, [found.fix]) == "**Glass and Rooms**<br>\n*Mira Okafor, Jon Lindqvist*"
    alone = entry(text, ["t:*Mira Okafor, Jon Lindqvist*", "o:**Glass and Rooms**"])
    assert roles(righted(alone, TEMPLATE)) == {"authors": "Mira Okafor, Jon Lindqvist", "title": "Glass and Rooms"}


def linked(text: str) -> Entry:
    item = entry(text, [f"t:{text}"])
    assert item.title
    return replace(item, parts=(replace(item.title, marks=frozenset({Mark.LINKED})),))


def test_a_venue_that_was_read_as_a_linked_title() -> None:
    assert roles(righted(linked("ICML2019"), TEMPLATE)) == {"venue": "ICML2019"}
    assert roles(righted(linked("Rooms of Glass and Fog"), TEMPLATE)) == {"title": "Rooms of Glass and Fog"}
    own = replace(TEMPLATE, slots=(Slot(Role.TITLE, "Title", marks=frozenset({Mark.LINKED})),))
    assert roles(righted(linked("ICML2019"), own)) == {"title": "ICML2019"}


def test_without_a_title_or_slots_nothing_is_changed() -> None:
    item = entry("CVPR 2024", ["v:CVPR 2024"])
    assert righted(item, TEMPLATE) == item
    plain = entry("Glass", ["t:Glass"])
    assert righted(plain, replace(TEMPLATE, slots=TEMPLATE.slots[:1])) == plain


def section(*texts: str) -> list[Entry]:
    return [entry(text, [f"t:{text}"], line=number) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(("others", "blamed"), [(3, False), (2, True)])
def test_what_a_section_does_without_is_not_missing(others: int, blamed: bool) -> None:
    base = section(*["**Glass**", "**Fog**", "**Rain**"][:others])
    ctx = listed("**Snow**", section("**Snow**"), base=base)
    assert bool(codes(ctx, missing_venue)) is blamed
    assert bool(codes(ctx, missing_link)) is blamed


def test_unfinished_entries_are_nobodys_neighbours() -> None:
    base = [replace(item, unfinished=True) for item in section("Glass", "Fog", "Rain")]
    assert codes(listed("**Snow**", section("**Snow**"), base=base), missing_venue) == ["PRC103"]


def test_an_audit_looks_at_the_list_itself() -> None:
    assert codes(listed("", section("**Snow**", "**Fog**", "**Rain**")), missing_venue) == []
    assert codes(listed("", section("**Snow**", "**Fog**")), missing_venue) == ["PRC103", "PRC103"]


@pytest.mark.parametrize(("heading", "blamed"), [("CVPR 2024", False), ("Surveys", True)])
def test_a_heading_may_be_the_venue(heading: str, blamed: bool) -> None:
    fresh = entry("**Snow**", ["t:**Snow**"], section=("Papers", heading))
    assert bool(codes(listed("**Snow**", [fresh], base=section("**Fog**")), missing_venue)) is blamed
    known = entry("**Fog** CVPR 2024", ["t:**Fog**", "v:CVPR 2024"], section=("Papers", heading))
    assert codes(listed("**Snow**", [fresh], base=[known]), missing_venue) == ["PRC103"]


def row(raw: str, *pieces: str) -> Context:
    item = entry(raw, pieces, kind=Kind.ROW, head=("Title", "Task", "Venue", "Paper"))
    return listed(raw, [item])


def test_a_table_says_what_its_cells_are() -> None:
    assert codes(row("| **Glass** | Views | | |", "t:**Glass**", "o:Views"), missing_venue, missing_link) == [
        "PRC103",
        "PRC104",
    ]
    assert codes(row("| **Glass** | Views | - | - |", "t:**Glass**", "o:Views"), missing_venue, missing_link) == [
        "PRC103"
    ]


@pytest.mark.parametrize(
    "words",
    ["[`pdf`](https://arxiv. org/abs/1)", "[`pdf`] (https://x.org)", "[`pdf`]https://x.org", "[pdf](see below)"],
)
def test_what_is_left_of_a_link_is_malformed(words: str) -> None:
    ctx = one(f"**Glass** {words}", "t:**Glass**")
    assert codes(ctx, malformed_link, placeholder_left) == ["PRC110"]


@pytest.mark.parametrize("words", ["[`pdf`](Paper link)", "[`pdf`](url)"])
def test_what_is_left_of_a_template_is_a_placeholder(words: str) -> None:
    assert codes(one(f"**Glass** {words}", "t:**Glass**"), malformed_link, placeholder_left) == ["PRC109"]


@pytest.mark.parametrize("words", ["![figure](figures/one.png)", "[oral] (best paper)", "[1]", PAPER])
def test_pictures_and_prose_are_no_broken_links(words: str) -> None:
    pieces = ("t:**Glass**", f"l:{words}") if words == PAPER else ("t:**Glass**",)
    assert codes(one(f"**Glass** {words}", *pieces), malformed_link, placeholder_left) == []


def test_cutting_and_spreading() -> None:
    place = entry("ab\ncd", ["t:b\nc"]).parts[0].span
    assert cut(["ab", "cd"], place) == "b\nc"
    assert cut([], place) == ""
    stars = entry("***x***", ["t:x"]).parts[0].span
    assert cut(["***x***"], spread(["***x***"], stars, "*")) == "***x***"
