"""The action's own files agree with what the code reads and with each other."""

import re
import shutil
import subprocess
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest

from prcheck import __repository__

ROOT = Path(__file__).parent.parent.parent
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
COMPOSITE = (ROOT / "composite" / "action.yml").read_text(encoding="utf-8")
RUNNER = (ROOT / "src" / "prcheck" / "edge" / "runner.py").read_text(encoding="utf-8")
WORKFLOW = (ROOT / "examples" / "workflows" / "prcheck.yml").read_text(encoding="utf-8")


def names(block: str) -> set[str]:
    part = ACTION.split(f"\n{block}:\n")[1].split("\n\n")[0]
    return set(re.findall(r"^  ([a-z-]+):$", part, re.MULTILINE))


def test_every_input_is_read_and_every_input_read_is_declared() -> None:
    read = set(re.findall(r'_(?:input|choice|flag)\(environment, "([a-z-]+)"', RUNNER))
    assert read == names("inputs")


def test_outputs_are_the_four_that_are_written() -> None:
    written = (ROOT / "src" / "prcheck" / "edge" / "telling.py").read_text(encoding="utf-8").split("def outputs")[1]
    assert set(re.findall(r'"([a-z-]+)": ', written.split("def ")[0])) == names("outputs")


def test_the_workflow_asks_for_the_least() -> None:
    assert "\npermissions: {}\n" in WORKFLOW
    assert "contents: read" in WORKFLOW
    assert "pull-requests: write" in WORKFLOW
    assert WORKFLOW.count(": write") == 1
    assert "actions/checkout" not in WORKFLOW
    assert "pull_request_target" in WORKFLOW
    assert "concurrency:" in WORKFLOW
    assert "secrets." not in WORKFLOW
    assert not re.search(r"^\s+if:", WORKFLOW, re.MULTILINE)


def test_the_image_is_built_as_the_runner_needs_it() -> None:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^ARG BASE_IMAGE=\S+:\S+$", text, re.MULTILINE)
    assert text.count("FROM ${BASE_IMAGE}") == 2
    assert re.search(r'^ENTRYPOINT \["/', text, re.MULTILINE)
    assert "USER" not in text
    assert "WORKDIR" not in text


def test_what_the_image_runs_with_is_pinned_by_hash() -> None:
    for name in ("run", "build"):
        lines = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        pinned = [line for line in lines if line[:1].isalpha()]
        assert pinned
        assert all("==" in line for line in pinned)
        assert sum("--hash=sha256:" in line for line in lines) >= len(pinned)


def pins(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[(]", name)[0]).lower()


def reached(names: list[str]) -> set[str]:
    """The packages that these need on Linux, themselves included."""
    found: set[str] = set()
    queue = list(names)
    while queue:
        wanted = queue.pop()
        found.add(plain(wanted))
        extras = re.findall(r"\[([\w,-]+)\]", wanted)
        for line in requires(plain(wanted)) or ():
            extra = re.search(r"""extra == ["']([\w-]+)""", line)
            chosen = extra is None or extra[1] in ",".join(extras).split(",")
            if chosen and "sys_platform ==" not in line and plain(line) not in found:
                queue.append(line)
    return found


def test_the_image_holds_what_the_package_needs_and_nothing_else() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {plain(line): re.search(r">=([\d.]+)", line) for line in project["dependencies"]}
    pinned = pins("run")
    for name, lowest in needed.items():
        assert name in pinned
        assert lowest is None or release(pinned[name]) >= release(lowest[1])
    assert set(pinned) == reached(list(needed))


def release(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def test_the_action_has_one_name_everywhere() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "examples").rglob("*.yml")]
    uses = {
        name for page in pages for name in re.findall(r"uses: (\S*prcheck[^\s`]+)", page.read_text(encoding="utf-8"))
    }
    assert uses - {"./"} == {f"{__repository__}@v1", f"{__repository__}/composite@v1"}


def test_other_actions_are_pinned_by_commit_with_their_version_beside() -> None:
    files = [*(ROOT / ".github" / "workflows").glob("*.yml"), ROOT / "composite" / "action.yml"]
    uses = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    foreign = [line for line in uses if not re.search(rf"uses: (?:\./|{re.escape(__repository__)})", line)]
    assert foreign
    assert all(re.search(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line) for line in foreign)


def part(text: str, begin: str, end: str) -> str:
    return text.split(f"\n{begin}:\n")[1].split(f"\n{end}:\n")[0]


def test_the_form_without_docker_takes_and_gives_the_same() -> None:
    assert part(COMPOSITE, "inputs", "outputs") == part(ACTION, "inputs", "outputs")
    passed = re.findall(r"^        INPUT_([A-Z_]+): \$\{\{ inputs\.([a-z-]+) \}\}$", COMPOSITE, re.MULTILINE)
    assert {name for _, name in passed} == names("inputs")
    assert all(key == name.upper().replace("-", "_") for key, name in passed)
    given = re.findall(
        r"^  ([a-z-]+):\n(    .*\n)    value: \$\{\{ steps\.check\.outputs\.\1 \}\}$", COMPOSITE, re.MULTILINE
    )
    assert "".join(f"  {name}:\n{text}" for name, text in given).strip() == part(ACTION, "outputs", "runs").strip()


def test_the_form_without_docker_runs_no_text_of_the_event() -> None:
    (run,) = re.findall(r"^      run: (.*)$", COMPOSITE, re.MULTILINE)
    assert "${{" not in run


FAKE = """\
#!/bin/sh
echo "$PYTHONPATH|$*" >> "$LOG"
case "$*" in *sys.version_info*) exit {old} ;; *venv*) mkdir -p "$4/bin"; cp "$0" "$4/bin/python" ;; esac
"""


@pytest.mark.parametrize("old", [0, 1])
def test_the_form_without_docker_installs_by_hash_and_keeps_the_jobs_folder_out(tmp_path: Path, old: int) -> None:
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("there is no bash here")
    (tmp_path / "bin").mkdir()
    for name in ("python3", "python"):
        (tmp_path / "bin" / name).write_text(FAKE.format(old=old), encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    environment = {
        "PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin",
        "LOG": str(tmp_path / "log"),
        "RUNNER_TEMP": str(tmp_path),
    }
    done = subprocess.run(
        [bash, str(ROOT / "composite" / "run.sh")], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    log = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    if old:
        assert (done.returncode, len(log)) == (3, 2)
        assert done.stdout.startswith("::error title=prcheck::no Python 3.11 or newer on this runner; add a step")
        return
    assert done.returncode == 0, done.stderr
    assert f"--only-binary=:all: --require-hashes --requirement {ROOT}/requirements/run.txt" in log[2]
    assert log[3] == f"{ROOT}/src|-P -m prcheck action"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "log"]


@pytest.mark.parametrize("target", ["image", "act"])
def test_make_explains_what_is_missing(target: str, tmp_path: Path) -> None:
    make = shutil.which("make")
    if not make:
        pytest.skip("there is no make here")
    words = [make, target, "ENGINE=no-such-engine", "VENV=.venv", "DOCKER_HOST="]
    stamp = ROOT / ".venv" / ".developed"
    if target == "act" and not (stamp.exists() and stamp.stat().st_mtime > (ROOT / "pyproject.toml").stat().st_mtime):
        pytest.skip("there is no .venv here, or an old one")
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin"})
    assert done.returncode
    assert "no no-such-engine here" in done.stderr or "this needs three things" in done.stderr
