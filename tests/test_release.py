"""A release agrees with the version, the changelog and the pages, and names its image by digest."""

import re
import tomllib
from pathlib import Path

import pytest
from scripts import release

from prcheck import __repository__, __version__

ROOT = Path(__file__).parent.parent
DIGEST = f"sha256:{'0f' * 32}"
CHANGELOG = """\
# Changelog

## [Unreleased]

## [1.2.0] - 2026-03-04

### Added

- A thing.

## [1.1.0] - 2026-01-02

- An older thing.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text(f"uses: {__repository__}@v1\n", "utf-8")
    (tmp_path / "docs" / "action.md").write_text(f"uses: {__repository__}/composite@v1\n", "utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, "utf-8")
    (tmp_path / "action.yml").write_text((ROOT / "action.yml").read_text("utf-8"), "utf-8")
    return tmp_path


def test_a_release_that_is_ready(root: Path) -> None:
    assert list(release.troubles(root, "1.2.0")) == []
    assert list(release.troubles(root, "1.2.0", __repository__)) == []


@pytest.mark.parametrize(
    ("version", "found"),
    [
        ("1.2", "write X.Y.Z"),
        ("1.2.0rc1", "write X.Y.Z"),
        ("1.3.0", 'no "## [1.3.0] - YYYY-MM-DD"'),
        ("2.0.0", "README.md says @v1, the release moves v2"),
        ("2.0.0", "action.md says @v1"),
    ],
)
def test_what_disagrees_is_named(root: Path, version: str, found: str) -> None:
    assert any(found in trouble for trouble in release.troubles(root, version))


def test_text_that_is_left_unreleased_or_undated_is_named(root: Path) -> None:
    log = root / "CHANGELOG.md"
    log.write_text(CHANGELOG.replace("## [1.2.0]", "- Forgotten.\n\n## [1.2.0]"), "utf-8")
    assert any("Unreleased" in trouble for trouble in release.troubles(root, "1.2.0"))
    log.write_text(CHANGELOG.replace(" - 2026-03-04", ""), "utf-8")
    assert any("YYYY-MM-DD" in trouble for trouble in release.troubles(root, "1.2.0"))


def test_another_repository_is_named(root: Path) -> None:
    (trouble,) = release.troubles(root, "1.2.0", "someone/fork")
    assert "this is someone/fork" in trouble


def test_the_notes_are_the_versions_own() -> None:
    assert release.notes(CHANGELOG, "1.2.0") == "### Added\n\n- A thing.\n"
    with pytest.raises(release.UnreadyError, match=r"no text on .9\.9\.9"):
        release.notes(CHANGELOG, "9.9.9")


def test_the_action_runs_the_image_of_a_digest(root: Path) -> None:
    assert release.main(["pin", DIGEST], root) == 0
    text = (root / "action.yml").read_text("utf-8")
    assert f"\n  image: docker://ghcr.io/{__repository__}@{DIGEST}\n".lower() in text
    assert "Dockerfile" not in text
    assert text.count("\n") == (ROOT / "action.yml").read_text("utf-8").count("\n")


@pytest.mark.parametrize("digest", ["", "sha256:", "sha256:xyz", f"{DIGEST}\nargs: x", f" {DIGEST}", DIGEST.upper()])
def test_anything_but_a_digest_is_refused(root: Path, capsys: pytest.CaptureFixture[str], digest: str) -> None:
    assert release.main(["pin", digest], root) == 1
    assert "is no digest" in capsys.readouterr().err
    assert "image: Dockerfile" in (root / "action.yml").read_text("utf-8")


def test_an_action_without_an_image_is_refused() -> None:
    with pytest.raises(release.UnreadyError, match="no one line"):
        release.pinned("runs:\n  using: composite\n", DIGEST)


@pytest.mark.parametrize(
    ("argv", "said"),
    [(["version"], __version__), (["image"], f"ghcr.io/{__repository__}".lower())],
)
def test_what_the_workflow_asks(capsys: pytest.CaptureFixture[str], argv: list[str], said: str) -> None:
    assert release.main(argv) == 0
    assert capsys.readouterr().out == f"{said}\n"


def test_the_commands_say_what_is_wrong(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "CHANGELOG.md").write_text("# Changelog\n", "utf-8")
    assert release.main(["check"], root) == 1
    assert "CHANGELOG.md has no" in capsys.readouterr().err
    assert release.main(["notes"], root) == 1
    assert release.main([], root) == 1
    assert "pin DIGEST" in capsys.readouterr().err


def test_the_changelog_has_the_form_that_a_release_reads() -> None:
    found = release.sections((ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert next(iter(found)) == "Unreleased"
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) for name, (date, _) in found.items() if name != "Unreleased")


def test_the_version_and_the_repository_stand_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert "version" not in project
    assert all(url.startswith(f"https://github.com/{__repository__}") for url in project["urls"].values())
    sources = [path for path in (ROOT / "src").rglob("*.py") if __repository__ in path.read_text("utf-8")]
    assert [path.name for path in sources] == ["__init__.py"]
