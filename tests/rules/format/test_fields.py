"""PRC101 to PRC104, 112, 114 and 116: what is missing, and what must not be called so."""

from dataclasses import replace

import pytest
from tests.rules.format.lists import LEARNED, TEMPLATE, entry, listed, one

from prcheck.model import Document, Entry, Kind, Span, Stray, Template
from prcheck.rules.base import Context, Rule
from prcheck.rules.format.bare_title import bare_title
from prcheck.rules.format.missing_authors import missing_authors
from prcheck.rules.format.missing_link import missing_link
from prcheck.rules.format.missing_title import missing_title
from prcheck.rules.format.missing_venue import missing_venue
from prcheck.rules.format.unreadable_entry import unreadable_entry
from prcheck.rules.format.venue_without_year import venue_without_year
from prcheck.template import shape

T, A, V, L = "t:**Glass Rooms**", "a:*Mira Okafor*", "v:CVPR 2024", "l:[[Paper](https://arxiv.org/abs/2401.00001)]"


def text(*pieces: str) -> str:
    return "<br>\n".join(piece[2:] for piece in pieces)


def messages(rule: Rule, ctx: Context) -> list[str]:
    return [finding.message for finding in rule(ctx)]


@pytest.mark.parametrize(
    ("rule", "pieces", "message"),
    [
        (missing_title, (A, V, L), "no title; add it as the first line (see README.md:23)"),
        (missing_authors, (T, V, L), "no authors; add them as *Author* (see README.md:23)"),
        (missing_link, (T, A, V), 'no "Paper" link; add [[Paper](URL)] (see README.md:23)'),
    ],
)
def test_a_missing_part_is_named_with_its_source(rule: Rule, pieces: tuple[str, ...], message: str) -> None:
    findings = list(rule(one(text(*pieces), *pieces)))
    assert [finding.message for finding in findings] == [message]
    assert findings[0].span.line == 1
    assert findings[0].fix is None


def test_a_missing_venue_says_what_to_write() -> None:
    assert messages(missing_venue, one(text(T, A, L), T, A, L))[0].startswith("no venue; add the Conference")


def test_a_learned_template_is_named_by_its_neighbours() -> None:
    found = messages(missing_authors, one(text(T, V, L), T, V, L, template=LEARNED))
    assert found == ["no authors; add them as *Author* (like 95 of 97 entries here)"]


def test_plain_fields_without_a_word_of_the_lists_own_need_no_sample() -> None:
    template = replace(TEMPLATE, slots=tuple(replace(slot, marks=frozenset(), word="") for slot in TEMPLATE.slots))
    without = one(text(T, V, L), T, V, L, template=template)
    assert messages(missing_authors, without) == ["no authors; add them (see README.md:23)"]
    wanted = 'no venue; add it with its year, or "arXiv 2024" before it is published (see README.md:23)'
    assert messages(missing_venue, one(text(T, A, L), T, A, L, template=template)) == [wanted]


@pytest.mark.parametrize("rule", [missing_title, missing_authors, missing_venue, missing_link])
def test_nothing_is_missing_without_a_template_or_in_an_unfinished_entry(rule: Rule) -> None:
    assert not messages(rule, one("Glass Rooms", "t:Glass Rooms", template=None))
    assert not messages(rule, one("Glass Rooms", "t:Glass Rooms", unfinished=True))


@pytest.mark.parametrize("rule", [missing_authors, missing_venue, missing_link])
def test_a_left_over_piece_may_be_the_missing_part(rule: Rule) -> None:
    pieces = (T, "o:Some words")
    assert not messages(rule, one(text(*pieces), *pieces))


@pytest.mark.parametrize("rule", [missing_authors, missing_venue, missing_link])
def test_a_shape_with_neighbours_is_not_blamed(rule: Rule) -> None:
    item = entry(text(T), [T])
    template = replace(TEMPLATE, shapes=frozenset({shape(item)}))
    assert not messages(rule, listed(text(T), [item], template))


def test_a_venue_as_a_link_is_no_missing_venue() -> None:
    pieces = (T, A, "l:[[ICML2019](https://arxiv.org/abs/1901.00001)]")
    assert not messages(missing_venue, one(text(*pieces), *pieces))


