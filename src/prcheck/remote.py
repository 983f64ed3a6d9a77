"""A pull request by its address: read at GitHub, judged here, answered nowhere."""

import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from prcheck.edge import pulls
from prcheck.edge.github import API, Hub
from prcheck.errors import UsageError
from prcheck.material import gather as material_of
from prcheck.model import Report
from prcheck.run import Gather
from prcheck.settings import Settings

HOST = "github.com"
_PATH = re.compile(r"/([\w.-]+/[\w.-]+)/pull/(\d{1,9})(?:/.*)?")


def check_address(
    address: str,
    environment: Mapping[str, str],
    choose: Callable[[Settings], Settings],
    gather: Gather | None = None,
) -> Report:
    """The report on a pull request; `choose` makes the settings of those on its base branch.

    Raises `UsageError` for another address and `GitHubError` where it cannot be read.
    """
    hub, repository, number = _hub(address, environment)
    material = material_of(hub, pulls.pull(hub, repository, number), "")
    return material.judge(material.sides, choose(material.settings), gather)


def _hub(address: str, environment: Mapping[str, str]) -> tuple[Hub, str, int]:
    """GitHub's API, and which pull request to read there; the token goes to the API it was made for only."""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    found = _PATH.fullmatch(parts.path)
    if not found:
        raise UsageError(f'"{address}" is no pull request', "give https://github.com/OWNER/NAME/pull/NUMBER, or a diff")
    api = environment.get("GITHUB_API_URL") or API
    if parts.netloc != HOST and api == API:
        raise UsageError(f'"{parts.netloc}" is not {HOST}', "set GITHUB_API_URL to the address of its API")
    token = environment.get("GITHUB_TOKEN") or environment.get("GH_TOKEN") or ""
    return Hub(token, api, environment.get("GITHUB_GRAPHQL_URL", "")), found[1], int(found[2])
