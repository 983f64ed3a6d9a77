"""What excuses a missing part, and what does not: pieces that the list's entries have anyway."""

from dataclasses import replace

import pytest
from tests.rules.format.lists import TEMPLATE, entry, listed

from prcheck.layouts import parse, templates
from prcheck.model import Document, Entry, Field, Link, Mark, Role, Slot, Span
from prcheck.rules.base import Context, Rule
from prcheck.rules.format.judging import crosses_link
from prcheck.rules.format.missing_authors import missing_authors
from prcheck.rules.format.missing_line_break import missing_line_break
from prcheck.rules.format.missing_link import missing_link
from prcheck.rules.format.missing_title import missing_title
from prcheck.rules.format.missing_venue import missing_venue
from prcheck.rules.format.mixed import righted
from prcheck.rules.format.placeholder_left import placeholder_left
from prcheck.rules.format.stars import unclosed
from prcheck.rules.format.unreadable_entry import unreadable_entry
from prcheck.rules.format.wrong_emphasis import wrong_emphasis
from prcheck.rules.format.wrong_order import wrong_order

LINK = "[[Paper](https://arxiv.org/abs/2401.00001)]"


def codes(ctx: Context, *rules: Rule) -> list[str]:
    return [finding.code for rule in rules for finding in rule(ctx)]


def noted(count: int) -> list[Entry]:
    """Entries that each bear a remark beside all that the template asks."""
    text = f"**Glass**<br>*Ada Lovelace*<br>CVPR 2024, seen at night {LINK}"
    pieces = ["t:**Glass**", "a:*Ada Lovelace*", "v:CVPR 2024", "o:seen at night", f"l:{LINK}"]
    return [entry(text, pieces, line=number) for number in range(1, count + 1)]


@pytest.mark.parametrize(("others", "found"), [(3, ["PRC103"]), (2, [])])
def test_a_remark_that_all_entries_have_is_no_venue(others: int, found: list[str]) -> None:
    text = f"**Fog**<br>*Ada Lovelace*<br>shown by day {LINK}"
    new = entry(text, ["t:**Fog**", "a:*Ada Lovelace*", "o:shown by day", f"l:{LINK}"])
    assert codes(listed(text, [new], base=noted(others)), missing_venue) == found


def test_a_second_remark_may_be_the_venue() -> None:
    text = f"**Fog**<br>*Ada Lovelace*<br>Looms, shown by day {LINK}"
    new = entry(text, ["t:**Fog**", "a:*Ada Lovelace*", "o:Looms", "o:shown by day", f"l:{LINK}"])
    assert codes(listed(text, [new], base=noted(5)), missing_venue) == []


def test_a_remark_that_all_entries_have_is_no_link() -> None:
    text = "**Fog**<br>*Ada Lovelace*<br>CVPR 2024, shown by day"
    new = entry(text, ["t:**Fog**", "a:*Ada Lovelace*", "v:CVPR 2024", "o:shown by day"])
    assert codes(listed(text, [new], base=noted(3)), missing_link) == ["PRC104"]
    assert codes(listed(text, [new], base=noted(2)), missing_link) == []


def test_nothing_left_over_stands_for_a_title() -> None:
    text = f"Fog and Rain<br>*Ada Lovelace*<br>CVPR 2024 {LINK}"
    new = entry(text, ["o:Fog and Rain", "a:*Ada Lovelace*", "v:CVPR 2024", f"l:{LINK}"])
    assert codes(listed(text, [new], base=noted(3)), missing_title) == ["PRC101"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("*Ada Lovelace, CVPR 2024", 1),
        ("**Glass**<br>*Ada Lovelace. CVPR 2024 [pdf](https://x.org/a*b)", 14),
        ("**Glass of `*` and \\*", 1),
        ("***Glass** and rooms", 1),
        ("*Ada\n\nLovelace*", 1),
        ("*Ada\n- Lovelace*", 1),
    ],
)
def test_a_star_that_nothing_closes(text: str, column: int) -> None:
    place = unclosed(text.split("\n"), entry(text, [f"t:{text}"]))
    assert place is not None
    assert (place.line, place.column) == (1, column)


@pytest.mark.parametrize(
    "text",
    [
        "**Glass**<br>*Ada Lovelace*",
        "A* search for everyone",
        "Ada Lovelace*, Jane Doe*",
        "2 * 3 * 4",
        "**Glass (and rooms)**<br>",
        "***Glass** and rooms*",
        "**Glass\nand rooms**",
    ],
)
def test_stars_that_are_closed_or_open_nothing(text: str) -> None:
    assert unclosed(text.split("\n"), entry(text, [f"t:{text}"])) is None


