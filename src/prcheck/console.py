"""What the commands share: their settings, whom they ask, and how they write to a terminal."""

import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from prcheck import screen
from prcheck.model import Severity, Skip
from prcheck.summary import remark
from prcheck.terminal import Paint, visible

if TYPE_CHECKING:
    from prcheck.edge.asking import Ask
    from prcheck.settings import Settings

FINE = 0
FOUND = 1


def is_url(text: str) -> bool:
    """Whether an input is an address and no file."""
    return text.startswith(("https://", "http://"))


def ask_of(arguments: Namespace) -> "Ask":
    """Who asks the network, with progress on standard error."""
    from prcheck.edge.asking import asking  # late: not every command asks

    quiet, file = getattr(arguments, "quiet", True), getattr(arguments, "cache", None)
    return asking(os.environ, sys.stderr, quiet=quiet, file=file)


def settings_of(arguments: Namespace, earlier: Mapping[str, str | None] | None = None) -> "Settings":
    """The settings of the folder's files, or of earlier texts of them, with what the command line says instead."""
    from prcheck.edge import folder  # late: not every command has settings

    return chosen(folder.settings(folder.here(), arguments.config, earlier or folder.NONE), arguments)


def chosen(found: "Settings", arguments: Namespace) -> "Settings":
    """Settings with what the command line says instead."""
    from prcheck.configuration.values import network  # late, as above

    networks = tuple(map(network, arguments.allow_network))
    return replace(
        found,
        offline=arguments.offline,
        select=arguments.select,
        ignore=arguments.ignore,
        fail_on=fail_on_of(arguments),
        links=replace(found.links, allow_networks=(*found.links.allow_networks, *networks)),
    )


def fail_on_of(arguments: Namespace) -> Severity | None:
    """The lightest finding that fails, None where none does."""
    return None if arguments.fail_on == "never" else Severity(arguments.fail_on)


def paint_of(arguments: Namespace) -> Paint:
    """How to write to standard output."""
    columns = shutil.get_terminal_size().columns
    return screen.paint(os.environ, terminal=sys.stdout.isatty(), columns=columns, plain=arguments.no_color)


def shown(diff: str, arguments: Namespace) -> str:
    """A diff as it is, on a terminal with colours and hidden characters made visible."""
    paint = paint_of(arguments)
    return paint.diff(diff) if paint.on or paint.folds else muted(diff)


def muted(text: str) -> str:
    """Text of a list in which GitHub's runner sees no commands; git apply passes over the lines around a diff."""
    lines = (line[1:].strip() for line in f" {text}".split("\n"))
    if "GITHUB_ACTIONS" not in os.environ or not any(line.startswith("::") or "##[" in line for line in lines):
        return text
    from secrets import token_hex  # late: seldom needed

    token = token_hex(16)
    return f"::stop-commands::{token}\n{text}::{token}::\n"


def note(text: str, arguments: Namespace) -> None:
    """A note on standard error."""
    if not arguments.quiet:
        sys.stderr.write(f"prcheck: {visible(text)}\n")


def remind(skipped: Iterable[Skip], arguments: Namespace) -> None:
    """Say on standard error what was not done and why."""
    if not arguments.quiet:
        sys.stderr.write("".join(f"prcheck: {visible(remark(skip))}\n" for skip in skipped))


def write(result: str, arguments: Namespace) -> None:
    """Write a result where the user wants it."""
    if arguments.output:
        from prcheck.edge import files  # late, as above

        files.write_text(arguments.output, result)
    else:
        sys.stdout.write(result)


def confirmed(question: str) -> bool:
    """Whether the user says yes at the terminal; silence means no."""
    sys.stdout.flush()
    sys.stderr.write(f"prcheck: {visible(question)} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
