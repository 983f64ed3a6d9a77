"""The commands that judge, a change or whole lists: from their arguments to a report and an exit code."""

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from prcheck.console import FINE, FOUND, ask_of, chosen, fail_on_of, is_url, note, paint_of, remind, settings_of, write
from prcheck.edge import files
from prcheck.errors import ConfigError, UsageError
from prcheck.lists import is_markdown
from prcheck.model import Finding, Report, Severity, Shard
from prcheck.summary import plural
from prcheck.terminal import visible

if TYPE_CHECKING:
    from prcheck.settings import Settings

LINKING = ("html", "markdown")
"""The formats that link to lines."""


def check(arguments: Namespace) -> int:
    """`prcheck check`."""
    from prcheck import local

    if arguments.input and is_url(arguments.input) and not arguments.staged:
        return _check_address(arguments)
    settings, broken = _readable(arguments)

    def choose(earlier: Mapping[str, str | None]) -> "Settings":
        return settings_of(arguments, earlier)

    ask = ask_of(arguments)
    report = local.check_files(
        arguments.input, arguments.base, settings, ask, choose, broken=broken, staged=arguments.staged
    )
    code = _judged(report, arguments, settings.fail_on)
    if mendable := sum(bool(f.fix and f.fix.safe) for f in report.findings) * sys.stdout.isatty():
        applied = not arguments.input or is_markdown(arguments.input)
        way, later = f"prcheck fix {arguments.input or ''}".strip(), "" if applied else " once the change is applied"
        note(f'{plural(mendable, "finding")} can be mended in place: run "{way}"{later}', arguments)
    return code


def _readable(arguments: Namespace) -> "tuple[Settings, ConfigError | None]":
    """The settings, or the defaults and why the folder's cannot be read: a change that brings them is not judged so."""
    from prcheck.settings import Settings

    try:
        return settings_of(arguments), None
    except ConfigError as error:
        if arguments.config:
            raise
        return chosen(Settings(), arguments), error


def _check_address(arguments: Namespace) -> int:
    """The same for a pull request's address, whose settings stand on its base branch unless a file is named."""
    from prcheck import remote

    named = settings_of(arguments) if arguments.config else None

    def choose(found: "Settings") -> "Settings":
        return named or chosen(found, arguments)

    report = remote.check_address(arguments.input, os.environ, choose, ask_of(arguments))
    return _judged(report, arguments, fail_on_of(arguments))


def audit(arguments: Namespace) -> int:
    """`prcheck audit`."""
    from prcheck import local

    settings = replace(settings_of(arguments), audit_papers=arguments.papers)
    shard = Shard(*arguments.shard) if arguments.shard else None
    for option in ("baseline", "issue"):
        if shard and getattr(arguments, option):
            raise UsageError(f"a shard has no {option} of its own", f"give --{option} to prcheck merge")
    before = _before(arguments)
    report = local.audit_files(arguments.files, settings, ask_of(arguments), shard)
    return _audited(_apart(report, before, arguments, papers=arguments.papers), arguments, settings.fail_on)


def merge(arguments: Namespace) -> int:
    """`prcheck merge`."""
    from prcheck import merging

    twice = next((name for name in arguments.reports if arguments.reports.count(name) > 1), None)
    if twice:
        raise UsageError(f'"{twice}" is named twice', "give each shard once")
    before, fail_on = _before(arguments), fail_on_of(arguments)
    report = merging.merge({name: files.read_text(name) for name in arguments.reports}, fail_on)
    return _audited(_apart(report, before, arguments, papers=False), arguments, fail_on)


def _audited(report: Report, arguments: Namespace, fail_on: Severity | None) -> int:
    """The exit code; the report is written before the issue, which a later step may show."""
    code = _judged(report, arguments, fail_on)
    if arguments.issue:
        from prcheck import watch

        told = watch.keep(report, os.environ, getattr(arguments, "config", None) or "")
        sys.stderr.write(f"prcheck: {visible(told)}\n")
    return code


def _before(arguments: Namespace) -> tuple[Finding, ...] | None:
    """The findings of the baseline, None where there is none."""
    if not arguments.baseline:
        return None
    from prcheck import reading

    return reading.report(files.read_text(arguments.baseline), arguments.baseline).findings


def _apart(report: Report, before: tuple[Finding, ...] | None, arguments: Namespace, *, papers: bool) -> Report:
    if before is None:
        return report
    from prcheck import baseline

    return baseline.apart(report, before, fail_on_of(arguments), papers=papers)


def _judged(report: Report, arguments: Namespace, fail_on: Severity | None) -> int:
    from prcheck import engine
    from prcheck.edge import folder
    from prcheck.edge.source import source
    from prcheck.outputs import OUTPUTS, text

    if report.audit and arguments.format in LINKING:
        report = replace(report, source=source(os.environ, folder.here()))
    if arguments.format == "text" and not arguments.output:
        sys.stdout.write(text.render(report, paint_of(arguments)))
    else:
        write(OUTPUTS[arguments.format](report), arguments)
    if arguments.format != "text":
        remind(report.skipped, arguments)
    return FOUND if engine.fails(report, fail_on) else FINE
