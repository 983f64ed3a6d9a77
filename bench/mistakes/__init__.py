"""The kinds of mistakes that are made."""

from bench.mistakes import fields, lines, links, units
from bench.mistakes.base import Damage, Maker

__all__ = ["MAKERS", "Damage"]

MAKERS: tuple[Maker, ...] = (
    fields.no_title,
    fields.no_authors,
    fields.no_venue,
    fields.no_link,
    fields.no_bold,
    fields.no_italic,
    fields.half_bold,
    fields.half_italic,
    fields.swap_title,
    fields.swap_venue,
    fields.swap_links,
    links.no_parenthesis,
    links.no_opening,
    links.no_bracket,
    links.blank_before,
    links.blank_in_url,
    links.double_h,
    links.misspelt,
    links.strange_label,
    links.twice,
    links.empty_url,
    links.template_url,
    links.crosses,
    lines.template_title,
    lines.ligature,
    lines.zero_width,
    lines.no_break,
    lines.joined,
    lines.no_blank_line,
    lines.no_year,
    lines.bare,
    lines.plain,
    units.unmarked,
    units.turned,
    units.only_links,
    units.only_names,
    units.as_bullet,
    units.as_text,
    units.as_row,
    units.cell_lost,
)
