"""Runs the action from `action.yml` by `act` to a posted review on a stand-in for GitHub on loopback.

Needs act, a container engine at DOCKER_HOST and the image that `make image` builds:

    python scripts/act.py IMAGE
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # the stand-in is a part of the tests

from tests.standin.server import serving  # noqa: E402  # after the path
from tests.standin.store import Store  # noqa: E402

from prcheck import patch  # noqa: E402

WORKFLOW = """\
on: pull_request_target
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
      - uses: ./
        with:
          offline: "true"
"""


def store() -> Store:
    """The pull request of the examples, opened."""
    base = (ROOT / "examples" / "README.md").read_text("utf-8")
    part = patch.read((ROOT / "examples" / "change.diff").read_text("utf-8"))[0]
    made = Store()
    made.open({"README.md": base}, {"README.md": patch.apply(base, part)})
    return made


def prepare(folder: Path, image: str) -> None:
    """A repository with the action, its image already built, and a workflow that uses it."""
    action = (ROOT / "action.yml").read_text("utf-8")
    (folder / "action.yml").write_text(action.replace("image: Dockerfile", f"image: docker://{image}"), "utf-8")
    (folder / ".github" / "workflows").mkdir(parents=True)
    (folder / ".github" / "workflows" / "prcheck.yml").write_text(WORKFLOW, "utf-8")
    (folder / "event.json").write_text(json.dumps({"pull_request": {"number": 7}}), "utf-8")
    home = f"https://github.com/{Store().repository}"
    own = ("-c", "user.name=act", "-c", "user.email=act@example.org")
    for words in (("init", "-q", "."), ("remote", "add", "origin", home), ("add", "."), ("commit", "-q", "-m", "act")):
        subprocess.run(["git", *own, *words], cwd=folder, check=True)


def main(argv: list[str]) -> int:
    """0 when the review is posted."""
    act = shutil.which("act")
    if not act or not argv or not os.environ.get("DOCKER_HOST"):
        sys.stderr.write(
            "this needs three things: act (https://github.com/nektos/act) on the path, DOCKER_HOST with the address\n"
            "of a container engine (podman system service, or Docker), and the image that make image builds\n"
        )
        return 1
    with tempfile.TemporaryDirectory() as name, serving(store()) as standin:
        folder = Path(name)
        prepare(folder, argv[0])
        words = ["pull_request_target", "-e", "event.json", "-P", f"ubuntu-latest={argv[0]}", "--network", "host"]
        words += ["--pull=false", "--no-cache-server", "--container-daemon-socket", "-", "-s", "GITHUB_TOKEN=token"]
        urls = {"GITHUB_API_URL": standin.url, "GITHUB_GRAPHQL_URL": f"{standin.url}/graphql"}
        words += [word for key, url in urls.items() for word in ("--env", f"{key}={url}")]
        started = time.monotonic()
        subprocess.run([act, *words], cwd=folder, check=False)  # ends with 1: the example has mistakes on purpose
        said = standin.store
        sys.stdout.write(
            f"{time.monotonic() - started:.1f} s, {len(standin.log)} requests: {len(said.comments)} summary, "
            f"{len(said.reviews)} review, {len(said.threads)} inline comments, "
            f"{len(standin.violations)} violations of GitHub's description\n"
        )
        return int(not (len(said.comments) == 1 and said.threads and not standin.violations))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
