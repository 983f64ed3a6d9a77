"""The folded form of titles and names: what is left when case, accents, mark-up and punctuation do not count."""

import html
import re
import unicodedata
from functools import lru_cache

from prcheck.titles.alphabets import latin

LONGEST = 1_000  # characters of a title that are read
_PLAIN = str.maketrans(dict.fromkeys(",:;!?/()-", " ") | {"'": None})
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_COMMAND = re.compile(
    r"\\(?:(?:text|math|emph|mbox|operatorname)[a-z]*|[a-z]{1,2}(?=\{))|\\([A-Za-z]+) ?|\\([\"'`^~=.])"
)
_WORD = re.compile(r"[^\W_]+(?:\.(?=\d)(?<=\d\.)\d+)*\+*")
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n", "ß": "ss"}
    | {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "\u00ad": "", "\u200b": "", "\u2060": "", "\ufeff": ""}
    | {"&": " and ", "∞": " infinity ", "²": "2", "³": "3"}
    | {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta"}
    | {"ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma"}
    | {"ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega"}
)


def fold(text: str) -> str:
    """The text as words of letters and digits, with one blank between them; equal for spellings of one title.

    A decimal point stays and signs of a sequel do ("2.5", "++" as "plus plus"), for they tell papers apart.
    """
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The words of the folded text, in order."""
    text = text[:LONGEST]
    return plain(text) or [word.replace("+", "plus") for word in _WORD.findall(_unmarked(text).replace("'", ""))]


def plain(text: str) -> list[str]:
    """The words of a text without mark-up and decimal point, as most titles are; none of any other text."""
    if not text.isascii():
        return []
    found = text.lower().translate(_PLAIN).split()
    return found if "".join(found).isalnum() else []


def squeezed(folded: str) -> str:
    """The folded text without blanks: "pre training" is "pretraining"."""
    return folded.replace(" ", "")


@lru_cache(maxsize=4096)
def _unmarked(text: str) -> str:
    """The text without links, tags, entities, LaTeX and accents, in lower case."""
    text = html.unescape(_TAG.sub(" ", _LINK.sub(r"\1", text)))
    text = _COMMAND.sub(_command, text).replace("$", "").replace("{", "").replace("}", "").replace("~", " ")
    text = unicodedata.normalize("NFKC", text.replace("\N{DEGREE SIGN}", " "))
    text = latin(text).casefold().translate(_LETTERS)
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return "".join(f" {sign} " if _is_word(sign) else sign for sign in unicodedata.normalize("NFC", text))


def _is_word(sign: str) -> bool:
    """Whether a sign stands for a word, or a syllable of one: kana and ideographs."""
    return "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff"


def _command(found: "re.Match[str]") -> str:
    """What a LaTeX command stands for: a letter's name, or nothing for mark-up and accents."""
    return found[1] or ""
