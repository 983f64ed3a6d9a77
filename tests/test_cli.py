import io
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.commandline import Run, runner
from tests.listed import FAULTY, FINE, LIST, change, with_entry

from prcheck import __version__, cli, commands, console
from prcheck.configuration import NAMES

VALIDATOR = Draft202012Validator(json.loads(Path("docs/report.schema.json").read_text("utf-8")))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command offline in a folder of its own that holds the list; gives code, output, errors."""
    (tmp_path / "README.md").write_text(LIST, "utf-8")
    return runner(tmp_path, monkeypatch, capsys)


def put(name: str, text: str) -> str:
    Path(name).write_text(text, "utf-8")
    return name


def report(text: str) -> Mapping[str, list[Mapping[str, object]]]:
    value = json.loads(text)
    VALIDATOR.validate(value)
    return value  # type: ignore[no-any-return]  # the schema has just said so


def test_a_good_change_passes(run: Run) -> None:
    code, out, _ = run("check", put("c.diff", change(LIST, with_entry(FINE))), "--offline")
    assert (code, out) == (0, "not checked: links: offline\nnot checked: papers: offline\n\nthe entry is fine\n")


def test_a_bad_change_fails_with_place_and_carets(run: Run) -> None:
    code, out, _ = run(put("c.diff", change(LIST, with_entry(FAULTY))), "--offline")
    assert code == 1
    assert '"Twisting Yarn with a Water Frame"\nREADME.md:34:1: no "Paper" link; add ' in out
    assert "[PRC104]\n    34 | **Twisting Yarn" in out
    assert "       | ^^^^" in out
    assert out.endswith("1 of 1 entry needs a fix: 1 error\n")


def test_the_same_as_json(run: Run) -> None:
    code, out, err = run("--format", "json", "--offline", put("c.diff", change(LIST, with_entry(FAULTY))))
    value = report(out)
    assert code == 1
    assert [(f["code"], f["line"], f["end_line"]) for f in value["findings"]] == [("PRC104", 34, 36)]
    assert [(c["kind"], c["before"]) for c in value["changes"]] == [("added", None)]
    assert [t["kind"] for t in value["templates"]] == ["declared"]
    assert err == "prcheck: not checked: papers: offline\n"


def test_whichever_side_the_folder_holds(run: Run) -> None:
    diff = put("c.diff", change(LIST, with_entry(FAULTY)))
    before = run("--offline", diff)
    put("README.md", with_entry(FAULTY))
    assert run("--offline", diff) == before


def test_the_base_can_be_named(run: Run) -> None:
    Path("README.md").rename("old.md")
    diff = put("c.diff", change(LIST, with_entry(FAULTY)))
    code, out, _ = run("--offline", diff, "--base", "old.md")
    assert code == 1
    assert "README.md:34:1:" in out
    assert "checked the diff alone" not in out


def test_a_diff_in_a_fence_and_on_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Please merge\n\n```diff\n{change(LIST, with_entry(FAULTY))}```\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    code, out, _ = run("-", "--offline")
    assert code == 1
    assert "[PRC104]" in out


def test_a_coloured_diff_is_read(run: Run) -> None:
    diff = change(LIST, with_entry(FAULTY))
    coloured = "".join(f"\x1b[1;32m{line}\x1b[m\n" for line in diff.splitlines())
    assert run("--offline", put("a.diff", coloured)) == run("--offline", put("b.diff", diff))


def test_a_diff_of_another_kind_is_told(run: Run) -> None:
    code, out, _ = run("--offline", put("c.diff", "3a4\n> x\n"))
    assert code == 0
    assert 'note: "c.diff" holds no unified diff (git diff, diff -u); read as Markdown\n' in out


def test_new_entries_are_compared_with_the_readme(run: Run) -> None:
    code, out, _ = run("--offline", put("new.md", FAULTY))
    assert code == 1
    assert 'new.md:1:1: no "Paper" link' in out


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (FINE, []),
        ("**Twisting Yarn with a Water Frame**\n", ["PRC112"]),
        ("**Twisting Yarn with a Water Frame**<br>\n*Richard Arkwright*<br>\n", ["PRC103", "PRC104"]),
        (f"{FINE}\n**Carding Wool by Hand**\n", ["PRC112"]),
        (f"## Weaving\n\n{FINE}\nAda sends her regards.\n", []),
    ],
)
def test_new_entries_are_read_like_those_of_the_list(run: Run, text: str, codes: list[str]) -> None:
    code, out, _ = run("--offline", put("new.md", text), "--format", "json")
    assert code == bool(codes)
    assert [(f["code"], f["path"]) for f in report(out)["findings"]] == [(code, "new.md") for code in codes]


def test_new_entries_are_compared_with_the_base(run: Run) -> None:
    Path("README.md").rename("old.md")
    code, out, _ = run("--offline", put("new.md", FAULTY), "--base", "old.md")
    assert code == 1
    assert 'new.md:1:1: no "Paper" link' in out


def test_a_changed_copy_of_the_list_is_a_change(run: Run) -> None:
    code, out, _ = run("--offline", put("copy.md", with_entry(FAULTY)), "--format", "json")
    assert code == 1
    assert [(f["path"], f["line"]) for f in report(out)["findings"]] == [("README.md", 34)]


def test_a_list_is_named_as_the_user_names_it_and_its_earlier_text_is_no_other_list(run: Run) -> None:
    Path("before.md").write_text(Path("README.md").read_text("utf-8"), "utf-8")
    Path("README.md").write_text(with_entry(FAULTY), "utf-8")
    code, out, _ = run("--offline", "README.md", "--base", "before.md", "--format", "json")
    assert code == 1
    assert [(f["path"], f["line"]) for f in report(out)["findings"]] == [("README.md", 34)]
    put("new.md", Path("README.md").read_text("utf-8"))
    Path("README.md").write_text(Path("before.md").read_text("utf-8"), "utf-8")
    for base in ("README.md", "./README.md"):
        _, out, _ = run("--offline", "./new.md", "--base", base, "--format", "json")
        assert [(f["path"], f["line"]) for f in report(out)["findings"]] == [("new.md", 34)]


def test_a_list_outside_git_is_audited(run: Run) -> None:
    code, out, _ = run("README.md", "--offline")
    assert code == 0
    assert 'note: "README.md" has no base (give --base FILE); checked the whole list\n' in out
    assert "all 4 entries are fine" in out


def test_audit(run: Run) -> None:
    assert run("audit", "--offline")[0] == 0
    put("README.md", with_entry(FAULTY))
    code, out, _ = run("audit", "README.md", "--offline", "--format", "json")
    assert code == 1
    assert report(out)["changes"] == []


def test_entries(run: Run) -> None:
    code, out, _ = run("entries", "README.md")
    assert code == 0
    assert "Papers on Looms > Weaving\n  16-18: Notes on a Machine That Weaves Numbers | Ada Lovelace" in out
    assert out.endswith("4 entries\n")
    value = json.loads(run("entries", "README.md", "--format", "json")[1])
    assert [entry["line"] for entry in value["entries"]] == [16, 20, 24, 30]


def test_template(run: Run) -> None:
    code, out, _ = run("template")
    assert code == 0
    assert out.startswith("declared in README.md:5\n  **Title**<br>\n  *Author*<br>\n  Conference")
    assert "required: title, authors, venue, Paper\n4 of 4 entries follow it\n" in out
    value = json.loads(run("template", "README.md", "--format", "json")[1])
    assert value["templates"][0]["required"] == ["title", "authors", "venue", "Paper"]


def test_a_list_without_a_template(run: Run) -> None:
    code, out, _ = run("template", put("empty.md", ""))
    assert (code, out.partition(";")[0]) == (0, "no template, and no entries to learn one from")


def test_explain(run: Run) -> None:
    code, table, _ = run("explain")
    assert code == 0
    assert "PRC104  missing-link " in table
    _, page, _ = run("explain", "PRC104")
    assert page.startswith("missing-link\n\nPRC104, error by default\n\nAn entry lacks a link")
    assert run("explain", "missing-link")[1] == page


def test_output_goes_to_a_file(run: Run) -> None:
    code, out, _ = run(
        put("c.diff", change(LIST, with_entry(FINE))), "--offline", "--output", "r.json", "--format=json"
    )
    assert (code, out) == (0, "")
    report(Path("r.json").read_text("utf-8"))


def test_rules_can_be_selected_and_ignored(run: Run) -> None:
    diff = put("c.diff", change(LIST, with_entry(FAULTY)))
    assert run(diff, "--offline", "--ignore", "PRC104, missing-venue")[0] == 0
    assert run(diff, "--offline", "--select", "missing-venue")[0] == 0
    assert run(diff, "--offline", "--select", "missing-link")[0] == 1


def test_weights_and_fail_on(run: Run) -> None:
    diff = put("c.diff", change(LIST, with_entry(FAULTY)))
    assert run(diff, "--offline", "--fail-on", "never")[0] == 0
    put("prcheck.toml", '[rules]\nmissing-link = "warning"\n')
    assert run(diff, "--offline")[0] == 0
    assert run(diff, "--offline", "--fail-on", "warning")[0] == 1
    assert run(diff, "--offline", "--fail-on", "note")[0] == 1
    put("other.toml", "[rules]\nPRC104 = 'off'\n")
    assert run(diff, "--offline", "--fail-on", "warning", "--config", "other.toml")[0] == 0


OTHER = "diff --git a/x.py b/x.py\n--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-a\n+b\n"
BINARY = """\
diff --git a/README.md b/README.md
index 1111111..2222222 100644
Binary files a/README.md and b/README.md differ
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the diff is empty; nothing to check"),
        (OTHER, "the diff changes no list; nothing to check"),
        (BINARY, 'the diff of "README.md" is binary; nothing to check in it'),
    ],
)
def test_a_change_without_entries_is_fine_with_a_note(run: Run, text: str, told: str) -> None:
    code, out, err = run(put("c.diff", text), "--offline")
    assert code == 0
    assert f"note: {told}\n" in out
    assert out.endswith("no entries to check\n")
    code, out, err = run("c.diff", "--offline", "--format", "json")
    assert err == f"prcheck: note: {told}\n"
    assert report(out)["skipped"] == [{"what": "change", "reason": told}]
    assert run("c.diff", "--offline", "--format", "json", "--quiet")[2] == ""


