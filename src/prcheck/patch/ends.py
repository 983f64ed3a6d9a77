"""Line ends and the byte order mark: what checking drops and writing must put back."""

from prcheck.align import align
from prcheck.patch.hunks import split_lines

MARK = "\ufeff"


def restore(text: str, original: str) -> str:
    """A text with LF ends as its original was written: byte order mark, and each line's own end.

    Lines that the original lacks end as most of its lines do.
    """
    body = original.removeprefix(MARK)
    if "\r\n" not in body:
        return original[: len(original) - len(body)] + text
    raw, lines = split_lines(body), split_lines(text)
    usual = "\r\n" if 2 * body.count("\r\n") >= len(raw) else "\n"
    ended = [line[:-1] + usual if line.endswith("\n") else line for line in lines]
    for old, new in align([line.replace("\r\n", "\n") for line in raw], lines):
        ended[new] = raw[old]
    return original[: len(original) - len(body)] + "".join(ended)