def test_authors_whose_star_is_not_closed_are_not_missing() -> None:
    text = f"**Fog**<br>*Ada Lovelace. CVPR 2024 {LINK}"
    new = entry(text, ["t:**Fog**", "v:*Ada Lovelace. CVPR 2024", f"l:{LINK}"])
    ctx = listed(text, [new], base=noted(3))
    assert codes(ctx, missing_authors) == []
    (finding,) = wrong_emphasis(ctx)
    assert (finding.span.line, finding.span.column) == (1, 12)
    assert finding.message == '"*" is not closed, so GitHub shows it; write *Author* (see README.md:23)'


QUOTED = replace(TEMPLATE, slots=(replace(TEMPLATE.slots[0], marks=frozenset({Mark.QUOTED})), *TEMPLATE.slots[1:]))


def test_a_short_name_before_a_quoted_title_is_no_title() -> None:
    text = f"**Fog**: *Ada Lovelace*, CVPR 2024 {LINK}"
    new = entry(text, ["t:**Fog**", "a:*Ada Lovelace*", "v:CVPR 2024", f"l:{LINK}"])
    assert righted(new, QUOTED).title is None
    assert codes(listed(text, [new], QUOTED, noted(3)), missing_title) == ["PRC101"]


def test_a_title_without_its_quotation_marks() -> None:
    text = f"Fog and Rain over Looms, *Ada Lovelace*, CVPR 2024 {LINK}"
    new = entry(text, ["t:Fog and Rain over Looms", "a:*Ada Lovelace*", "v:CVPR 2024", f"l:{LINK}"])
    (finding,) = wrong_emphasis(listed(text, [new], QUOTED))
    assert finding.message == 'the title is without marks; write "Title" (see README.md:23)'
    assert finding.fix is None


@pytest.mark.parametrize(
    ("text", "role"), [("Lovelace et al.", Role.AUTHORS), ("Looms, 2017", Role.VENUE), ("Looms and Yarn", Role.TITLE)]
)
def test_what_stands_in_the_titles_place(text: str, role: Role) -> None:
    new = entry(text, [f"t:{text}"])
    assert [part.role for part in righted(new, TEMPLATE).parts] == [role]


@pytest.mark.parametrize("words", ["Title", "Title, ICCV 2015", "Paper title: the long one"])
def test_the_templates_own_word_at_the_titles_start(words: str) -> None:
    ctx = listed(words, [entry(words, [f"t:{words}"])])
    assert codes(ctx, placeholder_left) == ["PRC109"]
    assert codes(listed("Titles, Loom", [entry("Titles, Loom", ["t:Titles, Loom"])]), placeholder_left) == []


def test_sections_of_one_entry_each_are_one_list() -> None:
    text = "# Looms\n\n" + "".join(
        f"## Part {name}\n\n- [Weaving the {name} Cloth by Hand](https://arxiv.org/abs/2401.0000{at}), CVPR 2024\n\n"
        for at, name in enumerate(("Red", "Blue", "Green", "White", "Black"))
    )
    head = parse(f"{text}## Part Grey\n\n- Weaving the Grey Cloth by Hand\n", "README.md")
    assert [stray.text for stray in head.strays] == ["Weaving the Grey Cloth by Hand"]
    assert templates((head,), {})[0]


def test_rows_of_a_table_of_other_things_are_none() -> None:
    head = "# Looms\n\n| Title | Venue | Paper |\n|---|---|---|\n"
    rows = "".join(
        f"| Weaving with {n} Looms | CVPR 2024 | [pdf](https://arxiv.org/abs/2401.0000{n}) |\n" for n in range(5)
    )
    tools = "\n| Tool | Site |\n|---|---|\n| Spindle | [Website](https://spindle.example) |\n"
    assert parse(head + rows + tools, "README.md").strays == ()


def test_a_row_outside_a_table_gets_no_other_advice() -> None:
    text = "| Fog and Rain | Ada Lovelace | https://arxiv.org/abs/2401.00009 |"
    ctx = listed(text, [entry(text, ["t:Fog and Rain", "a:Ada Lovelace"])], base=noted(3))
    rules = (missing_title, missing_authors, missing_venue, missing_link, wrong_emphasis, unreadable_entry)
    assert codes(ctx, *rules) == ["PRC116"]


