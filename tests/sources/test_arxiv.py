"""arXiv's feed: every record under its own id, whatever is missing, broken or marked up."""

import json
from pathlib import Path

import pytest
from tests.data import needs_data
from tests.sources.bodies import recorded, sample

from prcheck.errors import NetError
from prcheck.sources.arxiv import FaultyIdError, read, requests, span, withdrawn
from prcheck.sources.base import Terms

TERMS = Terms("https://export.arxiv.org")


def feed(*entries: str) -> bytes:
    """A feed of these entries."""
    inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{inner}</feed>'.encode()


def test_one_request_asks_for_all_ids_and_for_as_many_rows() -> None:
    (ask,) = requests(["arxiv:2401.00001", "arxiv:math/0309136"], TERMS)
    assert ask.url == "https://export.arxiv.org/api/query?id_list=2401.00001,math/0309136&max_results=2"
    assert [len(ask.names) for ask in requests([f"arxiv:2401.{n:05}" for n in range(1, 202)], TERMS)] == [100, 100, 1]


def test_records_stand_under_their_ids_in_any_order() -> None:
    found = read(200, sample("arxiv/feed.xml"))
    assert list(found) == ["arxiv:2401.00002", "arxiv:2401.00001", "arxiv:math/0309136"]
    assert "arxiv:2401.00009" not in found


def test_latex_and_line_breaks_are_resolved() -> None:
    work = read(200, sample("arxiv/feed.xml"))["arxiv:2401.00002"]
    assert work.title == "The Schrödinger Bridge of α-Pebbles & Sand"
    assert work.authors == ("René Müller", "The Pebble Collaboration")


def test_a_record_tells_versions_years_and_where_it_appeared() -> None:
    work = read(200, sample("arxiv/feed.xml"))["arxiv:2401.00002"]
    assert (work.version, work.years, work.doi, work.flaw) == (3, (2024, 2025), "doi:10.1234/sand.7", "")
    assert [(p.venue, p.years, p.source) for p in work.appeared] == [
        ("Journal of Sand 7 (2025) 12-19", (2025,), "its arXiv journal reference"),
        ("Accepted at ICLR 2025 (oral)", (2025,), "its arXiv comment"),
    ]


def test_submitted_papers_have_not_appeared_and_withdrawn_ones_are_told() -> None:
    found = read(200, sample("arxiv/feed.xml"))
    assert found["arxiv:math/0309136"].appeared == ()
    assert found["arxiv:2401.00001"].flaw == "withdrawn"


@pytest.mark.parametrize(
    ("comment", "summary", "expected"),
    [
        ("This paper has been withdrawn by the author due to an error", "", True),
        ("Withdrawn: see the new version", "", True),
        ("", "This submission has been withdrawn by arXiv administrators.", True),
        ("The previous version was withdrawn", "", False),
        ("We study how money is withdrawn from banks", "", False),
        ("", "This paper has been withdrawn" + " and so on" * 60, False),
    ],
)
def test_what_counts_as_withdrawn(comment: str, summary: str, expected: bool) -> None:
    assert withdrawn(comment, summary) is expected


@pytest.mark.parametrize(
    ("given", "first", "last", "years"),
    [
        (2023, 2023, 2025, (2023, 2024, 2025)),
        (2023, None, None, (2023,)),
        (None, None, None, ()),
        (1950, 2024, None, ()),
    ],
)
def test_the_years_of_all_versions(
    given: int | None, first: int | None, last: int | None, years: tuple[int, ...]
) -> None:
    assert span(given, first, last) == years


def test_a_malformed_id_is_named() -> None:
    with pytest.raises(FaultyIdError) as caught:
        read(400, sample("arxiv/faulty_id.xml"))
    assert caught.value.name == "arxiv:2401.00009"


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (429, b"Rate exceeded.", "429"),
        (503, b"", "503"),
        (200, sample("wall.html"), "HTML instead of a feed"),
        (200, b"<html><body>x</body></html>", "HTML instead of a feed"),
        (200, b"<feed", "no feed"),
        (200, b"", "no feed"),
        (400, b"Bad Request", "400"),
        (400, b"<html/>", "400"),
        (400, b"<!DOCTYPE html>", "400"),
        (400, b'<feed xmlns="http://www.w3.org/2005/Atom"/>', "400"),
        (
            200,
            b'<!DOCTYPE feed [<!ENTITY a "a">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>',
            "HTML instead of a feed",
        ),
        (
            200,
            '<!DOCTYPE f [<!ENTITY a "a">]><feed xmlns="http://www.w3.org/2005/Atom">&a;</feed>'.encode("utf-16"),
            "no feed",
        ),
        (200, feed("<id>http://arxiv.org/abs/2401.00001v1</id><title> </title>"), "records that cannot be read"),
        (200, feed("<id>http://arxiv.org/api/errors#busy</id><title>Error</title>"), "records that cannot be read"),
        (200, feed("<title>Stones</title>"), "records that cannot be read"),
        (400, feed("<title>Error</title>"), "400"),
    ],
)
def test_other_answers_say_nothing_of_the_papers(status: int, body: bytes, reason: str) -> None:
    with pytest.raises(NetError) as caught:
        read(status, body)
    assert caught.value.message == reason


@needs_data
@pytest.mark.parametrize("path", recorded("arxiv"), ids=lambda path: path.name)
def test_recorded_answers_are_read(path: Path) -> None:
    value = json.loads(path.read_text("utf-8"))
    body = value["body"].encode()
    if value["status_code"] == 400:
        with pytest.raises(NetError):
            read(400, body)
        return
    found = read(value["status_code"], body)
    assert len(found) == value["body"].count("<entry>")
    assert all(work.title and work.authors and work.years and work.version for work in found.values())
