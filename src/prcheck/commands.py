"""What each command does: from its arguments to an exit code; each loads what it works with when it runs."""

import os
import sys
from argparse import Namespace

from prcheck.console import FINE, ask_of, remind, write
from prcheck.edge import files
from prcheck.judging import audit, check, merge


def entries(arguments: Namespace) -> int:
    """`prcheck entries`."""
    from prcheck.layouts import parse

    document = parse(files.read_text(arguments.file), arguments.file)
    if arguments.format == "json":
        from prcheck.outputs.json import entries as listed
    else:
        from prcheck.listing import entries as listed
    write(listed(document), arguments)
    return FINE


def template(arguments: Namespace) -> int:
    """`prcheck template`."""
    from prcheck import listing, local
    from prcheck.edge import folder
    from prcheck.outputs import json

    found, unread = local.list_templates(arguments.file, folder.settings(folder.here(), arguments.config))
    write(json.template_list(found) if arguments.format == "json" else listing.templates(found), arguments)
    remind(unread, arguments)
    return FINE


def explained(arguments: Namespace) -> int:
    """`prcheck explain`."""
    from prcheck import engine, explain
    from prcheck.rules import RULES

    chosen = engine.select(RULES, (arguments.rule,), (), {}) if arguments.rule else ()
    sys.stdout.write("".join(f"{rule.name}\n\n{explain.page(rule)}" for rule in chosen) or explain.table(RULES))
    return FINE


def action(arguments: Namespace) -> int:
    """`prcheck action`."""
    from prcheck import pull

    return pull.main(os.environ, sys.stdout.write, sys.stderr.write, dry_run=arguments.dry_run, ask=ask_of(arguments))


def fix(arguments: Namespace) -> int:
    """`prcheck fix`."""
    from prcheck import editing

    return editing.fix(arguments)


def add(arguments: Namespace) -> int:
    """`prcheck add`."""
    from prcheck import editing

    return editing.add(arguments)


def init(arguments: Namespace) -> int:
    """`prcheck init`."""
    from prcheck import editing

    return editing.init(arguments)


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
