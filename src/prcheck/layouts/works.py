"""Quick tests on single lines: whether a work's title stands there, whether an entry begins."""

import re

from prcheck.layouts import words
from prcheck.layouts.inline import Inline, scan
from prcheck.layouts.names import is_names, is_names_strict, is_person, is_wordless
from prcheck.layouts.simple import lead
from prcheck.layouts.venues import is_venue, is_venue_only
from prcheck.layouts.words import field_role, is_label, is_outside, label_name
from prcheck.model import Mark

_QUOTED = re.compile(r"[\"“«「『]([^\"“”«»「」『』]{10,300})[\"”»」』]")
_LEAD = re.compile(r"(?::\w+:|[^\w\s\[\]*<>\"“«「『(`|!\\-]|\(?\d{1,4}[.)]|\[\d{1,4}\]\.?|[ \t])*+")
_NUMBER = re.compile(r"\[\d{1,4}\]|\d{1,4}\.[ \t]")
_BRACKETED = re.compile(r"[ \t]*\[\d{1,4}\]")
_FIELD = re.compile(r"[\W_]*([^:：*_|]{1,40}?)[*_\s]*[:：]")
_COLON = re.compile("[:：]")
_PLAIN = re.compile(r"[^\[\]<>`\\&!~\n]*")  # marks of emphasis at most
_OPEN_BOLD = re.compile(r"(?:\*\*|__)(?![\s*_])([^*_]+)$")
_CITED = re.compile(r"(?:19|20)\d\d[a-z]?\)?[.,:] +(?:\S+ +){2}")
_IMAGES = re.compile(
    r"(?:(?:\[[ \t]*+)?!\[[^\]]*\]\([^()]*\)[ \t]*(?:\]\([^()\s]*\))?|</?(?:img|a|p|br|div|center)\b[^<>]*>|\s)++"
)
_ADDRESS = re.compile(r"<?https?://[^\s<>]+>?\s*")
_BOLD = re.compile(r"\*\*|__|<(?:b|strong)\b", re.IGNORECASE)
_LINKED = re.compile(r"[\[\]:@]|www\.|<a\b", re.IGNORECASE)  # of brackets, an address, mail or a tag
_ENDS = " \t\n\\.,;"
WORDS = 3


def is_work(text: str) -> bool:
    """Whether a line reads as a work: a quoted, bold or linked title of three words, or four words of lead text."""
    seen = scan(text)
    if is_field(seen.plain()):
        return False
    titles = [seen.plain(m.inner_start, m.inner_end) for m in seen.marks if m.mark is Mark.BOLD]
    titles += [seen.plain(link.label_start, link.label_end) for link in seen.links if is_outside(link.url)]
    titles += _QUOTED.findall(text)
    return any(map(is_title, titles)) or _is_lead(seen)


def _is_lead(seen: Inline) -> bool:
    end = min([link.start for link in seen.links] + [brk.start for brk in seen.breaks], default=len(seen.text))
    lead = seen.plain(0, end).partition("|")[0]
    return len(lead.split()) > WORDS and lead.count(",") < 2 and is_title(lead)


def is_title(text: str) -> bool:
    """Whether a marked text may be a title: three words or more, and no label, names or venue."""
    if words.size(text) < WORDS:
        return False
    return not (is_label(text) or is_names_strict(text) or _reads_as_names(text) or _is_venue(text))


def _reads_as_names(text: str) -> bool:
    """Whether a text passes for names and has nothing that names never hold."""
    return ": " not in text and is_wordless(text) and is_names(text)


def is_people(line: str) -> bool:
    """Whether a line holds authors and nothing else: a list of names, or one name between marks."""
    text = scan(line).plain().strip(_ENDS)
    return _reads_as_names(text) or (line[:1] in "*_" and is_person(text))


def is_images(text: str) -> bool:
    """Whether a text holds pictures and nothing else."""
    return bool(_IMAGES.fullmatch(text)) and ("![" in text or "<img" in text)


def is_address(text: str) -> bool:
    """Whether a text is one bare address."""
    return bool(_ADDRESS.fullmatch(text))


def _is_venue(text: str) -> bool:
    return is_venue_only(text) or (len(text.split()) <= 2 * WORDS and is_venue(text))


