"""Lets `python -m prcheck` run the command line."""

import sys

from prcheck.cli import main

sys.exit(main())
