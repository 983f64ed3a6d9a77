"""Rules on papers that stand in the list twice."""

from prcheck.rules.base import Rule
from prcheck.rules.duplicates.duplicate_paper import duplicate_paper
from prcheck.rules.duplicates.duplicate_title import duplicate_title
from prcheck.rules.duplicates.id_of_another_paper import id_of_another_paper
from prcheck.rules.duplicates.similar_title import similar_title

RULES: tuple[Rule, ...] = (duplicate_paper, duplicate_title, similar_title, id_of_another_paper)
