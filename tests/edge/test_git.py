import os
import subprocess
from pathlib import Path

import pytest
from tests.patch.oracle import needs_git

from prcheck.edge import git
from prcheck.errors import GitError
from prcheck.patch import apply, read

pytestmark = needs_git


@pytest.fixture(autouse=True)
def _bare_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def run(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "list"
    folder.mkdir()
    run(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "README.md").write_bytes("# Löoms\r\n\r\none\r\n".encode())
    run(folder, "add", ".")
    run(folder, "commit", "--quiet", "--message=one")
    return folder


def test_a_branch_is_compared_with_where_it_left_main(repository: Path) -> None:
    start = run(repository, "rev-parse", "HEAD").strip()
    run(repository, "checkout", "--quiet", "-b", "topic")
    (repository / "README.md").write_bytes("# Löoms\r\n\r\none\r\ntwo\r\n".encode())
    run(repository, "commit", "--quiet", "--all", "--message=two")
    run(repository, "checkout", "--quiet", "main")
    (repository / "other").write_text("x")
    run(repository, "add", ".")
    run(repository, "commit", "--quiet", "--message=three")
    run(repository, "checkout", "--quiet", "topic")
    (repository / "README.md").write_bytes("# Löoms\r\n\r\none\r\ntwo\r\nthree\r\n".encode())
    base = git.base(repository)
    assert (base.sha, base.branch) == (start, "main")
    before = git.show(repository, base.sha, "README.md")
    assert before == "# Löoms\r\n\r\none\r\n"
    (patch,) = read(git.diff(repository, base.sha))
    assert apply(before, patch) == "# Löoms\r\n\r\none\r\ntwo\r\nthree\r\n"
    assert git.show(repository, base.sha, "none.md") is None
    assert git.show(repository, base.sha, "") is None


def test_the_upstreams_branch_comes_before_ones_own(repository: Path) -> None:
    for remote in ("origin", "upstream"):
        run(repository, "update-ref", f"refs/remotes/{remote}/main", "HEAD")
        assert git.base(repository).branch == f"{remote}/main"


def test_without_a_default_branch_head_is_the_base(repository: Path) -> None:
    run(repository, "branch", "--move", "topic")
    assert git.base(repository).branch == "HEAD"


def test_only_the_named_paths_are_compared(repository: Path) -> None:
    names = ["a*.md", ":(top)x.md", "new\nline.md", "-x.md", "sub/ü ö.md"]
    (repository / "sub").mkdir()
    for name in (*names, "ab.md"):
        (repository / name).write_text("one\n")
    run(repository, "add", "--all")
    run(repository, "commit", "--quiet", "--message=names")
    for name in (*names, "ab.md"):
        (repository / name).write_text("two\n")
    for name in names:
        assert [patch.path for patch in read(git.diff(repository / "sub", "HEAD", name))] == [name]
        assert git.show(repository / "sub", "HEAD", name) == "one\n"


def test_nothing_of_the_repositorys_own_is_run(repository: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.write_text(f'#!/bin/sh\necho run >> {tmp_path}/sprung\ncat "$@"\n')
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "diff.external", "core.pager", "diff.evil.textconv", "diff.evil.command"):
        run(repository, "config", name, str(trap))
    run(repository, "config", "diff.noprefix", "true")
    run(repository, "config", "color.ui", "always")
    run(repository, "config", "core.hooksPath", str(tmp_path))
    (tmp_path / "post-index-change").symlink_to(trap)
    (repository / ".gitattributes").write_text("*.md diff=evil\n")
    (repository / "README.md").write_text("two\n")
    (patch,) = read(git.diff(repository, git.base(repository).sha))
    assert patch.path == "README.md"
    assert git.show(repository, "HEAD", "README.md")
    assert not (tmp_path / "sprung").exists()


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    program = tmp_path / "trap"
    program.write_text(f'#!/bin/sh\necho run >> "{tmp_path}/sprung"\ncat\n')
    program.chmod(0o755)
    return program


@pytest.mark.parametrize("kind", ["clean", "process"])
@pytest.mark.parametrize("name", ["evil", "e=v.il"])
def test_no_filter_is_run_on_the_work_tree(repository: Path, trap: Path, kind: str, name: str) -> None:
    run(repository, "config", f"filter.{name}.{kind}", str(trap))
    run(repository, "config", f"filter.{name}.required", "true")
    (repository / ".gitattributes").write_text(f"*.md filter={name}\n")
    (repository / "README.md").write_text("two\n")
    (patch,) = read(git.diff(repository, "HEAD"))
    assert patch.path == "README.md"
    assert not trap.with_name("sprung").exists()


def test_variables_that_set_git_up_stay_in_force(repository: Path, trap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(repository, "config", "filter.evil.clean", str(trap))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "diff.algorithm")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "no such one")
    with pytest.raises(GitError, match="algorithm"):
        git.diff(repository, "HEAD")


