"""The report as Markdown: a job's summary, or a page to read."""

from prcheck.model import Report
from prcheck.prose.page import job
from prcheck.prose.scene import NOWHERE


def render(report: Report) -> str:
    """The summary of the report, without links into a pull request."""
    return job(report, NOWHERE)