def test_a_title_that_leads_to_the_paper_is_its_link() -> None:
    item = one("[Glass Rooms](https://arxiv.org/abs/2401.00001)", "l:[Glass Rooms](https://arxiv.org/abs/2401.00001)")
    link = item.head.entries[0].links[0]
    title = replace(entry("[Glass Rooms]", ["t:Glass Rooms"]).parts[0])
    both = replace(item.head.entries[0], parts=(title, link))
    assert not messages(missing_link, listed(item.head.text, [both]))


@pytest.mark.parametrize(("label", "silent"), [("Papr", True), ("Whatever", True), ("Projet", False), ("Code", False)])
def test_an_unknown_label_may_be_the_paper(label: str, silent: bool) -> None:
    pieces = (T, A, V, f"l:[[{label}](https://example.org/x)]")
    assert bool(messages(missing_link, one(text(*pieces), *pieces))) is not silent


def test_a_synonym_from_the_settings_counts() -> None:
    pieces = (T, A, V, "l:[[Manuskript](https://example.org/x)]", "l:[[Projet](https://example.org/y)]")
    ctx = replace(one(text(*pieces), *pieces), labels={"manuskript": "Paper"})
    assert not messages(missing_link, ctx)


def test_a_bare_title_is_told_what_it_lacks() -> None:
    found = messages(bare_title, one("Glass Rooms", "t:Glass Rooms", unfinished=True))
    assert found == ['only a title; add authors, a venue and a "Paper" link (see README.md:23)']


def test_a_name_with_an_address_is_bare_too() -> None:
    pieces = ("t:GlassNet", "l:[[Paper](https://example.org)]")
    found = messages(bare_title, one("GlassNet [[Paper](https://example.org)]", *pieces, unfinished=True))
    assert found == ["only a name and an address; add authors and a venue (see README.md:23)"]
    found = messages(
        bare_title, one("GlassNet [[Paper](https://example.org)]", *pieces, unfinished=True, template=None)
    )
    assert found == ["only a name and an address; add authors and a venue"]


def strays(
    *texts: str, touched: frozenset[int] = frozenset(), audit: bool = False, template: Template | None = TEMPLATE
) -> Context:
    found = tuple(
        Stray(Span(n, 1, n + words.count("\n"), 9), ("Papers",), Kind.PARAGRAPH, words)
        for n, words in enumerate(texts, 1)
    )
    templates = (template,) if template else ()
    return Context(Document("README.md", "", (), found), templates=templates, touched=touched, audit=audit)


def test_new_lines_that_are_no_entry_are_never_passed_over() -> None:
    ctx = strays("Rooms of Glass", "Glass | Rooms | [x](y)", touched=frozenset({1, 2}))
    assert messages(bare_title, ctx) == ['only a title; add authors, a venue and a "Paper" link (see README.md:23)']
    assert messages(unreadable_entry, ctx) == [
        "no field could be told apart; write it as **Title**, *Author*, Conference (see README.md:23)"
    ]


def test_a_title_with_an_unknown_label_is_not_bare_where_only_a_venue_is_asked() -> None:
    asked = replace(TEMPLATE, required=("title", "venue", "Paper"))
    words = "GlassNet [[ESWA](https://doi.org/10.1/1)]"
    ctx = one(words, "t:GlassNet", f"l:{words.partition(' ')[2]}", unfinished=True, template=asked)
    assert not messages(bare_title, ctx)


def test_a_bare_title_that_leads_to_the_paper_lacks_no_link() -> None:
    words = "[GlassNet](https://arxiv.org/abs/2401.00001)"
    item = entry(words, [f"l:{words}"], unfinished=True)
    both = replace(item, parts=(*entry(words, ["t:GlassNet"]).parts, *item.parts))
    assert messages(bare_title, listed(words, [both])) == [
        "only a name and an address; add authors and a venue (see README.md:23)"
    ]


def test_an_old_stray_that_was_mended_and_a_sentence_are_left_alone() -> None:
    old = strays("Theano: a frame work for fast computation of expressions").head
    new = strays("Theano: a framework for fast computation of expressions", touched=frozenset({1}))
    assert not messages(bare_title, replace(new, base=old))
    assert messages(bare_title, new)
    assert not messages(bare_title, strays("Please see our other list, it is longer.", touched=frozenset({1})))


