"""`prcheck add`: from an id or a file to a list with one entry more."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from tests.listed import LIST
from tests.sources.library import Library, Record, serving

from prcheck.cli import main

BIB = """@article{a, title={Water Frames at Night}, author={Arkwright, Richard and John Kay}, year={2031},
  eprint={3101.00007}}"""
ENTRY = "**Water Frames at Night**<br>\n*Richard Arkwright, John Kay*<br>\narXiv 2031 [[Paper](https://arxiv.org/abs/3101.00007)]"


@pytest.fixture
def library() -> Library:
    return Library({"3101.00007": Record("Water Frames at Night", ("Richard Arkwright", "John Kay"), ("2031-01-02",))})


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text(LIST, "utf-8")
    (tmp_path / "a.bib").write_text(BIB, "utf-8")
    with serving(library) as found:
        ends = "".join(f'{name.replace("_", "-")} = "{url}"\n' for name, url in asdict(found).items())
        (tmp_path / "prcheck.toml").write_text(f"[endpoints]\n{ends}", "utf-8")
        yield tmp_path


@pytest.mark.parametrize(
    "name", ["3101.00007", "arxiv:3101.00007", "https://arxiv.org/pdf/3101.00007v2", "10.48550/arXiv.3101.00007"]
)
def test_an_id_is_looked_up_and_written(name: str, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", name, "--section", "Spinning"]) == 0
    text = (place / "README.md").read_text("utf-8")
    assert text == f"{LIST}\n{ENTRY}\n"
    shown = capsys.readouterr()
    assert "+**Water Frames at Night**<br>\n" in shown.out
    assert shown.err == 'prcheck: README.md: added under "Papers on Looms > Spinning"\n'


def test_a_file_needs_no_network(place: Path, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--from", "a.bib", "--section", "Spinning", "--print"]) == 0
    assert capsys.readouterr().out == f"{ENTRY}\n"
    assert (place / "README.md").read_text("utf-8") == LIST
    assert library.asked == []


def test_a_listed_id_is_refused_without_a_request(
    place: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "3101.00007", "--section", "Spinning"]) == 0
    library.asked.clear()
    assert main(["add", "https://arxiv.org/pdf/3101.00007v2"]) == 1
    assert "already listed on line 34" in capsys.readouterr().err
    assert library.asked == []


def test_offline_asks_nobody(place: Path, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "3101.00007", "--offline"]) == 3
    assert capsys.readouterr().err == (
        'prcheck: no record of "arxiv:3101.00007" was found: offline; give the record with --from FILE\n'
    )
    assert library.asked == []


def test_doubles_are_refused(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "3101.00007", "--section", "Spinning"]) == 0
    assert main(["add", "3101.00007", "--section", "Weaving"]) == 1
    assert 'already listed on line 34 of README.md: "Water Frames at Night"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["add", "hello"], 2, '"hello" names no paper; give an arXiv id'),
        (["add"], 2, "no paper is named; give an arXiv id"),
        (["add", "3101.00099"], 3, 'no record of "arxiv:3101.00099" was found'),
        (["add", "--from", "a.bib", "3101.00008"], 2, '"a.bib" holds 0 records that fit'),
        (["add", "--from", "a.bib", "--list", "a.bib"], 2, "no entry found in the list"),
        (["add", "--from", "none.bib"], 2, "none.bib"),
    ],
)
def test_what_cannot_be_added(
    words: list[str], code: int, message: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    assert message in capsys.readouterr().err


def test_a_silent_source_is_named(place: Path, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    library.failing |= {"arxiv": (429, ""), "datacite": (403, "")}
    assert main(["add", "3101.00007"]) == 3
    assert "not checked (arXiv 429); not checked (DataCite 403)" in capsys.readouterr().err


def test_without_a_list(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "README.md").unlink()
    assert main(["add", "--from", "a.bib"]) == 2
    assert "no README.md in the current folder" in capsys.readouterr().err


def test_an_ordinary_change_asks_once_and_the_next_run_nothing(
    place: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(1, 6):
        name = f"3102.0000{number}"
        library.arxiv[name] = Record(
            f"Spinning Mules in Number {number}", ("Richard Arkwright", "John Kay"), ("2031-02-01",)
        )
    entries = "".join(
        f"\n**{record.title}**<br>\n*{', '.join(record.authors)}*<br>\narXiv 2031 [[Paper](https://arxiv.org/abs/{name})]\n"
        for name, record in library.arxiv.items()
        if name.startswith("3102")
    )
    (place / "new.md").write_text(LIST + entries, "utf-8")
    words = ["check", "new.md", "--base", "README.md", "--cache", "cache.json", "--format", "json"]
    assert main(words) == 0
    first = json.loads(capsys.readouterr().out)
    assert [path.partition("?")[0] for path in library.asked] == ["/arxiv/api/query"]
    assert {link["state"] for link in first["links"]} == {"alive"}
    library.asked.clear()
    assert main(words) == 0
    assert json.loads(capsys.readouterr().out) == first
    assert library.asked == []
