"""How addresses stand in messages."""


def shown(url: str) -> str:
    """An address short enough for a message."""
    return url if len(url) <= 120 else f"{url[:100]}...{url[-17:]}"
