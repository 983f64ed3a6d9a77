"""What each command does: from its arguments to an exit code."""

import os
import sys
from argparse import Namespace
from dataclasses import replace

from prcheck import engine, explain, listing, local, remote
from prcheck.configuration import network
from prcheck.edge import files, folder
from prcheck.edge.asking import Ask, asking
from prcheck.layouts import parse
from prcheck.model import Report, Severity
from prcheck.outputs import OUTPUTS, json, text
from prcheck.rules import RULES
from prcheck.settings import Settings
from prcheck.terminal import visible

FINE = 0
FOUND = 1


def check(arguments: Namespace) -> int:
    """`prcheck check`."""
    if arguments.input and remote.is_address(arguments.input):
        return _check_address(arguments)
    settings = _settings(arguments)
    return _judged(
        local.check_files(arguments.input, arguments.base, settings, _ask(arguments)), arguments, settings.fail_on
    )


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
    return _judged(local.audit_files(arguments.files, settings, _ask(arguments)), arguments, settings.fail_on)


def entries(arguments: Namespace) -> int:
    """`prcheck entries`."""
    document = parse(files.read_text(arguments.file), arguments.file)
    _write(json.entries(document) if arguments.format == "json" else listing.entries(document), arguments)
    return FINE


def template(arguments: Namespace) -> int:
    """`prcheck template`."""
    found = local.list_templates(arguments.file, folder.settings(folder.here(), arguments.config))
    _write(json.template_list(found) if arguments.format == "json" else listing.templates(found), arguments)
    return FINE


def explained(arguments: Namespace) -> int:
    """`prcheck explain`."""
    chosen = engine.select(RULES, (arguments.rule,), (), {}) if arguments.rule else ()
    sys.stdout.write("".join(f"{rule.name}\n\n{explain.page(rule)}" for rule in chosen) or explain.table(RULES))
    return FINE


def action(arguments: Namespace) -> int:
    """`prcheck action`."""
    from prcheck import pull  # late: loads PyGithub

    return pull.main(os.environ, sys.stdout.write, sys.stderr.write, dry_run=arguments.dry_run, ask=_ask(arguments))


def _ask(arguments: Namespace) -> Ask:
    quiet, file = getattr(arguments, "quiet", True), getattr(arguments, "cache", None)
    return asking(os.environ, sys.stderr, quiet=quiet, file=file)


def _settings(arguments: Namespace) -> Settings:
    """The settings of the folder's files, with what the command line says instead."""
    return _chosen(folder.settings(folder.here(), arguments.config), arguments)


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
    colour = arguments.format == "text" and not arguments.output and _colourful(arguments)
    _write(text.render(report, colour=True) if colour else OUTPUTS[arguments.format](report), arguments)
    if arguments.format != "text" and not arguments.quiet:
        for skip in report.skipped:
            sys.stderr.write(f"prcheck: not checked: {visible(skip.what)}: {visible(skip.reason)}\n")
    return FOUND if engine.fails(report, fail_on) else FINE


def _colourful(arguments: Namespace) -> bool:
    return sys.stdout.isatty() and not arguments.no_color and not os.environ.get("NO_COLOR")


def _write(result: str, arguments: Namespace) -> None:
    if arguments.output:
        files.write_text(arguments.output, result)
    else:
        sys.stdout.write(result)


COMMANDS = {
    "check": check,
    "audit": audit,
    "entries": entries,
    "template": template,
    "explain": explained,
    "action": action,
}
