"""What a source of metadata gets and gives: requests out, records back; nothing here opens a socket."""

import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from prcheck.errors import NetError
from prcheck.facts import Work

BATCH = 50  # ids of one request; what Crossref and DataCite answer quickly
LONGEST = 2_000  # characters of a title or name that are kept
MOST_AUTHORS = 3_000
_TAG = re.compile(r"<[^<>]{0,200}>")
_ACCENT = re.compile(
    r"\\([\"'`^~=.])\s*(?:\{\s*\\?([A-Za-z])\s*\}|\\?([A-Za-z]))"
    r"|\\([uvHcdbkr])(?:\s*\{\s*\\?([A-Za-z])\s*\}|\s+([A-Za-z])\b)"
)
_SIGN = re.compile(r"\\([&%#_])")
_BLOCK = re.compile(r"\\(?:text|math|emph|mbox|operatorname)[a-z]*\s*(?=\{)|\\(?:it|bf|em|rm)\b")
_SIGNS = str.maketrans("", "", "${}")
_MARKS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a",
}  # fmt: skip
_GREEK = {
    f"\\{name}": unicodedata.lookup(f"greek small letter {name}")
    for name in "alpha beta gamma delta epsilon zeta eta theta kappa mu nu xi pi rho sigma tau phi psi omega".split()
}
_LETTERS = _GREEK | {"\\ss": "ß", "\\o": "ø", "\\O": "Ø", "\\l": "ł", "\\L": "Ł", "\\ae": "æ", "\\aa": "å", "\\i": "i"}
_COMMAND = re.compile(r"\\[A-Za-z]{1,7}(?![A-Za-z])")
_GONE = re.compile(r"^\W*(retracted|withdrawn)\b(?:\s+article)?\s*[:\]-]", re.IGNORECASE)


class UnreadableError(NetError):
    """An answer holds records that cannot be read: those `found` count, but nobody knows which papers it lacks."""

    def __init__(self, found: Mapping[str, Work]) -> None:
        super().__init__("records that cannot be read")
        self.found = found


@dataclass(frozen=True, slots=True)
class Ask:
    """One request; `names` are the ids that it asks for."""

    url: str
    names: tuple[str, ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """Where a source is asked and who asks: its base URL, an address it may write to, a key."""

    base: str
    mailto: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source: which ids it takes, what to send for them, how to read the answer.

    `read` raises `NetError` for an answer that says nothing of the papers, `UnreadableError` for one that says little.
    `pause` are the seconds between the starts of two requests.
    """

    title: str
    takes: Callable[[str], bool]
    requests: Callable[[Sequence[str], Terms], Iterator[Ask]]
    read: Callable[[int, bytes], dict[str, Work]]
    pause: float = 0.25


def batches(names: Sequence[str], size: int = BATCH) -> Iterator[tuple[str, ...]]:
    """The ids in groups of one request."""
    for start in range(0, len(names), size):
        yield tuple(names[start : start + size])


def decoded(status: int, body: bytes) -> object:
    """The JSON of an answer; raises `NetError` where it is none: HTML with status 200 is a wall."""
    if status != 200:
        raise NetError(str(status))
    try:
        found: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NetError("HTML instead of JSON" if body.lstrip()[:1] == b"<" else "no JSON") from error
    return found


def records(value: object) -> Sequence[object]:
    """The array of an answer's records; raises `NetError` where there is none: such an answer says of no paper."""
    if not isinstance(value, list):
        raise NetError("no records")
    return value


def mapping(value: object) -> Mapping[str, object]:
    """The value where it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> Sequence[object]:
    """The values of an array; a single object counts as an array of one."""
    if isinstance(value, list):
        return value
    return (value,) if isinstance(value, dict) else ()


def text(value: object) -> str:
    """A text without mark-up, LaTeX and line breaks, "" for anything else."""
    if isinstance(value, list):
        return next((found for item in value if (found := text(item))), "")
    return plain(value) if isinstance(value, str) else ""


def plain(value: str) -> str:
    """A text as a reader sees it: entities and tags resolved, LaTeX's accents as letters, blanks single.

    Half a surrogate pair, which JSON may spell but no file can hold, becomes a question mark.
    """
    found = html.unescape(html.unescape(_TAG.sub("", value[:LONGEST])))
    if not found.isascii():
        found = found.encode("utf-8", "replace").decode("utf-8")
    if "\\" in found:
        found = _ACCENT.sub(_accented, _BLOCK.sub("", found))
        found = _COMMAND.sub(lambda command: _LETTERS.get(command[0], command[0]), _SIGN.sub(r"\1", found))
    if "$" in found or "{" in found:
        found = found.translate(_SIGNS)
    return " ".join(unicodedata.normalize("NFC", found).split())


def _accented(found: "re.Match[str]") -> str:
    return (found[2] or found[3] or found[5] or found[6]) + _MARKS[found[1] or found[4]]


def number(value: object) -> int | None:
    """A year or another small whole number, also as text."""
    if isinstance(value, str) and value[:4].isascii() and value[:4].isdigit():
        value = int(value[:4])
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000 else None


def people(names: Iterable[str]) -> tuple[str, ...]:
    """The names that are not empty, those in capitals throughout as names are written."""
    return tuple(unshouted(name) for name in list(names)[:MOST_AUTHORS] if name)


def unshouted(name: str) -> str:
    """A name in capitals with capitals at the start of its words only; one of initials stays."""
    long = [word for word in name.split() if len(word.strip(".")) > 2]
    return name.title() if long and all(word.isupper() for word in long) and len(name.split()) > 1 else name


def turned(name: str) -> str:
    """A name with the family name first ("Lovelace, Ada") the other way round; one with a suffix as it is."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() and "," not in given else name


def flaw(title: str) -> str:
    """What publishers put before a title that no longer counts: "retracted", "withdrawn"; "" without it."""
    found = _GONE.match(title)
    return found[1].lower() if found else ""


def unmarked(title: str) -> str:
    """The title without a publisher's "RETRACTED:"."""
    return _GONE.sub("", title, count=1).strip()
