"""The command line: arguments in, an exit code out; every failure ends in one line."""

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from threading import current_thread, main_thread
from typing import NoReturn, TextIO

from prcheck.arguments import parse
from prcheck.errors import PrcheckError

FINE = 0
BROKEN = 3
INTERRUPTED = 130
TERMINATED = 143
"""128 and the signal's number, as shells count."""


def run() -> NoReturn:
    """Run the command line and end the process at once: to take a large list apart again costs a tenth of its check."""
    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # who read it has gone
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of one run: 0 fine, 1 findings, 2 bad usage or settings, 3 the work could not be done."""
    try:
        return _run(sys.argv[1:] if argv is None else argv)
    except SystemExit as end:  # argparse leaves so after --help and --version
        return int(end.code or FINE)
    except PrcheckError as error:
        return _failed(error.message + (f"; {error.tip}" if error.tip else ""), error.exit_code)
    except KeyboardInterrupt as stop:
        return _stopped(stop)
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
    try:
        with _ending():
            code = COMMANDS[arguments.command](arguments)
    except KeyboardInterrupt as stop:
        return _stopped(stop, getattr(arguments, "cache", ""))
    sys.stdout.flush()
    return code


class Terminated(KeyboardInterrupt):
    """The machine asks the run to end: a cancelled job, a time limit."""


@contextmanager
def _ending() -> Iterator[None]:
    """Let a request to end (SIGTERM) end the run as an interrupt from the keyboard does: with what is known kept."""
    if current_thread() is not main_thread():  # only there a signal can be handled
        yield
        return

    def end(*_: object) -> NoReturn:
        raise Terminated

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stopped(stop: KeyboardInterrupt, cache: str | None = "") -> int:
    """The code of an interrupted run, after a line on how to go on; `cache` is its file, None where it may have one."""
    way = "" if cache is not None else "; with --cache FILE the next run goes on where this one stopped"
    if cache:
        way = f'; what is known is kept in "{cache}": the same command goes on from there'
    return _failed(f"interrupted{way}", TERMINATED if isinstance(stop, Terminated) else INTERRUPTED)


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
