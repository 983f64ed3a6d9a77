import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.errors import ConfigError
from prcheck.layouts import declared
from prcheck.layouts.drafts import LOOKED_AT, draft, names_title
from prcheck.layouts.given import read_template
from prcheck.layouts.words import FIELDS
from prcheck.model import Gap, Mark, Role, Slot, Template

FENCE = """\
# Looms

Add yours in this format:

```
**Title**<br>
*Author*<br>
Conference
[[Paper](Paper link)]
[[Code](Code link)]
```
"""


def words(template: Template) -> list[str]:
    return [slot.label or slot.word for slot in template.slots]


def only(text: str) -> Template:
    found, skips = declared.find(text, "README.md")
    assert not skips
    assert len(found) == 1
    return found[0]


def test_a_fence_is_a_template_with_its_line() -> None:
    template = only(FENCE)
    assert (template.origin, template.source, template.path) == ("declared", "README.md:5", "README.md")
    assert template.slots == (
        Slot(Role.TITLE, "Title", "", frozenset({Mark.BOLD}), Gap.FIRST),
        Slot(Role.AUTHORS, "Author", "", frozenset({Mark.ITALIC}), Gap.HARD),
        Slot(Role.VENUE, "Conference", "", frozenset(), Gap.HARD),
        Slot(Role.LINK, "Paper link", "Paper", frozenset(), Gap.SOFT),
        Slot(Role.LINK, "Code link", "Code", frozenset(), Gap.SOFT),
    )
    assert template.required == ("title", "authors", "venue", "Paper")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("> **Title**, *Authors*, Venue Year [[PDF](link)]\n", ["Title", "Authors", "Venue Year", "Paper"]),
        ("<!-- **Title**\n*Authors*\nVenue [pdf](url) -->\n", ["Title", "Authors", "Venue", "Paper"]),
        ("[//]: # (**Title** *Authors* Venue [pdf](url))\n", ["Title", "Authors", "Venue", "Paper"]),
        ("Write `- [Title](paper link), Authors, Venue`.\n", ["Title", "Authors", "Venue"]),
        ("- **Paper Title**, *Author(s)*, Conference, Year\n", ["Paper Title", "Author(s)", "Conference, Year"]),
        ("    **Title**, Authors\n    Venue\n", ["Title", "Authors", "Venue"]),
        ("```\n| Year | Title | Venue | Code |\n```\n", ["Year", "Title", "Venue", "Code"]),
        ("```\n**题目**, 作者, 会议 [论文](链接)\n```\n", ["题目", "作者", "会议", "Paper"]),
        ("```\n- **论文题目**，作者，会议 年份 [[论文链接](链接)]\n```\n", ["论文题目", "作者", "会议 年份", "Paper"]),
        ('```\n* **Short Title**: "Title", Venue, Year. [Code](link)\n```\n', ["Title", "Venue, Year", "Code"]),
        ("```\n[Origin] **Title** [[Paper](Paper Link)] [[Site](Site Link)]\n```\n", ["Title", "Paper", "Project"]),
        (
            "```\n- <Author's Name>. <Title>. <Venue>. [DOI](<doi uri>)\n```\n",
            ["Author's Name", "Title", "Venue", "Paper"],
        ),
        ("```\n- Author, et al. **Title**. Venue Year. [Link](URL)\n```\n", ["Author", "Title", "Venue Year", "Paper"]),
        (
            "```\n1. No paper without code.\n2. - [venue] Author. [title]() [[code]]()\n```\n",
            ["venue", "Author", "title", "Code"],
        ),
        (
            "```\n### Title\n- Authors: Author 1\n- Venue:\n- Paper: [link](url)\n```\n",
            ["Title", "Authors", "Venue", "Paper"],
        ),
        ("Format:\n\n- Title:\n- Author(s):\n- Venue:\n- Paper link:\n", ["Title", "Author(s)", "Venue", "Paper"]),
        ("| Title | Authors | Paper |\n|---|---|---|\n", ["Title", "Authors", "Paper"]),
        ("| Date | Title | Code |\n|---|---|---|\n| YYYY | Title | [Code](url) |\n", ["Date", "Title", "Code"]),
        ("Keep to the format **|YEAR|CONFERENCE|TITLE|**.\n", ["YEAR", "CONFERENCE", "TITLE"]),
        ("* Use the format '[Title](url) - (venue) (url of the code)'\n", ["Title", "venue", "Code"]),
        ("Follow the format TITLE, AUTHOR, VENUE | BIBTEX. For example:\n", ["TITLE", "AUTHOR", "VENUE", "Bibtex"]),
        ("[comment]: <> (**Title**, *Authors*, Venue [pdf](url))\n", ["Title", "Authors", "Venue", "Paper"]),
    ],
)
def test_templates_stand_in_many_places(text: str, found: list[str]) -> None:
    assert words(only(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Add the title, author, conference, paper link and code link in `README.md` with the format below:\n",
        "**Notes on a Machine That Weaves Numbers**<br>\n*Ada Lovelace*<br>\nCVPR 2024 [[Paper](https://a.example)]\n",
        "```bibtex\n@article{x, title={A}, author={B}, journal={C}, year={2020}}\n```\n",
        "```python\ntitle = author + venue\n```\n",
        "# Title\n\nAuthors\n",
        "```yaml\ntitle: page\nauthor: me\nvenue: here\n```\n",
        "- [Article on names](https://loom.example/a), The Author, Journal 2020\n",
        'If you use it, cite "Title of the survey", Author et al., Journal 2021.\n',
        "Include:\n\n* **Title** - with a link\n* **Authors** - all\n* **Venue** - and year\n",
        "| Title | Venue | Paper |\n|---|---|---|\n| Looms | CVPR | [pdf](https://arxiv.org/abs/1) |\n",
    ],
)
def test_other_texts_are_no_templates(text: str) -> None:
    assert declared.find(text, "README.md") == ((), ())


