"""URL -> canonical id: the same paper, code or film under all its addresses; nothing is asked."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from prcheck.identity import arxiv, doi
from prcheck.identity.address import read, tidy
from prcheck.identity.hosts import READERS
from prcheck.identity.places import GITHUB_PAGES, pages
from prcheck.model import Entry, Link, Span

LONGEST = 2_000  # characters; no identifier is longer
_PLAIN = re.compile(
    r"https?://arxiv\.org/(?:abs|pdf)/(\d{4})\.(\d{4,5})(?:v\d+)?(?:\.pdf)?\Z", re.ASCII
)  # of most links
_REPOSITORY = re.compile(r"https://github\.com/([A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?)/([\w-]+)\Z", re.ASCII)
_LEAD = re.compile(r"^(?:(?:arxiv|doi)\s*:|10\.\d)", re.IGNORECASE)
_PAPERS = frozenset("arxiv doi openreview cvf ecva acl pmlr jmlr neurips nips ieee s2 s2corpus mdpi".split())
_CODE = frozenset("github gitlab bitbucket gitee hf".split())
_PAGES = {
    "arxiv": "https://arxiv.org/abs/{}",
    "doi": "https://doi.org/{}",
    "openreview": "https://openreview.net/forum?id={}",
    "acl": "https://aclanthology.org/{}/",
    "pmlr": "https://proceedings.mlr.press/{}.html",
    "jmlr": "https://jmlr.org/papers/{}.html",
    "ieee": "https://ieeexplore.ieee.org/document/{}",
    "s2": "https://www.semanticscholar.org/paper/{}",
    "s2corpus": "https://api.semanticscholar.org/CorpusID:{}",
    "mdpi": "https://www.mdpi.com/{}",
    "github": "https://github.com/{}",
    "hf": "https://huggingface.co/{}",
    "youtube": "https://www.youtube.com/watch?v={}",
}


@lru_cache(maxsize=1 << 16)
def identify(url: str) -> str | None:
    """The canonical id of an address or a written id ("arxiv:2206.09592"), None for one that names nothing known."""
    plain = _PLAIN.match(url)
    if plain and not arxiv.flaw(plain[1], plain[2]):
        return f"arxiv:{plain[1]}.{plain[2]}"
    if len(url) > LONGEST:
        return None
    if (code := _REPOSITORY.match(url)) and (owner := code[1].lower()) not in GITHUB_PAGES:
        return f"github:{owner}/{code[2].lower()}"
    text = tidy(url)
    if not text.startswith("http") and _LEAD.match(text):
        return _written(text)
    at = read(text)
    reader = READERS.get(at.host)
    if reader is not None:
        return reader(at)
    if at.host.endswith(".github.io"):
        return pages(at)
    return doi.publisher(at) if "doi/" in at.path else None


def _written(text: str) -> str | None:
    lead, _, rest = text.partition(":")
    if lead.strip().lower() == "arxiv":
        found = arxiv.read(rest.strip())
        return f"arxiv:{found}" if found else None
    return doi.read(text)


def is_address(text: str) -> bool:
    """Whether a text is no more than an address or an id, where a title should stand."""
    text = text.strip()
    return " " not in text and (text.lower().startswith(("http://", "https://")) or identify(text) is not None)


def kind(name: str) -> str:
    """The part of an id that says whose it is: "arxiv", "github"."""
    return name.partition(":")[0]


def is_paper(name: str) -> bool:
    """Whether the id names a paper."""
    lead = kind(name)
    return lead in _PAPERS and (lead != "doi" or doi.is_paper(name))


def is_code(name: str) -> bool:
    """Whether the id names a repository, a model or a place in one."""
    return kind(name) in _CODE


def year(name: str) -> int | None:
    """The year in which an arXiv id was given, None for any other id."""
    lead, _, rest = name.partition(":")
    given = arxiv.month(rest) if lead == "arxiv" else None
    return given[0] if given else None


def paper_ids(entry: Entry) -> tuple[str, ...]:
    """The ids of the paper that the entry lists.

    Links called "Paper" and those on the title count; without such ids the links without a known label do. A link
    called "Data" or "Code" may lead to another paper, and so may one in a remark beside a named one.
    """
    own: list[str] = []
    loose: list[str] = []
    for link in entry.parts:
        if not isinstance(link, Link):
            continue
        called = link.name == "Paper" or _on_title(link, entry)
        if called or not link.name:
            name = identify(link.url)
            if name is not None and is_paper(name):
                (own if called else loose).append(name)
    found = own or loose
    return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)


def code_ids(entry: Entry) -> tuple[str, ...]:
    """The ids of the repositories and models that the entry links to."""
    return tuple(name for name in ids(entry) if is_code(name))


def ids(entry: Entry) -> tuple[str, ...]:
    """All that the entry's links name, in order of place."""
    return tuple(dict.fromkeys(_names(entry)))


def _names(entry: Entry) -> Iterator[str]:
    for link in entry.links:
        name = identify(link.url)
        if name is not None:
            yield name


def _on_title(link: Link, entry: Entry) -> bool:
    """Whether the link and the title share a character."""
    title = entry.title
    return title is not None and _start(link.span) < _end(title.span) and _start(title.span) < _end(link.span)


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column


def canonical_url(name: str) -> str | None:
    """The address to link to for an id, None where the id does not hold enough to build one."""
    lead, _, rest = name.partition(":")
    page = _PAGES.get(lead)
    if page is None:
        return None
    if lead == "github":
        rest = rest.replace("#", "/tree/HEAD/")
    return page.format(quote(rest, safe="/:;()-._~+@!$&*,=", errors="replace") if lead == "doi" else rest)


def impossible(url: str, today: date | None = None) -> str:
    """Why there can be no paper behind an address or id of arXiv, "" where there can.

    A month in the future is told only when `today` is given.
    """
    if plain := _PLAIN.match(url):
        return arxiv.flaw(plain[1], plain[2], today)
    if len(url) > LONGEST or "arxiv" not in url.lower():
        return ""
    found = arxiv.suspect(read(tidy(url)).path or tidy(url))
    return arxiv.flaw(*found, today) if found else ""
