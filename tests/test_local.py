"""Changes in git's work tree, and what stands beside a list."""

import io
import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.listed import FAULTY, FINE, LIST, change, with_entry
from tests.patch.oracle import needs_git

from prcheck.cli import main
from prcheck.edge import folder
from prcheck.errors import GitError, UsageError
from prcheck.layouts import anchors, entries
from prcheck.layouts.reading import Reading
from prcheck.layouts.unit import Unit
from prcheck.local import audit_files, check_files, list_templates
from prcheck.markdown import Blocks
from prcheck.model import ChangeKind, Link, Report, Skip
from prcheck.settings import Settings

readings = entries.readings

pytestmark = needs_git


def git(*words: str) -> None:
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *names, *words], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the list on its main branch, on another branch now."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    root = tmp_path / "repository"
    root.mkdir()
    monkeypatch.chdir(root)
    Path("README.md").write_text(LIST, "utf-8")
    git("init")
    git("add", ".")
    git("commit", "-m", "a list")
    git("switch", "-c", "new-paper")
    return root


def added(report: Report) -> list[str]:
    return [c.after.name for c in report.changes if c.after and c.kind is ChangeKind.ADDED]


def check(source: str | None, base: str | None = None) -> Report:
    return check_files(source, base, Settings())


def test_the_work_tree_against_the_merge_base(repository: Path) -> None:
    Path("README.md").write_text(with_entry(FAULTY), "utf-8")
    git("commit", "-am", "a paper")
    report = check(None)
    assert added(report) == ["Twisting Yarn with a Water Frame"]
    assert {f.code for f in report.findings} == {"PRC104"}


@pytest.mark.parametrize(
    ("attributes", "hidden"), [("*.md -diff\n", ""), ("*.md binary\n", ""), ("", "\0\n"), ("README.md -diff\n", "\0\n")]
)
def test_no_attribute_and_no_nul_hides_a_list(repository: Path, attributes: str, hidden: str) -> None:
    Path(".gitattributes").write_text(attributes, "utf-8")
    Path("README.md").write_text(with_entry(FAULTY) + hidden, "utf-8")
    git("add", ".")
    for staged in (True, False):
        report = check_files(None, None, Settings(), staged=staged)
        assert added(report) == ["Twisting Yarn with a Water Frame"]
        assert "PRC104" in {f.code for f in report.findings}


def test_an_unchanged_work_tree_is_told(repository: Path) -> None:
    assert check(None).skipped == (Skip("change", "the work tree does not differ from main"),)


