"""`prcheck fix`: the files that hold a change mended in place, and nothing else touched."""

import shutil
import subprocess
from pathlib import Path

import pytest
from tests.commandline import Run, runner
from tests.listed import FAULTY, FINE, LIST, change, with_entry

from prcheck import patch
from prcheck.facts import Facts, Wanted
from prcheck.model import LinkState, LinkStatus, Skip
from prcheck.settings import Settings

MESSY = """\
**Twisting Yarn with a Water Frame**
Richard Arkwright, John Kay
ICLR 2024 [[Papr](https://arxiv.org/abs/2402.00005)]
"""
DAMAGED = with_entry(MESSY).replace("<br>\n", "\n", 3)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `prcheck fix` offline in a folder of its own; gives code, output, errors."""
    return runner(tmp_path, monkeypatch, capsys, "fix", "--offline")


def put(text: str, name: str = "README.md") -> str:
    Path(name).write_bytes(text.encode())
    return name


def held(name: str = "README.md") -> str:
    return Path(name).read_bytes().decode()


def repository(text: str) -> None:
    """A repository whose default branch holds this list."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    put(text)
    names = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    for words in (("init",), ("add", "."), ("commit", "-m", "x"), ("switch", "-c", "paper")):
        subprocess.run(["git", *names, *words], check=True, capture_output=True)


@pytest.mark.parametrize("words", [(), ("README.md",)])
def test_the_work_tree_is_mended_in_place_and_twice_changes_nothing(run: Run, words: tuple[str, ...]) -> None:
    repository(LIST)
    put(with_entry(MESSY))
    code, out, err = run(*words)
    assert (code, out) == (0, "")
    assert "prcheck: mended README.md\n" in err
    assert held() == with_entry(FINE)
    assert "nothing to mend" in run(*words)[2]
    assert held() == with_entry(FINE)


def test_a_diff_that_is_applied_here(run: Run) -> None:
    put(with_entry(MESSY))
    assert run(put(change(LIST, with_entry(MESSY)), "c.diff"), "--quiet") == (0, "", "")
    assert held() == with_entry(FINE)
    code, _, err = run("c.diff")
    assert code == 0
    assert "nothing to mend" in err
    assert "does not fit" not in err
    assert held() == with_entry(FINE)


def test_a_diff_of_the_first_and_the_last_lines_twice(run: Run) -> None:
    head = with_entry(MESSY).replace("# Papers on Looms", "# Papers on Looms and Wheels")
    put(head)
    diff = put(change(LIST, head), "c.diff")
    assert run(diff)[0] == 0
    mended = held()
    assert run(diff)[0] == 0
    assert held() == mended


def test_a_new_list_twice(run: Run) -> None:
    put(with_entry(MESSY), "new.md")
    diff = put(patch.write(patch.diff(None, with_entry(MESSY), "new.md").patch), "c.diff")
    assert run(diff)[0] == 0
    assert "nothing to mend" in run(diff)[2]
    assert held("new.md") == with_entry(FINE)


def test_a_diff_that_is_not_applied_is_bad_usage(run: Run) -> None:
    put(LIST)
    code, _, err = run(put(change(LIST, with_entry(MESSY)), "c.diff"))
    assert code == 2
    assert err == 'prcheck: "README.md" is still as before the change; git apply it first\n'
    assert held() == LIST
    put("# Another\n")
    assert run("c.diff")[0] == 2
    Path("README.md").unlink()
    assert run("c.diff")[0] == 2


def test_with_a_base_a_diff_can_be_mended_twice(run: Run) -> None:
    put(LIST, "before.md")
    put(with_entry(MESSY))
    diff = put(change(LIST, with_entry(MESSY)), "c.diff")
    assert run(diff, "--base", "before.md")[0] == 0
    assert "nothing to mend" in run(diff, "--base", "before.md")[2]
    assert held() == with_entry(FINE)


def test_only_shown(run: Run) -> None:
    repository(LIST)
    put(with_entry(MESSY))
    code, out, err = run("--diff")
    assert code == 0
    assert patch.apply(with_entry(MESSY), patch.read(out)[0]) == with_entry(FINE)
    assert "would mend README.md" in err
    assert held() == with_entry(MESSY)


