"""Crossref's API: DOIs of publishers, by id or by title (https://api.crossref.org/swagger-ui/index.html)."""

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
    unmarked,
)

FIELDS = (
    "DOI,title,subtitle,original-title,author,container-title,short-container-title,event,published,published-print"
    ",published-online,issued,type,updated-by"
)
ROWS = 5  # records of a search by title
_DATES = ("published", "published-print", "published-online", "issued")
_FLAWS = {"retraction": "retracted", "withdrawal": "withdrawn", "removal": "withdrawn"}
_ARCHIVE_TYPES = frozenset({"posted-content", "dataset", "report", "component", "peer-review"})


def takes(name: str) -> bool:
    """Whether the id is a DOI, or one of ACL, whose papers have DOIs of a known form."""
    return identity.kind(name) in ("doi", "acl")


def requests(names: Sequence[str], terms: Terms) -> Iterator[Ask]:
    """One request per batch; without `rows` Crossref gives twenty. A DOI with a comma is asked for by itself."""
    plain = [name for name in names if "," not in name]
    for group in batches(plain):
        wanted = ",".join(f"doi:{quote(_doi(name), safe='/:;()-._~')}" for name in group)
        yield Ask(f"{terms.base}/works?filter={wanted}&rows={len(group)}&select={FIELDS}{_polite(terms)}", group)
    for name in names:
        if name not in plain:
            polite = _polite(terms).replace("&", "?", 1)
            yield Ask(f"{terms.base}/works/{quote(_doi(name), safe='/:;()-._~')}{polite}", (name,))


def search(title: str, terms: Terms) -> Ask:
    """The request for the records whose titles are like this one."""
    asked = quote(title[:300], safe="")
    return Ask(f"{terms.base}/works?query.bibliographic={asked}&rows={ROWS}&select={FIELDS}{_polite(terms)}", ())


def _polite(terms: Terms) -> str:
    return f"&mailto={quote(terms.mailto, safe='@')}" if terms.mailto else ""


def _doi(name: str) -> str:
    lead, _, rest = name.partition(":")
    return f"10.18653/v1/{rest}" if lead == "acl" else rest


def read(status: int, body: bytes) -> dict[str, Work]:
    """The records of an answer for ids; 404 is the answer for one DOI that Crossref has not."""
    return {} if status == 404 else {work.name: work for work in hits(status, body)}


def hits(status: int, body: bytes) -> tuple[Work, ...]:
    """The records of a search in Crossref's order."""
    message = mapping(decoded(status, body)).get("message")
    found = mapping(message)
    given = (found,) if "DOI" in found else records(found.get("items"))
    return tuple(work for record in given if (work := _work(mapping(record))))


def _work(record: Mapping[str, object]) -> Work | None:
    doi, title = text(record.get("DOI")), text(record.get("title"))
    name = identity.identify(f"doi:{doi}") if doi else None
    if name is None or not title:
        return None
    subtitle = text(record.get("subtitle"))
    updates = (_FLAWS.get(text(mapping(update).get("type")), "") for update in items(record.get("updated-by")))
    return Work(
        name,
        unmarked(title),
        people(map(_author, items(record.get("author")))),
        "Crossref",
        titles=tuple(filter(None, (subtitle and f"{title}: {subtitle}", text(record.get("original-title"))))),
        appeared=tuple(_appeared(record)),
        flaw=next(filter(None, updates), "") or flaw(title),
    )


def _author(value: object) -> str:
    """A person as "Given Family"; a group by its name."""
    person = mapping(value)
    given, family = text(person.get("given")), text(person.get("family"))
    return " ".join(filter(None, (given, family))) or text(person.get("name"))


def _appeared(record: Mapping[str, object]) -> Iterator[Published]:
    """The container that tells most, with every year that the record names."""
    named = [text(record.get("event")), text(mapping(record.get("event")).get("name"))]
    containers = record.get("container-title")
    named = [text(item) for item in (containers if isinstance(containers, list) else [containers])] + named
    known = [name for name in named if name]
    if not known or text(record.get("type")) in _ARCHIVE_TYPES:
        return
    best = next((name for name in known if venues.read(name).keys), known[0])
    dates = {year for key in _DATES for year in _years(mapping(record.get(key)))}
    told = {year for name in known for year in venues.years(name)}
    yield Published(best, tuple(sorted(dates | told)), "Crossref")


def _years(date: Mapping[str, object]) -> Iterator[int]:
    for part in items(date.get("date-parts")):
        year = number(items(part)[0]) if items(part) else None
        if year:
            yield year


CROSSREF = Source("Crossref", takes, requests, read)
