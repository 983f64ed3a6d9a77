import re

import cmarkgfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.prose.escaping import cell, code, command, fence, harmless, link, prose, url_path

HOSTILE = st.text(alphabet="ab `|\\@#<!->[]()\"'\n\r\t*_~:%,\u202e\u200b.;/1", max_size=40)


def rendered(markdown: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown))


def outside(markdown: str) -> str:
    return re.sub(r"<pre.*?</pre>|<code>.*?</code>", "", rendered(markdown), flags=re.DOTALL)


@given(HOSTILE)
def test_a_code_span_holds_all_of_its_text(text: str) -> None:
    html = rendered(f"x {code(text)} y")
    assert re.fullmatch(r"<p>x <code>[^<]*</code> y</p>\n", html)


@given(HOSTILE)
def test_a_code_span_in_a_table_stays_in_its_cell(text: str) -> None:
    html = rendered(f"| a | b |\n|---|---|\n| {cell(code(text))} | end |")
    assert html.count("<td>") == 2
    assert "<td>end</td>" in html


@given(HOSTILE)
def test_a_fence_holds_all_of_its_text(text: str) -> None:
    lines = text.replace("\r", "")
    assert re.fullmatch(r"<pre.*</pre>\n<p>after</p>\n", rendered(f"{fence(lines)}\nafter"), re.DOTALL)


@given(HOSTILE)
def test_prose_shows_only_plain_words_outside_of_code(text: str) -> None:
    markdown = prose(text)
    assert "<!--" not in markdown
    shown = outside(f"x {markdown}")
    assert not set("@#<[*_~\u202e\u200b") & set(re.sub(r"</?(?:p|code)>", "", shown))


@given(st.text(alphabet='a=`" @(.', max_size=24))
def test_code_spans_do_not_end_each_other(text: str) -> None:
    assert "@" not in outside(f"x {prose(text)}")


def test_a_value_beside_an_odd_word_is_one_span_with_it() -> None:
    assert prose('put <a id="x`@me"> back') == "put `<a` ``id=x`@me>`` back"


@pytest.mark.parametrize(
    ("message", "markdown"),
    [
        ('no "Paper" link; add [[Paper](URL)]', "no `Paper` link; add `[[Paper](URL)]`"),
        ("answers 404 (see README.md:12)", "answers 404 (see `README.md:12`)"),
        ("write [a](https://x.org/a_(b)).", "write `[a](https://x.org/a_(b))`."),
        ('an odd " quote @me', 'an odd `"` quote `@me`'),
        ("it doesn't fit - well-known, 95%", "it doesn't fit - well-known, 95%"),
        ("GH-12 and #3", "`GH-12` and `#3`"),
        ("()", "`()`"),
    ],
)
def test_prose(message: str, markdown: str) -> None:
    assert prose(message) == markdown


def test_prose_links_what_it_is_told_to() -> None:
    assert prose("see a.md:1", lambda word: f"[{word}](u)" if ":" in word else "") == "see [a.md:1](u)"


@pytest.mark.parametrize(
    ("text", "span"),
    [("", "` `"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("<!-- x", "`<! -- x`"), ("a\nb", "`a<U+000A>b`")],
)
def test_code(text: str, span: str) -> None:
    assert code(text) == span


def test_long_values_are_cut() -> None:
    assert code("a" * 500, 10) == "`aaaaaaaaa…`"


def test_bars_behind_backslashes() -> None:
    assert cell("a|b\\|c") == "a\\|b¦c"


def test_harmless_text_can_be_committed() -> None:
    assert harmless("a\tb\nc  \n")
    assert not harmless("a\u202eb")
    assert not harmless("<!-- a -->")
    assert not harmless("a\rb")


def test_links_and_paths() -> None:
    assert link("a", "") == "a"
    assert link("a", "u") == "[a](u)"
    assert url_path("a b/(c)#\ud800.md") == "a%20b/%28c%29%23%3F.md"


def test_workflow_commands() -> None:
    made = command("error", "50%\r\nof ::it\x1b[1m", {"file": "a,b:c\n.md", "line": 3})
    assert made == "::error file=a%2Cb%3Ac<U+000A>.md,line=3::50%25%0Aof ::it<U+001B>[1m"
    assert command("notice", "x") == "::notice::x"
