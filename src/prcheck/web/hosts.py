"""Hosts whose names look like another's."""

import unicodedata
from functools import lru_cache
from urllib.parse import unquote

MEMORY = 1 << 12  # hosts remembered
_PUNYCODE = "xn--"
_APART = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")  # alphabets that share shapes with the Latin one


@lru_cache(MEMORY)
def disguise(host: str) -> str:
    """The first letter, with its name, of another alphabet in a part of a host that is otherwise Latin; "" if none.

    No registry gives such a name away in good faith (UTS 39, "mixed-script confusables").
    """
    if host.isascii() and "%" not in host and _PUNYCODE not in host.lower():
        return ""
    for label in map(_decoded, unquote(host)[:254].split(".")):
        if not any(letter.isascii() and letter.isalpha() for letter in label):
            continue
        for letter in label:
            name = "" if letter.isascii() else unicodedata.name(letter, "")
            if name.startswith(_APART):
                return f'"{letter}", {name.lower()},'
    return ""


def _decoded(label: str) -> str:
    if not label.lower().startswith(_PUNYCODE):
        return label
    try:
        return label[len(_PUNYCODE) :].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return label
