"""Writing: an entry in a list's own handwriting, read again, is the same entry."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prcheck.layouts import hand, parse, templates, write
from prcheck.layouts.writing import address, escaped
from prcheck.model import Document, Entry, Field, Gap, Kind, Link, Mark, Part, Role, Slot, Span, Style, Template

HOME = Span(1, 1, 1, 1)
NAMES = ("Ann Lee", "Bo Chan", "Cy Dole", "Di Engel", "Ed Foss", "Flo Garcia")
TITLES = (
    "Learning to Fold Paper Cranes",
    "Ships in Bottles: A Survey",
    "Towards Quiet Engines",
    "A Map of Tidal Pools",
)
VENUES = ("CVPR 2031", "ICML 2030", "NeurIPS 2029", "ECCV 2032")


def lines(pattern: str, head: str = "# Papers\n\n") -> str:
    """A list of entries in one shape."""
    return head + "".join(pattern.format(**values(number)) for number in range(6))


def values(number: int) -> dict[str, str]:
    return {
        "title": TITLES[number % 4] + " Again" * (number // 4),
        "names": ", ".join((NAMES[number], NAMES[(number + 1) % 6], NAMES[(number + 2) % 6])),
        "venue": VENUES[number % 4],
        "year": VENUES[number % 4][-4:],
        "paper": f"https://arxiv.org/abs/3{number}01.0000{number}",
        "code": f"https://github.com/ann/fold{number}",
    }


SHAPES = {
    "paragraph": lines("**{title}**<br>\n*{names}*<br>\n{venue} [[Paper]({paper})][[Code]({code})]\n\n"),
    "spaces": lines("**{title}**  \n*{names}*  \n{venue}  \n[[Paper]({paper})]\n[[Code]({code})]\n\n"),
    "backslash": lines("**{title}** \\\n*{names}* \\\n{venue}. [[Paper]({paper})] [[Code]({code})]\n\n"),
    "linked": lines("- [{title}]({paper}), {names}, {venue} | [code]({code})\n"),
    "bold": lines("- **{title}** ({year}), {names} [[pdf]]({paper}) [[code]]({code})\n"),
    "lazy": lines("* **{title}** <br>\n*{names}* <br>\n{venue}. [[Paper]]({paper}) [[Code]]({code})\n\n"),
    "nested": lines("- {title}.\n  [[pdf]]({paper}) [[code]]({code})\n  - {names}. *{venue}*\n\n"),
    "numbered": lines('1. **"{title}"**. *{names}*. {venue}. [[Paper]({paper})] [[Code]({code})]\n'),
    "row": lines(
        "| **{title}** | {names} | {venue} | [Link]({paper}) | [Code]({code}) |\n",
        "# Papers\n\n| Title | Authors | Venue | Paper | Code |\n|---|---|---|---|---|\n",
    ),
    "heading": lines("### {title} of It\n\n*{names}*\n\n{venue}\n\n- [Paper]({paper})\n- [Code]({code})\n\n"),
    "below": lines("- **{title} ({venue})**\n  - {names}\n  - [[Paper]]({paper})\n  - [[Code]]({code})\n\n"),
    "nickname": lines('* **Fold**: "{title}", {venue} (*Lab*). [[Paper]({paper})][[PyTorch]({code})]\n'),
    "cited": lines('**[3]** {names}. "**{title}**." {venue}. [[pdf]]({paper}) :star:\n\n'),
    "underlined": lines("- {title}, <ins>{venue}</ins> [[Paper]({paper})] [[Code]({code})]\n"),
    "badges": lines(
        "- [{title}]({paper})<br>\n  *{names}*<br>\n  {venue}\n"
        "  [![Code](https://img.shields.io/badge/Code-blue.svg)]({code})\n\n"
    ),
    "html": lines('<b>{title}</b><br/>\n<i>{names}</i><br/>\n{venue} <a href="{paper}">[Paper]</a>\n\n'),
    "title field": lines(
        "- Title: {title}\n- Authors: {names}\n- Venue: {venue}\n- Paper: {paper}\n- Code: {code}\n\n"
    ),
    "words in Chinese": lines("**{title}**\n\n- 作者：{names}\n- 会议：{venue}\n- 论文：{paper}\n- 代码：{code}\n\n"),
    "fields": lines("[7] {title}\n\n- Authors: {names}\n- Venue: {venue}\n- Paper: {paper}\n- Code: {code}\n\n---\n\n"),
}


def meaning(entry: Entry) -> list[tuple[str, str, str]]:
    return sorted(
        (p.role.value, p.text if isinstance(p, Field) else p.label, getattr(p, "url", "")) for p in entry.parts
    )


def around(text: str, entry: Entry, source: str) -> str:
    rows = text.split("\n")
    return "\n".join([*rows[: entry.span.line - 1], source, *rows[entry.span.end_line :]])


def changed(entry: Entry, values: dict[Role, str], urls: list[str]) -> Entry:
    parts: list[Part] = []
    for part in entry.parts:
        if isinstance(part, Field):
            parts.append(replace(part, text=values.get(part.role, part.text)))
        else:
            url = urls.pop()
            labels = {entry.title.text if entry.title else "": values[Role.TITLE], part.url: url}
            parts.append(replace(part, url=url, label=labels.get(part.label, part.label)))
    return replace(entry, parts=tuple(parts))


@pytest.mark.parametrize("shape", SHAPES)
def test_an_entry_of_the_list_is_written_as_it_stands(shape: str) -> None:
    text = SHAPES[shape]
    document, template = learned(shape)
    assert len(document.entries) == 6
    for entry in document.entries:
        again = parse(around(text, entry, write(entry, template)), "README.md")
        assert again.text == text or [meaning(e) for e in again.entries] == [meaning(e) for e in document.entries]


@cache
def learned(shape: str) -> tuple[Document, Template]:
    document = parse(SHAPES[shape], "README.md")
    (template,) = templates([document], {})[0]
    return document, template


SIGNS = "& R&D A* < > ~~ # \\ \\* a_b _ = + $x$ ** été 织机 折り紙 naïve “Fold” F$^2$ x² A/B"
WORDS = st.sampled_from(f"Deep Folding Crane Maps 3D {SIGNS}".split())
TITLE = st.lists(WORDS, max_size=5).map(lambda words: " ".join(["Learning to Fold", *words, "Well"]))
PEOPLE = st.lists(st.sampled_from(NAMES), min_size=3, max_size=5, unique=True).map(", ".join)
PAPER = st.integers(1, 9999).map(lambda n: f"https://arxiv.org/abs/3101.{n:05}")
CODE = st.integers(1, 9999).map(lambda n: f"https://github.com/bo/b{n}")


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=25, deadline=None)
@given(title=TITLE, people=PEOPLE, venue=st.sampled_from(VENUES), paper=PAPER, code=CODE)
def test_what_is_written_reads_the_same(shape: str, title: str, people: str, venue: str, paper: str, code: str) -> None:
    document, template = learned(shape)
    third = document.entries[2]
    wanted = changed(third, {Role.TITLE: title, Role.AUTHORS: people, Role.VENUE: venue}, [code, paper])
    again = parse(around(document.text, third, write(wanted, template)), "README.md")
    assert meaning(again.entries[2]) == meaning(wanted)


@pytest.mark.parametrize("missing", ["authors", "venue", "Code", "Paper"])
@pytest.mark.parametrize("shape", SHAPES)
def test_what_lacks_a_part_reads_the_same(shape: str, missing: str) -> None:
    document, template = learned(shape)
    third = document.entries[2]
    kept = tuple(p for p in third.parts if (p.name if isinstance(p, Link) else p.role.value) != missing)
    wanted = replace(third, parts=kept)
    again = parse(around(document.text, third, write(wanted, template)), "README.md")
    assert meaning(again.entries[2]) == meaning(wanted)


@settings(deadline=None)
@given(
    st.lists(WORDS | st.sampled_from(["**", "](", "[", "]", "<", "&amp;", "\\*", "*a*", "_"]), max_size=8).map(" ".join)
)
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    from prcheck.layouts.inline import scan

    assert scan(f"x {escaped(text)} x").plain() == " ".join(f"x {text} x".split())


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.b/c(d)", "https://a.b/c(d)"),
        ("https://a.b/c)", "https://a.b/c%29"),
        (" https://a. b ", "https://a.%20b"),
    ],
)
def test_addresses_that_fit_into_parentheses(url: str, written: str) -> None:
    assert address(url) == written


def entry(*parts: Part, kind: Kind = Kind.PARAGRAPH, head: tuple[str, ...] = ()) -> Entry:
    return Entry("README.md", HOME, (), kind, parts, "", head=head)


def field(role: Role, text: str, column: int, **more: object) -> Field:
    return Field(role, text, Span(1, column, 1, column + 1), **more)  # type: ignore[arg-type]  # passed on


def link(label: str, column: int, name: str = "") -> Link:
    return Link(label, f"https://a.b/{column}", Span(1, column, 1, column + 1), HOME, name)


DECLARED = Template(
    "README.md",
    "declared",
    "README.md:3",
    (
        Slot(Role.TITLE, "Title", marks=frozenset({Mark.BOLD}), gap=Gap.FIRST),
        Slot(Role.AUTHORS, "Author", marks=frozenset({Mark.ITALIC}), gap=Gap.HARD),
        Slot(Role.VENUE, "Conference", gap=Gap.HARD),
        Slot(Role.LINK, "Paper link", "Paper", gap=Gap.SOFT),
        Slot(Role.LINK, "Code link", "Code", gap=Gap.SOFT),
    ),
    ("title",),
    style=Style(between=" "),
)


def test_without_handwriting_the_template_tells_how() -> None:
    given_parts = (
        link("Code", 1, "Code"),
        field(Role.VENUE, "CVPR 2031", 5),
        link("Paper", 10, "Paper"),
        field(Role.AUTHORS, "Ann Lee", 15),
        field(Role.TITLE, "A * B", 20),
    )
    source = write(entry(*given_parts), DECLARED)
    assert source == "**A \\* B**<br>\n*Ann Lee*<br>\nCVPR 2031\n[[Paper](https://a.b/10)] [[Code](https://a.b/1)]"


def test_parts_without_a_slot() -> None:
    other = field(Role.OTHER, "note", 3, marks=frozenset({Mark.QUOTED, Mark.CODE}))
    bare = Link("https://c.d", "https://c.d", Span(1, 9, 1, 10), HOME)
    assert write(entry(other, bare), DECLARED) == '"`note`" https://c.d'
    assert write(entry(), DECLARED) == ""
    plain = replace(DECLARED, slots=())
    assert (
        write(entry(field(Role.TITLE, "# 1", 1, gap=Gap.FIRST), field(Role.VENUE, "X", 3, gap=Gap.BLOCK)), plain)
        == "\\# 1\n\nX"
    )


@pytest.mark.parametrize(
    ("kind", "lead"),
    [(Kind.BULLET, "- "), (Kind.NUMBER, "1. "), (Kind.HEADING, "### "), (Kind.FIELDS, ""), (Kind.PARAGRAPH, "")],
)
def test_usual_markers(kind: Kind, lead: str) -> None:
    assert write(entry(field(Role.TITLE, "A b", 1), kind=kind), DECLARED) == f"{lead}**A b**"


def test_a_linked_field_without_handwriting() -> None:
    title = Field(Role.TITLE, "A b", Span(1, 1, 1, 20), frozenset({Mark.LINKED}))
    inner = Link("A b", "https://a.b", Span(1, 1, 1, 20), HOME)
    assert write(entry(title, inner), DECLARED) == "[**A b**](https://a.b)"


def test_links_on_a_fields_words() -> None:
    names = Field(Role.AUTHORS, "Ann Lee, Bo Chan", Span(1, 1, 1, 60), frozenset({Mark.ITALIC}))
    inner = [Link("Ann Lee", "https://a.b", Span(1, 2, 1, 20), HOME), Link("", "https://e.f", Span(1, 50, 1, 51), HOME)]
    assert write(entry(names, *inner), DECLARED) == "*[Ann Lee](https://a.b), Bo Chan*"


def test_rows_put_pieces_below_their_heads() -> None:
    style = Style(columns=(("Title", ("title+link",)), ("When", ("year",)), ("Links", ("link:Paper", "link:Code"))))
    template = replace(DECLARED, style=replace(style, between=" "))
    parts = (field(Role.TITLE, "A|b", 1), link("Code", 3, "Code"), link("Paper", 5, "Paper"), field(Role.OTHER, "x", 7))
    source = write(entry(*parts, kind=Kind.ROW, head=("Title", "When", "Links")), template)
    assert source == "| **A\\|b** | - | [[Paper](https://a.b/5)] [[Code](https://a.b/3)] x |"
    assert write(entry(kind=Kind.ROW, head=("a", "b")), template) == "| - | - |"


def test_badges_hold_their_repository() -> None:
    text = lines(
        "+ [{title}]({paper})\n  [![Star](https://img.shields.io/github/stars/ann/fold.svg)](https://github.com/ann/fold)\n"
        "  [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)]({paper})\n\n"
    )
    style = hand.of([parse(text, "README.md")])
    patterns = {pattern for _, _, pattern in style.dress}
    assert "[![{label}](https://img.shields.io/github/stars/{repo}.svg)]({url})" in patterns
    assert "[![{label}](https://img.shields.io/badge/arXiv-b31b1b.svg)]({url})" in patterns


def test_unfinished_and_unlike_entries_teach_nothing() -> None:
    text = SHAPES["paragraph"] + "Ann Lee and the Paper\n\n" + "**A \\* Title of It**" + " word" * 40 + "\n"
    document = parse(text, "README.md")
    bare = replace(
        document, entries=(replace(document.entries[0], unfinished=True), replace(document.entries[1], parts=()))
    )
    assert hand.of([bare]) == Style()
    assert all("word" not in glue for *_, glue in hand.of([document]).glue)


def test_patterns_are_filled_in_one_pass() -> None:
    assert hand.fill("**{text}** {url} {no}", {"text": "{url}", "url": "u"}) == "**{url}** u {no}"
