"""PRC108 to PRC111: labels, placeholders and broken links, with their fixes."""

from dataclasses import replace

import pytest
from tests.rules.format.lists import LEARNED, TEMPLATE, entry, listed, one

from prcheck.fixing import apply
from prcheck.model import Flaw, Style, Template
from prcheck.rules.base import Context, Rule
from prcheck.rules.format.links import clean_url
from prcheck.rules.format.malformed_link import malformed_link
from prcheck.rules.format.placeholder_left import placeholder_left
from prcheck.rules.format.repeated_link_label import repeated_link_label
from prcheck.rules.format.unknown_link_label import unknown_link_label

T = "t:**Glass Rooms**"
URL = "https://arxiv.org/abs/2401.00001"


def link(words: str, *, flaw: str = "", template: Template | None = TEMPLATE) -> Context:
    piece = f"l:{flaw}!{words}" if flaw else f"l:{words}"
    return one(f"**Glass Rooms** {words}", T, piece, template=template)


def fixed(rule: Rule, ctx: Context) -> str:
    return apply(ctx.head.text, [finding.fix for finding in rule(ctx) if finding.fix]).removeprefix("**Glass Rooms** ")


@pytest.mark.parametrize(
    ("label", "near"), [("Papr", "Paper"), ("papeer", "Paper"), ("Porject", "Project"), ("Cde", "Code")]
)
def test_the_nearest_label_is_proposed(label: str, near: str) -> None:
    ctx = link(f"[[{label}]({URL})]")
    (found,) = unknown_link_label(ctx)
    assert found.message == f'unknown label "{label}"; write "{near}" (see README.md:23)'
    assert fixed(unknown_link_label, ctx) == f"[[{near}]({URL})]"


def test_a_learned_label_claims_no_count_of_entries() -> None:
    (found,) = unknown_link_label(link(f"[[Papr]({URL})]", template=LEARNED))
    assert found.message == 'unknown label "Papr"; write "Paper" (as other entries here)'


def test_a_label_like_none_is_shown_the_known_ones() -> None:
    (found,) = unknown_link_label(link(f"[[Weather]({URL})]"))
    assert found.message == 'unknown label "Weather"; the list knows "Paper", "Project", "Code" (see README.md:23)'
    assert found.fix is None


@pytest.mark.parametrize("label", ["ICML2019", "2024", "here", URL, "A long label of words", "", "paper"])
def test_what_is_no_label_or_is_known_is_left_alone(label: str) -> None:
    assert not list(unknown_link_label(link(f"[[{label}]({URL})]")))


def test_a_label_that_the_list_uses_is_known() -> None:
    weather = f"[[Weather]({URL})]"
    used = [entry(f"**G** {weather}", ["t:**G**", f"l:{weather}"], line=n) for n in (1, 2, 3)]
    assert not list(unknown_link_label(listed(f"**G** {weather}\n" * 3, used)))


def test_the_list_own_spelling_is_proposed() -> None:
    used = [entry(f"**G** [[Github]({URL})]", ["t:**G**", f"l:[[Github]({URL})]"], line=n) for n in (1, 2, 3)]
    text = f"**G** [[Githb]({URL})]"
    ctx = listed(text, [entry(text, ["t:**G**", f"l:[[Githb]({URL})]"])], base=used)
    assert [finding.message for finding in unknown_link_label(ctx)] == [
        'unknown label "Githb"; write "Github" (see README.md:23)'
    ]


@pytest.mark.parametrize("label", ["Demo", "@mira"])
def test_a_word_that_readers_know_is_no_stranger_to_a_learned_template(label: str) -> None:
    assert not list(unknown_link_label(link(f"[[{label}]({URL})]", template=LEARNED)))


def test_a_label_that_stands_for_a_known_one_is_known() -> None:
    ctx = link(f"[[PDF]({URL})]")
    item = ctx.head.entries[0]
    known = replace(item, parts=(item.parts[0], replace(item.links[0], name="Paper")))
    assert not list(unknown_link_label(listed(ctx.head.text, [known])))


def test_a_label_that_is_not_written_as_it_reads_is_only_named() -> None:
    item = link(f"[[Pa**pr**]({URL})]").head.entries[0]
    read = replace(item, parts=(item.parts[0], replace(item.links[0], label="Papr")))
    assert [finding.fix for finding in unknown_link_label(listed(item.raw, [read]))] == [None]


def test_no_label_is_unknown_to_a_template_without_links_or_to_the_settings() -> None:
    ctx = link(f"[[Weather]({URL})]")
    assert not list(unknown_link_label(link(f"[[Weather]({URL})]", template=replace(TEMPLATE, slots=TEMPLATE.fields))))
    assert not list(unknown_link_label(replace(ctx, labels={"Weather": "Project"})))


@pytest.mark.parametrize(
    "words",
    [
        "[[Paper]()]",
        "[[Paper](Paper link)]",
        "[[Code](Code link)]",
        "[[Paper](url)]",
        "[[Paper](https://)]",
        "[[Paper](https://arxiv.org/abs/2401.XXXXX)]",
        "[[Paper](https://arxiv.org/abs/XXXX.XXXXX)]",
        "[[Code](https://github.com/xxxx/xxxx)]",
    ],
)
def test_a_placeholder_address(words: str) -> None:
    ctx = link(words)
    (found,) = placeholder_left(ctx)
    assert found.fix is None
    assert not list(malformed_link(ctx))


@pytest.mark.parametrize(
    "words",
    [f"[[Paper]({URL})]", "[[Code](https://github.com/exxxact/maxxxx)]", "[[Paper](docs/paper.pdf)]"],
)
def test_an_address_is_no_placeholder(words: str) -> None:
    assert not list(placeholder_left(link(words)))