def test_a_list_without_entries_is_fine_with_a_note(run: Run) -> None:
    put("README.md", "# Nothing here\n\nOnly words.\n")
    code, out, _ = run("audit", "README.md", "--offline")
    assert code == 0
    assert 'note: no entry found in "README.md"\n' in out


def test_a_diff_that_does_not_apply_is_checked_alone(run: Run) -> None:
    diff = put("c.diff", change(LIST, with_entry(FAULTY)))
    put("README.md", LIST.replace("Spinning", "Knitting"))
    code, out, _ = run(diff, "--offline")
    assert code == 1
    assert 'note: "README.md": hunk 1 (line ' in out
    assert "; checked the diff alone (make the diff anew " in out
    assert "[PRC104]" in out


def test_without_the_list_the_diff_is_checked_alone(run: Run) -> None:
    diff = put("c.diff", change(LIST, with_entry(FINE)))
    Path("README.md").unlink()
    code, out, _ = run(diff, "--offline")
    assert code == 0
    assert 'note: no file "README.md" in the current folder; checked the diff alone (give --base FILE)\n' in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nothing.diff"], 'no such file: "nothing.diff"; '),
        (["."], '"." is a directory; name a file in it'),
        (["latin.md"], '"latin.md" is not UTF-8: byte 0xe9 at line 1, offset 3; save it as UTF-8'),
        (["wide.diff"], "; save it as UTF-8, not UTF-16"),
        (["c.diff", "--base", "nothing.md"], 'no such file: "nothing.md"; '),
        (["c.diff", "--config", "nothing.toml"], 'no such file: "nothing.toml"; '),
        (["c.diff", "--config", "wrong.toml"], 'wrong.toml:1: unknown key "lsts"; did you mean "lists"; correct '),
        (["c.diff", "--config", "template.toml"], 'template.toml:2: line 1 of the template, "nothing of the kind"'),
        (["c.diff", "--config", "from.toml"], 'from.toml:1: template-from: no such file: "nothing.txt"; '),
        (["c.diff", "--select", "PRC999"], 'no rule is called "PRC999"'),
        (["c.diff", "--allow-network", "x"], '"x" is no network; expected one such as "10.0.0.0/8"'),
        (["c.diff", "--bse"], 'unknown option "--bse"; did you mean "--base"; run "prcheck check --help"'),
        (["-x"], 'unknown option "-x"; run "prcheck check --help"'),
        (["c.diff", "more.diff"], 'one word too many: "more.diff"; run "prcheck check --help"'),
        (["chekc", "c.diff"], 'called "chekc"; did you mean "prcheck check"; run '),
        (["chekc"], 'no command and no file is called "chekc"; did you mean "prcheck check"; run "prcheck --help"'),
        (["--config", "a.toml", "entries", "README.md"], 'did you mean "prcheck entries ..."; run '),
        (["explain", "PRC104", "--quiet"], 'unknown option "--quiet"; run "prcheck explain --help"'),
        (["c.diff", "--format", "yaml"], "argument --format: invalid choice: "),
        (["https://github.com/o/r/issues/1"], '"https://github.com/o/r/issues/1" is no pull request; give '),
        (["http://[/o/r/pull/1"], '"http://[/o/r/pull/1" is no pull request; give '),
        (["https://example.org/o/r/pull/1"], '"example.org" is not github.com; set GITHUB_API_URL'),
        (["explain", "PRC999"], 'no rule is called "PRC999"'),
        (["entries"], "the following arguments are required: FILE; "),
        (["entries", "nothing.md"], 'no such file: "nothing.md"; '),
        (["c.diff", "--output", "no/such/folder.json"], 'cannot write "no/such/folder.json": no such folder; make '),
        (["c.diff", "--output", "."], 'cannot write ".": it is a directory; name a file in it'),
        (["c.diff", "--config", "rule.toml"], 'rule.toml:2: unknown rule "zz" in [rules]; expected one that "prche'),
        ([], "give a diff, or a file and --base FILE"),
    ],
)
def test_bad_usage_ends_with_2_and_one_line(run: Run, words: list[str], message: str) -> None:
    Path("latin.md").write_bytes(b"caf\xe9\n")
    Path("wide.diff").write_bytes("--- a\n".encode("utf-16"))
    put("wrong.toml", "lsts = []\n")
    put("template.toml", '# Our form\ntemplate = "nothing of the kind"\n')
    put("from.toml", 'template-from = "nothing.txt"\n')
    put("rule.toml", '[rules]\nzz = "off"\n')
    put("c.diff", change(LIST, with_entry(FINE)))
    code, out, err = run(*words, *(["--offline"] if words[:1] not in (["explain"], ["entries"]) else []))
    assert code == 2
    assert out == ""
    assert err.startswith("prcheck: ")
    assert message in err
    assert err.count("\n") == 1


