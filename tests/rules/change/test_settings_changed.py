import pytest
from tests.rules.change.lists import ONE, found, listed

from prcheck.rules.change.settings_changed import settings_changed


@pytest.mark.parametrize("path", ["prcheck.toml", ".github/prcheck.toml", "pyproject.toml"])
def test_a_change_of_the_settings_is_noted_once_for_all_files(path: str) -> None:
    findings = [
        finding
        for name in ("README.md", "more.md")
        for finding in found(settings_changed, None, listed(ONE), path=name, changed_paths=("README.md", path))
    ]
    assert len(set(findings)) == 1
    assert (findings[0].path, findings[0].severity.value) == (path, "note")


def test_other_files_are_no_settings() -> None:
    assert found(settings_changed, None, listed(ONE), changed_paths=("README.md", "docs/prcheck.toml")) == []


def test_a_file_that_the_settings_were_read_from_is_one_whatever_its_name() -> None:
    findings = found(
        settings_changed, None, listed(ONE), changed_paths=("a.toml", "b.toml"), settings_paths=("b.toml",)
    )
    assert [finding.path for finding in findings] == ["b.toml"]
