"""The hook for pre-commit, run by pre-commit itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.listed import FAULTY, FINE, LIST, with_entry
from tests.patch.oracle import needs_git

HOOKS = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"
PRE_COMMIT = (sys.executable, "-m", "pre_commit")

pytestmark = needs_git


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that runs the hook with the program that is installed here."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    (hook,) = yaml.safe_load(HOOKS.read_text("utf-8"))
    folder = tmp_path / "list"
    folder.mkdir()
    monkeypatch.chdir(folder)
    own = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump(own), "utf-8")
    Path("README.md").write_text(LIST, "utf-8")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "a list")
    subprocess.run([*PRE_COMMIT, "install"], check=True, capture_output=True)
    return folder


def git(*words: str) -> subprocess.CompletedProcess[str]:
    own = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    return subprocess.run(["git", *own, *words], capture_output=True, text=True, check=False)


def test_the_manifest_is_one() -> None:
    subprocess.run([*PRE_COMMIT, "validate-manifest", str(HOOKS)], check=True, capture_output=True)


def test_a_commit_with_a_faulty_entry_is_stopped_by_what_is_staged(repository: Path) -> None:
    Path("README.md").write_text(with_entry(FAULTY), "utf-8")
    git("add", "README.md")
    Path("README.md").write_text(with_entry(FINE), "utf-8")
    stopped = git("commit", "-m", "a paper")
    assert stopped.returncode == 1
    assert "PRC104" in stopped.stdout + stopped.stderr
    assert Path("README.md").read_text("utf-8") == with_entry(FINE)
    git("add", "README.md")
    assert git("commit", "-m", "a paper").returncode == 0


def test_a_commit_without_lists_and_a_run_on_all_files_pass(repository: Path) -> None:
    Path("notes.txt").write_text("x", "utf-8")
    git("add", "notes.txt")
    assert "Skipped" in git("commit", "-m", "notes").stderr
    done = subprocess.run([*PRE_COMMIT, "run", "--all-files"], capture_output=True, text=True, check=False)
    assert (done.returncode, "Passed" in done.stdout) == (0, True)
