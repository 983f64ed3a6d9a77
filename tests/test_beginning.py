"""`prcheck init`: what it sees, what it writes, and what it never overwrites."""

import io
import json
import tomllib
from pathlib import Path

import pytest
from tests.listed import LIST

from prcheck import beginning, configuration, patch
from prcheck.cli import main
from prcheck.edge import folder
from prcheck.layouts import templates
from prcheck.settings import Settings

EXAMPLES = Path(__file__).parent.parent / "examples" / "workflows"
PLAIN = "".join(
    f"- [Loom Kind {letter}](https://arxiv.org/abs/{20 + n}01.0000{n}) - *A. Lovelace, A. Turing*, CVPR {2020 + n}\n"
    for n, letter in enumerate("ABCDEFGHI", 1)
)
LEARNED = f"# Papers\n\n## Looms\n\n{PLAIN}"


class Terminal(io.StringIO):
    """A stream that a person sits at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("README.md").write_text(LIST, "utf-8")


def held() -> dict[str, str]:
    return {path.as_posix(): path.read_text("utf-8") for path in Path().rglob("*") if path.is_file()}


def answer(monkeypatch: pytest.MonkeyPatch, *lines: str) -> Terminal:
    said = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr("sys.stderr", said)
    return said


def test_what_is_found_is_shown_and_the_files_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("README.md: 4 entries\n\ndeclared in README.md:5\n  **Title**<br>\n")
    assert "4 of 4 entries follow it\n" in said.out
    assert "wrote prcheck.toml\n" in said.out
    assert "commit these" in said.err
    assert set(held()) == {"README.md", "prcheck.toml", *(f".github/workflows/{n}" for n in beginning.WORKFLOWS)}
    assert configuration.choose({"prcheck.toml": held()["prcheck.toml"]}) == Settings()


@pytest.mark.parametrize("name", beginning.WORKFLOWS)
def test_workflows_are_the_examples_own_text(name: str) -> None:
    main(["init", "--quiet"])
    assert held()[f".github/workflows/{name}"] == (EXAMPLES / name).read_text("utf-8")


def test_the_review_is_gentle_at_first() -> None:
    main(["init"])
    assert (
        "fail-on: never # prcheck only talks; to be strict, take this line out"
        in held()[".github/workflows/prcheck.yml"]
    )


def test_a_dry_run_prints_a_diff_that_makes_the_same_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--dry-run", "--contributing"]) == 0
    assert set(held()) == {"README.md"}
    made = {part.path: patch.apply("", part) for part in patch.read(capsys.readouterr().out)}
    main(["init", "--contributing"])
    assert made == {name: text for name, text in held().items() if name != "README.md"}


def test_twice_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "--contributing"])
    before = held()
    capsys.readouterr()
    assert main(["init", "--contributing"]) == 0
    assert "prcheck.toml is as it should be" in capsys.readouterr().out
    assert held() == before


def test_without_a_terminal_what_is_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("prcheck.toml").write_text('required-links = ["Code"]\n', "utf-8")
    before = held()
    assert main(["init"]) == 2
    assert 'there already, and left as they are: "prcheck.toml"; nothing was written' in capsys.readouterr().err
    assert held() == before


def test_at_a_terminal_it_asks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Path("prcheck.toml").write_text("# mine\n", "utf-8")
    said = answer(monkeypatch, "yes", "")
    assert main(["init"]) == 0
    assert said.getvalue().startswith("prcheck: state the format in CONTRIBUTING.md? [y/N] ")
    assert 'prcheck: "prcheck.toml" is there already; change it? [y/N] ' in said.getvalue()
    assert held()["prcheck.toml"] == "# mine\n"
    assert "## Adding a paper" in held()["CONTRIBUTING.md"]
    answer(monkeypatch, "y")
    assert main(["init"]) == 0
    assert held()["prcheck.toml"].startswith("#:schema https://")


def test_the_files_are_shown_before_the_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    both = answer(monkeypatch, "no")
    monkeypatch.setattr("sys.stdout", both)
    assert main(["init"]) == 0
    shown, _, after = both.getvalue().partition("state the format in CONTRIBUTING.md?")
    assert [line for line in shown.split("\n") if line.startswith("to write: ")] == [
        "to write: prcheck.toml",
        *(f"to write: .github/workflows/{name}" for name in beginning.WORKFLOWS),
    ]
    assert "wrote prcheck.toml" in after
    assert "CONTRIBUTING.md" not in held()


def test_a_guide_gets_a_section_that_reads_as_the_same_template(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("CONTRIBUTING.md").write_text("# How to help\n\nBe kind.\n", "utf-8")
    answer(monkeypatch, "y", "y")
    main(["init"])
    text = held()["CONTRIBUTING.md"]
    assert text.startswith("# How to help\n\nBe kind.\n\n## Adding a paper\n")
    assert "- Required: title, authors, venue, Paper.\n" in text
    seen = beginning.look(folder.here())
    found, unread = templates(seen.lists, {"CONTRIBUTING.md": text})
    assert (found[0].slots, found[0].required, unread) == (seen.templates[0].slots, seen.templates[0].required, ())


def test_a_learned_format_is_told_by_an_entry_of_the_list() -> None:
    Path("README.md").write_text(LEARNED, "utf-8")
    main(["init", "--contributing"])
    text = held()["CONTRIBUTING.md"]
    assert f"written like this one:\n\n```markdown\n{PLAIN.partition(chr(10))[0]}\n```\n" in text
    seen = beginning.look(folder.here())
    assert templates(seen.lists, {"CONTRIBUTING.md": text})[0] == seen.templates
    assert seen.templates[0].origin == "learned"


def test_what_differs_is_set_with_its_reason() -> None:
    Path("README.md").write_text(LEARNED, "utf-8")
    Path("more").mkdir()
    for name in "xyz":
        Path("more", f"{name}.md").write_text(LEARNED.replace("Looms", f"Spindles {name}"), "utf-8")
    Path("notes.md").write_text("# Notes\n", "utf-8")
    main(["init"])
    text = held()["prcheck.toml"]
    assert tomllib.loads(text) == {"lists": ["README.md", "more/*.md"], "rules": {"out-of-order": "warning"}}
    assert "# 4 of 4 long sections are sorted.\n" in text
    assert "# Template: learned from 9 entries, followed by 9 of 9 entries.\n" in text


def test_a_file_that_is_not_utf_8_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("notes.md").write_bytes("# Notes\n".encode("utf-16"))
    assert main(["init"]) == 0
    assert capsys.readouterr().out.startswith("README.md: 4 entries\n")


def test_settings_elsewhere_are_left_alone() -> None:
    Path("pyproject.toml").write_text('[tool.prcheck]\nrequired-links = ["Code"]\n', "utf-8")
    main(["init"])
    assert "prcheck.toml" not in held()


def test_a_folder_without_entries_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    Path("README.md").write_text("# Papers\n\nNone yet.\n", "utf-8")
    assert main(["init", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "no list with entries found" in out
    assert "+# No template found" in out
    assert main(["init", "--contributing", "--quiet"]) == 0
    assert "CONTRIBUTING.md" not in held()


def test_a_folder_that_cannot_be_made_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path(".github").write_text("", "utf-8")
    assert main(["init"]) == 2
    assert "cannot make the folder" in capsys.readouterr().err


def test_the_settings_name_the_schema_of_the_docs() -> None:
    main(["init"])
    first = held()["prcheck.toml"].partition("\n")[0]
    assert json.loads((EXAMPLES.parent.parent / "docs" / first.rpartition("/")[2]).read_text("utf-8"))["title"]


@pytest.mark.parametrize(
    "name", ["prcheck.toml", ".github/workflows", ".github/workflows/audit.yml", "CONTRIBUTING.md"]
)
def test_no_link_leads_out_of_the_repository(
    name: str, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "target"
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).symlink_to(outside)
    before = held()
    assert main(["init", "--contributing"]) == 2
    assert "leads out of the repository by a link; nothing was written" in capsys.readouterr().err
    assert held() == before
    assert not outside.exists()