def test_a_terminal_sees_the_change_first(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(LIST)
    put(with_entry(MESSY.replace("Water", "Wa\u200bter")))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    _, out, _ = run()
    assert "\x1b[31m-**Twisting Yarn with a Wa<U+200B>ter Frame**" in out
    assert "\x1b[32m+*Richard Arkwright, John Kay*<br>" in out
    assert held() == with_entry(FINE)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_every_other_byte_is_kept(run: Run, end: str) -> None:
    put("\ufeff" + with_entry(MESSY).replace("\n", end).removesuffix(end))
    assert run("README.md")[0] == 0
    assert held() == "\ufeff" + with_entry(FINE).replace("\n", end).removesuffix(end)


def test_mixed_line_ends_stay_on_their_lines(run: Run) -> None:
    put(with_entry(MESSY).replace("\n", "\r\n", 20))
    run("README.md")
    assert held() == with_entry(FINE).replace("\n", "\r\n", 20)


def test_a_list_without_a_change_is_mended_as_it_stands(run: Run) -> None:
    put(with_entry(MESSY))
    code, _, err = run("README.md")
    assert code == 0
    assert held() == with_entry(FINE)
    assert "checked the whole list" in err


def test_what_is_left_is_told_and_fails(run: Run) -> None:
    put(with_entry(FAULTY))
    code, _, err = run("README.md")
    assert code == 1
    told = (
        "prcheck: what is left wants a person's eye; prcheck shows it\nprcheck: 1 of 5 entries needs a fix: 1 error\n"
    )
    assert err.endswith(told)
    assert run("README.md", "--fail-on", "never")[0] == 0


def test_a_copy_is_taken_away_on_request_only(run: Run) -> None:
    repository(LIST)
    again = "**Spinning Jennies and Their Discontents**<br>\n" + LIST.rpartition("Discontents**<br>\n")[2]
    put(with_entry(again))
    assert run()[0] == 1
    assert held() == with_entry(again)
    assert run("--unsafe")[0] == 0
    assert held().rstrip() == LIST.rstrip()


def test_only_the_entries_of_a_damaging_change(run: Run) -> None:
    repository(LIST)
    put(DAMAGED)
    assert run("--only-entries")[0] == 0
    assert held() == with_entry(FINE)
    assert "nothing to mend" in run("--only-entries")[2]


def test_new_entries_in_a_file_of_their_own(run: Run) -> None:
    put(LIST)
    put(MESSY, "new.md")
    assert run("new.md")[0] == 0
    assert held("new.md") == FINE
    assert held() == LIST


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("https://github.com/o/r/pull/1",), "check its branch out"),
        (("README.md", "--only-entries"), "no change is known here"),
        (("absent.md",), "no such file"),
    ],
)
def test_bad_usage(run: Run, words: tuple[str, ...], told: str) -> None:
    put(LIST)
    code, _, err = run(*words)
    assert code == 2
    assert told in err
    assert err.count("\n") == 1


def test_standard_input_must_be_a_diff(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        class buffer:  # noqa: N801  # the standard library's word
            @staticmethod
            def read() -> bytes:
                return MESSY.encode()

    monkeypatch.setattr("sys.stdin", Stdin)
    assert "standard input cannot be mended; name the file" in run("-")[2]


def test_a_file_that_cannot_be_written_stays(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(with_entry(MESSY))

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    code, _, err = run("README.md")
    assert code == 2
    assert "cannot write" in err
    assert held() == with_entry(MESSY)


def test_the_network_is_asked_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Wanted] = []

    def ask(wanted: Wanted, _: Settings) -> tuple[Facts, tuple[Skip, ...]]:
        asked.append(wanted)
        moved = LinkState(wanted.urls[0], LinkStatus.MOVED, "301", 301, "https://looms.example/new")
        return Facts({wanted.urls[0]: moved}), ()

    monkeypatch.setattr("prcheck.edge.asking.asking", lambda *_, **__: ask)
    repository(LIST)
    put(with_entry(FINE.replace("https://arxiv.org/abs/2402.00005", "https://looms.example/old")))
    run()
    assert len(asked) == 1
    assert held() == with_entry(FINE.replace("https://arxiv.org/abs/2402.00005", "https://looms.example/new"))


@pytest.mark.parametrize("evil", ["::add-mask::ICLR", "x ##[add-mask]ICLR"])
def test_a_diff_in_a_jobs_log_holds_no_commands(run: Run, monkeypatch: pytest.MonkeyPatch, evil: str) -> None:
    repository(LIST)
    put(with_entry(f"{MESSY}\n{evil}\n"))
    plain = run("--diff")[1]
    assert evil in plain
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    first, *_, last, end = run("--diff")[1].split("\n")
    token = first.removeprefix("::stop-commands::")
    assert len(token) == 32
    assert (last, end) == (f"::{token}::", "")
    (mended,) = patch.read(run("--diff")[1])
    assert patch.read(plain) == (mended,)


def test_a_diff_without_commands_is_nothing_but_a_diff(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(LIST)
    put(with_entry(MESSY))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("--diff")[1].startswith(("--- ", "diff --git "))
