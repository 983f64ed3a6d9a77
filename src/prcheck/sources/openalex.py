"""OpenAlex's API: where papers appeared and which were retracted, for those with a key (https://docs.openalex.org)."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from prcheck import identity
from prcheck.facts import Published, Work
from prcheck.sources import venues
from prcheck.sources.base import (
    Ask,
    Source,
    Terms,
    batches,
    decoded,
    flaw,
    items,
    mapping,
    number,
    people,
    records,
    text,
    turned,
    unmarked,
)

FIELDS = "doi,title,publication_year,authorships,primary_location,locations,is_retracted"


def takes(name: str) -> bool:
    """Whether the id is arXiv's or a DOI."""
    return identity.kind(name) in ("arxiv", "doi")


def requests(names: Sequence[str], terms: Terms) -> Iterator[Ask]:
    """One request per batch."""
    for group in batches([name for name in names if "|" not in name and "," not in name]):
        wanted = quote("|".join(map(_doi, group)), safe="/:;()-._~|")
        address = f"{terms.base}/works?filter=doi:{wanted}&per-page={len(group)}&select={FIELDS}"
        yield Ask(f"{address}&api_key={quote(terms.key)}", group)


def _doi(name: str) -> str:
    lead, _, rest = name.partition(":")
    return f"https://doi.org/10.48550/arxiv.{rest}" if lead == "arxiv" else f"https://doi.org/{rest}"


def read(status: int, body: bytes) -> dict[str, Work]:
    """The records under each of their ids: the DOI's and those of the places where a copy lies."""
    found: dict[str, Work] = {}
    for record in map(mapping, records(mapping(decoded(status, body)).get("results"))):
        title = text(record.get("title"))
        for name in dict.fromkeys(_names(record)) if title else ():
            found[name] = Work(
                name,
                unmarked(title),
                people(map(_author, items(record.get("authorships")))),
                "OpenAlex",
                appeared=tuple(_appeared(record)),
                flaw="retracted" if record.get("is_retracted") is True else flaw(title),
            )
    return found


def _names(record: Mapping[str, object]) -> Iterator[str]:
    for address in (record.get("doi"), *(mapping(p).get("landing_page_url") for p in items(record.get("locations")))):
        name = identity.identify(text(address)) if address else None
        if name and takes(name):
            yield name


def _author(value: object) -> str:
    person = mapping(value)
    raw = text(person.get("raw_author_name")) or text(mapping(person.get("author")).get("display_name"))
    return turned(raw)


def _appeared(record: Mapping[str, object]) -> Iterator[Published]:
    place = mapping(record.get("primary_location"))
    name, year = text(mapping(place.get("source")).get("display_name")), number(record.get("publication_year"))
    if name and place.get("version") == "publishedVersion" and not venues.read(name).archive:
        yield Published(name, (year,) if year else (), "OpenAlex")


OPENALEX = Source("OpenAlex", takes, requests, read)
