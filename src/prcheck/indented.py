"""JSON with an indent of two: Python's own encoder takes twice as long as soon as it indents."""

from collections.abc import Iterator
from json.encoder import encode_basestring

Value = str | int | bool | None | list["Value"] | dict[str, "Value"]
Object = dict[str, Value]


def pieces(value: Value, line: str, deep: int) -> Iterator[str]:
    """The text of a value, so many levels member by member; `line` is a line end with the value's own indent."""
    if not (deep and value and isinstance(value, dict | list)):
        yield _whole(value, line)
        return
    inner = f"{line}  "
    if isinstance(value, dict):
        signs, members = "{}", [(f"{encode_basestring(name)}: ", member) for name, member in value.items()]
    else:
        signs, members = "[]", [("", member) for member in value]
    for number, (name, member) in enumerate(members):
        yield f"{',' if number else signs[0]}{inner}{name}"
        yield from pieces(member, inner, deep - 1)
    yield f"{line}{signs[1]}"


def _whole(value: Value, line: str) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    inner = f"{line}  "
    if isinstance(value, dict):
        named = [f"{inner}{encode_basestring(name)}: {_whole(member, inner)}" for name, member in value.items()]
        return f"{{{','.join(named)}{line}}}" if named else "{}"
    if isinstance(value, list):
        return f"[{','.join([inner + _whole(member, inner) for member in value])}{line}]" if value else "[]"
    if value is None:
        return "null"
    return str(value).lower()
