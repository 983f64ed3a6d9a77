"""Declared templates that cannot be read or contradict each other: told with their line and what is wrong."""

import pytest

from prcheck.layouts import declared, parse, templates

FENCE = "```\n**Title**<br>\n*Author(s)*<br>\nConference, Year\n[[Paper](Paper link)]\n```\n"
TURNED = "```\n*Author(s)*<br>\n**Title**<br>\nConference, Year\n[[Paper](Paper link)]\n```\n"
BODY = "".join(
    f"**Weaving with {name} Looms**<br>\n*Ada Lovelace, Jane Doe*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/{at})]\n\n"
    for at, name in enumerate(("Old", "New", "Big", "Small"))
)


def reasons(text: str) -> list[str]:
    return [skip.reason for skip in declared.find(text, "README.md")[1]]


def told(readme: str, guide: str = "") -> list[str]:
    document = parse(f"# Looms\n\n{readme}\n## Papers\n\n{BODY}", "README.md")
    return [skip.reason for skip in templates([document], {"CONTRIBUTING.md": guide})[1]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Write `**Tittle** *Authors*, Venue Year [[Paper](link)]` in this form.\n", None),
        ("The format is `**Tittle** *Authors*, Venue Year [[Paper](link)]`.\n", '"tittle"; is it "title"?'),
        ("The format is `*Authors*, Venue Year [[Paper](link)]`.\n", "it has no title"),
        ("The format is `[[Paper](link)]`.\n", None),
        ("Like this:\n\n> **Tittle**<br>\n> *Authors*, Venue Year [[Paper](link)]\n", '"tittle"; is it "title"?'),
        ("<!-- Format:\n*Authors*<br>\nVenue Year [[Paper](link)] -->\n", "it has no title"),
        ("Keep to the format *Ada Lovelace*, CVPR 2024 [[Paper](paper link)].\n", None),
        ("```\n[[Paper](Paper link)] [[Code](Code link)]\n```\n", None),
        ("```\n**Title** [[Paper](link)]\n```\n", "it names too little beside the title"),
    ],
)
def test_what_an_announced_text_lacks_is_told(text: str, reason: str | None) -> None:
    found = reasons(text)
    assert (not found) if reason is None else (len(found) == 1 and reason in found[0])


def test_a_word_in_a_fields_place_is_told_with_its_line() -> None:
    (reason,) = reasons("# Looms\n\n" + FENCE.replace("Conference", "Frobnication"))
    assert reason.startswith('README.md:6 has a word in the template that stands for no field: "frobnication"')
    assert reasons(FENCE.replace("Year", "Frobnication")) == []
    assert reasons(FENCE.replace("Conference, Year", "[[Loomcode](link)]")) == []


def test_two_words_in_the_places_of_both_are_told_with_their_line() -> None:
    text = FENCE.replace("Author(s)", "Wevers").replace("Conference", "Frobnication")
    (reason,) = reasons("# Looms\n\n" + text)
    assert reason.startswith('README.md:5 has words in the template that stand for no field: "wevers", "frobnication";')
    assert reasons("```\n- [Title](link): what weavers would like to know of it, Year\n```\n") == []


PLAIN = FENCE.removeprefix("```\n").removesuffix("```\n")


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("Title", "Tilte", 5, 'could not understand "tilte"; is it "title"?'),
        ("Author(s)", "Autors", 5, 'could not understand "autors"; is it "authors"?'),
        ("[[Paper]", "[[Papr]", 5, 'could not understand "Papr"; is it "paper"?'),
        ("Conference", "Frobnication", 7, 'has a word in the template that stands for no field: "frobnication"'),
    ],
)
def test_a_plain_paragraph_below_words_on_the_format_is_told_like_code(
    old: str, new: str, line: int, what: str
) -> None:
    text = f"# Looms\n\nUse this format:\n\n{PLAIN.replace(old, new)}\n## Papers\n\n{BODY}"
    (reason,) = reasons(text)
    assert reason.startswith(f"README.md:{line} ")
    assert what in reason
    assert len(parse(text, "README.md").entries) == 4