def is_field(text: str) -> bool:
    """Whether a line begins with a field word and a colon ("Authors: ...")."""
    word = field_word(text)
    return bool(word) and (field_role(word) is not None or is_label(word))


def has_colon(line: str) -> bool:
    """Whether a line has a colon of either width, as a field's and an address has."""
    return ":" in line or "：" in line


def may_be_field(line: str) -> bool:
    """Whether a line's source may begin with a field word; False for most lines, at a fraction of a scan's cost."""
    head = _COLON.split(line, maxsplit=1)
    if len(head) < 2:
        return False
    return not _PLAIN.fullmatch(head[0]) or is_field(f"{head[0].replace('*', '').replace('_', '')}:")


def field_word(text: str) -> str:
    """The words before a line's first colon, "" where there are none or many."""
    found = _FIELD.match(text[:80])
    return found[1] if found else ""


def is_numbered(text: str) -> bool:
    """Whether a line begins with a number in brackets ("[12]")."""
    return _BRACKETED.match(text) is not None


def opening(line: str) -> str:
    """How an entry's first line opens: "bold", "bold italic", "link", "number", "quote"; "" where it opens none."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    if lead and _NUMBER.search(lead[0]) and len(line[start:].split()) >= WORDS:
        return "number"
    first = line[start : start + 1]
    if first in '"“«「『' and first:
        return "quote" if _QUOTED.match(line, start) else ""
    if first not in ("*", "_", "[", "<"):
        return ""
    return _marked(line, start)


def may_open(line: str) -> bool:
    """Whether a line has the signs of an entry's first line: `opening` is dear, and most lines have none of them."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    if lead and _NUMBER.search(lead[0]):
        return True
    first = line[start : start + 1]
    return first != "" and (first in '"“«「『[<' or (first in "*_" and _BOLD.search(line) is not None))


def opens_so(line: str, key: str) -> bool:
    """Whether a line opens an entry in this way, told quickly where it has not the signs for it."""
    return ("bold" not in key or _BOLD.search(line) is not None) and opening(line) == key


def _marked(line: str, start: int) -> str:
    if simple := lead(line, start):
        words, url = simple
        kind = "bold" if url is None else "link"
        return kind if is_title(" ".join(words.split())) and (url is None or is_outside(url)) else ""
    seen = scan(line)
    first = len(line) - len(line[start:].lstrip("*_"))
    marks = [mark for mark in seen.marks if mark.start <= first <= mark.inner_start and mark.mark is not Mark.CODE]
    kinds = " ".join(sorted({mark.mark.value for mark in marks}))
    if Mark.BOLD in (mark.mark for mark in marks):
        return kinds if is_title(seen.plain(marks[0].start, marks[0].end)) else ""
    link = next((link for link in seen.links if link.start == start), None)
    if link and not link.badge and link.start + 1 == link.label_start and is_outside(link.url):
        return "link" if is_title(seen.plain(link.label_start, link.label_end)) else ""
    unclosed = _OPEN_BOLD.match(line, start)
    return "bold" if unclosed and is_title(unclosed[1]) else ""


def is_all_bold(line: str) -> bool:
    """Whether a line is bold from end to end."""
    seen = scan(line)
    bolds = (mark for mark in seen.marks if mark.mark is Mark.BOLD)
    outer = min(bolds, key=lambda mark: (mark.start, -mark.end), default=None)  # one, so that many cost no more
    return outer is not None and not (seen.plain(0, outer.start) + seen.plain(outer.end)).strip()


def may_be_row(line: str) -> bool:
    """Whether a line may be a row of its own; False for one without a link's signs."""
    return _LINKED.search(line) is not None


def is_row_of_its_own(line: str) -> bool:
    """Whether a line is a title of three words that ends in a link with a label's word."""
    seen = scan(line)
    if not seen.links or seen.plain(seen.links[-1].end).strip(" .|,;"):
        return False
    last = seen.links[-1]
    lead = seen.plain(0, seen.links[0].start)
    cited, label = _CITED.search(lead) is not None, seen.plain(last.label_start, last.label_end)
    named = is_names(lead) and not cited
    labelled = is_label(label) or (cited and label_name(label) != "")
    return labelled and len(lead.split()) >= WORDS and not named
