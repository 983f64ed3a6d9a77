"""GitHub's answers: JSON, text, refusals and how long to wait after them."""

import json
from collections.abc import Mapping
from typing import Any

from prcheck.errors import GitHubError

SECONDARY = 60.0
"""Seconds to wait after a secondary rate limit that names no time, as GitHub's documentation asks."""

REDIRECT, BAD, LOST = 300, 400, 500

MAY_NOT = frozenset({401, 403, 404})
"""Refusals of a token that is not valid or may not do this."""

LIMITED = frozenset({401, 429})
"""What REST would answer like GraphQL: a wrong token, a limit."""

_TIPS = {
    401: 'the input "token" is no valid token',
    403: "give the token the permissions of the workflow in the README",
    404: 'check the number, and give the token "contents: read" and "pull-requests: write"',
}


def unsure(error: GitHubError) -> bool:
    """Whether GitHub may have done what it was asked although it gave no answer."""
    return error.status == 0 or error.status >= LOST


class RefusedError(GitHubError):
    """An answer that is an error or a redirect."""

    def __init__(self, verb: str, path: str, status: int, headers: Mapping[str, str], text: str) -> None:
        told = _message(text)
        tip = "the repository may have moved: correct its name" if status < BAD else _TIPS.get(status, "")
        super().__init__(f"GitHub answered {verb} {path} with {status}{told and f': {told}'}", tip, status)
        self.headers = headers
        self.told = told.lower()

    def limited(self, now: float) -> float | None:
        """Seconds to wait where this is a rate limit."""
        if self.status not in (403, 429):
            return None
        if (after := self.headers.get("retry-after", "")).isdigit():
            return float(after)
        if self.headers.get("x-ratelimit-remaining") == "0":
            reset = self.headers.get("x-ratelimit-reset", "")
            return max(float(reset) - now, 0) + 1 if reset.isdigit() else SECONDARY
        return SECONDARY if self.status == 429 or "rate limit" in self.told else None


def parse(text: str) -> Any:
    """The JSON of an answer, None of an empty one."""
    try:
        return json.loads(text) if text else None
    except ValueError as error:
        raise GitHubError("GitHub's answer is no JSON", "run it again later", LOST) from error


def _message(text: str) -> str:
    try:
        told = json.loads(text)
    except ValueError:
        return ""
    return str(told.get("message", ""))[:200] if isinstance(told, dict) else ""


def utf8(text: str, kind: str) -> tuple[str, bool]:
    """The text of an answer of this content type, and whether it was surely read as UTF-8.

    HTTP's default for `text/*` without a charset is Latin-1: such text is read again.
    """
    if text.isascii():
        return text, True
    if "charset=utf-8" in kind.lower().replace('"', ""):
        return text, "\ufffd" not in text
    try:
        return (text.encode("latin-1").decode(), True) if kind.startswith("text/") else (text, False)
    except ValueError:
        return text, False
