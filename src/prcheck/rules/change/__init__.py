"""The rules on the change itself: what it does to entries and lines that it has no business with."""

from prcheck.rules.base import Rule
from prcheck.rules.change.broken_anchor import broken_anchor
from prcheck.rules.change.damaged_entry import damaged_entry
from prcheck.rules.change.out_of_order import out_of_order
from prcheck.rules.change.removed_entry import removed_entry
from prcheck.rules.change.settings_changed import settings_changed
from prcheck.rules.change.too_complex import too_complex
from prcheck.rules.change.unrelated_change import unrelated_change

RULES: tuple[Rule, ...] = (
    damaged_entry,
    unrelated_change,
    removed_entry,
    broken_anchor,
    out_of_order,
    settings_changed,
    too_complex,
)
