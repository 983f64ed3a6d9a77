"""HTML inside text: what each tag hides, marks, breaks or links."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from prcheck.model import Mark

_ATTRIBUTE = r"""[ \t\n]++[A-Za-z_:][A-Za-z0-9_.:\-]*+(?:[ \t\n]*+=[ \t\n]*+(?:[^ \t\n"'=<>`]++|'[^']*+'|"[^"]*+"))?+"""
_OPEN = re.compile(rf"<([A-Za-z][A-Za-z0-9\-]*+)((?:{_ATTRIBUTE})*+)[ \t\n]*+/?>")
_CLOSE = re.compile(r"</([A-Za-z][A-Za-z0-9\-]*+)[ \t\n]*+>")
_VALUES = re.compile(
    r"""(?<![A-Za-z0-9_.:\-])([A-Za-z_:][A-Za-z0-9_.:\-]*+)[ \t\n]*+=[ \t\n]*+"""
    r"""(?:"([^"]*+)"|'([^']*+)'|([^ \t\n"'=<>`]++))"""
)
_OTHER = re.compile(r"<!--|<\?|<!\[CDATA\[|<![A-Z]")
_ENDS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_MARKS = {"b": Mark.BOLD, "strong": Mark.BOLD, "i": Mark.ITALIC, "em": Mark.ITALIC, "code": Mark.CODE}


class Tag(NamedTuple):
    """One tag: its name in lower case ("" for comments and the like), its place, whether it closes."""

    name: str
    start: int
    end: int
    closes: bool = False

    @property
    def mark(self) -> Mark | None:
        """The mark that the tag sets, None where it sets none."""
        return _MARKS.get(self.name)


class Tags:
    """The reader of one text's tags; it remembers which ends never come, so that all reads together are linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.missing: set[str] = set()

    def read(self, start: int) -> Tag | None:
        """The tag at a `<`, None where there is none (CommonMark, "raw HTML")."""
        if found := _OPEN.match(self.text, start):
            return Tag(found[1].lower(), start, found.end())
        if found := _CLOSE.match(self.text, start):
            return Tag(found[1].lower(), start, found.end(), closes=True)
        if found := _OTHER.match(self.text, start):
            return self._until(_ENDS.get(found[0], ">"), start)
        return None

    def _until(self, closing: str, start: int) -> Tag | None:
        # `<!-->` is a whole comment: the search for its end begins inside its opening.
        at = -1 if closing in self.missing else self.text.find(closing, start + 2)
        if at < 0:
            self.missing.add(closing)
            return None
        return Tag("", start, at + len(closing))


def attributes(text: str, tag: Tag) -> Iterator[tuple[str, int, int]]:
    """A tag's attributes as (name in lower case, start and end of the value)."""
    for found in _VALUES.finditer(text, tag.start, tag.end):
        group = next(index for index in (2, 3, 4) if found[index] is not None)
        yield found[1].lower(), found.start(group), found.end(group)


def value(text: str, tag: Tag, name: str) -> tuple[int, int] | None:
    """The place of one attribute's value, None without it."""
    return next(((start, end) for word, start, end in attributes(text, tag) if word == name), None)