def test_a_nested_item_is_another_block() -> None:
    template = only("```\n- **Title** [[pdf](link)]\n  - Author 1, Author 2. *Conference Year*\n```\n")
    assert [slot.gap for slot in template.slots] == [Gap.FIRST, Gap.NONE, Gap.BLOCK, Gap.NONE]


def test_a_linked_title_and_linked_authors() -> None:
    template = only("```\n**[Title](url)**, *[Author](home page)*, Venue\n```\n")
    assert template.slots[0].marks == {Mark.BOLD, Mark.LINKED}
    assert template.slots[1].marks == {Mark.ITALIC}


def test_the_same_template_twice_is_one() -> None:
    assert len(declared.find(FENCE + FENCE, "README.md")[0]) == 1


def test_a_fence_that_is_meant_as_one_and_cannot_be_read_is_told() -> None:
    text = "```\n**Title** *Author* gibberish zick zack drum herum und noch viel mehr Worte davon [x](y)\n```\n"
    found, skips = declared.find(text, "README.md")
    assert not found
    assert skips[0].what == "template"
    assert skips[0].reason.startswith('README.md:1 looks like a template; could not understand "gibberish')


def test_two_titles_in_a_fence_are_told() -> None:
    found, skips = declared.find("```\n**Title**, *Author*\n\n**Title**, *Author*\n```\n", "README.md")
    assert not found
    assert "a title stands twice in it" in skips[0].reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("**Titel**<br>\n*Weavers*<br>\n[[Paper](Paper link)]", 'could not understand "titel"; is it "title"?'),
        ("**Title**<br>\n*Authors*<br>\nVenue [[Papr](Paper link)]", 'could not understand "Papr"; is it "paper"?'),
        ("*Authors*<br>\nVenue [[Paper](Paper link)]", 'it has no title; write "Title" where it belongs'),
        ("**Werk**<br>\n[[Paper](Paper link)]", 'could not understand "werk"; write "Title" where it belongs'),
    ],
)
def test_what_a_fence_lacks_is_told(text: str, reason: str) -> None:
    found, skips = declared.find(f"# Looms\n\n```\n{text}\n```\n", "README.md")
    assert not found
    assert [skip.reason for skip in skips] == [f"README.md:3 looks like a template; {reason}"]


@pytest.mark.parametrize(
    ("text", "required"),
    [
        ("**Title**, Venue [[Code](url)]", ("title", "venue", "Code")),
        ("[Title](url), Venue [[Paper](url)]", ("title", "venue", "Paper")),
        ("[Title](url), Venue [[Code](url)]", ("title", "venue")),
        ("**Title**, Venue [[Code](url if any)]", ("title", "venue")),
    ],
)
def test_the_first_link_is_required_unless_the_title_leads_there(text: str, required: tuple[str, ...]) -> None:
    assert only(f"```\n{text}\n```\n").required == required


