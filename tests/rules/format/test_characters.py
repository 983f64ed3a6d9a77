"""PRC113: characters that look right and are not."""

import pytest
from tests.rules.format.lists import entry, listed, one

from prcheck.fixing import apply
from prcheck.rules.format.characters import odd
from prcheck.rules.format.odd_characters import odd_characters


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("E\ufb03cient", "Efficient"),
        ("zero\u200bwidth", "zerowidth"),
        ("no\u00a0break", "no break"),
        ("em\u2003space", "em space"),
        ("turned\u202e round", "turned round"),
        ("bell\x07", "bell"),
        ("soft\u00adhyphen", "softhyphen"),
        ("left\u200emark", "leftmark"),
        ("lone\u200djoiner", "lonejoiner"),
        ("line\u2028sign", "line sign"),
    ],
)
def test_odd_characters_are_replaced(text: str, wanted: str) -> None:
    ctx = one(f"**{text}**", f"t:**{text}**")
    (found,) = odd_characters(ctx)
    assert found.fix
    assert apply(ctx.head.text, [found.fix]) == f"**{wanted}**"


@pytest.mark.parametrize("text", ["plain", "Grüße", "中文 标题", "👩‍💻 at work", "می‌خواهم", "Q\u2019s", "עברית\u200f"])
def test_what_a_script_needs_is_not_odd(text: str) -> None:
    assert not list(odd(text))


def test_many_are_one_finding_at_the_first() -> None:
    ctx = one("**E\ufb03cient \ufb01re**", "t:**E\ufb03cient \ufb01re**")
    (found,) = odd_characters(ctx)
    assert found.message == 'latin small ligature ffi (U+FB03) and 1 more; write "ffi"'
    assert (found.span.column, found.span.end_column) == (4, 5)


def test_remedies_in_words() -> None:
    words = {hit.remedy for _, hit in odd("a\u00a0b\u200bc")}
    assert words == {"write a plain blank", "take it out"}


def test_only_the_entry_itself_is_read() -> None:
    item = entry("**Glass**", ["t:**Glass**"], line=2)
    assert not list(odd_characters(listed("odd\u200b\n**Glass**\u200b", [item])))
