"""Records kept in files: BibTeX, and CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html)."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from prcheck import identity
from prcheck.errors import UsageError
from prcheck.facts import Published, Work
from prcheck.sources import venues
from prcheck.sources.base import items, mapping, number, people, plain, text, turned

_AND = re.compile(r"(?<!\s)\s+and\s+", re.IGNORECASE)
_PLACES = ("booktitle", "journal", "journaltitle", "container-title", "publisher")


def read(content: str, source: str) -> tuple[Work, ...]:
    """The records of a file; raises `UsageError` where it is neither BibTeX nor CSL-JSON."""
    found = tuple(_csl(content, source) if content.lstrip()[:1] in ("{", "[") else _bibtex(content))
    if not found:
        raise UsageError(f'no record with a title in "{source}"', "give BibTeX or CSL-JSON")
    return found


def _csl(content: str, source: str) -> Iterator[Work]:
    try:
        value: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UsageError(f'"{source}" is not valid JSON: {error}', "give BibTeX or CSL-JSON") from error
    for record in map(mapping, items(value)):
        dates = [items(part) for part in items(mapping(record.get("issued")).get("date-parts"))]
        year = next((found for part in dates if part and (found := number(part[0]))), None)
        fields = {key: text(value) for key, value in record.items()}
        yield from _work(fields, people(map(_person, items(record.get("author")))), year)


def _person(value: object) -> str:
    person = mapping(value)
    names = (text(person.get(key)) for key in ("given", "non-dropping-particle", "family"))
    return " ".join(filter(None, names)) or text(person.get("literal"))


def _bibtex(content: str) -> Iterator[Work]:
    from bibtexparser.entrypoint import parse_string  # late: seldom needed

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # a broken entry is told by its absence
    logging.getLogger("bibtexparser").propagate = False
    library: Any = parse_string(content)
    for entry in library.entries:
        fields = {field.key.lower(): plain(str(field.value)) for field in entry.fields}
        names = people(turned(name) for name in _AND.split(fields.get("author", "")) if name.lower() != "others")
        yield from _work(fields, names, number(fields.get("year") or fields.get("date")))


def _work(fields: Mapping[str, str], authors: tuple[str, ...], year: int | None) -> Iterator[Work]:
    title = fields.get("title", "")
    if not title:
        return
    place = next((fields[key] for key in _PLACES if fields.get(key)), "")
    years = (year,) if year else ()
    appeared = (Published(place, years, "the file"),) if place and not venues.read(place).archive else ()
    yield Work(_name(fields), title, authors, "the file", years=years, appeared=appeared)


def _name(fields: Mapping[str, str]) -> str:
    """The id that a record's own fields name: of arXiv, a DOI, or that of its address."""
    given = {key.lower(): value for key, value in fields.items()}
    arxiv = given.get("eprint", "") if given.get("archiveprefix", "arxiv").lower() == "arxiv" else ""
    told = (f"arxiv:{arxiv}", f"doi:{given.get('doi', '')}", given.get("url", ""), given.get("journal", ""))
    found = (identity.identify(candidate) for candidate in told if candidate and not candidate.endswith(":"))
    return next((name for name in found if name and identity.is_paper(name)), "")
