"""A loopback stand-in for the sources of metadata: each under a path of its own, answering in its own shape."""

import base64
import json
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from prcheck.settings import Endpoints


@dataclass
class Record:
    """A paper as a source has it; `dates` are those of the first and last version, or of publication."""

    title: str
    authors: tuple[str, ...] = ()
    dates: tuple[str, ...] = ("2024-01-02", "2024-01-02")
    comment: str = ""
    reference: str = ""
    doi: str = ""
    container: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Library:
    """What is on the shelves. `failing` maps a source to the status and body that it answers instead."""

    arxiv: dict[str, Record] = field(default_factory=dict)
    published: dict[str, Record] = field(default_factory=dict)
    readmes: dict[str, str] = field(default_factory=dict)
    failing: dict[str, tuple[int, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def count(self, source: str) -> int:
        """How often a source was asked."""
        return sum(path.startswith(f"/{source}/") for path in self.asked)

    def answer(self, target: str) -> tuple[int, str]:
        """Status and body for a request's target."""
        parts = urlsplit(target)
        source = parts.path.split("/")[1]
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if source in self.failing:
            return self.failing[source]
        shelves = {"arxiv": self._arxiv, "datacite": self._datacite, "crossref": self._crossref, "github": self._github}
        return shelves[source](parts.path, query)

    def _arxiv(self, _: str, query: Mapping[str, str]) -> tuple[int, str]:
        names = query["id_list"].split(",")
        bad = next((name for name in names if not re.fullmatch(r"\d{4}\.\d{4,5}|[a-z-]+/\d{7}", name)), None)
        if bad:
            return 400, _feed(_faulty(bad))
        shown = names[: int(query.get("max_results", "10"))]
        return 200, _feed("".join(_entry(name, self.arxiv[name]) for name in shown if name in self.arxiv))

    def _datacite(self, _: str, query: Mapping[str, str]) -> tuple[int, str]:
        names = re.findall(r'"10\.48550/arxiv\.([^"]+)"', query["query"])
        words = re.findall(r"\w+", query["query"].partition("titles.title:(")[2].partition(")")[0].lower())
        if words:
            names = [
                name for name, r in self.arxiv.items() if {*words} - {"and"} <= {*re.findall(r"\w+", r.title.lower())}
            ]
        size = int(query.get("page[size]", "25"))
        data = [_attributes(name, self.arxiv[name]) for name in names if name in self.arxiv]
        return 200, json.dumps({"data": data[:size], "meta": {"total": len(data)}})

    def _crossref(self, path: str, query: Mapping[str, str]) -> tuple[int, str]:
        if path != "/crossref/works":
            doi = unquote(path.removeprefix("/crossref/works/"))
            found = self.published.get(doi)
            return (200, json.dumps({"message": _message(doi, found)})) if found else (404, "Resource not found.")
        if "filter" in query:
            dois = [part.removeprefix("doi:") for part in query["filter"].split(",")]
            hits = [(doi, self.published[doi]) for doi in dois if doi in self.published]
        else:
            words = set(re.findall(r"\w+", query["query.bibliographic"].lower()))
            hits = [(d, r) for d, r in self.published.items() if words & set(re.findall(r"\w+", r.title.lower()))]
        rows = int(query.get("rows", "20"))
        return 200, json.dumps({"status": "ok", "message": {"items": [_message(*hit) for hit in hits][:rows]}})

    def _github(self, path: str, _: Mapping[str, str]) -> tuple[int, str]:
        name = path.removeprefix("/github/repos/").removesuffix("/readme").lower()
        if name not in self.readmes:
            return 404, json.dumps({"message": "Not Found"})
        content = base64.encodebytes(self.readmes[name].encode()).decode()
        return 200, json.dumps({"name": "README.md", "encoding": "base64", "content": content})


def _feed(entries: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom">\n<title>arXiv Query</title>\n' + entries + "</feed>\n"
    )


def _faulty(name: str) -> str:
    return (
        f"<entry><id>https://arxiv.org/api/errors#incorrect_id_format_for_{name}</id><title>Error</title>"
        f"<summary>incorrect id format for {name}</summary></entry>"
    )


def _entry(name: str, record: Record) -> str:
    authors = "".join(f"<author><name>{escape(author)}</name></author>" for author in record.authors)
    extra = {"comment": record.comment, "journal_ref": record.reference, "doi": record.doi}
    fields = "".join(f"<arxiv:{tag}>{escape(text)}</arxiv:{tag}>" for tag, text in extra.items() if text)
    first, last = record.dates[0], record.dates[-1]
    return (
        f"<entry><id>http://arxiv.org/abs/{name}v2</id><title>{escape(record.title)}</title>"
        f"<updated>{last}T00:00:00Z</updated><published>{first}T00:00:00Z</published>"
        f"<summary>What it is about.</summary>{fields}{authors}</entry>\n"
    )


def _attributes(name: str, record: Record) -> dict[str, object]:
    related = [{"relationType": "IsVersionOf", "relatedIdentifierType": "DOI", "relatedIdentifier": record.doi}]
    return {
        "id": f"10.48550/arxiv.{name}",
        "attributes": {
            "doi": f"10.48550/arxiv.{name}",
            "titles": [{"title": record.title}],
            "creators": [_creator(author) for author in record.authors],
            "publicationYear": int(record.dates[0][:4]),
            "dates": [{"date": date, "dateType": "Submitted"} for date in record.dates],
            "version": "2",
            "descriptions": [
                {"descriptionType": "Abstract", "description": "What it is about."},
                *([{"descriptionType": "Other", "description": record.comment}] if record.comment else []),
            ],
            "relatedIdentifiers": related if record.doi else [],
        },
    }


def _creator(author: str) -> dict[str, object]:
    given, _, family = author.rpartition(" ")
    return {"name": f"{family}, {given}", "givenName": given, "familyName": family, "nameType": "Personal"}


def _message(doi: str, record: Record) -> dict[str, object]:
    year = [int(part) for part in record.dates[0].split("-")]
    people = [
        {"given": a.rpartition(" ")[0], "family": a.rpartition(" ")[2], "sequence": "first"} for a in record.authors
    ]
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [record.title],
        "author": people,
        "container-title": [record.container],
        "published": {"date-parts": [year]},
        **record.extra,
    }


@contextmanager
def serving(library: Library) -> Iterator[Endpoints]:
    """The endpoints of a server on 127.0.0.1 that answers from the library until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            library.asked.append(self.path)
            status, body = library.answer(self.path)
            data = body.encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_POST = do_GET  # noqa: N815  # the name that http.server calls

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield Endpoints(
            arxiv=f"{base}/arxiv",
            datacite=f"{base}/datacite",
            crossref=f"{base}/crossref",
            github=f"{base}/github",
            doi=f"{base}/doi",
            semantic_scholar=f"{base}/s2",
            openalex=f"{base}/openalex",
            youtube=f"{base}/youtube",
            wayback=f"{base}/wayback",
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
