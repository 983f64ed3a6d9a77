"""Lets `python -m prcheck` run the command line."""

from prcheck.cli import run

run()
