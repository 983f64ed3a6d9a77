"""Addresses as most links are written: nothing in them that must be decoded, quoted, refused or taken apart."""

import re

_ORDINARY = re.compile(
    r"https?://(?:[a-z0-9-]+\.)+(?!localhost/)[a-z]{2,}/[A-Za-z0-9._~/+-]*(?:\?[A-Za-z0-9._~/+=-]+)?"
)
LONGEST = 250  # characters; so many may a host's name have


def is_ordinary(url: str) -> bool:
    """Whether the address is one of the web that is asked for as it stands: a name for a host, no port, no fragment.

    A name in punycode is another in truth.
    """
    return len(url) <= LONGEST and "xn--" not in url and _ORDINARY.fullmatch(url) is not None
