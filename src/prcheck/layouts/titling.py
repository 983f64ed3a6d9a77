"""Which of a unit's options is its title, by the unit's kind."""

from prcheck.layouts import choices, options, words
from prcheck.layouts.ground import Ground
from prcheck.layouts.leads import LEAD, behind_tag
from prcheck.layouts.reading import Option
from prcheck.model import Kind, Mark, Role

FIELD = "field"  # how a title is set off that a field of its own holds
_SET_OFF = frozenset({Mark.BOLD, Mark.LINKED})


def title(ground: Ground) -> Option | None:
    """The title, in the cell or on the line that must hold it where there is one."""
    column = next((i for i, column in enumerate(ground.columns) if column.role is Role.TITLE), None)
    if column is not None:
        return _in_cell(ground, column)
    if ground.unit.kind is Kind.FIELDS:
        return _in_fields(ground)
    if ground.unit.kind is Kind.HEADING:
        start, end = ground.lines[0]
        inside = options.within(ground.options, start, end)
        return options.choose(inside) or _whole(ground, start, end, "heading")
    first = next(iter(ground.prefixes), len(ground.text))
    before = tuple(option for option in ground.options if option.start < first)
    return options.choose(before or ground.options, ground.habit.key)


def _whole(ground: Ground, start: int, end: int, how: str = "") -> Option | None:
    start, end = ground.canvas.shrink(behind_tag(ground.canvas, start), end)
    start, end = choices.untail(ground.canvas, start, end)
    text = choices.clean(ground.canvas.plain(start, end)) if start < end else ""
    if not any(sign.isalnum() for sign in text) or (text[0] == "(" and choices.is_aside(text.strip("() "))):
        return None
    low, high, marks = ground.canvas.dress(start, end)
    return Option(low, high, start, end, text, marks, how)


def _in_cell(ground: Ground, index: int) -> Option | None:
    cell = next((cell for cell in ground.unit.cells if cell.column == index), None)
    if cell is None or cell.end <= cell.start:
        return None
    inside = options.within(ground.options, cell.start, cell.end)
    marked = tuple(option for option in inside if option.marks & _SET_OFF)
    return options.choose(marked or inside) or _whole(ground, cell.start, cell.end)


def _in_fields(ground: Ground) -> Option | None:
    start, end = ground.lines[0]
    if start not in ground.prefixes:
        lead = LEAD.match(ground.text)
        inside = options.within(ground.options, start, end)
        return options.choose(inside) or _whole(ground, lead.end() if lead else start, end)
    for start, end in ground.lines:
        word, value = ground.prefixes.get(start, ("", end))
        if words.field_role(word) is Role.TITLE:
            return _whole(ground, value, end, FIELD) if ground.habit.key in ("", FIELD) else None
    return None
