"""The ways to write a report: one file each."""

from collections.abc import Callable

from prcheck.model import Report
from prcheck.outputs import github, html, json, markdown, rdjson, sarif, text

Render = Callable[[Report], str]

OUTPUTS: dict[str, Render] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
    "markdown": markdown.render,
    "sarif": sarif.render,
    "rdjson": rdjson.render,
    "html": html.render,
}
