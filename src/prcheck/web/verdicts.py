"""What a server's answer says about a link. Only a plain "gone" is dead; every doubt is unknown, with its reason."""

import re
from html import unescape
from urllib.parse import unquote, urlsplit

from prcheck.model import LinkStatus
from prcheck.web.answers import Answer

Verdict = tuple[LinkStatus, str]

GONE = frozenset({404, 410})
BUSY = frozenset({429, 500, 502, 503, 504})
REDIRECT = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})

_WORDS = {
    401: "asks for a login",
    403: "refuses programs",
    418: "refuses programs",
    429: "asks for fewer requests",
    451: "withheld for legal reasons",
    999: "refuses programs",
}
_TITLE = re.compile(r"<(title|h1|h2)\b[^<>]{0,500}>([^<]{0,300})", re.IGNORECASE)
_TAG = re.compile(r"<(?:script|style)\b[^<]*(?:<(?!/s)[^<]*)*|<[^<>]*>", re.IGNORECASE)
_MISSING = re.compile(
    r"\b404\b|not found|(?:does not|doesn['’]t|no longer) exist|no longer available|can(?:no|['’])t be found"
    r"|has been (?:removed|deleted)|could not be found",
    re.IGNORECASE,
)
_CHALLENGE = re.compile(
    r"just a moment|attention required|are you (?:a robot|human)|verify you are human", re.IGNORECASE
)
_LOGIN_PATH = re.compile(
    r"/(?:log[-_]?in|sign[-_]?in|sso|saml2?|oauth2?|authorize|servicelogin|wp-login)(?=[/.]|$)", re.IGNORECASE
)
_LOGIN_HOST = re.compile(r"(?:login|signin|sso|auth|accounts|idp)\.", re.IGNORECASE)
_NAME = re.compile(r"""\b(?:id|name)\s{0,9}=\s{0,9}["']?([^"'\s<>]{1,300})""", re.IGNORECASE)
SHORT_PAGE = 1_500  # characters of visible text; a longer one may well speak of things not found


def judge(answer: Answer, *, hopped: bool, url: str, first: str) -> Verdict:
    """The verdict on an answer that is no redirect; `hopped` says that redirects led from `first` to `url`."""
    if _walled(answer):
        return LinkStatus.UNKNOWN, f"a bot wall stands before it ({answer.status})"
    if gone(answer):
        return LinkStatus.DEAD, f"answers {answer.status}"
    if answer.status != 200:
        word = _WORDS.get(answer.status, "a server error" if answer.status >= 500 else "says neither yes nor no")
        return LinkStatus.UNKNOWN, f"answers {answer.status}: {word}"
    if hopped and login(url) and not login(first):
        return LinkStatus.UNKNOWN, "leads to a login page"
    return _page(answer)


def gone(answer: Answer) -> bool:
    """Whether the server itself says that there is nothing."""
    return answer.status in GONE and not _walled(answer)


def _walled(answer: Answer) -> bool:
    return bool(answer.header("cf-mitigated") or answer.header("x-amzn-waf-action"))


def login(url: str) -> bool:
    """Whether an address looks like a login page's."""
    parts = urlsplit(url)
    return bool(_LOGIN_PATH.search(parts.path) or _LOGIN_HOST.match(parts.netloc))


def readable(content_type: str) -> bool:
    """Whether a body of this type is text that may say "not found"."""
    return not content_type or content_type.lower().startswith(("text/", "application/xhtml"))


def _page(answer: Answer) -> Verdict:
    if not answer.body or not readable(answer.header("content-type")):
        return LinkStatus.ALIVE, ""
    page = answer.body.decode("utf-8", "replace")
    heads = " ".join(found[2] for found in _TITLE.finditer(page))
    text = unescape(_TAG.sub(" ", page[: 8 * SHORT_PAGE]))
    said = unescape(heads) + (text if answer.whole and len(" ".join(text.split())) < SHORT_PAGE else "")
    if _CHALLENGE.search(said):
        return LinkStatus.UNKNOWN, "a bot wall stands before it"
    found = _MISSING.search(said)
    return (LinkStatus.UNKNOWN, f'the page says "{found[0].lower()}"') if found else (LinkStatus.ALIVE, "")


def fragment(answer: Answer, name: str) -> Verdict:
    """The verdict on a place inside a page; dead only where the page was read in full."""
    wanted = unquote(name)
    if not wanted or wanted.lower() == "top" or wanted[0] in "/!:" or ":~:" in wanted:
        return LinkStatus.ALIVE, ""
    if "html" not in answer.header("content-type").lower():
        return LinkStatus.ALIVE, ""
    names = {unescape(found[1]) for found in _NAME.finditer(answer.body.decode("utf-8", "replace"))}
    if names & {wanted, name, f"user-content-{wanted}"}:
        return LinkStatus.ALIVE, ""
    if not answer.whole:
        return LinkStatus.UNKNOWN, "the page was not read in full"
    return LinkStatus.DEAD, f'the page has no place named "{wanted[:80]}"'