@pytest.mark.parametrize(
    "text",
    [
        "CVPR 2024. Fog and Rain. Ada Lovelace",  # plain words side by side
        "CVPR 2024 *Ada Lovelace<br>\n**Fog and Rain**",  # half of the emphasis would stay behind
    ],
)
def test_no_order_is_offered_where_a_field_may_end_elsewhere(text: str) -> None:
    authors = "a:*Ada Lovelace" if "*" in text else "a:Ada Lovelace"
    title = "t:**Fog and Rain**" if "*" in text else "t:Fog and Rain"
    pieces = ["v:CVPR 2024", authors, title] if "*" in text else ["v:CVPR 2024", title, authors]
    (finding,) = wrong_order(listed(text, [entry(text, pieces)]))
    assert finding.fix is None


def test_no_marks_are_offered_for_names_in_the_titles_place() -> None:
    text = f"Ada Lovelace, Jane Doe<br>\n*Fog and Rain*<br>\nCVPR 2024 {LINK}"
    new = entry(text, ["t:Ada Lovelace, Jane Doe", "a:*Fog and Rain*", "v:CVPR 2024", f"l:{LINK}"])
    assert [finding.fix for finding in wrong_emphasis(listed(text, [new]))] == [None]


def test_a_field_inside_an_address_was_misread() -> None:
    link = Link("Paper", "https://a.b/c", Span(1, 1, 1, 25), Span(1, 10, 1, 23))
    inside, beside = (Field(Role.TITLE, "b/c", Span(1, at, 1, at + 3)) for at in (20, 30))
    whole = entry("[[Paper](https://a.b/c)] b/c", ["t:b/c"])
    whole = replace(whole, parts=(link, inside))
    assert crosses_link(whole, inside)
    assert not crosses_link(whole, beside)


def test_a_line_break_that_was_read_as_the_fields_start() -> None:
    text = f"**Fog** <br />\n*Ada Lovelace*<br>\nCVPR 2024 {LINK}"
    new = entry(text, ["t:**Fog**", "a:<br />\n*Ada Lovelace*", "v:CVPR 2024", f"l:{LINK}"])
    assert codes(listed(text, [new]), missing_line_break) == []


def test_two_names_with_a_semicolon_are_no_title() -> None:
    text = "Ada Lovelace; Jane Doe, Mary Somerville"
    new = entry(text, ["t:Ada Lovelace; Jane Doe", "a:Mary Somerville"])
    assert righted(new, replace(TEMPLATE, slots=(Slot(Role.TITLE), Slot(Role.AUTHORS)))).title is None


def places(document: Document) -> list[int]:
    """The first lines of all that was read or is left over."""
    return [entry.span.line for entry in document.entries] + [stray.span.line for stray in document.strays]


def test_names_and_a_link_without_a_title_are_told() -> None:
    one = "**Weaving with {n} Looms**<br>\n*Ada Lovelace, Jane Doe*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/{n})]\n\n"
    text = "# Looms\n\n" + "".join(one.format(n=n) for n in range(5))
    names = "*Ada Lovelace, Jane Doe, Mary Somerville, [Charles Babbage](https://babbage.example).* [[Paper](https://a.b/c)]\n"
    document = parse(text + names, "README.md")
    assert sum(line > 20 for line in places(document)) == 1


def test_one_row_with_one_cell_is_told() -> None:
    head = "# Looms\n\n| Name | Task | Note |\n|---|---|---|\n"
    row = "| [Weaving with {n} Looms](https://arxiv.org/abs/{n}) | Weaving | CVPR 2024 |\n"
    rows = "".join(row.format(n=n) for n in range(5))
    one = parse(f"{head}{rows}| Loom | | |\n", "README.md")
    assert places(one).count(10) == 1


def test_quotation_marks_may_close_on_the_next_line() -> None:
    text = f'"Fog and Rain over\n  Looms", *Ada Lovelace*, CVPR 2024 {LINK}'
    new = entry(text, ["t:Fog and Rain over\n  Looms", "a:*Ada Lovelace*", "v:CVPR 2024", f"l:{LINK}"])
    assert codes(listed(text, [new], QUOTED, noted(3)), wrong_emphasis) == []


@pytest.mark.parametrize(("label", "found"), [("Type", []), ("arXiv", ["PRC109"])])
def test_an_image_without_an_address_is_a_sign_unless_it_is_a_label(label: str, found: list[str]) -> None:
    items = "".join(f"- [Weaving with {n} Looms](https://arxiv.org/abs/2401.0000{n}), CVPR 2024\n" for n in range(5))
    document = parse(f"# Looms\n\n{items[:-1]} [![{label}](https://img.example/a.svg)]()\n", "README.md")
    ctx = Context(document, templates=templates((document,), {})[0], audit=True)
    assert codes(ctx, placeholder_left) == found
