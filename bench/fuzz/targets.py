"""What the fuzzer runs: each target takes bytes, returns, or raises `PrcheckError`; anything else is a bug."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jsonschema import Draft202012Validator

from prcheck import configuration, identity, layouts, listing, patch, run, titles
from prcheck.edge.files import decode
from prcheck.errors import PrcheckError
from prcheck.model import Finding, LinkState, Report
from prcheck.outputs import OUTPUTS
from prcheck.probes import PROBES, Terms
from prcheck.settings import Settings
from prcheck.sources import arxiv, bibliography, crossref, datacite, openalex, repository, semantic_scholar
from prcheck.web import cookies, verdicts
from prcheck.web.addresses import canonical, screen
from prcheck.web.answers import Answer, Question
from prcheck.web.journey import Journey, advance

CUT = "\x1e"
"""What separates the parts of an input that has several."""

EVERY = 16
"""Of how many reports one is held against the schema, which costs more than all the rest."""

_SCHEMA = Path(__file__).parent.parent.parent / "docs" / "report.schema.json"
_VALIDATOR = Draft202012Validator(json.loads(_SCHEMA.read_text("utf-8")))
_TERMS = Terms("http://api.example/doi", "http://api.example/gh", "http://api.example/yt", date(2026, 1, 1), True)
_READERS = (crossref.read, crossref.hits, datacite.read, datacite.hits, openalex.read, semantic_scholar.read)


@dataclass(frozen=True, slots=True)
class Target:
    """One way in: `share` is how often it is taken, `seeds` the corpus files that it starts from."""

    name: str
    run: Callable[[bytes], None]
    share: int
    seeds: str


def check(data: bytes) -> None:
    """Both sides of a change, split at `CUT`."""
    base, _, head = decode(data, "README.md").rpartition(CUT)
    sides = patch.diff(base, head, "README.md")
    report = run.judge([sides], others={}, guides={}, settings=Settings())
    sound(report, head, whole=len(data) % EVERY == 0)


def audit(data: bytes) -> None:
    """One list as it stands."""
    text = decode(data, "README.md")
    report = run.audit({"README.md": text}, guides={}, settings=Settings())
    sound(report, text, whole=len(data) % EVERY == 0)


def sound(report: Report, text: str, *, whole: bool = True) -> None:
    """Holds a report on a list against its text, shows it in every format, and holds it against the schema if whole."""
    for finding in report.findings:
        _inside(finding, text)
    for name, render in OUTPUTS.items():
        if name != "json":
            render(report)
    if whole:
        _VALIDATOR.validate(json.loads(OUTPUTS["json"](report)))


def _inside(finding: Finding, text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    span = finding.span
    assert 1 <= span.line <= span.end_line <= len(lines) + 1, finding
    assert span.column >= 1, finding
    assert span.line > len(lines) or span.column <= len(lines[span.line - 1]) + 1, finding


def entries(data: bytes) -> None:
    """The entries of a list, all inside it."""
    text = decode(data, "README.md")
    document = layouts.parse(text, "README.md")
    listing.entries(document)
    for entry in document.entries:
        assert 1 <= entry.span.line <= entry.span.end_line <= document.text.count("\n") + 1, entry
    listing.templates(layouts.templates([document], {})[0])


def diffs(data: bytes) -> None:
    """A diff, then the text that it may change."""
    diff, _, text = decode(data, "a.diff").partition(CUT)
    if patch.is_diff(diff):
        for part in patch.read(diff):
            patch.write(part)
            patch.partial(part)
            patch.sides(part, text)
            with suppress(PrcheckError):
                assert patch.revert(patch.apply(text, part), part) == text or part.steps != part.undo


def urls(data: bytes) -> None:
    """An address: its id, its verdict without a request, what is asked of an API, where a redirect leads."""
    url = data.decode("utf-8", "surrogateescape" if len(data) % 2 else "replace")
    name = identity.identify(url)
    if name:
        identity.canonical_url(name)
        identity.year(name)
    identity.impossible(url, date(2026, 1, 1))
    screen(url)
    asked = canonical(url)
    if asked is None:
        return
    assert asked.isascii(), asked
    assert "&" in asked or canonical(asked) == asked, (asked, canonical(asked))  # "&amp;" is resolved once more
    for probe in PROBES:
        probe(asked, _TERMS)
    advance(Journey(asked, asked), Answer(301, (("location", url), ("set-cookie", url))), 9.0)


def names(data: bytes) -> None:
    """A title and names of people."""
    one, _, other = data.decode("utf-8", "replace").partition(CUT)
    for text in (one, other):
        titles.words(text)
        titles.split_names(text)
    titles.likeness(one, other)
    titles.overlap(titles.split_names(one), titles.split_names(other))


def answers(data: bytes) -> None:
    """The answers of APIs and pages."""
    for read in (*_READERS, arxiv.read, repository.read):
        with suppress(PrcheckError):
            found = read(200, data)
            for work in found.values() if isinstance(found, dict) else found:
                "".join((work.title, work.doi, work.name, *work.authors, *work.titles)).encode()
    head = (("content-type", "text/html"), ("retry-after", data[:20].decode("latin-1")))
    for status in (200, 404, 503):
        answer = Answer(status, head, data)
        verdicts.judge(answer, hopped=True, url="https://b.example/x", first="https://a.example/")
        verdicts.fragment(answer, "here")
        _follow(answer)
    cookies.learn((), (data.decode("latin-1"),), "a.example")


def _follow(answer: Answer) -> None:
    assert answer.wait is None or answer.wait >= 0
    for url in ("https://doi.org/10.1/a", "https://github.com/a/b#c", "https://youtu.be/abc"):
        for question in (probe(url, _TERMS) for probe in PROBES):
            found: Question | LinkState | None = question
            for _ in range(3):
                found = found.read(answer) if isinstance(found, Question) else None


def settings(data: bytes) -> None:
    """A settings file, a file of records."""
    text = decode(data, "prcheck.toml")
    with suppress(PrcheckError):
        configuration.read(text, "prcheck.toml")
    bibliography.read(text, "a.bib")


TARGETS = (
    Target("urls", urls, 46, "url"),
    Target("names", names, 12, "name"),
    Target("diffs", diffs, 16, "diff"),
    Target("answers", answers, 12, "answer"),
    Target("settings", settings, 8, "toml"),
    Target("entries", entries, 3, "md"),
    Target("audit", audit, 1, "md"),
    Target("check", check, 2, "md"),
)


def tried(target: Target, data: bytes) -> Iterator[str]:
    """What is wrong with an execution: nothing, or the exception."""
    try:
        target.run(data)
    except PrcheckError:
        return
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        yield f"{type(error).__name__}: {error}"
