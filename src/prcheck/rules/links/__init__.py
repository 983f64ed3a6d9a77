"""The link rules: gone, unsafe, moved, mislabelled, indirect."""

from prcheck.rules.base import Rule
from prcheck.rules.links.dead_link import dead_link
from prcheck.rules.links.indirect_link import indirect_link
from prcheck.rules.links.mislabelled_link import mislabelled_link
from prcheck.rules.links.moved_link import moved_link
from prcheck.rules.links.unsafe_link import unsafe_link

RULES: tuple[Rule, ...] = (dead_link, unsafe_link, moved_link, mislabelled_link, indirect_link)