def test_audit_without_a_list(run: Run) -> None:
    Path("README.md").unlink()
    assert run("audit")[0] == 2
    assert run("template")[2] == "prcheck: no README.md in the current folder; name the list\n"


def test_help_and_version(run: Run) -> None:
    assert run("--version") == (0, f"prcheck {__version__}\n", "")
    assert "exit codes: 0 no finding" in run("--help")[1]
    code, out, _ = run("check", "--help")
    assert code == 0
    assert all(name in out for name in NAMES), "each file that may hold settings"


def test_interrupts_and_unknown_failures_end_in_a_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    def broken(_: object) -> int:
        raise RecursionError("too\ndeep")

    monkeypatch.setitem(commands.COMMANDS, "explain", interrupted)
    assert run("explain") == (130, "", "prcheck: interrupted\n")
    monkeypatch.setitem(commands.COMMANDS, "explain", broken)
    code, _, err = run("explain")
    assert code == 3
    assert err == "prcheck: internal error: RecursionError: too<U+000A>deep; please report it with its input\n"


@pytest.mark.parametrize(
    ("target", "code", "told"),
    [("| true; exit ${PIPESTATUS[0]}", 0, ""), (">/dev/full", 3, "prcheck: cannot go on: No space left on device\n")],
)
def test_an_output_that_takes_nothing(target: str, code: int, told: str) -> None:
    command = f"{sys.executable} -m prcheck explain {target}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (code, told)