def test_a_list_of_the_repository_against_the_merge_base(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("README.md").write_text(with_entry(FINE), "utf-8")
    assert added(check("README.md")) == ["Twisting Yarn with a Water Frame"]
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    assert added(check("../README.md")) == ["Twisting Yarn with a Water Frame"]


def test_an_unchanged_list_is_audited(repository: Path) -> None:
    report = check("README.md")
    assert report.checked == 4
    assert report.changes == ()
    assert '"README.md" does not differ from the default branch; checked the whole list' in report.skipped[0].reason


def test_an_untracked_file_holds_new_entries(repository: Path) -> None:
    Path("new.md").write_text(FAULTY, "utf-8")
    report = check("new.md")
    assert added(report) == ["Twisting Yarn with a Water Frame"]
    assert [f.path for f in report.findings] == ["new.md"]


def test_a_repository_without_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text(LIST, "utf-8")
    git("init")
    assert check("README.md").checked == 4
    with pytest.raises(GitError, match="no commit"):
        check(None)


def test_several_files_in_one_diff(repository: Path) -> None:
    other = LIST.replace("Notes on", "Essays on").replace("2401.00001", "2401.00009")
    Path("more.md").write_text(other, "utf-8")
    diff = change(LIST, with_entry(FAULTY)) + change(other, with_entry(FINE).replace(LIST, other), "more.md")
    Path("c.diff").write_text(diff, "utf-8")
    assert len(added(check("c.diff"))) == 2
    Path("README.md").rename("base.md")
    report = check("c.diff", "base.md")
    assert len(added(report)) == 2
    assert report.skipped[:-1] == () or report.skipped[0].what != "base"


def test_a_base_that_fits_no_file_is_told(repository: Path) -> None:
    Path("c.diff").write_text(change(LIST, with_entry(FINE)), "utf-8")
    Path("base.md").write_text("# Another list\n", "utf-8")
    report = check("c.diff", "base.md")
    assert [skip.what for skip in report.skipped] == ["base", "links", "papers"]
    assert report.skipped[0].reason == (
        '"README.md": hunk 1 (line 30) does not fit the text; checked the diff alone '
        "(make the diff anew against this version of the list)"
    )


def test_new_and_deleted_files_need_no_base(repository: Path) -> None:
    fresh = "diff --git a/n.md b/n.md\nnew file mode 100644\n--- /dev/null\n+++ b/n.md\n@@ -0,0 +1,3 @@\n"
    Path("c.diff").write_text(fresh + "".join(f"+{line}\n" for line in FINE.splitlines()), "utf-8")
    assert added(check("c.diff")) == ["Twisting Yarn with a Water Frame"]
    gone = "diff --git a/n.md b/n.md\ndeleted file mode 100644\n--- a/n.md\n+++ /dev/null\n@@ -1,3 +0,0 @@\n"
    Path("c.diff").write_text(gone + "".join(f"-{line}\n" for line in FINE.splitlines()), "utf-8")
    assert [c.kind for c in check("c.diff").changes] == [ChangeKind.REMOVED]


def test_places_beyond_any_list_are_refused(repository: Path) -> None:
    Path("c.diff").write_text("--- a/x.md\n+++ b/x.md\n@@ -1 +999999999 @@\n-a\n+b\n", "utf-8")
    assert [skip.what for skip in check("c.diff").skipped] == ["change"]


def test_a_list_does_not_get_away_under_another_name(repository: Path) -> None:
    moved = change(LIST, with_entry(FAULTY)).split("\n", 2)[2]
    head = "diff --git a/README.md b/README.txt\nrename from README.md\nrename to README.txt\n"
    Path("change.diff").write_text(f"{head}--- a/README.md\n+++ b/README.txt\n{moved}", "utf-8")
    assert added(check("change.diff")) == ["Twisting Yarn with a Water Frame"]


def test_the_readme_is_read_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("README.md").write_text(f"# Lists\n\n[how](CONTRIBUTING.md)\n\n{LIST}", "utf-8")
    seen = list[int]()

    def counted(units: Sequence[Unit], *more: Any) -> list[Reading]:
        seen.append(len(units))
        return readings(units, *more)

    monkeypatch.setattr(entries, "readings", counted)
    looked = list[object]()
    references = anchors.references

    def linked(blocks: Blocks) -> tuple[Link, ...]:
        looked.append(blocks)
        return references(blocks)

    monkeypatch.setattr(anchors, "references", linked)
    audit_files([], Settings())
    assert (len(seen), len(looked)) == (1, 2)


def test_a_diff_alone_cannot_claim_more_lines_than_a_list_has(repository: Path) -> None:
    far = "--- a/{0}.md\n+++ b/{0}.md\n@@ -150000,1 +150000,1 @@\n-a\n+b\n"
    Path("change.diff").write_text(far.format("one") + far.format("two"), "utf-8")
    with pytest.raises(UsageError, match="more than 200,000 lines"):
        check("change.diff")


def test_what_the_readme_leads_to_is_read_too(repository: Path) -> None:
    Path("lists").mkdir()
    Path("lists/old.md").write_text(LIST, "utf-8")
    Path("README.md").write_text("# Lists\n\n[old](lists/old.md) [how](CONTRIBUTING.md) [away](../x.md)\n", "utf-8")
    Path("CONTRIBUTING.md").write_text("# How\n", "utf-8")
    here = folder.here()
    assert list(folder.beside(here, Settings(), frozenset())) == ["README.md", "lists/old.md"]
    assert list(folder.guides(here)) == ["CONTRIBUTING.md"]
    named = Settings(lists=("lists/*.md",))
    assert list(folder.beside(here, named, frozenset())) == ["lists/old.md"]
    assert folder.beside(here, named, {"lists/old.md"}) == {}
    assert [t.path for t in list_templates(None, Settings())[0]] == ["lists/old.md"]
    assert audit_files([], Settings()).checked == 4


def test_settings_of_the_folder(repository: Path) -> None:
    Path("shape.txt").write_text("**Title**<br>\n*Author*<br>\nConference [[Paper](URL)]\n", "utf-8")
    Path("prcheck.toml").write_text('template-from = "shape.txt"\n', "utf-8")
    settings = folder.settings(folder.here(), None)
    assert settings.template is not None
    assert settings.template.startswith("**Title**")
    assert settings.template_source == "shape.txt"


def test_only_the_files_that_the_settings_name_are_lists(repository: Path) -> None:
    Path("c.diff").write_text(change(LIST, with_entry(FAULTY)), "utf-8")
    report = check_files("c.diff", None, Settings(lists=("lists/*.md",)))
    assert report.skipped == (
        Skip("change", 'the diff changes no file that "lists" in the settings names; nothing to check'),
    )
    assert report.findings == ()
    assert added(check_files("c.diff", None, Settings(lists=("READ*",))))


def test_globs_that_lead_nowhere_name_no_file(repository: Path) -> None:
    here = folder.here()
    for glob in ("/etc/*.md", "../*.md", "a**[.md", ".git/*"):
        assert folder.beside(here, Settings(lists=(glob,)), frozenset()) == {}
    assert list(folder.beside(here, Settings(lists=("**/*.md",)), frozenset())) == ["README.md"]


def test_new_entries_may_come_without_a_name(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode())))
    Path("sub").mkdir()
    monkeypatch.chdir("sub")
    assert [f.path for f in check("-").findings] == ["-"]


