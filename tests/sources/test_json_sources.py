"""The sources that answer in JSON: records under their ids, with all that their traps hide."""

import base64
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.data import needs_data
from tests.sources.bodies import recorded, sample

from prcheck.errors import NetError
from prcheck.facts import Work
from prcheck.sources import crossref, datacite, openalex, repository, semantic_scholar
from prcheck.sources.base import Terms, UnreadableError, plain, turned, unshouted

TERMS = Terms("https://api.example.org", "list@example.org", "secret")
DOIS = [f"doi:10.1234/{n}" for n in range(60)]
READERS = (crossref.read, datacite.read, semantic_scholar.read, openalex.read, repository.read)


def query(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_crossref_is_asked_in_batches_with_rows_and_an_address() -> None:
    first, second, alone = crossref.requests([*DOIS, "acl:2023.acl-long.1", "doi:10.1234/a,b"], TERMS)
    assert (len(first.names), query(first.url)["rows"], query(first.url)["mailto"]) == (50, "50", "list@example.org")
    assert query(second.url)["filter"].endswith("doi:10.1234/59,doi:10.18653/v1/2023.acl-long.1")
    assert alone.url == "https://api.example.org/works/10.1234/a%2Cb?mailto=list@example.org"
    assert query(crossref.search("Sand & Stone", TERMS).url)["query.bibliographic"] == "Sand & Stone"
    assert "mailto" not in next(crossref.requests(DOIS[:1], Terms("https://api.example.org"))).url


def test_crossref_resolves_mark_up_capitals_and_groups() -> None:
    found = crossref.read(200, sample("crossref/works.json"))
    work = found["doi:10.1234/sand.7"]
    assert work.title == "ON THE WEIGHT OF SAND & STONE"
    assert work.titles == ("ON THE WEIGHT OF SAND & STONE: A Survey",)
    assert work.authors == ("Ada Lovelace", "The Pebble Group", "Noether")


def test_crossref_gives_every_year_and_the_container_that_tells_most() -> None:
    found = crossref.read(200, sample("crossref/works.json"))
    assert [(p.venue, p.years) for p in found["doi:10.1234/sand.7"].appeared] == [
        ("ACM Transactions on Graphics", (2021, 2022))
    ]
    (place,) = found["acl:2023.acl-long.1"].appeared
    assert (place.venue.startswith("Proceedings of the 61st"), place.years) == (True, (2023,))
    assert found["doi:10.2139/ssrn.1"].appeared == ()
    assert found["acl:2023.acl-long.1"].authors == ()


def test_crossref_tells_retractions() -> None:
    found = crossref.read(200, sample("crossref/works.json"))
    assert (found["doi:10.1234/gone"].title, found["doi:10.1234/gone"].flaw) == ("Stones That Float", "retracted")
    assert found["doi:10.1234/notice"].flaw == "retracted"
    assert "doi:10.1234/empty" not in found


def test_crossref_answers_404_for_one_doi() -> None:
    assert crossref.read(404, b"Resource not found.") == {}
    single = json.dumps({"message": {"DOI": "10.1/X", "title": "not a list"}}).encode()
    assert crossref.read(200, json.dumps({"message": {"DOI": "10.1234/X", "title": ["One"]}}).encode())["doi:10.1234/x"]
    assert crossref.read(200, single) == {}


def test_datacite_is_asked_for_quoted_dois_in_lower_case() -> None:
    (ask,) = datacite.requests(["arxiv:2401.00002", "doi:10.5555/A"], TERMS)
    assert query(ask.url) == {"query": 'doi:("10.48550/arxiv.2401.00002" OR "10.5555/a")', "page[size]": "2"}
    wanted = query(datacite.search('The "Weight" of Sand', TERMS).url)
    assert wanted == {"query": "titles.title:(the AND weight AND of AND sand) AND prefix:10.48550", "page[size]": "5"}


def test_datacite_gives_the_same_as_arxiv() -> None:
    (work,) = datacite.hits(200, sample("datacite/dois.json"))
    assert work.authors == ("René Müller", "Emmy Noether", "The Pebble Collaboration")
    assert (work.name, work.titles, work.years, work.version) == ("arxiv:2401.00002", ("Sand",), (2024, 2025), 3)
    assert (work.doi, work.appeared[0].venue) == ("doi:10.1234/sand.7", "Accepted at ICLR 2025")


def test_semantic_scholar_is_posted_to_with_the_key() -> None:
    (ask,) = semantic_scholar.requests(["arxiv:2401.00002", "doi:10.1/a", "acl:P19-1001"], TERMS)
    assert (ask.method, ask.headers["x-api-key"]) == ("POST", "secret")
    assert json.loads(ask.data or b"") == {"ids": ["ARXIV:2401.00002", "DOI:10.1/a", "ACL:P19-1001"]}


def test_semantic_scholar_gives_null_for_unknown_papers() -> None:
    found = semantic_scholar.read(200, sample("semantic_scholar/batch.json"))
    assert set(found) == {"arxiv:2401.00002", "doi:10.1234/sand.7"}
    assert [(p.venue, p.years) for p in found["arxiv:2401.00002"].appeared] == [
        ("International Conference on Learning Representations", (2025,))
    ]
    assert found["doi:10.1234/sand.7"].appeared == ()


def test_openalex_is_asked_with_the_key_and_found_by_any_copy() -> None:
    (ask,) = openalex.requests(["arxiv:2401.00002", "doi:10.1234/sand.7", "doi:10.1/a|b"], TERMS)
    assert query(ask.url)["filter"] == ("doi:https://doi.org/10.48550/arxiv.2401.00002|https://doi.org/10.1234/sand.7")
    assert query(ask.url)["api_key"] == "secret"
    found = openalex.read(200, sample("openalex/works.json"))
    assert set(found) == {"arxiv:2401.00002", "doi:10.1234/sand.7"}
    work = found["arxiv:2401.00002"]
    assert (work.title, work.authors, work.flaw) == (
        "The Bridge of Pebbles",
        ("René Müller", "Emmy Noether"),
        "retracted",
    )
    assert [(p.venue, p.years) for p in work.appeared] == [("ACM Transactions on Graphics", (2022,))]


def test_a_repository_tells_what_it_cites() -> None:
    (ask,) = repository.requests(["github:pebbles/bridge"], TERMS)
    assert ask.url == "https://api.example.org/repos/pebbles/bridge/readme"
    raw = sample("repository/readme.md")
    wrapped = json.dumps({"encoding": "base64", "content": base64.encodebytes(raw).decode()}).encode()
    assert repository.read(200, raw) == repository.read(200, wrapped)
    (work,) = repository.read(200, raw)
    assert work.title == "The Schrödinger Bridge of Pebbles"
    assert work.authors == ("René Müller", "Emmy Noether", "The Pebble Group")
    assert (work.name, work.years) == ("arxiv:2401.00002", (2025,))
    assert repository.read(404, b"") == ()
    with pytest.raises(NetError, match="403"):
        repository.read(403, b"")


def test_bibtex_names_its_own_id_first() -> None:
    text = (
        "@misc{a, title={One}, eprint={2401.00005}, year={2024}}\n@article{b, title={Two}, journal={Journal of Sand}}"
    )
    one, two = repository.cited(text + "\nhttps://arxiv.org/abs/2401.00006")
    assert (one.name, two.name) == ("arxiv:2401.00005", "")
    assert (one.appeared, two.appeared[0].venue) == ((), "Journal of Sand")
    assert repository.cited("@misc{a, title={One") == ()


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("status", [429, 500, 403])
def test_a_refusal_is_told_by_its_status(read: Callable[[int, bytes], object], status: int) -> None:
    with pytest.raises(NetError, match=str(status)):
        read(status, b"{}")


@pytest.mark.parametrize("read", READERS[:-1])
@pytest.mark.parametrize(("body", "reason"), [(sample("wall.html"), "HTML instead of JSON"), (b"no", "no JSON")])
def test_a_wall_with_status_200_is_no_answer(read: Callable[[int, bytes], object], body: bytes, reason: str) -> None:
    with pytest.raises(NetError, match=reason):
        read(200, body)


@pytest.mark.parametrize("read", READERS[:-1])
@pytest.mark.parametrize(
    "value", [None, 3, "x", {}, {"error": "busy"}, *({key: None} for key in ("message", "data", "results", "content"))]
)
def test_an_answer_without_records_says_nothing(read: Callable[[int, bytes], object], value: object) -> None:
    with pytest.raises(NetError, match="no records"):
        read(200, json.dumps(value).encode())


def test_a_wall_is_no_readme() -> None:
    with pytest.raises(NetError, match="HTML instead of a readme"):
        repository.read(200, sample("wall.html"))
    assert repository.read(200, b"<h1>Stones</h1>") == ()


def test_a_readme_without_content_says_nothing() -> None:
    with pytest.raises(NetError, match="no readme"):
        repository.read(200, b'{"content": null}')


@pytest.mark.parametrize("attributes", [None, {}, {"doi": "10.48550/arxiv.2401.00001"}, {"titles": [{"title": "A"}]}])
def test_a_record_that_cannot_be_read_leaves_no_paper_absent(attributes: object) -> None:
    fine = {"attributes": {"doi": "10.48550/arxiv.2401.00002", "titles": [{"title": "A"}]}}
    assert list(datacite.read(200, json.dumps({"data": [fine]}).encode())) == ["arxiv:2401.00002"]
    with pytest.raises(UnreadableError) as caught:
        datacite.read(200, json.dumps({"data": [fine, {"attributes": attributes}]}).encode())
    assert list(caught.value.found) == ["arxiv:2401.00002"]
    assert len(datacite.hits(200, json.dumps({"data": [fine, {"attributes": attributes}]}).encode())) == 1


KEYS = (
    "message items data attributes doi DOI title titles author creators authors results externalIds locations event"
    " container-title published date-parts updated-by descriptions dates relatedIdentifiers content"
).split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_no_json_breaks_a_reader(value: object) -> None:
    body = json.dumps(value).encode()
    for read in READERS:
        with suppress(NetError):
            assert isinstance(read(200, body), dict | tuple)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"Na\"{\i}ve M\"uller, Erd\H{o}s \& Gir\'o", "Naïve Müller, Erdős & Giró"),
        (r"{\it Deep} $\beta$-VAE {\"O}", "Deep β-VAE Ö"),
        ("A &lt;b&gt;c&amp;amp;d", "A <b>c&d"),
        ("a\n   b", "a b"),
        (r"50\% of \LaTeX", r"50% of \LaTeX"),
    ],
)
def test_plain_text(written: str, expected: str) -> None:
    assert plain(written) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Lovelace, Ada", "Ada Lovelace"), ("Ada Lovelace", "Ada Lovelace"), ("King, Jr., Martin", "King, Jr., Martin")],
)
def test_family_names_first_are_turned(name: str, expected: str) -> None:
    assert turned(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("IBRAHIM KIRAT", "Ibrahim Kirat"), ("J. H. XU", "J. H. XU"), ("Gang YU", "Gang YU"), ("NASA", "NASA")],
)
def test_names_in_capitals(name: str, expected: str) -> None:
    assert unshouted(name) == expected


@needs_data
@pytest.mark.parametrize("path", recorded("crossref"), ids=lambda path: path.name)
def test_recorded_crossref_records_are_read(path: Path) -> None:
    record = json.loads(path.read_text("utf-8"))["record"]
    found = crossref.read(200, json.dumps({"message": {"items": [record]}}).encode())
    (work,) = found.values()
    assert not {"<", "&amp;", ""} & {work.title, *work.title}
    assert len(work.authors) == len(record.get("author", ()))


@needs_data
@pytest.mark.parametrize("path", recorded("openalex") + recorded("s2"), ids=lambda path: path.name)
def test_recorded_keyed_records_are_read(path: Path) -> None:
    record = json.loads(path.read_text("utf-8"))["record"]
    keyed = path.parent.name == "openalex"
    body = json.dumps({"results": [record]} if keyed else [record]).encode()
    found: dict[str, Work] = openalex.read(200, body) if keyed else semantic_scholar.read(200, body)
    assert all(work.title and "<" not in work.title for work in found.values())
    assert found
