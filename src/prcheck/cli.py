"""The command line: arguments in, an exit code out; every failure ends in one line."""

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TextIO

from prcheck.arguments import parse
from prcheck.errors import PrcheckError

FINE = 0
BROKEN = 3
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of one run: 0 fine, 1 findings, 2 bad usage or settings, 3 the work could not be done."""
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except SystemExit as end:  # argparse leaves so after --help and --version
        return int(end.code or FINE)
    except PrcheckError as error:
        return _failed(error.message + (f"; {error.tip}" if error.tip else ""), error.exit_code)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop()
        return FINE
    except OSError as error:
        _drop()
        return _failed(f"cannot go on: {error.strerror or error}", BROKEN)
    except Exception as error:  # noqa: BLE001  # hostile text must end in a message, whatever it hits
        return _failed(f"internal error: {type(error).__name__}: {error}; please report it with its input", BROKEN)


def _run(argv: Sequence[str]) -> int:
    arguments = parse(argv)
    gc.disable()  # a run is short and makes hardly a cycle: looking for them costs a tenth of its time
    from prcheck.commands import COMMANDS  # late: --version and --help load nothing else

    _tolerant(sys.stdout, sys.stderr)
    code = COMMANDS[arguments.command](arguments)
    sys.stdout.flush()
    return code


def _drop() -> None:
    """Let what is left of the output go nowhere: the interpreter flushes it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tolerant(*streams: TextIO) -> None:
    """Let what a terminal's encoding cannot hold be written as escapes."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _failed(text: str, code: int) -> int:
    from prcheck.terminal import visible  # late, as above

    sys.stderr.write(f"prcheck: {visible(text)}\n")
    return code
