"""What a terminal can show: colours, links, columns, as far as its environment tells."""

from collections.abc import Mapping

from prcheck.terminal import COLUMNS, Paint

LINKING = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "GHOSTTY_RESOURCES_DIR", "DOMTERM")
PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"})
VTE = 5000
"""The first version of GNOME's terminal library that shows links."""


def paint(environment: Mapping[str, str], *, terminal: bool, columns: int = COLUMNS, plain: bool = False) -> Paint:
    """How to write to a stream: `terminal` says what it is, `plain` that the user wants no colours.

    NO_COLOR (https://no-color.org) and FORCE_COLOR (https://force-color.org) count where they are not empty, the
    first before the second.
    """
    if plain or environment.get("NO_COLOR"):
        on = False
    else:
        on = bool(environment.get("FORCE_COLOR")) or (terminal and environment.get("TERM") != "dumb")
    links = terminal and on and _links(environment)
    return Paint(on, columns, links, folds=True) if terminal else Paint(on)


def _links(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is one that makes links of OSC 8; a wrong no costs little, a wrong yes shows rubbish."""
    if forced := environment.get("FORCE_HYPERLINK"):
        return forced != "0"
    if environment.get("TERM", "").startswith(("screen", "tmux", "dumb", "linux")):
        return False
    version = environment.get("VTE_VERSION", "")
    known = any(name in environment for name in LINKING) or environment.get("TERM_PROGRAM") in PROGRAMS
    return known or (version.isdecimal() and int(version) >= VTE)
