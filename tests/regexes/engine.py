"""A backtracking matcher over Python's own parse of an expression that counts its steps, with nothing optimised.

Python's engine takes the same decisions in C, and fewer of them where it looks ahead. A bounded repetition counts as
one of `SHORT` at most: whatever its bound, it multiplies the steps by a constant.
"""

import re
from collections.abc import Callable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # the standard library's own parser is private
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SHORT = 5
Node = tuple[Any, Any]
Next = Callable[[int], bool]
_CATEGORIES: dict[Any, Callable[[str], bool]] = {
    op.CATEGORY_DIGIT: str.isdecimal,
    op.CATEGORY_NOT_DIGIT: lambda c: not c.isdecimal(),
    op.CATEGORY_SPACE: str.isspace,
    op.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    op.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    op.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}


class TooManyError(Exception):
    """More steps than allowed."""


class Engine:
    """One expression; `steps` counts what the last search took."""

    def __init__(self, pattern: str, flags: int, limit: int = 10**9, short: int = SHORT) -> None:
        self.short = short
        self.tree = parser.parse(pattern, flags)
        self.flags = self.tree.state.flags
        self.limit = limit
        self.steps = 0
        self.text = ""
        self.groups: dict[int, tuple[int, int]] = {}

    def scan(self, text: str, *, anchored: bool) -> None:
        """Find all matches, as `finditer`; where `anchored` the one at the start, as `match`."""
        self.text, self.steps, at = text, 0, 0
        while at <= len(text):
            end = self.match(at)
            if anchored:
                return
            at = at + 1 if end is None or end == at else end

    def match(self, at: int) -> int | None:
        """The end of the match that starts here."""
        self.groups.clear()
        return self._first(list(self.tree), at)

    def _first(self, items: list[Node], at: int) -> int | None:
        found: list[int] = []

        def take(end: int) -> bool:
            found.append(end)
            return True

        return found[-1] if self._seq(items, 0, at, take) else None

    def _seq(self, items: list[Node], index: int, at: int, then: Next) -> bool:
        if index == len(items):
            return then(at)
        self.steps += 1
        if self.steps > self.limit:
            raise TooManyError
        kind, value = items[index]

        def onward(end: int) -> bool:
            return self._seq(items, index + 1, end, then)

        return self._node(kind, value, at, onward)

    def _node(self, kind: Any, value: Any, at: int, onward: Next) -> bool:
        if self._single(kind):
            return at < len(self.text) and self._fits(kind, value, self.text[at]) and onward(at + 1)
        if kind is op.AT:
            return bool(self._stands(value, at)) and onward(at)
        if kind is op.BRANCH:
            return any(self._seq(list(one), 0, at, onward) for one in value[1])
        if kind is op.SUBPATTERN:
            return self._group(value, at, onward)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            return self._looked(value, at) == bool(kind is op.ASSERT) and onward(at)
        if kind is op.ATOMIC_GROUP:
            end = self._first(list(value), at)
            return end is not None and onward(end)
        if kind is op.GROUPREF:
            return self._again(value, at, onward)
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            return self._repeat(kind, value, at, onward)
        raise NotImplementedError(str(kind))

    def _single(self, kind: Any) -> bool:
        return kind in (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY)

    def _fits(self, kind: Any, value: Any, char: str) -> bool:
        forms = {char, char.lower(), char.upper()} if self.flags & re.IGNORECASE else {char}
        if kind is op.ANY:
            return char != "\n" or bool(self.flags & re.DOTALL)
        if kind is op.LITERAL:
            return chr(value) in forms
        if kind is op.NOT_LITERAL:
            return chr(value) not in forms
        negated = value[0][0] is op.NEGATE
        return any(self._in(item, form) for item in value for form in forms if item[0] is not op.NEGATE) is not negated

    def _in(self, item: Node, char: str) -> bool:
        kind, value = item
        if kind is op.LITERAL:
            return char == chr(value)
        if kind is op.RANGE:
            return bool(value[0] <= ord(char) <= value[1])
        ascii_only = bool(self.flags & re.ASCII) and not char.isascii()
        return _CATEGORIES[value](char) and not ascii_only

    def _stands(self, where: Any, at: int) -> bool:
        text, size = self.text, len(self.text)
        word = [0 <= i < size and (text[i].isalnum() or text[i] == "_") for i in (at - 1, at)]
        if where is op.AT_BEGINNING:
            return at == 0 or (bool(self.flags & re.MULTILINE) and text[at - 1] == "\n")
        if where is op.AT_END:
            return at == size or text[at:] == "\n" or (bool(self.flags & re.MULTILINE) and text[at] == "\n")
        if where in (op.AT_BOUNDARY, op.AT_NON_BOUNDARY):
            return (word[0] != word[1]) is (where is op.AT_BOUNDARY)
        return at == (0 if where is op.AT_BEGINNING_STRING else size)

    def _group(self, value: Any, at: int, onward: Next) -> bool:
        number, add, drop, items = value
        before, self.flags = self.flags, (self.flags | add) & ~drop

        def close(end: int) -> bool:
            if number is not None:
                self.groups[number] = at, end
            inner, self.flags = self.flags, before
            if onward(end):
                return True
            self.flags = inner
            return False

        found = self._seq(list(items), 0, at, close)
        self.flags = before
        return found

    def _looked(self, value: Any, at: int) -> bool:
        direction, items = value
        start: int = at if direction > 0 else at - items.getwidth()[0]
        if start < 0:
            return False
        return self._seq(list(items), 0, start, lambda end: direction > 0 or end == at)

    def _again(self, number: int, at: int, onward: Next) -> bool:
        start, end = self.groups.get(number, (0, -1))
        size = end - start
        self.steps += max(size, 0)
        return size >= 0 and self.text[at : at + size] == self.text[start:end] and onward(at + size)

    def _repeat(self, kind: Any, value: Any, at: int, onward: Next) -> bool:
        least, most, items = value
        body = list(items)
        most = self.short if most is not op.MAXREPEAT and most > self.short else most
        least = min(least, self.short)
        if kind is op.POSSESSIVE_REPEAT:
            end = self._possessed(body, at, least, most)
            return end is not None and onward(end)
        if len(body) == 1 and self._single(body[0][0]):
            return self._run(kind, body[0], at, least, most, onward)
        return self._more(kind, body, at, 0, least, most, onward)

    def _possessed(self, body: list[Node], at: int, least: int, most: int) -> int | None:
        count = 0
        while count < most:
            end = self._first(body, at)
            if end is None or (end == at and count >= least):
                break
            at, count = end, count + 1
        return at if count >= least else None

    def _run(self, kind: Any, node: Node, at: int, least: int, most: int, onward: Next) -> bool:
        """Repetition of one character, without recursion."""
        longest = 0
        while longest < most and at + longest < len(self.text) and self._fits(*node, self.text[at + longest]):
            longest += 1
            self.steps += 1
        counts: Iterator[int] = iter(
            range(longest, least - 1, -1) if kind is op.MAX_REPEAT else range(least, longest + 1)
        )
        return any(onward(at + count) for count in counts)

    def _more(self, kind: Any, body: list[Node], at: int, count: int, least: int, most: int, onward: Next) -> bool:
        def again(end: int) -> bool:
            return (end != at or count < least) and self._more(kind, body, end, count + 1, least, most, onward)

        if kind is op.MIN_REPEAT and count >= least and onward(at):
            return True
        if count < most and self._seq(body, 0, at, again):
            return True
        return kind is op.MAX_REPEAT and count >= least and onward(at)
