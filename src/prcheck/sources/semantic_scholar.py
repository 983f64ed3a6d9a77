"""Semantic Scholar's API: where arXiv's papers appeared, for those with a key (https://api.semanticscholar.org)."""

import json
from collections.abc import Iterator, Mapping, Sequence

from prcheck import identity
from prcheck.facts import Published, Work
from prcheck.sources import venues
from prcheck.sources.base import Ask, Source, Terms, batches, decoded, items, mapping, number, people, records, text

FIELDS = "title,authors,year,venue,publicationVenue,journal,externalIds"
_LEADS = {"arxiv": "ARXIV", "doi": "DOI", "acl": "ACL"}


def takes(name: str) -> bool:
    """Whether the id is one of arXiv, ACL or a DOI."""
    return identity.kind(name) in _LEADS


def requests(names: Sequence[str], terms: Terms) -> Iterator[Ask]:
    """One request per batch; without a key the answer is mostly 429."""
    for group in batches(names, 500):
        ids = [f"{_LEADS[identity.kind(name)]}:{name.partition(':')[2]}" for name in group]
        headers = {"Content-Type": "application/json", "x-api-key": terms.key}
        body = json.dumps({"ids": ids}).encode()
        yield Ask(f"{terms.base}/graph/v1/paper/batch?fields={FIELDS}", group, headers, "POST", body)


def read(status: int, body: bytes) -> dict[str, Work]:
    """The records under each of their ids; an unknown paper is null."""
    found: dict[str, Work] = {}
    for record in map(mapping, records(decoded(status, body))):
        title = text(record.get("title"))
        for name in _names(mapping(record.get("externalIds"))) if title else ():
            found[name] = Work(
                name,
                title,
                people(text(mapping(author).get("name")) for author in items(record.get("authors"))),
                "Semantic Scholar",
                appeared=tuple(_appeared(record)),
            )
    return found


def _names(ids: Mapping[str, object]) -> Iterator[str]:
    for key, lead in (("ArXiv", "arxiv:"), ("DOI", "doi:"), ("ACL", "https://aclanthology.org/")):
        value = text(ids.get(key))
        name = identity.identify(f"{lead}{value}") if value else None
        if name:
            yield name


def _appeared(record: Mapping[str, object]) -> Iterator[Published]:
    year = number(record.get("year"))
    named = (record.get("venue"), mapping(record.get("publicationVenue")).get("name"))
    for value in dict.fromkeys(map(text, named)):
        if value and not venues.read(value).archive:
            yield Published(value, (year,) if year else (), "Semantic Scholar")


SEMANTIC_SCHOLAR = Source("Semantic Scholar", takes, requests, read, pause=1.0)
