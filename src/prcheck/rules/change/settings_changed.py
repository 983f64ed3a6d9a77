"""PRC506: the change touches the settings that it is checked by."""

from collections.abc import Iterator
from dataclasses import replace

from prcheck import lists
from prcheck.model import Finding, Severity, Span
from prcheck.rules.base import Context, rule


@rule("PRC506", "settings-changed", Severity.NOTE)
def settings_changed(ctx: Context) -> Iterator[Finding]:
    """The change touches a file that may hold prcheck's settings.

    These are `prcheck.toml`, `.github/prcheck.toml`, `pyproject.toml`, the file that the action's input `config` names,
    and the template that the settings name. A change cannot choose the rules it is
    judged by: the settings before it are used. A maintainer should look at the new ones; they count from the merge on.
    """
    for path in ctx.changed_paths:
        if path in lists.SETTINGS or path in ctx.settings_paths:
            message = f'the change touches "{path}"; it was checked by the settings before the change'
            yield replace(settings_changed.at(Span(1, 1, 1, 1), message), path=path)
