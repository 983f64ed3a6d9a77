"""What each command does: from its arguments to an exit code."""

import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from prcheck import amend, engine, explain, listing, local, remote, screen
from prcheck.configuration import network
from prcheck.edge import files, folder
from prcheck.edge.asking import Ask, asking
from prcheck.edge.source import source
from prcheck.errors import UsageError
from prcheck.layouts import parse
from prcheck.lists import is_markdown
from prcheck.model import Finding, Report, Severity, Shard, Skip
from prcheck.outputs import OUTPUTS, json, text
from prcheck.rules import RULES
from prcheck.settings import Settings
from prcheck.summary import plural, remark, verdict
from prcheck.terminal import Paint, visible

FINE = 0
FOUND = 1
LINKING = ("html", "markdown")
"""The formats that link to lines."""


def check(arguments: Namespace) -> int:
    """`prcheck check`."""
    if arguments.input and remote.is_address(arguments.input) and not arguments.staged:
        return _check_address(arguments)
    settings = _settings(arguments)

    def choose(earlier: Mapping[str, str | None]) -> Settings:
        return _settings(arguments, earlier)

    ask = _ask(arguments)
    report = local.check_files(arguments.input, arguments.base, settings, ask, choose, staged=arguments.staged)
    code = _judged(report, arguments, settings.fail_on)
    if mendable := sum(bool(f.fix and f.fix.safe) for f in report.findings) * sys.stdout.isatty():
        applied = not arguments.input or is_markdown(arguments.input)
        way = f"prcheck fix {arguments.input or ''}".strip() + ("" if applied else ", once the change is applied,")
        _note(f"{way} mends {plural(mendable, 'finding')} in place", arguments)
    return code


def _check_address(arguments: Namespace) -> int:
    """The same for a pull request's address, whose settings stand on its base branch unless a file is named."""
    named = _settings(arguments) if arguments.config else None

    def choose(found: Settings) -> Settings:
        return named or _chosen(found, arguments)

    report = remote.check_address(arguments.input, os.environ, choose, _ask(arguments))
    return _judged(report, arguments, _fail_on(arguments))


def audit(arguments: Namespace) -> int:
    """`prcheck audit`."""
    settings = replace(_settings(arguments), audit_papers=arguments.papers)
    shard = Shard(*arguments.shard) if arguments.shard else None
    for option in ("baseline", "issue"):
        if shard and getattr(arguments, option):
            raise UsageError(f"a shard has no {option} of its own", f"give --{option} to prcheck merge")
    before = _before(arguments)
    report = local.audit_files(arguments.files, settings, _ask(arguments), shard)
    return _audited(_apart(report, before, arguments, papers=arguments.papers), arguments, settings.fail_on)


def merge(arguments: Namespace) -> int:
    """`prcheck merge`."""
    from prcheck import merging  # late: seldom needed

    twice = next((name for name in arguments.reports if arguments.reports.count(name) > 1), None)
    if twice:
        raise UsageError(f'"{twice}" is named twice', "give each shard once")
    before, fail_on = _before(arguments), _fail_on(arguments)
    report = merging.merge({name: files.read_text(name) for name in arguments.reports}, fail_on)
    return _audited(_apart(report, before, arguments, papers=False), arguments, fail_on)


def _audited(report: Report, arguments: Namespace, fail_on: Severity | None) -> int:
    """The exit code; the report is written before the issue, which a later step may show."""
    code = _judged(report, arguments, fail_on)
    if arguments.issue:
        from prcheck import watch  # late: loads PyGithub

        told = watch.keep(report, os.environ, getattr(arguments, "config", None) or "")
        sys.stderr.write(f"prcheck: {visible(told)}\n")
    return code


def _before(arguments: Namespace) -> tuple[Finding, ...] | None:
    """The findings of the baseline, None where there is none."""
    if not arguments.baseline:
        return None
    from prcheck import reading  # late: seldom needed

    return reading.report(files.read_text(arguments.baseline), arguments.baseline).findings


def _apart(report: Report, before: tuple[Finding, ...] | None, arguments: Namespace, *, papers: bool) -> Report:
    if before is None:
        return report
    from prcheck import baseline  # late: seldom needed

    return baseline.apart(report, before, _fail_on(arguments), papers=papers)


def fix(arguments: Namespace) -> int:
    """`prcheck fix`."""
    if arguments.input and remote.is_address(arguments.input):
        raise UsageError("a pull request cannot be mended from here", "check its branch out and run prcheck fix there")
    settings = _settings(arguments)
    done = amend.amend(
        arguments.input,
        arguments.base,
        settings,
        _ask(arguments),
        unsafe=arguments.unsafe,
        only_entries=arguments.only_entries,
    )
    if arguments.diff or sys.stdout.isatty():
        sys.stdout.write("".join(_shown(part.diff, arguments) for part in done.files))
    if not arguments.diff:
        amend.write(done.files)
    if not arguments.quiet:
        sys.stderr.write("".join(f"prcheck: {visible(line)}\n" for line in _told(done, arguments)))
    return FOUND if engine.fails(done.report, settings.fail_on) else FINE


def _shown(diff: str, arguments: Namespace) -> str:
    """A diff as it is, on a terminal with colours and hidden characters made visible."""
    paint = _paint(arguments)
    return paint.diff(diff) if paint.on or paint.folds else _muted(diff)


