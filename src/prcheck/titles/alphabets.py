"""Letters of other alphabets: those that look like Latin ones, and the signs of scripts without blanks."""

import re
from collections.abc import Iterator

LATIN = dict(
    zip(
        "асеорхуіјѕһԁԛԝӏАВЕКМНОРСТХУІЈЅԌԚԜӀοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",  # Cyrillic, then Greek  # meant
        "aceopxyijshdqwlABEKMHOPCTXYIJSGQWIoABEZHIKMNOPTYX",
        strict=True,
    )
)
_LOOKS = re.compile(f"[{''.join(LATIN)}]")
_OTHER = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")


def disguised(text: str) -> Iterator[tuple[int, str]]:
    """The letters, with their offsets, that stand for Latin ones they look like, in words that are otherwise Latin.

    A text in such an alphabet may end foreign words in its own letters: there one stands before a Latin letter.
    """
    if text.isascii() or not _LOOKS.search(text):
        return
    foreign = any(letter not in LATIN for letter in _OTHER.findall(text))
    for word in _mixed(text):
        pairs = zip(word[0], word[0][1:], strict=False)
        if not foreign or any(one in LATIN and other.isascii() for one, other in pairs):
            yield from ((word.start() + at, letter) for at, letter in enumerate(word[0]) if letter in LATIN)


def is_cjk(sign: str) -> bool:
    """Whether a sign is kana, an ideograph or hangul; a regex's class of these takes milliseconds to compile."""
    return "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7af"


def latin(text: str) -> str:
    """The text with such letters as the Latin ones, wherever they stand in a word."""
    if text.isascii() or not _LOOKS.search(text):
        return text
    letters = list(text)
    for word in _mixed(text):
        letters[word.start() : word.end()] = [LATIN.get(letter, letter) for letter in word[0]]
    return "".join(letters)


def _mixed(text: str) -> Iterator["re.Match[str]"]:
    """The words of Latin letters and of those that look like them, some of each."""
    for word in _WORD.finditer(text):
        plain = sum(map(str.isascii, word[0]))
        if 0 < plain < len(word[0]) and all(letter.isascii() or letter in LATIN for letter in word[0]):
            yield word
