"""arXiv's API: an Atom feed for a list of ids (https://info.arxiv.org/help/api/user-manual.html)."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote
from xml.etree import ElementTree  # bodies that declare a document type are refused below

from prcheck import identity
from prcheck.errors import NetError
from prcheck.facts import Published, Work
from prcheck.sources import evidence
from prcheck.sources.base import Ask, Source, Terms, UnreadableError, batches, number, people, plain

SIZE = 100  # ids of one request
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_VERSION = re.compile(r"v(\d{1,3})$")
_FAULTY = re.compile(r"errors#incorrect_id_format_for_(.{1,40}?)(?:v\d+)?$")
_WITHDRAWN = re.compile(
    r"\b(?:paper|article|submission|manuscript|work|preprint|version)\b[^.;]{0,40}\b(?:has been|have been|is|was|are)"
    r"(?: \w+)? withdrawn|^\W*withdrawn\b|\bwithdrawn by (?:the )?(?:author|arxiv)",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:previous|earlier|first|old) version", re.IGNORECASE)


class FaultyIdError(NetError):
    """arXiv refused a whole request for one id, `name`."""

    def __init__(self, name: str) -> None:
        super().__init__("400")
        self.name = name


def takes(name: str) -> bool:
    """Whether the id is arXiv's."""
    return identity.kind(name) == "arxiv"


def requests(names: Sequence[str], terms: Terms) -> Iterator[Ask]:
    """One request per hundred ids; without `max_results` arXiv gives ten."""
    for group in batches(names, SIZE):
        ids = ",".join(name.partition(":")[2] for name in group)
        yield Ask(f"{terms.base}/api/query?id_list={quote(ids, safe=',/.-')}&max_results={len(group)}", group)


def read(status: int, body: bytes) -> dict[str, Work]:
    """The records of a feed; an unknown id is simply absent, a malformed one spoils the whole request.

    Where an entry cannot be read, nobody knows which paper is absent.
    """
    if status not in (200, 400):
        raise NetError(str(status))
    found = dict[str, Work]()
    unread = False
    for entry in _feed(status, body).iter(f"{_ATOM}entry"):
        address = _text(entry, f"{_ATOM}id")
        faulty = _FAULTY.search(address)
        if faulty:
            raise FaultyIdError(f"arxiv:{faulty[1]}")
        name, title = identity.identify(address), _text(entry, f"{_ATOM}title")
        if name is None or not takes(name) or not title:
            unread = True
            continue
        found[name] = _work(name, address, title, entry)
    if status != 200:
        raise NetError(str(status))
    if unread:
        raise UnreadableError(found)
    return found


def _feed(status: int, body: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in body[:2_000] or b"<!ENTITY" in body:
        raise NetError("HTML instead of a feed" if status == 200 else str(status))
    try:
        text = body.decode("utf-8-sig")  # another encoding could hide a document type
        root = ElementTree.fromstring(text)  # noqa: S314  # as above
    except (ElementTree.ParseError, ValueError) as error:
        raise NetError("no feed" if status == 200 else str(status)) from error
    if root.tag != f"{_ATOM}feed":
        raise NetError("HTML instead of a feed" if status == 200 else str(status))
    return root


def _work(name: str, address: str, title: str, entry: ElementTree.Element) -> Work:
    comment, reference = _text(entry, f"{_ARXIV}comment"), _text(entry, f"{_ARXIV}journal_ref")
    first, last = (number(_text(entry, f"{_ATOM}{tag}")) for tag in ("published", "updated"))
    version = _VERSION.search(address)
    return Work(
        name,
        title,
        people(_text(author, f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author")),
        "arXiv",
        years=span(identity.year(name), first, last),
        appeared=(*_appeared(reference, comment),),
        doi=_doi(_text(entry, f"{_ARXIV}doi")),
        flaw="withdrawn" if withdrawn(comment, _text(entry, f"{_ATOM}summary")) else "",
        version=int(version[1]) if version else 0,
    )


def _appeared(reference: str, comment: str) -> Iterator[Published]:
    yield from evidence.of_reference(reference, "its arXiv journal reference")
    yield from evidence.of_remark(comment, "its arXiv comment")


def span(given: int | None, first: int | None, last: int | None) -> tuple[int, ...]:
    """All years from the id's or the first version's to the last one's."""
    known = [year for year in (given, first, last) if year]
    return tuple(range(min(known), max(known) + 1)) if known and max(known) - min(known) < 50 else ()


def withdrawn(comment: str, summary: str) -> bool:
    """Whether the comment, or an abstract that is no more than that, says so of the paper itself."""
    brief = summary if len(summary) < 300 else ""
    return any(_WITHDRAWN.search(text) and not _OTHER.search(text) for text in (comment, brief))


def _doi(text: str) -> str:
    """The id of the published version, "" where the record names none."""
    found = identity.identify(f"doi:{text.split()[0]}") if text else None
    return found if found and not takes(found) else ""


def _text(element: ElementTree.Element, tag: str) -> str:
    found = element.find(tag)
    return plain("".join(found.itertext())) if found is not None else ""


ARXIV = Source("arXiv", takes, requests, read, pause=3.0)
