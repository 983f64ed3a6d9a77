"""What a template's words look like when somebody forgot to replace them."""

import re
from functools import lru_cache

from prcheck.layouts.binding import FIELD_ROLES
from prcheck.layouts.words import FIELDS, folded
from prcheck.model import Field, Role, Template

_URLS = frozenset(
    (
        "url link links address here href todo tbd paperlink paperurl linktopaper linktothepaper paper pdflink pdfurl"
        " arxivlink arxivurl projectlink projecturl projectpage projectpagelink projectpageurl websitelink codelink"
        " codeurl codebaselink githublink githuburl githubrepo repolink linktocode linktothecode linktoproject"
        " videolink videourl youtubelink yourlink yoururl insertlink insertlinkhere linkhere urlhere pastelinkhere"
        " http https demolink datalink datasetlink"
    ).split()
)
_CROSSES = re.compile(r"(?<![a-z0-9])x{4,}(?![a-wyz])|\d{4}\.x{4,5}(?![a-wyz])", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\w)(?:20(?:xx|yy)|x{4,})(?!\w)", re.IGNORECASE)
_TITLE = re.compile(r"(?:^|\s)\"[^\"]*\"\s*$")  # a link's title behind its address ("Paper link "Title"")
_FIRST = re.compile(r"[,.:|(]")
_TITLES = frozenset({"title", "paper title", "paper name", "your title", "题目", "论文题目"})
_FIRST_WORDS = frozenset(words.partition(" ")[0] for words in (*FIELDS, *_TITLES))
_FIRST_WORD = re.compile(r"[\W0-9_]*+(\w*)")


def is_placeholder_url(url: str, template: Template | None) -> bool:
    """Whether the address is empty, a template's words ("Paper link") or an id of crosses (`2401.XXXXX`)."""
    if "xxxx" in url.lower() and _CROSSES.search(url):
        return True
    url = _TITLE.sub("", url) if '"' in url else url
    if "." in url and ":" in url:
        return False
    key = "".join(folded(url))
    words = {"".join(folded(slot.word)) for slot in template.links} if template else set()
    return key in _URLS or key in words or not url.strip()


def is_placeholder(field: Field, template: Template | None) -> bool:
    """Whether the field is still the template's word ("Title", "Author(s)") or a year of crosses."""
    if field.role not in FIELD_ROLES:
        return False
    small = field.text.lower()
    if ("xx" in small or "yy" in small) and _YEAR.search(field.text) and len(field.text.split()) <= 4:
        return True
    slot = template.slot(field.role) if template else None
    first = _first_word(small)
    if first and first not in _FIRST_WORDS and not (slot and slot.word and first == _opening(slot.word)):
        return False  # as most fields are
    words = " ".join(folded(field.text))
    if field.role is Role.TITLE and " ".join(folded(_FIRST.split(field.text, maxsplit=1)[0])) in _TITLES:
        return True
    known = bool(slot and slot.word and words == " ".join(folded(slot.word)))
    alike = bool(words) and (known or FIELDS.get(words) is field.role)
    return alike and not any(char.isdigit() for char in field.text)


@lru_cache(64)  # a template's words are asked for each entry
def _opening(word: str) -> str:
    return _first_word(word.lower())


def _first_word(small: str) -> str:
    found = _FIRST_WORD.match(small)
    return found[1].rstrip("_0123456789") if found else ""
