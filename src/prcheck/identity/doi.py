"""DOIs: in the handle's own form, at the resolver, and inside publishers' addresses."""

import re

from prcheck.identity import arxiv
from prcheck.identity.address import Address

_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_ARXIV = re.compile(r"^10\.48550/arxiv\.(.+)$")
_ACL = re.compile(r"^10\.(?:18653/v1|3115/v1)/([a-z]\d{2}-\d{4,5}|\d{4}\.[a-z\d_]+-[a-z\d_]+\.\d+)$")
_AFTER = re.compile(
    r"(?:/?\.pdf|/(?:abstract|full|pdf|epdf|html|meta|summary|references|fulltext|full/html|full\.pdf))+$|v\d+(?:\.full)?"
    r"(?:\.pdf(?:\+html)?|-text)?$|\.full(?:\.pdf(?:\+html)?|-text)?$"
)
_BOOK = re.compile(r"10\.1007/978-[\dx-]+$")  # Springer's chapters have a number behind it
_DATA = ("10.5281/zenodo.", "10.6084/m9.figshare", "10.57967/hf/", "10.17632/", "10.21227/", "10.7910/dvn/")


def read(text: str) -> str | None:
    """The canonical id that a DOI stands for: lower case; those of arXiv and ACL under the names of these."""
    found = _DOI.search(text)
    if found is None:
        return None
    name = _trimmed(found[0]).lower()
    paper = _ARXIV.match(name)
    if paper:
        inner = arxiv.read(paper[1])
        return f"arxiv:{inner}" if inner else None
    acl = _ACL.match(name)
    if acl:
        return f"acl:{acl[1].upper() if acl[1][0].isalpha() else acl[1]}"
    return f"doi:{name}"


def is_paper(name: str) -> bool:
    """Whether the id is a DOI of a paper, not of a data set, model or program, nor of a whole volume of papers."""
    rest = name.removeprefix("doi:")
    return not rest.startswith(_DATA) and not _BOOK.match(rest)


def resolver(at: Address) -> str | None:
    """The DOI that doi.org is asked for."""
    return read(at.path)


def publisher(at: Address) -> str | None:
    """The DOI in `/doi/abs/10...`, the form that many publishers share."""
    lead, slash, rest = at.path.partition("doi/")
    found = read(rest) if slash and (not lead or lead.endswith("/")) else None
    return _cut(found)


def article(at: Address) -> str | None:
    """The DOI anywhere in the address of a publisher whose articles lie under their DOIs."""
    return _cut(read(at.path))


def _cut(name: str | None) -> str | None:
    """The id without the publisher's own words at its end: `.pdf`, `/full`, `v2.full`."""
    return _AFTER.sub("", name) if name and name.startswith("doi:") else name


def _trimmed(text: str) -> str:
    text = text.rstrip("/")
    while text.endswith(")") and text.count("(") < text.count(")"):
        text = text[:-1].rstrip(".,;")
    return text.rstrip(".,;")
