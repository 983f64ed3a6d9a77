"""The format rules: an entry has the template's fields and links, in its order, marks and breaks."""

from prcheck.rules.base import Rule
from prcheck.rules.format.bare_title import bare_title
from prcheck.rules.format.entries_run_together import entries_run_together
from prcheck.rules.format.malformed_link import malformed_link
from prcheck.rules.format.missing_authors import missing_authors
from prcheck.rules.format.missing_line_break import missing_line_break
from prcheck.rules.format.missing_link import missing_link
from prcheck.rules.format.missing_title import missing_title
from prcheck.rules.format.missing_venue import missing_venue
from prcheck.rules.format.odd_characters import odd_characters
from prcheck.rules.format.placeholder_left import placeholder_left
from prcheck.rules.format.repeated_link_label import repeated_link_label
from prcheck.rules.format.unknown_link_label import unknown_link_label
from prcheck.rules.format.unreadable_entry import unreadable_entry
from prcheck.rules.format.venue_without_year import venue_without_year
from prcheck.rules.format.wrong_emphasis import wrong_emphasis
from prcheck.rules.format.wrong_order import wrong_order

RULES: tuple[Rule, ...] = (
    missing_title,
    missing_authors,
    missing_venue,
    missing_link,
    wrong_order,
    wrong_emphasis,
    missing_line_break,
    unknown_link_label,
    placeholder_left,
    malformed_link,
    repeated_link_label,
    bare_title,
    odd_characters,
    venue_without_year,
    entries_run_together,
    unreadable_entry,
)
