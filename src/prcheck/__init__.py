"""prcheck: checks pull requests to curated lists of research papers."""

__version__ = "0.1.0"

__repository__ = "prcheck/prcheck"
"""Where the project stands on GitHub: its pages, its action (`uses:`) and its image."""
