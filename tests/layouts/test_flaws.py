"""Malformed links: each is found with the place to repair, and honest text is left alone."""

import pytest

from prcheck.layouts.inline import scan
from prcheck.model import Flaw


@pytest.mark.parametrize(
    ("text", "flaw", "label", "url", "whole"),
    [
        ("[P] (https://a.b/c) x", Flaw.SPACE_BEFORE_URL, "P", "https://a.b/c", "[P] (https://a.b/c)"),
        ("[[P] (https://a.b/c)]", Flaw.SPACE_BEFORE_URL, "P", "https://a.b/c", "[[P] (https://a.b/c)]"),
        ("[P]  (https://a. b)", Flaw.SPACE_BEFORE_URL, "P", "https://a. b", "[P]  (https://a. b)"),
        ("[P](https://a. b/c) x", Flaw.BLANK_IN_URL, "P", "https://a. b/c", "[P](https://a. b/c)"),
        ("[P](https://a.\nb/c)", Flaw.BLANK_IN_URL, "P", "https://a.\nb/c", "[P](https://a.\nb/c)"),
        ("[[P](Paper link)]", Flaw.BLANK_IN_URL, "P", "Paper link", "[[P](Paper link)]"),
        ("[[P](https://a.b)", Flaw.UNCLOSED, "P", "https://a.b", "[[P](https://a.b)"),
        ("[P](https://a.b)]", Flaw.UNCLOSED, "P", "https://a.b", "[P](https://a.b)]"),
        ("[P](https://a.b", Flaw.UNCLOSED, "P", "https://a.b", "[P](https://a.b"),
        ("[P](https://a.b]", Flaw.UNCLOSED, "P", "https://a.b", "[P](https://a.b]"),
        ("[P(https://a.b)]", Flaw.UNCLOSED, "P", "https://a.b", "[P(https://a.b)]"),
        ("[[P(https://a.b)]", Flaw.UNCLOSED, "P", "https://a.b", "[[P(https://a.b)]"),
        ("[P(https://a.b)", Flaw.UNCLOSED, "P", "https://a.b", "[P(https://a.b)"),
        ("[[P]https://a.b/c)]", Flaw.UNCLOSED, "P", "https://a.b/c", "[[P]https://a.b/c)]"),
        ("P](https://a.b)", Flaw.UNCLOSED, "P", "https://a.b", "P](https://a.b)"),
        ("CVPR 2031 Code](https://a.b)", Flaw.UNCLOSED, "Code", "https://a.b", "Code](https://a.b)"),
        (
            "**x** Fold a crane](https://a.b)",
            Flaw.UNCLOSED,
            "Fold a crane",
            "https://a.b",
            "Fold a crane](https://a.b)",
        ),
        ("[P]（https://a.b）", Flaw.UNCLOSED, "P", "https://a.b", "[P]（https://a.b）"),
        ("[P](hhttps://a.b)", Flaw.SCHEME, "P", "hhttps://a.b", "[P](hhttps://a.b)"),
        ("[P](https:/a.b)", Flaw.SCHEME, "P", "https:/a.b", "[P](https:/a.b)"),
        ("[P](http//a.b)", Flaw.SCHEME, "P", "http//a.b", "[P](http//a.b)"),
        ("[P](ttps://a.b)", Flaw.SCHEME, "P", "ttps://a.b", "[P](ttps://a.b)"),
        ("[P](https:///a.b)", Flaw.SCHEME, "P", "https:///a.b", "[P](https:///a.b)"),
        ("[P](https://https://a.b)", Flaw.SCHEME, "P", "https://https://a.b", "[P](https://https://a.b)"),
        ("see hhttps://a.b now", Flaw.SCHEME, "hhttps://a.b", "hhttps://a.b", "hhttps://a.b"),
        ("[P]()", Flaw.EMPTY, "P", "", "[P]()"),
        ("*[A](https://c.d), Bo Chan](https://a.b)", Flaw.UNCLOSED, "Bo Chan", "https://a.b", "Bo Chan](https://a.b)"),
        ("[P]](https://a.b)", Flaw.UNCLOSED, "P", "https://a.b", "[P]](https://a.b)"),
        ("[[P](https://a.b))]", Flaw.UNCLOSED, "P", "https://a.b", "[[P](https://a.b))]"),
        ("[[P]](https://a.b))", Flaw.UNCLOSED, "P", "https://a.b", "[[P]](https://a.b))"),
        ("[[P]](https://a.b)]", Flaw.UNCLOSED, "P", "https://a.b", "[[P]](https://a.b)"),
        ("[[P]( )]", Flaw.EMPTY, "P", "", "[[P]( )]"),
    ],
)
def test_a_flaw(text: str, flaw: Flaw, label: str, url: str, whole: str) -> None:
    *_, link = scan(text).links
    assert (link.flaw, link.url) == (flaw, url)
    assert text[link.label_start : link.label_end] == label
    assert text[link.start : link.end] == whole


@pytest.mark.parametrize(
    "text",
    [
        "[P](https://a.b)",
        "[[P](https://a.b)] [[C]](http://c.d)",
        "[[A](https://a.b) [B](https://c.d)]",
        "[P](./x.md) [Q](#a) [R](www.x.y) [S](mailto:a@b.c) [T](//a.b)",
        "[P](https://a.b/x/https://c.d)",
        "A [tag] title (https://a.b/c)",
        "[1] (see below) f[i](x)",
        "(see [P](https://a.b)) and ([Q](https://c.d))",
        "[P](ftp://a.b) [Q](HTTPS://a.b)",
        "`[P] (https://a.b)`",
        "[https](https.md)",
    ],
)
def test_no_flaw(text: str) -> None:
    assert all(link.flaw is None for link in scan(text).links)


def test_brackets_that_are_no_links() -> None:
    for text in ("[a] (b", "[ ] (https://a.b)", "[a](b", "[a] b](c)", "[a b](c d [e]", "]( x", "[see f(https) x"):
        assert all(link.flaw is None for link in scan(text).links)


def test_a_broken_link_leaves_its_neighbour_whole() -> None:
    text = "[P](https://a.b [[C](https://c.d)] [D] (https://e.f)"
    found = [(link.url, link.flaw) for link in scan(text).links]
    assert found == [
        ("https://a.b", Flaw.UNCLOSED),
        ("https://c.d", None),
        ("https://e.f", Flaw.SPACE_BEFORE_URL),
    ]
