"""How servers treat link checkers: `WAYS` maps a path to the right verdict and the answer."""

from bench.ways import bodies, callers, heads, redirects, slow, statuses
from bench.ways.ask import LIMITS, WAYS, Ask, Log

__all__ = ["LIMITS", "WAYS", "Ask", "Log", "bodies", "callers", "heads", "redirects", "slow", "statuses"]
