"""Links that are judged without a request of their own, by answers in the shape of the recorded ones."""

import json
from datetime import date

import pytest

from prcheck.model import LinkState, LinkStatus
from prcheck.probes import PROBES, Terms, probe
from prcheck.web.answers import Answer, Question

TERMS = Terms("http://api/doi", "http://api/github", "http://api/youtube", date(2026, 5, 4))
PLACES = Terms("http://api/doi", "http://api/github", "http://api/youtube", date(2026, 5, 4), fragments=True)
ID = "abcdefghij_"


def asked(url: str, terms: Terms = TERMS) -> Question:
    question = probe(url, terms)
    assert isinstance(question, Question), question
    return question


def answer(status: int, value: object = None, **headers: str) -> Answer:
    return Answer(status, tuple(headers.items()), json.dumps(value).encode())


def verdict(url: str, reply: Answer, terms: Terms = TERMS) -> LinkState:
    state = asked(url, terms).read(reply)
    assert isinstance(state, LinkState), state
    assert state.url == url
    return state


def test_one_file_each() -> None:
    assert [each.__name__ for each in PROBES] == ["arxiv", "doi", "github", "youtube"]


@pytest.mark.parametrize(
    "url", ["https://example.org/x", "https://example.org/arxiv/abs/2413.00001", "https://notarxiv.org/abs/2413.00001"]
)
def test_other_links_are_nobodys(url: str) -> None:
    assert probe(url, TERMS) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2413.00001",
        "https://www.arxiv.org/pdf/2400.00001v2",
        "https://arxiv.org/abs/2606.00001",
        "https://arxiv.org/abs/2401.0001",
        "https://arxiv.org/abs/0702.00001",
    ],
)
def test_arxiv_ids_that_cannot_exist(url: str) -> None:
    state = probe(url, TERMS)
    assert isinstance(state, LinkState)
    assert (state.state, state.requests) == (LinkStatus.DEAD, 0)


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2605.00001",
        "https://arxiv.org/abs/math/0309136",
        "https://arxiv.org/list/cs.CV/2413.00001",
    ],
)
def test_other_addresses_of_arxiv(url: str) -> None:
    assert probe(url, TERMS) is None


DOI = "https://doi.org/10.1000/182"


@pytest.mark.parametrize(
    ("url", "api"),
    [
        (DOI, "http://api/doi/api/handles/10.1000/182"),
        ("https://www.doi.org/10.1000/a%3Cb%3E", "http://api/doi/api/handles/10.1000/a%3Cb%3E"),
        ("http://dx.doi.org/10.1000/A(1)b", "http://api/doi/api/handles/10.1000/A(1)b"),
    ],
)
def test_dois_are_asked_for_by_handle(url: str, api: str) -> None:
    assert asked(url).url == api
    assert not asked(url).secret


@pytest.mark.parametrize("url", ["https://doi.org/", "https://doi.org/the-identifier", "https://doi.org/10.1000"])
def test_other_addresses_of_doi_org(url: str) -> None:
    assert probe(url, TERMS) is None


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (answer(200, {"responseCode": 1, "handle": "10.1000/182", "values": []}), LinkStatus.ALIVE),
        (answer(200, {"responseCode": 200, "handle": "10.1000/182"}), LinkStatus.ALIVE),
        (answer(404, {"responseCode": 100, "handle": "10.1000/182"}), LinkStatus.DEAD),
        (Answer(404, (), b"<html>"), LinkStatus.DEAD),
    ],
)
def test_what_the_handle_api_says(reply: Answer, state: LinkStatus) -> None:
    assert verdict(DOI, reply).state is state


@pytest.mark.parametrize(
    "reply",
    [
        answer(500, {"responseCode": 2}),
        answer(200, {"responseCode": 2}),
        answer(200, {"responseCode": "1"}),
        answer(200, [1]),
        answer(404, {"responseCode": 301}),
        Answer(200, (), b"[" * 100_000),
        Answer(429),
    ],
)
def test_a_handle_api_that_cannot_tell(reply: Answer) -> None:
    assert asked(DOI).read(reply) is None


def test_old_addresses_of_dois_have_moved() -> None:
    state = verdict("http://dx.doi.org/10.1000/182", answer(200, {"responseCode": 1}))
    assert (state.state, state.location) == (LinkStatus.MOVED, "https://doi.org/10.1000/182")


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.youtube.com/watch?v={ID}&t=5",
        f"https://youtu.be/{ID}?t=5",
        f"https://m.youtube.com/shorts/{ID}",
        f"https://youtube.com/embed/{ID}",
        f"https://www.youtube-nocookie.com/embed/{ID}",
    ],
)
def test_films_are_asked_for_by_oembed(url: str) -> None:
    page = f"https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3D{ID}"
    assert asked(url).url == f"http://api/youtube/oembed?url={page}&format=json"


