"""The workflows that audit whole lists: their commands are prcheck's own, and run together as they say."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.listed import FAULTY, with_entry

from prcheck import __version__
from prcheck.arguments import parse
from prcheck.cli import main

FOLDER = Path(__file__).parent.parent / "examples" / "workflows"
NAMES = ("audit.yml", "audit-shards.yml")
VALUES = {
    '"${files[@]}"': "README.md",
    '"$SHARD"': "{number}/2",
    "$NUMBER": "{number}",
    '"$RUNNER_TEMP"': "{folder}",
    "$RUNNER_TEMP": "{folder}",
}


def jobs(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text("utf-8"))["jobs"]
    return found


def commands(name: str) -> list[str]:
    runs = [step["run"] for job in jobs(name).values() for step in job["steps"] if "run" in step]
    return [
        found
        for run in runs
        for found in re.findall(rf"--spec \"prcheck=={re.escape(__version__)}\" prcheck (.*)", run.replace("\\\n", ""))
    ]


def filled(command: str, folder: Path, number: int = 1) -> list[str]:
    for word, value in VALUES.items():
        command = command.replace(word, value.format(number=number, folder=folder))
    words = shlex.split(command)
    stars = [word for word in words if "*" in word]
    found = {word: sorted(map(str, folder.glob(str(Path(word).relative_to(folder))))) for word in stars}
    return [part for word in words for part in found.get(word, [word])]


@pytest.mark.parametrize(("name", "count"), [("audit.yml", 1), ("audit-shards.yml", 2)])
def test_the_commands_are_ours(name: str, count: int, tmp_path: Path) -> None:
    assert len(commands(name)) == count
    for command in commands(name):
        (tmp_path / "shards").mkdir(exist_ok=True)
        (tmp_path / "shards" / "shard-1.json").touch()
        assert parse(filled(command, tmp_path)).fail_on == "never"


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_named_by_commit(name: str) -> None:
    uses = [step["uses"] for job in jobs(name).values() for step in job["steps"] if "uses" in step]
    assert uses
    assert [use for use in uses if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", use)] == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_installed_is_named_by_version(name: str) -> None:
    text = (FOLDER / name).read_text("utf-8")
    assert text.count("pipx run") == text.count(f'pipx run --spec "prcheck=={__version__}" prcheck ') > 0


@pytest.mark.parametrize("name", NAMES)
def test_each_job_may_do_no_more_than_it_needs(name: str) -> None:
    assert yaml.safe_load((FOLDER / name).read_text("utf-8"))["permissions"] == {}
    for job in jobs(name).values():
        writes = [scope for scope, right in job["permissions"].items() if right == "write"]
        keeps = any("--issue" in step.get("run", "") for step in job["steps"])
        assert writes == (["issues"] if keeps else [])


def test_the_shards_job_after_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the matrix does on several machines, in one folder; the issue needs GitHub and is left out."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("README.md").write_text(with_entry(FAULTY), "utf-8")
    (tmp_path / "shards").mkdir()
    shard, merge = commands("audit-shards.yml")
    for number in (1, 2):
        assert main([*filled(shard, tmp_path, number), "--offline"]) == 0
        (tmp_path / f"shard-{number}.json").rename(tmp_path / "shards" / f"shard-{number}.json")
    words = [word for word in filled(merge, tmp_path) if word != "--issue"]
    assert main(words) == 0
    assert "Twisting Yarn" in (tmp_path / "prcheck.html").read_text("utf-8")
    assert "1 error" in (tmp_path / "prcheck.html").read_text("utf-8")
