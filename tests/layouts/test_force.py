import pytest

from prcheck import template
from prcheck.errors import ConfigError
from prcheck.layouts import parse, templates
from prcheck.model import Gap, Kind, Mark, Role, Style, Template

DECLARED = "```\n**Title**<br>\n*Author*<br>\nConference\n[[Paper](Paper link)]\n[[Code](Code link)]\n```\n\n"


def paragraphs(names: str, code: str = "", venue: str = "CVPR 2020 ", end: str = "<br>") -> str:
    return "".join(
        f"**Threads of Gold and Silver {n}**{end}\n*Ada Lovelace, Jane Doe*{end}\n"
        f"{venue}[[Paper](https://arxiv.org/abs/{n})]{code}\n\n"
        for n in names
    )


def bullets(names: str, tail: str = "") -> str:
    return "".join(
        f"- [Threads of Silk and Wool {n}](https://arxiv.org/abs/{n}), Doe et al., ICML 2020{tail}\n" for n in names
    )


def found(text: str, **more: object) -> tuple[Template, ...]:
    return templates([parse(text, "README.md")], {}, **more)[0]  # type: ignore[arg-type]  # test's own keywords


def test_a_declared_template_that_entries_follow_is_in_force() -> None:
    (template,) = found(DECLARED + paragraphs("abcd", end="  "))
    assert (template.origin, template.source, template.follow, template.of) == ("declared", "README.md:1", 4, 4)
    assert template.required == ("title", "authors", "venue", "Paper")
    assert template.shapes == {("title", "authors", "venue", "link:Paper")}
    assert template.style.newline == "  "


def test_one_that_under_half_follow_is_not() -> None:
    (template,) = found(DECLARED + bullets("abcd"))
    assert (template.origin, template.source) == ("learned", "4 entries; 0 of 4 follow README.md:1")


def test_a_real_entry_may_declare_it() -> None:
    guide = f"The format:\n\n```\n{paragraphs('z')}```\n"
    (template,), _ = templates([parse(paragraphs("abcd"), "README.md")], {"CONTRIBUTING.md": guide})
    assert (template.origin, template.source, template.follow) == ("declared", "CONTRIBUTING.md:3", 4)


def test_a_guide_may_declare_it() -> None:
    document = parse(paragraphs("abcd"), "README.md")
    (template,), skips = templates([document], {"CONTRIBUTING.md": DECLARED})
    assert (template.origin, template.source, template.path) == ("declared", "CONTRIBUTING.md:1", "README.md")
    assert not skips


def test_every_document_has_its_own() -> None:
    documents = [parse(DECLARED + paragraphs("abcd"), "README.md"), parse(bullets("abcd"), "docs/2020.md")]
    chosen, _ = templates(documents, {})
    assert [(t.path, t.origin) for t in chosen] == [("README.md", "declared"), ("docs/2020.md", "learned")]


def test_settings_come_first_even_where_nobody_follows() -> None:
    (template,) = found(DECLARED + paragraphs("abcd"), setting="*Title*, Author, Venue [[PDF](link)]")
    assert (template.origin, template.source, template.follow, template.of) == ("settings", "settings", 0, 4)


def test_a_bad_setting_is_an_error() -> None:
    with pytest.raises(ConfigError):
        found(paragraphs("abcd"), setting="*Autor*")


def test_settings_widen_the_required_links() -> None:
    (template,) = found(DECLARED + paragraphs("abcd"), required_links=("Paper", "Code"))
    assert template.required == ("title", "authors", "venue", "Paper", "Code")
    assert template.required_links == ("Paper", "Code")


