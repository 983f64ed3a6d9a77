"""Words that say that the list's format follows."""

import re
from collections.abc import Sequence

_FORMAT = re.compile(
    r"\b(?:formats?|templates?|as follows|following|like (?:this|so)|below|examples?|e\.g)\b|格式|模板|示例",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:add|contribut\w*|submit\w*|submission|write|use|entr(?:y|ies))\b", re.IGNORECASE)
_HEADS = re.compile(r"\b(?:formats?|templates?|contribut\w*|how to|add(?:ing)?|submi\w*)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
_REACH = 50  # lines without words that may part what announces from what follows
_COLONS = (":", "：")


def above(lines: Sequence[str], start: int) -> int:
    """The nearest line with words above a line, 0 where none is near."""
    near = range(start - 1, max(start - 1 - _REACH, 0), -1)
    return next((number for number in near if _WORD.search(lines[number - 1])), 0)


def announces(line: str) -> bool:
    """Whether a line, no entry's, says that a format follows."""
    if "](http" in line:
        return False
    asks = line.rstrip(" \t*_<br/>").endswith(_COLONS) and _ASKS.search(line)
    return bool(_FORMAT.search(line) or asks or (line.lstrip().startswith("#") and _HEADS.search(line)))
