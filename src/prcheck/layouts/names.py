"""Lists of people's names, told from titles and prose."""

import re
from functools import lru_cache

from prcheck.titles.alphabets import is_cjk

MEMORY = 1 << 14  # texts remembered: a list is read before and after a change
PARTICLES = frozenset(
    "van de der den von di da dos del della du el al la le bin ibn ben ter ten st zu af av y e".split()
)
_FUNCTION = frozenset(
    "for with of in on to from by via using towards toward the an as at is are be its into under over not how what"
    " learning network networks deep neural model models generation based image images data without when through"
    " language vision detection recognition analysis survey towards between against beyond do does we this that".split()
)
_TRACK = frozenset(
    "oral spotlight poster highlight workshop workshops findings best paper award main long short demo track invited"
    " talk honorable mention candidate notable outstanding accepted datasets benchmarks proceedings vol pp".split()
)
_DANGLING = frozenset("for with of in on to from by via using towards the a an and or as at is are & vs".split())
_ET_AL = re.compile(r"\bet\.?\s*al\b|等(?:人)?$|\b(?:and|&) (?-i:others)\b", re.IGNORECASE)
_LIKE_ET_AL = re.compile(r"et\.?\s*al|等|others")  # quick: each alternative begins with one sign
_SEPARATOR = re.compile(
    r"(?:(?<!\s)\s+)?(?:[,;，；、·•]|\s(?:and|&|und|et)\s|\s&|&\s)\s*(?:(?:and|&)\s)?", re.IGNORECASE
)
_NOISE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|\\?[*†‡§¶✉^#~+=∗⋆♯♮♢♣♠]|[₀-₉⁰-⁹¹²³]|<[^<>]*>|\d+|:[a-z_]+:")
_WORD = re.compile(r"[^\W\d_][\w.'’`´\-‐–]*", re.UNICODE)
_AND = re.compile(r"(?<!\s)\s+(?:and|&|und)\s+|;", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]\.")
_ABBREVIATED = re.compile(
    r"(?:[A-Z]\.[ -]?){1,3}(?:(?:van|von|de|der|den|di|da|le|la) ){0,2}[A-Z][\w'’\-]+(?: [A-Z][\w'’\-]+)?"
)


@lru_cache(MEMORY)
def parts(text: str) -> tuple[str, ...]:
    """The names of a list, without footnote signs, brackets and digits."""
    clean = " ".join(_NOISE.sub(" ", text[:4000]).split()).strip(" .,;:|-–—")
    return tuple(part for part in (piece.strip(" .") for piece in _SEPARATOR.split(clean)) if part)


def size(part: str) -> tuple[int, bool]:
    """How many words a name has, and whether all of them begin as a name's words do."""
    words = _WORD.findall(part)
    return len(words), all(map(_capital, words))


def _capital(word: str) -> bool:
    return not word[0].islower() or word.lower() in PARTICLES


def _et_al(text: str) -> re.Match[str] | None:
    return _ET_AL.search(text) if _LIKE_ET_AL.search(text.lower()) else None


def et_al_end(text: str) -> int:
    """Where the words "et al." end, 0 where they are not near the start."""
    found = _et_al(text[:200])
    if not found:
        return 0
    rest = re.match(r"[*_]{0,3}\.?[*_]{0,3}", text[found.end() :])
    return found.end() + (rest.end() if rest else 0)


def _initials(part: str) -> bool:
    return len(part) <= 8 and part.isupper() and all(len(word) <= 2 for word in part.replace("-", ".").split("."))


def _name(part: str, least: int, most: int) -> bool:
    if not part.isascii() and any(map(is_cjk, part)):
        return 2 <= len(part) <= 4 and all(map(is_cjk, part))
    words = _WORD.findall(part)
    return least <= len(words) <= most and all(_capital(word) for word in words)


def dangles(text: str) -> bool:
    """Whether the text ends in a word that something must follow ("of", "and")."""
    last = text.rstrip().rpartition(" ")[2].lower()
    return last in _DANGLING or text.rstrip().endswith((":", ",", "-"))


@lru_cache(MEMORY)
def is_person(text: str) -> bool:
    """Whether the text is one full name: two to five capitalised words and no word that names never hold."""
    if len(text) > 60 or any(sign in ':!?/"“|' or sign.isdigit() for sign in text):
        return False
    return _name(text.strip(" .,"), 2, 5) and is_wordless(text.strip(" .,"))


def is_surely_person(text: str) -> bool:
    """Whether a full name has what titles never have: an initial, or a particle ("van", "de")."""
    words = text.strip(" .,").split()
    sure = any(word in PARTICLES or _INITIAL.fullmatch(word) for word in words[:-1])
    return sure and is_person(text)


def are_people(text: str) -> bool:
    """Whether the text is two full names or more, and nothing else."""
    names = parts(text)
    return len(names) >= 2 and all(map(is_person, names))


def is_turned(text: str) -> bool:
    """Whether the text is one name with its surname first: "Doe, Jane M."."""
    halves = text.split(", ")
    return len(halves) == 2 and all(_name(half.strip(" ."), 1, 3) for half in halves) and is_wordless(text)


def _surname_first(text: str) -> bool:
    """Whether the text is a list such as "Doe, Jane and Roe, Richard"."""
    chunks = [chunk.split(",") for chunk in _AND.split(" ".join(text[:4000].split()).strip(" .")) if chunk.strip()]
    return len(chunks) >= 2 and all(len(c) == 2 and all(_name(half.strip(" ."), 1, 3) for half in c) for c in chunks)


def _first_inverted(text: str) -> bool:
    """Whether the first name is turned and the others are not: "Doe, Jane, Richard Roe, and Max Moe"."""
    names = parts(text[:4000])
    joined = _AND.search(text) if len(names) >= 3 else None
    if not joined or "," not in text[: joined.start()] or ":" in text:
        return False
    given, others = names[1], names[2:]
    return _name(names[0], 1, 3) and _name(given, 1, 3) and is_wordless(text) and all(_name(o, 2, 5) for o in others)


@lru_cache(MEMORY)
def is_abbreviated(text: str) -> bool:
    """Whether every name has its first names as initials ("J. Doe and R. Roe"): one such name is enough."""
    names = parts(text)
    return bool(names) and all(_ABBREVIATED.fullmatch(name) for name in names)


def is_wordless(text: str) -> bool:
    """Whether the text has no word that titles are made of and names never hold ("for", "learning")."""
    return not any(word.lower() in _FUNCTION for word in _WORD.findall(text))


def is_surnames(text: str) -> bool:
    """Whether the text is two or three surnames ("Doe & Roe"), as citations in running text have them."""
    names = parts(text[:100])
    return 2 <= len(names) <= 3 and all(len(_WORD.findall(name)) == 1 and _name(name, 1, 1) for name in names)


def is_track(text: str) -> bool:
    """Whether a word tells how a paper was taken ("Best Paper", "Oral"): such words are no names."""
    return any(word.lower() in _TRACK for word in _WORD.findall(text[:200]))


def is_authors(text: str) -> bool:
    """Whether the text behind a venue is its authors: "Doe et al.", "J. Doe", "Doe and Roe", three full names."""
    if is_track(text):
        return False
    pair = _AND.search(text) is not None and (is_surnames(text) or (is_wordless(text) and is_names(text)))
    return pair or is_names_strict(text) or is_abbreviated(text)


@lru_cache(MEMORY)
def is_names(text: str) -> bool:
    """Whether the text reads as a list of authors (the loose test, for what follows a title)."""
    head = text[:4000]
    if _et_al(" ".join(head.split()[:14])):
        return len(head.split()) <= 30
    names = parts(head)
    if is_abbreviated(head) or _surname_first(head) or _first_inverted(head):
        return True
    if len(names) < 2:
        return False
    fit = sum(_name(part, 1, 6) for part in names)
    full = sum(_name(part, 2, 5) or _initials(part) for part in names)
    return fit >= 0.6 * len(names) and full >= 0.4 * len(names)


@lru_cache(MEMORY)
def is_names_strict(text: str) -> bool:
    """Whether the text can only be a list of authors, never a title."""
    if _et_al(text[:200]) and len(text.split()) <= 14 and ":" not in text:
        return True
    names = parts(text[:4000])
    if len(names) >= 2 and (is_abbreviated(text) or _surname_first(text)):
        return True
    if len(names) < 3 or ":" in text:
        return False
    words = {word.lower() for word in _WORD.findall(text)}
    if words & _FUNCTION:
        return False
    initials = sum(_initials(part) for part in names)
    return sum(_name(part, 2, 4) for part in names) + 2 * initials >= 0.75 * len(names)
