"""PRC113: characters that look right and are not."""

import pytest
from tests.rules.format.lists import entry, listed, one

from prcheck.fixing import apply
from prcheck.layouts import parse
from prcheck.rules.base import Context
from prcheck.rules.format.characters import odd, odd_in_host
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


def test_letters_of_another_alphabet_in_a_latin_word_are_replaced() -> None:
    ctx = one("**C\u043empilers**", "t:**C\u043empilers**")
    (found,) = odd_characters(ctx)
    assert found.message == 'cyrillic small letter o (U+043E); write "o"'
    assert found.fix
    assert apply(ctx.head.text, [found.fix]) == "**Compilers**"


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://\uff41rxiv.org/abs/2401.00001", ["a"]),
        ("https://arxiv\u3002org\uff0fabs/2401.00001", [".", "/"]),
        ("//arxiv\uff0eorg/abs/2401.00001", ["."]),
        ("https://b\u00fccher.example/\uff41", []),
        ("https://\u4f8b\u3048.example/", []),
        ("papers/\uff41.pdf", []),
    ],
)
def test_characters_of_a_host_that_stand_for_others_are_told(url: str, wanted: list[str]) -> None:
    assert [hit.better for _, hit in odd_in_host(url)] == wanted


def test_a_host_in_full_width_letters_is_told_in_the_entry() -> None:
    link = "[Paper](https://\uff41rxiv.org/abs/2401.00001)"
    head = parse(
        f"- **Looms and Their Loops in Practice**, Ada Lovelace, Grace Hopper, CVPR 2024. {link}\n", "README.md"
    )
    (found,) = odd_characters(Context(head, audit=True))
    assert found.message == 'fullwidth latin small letter a (U+FF41); write "a"'
