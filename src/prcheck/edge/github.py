"""The only door to GitHub: requests, answers, waiting. PyGithub is imported when the first hub is made."""

import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from prcheck import __version__
from prcheck.edge.answers import BAD, REDIRECT, SECONDARY, RefusedError, parse, unsure, utf8
from prcheck.errors import GitHubError

if TYPE_CHECKING:
    from github.Requester import Requester

Object = dict[str, Any]
T = TypeVar("T")

TRIES = 4
"""How often a request is made that GitHub may simply have lost."""

BUDGET = 150.0
"""Seconds that one run waits for GitHub in all."""

API = "https://api.github.com"
TIMEOUT = 30
PAGE = 100
_ERRORS = {"NOT_FOUND": 404, "FORBIDDEN": 403, "RATE_LIMITED": 429}


class Hub:
    """GitHub's API with one token: REST below `api`, GraphQL beside it, nothing anywhere else.

    Reads are repeated where GitHub fails; a write is repeated only where GitHub said that it did nothing. `requests`
    counts what was sent, `waited` the seconds spent on limits and failures. All methods raise `GitHubError`.
    """

    def __init__(
        self,
        token: str,
        api: str = API,
        graphql: str = "",
        *,
        pace: float = 0.05,
        budget: float = BUDGET,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.requests = 0
        self._base = api
        self._requester = _requester(token, api, pace)
        self._graphql = graphql if _origin(graphql) == _origin(api) else self._requester.graphql_url
        self.waited = 0.0
        self._budget = budget
        self._sleep = sleep
        self._clock = clock

    def read(self, path: str, parameters: Mapping[str, str | int] | None = None) -> Any:
        """The JSON at a path."""
        return self._patiently(lambda: parse(self._request("GET", path, parameters)[1]))

    def pages(self, path: str, parameters: Mapping[str, str | int] = {}) -> Iterator[Object]:
        """All rows of all pages of a list."""
        number: int | None = 1
        while number:
            asked = {**parameters, "per_page": PAGE, "page": number}
            headers, body = self._patiently(partial(self._request, "GET", path, asked))
            yield from parse(body)
            number = number + 1 if 'rel="next"' in headers.get("link", "") else None

    def raw(self, path: str, media: str, parameters: Mapping[str, str | int] | None = None) -> tuple[str, bool]:
        """The text at a path in a media type of GitHub's ("raw", "diff"), and whether it surely is what was sent.

        PyGithub gives text, not bytes: it guesses where no charset is named, and puts U+FFFD for what is not UTF-8.
        """
        accept = f"application/vnd.github.{media}"
        headers, body = self._patiently(lambda: self._request("GET", path, parameters, accept=accept))
        return utf8(body, headers.get("content-type", ""))

    def write(self, verb: str, path: str, body: Mapping[str, Any]) -> Object:
        """What a write gave; an error of status 0 or 500 and above leaves open whether it was done."""
        answer = parse(self._patiently(lambda: self._request(verb, path, None, body), lost=False)[1])
        if verb != "DELETE" and not (isinstance(answer, dict) and answer.get("id")):
            raise GitHubError(
                f"GitHub answered {verb} {path} with something else than what was written",
                "the repository may have moved: correct its name",
                REDIRECT,
            )
        return answer if isinstance(answer, dict) else {}

    def query(self, text: str, variables: Mapping[str, Any], *, lost: bool = True) -> Object:
        """The data of a GraphQL query; `lost` False for a mutation, which is not repeated after a failure."""
        return self._patiently(lambda: self._data(text, variables), lost=lost)

    def pause(self, seconds: float) -> None:
        """Wait, as far as the budget goes; raises `GitHubError` beyond it."""
        if self.waited + seconds > self._budget:
            raise GitHubError(
                f"GitHub asks to wait {seconds:.0f} s, longer than this run may", "run it again later", 429
            )
        self.waited += seconds
        self._sleep(seconds)

    def _data(self, text: str, variables: Mapping[str, Any]) -> Object:
        body = {"query": text, "variables": dict(variables)}
        answer = parse(self._request("POST", self._graphql, None, body)[1])
        errors = answer.get("errors") if isinstance(answer, dict) else [{"message": "no answer"}]
        if errors:
            first = errors[0]
            raise GitHubError(
                f"GitHub's GraphQL refused: {first.get('message', '')}", "", _ERRORS.get(str(first.get("type")), BAD)
            )
        data = answer.get("data")
        if not isinstance(data, dict):
            raise GitHubError("GitHub's GraphQL gave no data", "run again", BAD)
        return data

    def _request(
        self,
        verb: str,
        path: str,
        parameters: Mapping[str, str | int] | None,
        body: Mapping[str, Any] | None = None,
        accept: str = "application/vnd.github+json",
    ) -> tuple[dict[str, Any], str]:
        self.requests += 1
        headers = {"Accept": accept}
        try:
            status, got, text = self._requester.requestJson(verb, path, dict(parameters or {}), headers, body)
        except (OSError, AssertionError, RuntimeError, ValueError) as error:  # requests' errors are OSErrors
            trouble = f"GitHub cannot be reached at {self._base}: {type(error).__name__}"
            raise GitHubError(trouble, "check the network, then run it again") from error
        text = text if isinstance(text, str) else ""
        if status >= REDIRECT:
            raise RefusedError(verb, path, status, got, text)
        return got, text

    def _patiently(self, ask: Callable[[], T], *, lost: bool = True) -> T:
        """The answer, asked for again after a wait: always after a rate limit, after a failure only if `lost`."""
        for attempt in range(TRIES):
            try:
                return ask()
            except GitHubError as error:
                wait = self._wait(error, attempt, lost=lost)
                if wait is None or attempt + 1 == TRIES:
                    raise
                self.pause(wait)
        raise AssertionError

    def _wait(self, error: GitHubError, attempt: int, *, lost: bool) -> float | None:
        if isinstance(error, RefusedError) and (wait := error.limited(self._clock())) is not None:
            return wait
        if error.status == 429:
            return SECONDARY
        return 2.0**attempt if lost and unsure(error) else None


def _requester(token: str, api: str, pace: float) -> "Requester":
    import github  # a third of a second: only runs on GitHub pay for it

    try:
        hub = github.Github(
            auth=github.Auth.Token(token) if token else None,
            base_url=api.rstrip("/"),
            timeout=TIMEOUT,
            user_agent=f"prcheck/{__version__}",
            per_page=PAGE,
            retry=None,  # PyGithub would send a POST again after a 502 that hides a success
            seconds_between_requests=0,
            seconds_between_writes=pace,
        )
    except AssertionError as error:
        raise GitHubError(
            f'"{api}" is no address of an API', "set GITHUB_API_URL to an http or https address"
        ) from error
    return hub.requester


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc
