"""PRC105, 106, 107 and 115: order, marks and breaks, with their fixes."""

from dataclasses import replace

import pytest
from tests.rules.format.lists import TEMPLATE, entry, listed, one

from prcheck.fixing import apply
from prcheck.model import Entry, Gap, Kind, Mark, Role, Slot, Style
from prcheck.rules.base import Context, Rule
from prcheck.rules.format.entries_run_together import entries_run_together
from prcheck.rules.format.missing_line_break import missing_line_break
from prcheck.rules.format.wrong_emphasis import wrong_emphasis
from prcheck.rules.format.wrong_order import wrong_order
from prcheck.template import shape

PAPER, CODE = "[[Paper](https://arxiv.org/abs/2401.00001)]", "[[Code](https://github.com/example/glass)]"


def fixed(rule: Rule, ctx: Context) -> str:
    return apply(ctx.head.text, [finding.fix for finding in rule(ctx) if finding.fix])


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Glass Rooms", "**Glass Rooms**"),
        ("*Glass Rooms*", "**Glass Rooms**"),
        ("**Glass Rooms", "**Glass Rooms**"),
        ("Glass Rooms**", "**Glass Rooms**"),
        ("**Glass Rooms*", "**Glass Rooms**"),
        ("** Glass Rooms **", "**Glass Rooms**"),
        ("***Glass Rooms***", "**Glass Rooms**"),
        ("Planning with A*", "**Planning with A***"),
        (r"\*Glass", r"**\*Glass**"),
        (r"Glass\*", r"**Glass\***"),
        ("G", "**G**"),
    ],
)
def test_a_title_is_made_bold(title: str, wanted: str) -> None:
    ctx = one(f"{title}<br>\n*Mira Okafor*", f"t:{title}", "a:*Mira Okafor*")
    if wanted != "**Planning with A***":
        assert fixed(wrong_emphasis, ctx).split("<br>")[0] == wanted


def test_names_without_marks_are_shown_how_to_write_them() -> None:
    ctx = one("**Glass Rooms**<br>\nMira Okafor<br>\nCVPR", "t:**Glass Rooms**", "a:Mira Okafor", "v:CVPR")
    (found,) = wrong_emphasis(ctx)
    assert found.message == "the authors are without marks; write *Author* (see README.md:23)"
    assert (found.span.line, found.span.column) == (2, 1)
    assert fixed(wrong_emphasis, ctx) == "**Glass Rooms**<br>\n*Mira Okafor*<br>\nCVPR"


def test_a_tag_before_the_title_becomes_bold_with_it() -> None:
    ctx = one("[Net] Glass Rooms<br>\n*Mira*", "g:[Net]", "t:Glass Rooms", "a:*Mira*")
    assert fixed(wrong_emphasis, ctx) == "**[Net] Glass Rooms**<br>\n*Mira*"
    ctx = one("[Net]\nGlass Rooms<br>\n*Mira*", "g:[Net]", "t:Glass Rooms", "a:*Mira*")
    assert fixed(wrong_emphasis, ctx) == "[Net]\n**Glass Rooms**<br>\n*Mira*"


@pytest.mark.parametrize("title", ["Glass **and** Rooms", "****"])
def test_an_uncertain_title_gets_no_fix(title: str) -> None:
    ctx = one(f"{title}<br>\n*Mira Okafor*", f"t:{title}", "a:*Mira Okafor*")
    (found,) = wrong_emphasis(ctx)
    assert found.fix is None


def test_marks_that_would_not_work_get_no_fix() -> None:
    ctx = one("Glass?x *Mira*", "t:Glass?", "a:*Mira*")
    assert [finding.fix for finding in wrong_emphasis(ctx)] == [None]


def test_a_template_without_marks_takes_them_off() -> None:
    plain = replace(
        TEMPLATE, slots=(Slot(Role.TITLE, "Title"), Slot(Role.VENUE, "Venue", marks=frozenset({Mark.BOLD})))
    )
    ctx = one("**Glass Rooms**, CVPR", "t:**Glass Rooms**", "v:CVPR", template=plain)
    assert [finding.message for finding in wrong_emphasis(ctx)] == [
        "the title is bold; write it without marks (see README.md:23)",
        "the venue is without marks; write **Venue** (see README.md:23)",
    ]
    assert fixed(wrong_emphasis, ctx) == "Glass Rooms, **CVPR**"


def test_a_venue_may_have_marks_of_its_own_and_headings_are_not_judged() -> None:
    assert not list(wrong_emphasis(one("**Glass**<br>\n*CVPR*", "t:**Glass**", "v:*CVPR*")))
    heading = replace(TEMPLATE, slots=(Slot(Role.TITLE, "Title", marks=frozenset({Mark.HEADING})),))
    assert not list(wrong_emphasis(one("Glass", "t:Glass", template=heading)))


@pytest.mark.parametrize(
    ("newline", "joined", "wanted"),
    [
        ("<br>", "**Glass**\n*Mira*\nCVPR", "**Glass**<br>\n*Mira*<br>\nCVPR"),
        ("  ", "**Glass** \n*Mira*<br>\nCVPR", "**Glass**  \n*Mira*<br>\nCVPR"),
        ("\\", "**Glass**\\\n*Mira*\nCVPR", "**Glass**\\\n*Mira*\\\nCVPR"),
        ("<br>", "**Glass** *Mira* CVPR", "**Glass**<br>\n*Mira*<br>\nCVPR"),
        ("<br>", "**Glass**, *Mira*<br>\nCVPR", "**Glass**<br>\n*Mira*<br>\nCVPR"),
        ("<br>", "- **Glass** *Mira*<br>\n  CVPR", "- **Glass**<br>\n  *Mira*<br>\n  CVPR"),
        ("<br>", "12. **Glass** *Mira*<br>\n  CVPR", "12. **Glass**<br>\n    *Mira*<br>\n  CVPR"),
    ],
)
def test_breaks_are_written_as_the_list_does(newline: str, joined: str, wanted: str) -> None:
    template = replace(TEMPLATE, style=Style(newline=newline))
    ctx = one(joined, "t:**Glass**", "a:*Mira*", "v:CVPR", template=template)
    assert fixed(missing_line_break, ctx) == wanted


def test_a_missing_break_stands_at_the_line_that_lacks_it() -> None:
    ctx = one("**Glass\nRooms**\n*Mira*<br>\nCVPR", "t:**Glass\nRooms**", "a:*Mira*", "v:CVPR")
    (found,) = missing_line_break(ctx)
    assert (found.span.line, found.span.end_line) == (2, 2)
    assert found.message == (
        'no line break before the authors, so GitHub joins the lines; end the line with "<br>" (see README.md:23)'
    )


def test_a_break_after_a_link_on_the_title_line_counts() -> None:
    pieces = ("t:**Glass**", f"l:{PAPER}", "a:*Mira*", "v:CVPR")
    assert not list(missing_line_break(one(f"**Glass** {PAPER}<br>\n*Mira*<br>\nCVPR", *pieces)))
    (found,) = missing_line_break(one(f"**Glass** {PAPER}\n*Mira*<br>\nCVPR", *pieces))
    assert found.span.line == 1


def test_a_field_that_is_absent_passes_its_break_on() -> None:
    assert len(list(missing_line_break(one("**Glass**\nCVPR", "t:**Glass**", "v:CVPR")))) == 1


def test_no_break_is_asked_for_between_links_in_rows_or_against_the_order() -> None:
    pieces = ("t:**Glass**", "a:*Mira*", "v:CVPR", f"l:{PAPER}", f"l:{CODE}")
    assert not list(missing_line_break(one(f"**Glass**<br>\n*Mira*<br>\nCVPR\n{PAPER}\n{CODE}", *pieces)))
    assert not list(missing_line_break(one("**Glass** *Mira*", "t:**Glass**", "a:*Mira*", kind=Kind.ROW)))
    assert not list(missing_line_break(one("*Mira* **Glass**", "a:*Mira*", "t:**Glass**")))
    assert not list(missing_line_break(one("[Net] **Glass**", "g:[Net]", "t:**Glass**")))


def test_two_blanks_are_named_in_words() -> None:
    template = replace(TEMPLATE, style=Style(newline="  "))
    (found,) = missing_line_break(one("**Glass**\n*Mira*", "t:**Glass**", "a:*Mira*", template=template))
    assert "end the line with two blanks" in found.message


def test_links_in_another_order_are_swapped() -> None:
    ctx = one(f"**Glass** {CODE} {PAPER}", "t:**Glass**", f"l:{CODE}", f"l:{PAPER}")
    (found,) = wrong_order(ctx)
    assert found.message == 'in another order than the template\'s; write "Paper", "Code" (see README.md:23)'
    assert fixed(wrong_order, ctx) == f"**Glass** {PAPER} {CODE}"


def test_a_link_over_two_lines_is_not_swapped() -> None:
    code = "[[Code](https://github.com/\nglass)]"
    ctx = one(f"**Glass** {code} {PAPER}", "t:**Glass**", f"l:{code}", f"l:{PAPER}")
    assert [finding.fix for finding in wrong_order(ctx)] == [None]


def test_fields_in_another_order_are_named() -> None:
    ctx = one("*Mira*<br>\n**Glass**<br>\nCVPR", "a:*Mira*", "t:**Glass**", "v:CVPR")
    (found,) = wrong_order(ctx)
    assert found.message == "in another order than the template's; write title, authors, venue (see README.md:23)"
    assert found.span.line == 1


def test_order_is_not_blamed_where_neighbours_do_the_same_or_a_part_stands_twice() -> None:
    item = entry("*Mira*<br>\n**Glass**", ["a:*Mira*", "t:**Glass**"])
    assert not list(wrong_order(listed("", [item], replace(TEMPLATE, shapes=frozenset({shape(item)})))))
    twice = one("*Mira*<br>\n**Glass**<br>\n*Jon*", "a:*Mira*", "t:**Glass**", "a:*Jon*")
    assert not list(wrong_order(twice))
    labels = one(f"**Glass** {PAPER} {CODE} {PAPER}", "t:**Glass**", f"l:{PAPER}", f"l:{CODE}", f"l:{PAPER}")
    assert not list(wrong_order(labels))


