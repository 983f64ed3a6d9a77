"""The report as Markdown: a job's summary, or a page to read."""

from prcheck.model import Report
from prcheck.prose import health
from prcheck.prose.page import JOB_SIZE, job
from prcheck.prose.scene import NOWHERE


def render(report: Report) -> str:
    """The summary of the report, without links into a pull request."""
    return health.page(report, NOWHERE, JOB_SIZE) if report.audit else job(report, NOWHERE)
