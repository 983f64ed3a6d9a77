"""Which of an entry's links say what paper it is."""

import pytest

from prcheck import identity
from prcheck.model import Entry, Field, Kind, Link, Role, Span

OWN, OTHER = "https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2402.00002"
TITLE = Field(Role.TITLE, "Notes on a Loom", Span(1, 1, 1, 20))


def link(name: str, url: str, column: int = 30) -> Link:
    span = Span(1, column, 1, column + 9)
    return Link(name or "this", url, span, span, name)


def entry(*parts: Field | Link) -> Entry:
    return Entry("README.md", Span(1, 1, 1, 99), (), Kind.BULLET, parts, "")


@pytest.mark.parametrize(
    ("parts", "ids"),
    [
        ((TITLE, link("Paper", OWN)), ["arxiv:2401.00001"]),
        ((TITLE, link("Paper", OWN), link("", OTHER, 50)), ["arxiv:2401.00001"]),
        ((TITLE, link("", OWN)), ["arxiv:2401.00001"]),
        ((TITLE, link("", OWN, 5), link("", OTHER, 50)), ["arxiv:2401.00001"]),
        ((TITLE, link("Code", OWN, 5), link("Data", OTHER, 50)), ["arxiv:2401.00001"]),
        ((TITLE, link("Data", OTHER)), []),
        ((TITLE, link("Paper", OWN), link("Paper", f"{OWN}v2", 50)), ["arxiv:2401.00001"]),
        (
            (TITLE, link("Paper", OWN), link("Paper", "https://doi.org/10.1000/1", 50)),
            ["arxiv:2401.00001", "doi:10.1000/1"],
        ),
        ((TITLE, link("Paper", "https://github.com/looms/cards")), []),
        ((link("", OWN),), ["arxiv:2401.00001"]),
        ((), []),
    ],
)
def test_paper_ids(parts: tuple[Field | Link, ...], ids: list[str]) -> None:
    assert list(identity.paper_ids(entry(*parts))) == ids


def test_all_ids_and_those_of_code() -> None:
    links = (
        link("Code", "https://github.com/looms/cards"),
        link("Video", "https://looms.example/"),
        link("Paper", OWN),
    )
    found = entry(TITLE, *links, links[0])
    assert identity.ids(found) == ("github:looms/cards", "arxiv:2401.00001")
    assert identity.code_ids(found) == ("github:looms/cards",)
