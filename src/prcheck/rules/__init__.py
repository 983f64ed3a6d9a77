"""The rules: one file each, in a folder per family."""

from prcheck.rules import change, duplicates, links, papers
from prcheck.rules import format as formats
from prcheck.rules.base import Rule

RULES: tuple[Rule, ...] = (*formats.RULES, *duplicates.RULES, *links.RULES, *papers.RULES, *change.RULES)
