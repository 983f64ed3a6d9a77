"""How near two titles of one id are: enough for one paper, or so far that they are two."""

from prcheck.titles.folding import words
from prcheck.titles.likeness import ratio

LEAST = 4  # words; shorter titles are alike by chance
ALL_WORDS = 97.0  # of 100, by words without their order


def nearness(one: str, other: str) -> float:
    """How alike two titles are, 0 to 100: 90 and more is one paper, below 60 another.

    A title whose words the other holds too counts as equal, where it has four or more.
    """
    found = ratio(one, other)
    if found >= ALL_WORDS or min(len(words(one)), len(words(other))) < LEAST:
        return found
    from rapidfuzz import fuzz

    held = fuzz.token_set_ratio(" ".join(words(one)), " ".join(words(other)))
    return held if held >= ALL_WORDS else found


def comparable(one: str, other: str, least: int = LEAST) -> bool:
    """Whether both titles are written in one script and have words enough to tell papers apart."""
    left, right = words(one), words(other)
    return min(len(left), len(right)) >= least and _latin(left) == _latin(right)


def _latin(found: list[str]) -> bool:
    """Whether most letters are plain Latin ones."""
    text = "".join(found)
    return sum(sign.isascii() for sign in text) > len(text) / 2
