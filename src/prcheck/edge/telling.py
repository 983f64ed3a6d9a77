"""What a run of the action tells besides its review: outputs, the commit status, and what it would have posted."""

from secrets import token_hex

from prcheck.edge import runner
from prcheck.edge.github import Hub
from prcheck.edge.pulls import Pull
from prcheck.edge.runner import Job
from prcheck.errors import GitHubError
from prcheck.model import Report, Severity
from prcheck.prose.headline import headline
from prcheck.review import Review

DESCRIPTION = 140
"""How many characters of a status GitHub takes."""


def outputs(job: Job, report: Report) -> None:
    """Write the step's outputs."""
    runner.write_outputs(
        job,
        {
            "verdict": report.verdict.value,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "entries-added": sum(change.kind == "added" for change in report.changes),
        },
    )


def status(hub: Hub, job: Job, pull: Pull, report: Report, url: str, *, failed: bool) -> str:
    """Post the commit status that the job asks for; gives why that failed, "" where it did not."""
    body = {
        "state": "failure" if failed else "success",
        "context": f"prcheck {job.config}".strip(),
        "description": headline(report)[:DESCRIPTION],
        **({"target_url": url or job.run} if url or job.run else {}),
    }
    try:
        hub.write("POST", f"/repos/{pull.repository}/statuses/{pull.head}", body)
    except GitHubError as error:
        return f'the commit status could not be set: {error.message}; give the token "statuses: write"'
    return ""


def shown(review: Review) -> str:
    """The review as text: what would be posted, and where."""
    parts = [f"--- summary\n{review.summary}"]
    parts += (f"--- {c.path}, lines {c.start} to {c.line}\n{c.body}" for c in review.comments)
    return "\n".join(parts)


def quoted(text: str, *, runs: bool) -> str:
    """Text in which the runner sees no commands: between a pair that nobody can guess."""
    if not runs:
        return f"{text}\n"
    token = token_hex(16)
    return f"::stop-commands::{token}\n{text}\n::{token}::\n"