def test_a_diff_that_names_no_file_is_the_readmes(repository: Path) -> None:
    diff = change(LIST, with_entry(FAULTY))
    Path("c.diff").write_text(diff[diff.index("@@") :], "utf-8")
    report = check("c.diff")
    assert added(report) == ["Twisting Yarn with a Water Frame"]
    assert {(f.path, f.code) for f in report.findings} == {("README.md", "PRC104")}


@pytest.mark.parametrize("text", ["", "--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-a\n+b\n"], ids=["empty", "of no list"])
def test_a_base_that_is_not_there_is_an_error_whatever_the_diff_holds(repository: Path, text: str) -> None:
    Path("a.diff").write_text(text, "utf-8")
    with pytest.raises(UsageError, match="no such file"):
        check("a.diff", "nowhere.md")


def settings_on_main(text: str | None) -> None:
    """The settings file that the main branch has, or none."""
    if text:
        Path("prcheck.toml").write_text(text, "utf-8")
    git("add", ".")
    git("commit", "--allow-empty", "-m", "settings")
    git("branch", "-f", "main")


def settings_change(before: str | None, after: str) -> None:
    """A settings file as main has it and as the change leaves it, staged with a faulty entry."""
    settings_on_main(before)
    Path("prcheck.toml").write_text(after, "utf-8")
    Path("README.md").write_text(with_entry(FAULTY), "utf-8")
    git("add", ".")


OFF, ON = '[rules]\nmissing-link = "off"\n', '[rules]\nmissing-link = "error"\n'


@pytest.mark.parametrize(
    ("before", "after", "earlier"),
    [(None, OFF, {"prcheck.toml": None}), (ON, OFF, {"prcheck.toml": ON}), (OFF, OFF, {})],
    ids=["new", "changed", "untouched"],
)
def test_settings_that_the_change_touches_count_as_they_were(
    repository: Path, before: str | None, after: str, earlier: dict[str, str | None]
) -> None:
    settings_change(before, after)
    given: list[dict[str, str | None]] = []

    def choose(texts: Mapping[str, str | None]) -> Settings:
        given.append(dict(texts))
        return folder.settings(folder.here(), None, texts)

    settings = folder.settings(folder.here(), None)
    report = check_files(None, None, settings, choose=choose)
    assert given == [earlier] * bool(earlier)
    assert {f.code for f in report.findings} == ({"PRC104", "PRC506"} if earlier else set())


