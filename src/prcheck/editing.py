"""The commands that write files: fix, add, init; from their arguments to an exit code."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace

from prcheck import amend, engine
from prcheck.console import FINE, FOUND, ask_of, confirmed, is_url, muted, note, settings_of, shown
from prcheck.edge import folder
from prcheck.errors import UsageError
from prcheck.summary import remark, verdict
from prcheck.terminal import visible


def fix(arguments: Namespace) -> int:
    """`prcheck fix`."""
    if arguments.input and is_url(arguments.input):
        raise UsageError("a pull request cannot be mended from here", "check its branch out and run prcheck fix there")
    settings = settings_of(arguments)
    done = amend.amend(
        arguments.input,
        arguments.base,
        settings,
        ask_of(arguments),
        unsafe=arguments.unsafe,
        only_entries=arguments.only_entries,
    )
    if arguments.diff or sys.stdout.isatty():
        sys.stdout.write("".join(shown(part.diff, arguments) for part in done.files))
    if not arguments.diff:
        amend.write(done.files)
    for line in _told(done, arguments):
        note(line, arguments)
    return FOUND if engine.fails(done.report, settings.fail_on) else FINE


def _told(done: amend.Outcome, arguments: Namespace) -> Iterator[str]:
    """What was mended, and what is left."""
    changed = [part.name for part in done.files if part.after != part.before]
    yield from (f"{'would mend' if arguments.diff else 'mended'} {name}" for name in changed)
    if not changed:
        yield "nothing to mend"
    yield from map(remark, done.report.skipped)
    if done.report.findings and not arguments.diff:
        yield "what is left wants a person's eye; prcheck shows it"
    yield verdict(done.report)


def add(arguments: Namespace) -> int:
    """`prcheck add`."""
    from prcheck import newcomer  # late: seldom needed

    settings = replace(folder.settings(folder.here(), arguments.config), offline=arguments.offline)
    found = newcomer.add(arguments.id, arguments.record, arguments.list, arguments.section, settings, ask_of(arguments))
    if isinstance(found, str):
        sys.stderr.write(f"prcheck: {visible(found)}\n")
        return FOUND
    sys.stdout.write(muted(f"{found.entry}\n" if arguments.print else newcomer.diff(found)))
    if not arguments.print:
        newcomer.save(found)
    for line in newcomer.notes(found, settings):
        sys.stderr.write(f"prcheck: {visible(line)}\n")
    return FINE


def init(arguments: Namespace) -> int:
    """`prcheck init`."""
    from prcheck import beginning, proposing  # late: seldom needed

    where = folder.here()
    seen = beginning.look(where)
    sys.stdout.write(f"{proposing.told(seen)}\n")
    confirm = confirmed if sys.stdin.isatty() and sys.stderr.isatty() and not arguments.dry_run else None
    wanted = tuple(beginning.pieces(where, seen, guide=arguments.contributing or confirm is not None))
    if confirm and not arguments.contributing:
        sys.stdout.writelines(f"{line}\n" for line in beginning.planned(wanted))
        wanted = beginning.agreed(wanted, confirm)
    if arguments.dry_run:
        sys.stdout.write("".join(shown(piece.diff, arguments) for piece in wanted))
        return FINE
    sys.stdout.writelines(f"{visible(line)}\n" for line in beginning.write(where, wanted, confirm))
    note("commit these to the default branch; from then on each pull request gets a review", arguments)
    return FINE