def test_an_empty_address_and_a_word_are_named() -> None:
    (found,) = placeholder_left(link("[[Paper]()]", flaw="empty"))
    assert found.message == 'the address is empty; give the "Paper" link\'s own or take the link out'
    (found,) = placeholder_left(link("[[Paper](Paper link)]"))
    assert found.message == '"Paper link" is no address; give the "Paper" link\'s own or take the link out'


@pytest.mark.parametrize(
    "piece",
    ["t:**Title**", "t:**Paper Title**", "a:*Author(s)*", "a:*Authors*", "v:Conference", "v:Venue", "v:CVPR 20XX"],
)
def test_a_placeholder_field(piece: str) -> None:
    (found,) = placeholder_left(one(piece[2:], piece))
    assert found.message.startswith(f"\"{piece[2:].strip('*')}\" is the template's word; write the paper's own")


@pytest.mark.parametrize("piece", ["t:**Titles and Their Papers**", "a:*Arthur*", "v:Journal 2021", "v:CVPR 2024"])
def test_a_field_is_no_placeholder(piece: str) -> None:
    assert not list(placeholder_left(one(piece[2:], piece, template=None)))


@pytest.mark.parametrize(
    ("words", "flaw", "wanted"),
    [
        (f"[[Paper] ({URL})]", "space-before-url", f"[[Paper]({URL})]"),
        ("[[Paper](https://arxiv. org/abs/ 1)]", "blank-in-url", "[[Paper](https://arxiv.org/abs/1)]"),
        ("[[Paper](hhttps://arxiv.org/abs/1)]", "scheme", "[[Paper](https://arxiv.org/abs/1)]"),
        ("[[Paper](https://arxiv.org/abs/1]", "unclosed", "[[Paper](https://arxiv.org/abs/1)]"),
        ("[Paper](https://arxiv.org/abs/1)]", "unclosed", "[[Paper](https://arxiv.org/abs/1)]"),
        ("[[Paper]https://arxiv.org/abs/1)]", "unclosed", "[[Paper](https://arxiv.org/abs/1)]"),
    ],
)
def test_a_broken_link_is_mended(words: str, flaw: str, wanted: str) -> None:
    ctx = link(words, flaw=flaw)
    (found,) = malformed_link(ctx)
    assert "write [Paper](https" in found.message
    assert found.fix is not None
    assert found.fix.safe
    assert fixed(malformed_link, ctx) == wanted


@pytest.mark.parametrize(
    ("words", "flaw"),
    [
        ("[[Paper](https://x.org/\na)]", "blank-in-url"),
        (f"[[Paper]({URL})]", "scheme"),
        (f"[[Paper]\n({URL})]", "space-before-url"),
        ("[[](https://x.org/a]", "unclosed"),
    ],
)
def test_no_fix_where_it_is_not_certain(words: str, flaw: str) -> None:
    split = words.replace("]\n(", "] (")
    text = f"**Glass Rooms** {split}"
    item = entry(text, [T, f"l:{split}"])
    broken = replace(item.links[0], flaw=Flaw(flaw))
    if split != words:
        broken = replace(broken, span=replace(broken.span, end_line=2, end_column=36))
    ctx = listed(text.replace(split, words), [replace(item, parts=(item.parts[0], broken))])
    assert [finding.fix for finding in malformed_link(ctx)] == [None]


def test_the_list_shape_decides_how_a_broken_link_is_written() -> None:
    ctx = link(f"[[Paper]({URL}]", flaw="unclosed", template=replace(TEMPLATE, style=Style(link="[[{label}]]({url})")))
    assert fixed(malformed_link, ctx) == f"[[Paper]]({URL})"
    ctx = link(f"[[Paper]({URL}]", flaw="unclosed", template=None)
    assert fixed(malformed_link, ctx) == f"[[Paper]({URL})]"
    ctx = link(f"[[Paper]({URL}]", flaw="unclosed", template=replace(TEMPLATE, style=Style(link="{url}")))
    assert fixed(malformed_link, ctx) == f"[[Paper]({URL}]"


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("hhttps://x.org", "https://x.org"),
        ("htps://x.org", "https://x.org"),
        ("http//x.org", "http://x.org"),
        ("https:/x.org", "https://x.org"),
        ("https;//x.org", "https://x.org"),
        ("HTTPS://x.org", "HTTPS://x.org"),
        ("https://x.org/a b", "https://x.org/ab"),
        ("docs/a.md", "docs/a.md"),
        ("ftp://x.org", "ftp://x.org"),
    ],
)
def test_clean_url(url: str, wanted: str) -> None:
    assert clean_url(url) == wanted


def test_a_label_that_stands_twice() -> None:
    words = f"[[Code]({URL})] [[Code]({URL}2)]"
    ctx = one(f"**G** {words}", "t:**G**", *(f"l:{word}" for word in words.split()))
    (found,) = repeated_link_label(ctx)
    assert found.message == 'the label "Code" stands twice; give this one its own label'
    words = f"[[Code]({URL})] [[Code]({URL})]"
    ctx = one(f"**G** {words}", "t:**G**", *(f"l:{word}" for word in words.split()))
    assert [finding.message for finding in repeated_link_label(ctx)] == [
        'the label "Code" stands twice; a copy; take one out'
    ]
    usual = [*ctx.head.entries] * 3
    assert not list(repeated_link_label(listed("", ctx.head.entries, base=usual)))


def test_the_nearest_label_is_proposed_in_the_lists_own_spelling() -> None:
    slots = tuple(replace(slot, said=slot.label.lower()) for slot in TEMPLATE.slots)
    ctx = link(f"[[Cde]({URL})]", template=replace(TEMPLATE, slots=slots))
    assert fixed(unknown_link_label, ctx) == f"[[code]({URL})]"