@pytest.mark.parametrize("broken", ["lists = [\n", 'lsts = ["README.md"]\n'])
@pytest.mark.parametrize("before", [None, "required-links = []\n"])
def test_settings_that_a_change_breaks_do_not_stop_it(
    repository: Path, before: str | None, broken: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings_change(before, broken)
    assert main(["check", "--offline", "--format", "json"]) == (before is None)
    report = json.loads(capsys.readouterr().out)
    assert {finding["code"] for finding in report["findings"]} == ({"PRC506"} if before else {"PRC506", "PRC104"})
    (told,) = (skip["reason"] for skip in report["skipped"] if skip["what"] == "settings")
    assert told.startswith("prcheck.toml:")
    assert told.endswith("; checked by those before the change")


def test_broken_settings_that_no_change_brings_are_an_error(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings_on_main("lists = [\n")
    Path("README.md").write_text(with_entry(FAULTY), "utf-8")
    assert main(["check", "--offline"]) == 2
    assert "prcheck.toml: not valid TOML" in capsys.readouterr().err


def test_settings_whose_text_before_cannot_be_told_count_as_they_are(repository: Path) -> None:
    Path("prcheck.toml").write_text(OFF, "utf-8")
    Path("a.diff").write_text("--- a/prcheck.toml\n+++ b/prcheck.toml\n@@ -1 +1 @@\n-a\n+b\n", "utf-8")
    assert check_files("a.diff", None, Settings(), choose=lambda _: pytest.fail("chosen")).findings


def staged() -> Report:
    return check_files(None, None, Settings(), staged=True)


def test_what_is_staged_is_checked_and_nothing_else(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("README.md").write_text(with_entry(FAULTY), "utf-8")
    assert staged().skipped == (Skip("change", "nothing is staged"),)
    git("add", "README.md")
    Path("README.md").write_text(with_entry(FINE), "utf-8")
    report = staged()
    assert {f.code for f in report.findings} == {"PRC104"}
    assert report.texts == {"README.md": with_entry(FAULTY)}
    git("commit", "-m", "the faulty one")
    assert staged().changes == ()
    Path("sub").mkdir()
    Path("sub", "README.md").write_text("# Other\n", "utf-8")
    git("add", "README.md")
    monkeypatch.chdir("sub")
    assert [change.kind for change in staged().changes] == [ChangeKind.EDITED]


def test_the_first_commit_can_be_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init")
    Path("README.md").write_text(LIST, "utf-8")
    git("add", ".")
    assert len(added(staged())) == 4


def test_what_is_staged_has_no_other_name_and_needs_a_repository(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source, base in (("README.md", None), (None, "README.md")):
        with pytest.raises(UsageError, match=r'without "README\.md"'):
            check_files(source, base, Settings(), staged=True)
    monkeypatch.chdir(repository.parent)
    with pytest.raises(GitError, match="no git repository"):
        staged()


@pytest.mark.parametrize("way", ["lists", "deleted", "renamed", "binary"])
def test_a_change_cannot_choose_its_judge(repository: Path, way: str) -> None:
    """By naming other lists, taking the settings away, moving them, or hiding their lines from git."""
    settings_on_main(ON)
    Path("README.md").write_text(with_entry(FAULTY), "utf-8")
    if way == "deleted":
        git("rm", "-q", "prcheck.toml")
    elif way == "renamed":
        git("mv", "prcheck.toml", "other.toml")
    else:
        Path("prcheck.toml").write_text(f'lists = ["other.md"]\n{ON}' if way == "lists" else OFF, "utf-8")
        Path(".gitattributes").write_text("prcheck.toml binary\n" if way == "binary" else "", "utf-8")
    git("add", ".")
    asked: list[Mapping[str, str | None]] = []

    def choose(texts: Mapping[str, str | None]) -> Settings:
        asked.append(texts)
        return folder.settings(folder.here(), None, texts)

    report = check_files(None, None, folder.settings(folder.here(), None), choose=choose)
    assert [texts["prcheck.toml"] for texts in asked] == [ON]
    assert {f.code for f in report.findings} == {"PRC104", "PRC506"}
