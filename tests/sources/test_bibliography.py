"""Records kept in files."""

import json

import pytest
from tests.sources.bodies import sample

from prcheck.errors import UsageError
from prcheck.sources.bibliography import read

CSL = {
    "id": "a",
    "type": "article-journal",
    "title": "The <i>Bridge</i> of Pebbles",
    "author": [
        {"given": "Ada", "family": "Lovelace"},
        {"literal": "The Pebble Group"},
        {"given": "Peter", "non-dropping-particle": "de", "family": "With"},
    ],
    "container-title": "IEEE Access",
    "issued": {"date-parts": [["2024", 3]]},
    "DOI": "10.1234/SAND",
}


def test_csl_json() -> None:
    for content in (json.dumps(CSL), json.dumps([CSL])):
        (work,) = read(content, "a.json")
        assert (work.name, work.title, work.years) == ("doi:10.1234/sand", "The Bridge of Pebbles", (2024,))
        assert work.authors == ("Ada Lovelace", "The Pebble Group", "Peter de With")
        assert [place.venue for place in work.appeared] == ["IEEE Access"]


def test_bibtex() -> None:
    (work,) = read(sample("repository/readme.md").decode(), "a.bib")
    assert work.title == "The Schrödinger Bridge of Pebbles"
    assert work.authors == ("René Müller", "Emmy Noether", "The Pebble Group")
    assert [place.venue for place in work.appeared] == ["International Conference on Learning Representations"]


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("eprint={2401.00001}, archiveprefix={arXiv}", "arxiv:2401.00001"),
        ("journal={arXiv preprint arXiv:2401.00001}", ""),
        ("url={https://arxiv.org/abs/2401.00001}", "arxiv:2401.00001"),
        ("doi={10.1234/A}", "doi:10.1234/a"),
        ("url={https://example.org}", ""),
    ],
)
def test_the_id_of_a_bibtex_record(fields: str, name: str) -> None:
    (work,) = read(f"@article{{a, title={{One}}, author={{Ada Lovelace and others}}, year=2024, {fields}}}", "a.bib")
    assert (work.name, work.authors, work.years) == (name, ("Ada Lovelace",), (2024,))


@pytest.mark.parametrize("content", ["", "@article{a, author={x}}", "[{}]", "@article{a, title={One"])
def test_a_file_without_a_record(content: str) -> None:
    with pytest.raises(UsageError, match="no record with a title"):
        read(content, "a.bib")


def test_broken_json() -> None:
    with pytest.raises(UsageError, match=r'"a\.json" is not valid JSON'):
        read("[{", "a.json")
