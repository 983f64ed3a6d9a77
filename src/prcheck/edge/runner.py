"""The machine that runs the action: its environment in, its files out."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prcheck.edge.github import API, Hub
from prcheck.errors import UsageError
from prcheck.model import Severity

MODES = ("comments", "summary", "off")
WEIGHTS: Mapping[str, Severity | None] = {
    "error": Severity.ERROR,
    "warning": Severity.WARNING,
    "note": Severity.NOTE,
    "never": None,
}
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")


@dataclass(frozen=True, slots=True)
class Job:
    """One run of the action: its inputs and where it runs. `number` is None for an event without a pull request."""

    repository: str
    number: int | None
    event: str
    token: str
    api: str
    graphql: str
    server: str
    run: str
    project: str
    config: str = ""
    fail_on: Severity | None = Severity.ERROR
    review: str = "comments"
    request_changes: bool | None = None
    offline: bool = False
    status: bool = False
    output: str = ""
    summary: str = ""


def connect(job: Job) -> Hub:
    """The hub of the runner's GitHub, with the job's token."""
    return Hub(job.token, job.api, job.graphql)


def job(environment: Mapping[str, str]) -> Job:
    """The run that the environment describes; raises `UsageError`."""
    server = environment.get("GITHUB_SERVER_URL") or "https://github.com"
    repository = environment.get("GITHUB_REPOSITORY", "")
    if not _REPOSITORY.fullmatch(repository):
        raise UsageError('GITHUB_REPOSITORY is not set to "owner/name"', 'run "prcheck action" in a GitHub workflow')
    run = environment.get("GITHUB_RUN_ID", "")
    home = environment.get("GITHUB_ACTION_REPOSITORY", "")
    return Job(
        repository=repository,
        number=_number(environment),
        event=environment.get("GITHUB_EVENT_NAME", ""),
        token=_input(environment, "token") or environment.get("GITHUB_TOKEN", ""),
        api=environment.get("GITHUB_API_URL") or API,
        graphql=environment.get("GITHUB_GRAPHQL_URL", ""),
        server=server,
        run=f"{server}/{repository}/actions/runs/{run}" if run.isdigit() else "",
        project=f"{server}/{home}/blob/{environment.get('GITHUB_ACTION_REF') or 'HEAD'}" if home else "",
        config=_input(environment, "config"),
        fail_on=WEIGHTS[_choice(environment, "fail-on", tuple(WEIGHTS)) or "error"],
        review=_choice(environment, "review", MODES) or "comments",
        request_changes=_flag(environment, "request-changes"),
        offline=bool(_flag(environment, "offline")),
        status=bool(_flag(environment, "status")),
        output=environment.get("GITHUB_OUTPUT", ""),
        summary=environment.get("GITHUB_STEP_SUMMARY", ""),
    )


def write_outputs(job: Job, values: Mapping[str, str | int]) -> bool:
    """Whether the step's outputs could be written: words and numbers only, so that no value can add a line."""
    return _append(job.output, "".join(f"{name}={value}\n" for name, value in values.items()))


def write_summary(job: Job, text: str) -> bool:
    """Whether the job's summary could be written."""
    return _append(job.summary, text)


def _append(path: str, text: str) -> bool:
    if not path:
        return False
    try:
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
    except OSError:
        return False
    return True


def _number(environment: Mapping[str, str]) -> int | None:
    """The pull request's number, by the event or by the input."""
    payload = _payload(environment.get("GITHUB_EVENT_PATH", ""))
    pull = payload.get("pull_request")
    issue = payload.get("issue")
    if not isinstance(pull, dict) and isinstance(issue, dict) and issue.get("pull_request"):
        pull = issue
    if isinstance(pull, dict) and isinstance(pull.get("number"), int):
        return int(pull["number"])
    wanted = _input(environment, "pull-request")
    if wanted and not (wanted.isascii() and wanted.isdigit() and int(wanted)):
        raise UsageError(f'the input "pull-request" is "{wanted}"; expected a number', "give the pull request's number")
    return int(wanted) if wanted else None


def _payload(path: str) -> dict[str, Any]:
    if not path:
        return {}
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(f'the event in "{path}" cannot be read', "GITHUB_EVENT_PATH must name a JSON file") from error
    return found if isinstance(found, dict) else {}


def _input(environment: Mapping[str, str], name: str) -> str:
    """An input as the runner passes it; a composite action passes it with an underscore."""
    key = f"INPUT_{name.upper()}"
    return (environment.get(key) or environment.get(key.replace("-", "_")) or "").strip()


def _choice(environment: Mapping[str, str], name: str, words: tuple[str, ...]) -> str:
    value = _input(environment, name).lower()
    if value and value not in words:
        raise UsageError(f'the input "{name}" is "{value}"; expected one of {", ".join(words)}', "correct the workflow")
    return value


def _flag(environment: Mapping[str, str], name: str) -> bool | None:
    value = _choice(environment, name, ("true", "false"))
    return value == "true" if value else None
