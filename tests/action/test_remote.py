"""A pull request's address as the input of `prcheck check`."""

import json
from pathlib import Path

import pytest
from tests.standin.world import Make, World

from prcheck.cli import main


def check(world: World, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    for name, value in world.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GITHUB_TOKEN", "token")
    repository = world.environment()["GITHUB_REPOSITORY"]
    return main(["check", f"https://github.com/{repository}/pull/{world.store.number}/files", "--offline", *words])


def test_a_pull_request_is_read_and_not_answered(
    make: Make, bundled: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    world = make(bundled)
    assert check(world, monkeypatch, "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["verdict"] == "failed"
    assert "PRC104" not in {finding["code"] for finding in report["findings"]}
    assert {"PRC107", "PRC110", "PRC201"} <= {finding["code"] for finding in report["findings"]}
    assert [verb for verb, _ in world.standin.writes if verb != "POST /graphql"] == []


def test_named_settings_count_instead_of_the_base_branchs(
    make: Make, bundled: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text('[rules]\nmalformed-link = "warning"\n', "utf-8")
    world = make(bundled)
    assert check(world, monkeypatch, "--select", "malformed-link") == 1
    assert check(world, monkeypatch, "--select", "malformed-link", "--config", str(tmp_path / "own.toml")) == 0


def test_one_that_cannot_be_read_ends_with_3(
    make: Make, bundled: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    world = make(bundled)
    monkeypatch.setenv("GITHUB_API_URL", world.environment()["GITHUB_API_URL"])
    monkeypatch.setenv("GITHUB_TOKEN", "token")
    assert main(["https://github.com/nobody/nothing/pull/7"]) == 3
    error = capsys.readouterr().err
    assert error.startswith("prcheck: ")
    assert error.count("\n") == 1