def test_files_that_look_like_a_repository_are_none(repository: Path, trap: Path) -> None:
    inner = repository / "papers"
    inner.mkdir()
    run(inner, "init", "--quiet", "--bare", ".")
    for key, value in (("core.bare", "false"), ("core.worktree", str(inner)), ("filter.evil.clean", str(trap))):
        run(inner, "config", "--file", "config", key, value)
    with pytest.raises(GitError, match="cannot use bare repository"):
        git.root(inner)


def test_the_settings_of_a_repository_inside_are_not_asked(repository: Path, trap: Path) -> None:
    inner = repository / "inner"
    inner.mkdir()
    run(inner, "init", "--quiet")
    (inner / "x").write_text("one\n")
    run(inner, "add", ".")
    run(inner, "commit", "--quiet", "--message=inner")
    run(repository, "-c", "advice.addEmbeddedRepo=false", "add", "inner")
    run(repository, "commit", "--quiet", "--message=outer")
    for name in ("core.fsmonitor", "filter.evil.clean"):
        run(inner, "config", name, str(trap))
    (inner / ".git" / "info" / "attributes").write_text("* filter=evil\n")
    (inner / "x").write_text("two\n")
    assert git.diff(repository, "HEAD") == ""
    assert not trap.with_name("sprung").exists()


def test_a_file_that_is_no_utf8_does_not_hide_the_others(repository: Path) -> None:
    (repository / "old.txt").write_bytes(b"caf\xe9\n")
    run(repository, "add", ".")
    (repository / "README.md").write_text("two\n")
    assert [patch.path for patch in read(git.diff(repository, "HEAD"))] == ["README.md", "old.txt"]


def test_outside_a_repository_the_answer_is_clear(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="is in no git repository") as caught:
        git.root(tmp_path)
    assert "--base" in caught.value.tip
    assert caught.value.exit_code == 2


def test_a_repository_without_commits_is_named(tmp_path: Path) -> None:
    run(tmp_path, "init", "--quiet")
    with pytest.raises(GitError, match="no commit to compare with"):
        git.base(tmp_path)


def test_histories_without_a_common_commit_are_named(repository: Path) -> None:
    run(repository, "checkout", "--quiet", "--orphan", "topic")
    run(repository, "commit", "--quiet", "--message=new")
    with pytest.raises(GitError, match='no common commit of HEAD and "main"'):
        git.base(repository)


def test_an_unknown_revision_is_named(repository: Path) -> None:
    with pytest.raises(GitError, match='no such revision: "--help"'):
        git.show(repository, "--help", "README.md")
    with pytest.raises(GitError, match="git diff failed: bad revision"):
        git.diff(repository, "0" * 7)


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="no such folder"):
        git.root(tmp_path / "none")
    with pytest.raises(GitError, match="git cannot be asked"):
        git.show(tmp_path, "x\0", "y")


def test_a_machine_without_git_gets_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git is not installed") as caught:
        git.root(tmp_path)
    assert "install git" in caught.value.tip
