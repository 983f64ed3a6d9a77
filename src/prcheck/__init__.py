"""prcheck: checks pull requests to curated lists of research papers."""

__version__ = "0.1.0"