@pytest.mark.parametrize(
    ("asked", "required", "links"),
    [
        (("PDF",), ("Paper",), ["PDF", "Code"]),
        (("paper", "pdf"), ("Paper",), ["PDF", "Code"]),
        (("code", "Slide"), ("Code", "Slides"), ["PDF", "Code", "Slides"]),
        (("Fibre chart",), ("Fibre chart",), ["PDF", "Code", "Fibre chart"]),
        ((), (), ["PDF", "Code"]),
    ],
)
def test_required_links_may_be_other_words_and_new_labels(
    asked: tuple[str, ...], required: tuple[str, ...], links: list[str]
) -> None:
    (template,) = found((DECLARED + paragraphs("abcd")).replace("[Paper]", "[PDF]"), required_links=asked)
    assert template.required_links == required
    assert [slot.shown for slot in template.links] == links


def test_the_lists_own_word_for_a_label_is_kept_where_nearly_all_use_it() -> None:
    (template,) = found(paragraphs("abcd").replace("[Paper]", "[PDF]"))
    assert [(slot.label, slot.shown) for slot in template.links] == [("Paper", "PDF")]
    assert [template.shown(name) for name in template.required] == ["title", "authors", "venue", "PDF"]
    (template,) = found(paragraphs("ab") + paragraphs("cd").replace("[Paper]", "[PDF]"))
    assert [slot.shown for slot in template.links] == ["Paper"]


def test_an_unread_template_is_told_and_one_is_learned() -> None:
    fence = "```\n**Title** *Author* gibberish zick zack drum herum und noch viel mehr Worte davon [x](y)\n```\n\n"
    chosen, skips = templates([parse(fence + paragraphs("abcd"), "README.md")], {})
    assert [template.origin for template in chosen] == ["learned"]
    assert [skip.what for skip in skips] == ["template"]


def test_a_list_without_entries_has_its_declared_template_or_none() -> None:
    assert [t.of for t in found(DECLARED)] == [0]
    assert found("# Looms\n") == ()


def test_a_section_may_follow_another_declared_template() -> None:
    other = "```\n- [Title](url), Author et al., Venue\n```\n\n"
    text = f"{DECLARED}{other}## Papers\n\n{paragraphs('abcdef')}## Surveys\n\n{bullets('ghi')}"
    first, second = found(text)
    assert (first.source, first.section) == ("README.md:1", None)
    assert (second.source, second.section, second.follow, second.of) == ("README.md:9", ("Surveys",), 3, 3)


def test_a_section_may_follow_one_that_the_list_does_not() -> None:
    text = f"{DECLARED}## Papers\n\n{bullets('abcdef')}## Surveys\n\n{paragraphs('gh')}"
    chosen = found(text)
    assert [(t.origin, t.section) for t in chosen] == [("learned", None), ("declared", ("Surveys",))]


def test_a_learned_template_tells_marks_order_lines_and_links() -> None:
    text = f"## Looms\n\n{paragraphs('abcdefgh')}{paragraphs('xy', '[[Code](https://github.com/a/b)]')}"
    (template,) = found(text)
    assert [(slot.role, slot.label) for slot in template.slots] == [
        (Role.TITLE, ""),
        (Role.AUTHORS, ""),
        (Role.VENUE, ""),
        (Role.LINK, "Paper"),
        (Role.LINK, "Code"),
    ]
    assert [slot.gap for slot in template.fields] == [Gap.FIRST, Gap.HARD, Gap.HARD]
    assert [slot.marks for slot in template.fields] == [{Mark.BOLD}, {Mark.ITALIC}, frozenset()]
    assert template.required == ("title", "authors", "venue", "Paper")
    assert (template.follow, template.of) == (10, 10)


def test_marks_that_some_entries_bear_are_free() -> None:
    (template,) = found(f"## Looms\n\n{paragraphs('abcde')}" + paragraphs("fgh").replace("**", ""))
    assert template.slots[0].free == {Mark.BOLD}
    assert template.slots[0].marks == frozenset()


def test_breaks_that_not_all_entries_have_are_asked_of_nobody() -> None:
    (template,) = found(f"## Looms\n\n{paragraphs('abcde')}{paragraphs('fgh', end='')}")
    assert [slot.gap for slot in template.fields] == [Gap.FIRST, Gap.NONE, Gap.NONE]