def _muted(text: str) -> str:
    """Text of a list in which GitHub's runner sees no commands; git apply passes over the lines around a diff."""
    lines = (line[1:].strip() for line in f" {text}".split("\n"))
    if "GITHUB_ACTIONS" not in os.environ or not any(line.startswith("::") or "##[" in line for line in lines):
        return text
    from secrets import token_hex  # late: seldom needed

    token = token_hex(16)
    return f"::stop-commands::{token}\n{text}::{token}::\n"


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

    settings = folder.settings(folder.here(), arguments.config)
    found = newcomer.add(arguments.id, arguments.record, arguments.list, arguments.section, settings, _ask(arguments))
    if isinstance(found, str):
        sys.stderr.write(f"prcheck: {visible(found)}\n")
        return FOUND
    sys.stdout.write(_muted(f"{found.entry}\n" if arguments.print else newcomer.diff(found)))
    if not arguments.print:
        newcomer.save(found)
    for note in newcomer.notes(found, settings):
        sys.stderr.write(f"prcheck: {visible(note)}\n")
    return FINE


def entries(arguments: Namespace) -> int:
    """`prcheck entries`."""
    document = parse(files.read_text(arguments.file), arguments.file)
    _write(json.entries(document) if arguments.format == "json" else listing.entries(document), arguments)
    return FINE


def template(arguments: Namespace) -> int:
    """`prcheck template`."""
    found, unread = local.list_templates(arguments.file, folder.settings(folder.here(), arguments.config))
    _write(json.template_list(found) if arguments.format == "json" else listing.templates(found), arguments)
    _remind(unread, arguments)
    return FINE


def explained(arguments: Namespace) -> int:
    """`prcheck explain`."""
    chosen = engine.select(RULES, (arguments.rule,), (), {}) if arguments.rule else ()
    sys.stdout.write("".join(f"{rule.name}\n\n{explain.page(rule)}" for rule in chosen) or explain.table(RULES))
    return FINE


def init(arguments: Namespace) -> int:
    """`prcheck init`."""
    from prcheck import beginning, proposing  # late: seldom needed

    where = folder.here()
    seen = beginning.look(where)
    sys.stdout.write(f"{proposing.told(seen)}\n")
    confirm = _confirmed if sys.stdin.isatty() and sys.stderr.isatty() and not arguments.dry_run else None
    guide = arguments.contributing or bool(confirm and confirm(f"state the format in {proposing.GUIDE}?"))
    wanted = tuple(beginning.pieces(where, seen, guide=guide))
    if arguments.dry_run:
        sys.stdout.write("".join(_shown(piece.diff, arguments) for piece in wanted))
        return FINE
    sys.stdout.writelines(f"{visible(line)}\n" for line in beginning.write(where, wanted, confirm))
    if not arguments.quiet:
        sys.stderr.write("prcheck: commit these to the default branch; from then on each pull request gets a review\n")
    return FINE


def _confirmed(question: str) -> bool:
    """Whether the user says yes at the terminal; silence means no."""
    sys.stdout.flush()
    sys.stderr.write(f"prcheck: {visible(question)} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def action(arguments: Namespace) -> int:
    """`prcheck action`."""
    from prcheck import pull  # late: loads PyGithub

    return pull.main(os.environ, sys.stdout.write, sys.stderr.write, dry_run=arguments.dry_run, ask=_ask(arguments))


def _ask(arguments: Namespace) -> Ask:
    quiet, file = getattr(arguments, "quiet", True), getattr(arguments, "cache", None)
    return asking(os.environ, sys.stderr, quiet=quiet, file=file)


def _settings(arguments: Namespace, earlier: Mapping[str, str | None] = folder.NONE) -> Settings:
    """The settings of the folder's files, or of earlier texts of them, with what the command line says instead."""
    return _chosen(folder.settings(folder.here(), arguments.config, earlier), arguments)


def _chosen(found: Settings, arguments: Namespace) -> Settings:
    """Settings with what the command line says instead."""
    networks = tuple(map(network, arguments.allow_network))
    return replace(
        found,
        offline=arguments.offline,
        select=arguments.select,
        ignore=arguments.ignore,
        fail_on=_fail_on(arguments),
        links=replace(found.links, allow_networks=(*found.links.allow_networks, *networks)),
    )


def _fail_on(arguments: Namespace) -> Severity | None:
    return None if arguments.fail_on == "never" else Severity(arguments.fail_on)


def _judged(report: Report, arguments: Namespace, fail_on: Severity | None) -> int:
    if report.audit and arguments.format in LINKING:
        report = replace(report, source=source(os.environ, folder.here()))
    if arguments.format == "text" and not arguments.output:
        sys.stdout.write(text.render(report, _paint(arguments)))
    else:
        _write(OUTPUTS[arguments.format](report), arguments)
    if arguments.format != "text":
        _remind(report.skipped, arguments)
    return FOUND if engine.fails(report, fail_on) else FINE


def _note(text: str, arguments: Namespace) -> None:
    """A note on standard error."""
    if not arguments.quiet:
        sys.stderr.write(f"prcheck: {visible(text)}\n")


def _remind(skipped: Iterable[Skip], arguments: Namespace) -> None:
    """Say on standard error what was not done and why."""
    if not arguments.quiet:
        sys.stderr.write("".join(f"prcheck: {visible(remark(skip))}\n" for skip in skipped))


def _paint(arguments: Namespace) -> Paint:
    columns = shutil.get_terminal_size().columns
    return screen.paint(os.environ, terminal=sys.stdout.isatty(), columns=columns, plain=arguments.no_color)


def _write(result: str, arguments: Namespace) -> None:
    if arguments.output:
        files.write_text(arguments.output, result)
    else:
        sys.stdout.write(result)


COMMANDS = {
    "check": check,
    "audit": audit,
    "merge": merge,
    "fix": fix,
    "add": add,
    "entries": entries,
    "template": template,
    "explain": explained,
    "init": init,
    "action": action,
}
