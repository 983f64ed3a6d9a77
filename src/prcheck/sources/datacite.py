"""DataCite's API: the DOIs that arXiv gives its papers, where arXiv itself is silent, and a search by title."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from prcheck import identity
from prcheck.facts import Published, Work
from prcheck.sources import evidence
from prcheck.sources.arxiv import span, withdrawn
from prcheck.sources.base import (
    Ask,
    Source,
    Terms,
    UnreadableError,
    batches,
    decoded,
    items,
    mapping,
    number,
    people,
    records,
    text,
    turned,
)
from prcheck.titles import words

ROWS = 5  # records of a search by title
_PREFIX = "10.48550/arxiv."


def takes(name: str) -> bool:
    """Whether the id is arXiv's, or a DOI that may be DataCite's."""
    return identity.kind(name) in ("arxiv", "doi")


def requests(names: Sequence[str], terms: Terms) -> Iterator[Ask]:
    """One request per batch: DOIs in quotes and lower case; without `page[size]` DataCite gives 25."""
    for group in batches(names):
        wanted = " OR ".join(f'"{_doi(name)}"' for name in group)
        yield Ask(_address(terms, f"doi:({wanted})", len(group)), group)


def search(title: str, terms: Terms) -> Ask:
    """The request for arXiv's papers whose titles hold these words."""
    wanted = " AND ".join(words(title)[:20])
    return Ask(_address(terms, f"titles.title:({wanted}) AND prefix:10.48550", ROWS), ())


def _address(terms: Terms, query: str, size: int) -> str:
    return f"{terms.base}/dois?query={quote(query, safe='')}&page%5Bsize%5D={size}"


def _doi(name: str) -> str:
    lead, _, rest = name.partition(":")
    return (f"{_PREFIX}{rest}" if lead == "arxiv" else rest).lower().replace('"', "")


def read(status: int, body: bytes) -> dict[str, Work]:
    """The records of an answer for ids; an unknown one is absent, unless a record is there that cannot be read."""
    given = _given(status, body)
    found = {work.name: work for item in given if (work := _work(item))}
    if len(found) < len(given):
        raise UnreadableError(found)
    return found


def hits(status: int, body: bytes) -> tuple[Work, ...]:
    """The records of a search in DataCite's order."""
    return tuple(work for record in _given(status, body) if (work := _work(record)))


def _given(status: int, body: bytes) -> Sequence[Mapping[str, object]]:
    return [mapping(mapping(item).get("attributes")) for item in records(mapping(decoded(status, body)).get("data"))]


def _work(record: Mapping[str, object]) -> Work | None:
    name = identity.identify(f"doi:{text(record.get('doi'))}")
    titles = [text(mapping(item).get("title")) for item in items(record.get("titles"))]
    if name is None or not any(titles):
        return None
    remarks = [text(mapping(item).get("description")) for item in items(record.get("descriptions")) if _other(item)]
    summary = next((text(mapping(item).get("description")) for item in items(record.get("descriptions"))), "")
    dates = [year for item in items(record.get("dates")) if (year := number(mapping(item).get("date")))]
    known = sorted(filter(None, (*dates, number(record.get("publicationYear")))))
    version = number(record.get("version"))
    return Work(
        name,
        next(filter(None, titles)),
        people(map(_author, items(record.get("creators")))),
        "DataCite",
        titles=tuple(filter(None, titles))[1:],
        years=span(identity.year(name), *(known[0], known[-1])) if known else span(identity.year(name), None, None),
        appeared=tuple(_appeared(remarks)),
        doi=next(_versions(record), ""),
        flaw="withdrawn" if withdrawn(" ".join(remarks), summary) else "",
        version=version or 0,
    )


def _other(item: object) -> bool:
    return text(mapping(item).get("descriptionType")) == "Other"


def _author(value: object) -> str:
    person = mapping(value)
    given, family = text(person.get("givenName")), text(person.get("familyName"))
    return f"{given} {family}" if given and family else turned(text(person.get("name")))


def _appeared(remarks: Sequence[str]) -> Iterator[Published]:
    for remark in remarks:
        yield from evidence.of_remark(remark, "its arXiv comment")


def _versions(record: Mapping[str, object]) -> Iterator[str]:
    """The DOIs of the published version."""
    for item in items(record.get("relatedIdentifiers")):
        related = mapping(item)
        if related.get("relationType") == "IsVersionOf" and related.get("relatedIdentifierType") == "DOI":
            name = identity.identify(f"doi:{text(related.get('relatedIdentifier'))}")
            if name and identity.kind(name) != "arxiv":
                yield name


DATACITE = Source("DataCite", takes, requests, read)
