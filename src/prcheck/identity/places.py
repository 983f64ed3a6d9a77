"""The hosts of code, models, films and files: one small reader per host."""

import re
from collections.abc import Callable

from prcheck.identity.address import Address
from prcheck.identity.papers import of_arxiv, pmlr

_FILM = re.compile(r"^[\w-]{11}$", re.ASCII)
_FILM_PATH = re.compile(r"^(?:embed|shorts|live|v|e)/([\w-]{11})(?:/|$)", re.ASCII)
_DRIVE = re.compile(r"^(?:.*/)?(?:file/d|folders|u/\d/d)/([\w-]{8,})", re.ASCII)
_DOCS = re.compile(
    r"^(?:a/[^/]+/|u/\d/)?(document|presentation|spreadsheets|forms)/(?:u/\d/)?d/(?:e/)?([\w-]{8,})", re.ASCII
)
_OWNER = re.compile(r"^[a-z\d](?:[a-z\d-]*[a-z\d])?$", re.ASCII)
_NAME = re.compile(r"^[\w.-]+$", re.ASCII)
GITHUB_PAGES = frozenset(
    "about account apps blog collections contact customer-stories enterprise events explore features issues join login"
    " marketplace new notifications orgs organizations pricing pulls readme search security settings signup site"
    " sponsors stars team topics trending users".split()
)
_HF_PAGES = frozenset("blog docs learn collections organizations join login pricing tasks settings posts chat".split())
_README = re.compile(r"^readme(?:\.\w+)?$", re.IGNORECASE | re.ASCII)


def github(at: Address) -> str | None:
    """A repository, or a place below a branch of it."""
    owner, name, *rest = [*at.path.lower().split("/"), "", ""][:2] + at.path.split("/")[2:]
    name = name.removesuffix(".git")
    if not name or owner in GITHUB_PAGES or not (_OWNER.match(owner) and _NAME.match(name)):
        return None
    below = _below(rest)
    return f"github:{owner}/{name}" + (f"#{below}" if below else "")


def _below(rest: list[str]) -> str:
    """The path below a branch, "" for the repository itself."""
    if len(rest) < 3 or rest[0] not in ("tree", "blob", "raw", "edit"):
        return ""
    parts = [part for part in rest[2:] if part]
    while parts and _README.match(parts[-1]):
        parts.pop()
    return "/".join(parts)


def github_raw(at: Address) -> str | None:
    """A file of a repository; PMLR keeps its PDFs so."""
    owner, name, *rest = [*at.path.split("/"), "", ""]
    if owner == "mlresearch":
        return pmlr(at)
    return github(at._replace(path="/".join((owner, name, "blob", *rest)))) if rest[0] else None


def project(host: str) -> Callable[[Address], str | None]:
    """A host that names projects `owner/name`."""

    def read(at: Address) -> str | None:
        owner, _, rest = at.path.strip("/").lower().partition("/")
        name = rest.partition("/")[0].removesuffix(".git")
        return f"{host}:{owner}/{name}" if owner and name and _NAME.match(owner) and _NAME.match(name) else None

    return read


def hf(at: Address) -> str | None:
    """A model, data set or space at Hugging Face; its paper pages are arXiv's papers."""
    parts = at.path.strip("/").lower().split("/")
    if parts[0] == "papers":
        return of_arxiv(at.path)
    kind = parts.pop(0) if parts[0] in ("datasets", "spaces") else ""
    if len(parts) < 2 or parts[0] in _HF_PAGES or not all(_NAME.match(part) for part in parts[:2]):
        return None
    return "hf:" + "/".join(([kind] if kind else []) + parts[:2])


def youtube(at: Address) -> str | None:
    """A film under any of the player's addresses."""
    found = _FILM_PATH.match(at.path)
    film = found[1] if found else at.asked("v")
    return f"youtube:{film}" if _FILM.match(film) else None


def youtu_be(at: Address) -> str | None:
    """A film under its short address."""
    film = at.path.strip("/")
    return f"youtube:{film}" if _FILM.match(film) else None


def drive(at: Address) -> str | None:
    """A file or folder."""
    found = _DRIVE.match(at.path)
    name = found[1] if found else at.asked("id")
    return f"gdrive:{name}" if re.fullmatch(r"[\w-]{8,}", name, re.ASCII) else None


def docs(at: Address) -> str | None:
    """A document, or a file under the older address."""
    found = _DOCS.match(at.path)
    return f"gdocs:{found[1]}/{found[2]}" if found else drive(at)


def pages(at: Address) -> str | None:
    """A site on GitHub Pages."""
    owner = at.host.removesuffix(".github.io")
    path = re.sub(r"(?:^|/)index\.html?$", "", at.path.strip("/").lower())
    return f"ghpages:{owner}/{path}".rstrip("/") if _OWNER.match(owner) else None