def test_a_break_is_asked_where_nearly_all_break_somehow() -> None:
    rows = "".join(
        f"- Threads of Silk and Wool {n} [[pdf](https://arxiv.org/abs/{n})]\n  - Jane Doe, Richard Roe. *ICML 2020*\n"
        for n in "abcdefgh"
    )
    (template,) = found(f"## Looms\n\n{rows}")
    authors = template.slot(Role.AUTHORS)
    assert authors is not None
    assert authors.gap is Gap.BLOCK


def test_sections_that_differ_have_their_own() -> None:
    without = [paragraphs(names, venue="") for names in ("ghijk", "lm")]
    text = f"# L\n\n## A\n\n{paragraphs('abcdef')}## B\n\n{without[0]}## C\n\n{without[1]}"
    first, second = found(text)
    assert (first.section, first.required) == (None, ("title", "authors", "Paper"))
    assert (second.section, second.required) == (("L", "A"), ("title", "authors", "venue", "Paper"))


def test_kinds_have_their_own() -> None:
    chosen = found(f"## Looms\n\n{paragraphs('abc')}{bullets('defg')}")
    assert [(t.kind, t.of) for t in chosen] == [(Kind.BULLET, 4), (Kind.PARAGRAPH, 3)]


def test_generic_labels_and_rare_ones_make_no_slot() -> None:
    text = bullets("abcdefgh", " [link](https://looms.example)") + bullets("i", " [[Loomery](https://looms.example)]")
    (template,) = found(f"## Looms\n\n{text}")
    assert [slot.label for slot in template.links] == []


def test_style_is_what_most_entries_do() -> None:
    text = f"## Looms\n\n{paragraphs('abc', '[[Code](https://github.com/a/b)]', end=chr(92))}"
    style = found(text)[0].style
    assert (style.newline, style.link, style.link_gap, style.between, style.marker) == (
        "\\",
        "[[{label}]({url})]",
        Gap.NONE,
        "",
        "",
    )


def test_style_of_items() -> None:
    rows = "".join(
        f"{n}. **Threads of Silk and Wool {n}**, ICML 2020 [pdf](https://arxiv.org/{n}) | [code](https://github.com/a/{n})\n"
        for n in range(1, 5)
    )
    style = found(f"## Looms\n\n{rows}")[0].style
    assert (style.marker, style.between, style.link) == ("1. ", " | ", "[{label}]({url})")


def test_links_on_lines_of_their_own() -> None:
    style = found(paragraphs("abcd", "\n[[Code](https://github.com/a/b)]"))[0].style
    assert style.between == "\n"


def test_the_default_style_stands_where_nothing_is_known() -> None:
    plain = found(DECLARED)[0].style
    assert (plain.newline, plain.link) == (Style().newline, Style().link)


def test_the_work_for_a_list_of_templates_grows_with_it_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[template.Slots] = []
    follows = template._follows  # what is counted

    def counting(form: template.Form, slots: template.Slots) -> bool:
        tried.append(slots)
        return follows(form, slots)

    monkeypatch.setattr(template, "_follows", counting)
    shown = "Format:\n\n```\n**Silver Threads** *Jane Doe*, ICML 2020 [[Paper](https://arxiv.org/abs/1)]\n```\n\n"
    different = (f"```\n**Title**<br>\n*Author*<br>\n[[Paper](Paper link)] [[P{n}](link)]\n```\n\n" for n in range(120))
    found(20 * (shown + paragraphs("ab")))
    once = len(tried)
    found(80 * (shown + paragraphs("ab")))
    assert once > 0
    assert len(tried) - once <= 5 * once
    _, skips = templates([parse("".join(different) + paragraphs("abcd"), "README.md")], {})
    assert [skip.reason for skip in skips] == [
        "120 different templates; those from README.md:601 on are not read: at most 100"
    ]


def test_where_entries_are_too_few_to_learn_from_the_declared_template_stands() -> None:
    (template,) = found(DECLARED + bullets("a"))
    assert (template.origin, template.source, template.follow, template.of) == ("declared", "README.md:1", 0, 1)
