"""A pull request on the stand-in, and runs of the action on it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.standin.server import Standin
from tests.standin.store import Store

from prcheck import pull
from prcheck.edge.github import Hub
from prcheck.edge.runner import Job

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GOOD = """
**Tin Foil Cameras for Rainy Days**<br>
*Ada Brook, Ivo Lind*<br>
CVPR 2024 [[Paper](https://arxiv.org/abs/2404.91001)]
"""
BAD = """
**A Field Guide to Invisible Pixels**
Noor Haddad, Sven Ost
CVPR 2024 [[Papr](https://arxiv.org/abs/2404.91002)]
"""


def listed(*entries: str) -> str:
    """The example list with more entries in its last section."""
    return (EXAMPLES / "README.md").read_text(encoding="utf-8") + "".join(entries)


@dataclass
class World:
    """A repository with a pull request, and runs of the action on it."""

    standin: Standin
    folder: Path
    said: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)
    hubs: list[Hub] = field(default_factory=list)

    @property
    def store(self) -> Store:
        return self.standin.store

    def environment(self, event: dict[str, Any] | None = None, /, **inputs: str) -> dict[str, str]:
        path = self.folder / "event.json"
        payload = {"pull_request": {"number": self.store.number}} if event is None else event
        path.write_text(json.dumps(payload), encoding="utf-8")
        given = {f"INPUT_{key.upper().replace('_', '-')}": value for key, value in inputs.items()}
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_REPOSITORY": self.store.repository,
            "GITHUB_EVENT_NAME": "pull_request_target",
            "GITHUB_EVENT_PATH": str(path),
            "GITHUB_API_URL": self.standin.url,
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_RUN_ID": "99",
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            "INPUT_TOKEN": "token",
            "INPUT_OFFLINE": "true",
            **given,
        }

    def hub(self, job: Job) -> Hub:
        made = Hub(job.token, job.api, job.graphql, pace=0, sleep=self.slept.append)
        self.hubs.append(made)
        return made

    def run(self, environment: dict[str, str] | None = None, /, *, dry_run: bool = False, **inputs: str) -> int:
        """One run: its exit code."""
        self.said.clear()
        self.told.clear()
        chosen = self.environment(**inputs) if environment is None else environment
        return pull.main(chosen, self.said.append, self.told.append, dry_run=dry_run, connect=self.hub)

    @property
    def out(self) -> str:
        return "".join(self.said)

    @property
    def err(self) -> str:
        return "".join(self.told)

    def outputs(self) -> dict[str, str]:
        lines = (self.folder / "output").read_text(encoding="utf-8").split()
        return dict(line.split("=") for line in lines)

    def summary(self) -> str:
        """The body of the one summary."""
        assert len(self.store.comments) == 1
        return self.store.comments[0].body

    def snapshot(self) -> str:
        """All that was said, to be compared."""
        return repr((self.store.comments, self.store.threads, self.store.reviews))


Make = Callable[..., World]
"""Opens a pull request: the text or files after the change, and those before it."""
