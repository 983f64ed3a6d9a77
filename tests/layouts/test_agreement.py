"""Agreement with GitHub's own engine on links, marks and what a reader sees."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import cmarkgfm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.data import LISTS, name, needs_data

from prcheck import markdown
from prcheck.layouts import LAYOUTS
from prcheck.layouts.candidates import find
from prcheck.layouts.inline import RawLink, scan, scan_unit
from prcheck.layouts.outline import Outline
from prcheck.layouts.spans import Marked
from prcheck.model import Kind, Mark

PIECES = (
    "a|b c|[|]|(|)|![|**|*|_|__|`|``|~~|~|>|https://x.y/z|www.a.b|\n|  \n|&amp;|](u)|](https://q.r)|[[|]]|\"|'|(u 't')"
    "|!|<https://k.l>|é|，|[P](u)|.|:|@|&#42;| "
).split("|")


class Page(HTMLParser):
    """The links and marks of a rendered page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.marks: list[str] = []
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.links.append(unquote(dict(attrs).get("href") or ""))
        if tag in ("strong", "em", "code"):
            self.marks.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def render(text: str) -> Page:
    return Page(cmarkgfm.github_flavored_markdown_to_html(text))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(lambda pieces: "x" + "".join(pieces) + "x"))
def test_links_are_those_of_github(text: str) -> None:
    if re.search(r"\n\s*(?:\n|[\W_])", text):
        return
    page, found = render(text), scan(text)
    meant = [link for link in found.links if link.flaw]
    for url in page.links:
        if url.startswith("mailto:"):  # a bare e-mail address is no link of an entry
            continue
        assert url in [unquote(link.url) for link in found.links] or covered(url, text, meant)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from("a b|*|**|_|__|***|`|~~|é|.|,|(|)| ".split("|")), max_size=10))
def test_text_and_marks_are_those_of_github(pieces: list[str]) -> None:
    text = "x" + "".join(pieces) + "x"
    page, found = render(text), scan(text)
    assert found.plain() == " ".join("".join(page.text).split())
    names = {"bold": "strong", "italic": "em", "code": "code"}
    if "****" not in text and "____" not in text:  # GitHub's engine folds bold in bold into one
        assert sorted(names[mark.mark.value] for mark in found.marks if not in_its_like(mark, found.marks)) == sorted(
            page.marks
        )


def in_its_like(mark: Marked, marks: Sequence[Marked]) -> bool:
    """Whether a bold piece lies in another one."""
    bolds = [other for other in marks if other.mark is mark.mark is Mark.BOLD]
    return any(other.start < mark.start and mark.end < other.end for other in bolds)


def covered(url: str, text: str, flawed: list[RawLink]) -> bool:
    """Whether a malformed link holds the address, or a bare address runs on over what one meant."""
    return any(link.url and (link.url in url or url in text[link.start : link.end]) for link in flawed)


@needs_data
@pytest.mark.no_cover
@pytest.mark.parametrize("path", LISTS, ids=name)
def test_links_of_real_lists(path: Path) -> None:
    text = markdown.normalise(path.read_bytes().decode())
    blocks = markdown.read(text)
    units, limits = find(Outline(blocks), LAYOUTS)
    assert not limits
    tail = "\n\n" + "\n".join(f"[{name}]: <{url}>" for name, url in blocks.definitions.items())
    for unit in units:
        found = scan_unit(unit, blocks.definitions).links
        urls = [unquote(link.url) for link in found]
        flawed = [link for link in found if link.flaw]
        for start, end in unit.blocks:
            piece = unit.text[start:end]
            source = piece.replace("\\|", "|") if unit.kind is Kind.ROW else piece
            for url in render("x " + source.replace("\n", "\nx ") + tail).links:
                assert url in urls or covered(url, unit.text, flawed), (unit.span.line, url)
