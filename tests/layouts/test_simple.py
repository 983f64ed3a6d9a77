"""What is read at once reads as the long way reads it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prcheck.layouts import simple
from prcheck.layouts.scanner import Scanner

SIGNS = "* ** *** _ __ ~ ~~ ` [ [[ ] ]( ) ](http://a.b/c) ](a&amp;b) ![ <b> </b> <br> \\ ! &amp; :// http://a.b www.a.b"
WORDS = 'q@r.st : . ? ( a é ？ ⭐ " - / |'
BITS = (*SIGNS.split(), *WORDS.split(), "\n", "  \n", " ", "Two words")


def long_way(text: str, monkeypatch: pytest.MonkeyPatch) -> object:
    with monkeypatch.context() as patched:
        patched.setattr(simple, "mark", lambda *_: None)
        patched.setattr(simple, "link", lambda *_: None)
        return ordered(text)


def ordered(text: str) -> object:
    found = Scanner(text, {}).walk()
    return sorted(found.links), sorted(found.marks), sorted(found.breaks), sorted(found.swaps), found.lone, found.pairs


@settings(max_examples=600)
@given(st.lists(st.sampled_from(BITS), max_size=14).map("".join))
def test_the_quick_way_is_the_long_way(text: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert ordered(text) == long_way(text, monkeypatch)


@pytest.mark.parametrize(
    ("text", "words"),
    [("**A Title: One**", "A Title: One"), ("*names*", "names"), ("__Bold__ more", "Bold"), ("**A?**:", "A?")],
)
def test_marks_that_are_read_at_once(text: str, words: str) -> None:
    found = simple.mark(text, 0)
    assert found is not None
    assert text[found.inner_start : found.inner_end] == words


@pytest.mark.parametrize("text", ["** A**", "**A **", "**A**b", "**A*", "***A***", "**A _b_**", "**http://a.b**"])
def test_marks_that_take_the_long_way(text: str) -> None:
    assert simple.mark(text, 0) is None


def test_a_mark_behind_a_letter_takes_the_long_way() -> None:
    assert simple.mark("x**A**", 1) is None
    assert simple.mark(" **A**", 1) is not None


def test_links_that_are_read_at_once() -> None:
    plain, outer = simple.link("[Paper](u)", 0), simple.link("[[Paper](u&amp;v)]", 0)
    assert plain is not None
    assert (plain.label_start, plain.label_end, plain.url, plain.style) == (1, 6, "u", "[{label}]({url})")
    assert outer is not None
    assert (outer.url, outer.end, outer.style) == ("u&v", 18, "[[{label}]({url})]")


@pytest.mark.parametrize("text", ["[a](<u>)", "[a](u v)", "[a]( u)", "[a][b](u)", "[a](u(v))", "[*a*](u)", "[a]()"])
def test_links_that_take_the_long_way(text: str) -> None:
    assert simple.link(text, 0) is None


def test_the_lead_of_a_line() -> None:
    assert simple.lead("**A Title** by", 0) == ("A Title", None)
    assert simple.lead("*names*", 0) == ("", None)
    assert simple.lead("[A Title](u) by", 0) == ("A Title", "u")
    assert simple.lead("[[A Title](u)] by", 0) is None
    assert simple.lead("**A Title** www.a.b", 0) is None
