"""Addresses in text: link destinations, addresses in angle brackets, bare ones as GitHub links them."""

import re
from collections.abc import Mapping
from html import unescape

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BLANKS = re.compile(r"[ \t\n\v\f\r]*")
_ANGLE = re.compile(r"<((?:[^<>\\\n]|\\.)*+)>")
# At most 32 open parentheses, as GitHub's engine counts them: what bounds the search for the end of a destination.
_PIECE = re.compile(r"(?:[^()\\\x00-\x20\x7f]|\\[!-/:-@\[-`{-~]|\\)++")
_DEPTH = 32
_TITLES = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL),
    "'": re.compile(r"'(?:[^'\\]|\\.)*+'", re.DOTALL),
    "(": re.compile(r"\((?:[^()\\]|\\.)*+\)", re.DOTALL),
}
AUTO = re.compile(r"<([A-Za-z][A-Za-z0-9+.\-]{1,31}:[^<>\x00-\x20]*+)>")
MAIL = re.compile(r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-]++@[A-Za-z0-9](?:[A-Za-z0-9.\-]{0,250}[A-Za-z0-9])?)>")
_NAME = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_BARE_END = re.compile(r"[\s<]")
_HOST = re.compile(r"(?:\\?[A-Za-z0-9._\-])*+")
_TRAILING = "?!.,:*_~'\""


def resolve(address: str) -> str:
    """An address with escapes and entities resolved."""
    return unescape(_ESCAPE.sub(r"\1", address)) if "\\" in address or "&" in address else address


def destination(text: str, start: int) -> tuple[int, int, int] | None:
    """The address in `(address "title")`: its start, its end, and the end past `)`; `start` is past the `(`."""
    start = _skip(text, start)
    if text[start : start + 1] == "<":
        angle = _ANGLE.match(text, start)
        first, last, past = (start + 1, angle.end() - 1, angle.end()) if angle else (start, -1, -1)
    else:
        first, last = start, _balanced(text, start)
        past = last
    if last < 0:
        return None
    close = _after(text, past)
    return (first, last, close + 1) if close >= 0 else None


def behind(text: str, start: int, at: int, definitions: Mapping[str, str]) -> tuple[str, int, int, int] | None:
    """The address that a text from the `[` at `start` to the `]` at `at` leads to.

    The address itself resolved, its place, and the end of the whole.
    """
    if text[at + 1 : at + 2] == "(" and (place := destination(text, at + 2)):
        first, last, past = place
        return resolve(text[first:last]), first, last, past
    return _reference(text, start, at, definitions) if definitions else None


def _reference(text: str, start: int, at: int, definitions: Mapping[str, str]) -> tuple[str, int, int, int] | None:
    own, other = _NAME.match(text, start), _NAME.match(text, at + 1)
    name = other if other and other[1].strip() else own
    if not name or (name is own and name.end() != at + 1):
        return None
    url = definitions.get(" ".join(name[1].split()).casefold())
    return None if url is None else (url, *name.span(1), other.end() if other else at + 1)


def _balanced(text: str, start: int) -> int:
    """The end of a destination without angle brackets; -1 without one.

    GitHub's engine asks for balance only where a parenthesis ends it, not where a blank does.
    """
    depth, at = 0, start
    while at < len(text):
        if piece := _PIECE.match(text, at):
            at = piece.end()
        elif text[at] == "(" and depth < _DEPTH:
            depth, at = depth + 1, at + 1
        elif text[at] == ")" and depth:
            depth, at = depth - 1, at + 1
        else:
            break
    return at if at < len(text) and text[at] != "(" else -1


def _after(text: str, past: int) -> int:
    """The place of the `)` that ends a link, behind an optional title; -1 without one."""
    at = _skip(text, past)
    if at > past and (title := _TITLES.get(text[at : at + 1])):
        found = title.match(text, at)
        at = _skip(text, found.end()) if found else at
    return at if text[at : at + 1] == ")" else -1


def _skip(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def bare(text: str, start: int) -> int:
    """The end of the bare address that starts here, as GitHub's autolinks end it; 0 where it is none."""
    www = text[start] == "w"
    if start and not _may_follow(text[start - 1], www=www):
        return 0
    host_at = start if www else text.index("//", start) + 2
    if not _is_host(text, host_at, dotted=www):
        return 0
    stop = _BARE_END.search(text, host_at)
    return _trim(text, start, stop.start() if stop else len(text))


def _may_follow(before: str, *, www: bool) -> bool:
    return before in " \t\n*_~(" if www else not (before.isascii() and before.isalpha())


def _is_host(text: str, start: int, *, dotted: bool) -> bool:
    found = _HOST.match(text, start)
    host = found.group() if found else ""
    labels = host.split(".")
    if not text[start : start + 1].isalnum() or any("_" in label for label in labels[-2:]):
        return False
    return "." in host or not dotted


def _trim(text: str, start: int, end: int) -> int:
    """The end without what GitHub leaves out: punctuation, entities, unbalanced parentheses."""
    extra = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")" and extra > 0:
            extra -= 1
        elif last == ";":
            end = _before_entity(text, start, end - 1)
            continue
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def _before_entity(text: str, start: int, end: int) -> int:
    at = end
    while at > start and text[at - 1].isascii() and text[at - 1].isalnum():
        at -= 1
    return at - 1 if start < at < end and text[at - 1] == "&" else end
