"""File names as diffs write them: prefixes, quotes, time stamps."""

import re
from typing import NamedTuple

PREFIXES = frozenset({("a/", "b/"), ("i/", "w/"), ("c/", "i/"), ("c/", "w/"), ("o/", "w/"), ("1/", "2/")})
ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
LETTERS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}


class Names(NamedTuple):
    """A file's names before and after; None where there is no such file, "" where the name is unknown."""

    old: str | None
    new: str | None


def git_names(pair: str, head: dict[str, str]) -> Names:
    """The names in git's header: `pair` is what follows `diff --git`, `head` its lines by their first words."""
    for verb in ("rename", "copy"):
        if f"{verb} from" in head and f"{verb} to" in head:
            return Names(unquote(head[f"{verb} from"]), unquote(head[f"{verb} to"]))
    if "---" in head and "+++" in head:
        return strip_prefixes(Names(plain_name(head["---"]), plain_name(head["+++"])))
    names = strip_prefixes(_halves(pair))
    return names if names.old == names.new else Names("", "")


def plain_name(text: str) -> str | None:
    """The name in a `---` or `+++` line, without its time stamp; None for no file."""
    name = unquote(text) if text.startswith('"') else text.split("\t")[0]
    return None if name == "/dev/null" else name


def strip_prefixes(names: Names) -> Names:
    """The names without git's `a/` and `b/` (or the letters of `diff.mnemonicPrefix`)."""
    old, new = names.old, names.new
    pairs = PREFIXES | {(b, a) for a, b in PREFIXES}
    if any((old is None or old.startswith(a)) and (new is None or new.startswith(b)) for a, b in pairs):
        return Names(old and old[2:], new and new[2:])
    return names


def unquote(text: str) -> str:
    """A name without the quotes and escapes that git puts around odd characters."""
    end = _closing(text)
    if end < 0:
        return text
    body = text[1:end].encode("utf-8", "backslashreplace")
    return ESCAPE.sub(_byte, body).decode("utf-8", "backslashreplace")


def quote(name: str) -> str:
    """A name as git writes it: in quotes where it holds control characters, quotes or backslashes."""
    if not any(char < " " or char in '"\\\x7f' for char in name):
        return name
    return '"' + "".join(f"\\{ord(c):03o}" if c < " " or c in '"\\\x7f' else c for c in name) + '"'


def _byte(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8) & 255]) if len(code) == 3 else LETTERS.get(code, code)


def _closing(text: str) -> int:
    """Where the quote at the start of a text ends; -1 without one."""
    match = re.match(r'"(?:[^"\\]|\\.)*"', text, re.DOTALL)
    return match.end() - 1 if match else -1


def _halves(pair: str) -> Names:
    end = _closing(pair)
    if end > 0:
        return Names(unquote(pair), unquote(pair[end + 2 :]))
    middle = len(pair) // 2
    return Names(pair[:middle], pair[middle + 1 :]) if pair[middle : middle + 1] == " " else Names("", "")