@pytest.mark.parametrize(
    "url", ["https://www.youtube.com/@someone", "https://www.youtube.com/watch", "https://youtu.be/"]
)
def test_other_pages_of_youtube(url: str) -> None:
    assert probe(url, TERMS) is None


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (200, LinkStatus.ALIVE),
        (404, LinkStatus.DEAD),
        (400, LinkStatus.UNKNOWN),
        (401, LinkStatus.UNKNOWN),
        (403, LinkStatus.UNKNOWN),
    ],
)
def test_what_oembed_says(status: int, state: LinkStatus) -> None:
    assert verdict(f"https://youtu.be/{ID}", Answer(status)).state is state


def test_oembed_that_cannot_tell() -> None:
    assert asked(f"https://youtu.be/{ID}").read(Answer(500)) is None


REPO = "https://github.com/Some-One/its.code"


@pytest.mark.parametrize("url", [REPO, f"{REPO}/", f"{REPO}.git", "https://www.github.com/Some-One/its.code#usage"])
def test_repositories(url: str) -> None:
    question = asked(url)
    assert question.url == "http://api/github/repos/Some-One/its.code"
    assert question.secret


@pytest.mark.parametrize(
    ("path", "api"),
    [
        ("blob/main/docs/a b.md", "contents/docs/a%20b.md?ref=main"),
        ("tree/v1.0/src", "contents/src?ref=v1.0"),
        ("blob/main/100%25.md", "contents/100%25.md?ref=main"),
    ],
)
def test_files_and_folders(path: str, api: str) -> None:
    assert asked(f"{REPO}/{path}").url == f"http://api/github/repos/Some-One/its.code/{api}"


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/Some-One",
        "https://github.com/topics/python",
        f"{REPO}/releases",
        f"{REPO}/tree/main",
        f"{REPO}/issues/1",
        "https://gist.github.com/a/b",
        "https://github.com/a_b/c",
        "https://raw.githubusercontent.com/a/b/main/c",
        "https://github.com/some-one/..",
        "https://github.com/some-one/%2e%2e/tree/main/x",
        f"{REPO}/blob/main/../../../../user",
        f"{REPO}/blob/main/a/%2E%2E/b",
        f"{REPO}/tree/main/./a",
    ],
)
def test_other_pages_of_github(url: str) -> None:
    assert probe(url, TERMS) is None


def repository(**more: object) -> Answer:
    return answer(200, {"full_name": "Some-One/its.code", "private": False, "archived": False, **more})


def test_what_github_says_of_repositories() -> None:
    assert verdict(REPO, repository()).state is LinkStatus.ALIVE
    assert verdict(REPO, repository(full_name="some-one/ITS.code")).state is LinkStatus.ALIVE
    assert "archived" in verdict(REPO, repository(archived=True)).reason
    assert verdict(REPO, repository(private=True)).state is LinkStatus.DEAD
    assert verdict(REPO, answer(404, {"message": "Not Found"})).state is LinkStatus.DEAD
    assert verdict(REPO, answer(451, {"message": "Repository access blocked"})).state is LinkStatus.DEAD
    moved = verdict(REPO, repository(full_name="other/code"))
    assert (moved.state, moved.location) == (LinkStatus.MOVED, "https://github.com/other/code")


@pytest.mark.parametrize(
    "reply",
    [
        answer(403, {"message": "API rate limit exceeded"}),
        answer(429),
        answer(500),
        answer(200, {}),
        answer(200, []),
        Answer(200, (), b"{"),
        answer(200, {"full_name": "x](http://bad"}),
        answer(301, None, location="https://elsewhere.example/repositories/1"),
        answer(301),
    ],
)
def test_github_that_cannot_tell(reply: Answer) -> None:
    assert asked(REPO).read(reply) is None


def test_a_renamed_repository_is_followed_within_the_api() -> None:
    onward = asked(REPO).read(answer(301, None, location="http://api/github/repositories/1"))
    assert isinstance(onward, Question)
    assert (onward.url, onward.secret) == ("http://api/github/repositories/1", True)
    state = onward.read(repository(full_name="other/code"))
    assert isinstance(state, LinkState)
    assert state.state is LinkStatus.MOVED


def test_what_github_says_of_files() -> None:
    url = f"{REPO}/blob/main/a.md"
    assert verdict(url, answer(200, {"type": "file"})).state is LinkStatus.ALIVE
    assert verdict(url, answer(200, [])).state is LinkStatus.ALIVE
    assert verdict(url, answer(404, {"message": "Not Found"})).state is LinkStatus.DEAD
    assert asked(url).read(answer(404, {"message": "No commit found for the ref main"})) is None
    assert asked(url).read(answer(404)) is None
    assert asked(url).read(answer(301, None, location="http://api/github/x")) is None


def test_places_in_a_readme() -> None:
    url = f"{REPO}#usage"
    question = asked(url, PLACES)
    assert question.url == "http://api/github/repos/Some-One/its.code/readme"
    assert "html" in question.headers["Accept"]
    there = Answer(200, (), b"<h2 id='user-content-usage'>")
    assert verdict(url, there, PLACES).state is LinkStatus.ALIVE
    assert verdict(url, Answer(200, (), b"<h2>"), PLACES).state is LinkStatus.DEAD
    onward = question.read(Answer(404))
    assert isinstance(onward, Question)
    assert onward.url == "http://api/github/repos/Some-One/its.code"
