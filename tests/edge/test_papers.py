"""Looking papers up: few requests, kind ones, and what is told when nobody answers."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest
from tests.sources.library import Library, Record, serving

from prcheck.edge import asking
from prcheck.edge.desk import Desk
from prcheck.edge.exchange import Request
from prcheck.edge.known import Papers
from prcheck.edge.papers import look_up
from prcheck.edge.shelf import KEPT, Shelf
from prcheck.facts import Facts, Wanted
from prcheck.layouts import parse
from prcheck.model import Entry, LinkStatus, Skip
from prcheck.settings import Endpoints, PaperSettings, Settings
from prcheck.web.answers import Reply

NOW = 1_900_000_000.0
ADA = ("Ada Lovelace", "Mary Somerville")
GRACE = ("Grace Hopper", "Lise Meitner")
BIBTEX = (
    "@misc{a, title={A Grammar of Pebbles on Beaches}, author={Ada Lovelace and Mary Somerville}, eprint={2401.00007}}"
)


class Clock:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def library() -> Library:
    found = Library()
    for number in range(1, 6):
        found.arxiv[f"2401.0000{number}"] = Record(f"Stones of the Sea in Number {number}", ADA)
    return found


@pytest.fixture
def endpoints(library: Library) -> Iterator[Endpoints]:
    with serving(library) as found:
        yield found


def entry(title: str, authors: tuple[str, ...], *urls: str) -> Entry:
    links = "".join(f"[[{'Code' if 'github' in url else 'Paper'}]({url})]" for url in urls)
    text = f"# L\n\n**{title}**<br>\n*{', '.join(authors)}*<br>\nCVPR 2024 {links}\n"
    return parse(text, "README.md").entries[0]


def five() -> list[Entry]:
    return [entry(f"Stones of the Sea in Number {n}", ADA, f"https://arxiv.org/abs/2401.0000{n}") for n in range(1, 6)]


def ask(
    entries: list[Entry],
    endpoints: Endpoints,
    shelf: Shelf | None = None,
    clock: Clock | None = None,
    keys: dict[str, str] | None = None,
    **papers: object,
) -> Papers:
    settings = Settings(endpoints=endpoints, papers=PaperSettings(**papers))  # type: ignore[arg-type]  # by name
    clock = clock or Clock()
    desk = _real(Desk(settings.papers, clock=clock, wait=clock.wait))
    return look_up(entries, settings, desk=desk, shelf=shelf or Shelf({}, NOW), keys=keys)


def _real(desk: Desk) -> Desk:
    """The desk with deadlines of the real clock, which the client knows."""
    send = desk.send
    desk.send = lambda request: send(replace(request, until=monotonic() + 5, patience=monotonic() + 5))
    return desk


def test_five_preprints_are_one_request(library: Library, endpoints: Endpoints) -> None:
    papers = ask(five(), endpoints)
    assert len(papers.works) == 5
    assert len(library.asked) == 1
    assert papers.skipped == ()


def test_published_versions_are_one_request_more(library: Library, endpoints: Endpoints) -> None:
    library.arxiv["2401.00001"].doi = "10.1234/stones"
    library.published["10.1234/stones"] = Record(
        "Stones of the Sea in Number 1",
        ADA,
        ("2025-03-01",),
        container="IEEE Access",
        extra={"updated-by": [{"type": "retraction"}]},
    )
    papers = ask(five(), endpoints)
    work = papers.works["arxiv:2401.00001"]
    assert [place.venue for place in work.appeared] == ["IEEE Access"]
    assert work.flaw == "retracted"
    assert (library.count("arxiv"), library.count("crossref"), len(library.asked)) == (1, 1, 2)


def test_a_second_run_asks_nothing(library: Library, endpoints: Endpoints) -> None:
    shelf = Shelf({}, NOW)
    entries = [
        *five(),
        entry("Missing", ADA, "https://arxiv.org/abs/2401.00099"),
        entry("Nobody Knows This One Here", ADA),
    ]
    first = ask(entries, endpoints, shelf)
    library.asked.clear()
    again = ask(entries, endpoints, Shelf(shelf.records, NOW + 3600))
    assert (again.works, again.absent, library.asked) == (first.works, first.absent, [])
    assert again.absent == {"arxiv:2401.00099"}
    ask(entries, endpoints, Shelf(shelf.records, NOW + KEPT + 1))
    assert library.asked


def test_an_absent_preprint_is_dead_and_known_ones_are_alive(endpoints: Endpoints) -> None:
    papers = ask([*five(), entry("Missing", ADA, "https://arxiv.org/abs/2401.00099")], endpoints)
    urls = {
        "https://arxiv.org/abs/2401.00099": LinkStatus.DEAD,
        "https://arxiv.org/abs/2401.00001": LinkStatus.ALIVE,
        "https://arxiv.org/pdf/2401.00001v2": LinkStatus.ALIVE,
        "https://arxiv.org/pdf/2401.00001v3.pdf": None,
        "http://arxiv.org/abs/2401.00001": None,
        "https://ar5iv.org/abs/2401.00001": None,
        "https://example.org": None,
    }
    found = papers.links(urls)
    assert {url: found[url].state if url in found else None for url in urls} == urls


def test_an_empty_feed_for_many_papers_proves_nothing(library: Library, endpoints: Endpoints) -> None:
    library.failing["arxiv"] = (200, '<feed xmlns="http://www.w3.org/2005/Atom"></feed>')
    papers = ask(five(), endpoints)
    assert papers.absent == frozenset()
    assert len(papers.works) == 5
    assert papers.skipped == (Skip("papers", "not checked (arXiv: an empty feed); DataCite answered instead"),)


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (429, "Rate exceeded.", " 429"),
        (200, "<!DOCTYPE html><html></html>", ": HTML instead of a feed"),
        (503, "", " 503"),
    ],
)
def test_datacite_stands_in(library: Library, endpoints: Endpoints, status: int, body: str, reason: str) -> None:
    library.failing["arxiv"] = (status, body)
    papers = ask(five(), endpoints)
    assert len(papers.works) == 5
    assert papers.skipped == (Skip("papers", f"not checked (arXiv{reason}); DataCite answered instead"),)
    assert library.count("datacite") == 1


def test_datacite_too_knows_what_is_absent_but_not_of_new_ids(library: Library, endpoints: Endpoints) -> None:
    library.failing["arxiv"] = (429, "")
    entries = [
        entry("Old", ADA, "https://arxiv.org/abs/2401.00099"),
        entry("New", ADA, "https://arxiv.org/abs/3003.00099"),
    ]
    assert ask(entries, endpoints).absent == {"arxiv:2401.00099"}


def test_silent_sources_are_told_once_each(library: Library, endpoints: Endpoints) -> None:
    library.failing |= {"arxiv": (429, ""), "datacite": (500, "no"), "crossref": (403, "")}
    entries = [*five(), *(entry(f"Some Other Stones {n} Here", ADA, f"https://doi.org/10.1234/{n}") for n in range(60))]
    papers = ask(entries, endpoints)
    assert papers.works == {}
    assert papers.skipped == (
        Skip("papers", "not checked (arXiv 429)"),
        Skip("papers", "not checked (DataCite 500)"),
        Skip("papers", "not checked (Crossref 403)"),
    )
    assert [library.count(name) for name in ("arxiv", "datacite", "crossref")] == [1, 2, 1]


def test_one_faulty_id_does_not_spoil_the_others(
    library: Library, endpoints: Endpoints, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    usual = Library._arxiv

    def picky(self: Library, path: str, query: dict[str, str]) -> tuple[int, str]:
        faulty = "2401.00003" in query["id_list"]
        status, body = usual(self, path, {**query, "id_list": "2401.3"} if faulty else query)
        return status, body.replace("2401.3", "2401.00003")

    monkeypatch.setattr(Library, "_arxiv", picky)
    papers = ask(five(), endpoints, clock=clock)
    assert sorted(papers.works) == [f"arxiv:2401.0000{n}" for n in (1, 2, 3, 4, 5)]  # the third by DataCite
    assert library.count("arxiv") == 2
    assert clock.waits[0] == pytest.approx(3.0)


def test_the_run_ends_with_its_time(library: Library, endpoints: Endpoints) -> None:
    entries = [entry(f"Stones {n} of Quite Another Sea", ADA) for n in range(30)]
    papers = ask(entries, endpoints, budget=3.0)
    assert 0 < library.count("crossref") < 30
    assert papers.skipped == (Skip("papers", "out of time after 3 s"),)


def test_an_entry_without_a_known_id_is_searched_by_title(library: Library, endpoints: Endpoints) -> None:
    title = "A Grammar of Pebbles on Beaches"
    library.published["10.1234/a"] = Record(title, ADA, ("2024-05-01",), container="IEEE Access")
    library.published["10.1234/b"] = Record(f"{title} and Rocks in Rivers Far Away", GRACE)
    papers = ask(
        [
            entry(title, ADA, "https://example.org/a.pdf"),
            entry(title, ADA),
            entry("Pebbles", ADA, "https://example.org/b.pdf"),
        ],
        endpoints,
    )
    (work,) = papers.found.values()
    assert (work.name, library.count("crossref")) == ("doi:10.1234/a", 1)
    assert ask([entry(title, GRACE)], endpoints).found == {}


def test_a_wrong_link_sends_for_the_repository(library: Library, endpoints: Endpoints) -> None:
    library.readmes["pebbles/grammar"] = f"# Grammar\n```\n{BIBTEX}\n```\n"
    wrong = entry(
        "A Grammar of Pebbles on Beaches", ADA, "https://arxiv.org/abs/2401.00009", "https://github.com/pebbles/grammar"
    )
    library.arxiv["2401.00009"] = Record("The Weight of Shadows in Photographs", GRACE)
    papers = ask([wrong], endpoints)
    assert [work.name for work in papers.witnesses["github:pebbles/grammar"]] == ["arxiv:2401.00007"]
    assert [library.count(name) for name in ("arxiv", "github", "datacite")] == [1, 1, 0]


def test_without_a_repository_arxivs_titles_are_searched(library: Library, endpoints: Endpoints) -> None:
    wrong = entry("A Grammar of Pebbles on Beaches", ADA, "https://arxiv.org/abs/2401.00009")
    library.arxiv["2401.00009"] = Record("The Weight of Shadows in Photographs", GRACE)
    library.arxiv["2401.00007"] = Record("A Grammar of Pebbles on Beaches", ADA)
    (work,) = ask([wrong], endpoints).found.values()
    assert work.name == "arxiv:2401.00007"


def test_only_chosen_sources_are_asked(library: Library, endpoints: Endpoints) -> None:
    papers = ask(five(), endpoints, sources=("datacite",))
    assert (len(papers.works), library.count("arxiv")) == (5, 0)
    assert papers.skipped == ()


def test_offline_asks_nothing(library: Library, endpoints: Endpoints) -> None:
    papers = look_up(five(), Settings(endpoints=endpoints, offline=True))
    assert (papers.works, papers.skipped, library.asked) == ({}, (Skip("papers", "offline"),), [])


def test_a_key_opens_more_sources(library: Library, endpoints: Endpoints) -> None:
    told = (("2401.00001", "Stones of the Sea in Number 1"), ("2401.00002", "Quite Another Matter Altogether"))
    body = json.dumps([{"externalIds": {"ArXiv": n}, "title": t, "year": 2025, "venue": "ICLR"} for n, t in told])
    library.failing["s2"] = (200, body)
    works = ask(five(), endpoints, keys={"Semantic Scholar": "secret"}).works
    assert [place.venue for place in works["arxiv:2401.00001"].appeared] == ["ICLR"]
    assert works["arxiv:2401.00002"].appeared == ()
    assert ask(five(), endpoints).works["arxiv:2401.00001"].appeared == ()


def test_an_interrupted_run_goes_on_where_it_stopped(
    library: Library, endpoints: Endpoints, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ids = [f"2401.{number:05d}" for number in range(1, 121)]
    library.arxiv |= {name: Record(f"Stones of the Sea in Number {name}", ADA) for name in ids}
    entries = tuple(entry(library.arxiv[n].title, ADA, f"https://arxiv.org/abs/{n}") for n in ids)
    file = tmp_path / "cache.json"

    def run(cut: int) -> Facts:
        def impatient(entries: list[Entry], settings: Settings, *, shelf: Shelf, **_: object) -> Papers:
            clock = Clock()
            desk = _real(Desk(settings.papers, clock=clock, wait=clock.wait))
            send = desk.send

            def cutting(request: Request) -> Reply:
                if desk.requests > cut:
                    raise KeyboardInterrupt
                return send(request)

            desk.send = cutting
            return look_up(entries, settings, desk=desk, shelf=shelf)

        monkeypatch.setattr("prcheck.edge.papers.look_up", impatient)
        return asking.asking({}, io.StringIO(), file=str(file))(
            Wanted((), entries), Settings(endpoints=endpoints, papers=PaperSettings(budget=300))
        )[0]

    with pytest.raises(KeyboardInterrupt):
        run(1)
    first = len(json.loads(file.read_text("utf-8"))["papers"])
    assert 0 < first < 120
    library.asked.clear()
    assert len(run(99).works) == 120
    assert sum(path.count("2401.") for path in library.asked) == 120 - first
    library.asked.clear()
    assert len(run(0).works) == 120
    assert library.asked == []


def test_an_answer_that_is_half_readable_proves_no_paper_absent(library: Library, endpoints: Endpoints) -> None:
    gone = entry("Stones of the Sea in Number 99", ADA, "https://arxiv.org/abs/2401.00099")
    _, body = library.answer("/arxiv/api/query?id_list=2401.00001&max_results=1")
    library.failing["arxiv"] = (200, body.replace("</feed>", "<entry><title>Error</title></entry></feed>"))
    library.failing["datacite"] = (200, '{"data": [{"attributes": null}]}')
    shelf = Shelf({}, NOW)
    papers = ask([*five()[:2], gone], endpoints, shelf)
    assert (set(papers.works), papers.absent) == ({"arxiv:2401.00001"}, frozenset())
    assert [skip.reason for skip in papers.skipped][:2] == [
        "not checked (arXiv: records that cannot be read)",
        "not checked (DataCite: records that cannot be read)",
    ]
    assert set(shelf.records) == {"arxiv:2401.00001"}


def test_a_damaged_memory_is_asked_again(library: Library, endpoints: Endpoints) -> None:
    broken = {f"arxiv:2401.0000{n}": {"checked": NOW, "works": [{"title": 3}]} for n in (1, 2)}
    broken |= {"arxiv:2401.00003": {"checked": "soon"}, "arxiv:2401.00004": {"checked": NOW, "works": 7}}
    assert len(ask(five(), endpoints, Shelf(dict(broken), NOW)).works) == 5


def test_the_shelf_forgets() -> None:
    shelf = Shelf({}, NOW)
    shelf.put("a", ())
    Shelf(shelf.records, NOW + 91 * 86_400).forget()
    assert shelf.records == {}
