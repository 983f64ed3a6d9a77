"""GitHub: repositories, files and folders by its REST API (https://docs.github.com/rest/repos), with a token if any."""

import json
import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit

from prcheck.model import LinkState, LinkStatus
from prcheck.probes.base import Terms
from prcheck.web import verdicts
from prcheck.web.answers import Answer, Question

_PATH = re.compile(r"/([A-Za-z0-9-]{1,39})/([\w.-]{1,100}?)(?:\.git)?(?:/(?:blob|tree)/([^/]+)/(.+?))?/?$", re.ASCII)
# First parts of paths that are GitHub's own pages, no accounts.
_OWN = frozenset(
    "about apps blog collections contact customer-stories enterprise events explore features issues join login"
    " marketplace new notifications orgs pricing pulls search security settings signup site sponsors stars topics"
    " trending users".split()
)
_ACCEPT = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
_ACCEPT_HTML = {**_ACCEPT, "Accept": "application/vnd.github.html+json"}
_NO_REF = "no commit found"  # the start of the message for a branch or tag that is absent


def github(url: str, terms: Terms) -> Question | None:
    """The question whether a repository, or a file or folder in it, exists, where the API can tell."""
    if "github.com" not in url.lower():
        return None
    parts = urlsplit(url)
    found = _PATH.fullmatch(unquote(parts.path))
    if parts.hostname not in ("github.com", "www.github.com") or not found or found[1].lower() in _OWN:
        return None
    owner, name, ref, path = found.groups()
    if not {".", ".."}.isdisjoint((name, *(path or "").split("/"))):  # would lead to another place of the API
        return None
    repository = f"{terms.github}/repos/{owner}/{name}"
    if path:
        asked = f"{repository}/contents/{quote(path)}?ref={quote(ref, safe='')}"
        return _question(asked, lambda answer: _file(url, answer))
    whole = _question(repository, lambda answer: _repository(url, answer, terms.github, f"{owner}/{name}"))
    if not (terms.fragments and parts.fragment):
        return whole
    return Question(
        f"{repository}/readme", lambda answer: _place(url, answer, parts.fragment, whole), _ACCEPT_HTML, secret=True
    )


def _question(url: str, read: Callable[[Answer], LinkState | Question | None]) -> Question:
    return Question(url, read, _ACCEPT, secret=True)


def _repository(url: str, answer: Answer, base: str, name: str) -> LinkState | Question | None:
    if answer.status in verdicts.REDIRECT:
        return _onward(answer, base, lambda later: _repository(url, later, base, name))
    if answer.status == 404:
        return LinkState(url, LinkStatus.DEAD, "no such public repository on GitHub", 404)
    known = _object(answer)
    new = known.get("full_name")
    if answer.status != 200 or not isinstance(new, str) or not re.fullmatch(r"[\w.-]+/[\w.-]+", new, re.ASCII):
        return LinkState(url, LinkStatus.DEAD, "the repository is blocked", 451) if answer.status == 451 else None
    if known.get("private") is True:
        return LinkState(url, LinkStatus.DEAD, "the repository is private: readers get 404", 200)
    if new.lower() != name.lower():
        target = f"https://github.com/{new}"
        return LinkState(url, LinkStatus.MOVED, f"the repository is now {new}", 200, target)
    archived = "an archived repository" if known.get("archived") is True else "a public repository"
    return LinkState(url, LinkStatus.ALIVE, archived, 200)


def _file(url: str, answer: Answer) -> LinkState | None:
    if answer.status == 200:
        return LinkState(url, LinkStatus.ALIVE, "the repository has it", 200)
    message = _object(answer).get("message")
    if answer.status == 404 and isinstance(message, str) and not message.lower().startswith(_NO_REF):
        return LinkState(url, LinkStatus.DEAD, "the repository has no such file or folder", 404)
    return None


def _place(url: str, answer: Answer, name: str, whole: Question) -> LinkState | Question | None:
    if answer.status != 200:
        return whole
    page = Answer(200, (("content-type", "text/html"),), answer.body, answer.whole)
    state, reason = verdicts.fragment(page, name)
    return LinkState(url, state, reason, 200)


def _onward(answer: Answer, base: str, read: Callable[[Answer], LinkState | Question | None]) -> Question | None:
    """The question at the address that the API sends on to, as long as that is the API's own."""
    target = answer.header("location")
    return _question(target, read) if target.startswith(f"{base}/") else None


def _object(answer: Answer) -> dict[str, object]:
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
