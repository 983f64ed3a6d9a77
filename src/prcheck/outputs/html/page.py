"""The page made of its template, style, program and data."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from prcheck import __version__
from prcheck.model import LinkStatus, Report, Severity
from prcheck.outputs.html import counts, rows
from prcheck.outputs.html.figures import figures, tiles
from prcheck.prose.scene import PROJECT
from prcheck.summary import kinds, known, remark, verdict
from prcheck.terminal import visible

UNCHECKED = 500
"""How many links without an answer are named."""


def page(report: Report) -> str:
    """The whole page."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["visible"] = visible
    style, program, entries = _text("page.css"), _text("page.js"), counts.entries(report)
    return environment.from_string(_text("page.html.jinja")).render(
        report=report,
        style=Markup(style),  # noqa: S704  # our own file
        program=Markup(program),  # noqa: S704  # our own file
        policy=_policy(style, program),
        data=Markup(rows.data(report, entries)),  # noqa: S704  # JSON in which no character ends an element
        name=_name(report),
        verdict=verdict(report),
        tiles=tiles(report, len(entries)),
        figures=figures(report, entries),
        kinds=kinds(report.findings),
        summaries={rule.code: rule.summary for rule in report.rules},
        severities=[severity.value for severity in Severity],
        states=[state.value for state in LinkStatus],
        skipped=[*map(remark, report.skipped), *known(report)],
        unknown=[state for state in report.links if state.state is LinkStatus.UNKNOWN],
        most=UNCHECKED,
        project=PROJECT,
        version=__version__,
    )


def _text(name: str) -> str:
    return files("prcheck.outputs.html").joinpath(name).read_text("utf-8")


def _policy(style: str, program: str) -> str:
    """The page's Content-Security-Policy: its own style and program by their hashes, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(program)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _name(report: Report) -> str:
    """What the page is about: the files of an audit, or those that a change touches."""
    paths = dict.fromkeys(entry.path for entry in counts.entries(report)) or report.texts
    return ", ".join(list(paths)[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