def test_several_templates_for_papers_data_sets_and_surveys() -> None:
    text = (
        "```\n**Title**<br>\n*Authors*<br>\nVenue [[Paper](url)]\n```\n\n"
        "```\n**Dataset Name** | Year | [[Paper](url)] | [[Data](url)]\n```\n\n"
        "```\n- [Survey title](url), Authors, Journal Year\n```\n"
    )
    found, skips = declared.find(text, "README.md")
    assert not skips
    assert [(t.source, t.slots[0].word) for t in found] == [
        ("README.md:1", "Title"),
        ("README.md:7", "Dataset Name"),
        ("README.md:11", "Survey title"),
    ]


def test_settings_give_a_template() -> None:
    template = read_template("```\n**Title**<br>\n*Authors*<br>\nVenue [[PDF](link)]\n```\n", "prcheck.toml", "R")
    assert (template.origin, template.source, template.path) == ("settings", "prcheck.toml", "R")
    assert template.required == ("title", "authors", "venue", "Paper")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("**Titel**<br>\n*Author*", 'line 1 of the template, "**Titel**<br>": "titel" is no field'),
        ("**Title**<br>\n*Wevers*", 'line 2 of the template, "*Wevers*": "wevers" is no field'),
        ("**Title** [[Papr](url)]", '"Papr" is no field'),
        ("*Author*<br>\nVenue", 'line 1 of the template, "*Author*<br>": the template has no title'),
        (
            "**Title**, *Author*\n\n**Title**, Venue",
            'line 3 of the template, "**Title**, Venue": the template has 2 titles',
        ),
        ("", "the template has no title"),
    ],
)
def test_a_bad_template_in_the_settings_is_an_error(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as error:
        read_template(text, "shape.md")
    assert message in error.value.message
    assert error.value.message.startswith("shape.md:")
    assert error.value.tip


def test_a_bad_template_is_found_by_its_line_in_its_file() -> None:
    with pytest.raises(ConfigError) as error:
        read_template("\n```markdown\n**Title**<br>\n[[Papr](url)]\n```\n", "shape.md")
    assert error.value.message.startswith('shape.md:4: line 4 of the template, "[[Papr](url)]"')


def test_an_example_of_an_entry_with_a_gap_is_no_template() -> None:
    gap = "    **Weaving at Night**<br>\n    *Ada Lovelace*<br>\n    [[Paper](https://arxiv.org/abs/2401.00001)] "
    assert declared.find(f"Bad:\n\n{gap}[[Code](Code link)]\n", "docs/rules.md") == ((), ())
    assert declared.find("Form:\n\n    **Weaving**\n    [[Paper](Paper link)]\n", "docs/rules.md")[1]


@given(st.text(alphabet=" \n*_[]()<>|`#-.,TitleAuthorsVenuePaper>!:", max_size=200))
def test_every_text_is_looked_through(text: str) -> None:
    for template in declared.find(text, "README.md")[0]:
        assert template.slot(Role.TITLE)


@pytest.mark.parametrize("word", [word for word, role in FIELDS.items() if role is Role.TITLE])
def test_every_word_for_a_title_passes_the_quick_test(word: str) -> None:
    assert names_title(f"**{word.title()}**")


def test_few_words_of_a_long_passage_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()

    def near(word: str) -> str:
        asked.append(word)
        return ""

    monkeypatch.setattr(declared, "_near", near)
    assert declared.find("**Title** " + "[a](b " * 500, "README.md") == ((), ())
    assert 0 < len(asked) <= LOOKED_AT


def test_a_text_of_unknown_words_is_read_no_further_than_it_may_be_a_template() -> None:
    assert len(draft("**Title** " + "[a](b " * 500).unknown) == len(draft("**Title** " + "[a](b " * 50).unknown)


def test_a_misspelling_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()

    def heard(word: str, *_: object, **__: object) -> list[str]:
        asked.append(word)
        return []

    monkeypatch.setattr(declared, "get_close_matches", heard)
    declared._near.cache_clear()
    declared.find("- **Title** [tilte](b)\n" * 50, "README.md")
    assert asked == ["tilte"]
    declared._near.cache_clear()


def test_a_long_passage_is_no_template() -> None:
    assert only("**Title**<br>\n*Authors*<br>\nVenue [[Paper](link)]\n")
    assert (
        declared.find("**Title**<br>\n*Authors*<br>\nVenue [[Paper](link)]" + " " * 4_000 + "x\n", "README.md")[0] == ()
    )
