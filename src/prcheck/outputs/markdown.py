"""The report as Markdown: a job's summary, or a page to read."""

from prcheck.model import Report
from prcheck.prose import health
from prcheck.prose.page import JOB_SIZE, job
from prcheck.prose.scene import NOWHERE, Scene


def render(report: Report) -> str:
    """The summary of the report; of whole lists with links to their lines, where it is known where they can be read."""
    if not report.audit:
        return job(report, NOWHERE)
    repository, _, head = report.source.partition("/blob/")
    return health.page(report, Scene(repository, head=head), JOB_SIZE)