def test_colours_on_a_terminal_only(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    diff = put("c.diff", change(LIST, with_entry(FAULTY)))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[31m" in run(diff, "--offline")[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "\x1b" not in run(diff, "--offline", "--no-color")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(diff, "--offline")[1]


def test_a_terminal_is_told_what_fix_would_mend(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    diff = put("c.diff", change(LIST, with_entry(FAULTY.replace("*Richard Arkwright, John Kay*", "Richard Arkwright"))))
    assert "prcheck fix" not in run(diff, "--offline")[2]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    said = run(diff, "--offline")[2]
    way = 'run "prcheck fix c.diff" once the change is applied'
    assert f"prcheck: 1 finding can be mended in place: {way}\n" in said


def test_exit_codes_are_told_apart() -> None:
    assert len({cli.FINE, console.FOUND, 2, cli.BROKEN, cli.INTERRUPTED}) == 5


def test_the_version_costs_little() -> None:
    code = "import sys; from prcheck.cli import main; main(['--version']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"rapidfuzz", "requests", "github", "unidiff", "prcheck.commands", "prcheck.rules"}
    assert not heavy & set(done.stdout.split())


@pytest.mark.parametrize(
    ("command", "unused"),
    [
        ("entries", {"prcheck.rules", "prcheck.settings", "prcheck.edge.asking", "prcheck.editing", "tomllib"}),
        ("audit --offline", {"prcheck.editing", "prcheck.remote", "prcheck.sources.arxiv", "xml.etree.ElementTree"}),
    ],
)
def test_a_command_loads_what_it_works_with(run: Run, command: str, unused: set[str]) -> None:
    path = str(put("list.md", "- [A Paper on Looms](https://arxiv.org/abs/2401.00001), Ada Lovelace, CVPR 2024\n"))
    code = f"import sys; from prcheck.cli import main; main({[*command.split(), path]}); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not unused & set(done.stdout.split())


def test_the_action_gets_the_runners_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/r")
    monkeypatch.setenv("GITHUB_EVENT_NAME", "push")
    monkeypatch.delenv("GITHUB_EVENT_PATH", raising=False)
    code, out, _ = run("action", "--dry-run")
    assert code == 0
    assert 'the event "push" has no pull request; nothing to check' in out


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [(BrokenPipeError(), 0, ""), (OSError(5, "Input/output error"), 3, "prcheck: cannot go on: Input/output error\n")],
)
def test_a_failing_output_is_let_go(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: OSError, code: int, told: str
) -> None:
    def failing(_: object) -> int:
        raise error

    dropped: list[tuple[int, int]] = []
    monkeypatch.setitem(commands.COMMANDS, "explain", failing)
    monkeypatch.setattr("os.dup2", lambda new, old: dropped.append((new, old)))
    monkeypatch.setattr("os.open", lambda *_: 99)
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1)
    assert run("explain") == (code, "", told)
    assert dropped == [(99, 1)]