@pytest.mark.parametrize(
    ("text", "pieces", "wanted"),
    [
        ("*Mira*<br>\n**Glass**<br>\nCVPR", ("a:*Mira*", "t:**Glass**", "v:CVPR"), "**Glass**<br>\n*Mira*<br>\nCVPR"),
        (
            f"**Glass**<br>\nCVPR {PAPER}<br>\n*Mira*",
            ("t:**Glass**", "v:CVPR", f"l:{PAPER}", "a:*Mira*"),
            f"**Glass**<br>\n*Mira*<br>\nCVPR {PAPER}",
        ),
        ("*Mira*, [Net] **Glass**", ("a:*Mira*", "g:[Net]", "t:**Glass**"), "[Net] **Glass**, *Mira*"),
        ("*Mira*\n**Glass** CVPR", ("a:*Mira*", "t:**Glass**", "v:CVPR"), "**Glass**\n*Mira* CVPR"),
    ],
)
def test_fields_are_put_in_order_with_what_stands_beside_them(text: str, pieces: tuple[str, ...], wanted: str) -> None:
    assert fixed(wrong_order, one(text, *pieces)) == wanted


def test_what_is_hard_to_move_is_only_named() -> None:
    pieces = ("a:*Mira*", "t:**Glass**")
    for kind in (Kind.HEADING, Kind.FIELDS):
        assert [finding.fix for finding in wrong_order(one("*Mira*<br>\n**Glass**", *pieces, kind=kind))] == [None]
    ctx = one("*Mira\nOkafor*<br>\n**Glass**", "a:*Mira\nOkafor*", "t:**Glass**")
    assert [finding.fix for finding in wrong_order(ctx)] == [None]
    assert not list(wrong_order(one("*Mira* | **Glass**", *pieces, kind=Kind.ROW)))


def test_a_learned_order_binds_only_where_the_entries_agree() -> None:
    def paper(line: int, *links: str) -> Entry:
        words = f"**Glass** {' '.join(links)}"
        return entry(words, ["t:**Glass**", *(f"l:{link}" for link in links)], line=line)

    turned = paper(9, CODE, PAPER)
    some = [paper(1, PAPER, CODE), paper(2, CODE, PAPER), paper(3, PAPER, CODE)]
    learned = replace(TEMPLATE, origin="learned")
    assert not list(wrong_order(listed("\n" * 9, [turned], learned, base=some)))
    all_alike = [paper(line, PAPER, CODE) for line in range(1, 4)]
    assert len(list(wrong_order(listed("\n" * 8 + turned.raw, [turned], learned, base=all_alike)))) == 1
    loose = replace(learned, follow=4, of=10)
    assert not list(wrong_order(listed("\n" * 9, [turned], loose, base=all_alike)))


def test_a_template_that_few_follow_says_nothing_of_marks_and_breaks() -> None:
    loose = replace(TEMPLATE, origin="learned", follow=4, of=10)
    ctx = one("Glass\n*Mira*", "t:Glass", "a:*Mira*", template=loose)
    assert not list(wrong_emphasis(ctx))
    assert not list(missing_line_break(ctx))


def test_entries_without_a_blank_line_are_separated() -> None:
    first = entry("**Glass**<br>\nCVPR", ["t:**Glass**", "v:CVPR"])
    second = entry("**Fog**<br>\nICCV", ["t:**Fog**", "v:ICCV"], line=3, joined=True)
    ctx = listed("**Glass**<br>\nCVPR\n**Fog**<br>\nICCV", [first, second])
    (found,) = entries_run_together(ctx)
    assert found.message == 'no blank line between this entry and "Glass" above it; put one there'
    assert (found.span.line, found.span.end_line) == (3, 3)
    assert fixed(entries_run_together, ctx) == "**Glass**<br>\nCVPR\n\n**Fog**<br>\nICCV"


def test_entries_with_something_else_between_them_are_apart() -> None:
    text = "**Glass**\n\n*Mira*\n**Fog**"
    ctx = listed(text, [entry("**Glass**", ["t:**Glass**"]), entry("**Fog**", ["t:**Fog**"], line=4, joined=True)])
    assert not list(entries_run_together(ctx))


def test_a_list_without_blank_lines_is_left_alone() -> None:
    joined = [entry("**Fog**", ["t:**Fog**"], line=n, joined=True) for n in range(1, 5)]
    assert not list(entries_run_together(listed("", joined, base=joined)))
    alone = [replace(item, joined=False) for item in joined]
    assert not list(entries_run_together(listed("**Fog**\n" * 5, alone, base=alone)))


def test_gaps_know_their_strength() -> None:
    assert one("**G**\n*M*", "t:**G**", "a:*M*").head.entries[0].parts[1].gap is Gap.SOFT
