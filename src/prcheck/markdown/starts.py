"""How blocks begin (CommonMark, "leaf blocks" and "container blocks"; GFM, "tables"), told from single lines.

Every test is linear in the line. Lines come without their ends; only blanks and tabs are white space.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from prcheck.markdown.rows import cells

HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|\Z)")
UNDERLINE = re.compile(r" {0,3}(=++|-++)[ \t]*+\Z")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)\Z")
QUOTE = re.compile(r" {0,3}>")
FENCE = re.compile(r"( {0,3})(`{3,}+(?=[^`]*+\Z)|~{3,}+)")
MARKER = re.compile(r"( {0,3})(\d{1,9}[.)]|[-+*])([ \t]++|\Z)")
DEFINITION = re.compile(
    r""" {0,3}\[((?:[^\[\]\\]|\\.){1,999}+)\]:[ \t]*+\n?+[ \t]*+(?:<([^<>\n]*+)>|([^\s<]\S*+))"""
    r"""(?:(?:[ \t]++|[ \t]*+\n[ \t]*+)(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+[ \t]*+""",
    re.DOTALL,
)
_RULER = re.compile(r"[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
# CommonMark, "HTML blocks": what begins a block that lasts to an end of its own, and that end; the others' names
_LONG_HTML = (
    (
        re.compile(r" {0,3}<(?:pre|script|style|textarea)(?=[ \t>]|\Z)", re.IGNORECASE),
        "</pre> </script> </style> </textarea>",
    ),
    (re.compile(r" {0,3}<!--"), "-->"),
    (re.compile(r" {0,3}<\?"), "?>"),
    (re.compile(r" {0,3}<![A-Z]"), ">"),
    (re.compile(r" {0,3}<!\[CDATA\["), "]]>"),
)
_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|section|source|summary|table|tbody|td|tfoot|th|thead"
    "|title|tr|track|ul"
)
_NAMED_HTML = re.compile(rf" {{0,3}}</?(?:{_NAMES})(?=[ \t>]|/>|\Z)", re.IGNORECASE)
_ATTRIBUTE = r"""[ \t]++[A-Za-z_:][A-Za-z0-9_.:\-]*+(?:[ \t]*+=[ \t]*+(?:[^ \t"'=<>`]++|'[^']*+'|"[^"]*+"))?+"""
_LONE_TAG = re.compile(
    rf" {{0,3}}<(?:[A-Za-z][A-Za-z0-9\-]*+(?:{_ATTRIBUTE})*+[ \t]*+/?|/[A-Za-z][A-Za-z0-9\-]*+[ \t]*+)>[ \t]*+\Z"
)
_OPENINGS = {"#": HEADING, ">": QUOTE, "`": FENCE, "~": FENCE}
# The first signs of lines that may end a paragraph; a table's head may be any line.
_SIGNS = frozenset("#>`~*-+_<0123456789")
_ENDS = _SIGNS | {"="}  # an underline's too
_RULER_SIGNS = frozenset("|:-")


_TITLES = frozenset("\"'(")  # a definition's title opens with one
_LINES = 5  # of a definition; nobody writes longer ones


class Marker(NamedTuple):
    """An item's marker: its indent, the width of indent, marker and blanks, the marker, what stands behind it."""

    indent: int
    width: int
    sign: str
    content: str


def is_blank(line: str) -> bool:
    """Whether the line holds nothing but blanks and tabs."""
    return not line or not line.strip(" \t")


def is_indented(line: str) -> bool:
    """Whether the line begins with four columns of white space."""
    return line[:1] in " \t" and line.replace("\t", "    ", 1).startswith("    ")


def sign(line: str) -> str:
    """The first sign behind the line's blanks, "" where there is none."""
    return line.lstrip(" ")[:1]


def heading(line: str) -> tuple[int, str] | None:
    """The level and the words of a heading with hashes."""
    found = HEADING.match(line)
    if not found:
        return None
    text = line[found.end() :].strip(" \t")
    bare = text.rstrip("#")
    closed = not bare or bare[-1] in " \t"
    return len(found[1]), bare.rstrip(" \t") if closed else text


def closes(line: str, fence: str) -> bool:
    """Whether the line ends code that such a fence opened."""
    text = line.lstrip(" ")
    indent, text = len(line) - len(text), text.rstrip(" \t")
    return indent < 4 and len(text) >= len(fence) and not text.strip(fence[0])


def marker(line: str) -> Marker | None:
    """The marker that makes the line an item's first."""
    found = MARKER.match(line)
    if not found:
        return None
    content, width = line[found.end() :], len(found[0].expandtabs(4))
    blanks = width - found.end(2)
    if blanks > 4:  # the blanks but the first are code's (CommonMark, "list items")
        width, content = width - blanks + 1, " " * (blanks - 1) + content
    return Marker(len(found[1]), width, found[2], content)


def same(one: str, other: str) -> bool:
    """Whether two markers belong to one list."""
    return one == other if len(one) == 1 else len(other) > 1 and one[-1] == other[-1]


def dedented(line: str, width: int) -> str | None:
    """The line without so many columns of indent, None where it has fewer."""
    text = line.lstrip(" \t")
    lead = line[: len(line) - len(text)].expandtabs(4)
    return lead[width:] + text if len(lead) >= width else None


def unquoted(line: str) -> str:
    """The line without its quote mark and the column behind it."""
    inner = line.lstrip(" ")[1:]
    if inner[:1] == "\t":
        return "  " + inner[1:]
    return inner.removeprefix(" ")


def html_end(line: str) -> str | None:
    """What ends an HTML block that begins here: texts, one of which ends it, "" for a blank line; None without one."""
    for pattern, end in _LONG_HTML:
        if pattern.match(line):
            return end
    return "" if _NAMED_HTML.match(line) else None


def definition(lines: Sequence[str], at: int, stop: int) -> tuple[str, str, int] | None:
    """The name and the address of a link reference definition, and where it ends; its parts may stand on lines."""
    text, end = lines[at], at + 1
    found = DEFINITION.fullmatch(text)
    if not found and "](" in text:
        return None
    for number in range(end, min(stop, at + _LINES)):
        whole = found and end == number and sign(lines[number]) not in _TITLES
        if whole or is_blank(lines[number]) or ends_paragraph(lines, number):
            break
        text = f"{text}\n{lines[number]}"
        if longer := DEFINITION.fullmatch(text):
            found, end = longer, number + 1
    if not found or not found[1].strip():
        return None
    return " ".join(found[1].split()).casefold(), found[3] if found[2] is None else found[2], end


def goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether the line is text below a definition: that is a paragraph's beginning, which less interrupts."""
    line = lines[at]
    return not is_blank(line) and (UNDERLINE.match(line) is not None or not ends_paragraph(lines, at))


def is_lone_tag(line: str) -> bool:
    """Whether the line holds one tag of any name and nothing else; such a block ends no paragraph."""
    return _LONE_TAG.match(line) is not None


def is_table(lines: Sequence[str], at: int) -> bool:
    """Whether a table's head and ruler stand here, of as many cells."""
    if at + 1 >= len(lines) or "|" not in lines[at] or lines[at + 1].lstrip(" \t")[:1] not in _RULER_SIGNS:
        return False
    head, ruler = lines[at], lines[at + 1]
    fits = ("|" in ruler or ":" in ruler) and _RULER.fullmatch(ruler) is not None
    return fits and len(cells(head)) == len(cells(ruler))


def is_plain(line: str) -> bool:
    """Whether the line cannot but go on with a paragraph: it holds no sign of anything else."""
    return "|" not in line and line.lstrip(" ")[:1] not in _ENDS


def ends_paragraph(lines: Sequence[str], at: int, *, rule: bool = True, table: bool = True) -> bool:
    """Whether another block begins here in spite of the open paragraph or item above."""
    line = lines[at]
    first = line.lstrip(" ")[:1]
    if first in _SIGNS and _interrupts(line, first, rule=rule):
        return True
    return table and is_table(lines, at)


def _interrupts(line: str, first: str, *, rule: bool) -> bool:
    if opening := _OPENINGS.get(first):
        return opening.match(line) is not None
    if first == "<":
        return html_end(line) is not None
    if rule and RULE.match(line):
        return True
    found = marker(line)
    return found is not None and not is_blank(found.content) and (len(found.sign) == 1 or found.sign[:-1] == "1")