def test_old_strays_are_judged_in_an_audit_only() -> None:
    assert not messages(bare_title, strays("Rooms of Glass"))
    assert messages(bare_title, strays("Rooms of Glass", audit=True))


def test_strays_without_a_template() -> None:
    ctx = strays("Rooms of Glass", "Mira Okafor, Jon Lindqvist, Aiko Brandt", audit=True, template=None)
    assert messages(bare_title, ctx) == ["only a title; add authors, a venue and a link to the paper"]
    assert messages(unreadable_entry, ctx) == ["no field could be told apart; write it as the list's entries"]


def dated(*venues: str) -> list[Entry]:
    return [entry(text(T, f"v:{venue}"), [T, f"v:{venue}"], line=3 * n + 1) for n, venue in enumerate(venues)]


def test_a_venue_without_the_year_that_all_others_have() -> None:
    base = dated("CVPR 2023", "ICCV 2023", "ECCV 2022")
    ctx = listed("", dated("CVPR"), base=base)
    assert messages(venue_without_year, ctx) == ['no year after "CVPR"; add it (like 3 of 3 entries here)']


@pytest.mark.parametrize(
    ("venue", "base"),
    [
        ("CVPR 2024", ("CVPR 2023", "ICCV 2023", "ECCV 2022")),  # has one
        ("CVPR", ("CVPR 2023", "ICCV", "ECCV 2022")),  # others lack it too
        ("CVPR", ("CVPR 2023", "ICCV 2022")),  # too few to tell
        ("Conference", ("CVPR 2023", "ICCV 2023", "ECCV 2022")),  # a placeholder
    ],
)
def test_no_year_is_asked_for(venue: str, base: tuple[str, ...]) -> None:
    assert not messages(venue_without_year, listed("", dated(venue), base=dated(*base)))


def test_preprints_without_a_year_excuse_no_conference() -> None:
    base = dated("CVPR 2023", "ICCV 2023", "ECCV 2022", *["arXiv 2403", "arXiv"] * 2)
    assert messages(venue_without_year, listed("", dated("CVPR"), base=base)) == [
        'no year after "CVPR"; add it (like 3 of 3 entries here)'
    ]
    assert not messages(venue_without_year, listed("", dated("arXiv"), base=base))
    few = dated("CVPR 2023", "ICCV 2023", "ECCV 2022", "arXiv 2023")
    assert messages(venue_without_year, listed("", dated("arXiv"), base=few)) == [
        'no year after "arXiv"; add it (like 4 of 4 entries here)'
    ]


def test_a_year_of_its_own_or_on_a_link_counts() -> None:
    base = dated("CVPR 2023", "ICCV 2023", "ECCV 2022")
    pieces = (T, "v:CVPR", "y:2024")
    assert not messages(venue_without_year, listed("", [entry(text(*pieces), pieces)], base=base))
    pieces = (T, "v:CVPR", "l:[[2024](https://example.org)]")
    assert not messages(venue_without_year, listed("", [entry(text(*pieces), pieces)], base=base))
    assert not messages(venue_without_year, listed("", [entry(text(T), [T])], base=base))


def test_a_stray_that_begins_like_one_still_there_is_new() -> None:
    old = strays("Weaving the Glass of all Rooms").head
    new = strays("Weaving the Glass of all Rooms", "Weaving the Glass of all Wheels", touched=frozenset({1, 2}))
    assert [found.span.line for found in bare_title(replace(new, base=old))] == [2]


def test_a_sentence_hides_no_stray_where_entries_hold_one() -> None:
    text = "Rooms of Glass - (Looms) Shows how this is seen by those who are in it."
    ctx = strays(text, touched=frozenset({1}))
    assert not list(unreadable_entry(ctx)) + list(bare_title(ctx))
    noted = entry(
        "**A** Shows how one sees the rooms by night.", ["t:**A**", "o:Shows how one sees the rooms by night."]
    )
    ctx = replace(ctx, base=replace(ctx.head, entries=(noted,), strays=()))
    assert list(unreadable_entry(ctx)) + list(bare_title(ctx))


def test_an_old_line_above_new_ones_that_cannot_be_read_is_not_blamed() -> None:
    [finding] = unreadable_entry(strays("Looms\nGlass | Rooms | [x](y)", touched=frozenset({2})))
    assert (finding.span.line, finding.span.column) == (2, 1)
