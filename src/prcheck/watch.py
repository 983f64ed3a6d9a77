"""The watch over whole lists on GitHub: the report in one issue that is kept up to date, and in the job's summary."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from prcheck.edge import issues, runner
from prcheck.edge.answers import MAY_NOT
from prcheck.edge.github import Hub
from prcheck.edge.runner import Job
from prcheck.errors import GitHubError
from prcheck.model import Report
from prcheck.prose import health
from prcheck.prose.page import JOB_SIZE
from prcheck.prose.scene import PROJECT, Scene
from prcheck.review.issue import wanted
from prcheck.review.marker import configuration

READ_ONLY = 'no issue: this token may not write issues; give the job "issues: write"'


def keep(
    report: Report, environment: Mapping[str, str], config: str, connect: Callable[[Job], Hub] = runner.connect
) -> str:
    """What came of keeping the issue, in one line; raises `PrcheckError` where nothing could be written."""
    job = replace(runner.job(environment), config=config)
    scene = _scene(job, report, environment.get("GITHUB_SHA", ""))
    summarised = runner.write_summary(job, health.page(report, scene, JOB_SIZE))
    mark = configuration(config)
    try:
        url = issues.keep(connect(job), job.repository, wanted(report, scene, mark), mark)
    except GitHubError as error:
        if not summarised:
            raise
        told = READ_ONLY if error.status in MAY_NOT else f"no issue: {error.message}"
        return f"{told}; everything is in the job's summary"
    return f"the issue is {url}" if url else "nothing is wrong, so there is no issue"


def _scene(job: Job, report: Report, sha: str) -> Scene:
    return Scene(
        repository=f"{job.server}/{job.repository}" if sha else "",
        head=sha,
        run=job.run,
        project=job.project or f"{PROJECT}/blob/HEAD",
        paths=frozenset(entry.path for entry in report.entries),
    )
