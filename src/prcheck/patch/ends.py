"""Line ends and the byte order mark: what checking drops and writing must put back."""

import re
from collections import Counter

from prcheck.align import align, gaps
from prcheck.patch.hunks import split_lines

MARK = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = re.compile(r"\r\n?\Z")


def restore(text: str, original: str) -> str:
    """A text with LF ends as its original was written: byte order mark, and each line's own end.

    A line that was changed ends as it did; lines that the original lacks end as most of its lines do.
    """
    body = original.removeprefix(MARK)
    if "\r" not in body:
        return original[: len(original) - len(body)] + text
    raw, lines = _LINE.findall(body), split_lines(text)
    ends = [line[len(line.rstrip("\r\n")) :] for line in raw]
    usual = Counter(end or "\n" for end in ends).most_common(1)[0][0]
    pairs = align([_END.sub("\n", line) for line in raw], lines)
    for start, stop, first, last in gaps(pairs, len(raw), len(lines)):
        own = [end or usual for end in ends[start:stop]] or [usual]
        for new in range(first, last):
            if lines[new].endswith("\n"):
                lines[new] = lines[new][:-1] + own[min(new - first, len(own) - 1)]
    for old, new in pairs:
        lines[new] = raw[old]
    return original[: len(original) - len(body)] + "".join(lines)
