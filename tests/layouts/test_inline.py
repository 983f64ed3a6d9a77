"""The inline scan: links, marks and breaks with exact offsets, and what a reader sees."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prcheck.layouts.inline import Inline, RawLink, scan, scan_unit
from prcheck.layouts.unit import Cell, Line, Unit
from prcheck.model import Gap, Kind, Mark, Span

PLAIN, OUTER, INNER = "[{label}]({url})", "[[{label}]({url})]", "[[{label}]]({url})"
ANCHOR = '<a href="{url}">{label}</a>'


def links(text: str, **definitions: str) -> list[tuple[str, str, str, str]]:
    found = scan(text, definitions).links
    return [(text[one.label_start : one.label_end], one.url, text[one.start : one.end], one.style) for one in found]


@pytest.mark.parametrize(
    ("text", "label", "url", "whole", "style"),
    [
        ("a [b](u) c", "b", "u", "[b](u)", PLAIN),
        ("[[b](u)]", "b", "u", "[[b](u)]", OUTER),
        ("[[b]](u)", "b", "u", "[[b]](u)", INNER),
        ("[a [b] c](u)", "a [b] c", "u", "[a [b] c](u)", PLAIN),
        ("[b](<u v>)", "b", "u v", "[b](<u v>)", PLAIN),
        ("[b]( u 't' )", "b", "u", "[b]( u 't' )", PLAIN),
        ('[b](u\n"t\\"")', "b", "u", '[b](u\n"t\\"")', PLAIN),
        ("[b](u (t))", "b", "u", "[b](u (t))", PLAIN),
        ("[b](u(v)w)", "b", "u(v)w", "[b](u(v)w)", PLAIN),
        (r"[b](u\)&amp;v)", "b", "u)&v", r"[b](u\)&amp;v)", PLAIN),
        ("[**b**](u)", "**b**", "u", "[**b**](u)", PLAIN),
        ("<https://a.b/c>", "https://a.b/c", "https://a.b/c", "<https://a.b/c>", "<{url}>"),
        ("<q@r.st>", "q@r.st", "mailto:q@r.st", "<q@r.st>", "<{url}>"),
        ("see https://a.b/c.", "https://a.b/c", "https://a.b/c", "https://a.b/c", "{url}"),
        ("(www.a.b)", "www.a.b", "http://www.a.b", "www.a.b", "{url}"),
        ("ask q@r.st.", "q@r.st", "mailto:q@r.st", "q@r.st", "{url}"),
        ("[at https://a.b/c]", "https://a.b/c", "https://a.b/c", "https://a.b/c", "{url}"),
        ("<a href='u&amp;v'>b</a>", "b", "u&v", "<a href='u&amp;v'>b</a>", ANCHOR),
        ("`[x](y)` [b](u)", "b", "u", "[b](u)", PLAIN),
    ],
)
def test_a_link(text: str, label: str, url: str, whole: str, style: str) -> None:
    assert links(text) == [(label, url, whole, style)]


@pytest.mark.parametrize(
    "text",
    [
        "", "[a] [b]", "![a](b)", "![a [b](c)](d)", "`[a](b)`", "<!-- [a](b) -->", r"\[a](b)", r"[a\](b)", "https://",
        "xhttps://a.b", "https://-a", "https://a_b.c_d.e", "xwww.a.b", "WWW.a.b", "in WWW. 2023", "<a:b c>", "a@b",
        "@b.c", "<a id='x'></a>",
    ],
)  # fmt: skip
def test_no_link(text: str) -> None:
    assert scan(text).links == ()


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("(https://a.b/c(d))", "https://a.b/c(d)"),
        ("https://a.b/c&amp;!", "https://a.b/c"),
        ("https://a.b/c;", "https://a.b/c"),
        ("https://a.b/c&;", "https://a.b/c&"),
        ("https://a.b/c?d=e&f", "https://a.b/c?d=e&f"),
        ("**https://a.b/c_d_**", "https://a.b/c_d"),
        ("https://a.b<br>", "https://a.b"),
        ("https://localhost/c", "https://localhost/c"),
        ("[[a]](https://b.c)]", "https://b.c"),
    ],
)
def test_where_an_address_ends(text: str, url: str) -> None:
    assert [link.url for link in scan(text).links] == [url]


def test_several_links() -> None:
    assert [url for _, url, _, _ in links("[[A](u)][[B]](v) [C](w), [[D](x) [E](y)]")] == ["u", "v", "w", "x", "y"]


def test_a_link_holds_no_link() -> None:
    assert links("[a [b](u) c](v)") == [("b", "u", "[b](u)", PLAIN)]
    assert [url for _, url, _, _ in links("<a href='u'>b https://c.d e</a>")] == ["u", "https://c.d"]
    assert links("<a href='https://c.d'>https://c.d</a>")[0][1] == "https://c.d"


def test_references_need_a_definition() -> None:
    assert links("[B c] [d][ b  C ] [d][] [e]", **{"b c": "u", "d": "v"}) == [
        ("B c", "u", "[B c]", "[{label}][]"),
        ("d", "u", "[d][ b  C ]", "[{label}][]"),
        ("d", "v", "[d][]", "[{label}][]"),
    ]
    assert links("[a [b] c] [x [d]](u)", d="v")[0][1] == "v"


def test_badges_are_images_that_fill_a_link() -> None:
    text = "[![A b](i)](u) [![](i) C](v) <a href='w'><img alt=\"D\" src=j></a> [<img src=k>](x) ![E](l)"
    found = scan(text)
    assert [(text[b.label_start : b.label_end], b.url, b.badge) for b in found.links] == [
        ("A b", "u", True),
        ("![](i) C", "v", False),
        ("D", "w", True),
        ("", "x", True),
    ]
    assert found.plain() == "A b C D"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("**a**", [("bold", "a")]),
        ("__a__ *b* _c_", [("bold", "a"), ("italic", "b"), ("italic", "c")]),
        ("***a***", [("italic", "**a**"), ("bold", "a")]),
        ("**a *b* c**", [("bold", "a *b* c"), ("italic", "b")]),
        ("a_b_c 2*3*4", [("italic", "3")]),
        ("**A* b**", [("italic", "*A* b"), ("italic", "A")]),
        (r"**Q\*: a**", [("bold", r"Q\*: a")]),
        ("** a ** * b *", []),
        ("**[a** b](u)", []),
        ("[**a** b](u)", [("bold", "a")]),
        ("`a *b*`", [("code", "a *b*")]),
        ("`` a` `` `b", [("code", "a`")]),
        ("` `", [("code", " ")]),
        ("<b>a</b> <EM>b</EM> <code>c</code></i>", [("bold", "a"), ("italic", "b"), ("code", "c")]),
        ("~~a~~ ~b~ ~~~c~~~ ~d~~ e~", []),
        ("**~~a~~**", [("bold", "~~a~~")]),
        ("**中文**后", [("bold", "中文")]),
    ],
)
def test_marks(text: str, marks: list[tuple[str, str]]) -> None:
    assert [(m.mark.value, text[m.inner_start : m.inner_end]) for m in scan(text).marks] == marks


def test_a_mark_has_its_signs() -> None:
    text = "x **a** y"
    mark = scan(text).marks[0]
    assert (mark.mark, text[mark.start : mark.end]) == (Mark.BOLD, "**a**")


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("a\nb", [(" soft", "\n")]),
        ("a  \nb", [("hard", "  \n")]),
        ("a \n  b", [(" soft", " \n  ")]),
        ("a\\\nb", [("hard", "\\\n")]),
        ("a \\ \nb", [(" soft", " \n")]),
        ("a<br>b", [("hard", "<br>")]),
        ("a <br/> \nb", [("hard", "<br/> \n")]),
        ("a</br>\nb", [("hard", "</br>\n")]),
        ("a<br><br>\n<br />b", [("hard", "<br><br>\n<br />")]),
        ("a<br>", [("hard", "<br>")]),
        ("`a\nb` `<br>`", []),
        ("[a\nb](u\n)", [(" soft", "\n")]),
    ],
)
def test_breaks(text: str, breaks: list[tuple[str, str]]) -> None:
    found = [(b.gap.value, text[b.start : b.end]) for b in scan(text).breaks]
    assert found == [(gap.strip(), piece) for gap, piece in breaks]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("**a** *b* `c*` ~~d~~", "a b c* d"),
        ("[a](u) [[b](v)] <https://c.d>", "a [b] https://c.d"),
        (r"\*a\* \z", r"*a* \z"),
        ("&amp; &#65; &lt;b&gt; &nope; &#x41;", "& A <b> &nope; A"),
        ("a<br>\nb<!-- c -->d <i>e</i> <?f?> <![CDATA[g]]> <!H> <!-- i", "a bd e <!-- i"),
        ("a\u00a0b  c", "a b c"),
        ("![x](y)", ""),
        ("a <1> < b", "a <1> < b"),
    ],
)
def test_what_a_reader_sees(text: str, seen: str) -> None:
    assert scan(text).plain() == seen


def test_a_part_of_what_a_reader_sees() -> None:
    text = "**Ab** [c](u) d"
    assert scan(text).plain(2, 4) == "Ab"
    assert scan(text).plain(7) == "c d"
    assert scan(text).plain(3, 9) == "b c"


def test_hidden_pieces_are_apart_and_in_order() -> None:
    text = "**a** [![b](c)](u) <i>d</i>"
    hidden = scan(text).hidden
    assert all(one[1] <= other[0] for one, other in pairwise(hidden))
    assert "".join(text[start:end] for start, end in hidden) == "****[![](c)](u)<i></i>"


def unit(*texts: str, cells: tuple[Cell, ...] = (), opens: tuple[int, ...] = ()) -> Unit:
    lines = tuple(Line(number, text, 3) for number, text in enumerate(texts, 5))
    return Unit(Kind.BULLET, Span(5, 3, 5, 3), (), lines, cells=cells, opens=opens)


def test_marks_do_not_cross_cells() -> None:
    found = scan_unit(unit("*a | b* [c](u)", cells=(Cell(0, 2, 0), Cell(5, 14, 1))))
    assert found.marks == ()
    assert [(link.start, link.url_start) for link in found.links] == [(8, 12)]
    assert [(b.start, b.end, b.gap) for b in found.breaks] == [(2, 5, Gap.BLOCK)]


def test_marks_do_not_cross_blocks() -> None:
    found = scan_unit(unit("**a  ", "b**", "**c** <br>", opens=(1, 2)))
    assert [(m.start, m.end) for m in found.marks] == [(10, 15)]
    assert [b.gap for b in found.breaks] == [Gap.BLOCK, Gap.BLOCK, Gap.HARD]
    assert found.plain() == "**a b** c"


def test_a_unit_of_one_block_is_one_text() -> None:
    assert scan_unit(unit("**a", "b**")).marks[0].mark is Mark.BOLD
    assert scan_unit(unit("*a*", cells=(Cell(0, 3, 0),))).marks[0].mark is Mark.ITALIC


@settings(deadline=None)
@given(st.text(alphabet="ab*_`~[]()<>!\\&;#\n |\"'/:.@hwtps-", max_size=60))
def test_any_text_gives_offsets_inside_it(text: str) -> None:
    check(scan(text, {"a": "b"}))


def check(found: Inline) -> None:
    size = len(found.text)
    found.plain()
    for link in found.links:
        inside(link, size)
    for mark in found.marks:
        assert 0 <= mark.start <= mark.inner_start <= mark.inner_end <= mark.end <= size
    for one in (*found.breaks,):
        assert 0 <= one.start < one.end <= size


def inside(link: RawLink, size: int) -> None:
    assert 0 <= link.start <= link.label_start <= link.label_end <= size
    assert link.start <= link.url_start <= link.url_end <= link.end <= size
