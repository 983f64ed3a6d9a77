"""Which fields the template's marks and order tell where the reading could not."""

from dataclasses import replace

import pytest
from tests.rules.format.lists import TEMPLATE, entry, listed, one

from prcheck.model import Entry, Field, Mark, Role, Slot
from prcheck.rules.base import Context, Rule
from prcheck.rules.format.missing_authors import missing_authors
from prcheck.rules.format.missing_title import missing_title
from prcheck.rules.format.missing_venue import missing_venue
from prcheck.rules.format.mixed import righted
from prcheck.rules.format.venue_without_year import venue_without_year
from prcheck.rules.format.wrong_emphasis import wrong_emphasis
from prcheck.rules.format.wrong_order import wrong_order

LINK = "[[Paper](https://arxiv.org/abs/2401.00001)]"
BOLD_VENUE = replace(TEMPLATE, slots=(Slot(Role.TITLE), Slot(Role.VENUE, marks=frozenset({Mark.BOLD}))))


def codes(ctx: Context, *rules: Rule) -> list[str]:
    return [finding.code for rule in rules for finding in rule(ctx)]


def roles(item: Entry) -> dict[str, str]:
    return {part.role.value: getattr(part, "text", "") for part in item.parts}


def test_an_acronym_in_the_place_of_the_venue_lacks_its_year() -> None:
    dated = [entry(f"**A**<br>\nCVPR 2024 {LINK}", ["t:**A**", "v:CVPR 2024", f"l:{LINK}"], line=n) for n in range(5)]
    text = f"**Fog and Rain**<br>\n*Ada Lovelace, Jon Lindqvist*<br>\nICQQ {LINK}"
    new = entry(text, ["t:**Fog and Rain**", "a:*Ada Lovelace, Jon Lindqvist*", "o:ICQQ", f"l:{LINK}"])
    assert codes(listed(text, [new], base=dated), missing_venue, venue_without_year) == ["PRC114"]
    two = entry("**Fog** ICQQ WXYZ", ["t:**Fog**", "o:ICQQ", "o:WXYZ"])
    assert righted(two, TEMPLATE) == two


def test_names_with_the_authors_marks_are_the_authors_and_what_was_read_so_is_the_venue() -> None:
    text = "**Fog**<br>\nImage and Vision Computing<br>\n*Mira Okafor, Jon Lindqvist*"
    pieces = ["t:**Fog**", "a:Image and Vision Computing", "o:*Mira Okafor, Jon Lindqvist*"]
    item = righted(entry(text, pieces), TEMPLATE)
    assert roles(item)["authors"] == "Mira Okafor, Jon Lindqvist"
    assert codes(one(text, *pieces), wrong_order, wrong_emphasis) == ["PRC105"]
    with_venue = entry(f"{text}<br>\nCVPR 2024", [*pieces, "v:CVPR 2024"])
    assert roles(righted(with_venue, TEMPLATE))["other"] == "Image and Vision Computing"


def test_a_journal_with_its_year_is_nobodys_name() -> None:
    text = "**Fog**<br>\nImage and Vision Computing 2020"
    ctx = one(text, "t:**Fog**", "a:Image and Vision Computing", "y:2020")
    assert codes(ctx, missing_authors, missing_venue, wrong_emphasis) == ["PRC102"]
    named = "**Fog**<br>\nMira Okafor and Jon Lindqvist 2020"
    ctx = one(named, "t:**Fog**", "a:Mira Okafor and Jon Lindqvist", "y:2020")
    assert codes(ctx, missing_authors, missing_venue, wrong_emphasis) == ["PRC103", "PRC106"]


def test_a_year_with_the_venues_marks_is_no_title() -> None:
    text = f"**LOOM Tech' 15** | {LINK}"
    ctx = one(text, "t:**LOOM Tech' 15**", f"l:{LINK}", template=BOLD_VENUE)
    assert codes(ctx, wrong_emphasis) == []
    ctx = one(text, "t:**LOOM Tech' 15**", f"l:{LINK}", template=replace(BOLD_VENUE, required=("title",)))
    assert codes(ctx, missing_title) == ["PRC101"]


def test_a_name_behind_the_authors_that_leads_to_a_home_page_is_one_of_them() -> None:
    text = "*Mira Okafor, Jon Lindqvist, Aiko Brandt*<br>\nCVPR 2024"
    item = entry(text, ["a:Mira Okafor, Jon Lindqvist", "t:Aiko Brandt", "v:CVPR 2024"])
    linked = tuple(
        replace(part, marks=frozenset({Mark.LINKED})) if isinstance(part, Field) and part.role is Role.TITLE else part
        for part in item.parts
    )
    assert codes(listed(text, [replace(item, parts=linked)]), missing_title) == ["PRC101"]
    assert roles(righted(replace(item, parts=linked), TEMPLATE))["authors"] == "Mira Okafor, Jon Lindqvist, Aiko Brandt"


def test_two_capitalised_words_with_a_year_behind_them_are_a_title() -> None:
    item = entry("Layer Sums (2016), J. Ba et al.", ["t:Layer Sums", "y:2016", "a:J. Ba et al."])
    bold = replace(TEMPLATE, slots=(TEMPLATE.slots[0], Slot(Role.YEAR), Slot(Role.AUTHORS)))
    assert righted(item, bold) == item


@pytest.mark.parametrize(("words", "found"), [("Jon Lindqvist, Mira da silva Okafor", []), ("a note, see below", [])])
def test_a_line_of_names_with_small_words_within_is_the_authors(words: str, found: list[str]) -> None:
    text = f"**Fog**<br>\n{words}<br>\nCVPR 2024"
    ctx = one(text, "t:**Fog**", f"o:{words}", "v:CVPR 2024")
    assert codes(ctx, missing_authors) == found
    assert codes(ctx, wrong_emphasis) == ["PRC106"] * ("Jon" in words)


@pytest.mark.parametrize(("remark", "found"), [("Spotlight", ["PRC102"]), ("Looms of Fog", [])])
def test_how_a_paper_was_taken_stands_for_no_field(remark: str, found: list[str]) -> None:
    text = f"**Fog**<br>\nCVPR 2024 ({remark})"
    assert codes(one(text, "t:**Fog**", "v:CVPR 2024", f"o:{remark}"), missing_authors) == found


def test_the_parts_that_stand_once_are_in_order_whatever_stands_twice() -> None:
    text = "*Mira Okafor*<br>\n**Fog**<br>\nCVPR 2024, ICCV 2025"
    ctx = one(text, "a:*Mira Okafor*", "t:**Fog**", "v:CVPR 2024", "v:ICCV 2025")
    [finding] = wrong_order(ctx)
    assert "write title, authors (" in finding.message
    assert finding.fix is None
