"""A repository's readme at GitHub: the papers that it asks to cite (https://docs.github.com/rest/repos/contents)."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from urllib.parse import quote

from prcheck import identity
from prcheck.errors import NetError
from prcheck.facts import Published, Work
from prcheck.sources.base import Ask, Terms, decoded, mapping, number, people, plain, turned

LONGEST = 300_000  # characters of a readme that are read
MOST = 40  # BibTeX entries
_ENTRY = re.compile(r"@(?:article|inproceedings|misc|conference|incollection|proceedings)\s{0,9}\{", re.IGNORECASE)
_FIELD = re.compile(
    r"\b(title|author|year|booktitle|journal|eprint|url|doi|volume|note)\s{0,20}=\s{0,20}([{\"])", re.IGNORECASE
)
_YEAR = re.compile(r"\byear\s{0,20}=\s{0,20}(\d{4})", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv[.:]\s?(?:org/(?:abs|pdf)/)?|\b)(\d{4}\.\d{4,5})(?:v\d+)?\b", re.IGNORECASE)
_LINK = re.compile(r"arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})", re.IGNORECASE)
_AND = re.compile(r"(?<!\s)\s+and\s+", re.IGNORECASE)


def takes(name: str) -> bool:
    """Whether the id is that of a whole repository at GitHub."""
    return identity.kind(name) == "github" and "#" not in name


def requests(names: Sequence[str], terms: Terms) -> Iterator[Ask]:
    """One request per repository."""
    headers = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
    for name in names:
        yield Ask(f"{terms.base}/repos/{quote(name.partition(':')[2])}/readme", (name,), headers)


def read(status: int, body: bytes) -> tuple[Work, ...]:
    """The papers of the readme's BibTeX; no readme, no papers."""
    return () if status == 404 else cited(_readme(status, body))


def _readme(status: int, body: bytes) -> str:
    """The file's text: GitHub wraps it in JSON and base64 unless asked for the raw file."""
    if status != 200:
        raise NetError(str(status))
    if body.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html")):
        raise NetError("HTML instead of a readme")
    if body.lstrip()[:1] != b"{":
        return body[:LONGEST].decode("utf-8", "replace")
    content = mapping(decoded(status, body)).get("content")
    if not isinstance(content, str):
        raise NetError("no readme")
    try:
        return base64.b64decode(content)[:LONGEST].decode("utf-8", "replace")
    except (binascii.Error, ValueError) as error:
        raise NetError("no base64") from error


def cited(readme: str) -> tuple[Work, ...]:
    """The papers of the BibTeX in a text; one without an arXiv id gets the only id that the text links to."""
    linked = set(_LINK.findall(readme))
    only = f"arxiv:{next(iter(linked))}" if len(linked) == 1 else ""
    found = [_work(fields) for fields in _entries(readme[:LONGEST])]
    works = [work for work in found if work.title]
    if len(works) == 1 and only and not works[0].name:
        works = [replace(works[0], name=only)]
    return tuple(works)


def _entries(text: str) -> Iterator[dict[str, str]]:
    """The fields of each BibTeX entry."""
    starts = [found.end() for found in _ENTRY.finditer(text)][:MOST]
    for start, end in pairwise([*starts, len(text)]):
        block = text[start : min(end, start + 20_000)]
        fields = {found[1].lower(): _value(block, found) for found in _FIELD.finditer(block)}
        year = _YEAR.search(block)
        yield {**({"year": year[1]} if year else {}), **fields}


def _value(block: str, found: "re.Match[str]") -> str:
    """What stands between a field's braces or quotes."""
    if found[2] == '"':
        return block[found.end() :].partition('"')[0]
    depth = 1
    for at in range(found.end(), min(len(block), found.end() + 5_000)):
        depth += {"{": 1, "}": -1}.get(block[at], 0)
        if not depth:
            return block[found.end() : at]
    return ""


def _work(fields: Mapping[str, str]) -> Work:
    told = " ".join(fields.get(key, "") for key in ("eprint", "journal", "url", "volume", "note", "doi"))
    number_ = _ARXIV.search(told)
    year = number(fields.get("year"))
    place = plain(fields.get("booktitle") or ("" if "arxiv" in told.lower() else fields.get("journal", "")))
    return Work(
        (number_ and identity.identify(f"arxiv:{number_[1]}")) or "",
        plain(fields.get("title", "")),
        people(turned(plain(name)) for name in _AND.split(" ".join(fields.get("author", "").split()))),
        "its code repository",
        years=(year,) if year else (),
        appeared=(Published(place, (year,) if year else (), "its code repository"),) if place else (),
    )
