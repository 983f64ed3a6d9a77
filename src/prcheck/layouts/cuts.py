"""What is cut out of a unit behind its title: addresses, names, venues and times, each with what it tells a reading."""

import re
from collections.abc import Iterator

from prcheck.layouts import names, venues, wording, words

_NAME_SIZE, _LABEL_SIZE, _TRACK_SIZE = 40, 60, 200  # characters
_WORD = r"[a-zß-ÿ]{1,14}(?:-[A-Za-z][a-z]{1,14})?"  # without its first sign
_NAME = rf"{_WORD}(?: [A-Z]\.)?(?: [A-ZÀ-Þ]{_WORD}){{1,2}}"
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
_MONTH = "|".join(f"(?<={month[0]}){month[1:]}" for month in _MONTHS.split("|"))
_YEAR = r"(?:(?<=1)9[5-9]|(?<=2)0[0-4])\d"
_ANY_YEAR = r"(?:19[5-9]|20[0-4])\d"
# All begin with one of the first signs, so that a search skips whatever else; what stands before is looked at then.
_CUT = re.compile(
    r"[hA-ZÀ-Þ12](?:"
    r"(?<=\]\(h)(?P<address>ttps?://[A-Za-z0-9.-]+(?:/(?:[A-Za-z0-9_.%/+=?#:-]|&[a-z]+=)*)?)(?=\))"
    rf"|(?<=[A-ZÀ-Þ])(?<![\w'’.-].)(?:(?P<names>{_NAME}(?:, (?:and )?[A-ZÀ-Þ]{_NAME}| and [A-ZÀ-Þ]{_NAME})*+)"
    r"(?=[.,]?(?:[*\]|\n<]|\Z)|,? *[\[(|]|[.,] )(?![*\])]*\s*[:：])"
    rf"|(?<=[A-Z])(?P<surname>[a-z]{{1,14}})(?= et al))"
    rf"|(?:(?<=[A-Za-z,.] .)|(?<=[A-Z(].))(?P<year>{_YEAR})(?=[*)\]]|[.,]? *[\[\n|(]|[.,]? *\Z)"
    rf"|(?<=[A-Z])(?<![\w./@-].)(?P<venue>[A-Z]{{3,5}})(?=,? ?{_ANY_YEAR}(?!\d))"
    rf"|(?<![\w./-].)(?P<month>{_MONTH})(?=[.,]{{0,2}} {_ANY_YEAR}(?!\d))"
    r")"
)
_LOWER = re.compile(r"[a-z]\Z")
_BARE = re.compile(r"[*_ \t.\\]*(?:<br>)?[ \t]*")  # nothing that a reader sees
_MANY = 3  # names that can only be names


def cuts(text: str, start: int, *, exact: bool) -> Iterator[tuple[int, int, str]]:
    """The places that are cut behind `start`, each with what it tells; `exact`: how long names are counts all over."""
    for found in _CUT.finditer(text, start):
        what = found.lastgroup or ""
        low, high = found.span()
        told = f"<{what}>"
        if what == "address":
            told = f"<{words.host_label(found[0])}>"
        elif what in ("names", "surname"):
            label = text[low - 1] == "[" and high - low > _LABEL_SIZE
            told = "" if label else _names(found[0], alone=not exact and is_alone(text, low, high))
        elif what == "venue" and not venues.is_venue_only(found[0]):
            continue
        if told:
            yield low, high, told


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else that a reader sees stands on the line."""
    stop = text.find("\n", end)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return not before.strip("*_") and _BARE.fullmatch(text, end, stop if stop >= 0 else len(text)) is not None


def _names(people: str, *, alone: bool) -> str:
    """How many names there are, beside other words also how long they are; "" where they may be something else."""
    sizes = wording.sizes(people) if len(people) < _TRACK_SIZE else None
    sizes = _sizes(people) if sizes is None else sizes
    if not sizes or (len(sizes) < _MANY and is_word(people)):
        return ""
    if alone:
        return f"<{min(len(sizes), _MANY)} names>"
    return f"<names {' '.join(map(str, sizes))}{'.' if _LOWER.search(people) else ''}>"


def _sizes(people: str) -> list[int]:
    """How many words each name has, nothing where they may be something else."""
    parts = names.parts(people)
    unlike = not names.is_wordless(people) or names.is_track(people) or venues.venue_at(people)
    return [] if unlike or max(map(len, parts)) > _NAME_SIZE else [names.size(part)[0] for part in parts]


def is_word(text: str) -> bool:
    """Whether lists use the text as a label or as a field's word."""
    known = words.label_name(text) or words.is_label(text) or words.is_generic(text)
    return bool(known) or words.field_role(text) is not None
