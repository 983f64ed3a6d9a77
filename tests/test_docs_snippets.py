"""Every command in the documentation runs, and every YAML and TOML snippet is what it says."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from tests.patch.oracle import needs_git
from tests.sources.library import Library, Record, serving

from prcheck import configuration

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FIRST = ROOT / "docs" / "first-pull-request.md"
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
WORKFLOWS = resources.files("check_jsonschema").joinpath("builtin_schemas", "vendor", "github-workflows.json")
INSTALLS = {"pip install ."}
"""What needs a package index; a machine with nothing on it runs these in .ci/run."""

PRCHECK = f"""\
#!{sys.executable}
import socket, sys
found = socket.getaddrinfo
def near(host, *rest, **more):
    if host not in ("127.0.0.1", b"127.0.0.1"):
        raise socket.gaierror(-3, "no network in a test")
    return found(host, *rest, **more)
socket.getaddrinfo = near
from prcheck.cli import main
sys.exit(main())
"""


def snippets(page: Path, *languages: str) -> Iterator[str]:
    for indent, language, text in FENCE.findall(page.read_text("utf-8")):
        if language in languages:
            yield re.sub(f"^{indent}", "", text, flags=re.MULTILINE)


def commands(page: Path) -> list[str]:
    lines = "".join(snippets(page, "console", "bash", "sh")).split("\n")
    return [re.sub(r"\s{2,}#.*", "", line[2:]).strip() for line in lines if line.startswith("$ ")]


def params(*languages: str) -> list[object]:
    return [
        pytest.param(text, id=f"{page.name}-{number}")
        for page in PAGES
        for number, text in enumerate(snippets(page, *languages))
    ]


@pytest.mark.parametrize("text", params("toml"))
def test_settings(text: str) -> None:
    assert configuration.read(text, "prcheck.toml")


@pytest.mark.parametrize("text", params("yaml", "yml"))
def test_yaml(text: str, tmp_path: Path) -> None:
    value: dict[object, Any] = yaml.safe_load(text)
    if "repos" in value:
        (tmp_path / "config.yaml").write_text(text, "utf-8")
        check = (sys.executable, "-m", "pre_commit", "validate-config", str(tmp_path / "config.yaml"))
        subprocess.run(check, check=True, capture_output=True)
        return
    if "steps" in value:
        value = {"on": "push", "jobs": {"one": {"runs-on": "ubuntu-latest", **value}}}
    assert "jobs" in value, "expected a workflow, its steps, or settings of pre-commit"
    value["on"] = value.pop(True, value.get("on"))  # YAML 1.1 reads the word as a truth
    Draft7Validator(json.loads(WORKFLOWS.read_text("utf-8"))).validate(value)


def test_there_is_something_to_test() -> None:
    assert len(params("toml")) > 5
    assert len(params("yaml")) > 3
    assert sum(len(commands(page)) for page in PAGES) > 20


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A clone of the example's list, its change in the work tree, and sources of papers on this machine."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "prcheck").write_text(PRCHECK, "utf-8")
    (tmp_path / "bin" / "prcheck").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (tmp_path / "gitconfig").write_text(
        "[user]\nname = a\nemail = a@example.org\n[init]\ndefaultBranch = main\n", "utf-8"
    )
    folder = tmp_path / "papers"
    (folder / ".github").mkdir(parents=True)
    shutil.copy(ROOT / "examples" / "README.md", folder)
    with serving(Library({"2405.90009": Record("Candle Light from a Single Photograph", ("Dmitri Volkov",))})) as found:
        ends = "".join(f'{name.replace("_", "-")} = "{url}"\n' for name, url in asdict(found).items())
        (folder / ".github" / "prcheck.toml").write_text(f"[endpoints]\n{ends}", "utf-8")
        for line in (
            "git init -q",
            "git add .",
            "git commit -qm one",
            "git init -q --bare ../hub",
            "git remote add origin ../hub",
            "git push -q origin main",
            "git fetch -q",
        ):
            assert run(line, folder) == 0
        yield folder


def run(command: str, folder: Path) -> int:
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.stderr.write(done.stderr)
    return done.returncode


def follow(page: Path, folder: Path) -> None:
    """Run a page's commands one after the other."""
    for command in commands(page):
        if command.startswith("make "):
            done = subprocess.run([*shlex.split(command), "-n"], cwd=ROOT, capture_output=True).returncode
        else:
            done = 0 if command in INSTALLS else run(command, folder)
        assert done in ((0, 1) if "prcheck" in command else (0,)), command


@needs_git
@pytest.mark.parametrize("page", [pytest.param(p, id=p.name) for p in PAGES if commands(p) and p != FIRST])
def test_commands(page: Path, place: Path) -> None:
    shutil.copy(ROOT / "examples" / "change.diff", place)
    (place / "new.md").write_text("\n".join(added()), "utf-8")
    assert run("git apply change.diff", place) == 0
    follow(page, place)


def added() -> list[str]:
    diff = (ROOT / "examples" / "change.diff").read_text("utf-8").split("\n")
    return [line[1:] for line in diff if line.startswith("+") and not line.startswith("+++")]


@needs_git
def test_the_steps_of_a_first_pull_request_do_what_the_page_says(place: Path) -> None:
    follow(FIRST, place)
    log = subprocess.run(["git", "show", "origin/add-candle-light"], cwd=place, capture_output=True, text=True).stdout
    assert "+**Candle Light from a Single Photograph**<br>\n+*Dmitri Volkov*<br>" in log
