import subprocess
from pathlib import Path

import pytest

from prcheck.edge.folder import Place
from prcheck.edge.source import source

RUN = {"GITHUB_REPOSITORY": "octo/list", "GITHUB_SHA": "a" * 40}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q", "."], check=True)
    return tmp_path


def test_a_workflow_names_its_commit(tmp_path: Path) -> None:
    place = Place(tmp_path, tracked=False)
    assert source(RUN, place) == f"https://github.com/octo/list/blob/{'a' * 40}"
    assert source({**RUN, "GITHUB_SERVER_URL": "https://ghe.example"}, place).startswith("https://ghe.example/octo/")


@pytest.mark.parametrize(
    "odd",
    [
        {"GITHUB_REPOSITORY": "octo"},
        {"GITHUB_SHA": ""},
        {"GITHUB_SHA": 'main#"><script>'},
        {"GITHUB_SERVER_URL": "javascript:alert(1)"},
    ],
)
def test_an_environment_that_names_nothing(tmp_path: Path, odd: dict[str, str]) -> None:
    assert source({**RUN, **odd}, Place(tmp_path, tracked=False)) == ""


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("https://github.com/octo/list.git", "https://github.com/octo/list/blob/HEAD"),
        ("https://github.com/octo/list", "https://github.com/octo/list/blob/HEAD"),
        ("https://someone:secret@github.com/octo/list.git", "https://github.com/octo/list/blob/HEAD"),
        ("git@github.com:octo/my.list.git", "https://github.com/octo/my.list/blob/HEAD"),
        ("ssh://git@github.com/octo/list", "https://github.com/octo/list/blob/HEAD"),
        ("https://gitlab.com/octo/list.git", ""),
        ("https://github.com.example/octo/list", ""),
        ("https://github.com/octo/list/more", ""),
        ("/srv/list.git", ""),
    ],
)
def test_gits_remote(tree: Path, remote: str, expected: str) -> None:
    subprocess.run(["git", "remote", "add", "origin", remote], check=True)
    assert source({}, Place(tree, tracked=True)) == expected


def test_a_folder_below_the_top_has_other_paths(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "remote", "add", "origin", "https://github.com/octo/list"], check=True)
    (tree / "below").mkdir()
    monkeypatch.chdir(tree / "below")
    assert source({}, Place(tree, tracked=True)) == ""


def test_no_remote_or_no_git(tree: Path) -> None:
    assert source({}, Place(tree, tracked=True)) == ""
    assert source({}, Place(tree, tracked=False)) == ""