@pytest.mark.parametrize("url", ["Paper link", "", "https://arxiv.org/abs/xxxx.xxxxx"])
@pytest.mark.parametrize("title", ["Tilte", "Paper Tilte", "Titel of the paper"])
def test_a_misspelt_title_is_told_and_its_template_is_not_taken(title: str, url: str) -> None:
    fence = FENCE.replace("Title", title).replace("Paper link", url)
    document = parse(f"# Looms\n\nThe format:\n\n{fence}\n## Papers\n\n{BODY}", "README.md")
    (template,), (skip,) = templates([document], {})
    assert template.origin == "learned"
    assert skip.reason.startswith("README.md:5 looks like a template; could not understand")


@pytest.mark.parametrize("fenced", [True, False])
def test_a_misspelt_word_in_the_head_of_a_table_is_told(fenced: bool) -> None:
    head = "| Tilte | Authors | Venue | Paper |\n|---|---|---|---|\n"
    (reason,) = reasons(f"# Looms\n\n```\n{head}```\n" if fenced else f"# Looms\n\n{head}\n## Papers\n")
    assert reason == 'README.md:3 looks like a template; could not understand "tilte"; is it "title"?'


def test_a_linked_title_and_one_field_are_a_template() -> None:
    found, skips = declared.find("```\n- [Dataset name](link), Year: description\n```\n", "README.md")
    assert len(found) == 1
    assert not skips


@pytest.mark.parametrize(
    ("readme", "guide", "reason"),
    [
        (
            FENCE,
            f"# How to add\n\n{TURNED}",
            (
                "README.md:3 and CONTRIBUTING.md:3 declare different templates: title, authors, venue in one,"
                " authors, title, venue in the other; the list follows README.md:3"
            ),
        ),
        (
            FENCE,
            FENCE.replace("**", "+").replace("*", "**").replace("+", "*"),
            (
                "README.md:3 and CONTRIBUTING.md:1 declare different templates:"
                " the title bold in one, italic in the other; the list follows README.md:3"
            ),
        ),
        (
            f"Use this:\n\n{FENCE}\nUse this:\n\n{TURNED}",
            "",
            (
                "README.md:5 and README.md:14 declare different templates: title, authors, venue in one,"
                " authors, title, venue in the other; the list follows README.md:5"
            ),
        ),
        (
            TURNED,
            TURNED.replace("**", ""),
            "README.md:3 and CONTRIBUTING.md:1 declare different templates: the title bold in one, plain in the other",
        ),
    ],
)
def test_two_different_templates_are_told(readme: str, guide: str, reason: str) -> None:
    assert told(readme, guide) == [reason]


@pytest.mark.parametrize(
    ("readme", "guide"),
    [
        (FENCE, FENCE),
        (FENCE, f"For data sets:\n\n{TURNED}"),
        (FENCE, f"# Surveys\n\n{TURNED}"),
        (FENCE, TURNED.replace("Title", "Dataset name")),
        (f"Use this:\n\n{FENCE}\nor\n\n{TURNED}", ""),
        (FENCE, "```\n| Year | Title | Venue | Code |\n```\n"),
        (FENCE, "Follow the format title, authors, venue.\n"),
    ],
)
def test_templates_for_other_things_or_as_a_choice_are_fine(readme: str, guide: str) -> None:
    assert told(readme, guide) == []


def test_two_templates_that_the_list_follows_both_are_fine() -> None:
    other = BODY.replace("**Weaving", "**Weft").replace("**W", "*W").replace("s**", "s*").replace("*Ada", "**Ada")
    text = f"# Looms\n\n{FENCE}\n## New\n\n{BODY}## Old\n\n{other.replace('Doe*', 'Doe**')}"
    turned = FENCE.replace("**", "+").replace("*", "**").replace("+", "*")
    chosen, skips = templates([parse(text, "README.md")], {"CONTRIBUTING.md": turned})
    assert {template.source for template in chosen} == {"README.md:3", "CONTRIBUTING.md:1"}
    assert not skips
