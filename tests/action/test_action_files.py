"""The action's own files agree with what the code reads and with each other."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
RUNNER = (ROOT / "src" / "prcheck" / "edge" / "runner.py").read_text(encoding="utf-8")
WORKFLOW = (ROOT / "examples" / "workflows" / "prcheck.yml").read_text(encoding="utf-8")


def names(block: str) -> set[str]:
    part = ACTION.split(f"\n{block}:\n")[1].split("\n\n")[0]
    return set(re.findall(r"^  ([a-z-]+):$", part, re.MULTILINE))


def test_every_input_is_read_and_every_input_read_is_declared() -> None:
    read = set(re.findall(r'_(?:input|choice|flag)\(environment, "([a-z-]+)"', RUNNER))
    assert read == names("inputs")


def test_outputs_are_the_four_that_are_written() -> None:
    written = (ROOT / "src" / "prcheck" / "pull.py").read_text(encoding="utf-8").split("def _outputs")[1]
    assert set(re.findall(r'"([a-z-]+)": ', written.split("def _")[0])) == names("outputs")


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
