"""The normal form of titles and names, and how alike two of them are."""

from prcheck.titles.alphabets import LATIN, disguised
from prcheck.titles.folding import fold, squeezed, words
from prcheck.titles.likeness import Likeness, compare, kin, likeness, marks, ratio, weighty
from prcheck.titles.names import fold_name, overlap, split_names
from prcheck.titles.parts import Title, key, read

__all__ = [
    "LATIN",
    "Likeness",
    "Title",
    "compare",
    "disguised",
    "fold",
    "fold_name",
    "key",
    "kin",
    "likeness",
    "marks",
    "overlap",
    "ratio",
    "read",
    "split_names",
    "squeezed",
    "weighty",
    "words",
]
