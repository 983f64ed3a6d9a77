"""`--baseline`: an old list starts clean, and only what is new counts."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.listed import FAULTY, FINE, LIST, with_entry

from prcheck import baseline, run
from prcheck.cli import main
from prcheck.facts import Facts
from prcheck.model import Known, LinkState, LinkStatus, Report, Severity, Skip, Verdict
from prcheck.settings import Settings

Run = Callable[..., tuple[int, str, str]]
OTHER = FAULTY.replace("Twisting Yarn with a Water Frame", "Carding Wool Without a Machine")


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("README.md").write_text(with_entry(FAULTY), "utf-8")

    def runner(*words: str) -> tuple[int, str, str]:
        code = main(("audit", "--offline", *words))
        return code, *capsys.readouterr()

    runner("--format", "json", "--output", "old.json")
    return runner


def audit(text: str, dead: tuple[str, ...] = (), skipped: tuple[Skip, ...] = ()) -> Report:
    links = {url: LinkState(url, LinkStatus.DEAD, "404", 404) for url in dead}
    return run.audit({"README.md": text}, guides={}, settings=Settings(), gather=lambda *_: (Facts(links), skipped))


def apart(now: Report, before: Report) -> Report:
    return baseline.apart(now, before.findings, Severity.ERROR, papers=False)


def test_what_was_there_does_not_count(check: Run) -> None:
    code, out, _ = check("--baseline", "old.json")
    assert code == 0
    assert out.endswith("all 5 entries are fine; 1 known finding in the baseline\n")


def test_what_is_new_counts(check: Run) -> None:
    Path("README.md").write_text(with_entry(f"{OTHER}\n{FAULTY}"), "utf-8")
    code, out, _ = check("--baseline", "old.json", "--format", "json")
    value = json.loads(out)
    assert (code, value["verdict"]) == (1, "failed")
    assert [finding["entry"] for finding in value["findings"]] == ["Carding Wool Without a Machine"]
    assert value["baseline"] == {"known": 1, "gone": 0}


def test_what_is_gone_is_told(check: Run) -> None:
    Path("README.md").write_text(LIST, "utf-8")
    code, out, _ = check("--baseline", "old.json")
    assert code == 0
    assert "0 known findings in the baseline; 1 of the baseline no longer found" in out


def test_lines_do_not_matter() -> None:
    before = audit(with_entry(FAULTY))
    moved = audit(with_entry(FAULTY).replace("## Weaving", "Some words.\n\n## Weaving\n\n" + FINE))
    assert before.findings[0].span.line != moved.findings[0].span.line
    assert apart(moved, before).known == Known(1, 0)


def test_an_edit_of_another_part_of_the_entry_does_not_matter() -> None:
    now = apart(audit(with_entry(FAULTY.replace("John Kay", "Jane Kay"))), audit(with_entry(FAULTY)))
    assert (now.verdict, now.findings, now.known) == (Verdict.PASSED, (), Known(1, 0))


def test_another_dead_link_of_the_same_entry_is_new() -> None:
    text = with_entry(FINE.replace(")]", ")][[Code](https://example.org/a)]"))
    before = audit(text, ("https://arxiv.org/abs/2402.00005",))
    now = apart(audit(text, ("https://arxiv.org/abs/2402.00005", "https://example.org/a")), before)
    assert [finding.span.line for finding in now.findings] == [36]
    assert "https://example.org/a" in now.findings[0].message


def test_one_more_of_the_same_is_new() -> None:
    before = audit(with_entry(FAULTY))
    now = audit(with_entry(f"{FAULTY}\n{FAULTY}"))
    left = [finding.code for finding in apart(now, before).findings]
    assert left.count("PRC104") == 1


def test_nothing_is_gone_where_nobody_could_look() -> None:
    url = "https://arxiv.org/abs/2402.00005"
    before = audit(with_entry(FINE), (url,))
    assert apart(audit(with_entry(FINE)), before).known == Known(0, 1)
    assert apart(audit(with_entry(FINE), (), (Skip("links", "offline"),)), before).known == Known(0, 0)


def test_an_incomplete_check_stays_incomplete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MAX_URLS", 1)
    report = audit(with_entry(FAULTY))
    assert apart(report, report).verdict is Verdict.INCOMPLETE


def test_a_baseline_for_merged_shards(check: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for number in (1, 2):
        check("--shard", f"{number}/2", "--format", "json", "--output", f"{number}.json")
    assert main(("merge", "1.json", "2.json", "--baseline", "old.json")) == 0
    assert "1 known finding in the baseline" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, 'no such file: "b.json"'),
        ("{", '"b.json" is no JSON: Expecting property name enclosed in double quotes at line 1'),
        ('{"version": 1}', '"b.json" is no report: verdict is not one of passed, failed, incomplete'),
    ],
)
def test_a_baseline_that_cannot_be_used(check: Run, text: str | None, told: str) -> None:
    if text is not None:
        Path("b.json").write_text(text, "utf-8")
    code, out, err = check("--baseline", "b.json")
    assert (code, out) == (2, "")
    assert err.startswith(f"prcheck: {told}")


def test_a_shard_has_no_baseline(check: Run) -> None:
    code, _, err = check("--shard", "1/2", "--baseline", "old.json")
    assert (code, err) == (2, "prcheck: a shard has no baseline of its own; give --baseline to prcheck merge\n")
