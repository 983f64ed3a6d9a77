"""The words of the command line."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from prcheck import __version__
from prcheck.errors import UsageError
from prcheck.options import OPTIONS

COMMANDS = {
    "check": "check a change (the default)",
    "audit": "check whole lists as they stand",
    "merge": "make one report of the shards of an audit",
    "fix": "apply the safe fixes of a change or a list in place",
    "add": "write a paper's entry into the list: into the right section, in the list's own style",
    "entries": "list the entries that prcheck sees",
    "template": "show the list's templates, where they came from, and how many entries follow them",
    "explain": "one rule's page, or the table of all",
    "init": "write a settings file and the workflows for this repository",
    "action": "the GitHub Action's entry point: reads the runner's environment",
}
LONGEST = 20  # letters of a word that may be a command mistyped
EPILOG = """\
exit codes: 0 no finding at or above --fail-on; 1 findings; 2 bad usage or settings; 3 the work could not be done
"""


class Parser(argparse.ArgumentParser):
    """A parser whose errors are ours."""

    def error(self, message: str) -> NoReturn:
        """Bad usage, with the way to the help."""
        raise UsageError(message, f'run "{self.prog} --help"')

    def surplus(self, word: str, words: Sequence[str]) -> NoReturn:
        """Bad usage: one of the words is no argument of the command; the likeliest meaning is proposed."""
        if word.startswith("-"):
            near = _near([word.partition("=")[0]], self._option_string_actions)
            self.error(f'unknown option "{word}"' + (f'; did you mean "{near}"' if near else ""))
        near = _near(words, COMMANDS)
        self.error(f'one word too many: "{word}"' + (f'; did you mean "prcheck {near} ..."' if near else ""))


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments; without a command they belong to `check`; raises `UsageError`."""
    known = (*COMMANDS, "-h", "--help", "--version")
    words = list(argv) if argv and argv[0] in known else ["check", *argv]
    parser, commands = _parsers()
    if near := _near(filter(_is_slip, argv[:1]), COMMANDS):
        parser.error(f'no command and no file is called "{argv[0]}"; did you mean "prcheck {near}"')
    arguments, rest = parser.parse_known_args(words)
    if rest:
        commands[arguments.command].surplus(rest[0], argv)
    return arguments


def _is_slip(word: str) -> bool:
    """Whether a word is neither a command nor a file, and written as commands are."""
    return word.isalpha() and word not in COMMANDS and len(word) < LONGEST and not Path(word).exists()


def _parsers() -> tuple[Parser, dict[str, Parser]]:
    """The whole parser and those of the commands."""
    parser = Parser(
        prog="prcheck",
        description="Checks pull requests to curated lists of research papers.",
        epilog=EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"prcheck {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name, text in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.", allow_abbrev=False)
        OPTIONS[name](command)
    return parser, commands.choices


def _near(words: Iterable[str], known: Iterable[str]) -> str:
    """The known word that one of the words may stand for, "" without one."""
    asked = tuple(words)
    if not asked:
        return ""
    import difflib  # late: most runs have no use for it

    return next((near for word in asked for near in difflib.get_close_matches(word, known, n=1, cutoff=0.7)), "")
