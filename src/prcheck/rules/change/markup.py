"""Mark-up that a reader sees as text."""

import re

TICKED = re.compile(r"`</?[A-Za-z][^`\n]*>`")


def ticked_tags(text: str) -> int:
    """How often HTML tags stand in back-ticks: `<br>`, or an element with its end."""
    return len(TICKED.findall(text))
