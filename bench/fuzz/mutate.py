"""New inputs out of old ones: single bytes, pieces of other inputs, words that mean something to a reader."""

from collections.abc import Callable, Sequence
from random import Random

LONGEST = 3_000  # bytes of an input
WORDS = tuple(
    word.encode()
    for line in (
        r"** * _ __ ` `` ``` ~~~ [ ] ( ) [[ ]] ]( []( ![ < > <br> </br> <br/> \ | || |- --- === # ## > - + 1. 1) :",
        "<!-- --> <!--> <details> </details> <summary> <a </a> <table> <td> &amp; &#x26; &lt; &#0; $ $$ ~ @@ ::",
        "--- +++ a/README.md b/README.md diff --git old mode new rename from to GIT binary patch -1,3 +1,4 @@ index",
        "[[Paper](https://arxiv.org/abs/2401.00001)] [Code](https://github.com/a/b) https:// http:// arXiv: doi:",
        "javascript: data: 127.0.0.1 0x7f.1 [::1] %00 %2e%2e xn-- //evil.example ?v= &v= #x user@ :80 /abs/ /pdf/",
        "Title Author Conference CVPR 2024 arXiv and et al. Paper Project Code Video XXXX 夜 é \u202e \u200b \ufb00",
        '{"title": null, [ ] {} 1e999 -1 true "" "\\ud800" <feed> <entry> <id> lists= [rules] [links] """ timeout',
    )
    for word in line.split()
) + tuple(
    word.encode() for word in ("\n", "\n\n", "\r\n", "\t", "  \n", "    ", "\x00", "\x1b", "\ufeff", "\u2028", "\x1e")
)
Change = Callable[[Random, bytearray, Sequence[bytes]], None]


def mutated(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A neighbour of an input, some steps away."""
    text = bytearray(data)
    for _ in range(1 << random.randrange(5)):
        random.choice(CHANGES)(random, text, others)
    return bytes(text[:LONGEST])


def _place(random: Random, text: bytearray) -> int:
    return random.randrange(len(text) + 1)


def _flip(random: Random, text: bytearray, _: Sequence[bytes]) -> None:
    if text:
        text[random.randrange(len(text))] = random.randrange(256)


def _insert(random: Random, text: bytearray, _: Sequence[bytes]) -> None:
    at = _place(random, text)
    text[at:at] = random.choice(WORDS)


def _overwrite(random: Random, text: bytearray, _: Sequence[bytes]) -> None:
    at, word = _place(random, text), random.choice(WORDS)
    text[at : at + len(word)] = word


def _cut(random: Random, text: bytearray, _: Sequence[bytes]) -> None:
    at = _place(random, text)
    del text[at : at + random.choice((1, 2, 8, 40))]


def _double(random: Random, text: bytearray, _: Sequence[bytes]) -> None:
    at = _place(random, text)
    piece = text[at : at + random.choice((1, 3, 10, 80))]
    text[at:at] = piece * random.choice((1, 2, 16))


def _splice(random: Random, text: bytearray, others: Sequence[bytes]) -> None:
    other, at = random.choice(others), _place(random, text)
    start = random.randrange(len(other) + 1)
    text[at:at] = other[start : start + random.choice((5, 40, 200))]


def _swap(random: Random, text: bytearray, _: Sequence[bytes]) -> None:
    lines = bytes(text).split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    text[:] = b"\n".join(lines)


CHANGES: tuple[Change, ...] = (_flip, _insert, _insert, _overwrite, _cut, _cut, _double, _splice, _swap)
