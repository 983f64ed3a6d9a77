"""Mark-up that a reader sees as text."""

import re

TICKED = re.compile(r"`</?[A-Za-z][^`<>\n]*>`")


def ticked_tags(text: str) -> int:
    """How many HTML tags stand in back-ticks."""
    return len(TICKED.findall(text))
