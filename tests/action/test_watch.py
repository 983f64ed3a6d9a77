"""The one issue on the state of whole lists: opened, edited in place, closed; nobody else's is touched."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.listed import FAULTY, LIST, with_entry
from tests.standin.rest import refused
from tests.standin.server import Fault, Standin, serving
from tests.standin.store import BOT, Issue, Store

from prcheck import run, watch
from prcheck.cli import main
from prcheck.edge.github import Hub
from prcheck.edge.runner import Job
from prcheck.errors import GitHubError
from prcheck.facts import Facts, Wanted
from prcheck.model import LinkState, LinkStatus, Report, Skip
from prcheck.settings import Settings

BAD = with_entry(FAULTY)
TWO = with_entry(f"{FAULTY}\n{FAULTY.replace('Twisting Yarn', 'Carding Wool')}")
Keep = Callable[..., str]


def audit(text: str, state: LinkStatus = LinkStatus.ALIVE, *skipped: Skip) -> Report:
    def gather(wanted: Wanted, _: Settings) -> tuple[Facts, tuple[Skip, ...]]:
        return Facts({url: LinkState(url, state) for url in wanted.urls}), skipped

    return run.audit({"README.md": text}, guides={}, settings=Settings(), gather=gather)


@pytest.fixture
def standin() -> Iterator[Standin]:
    with serving(Store()) as started:
        yield started
    assert started.violations == []


@pytest.fixture
def environment(standin: Standin, tmp_path: Path) -> dict[str, str]:
    return {
        "GITHUB_REPOSITORY": "octo/list",
        "GITHUB_EVENT_NAME": "schedule",
        "GITHUB_API_URL": standin.url,
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_RUN_ID": "99",
        "GITHUB_SHA": "a" * 40,
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_TOKEN": "token",
    }


@pytest.fixture
def keep(environment: dict[str, str]) -> Keep:
    def connect(job: Job) -> Hub:
        return Hub(job.token, job.api, job.graphql, pace=0, sleep=lambda _: None)

    def kept(report: Report, config: str = "", **more: str) -> str:
        return watch.keep(report, {**environment, **more}, config, connect)

    return kept


def test_an_issue_is_opened_edited_and_closed(keep: Keep, standin: Standin) -> None:
    told = keep(audit(BAD))
    (issue,) = standin.store.issues
    assert told == f"the issue is https://github.example/octo/list/issues/{issue.number}"
    assert (issue.author, issue.title, issue.state) == (BOT, "The state of the list", "open")
    assert issue.body.startswith("<!-- prcheck:issue config=")
    assert "1 error" in issue.body
    place = f"https://github.example/octo/list/blob/{'a' * 40}/README.md?plain=1#L34"
    assert place in issue.body
    assert "actions/runs/99" in issue.body
    keep(audit(TWO))
    assert [one.number for one in standin.store.issues] == [issue.number]
    assert "2 errors" in issue.body
    keep(audit(LIST))
    assert (issue.state, issue.reason) == ("closed", "completed")
    assert "All 4 entries are fine" in issue.body
    keep(audit(BAD))
    assert (issue.state, len(standin.store.issues)) == ("open", 1)


def test_nothing_is_opened_where_nothing_is_wrong(keep: Keep, standin: Standin) -> None:
    assert keep(audit(LIST)) == "nothing is wrong, so there is no issue"
    assert standin.store.issues == []


def test_notes_alone_open_nothing(keep: Keep, standin: Standin) -> None:
    report = audit(LIST.replace("/abs/2401.00001", "/pdf/2401.00001v1"))
    assert report.findings
    keep(report)
    assert standin.store.issues == []


def test_a_closed_issue_is_not_edited_for_its_own_sake(keep: Keep, standin: Standin) -> None:
    keep(audit(BAD))
    keep(audit(LIST))
    before = len(standin.writes)
    keep(audit(LIST), GITHUB_RUN_ID="100")
    assert len(standin.writes) == before


def test_an_equal_run_writes_nothing(keep: Keep, standin: Standin) -> None:
    keep(audit(BAD))
    before = len(standin.writes)
    keep(audit(BAD), GITHUB_SHA="b" * 40)
    assert len(standin.writes) == before


def test_nothing_is_closed_where_nobody_could_look(keep: Keep, standin: Standin) -> None:
    keep(audit(BAD))
    keep(audit(LIST, LinkStatus.UNCHECKED, Skip("links", "no network")))
    (issue,) = standin.store.issues
    assert issue.state == "open"
    assert "no network" in issue.body


def test_an_issue_that_somebody_muted_stays_so(keep: Keep, standin: Standin) -> None:
    keep(audit(BAD))
    (issue,) = standin.store.issues
    issue.state, issue.reason = "closed", "not_planned"
    body = issue.body
    keep(audit(TWO))
    assert (issue.state, issue.body, len(standin.store.issues)) == ("closed", body, 1)


def test_only_our_own_login_and_marker_count(keep: Keep, standin: Standin) -> None:
    keep(audit(BAD))
    own = standin.store.issues.pop()
    foreign = [
        Issue(20, "octocat", own.title, own.body),
        Issue(21, BOT, own.title, f"quoted\n{own.body}"),
        Issue(22, BOT, own.title, own.body, is_pull=True),
        Issue(23, BOT, own.title, "Something else of a workflow"),
    ]
    standin.store.issues += foreign
    before = repr(foreign)
    keep(audit(TWO))
    assert repr(foreign) == before
    assert len(standin.store.issues) == 5


def test_configurations_have_their_own_issues(keep: Keep, standin: Standin) -> None:
    keep(audit(BAD))
    keep(audit(TWO), "strict.toml")
    assert len(standin.store.issues) == 2
    keep(audit(LIST), "strict.toml")
    assert [issue.state for issue in standin.store.issues] == ["open", "closed"]


def test_doubles_are_closed_and_the_oldest_is_kept(keep: Keep, standin: Standin) -> None:
    keep(audit(BAD))
    first = standin.store.issues[0]
    standin.store.issues.append(Issue(40, BOT, first.title, first.body))
    keep(audit(TWO))
    assert [issue.state for issue in standin.store.issues] == ["open", "closed"]
    assert "2 errors" in first.body


@pytest.mark.parametrize("before", [True, False])
def test_a_failure_while_opening_doubles_nothing(keep: Keep, standin: Standin, before: bool) -> None:
    faults = [Fault(refused(502, "Bad Gateway"), before=before)]
    standin.fault = lambda verb, _path: faults.pop() if faults and verb == "POST" and "issues" in _path else None
    keep(audit(BAD))
    assert len(standin.store.issues) == 1


def test_another_run_that_opens_one_meanwhile(keep: Keep, standin: Standin) -> None:
    done: list[str] = []

    def meanwhile(verb: str, path: str) -> None:
        if verb == "POST" and path.endswith("/issues") and not done:
            done.append(path)
            keep(audit(BAD))

    standin.meanwhile = meanwhile
    keep(audit(BAD))
    assert sorted(issue.state for issue in standin.store.issues) == ["closed", "open"]


def test_all_pages_are_read(keep: Keep, standin: Standin) -> None:
    keep(audit(BAD))
    standin.store.issues += [Issue(100 + n, BOT, "Another workflow's", "text") for n in range(250)]
    keep(audit(TWO))
    assert sum(issue.title == "The state of the list" for issue in standin.store.issues) == 1


def test_graphql_that_fails_is_done_without(keep: Keep, standin: Standin) -> None:
    standin.fault = lambda _verb, path: Fault(refused(500, "no")) if path == "/graphql" else None
    keep(audit(BAD))
    keep(audit(TWO))
    assert len(standin.store.issues) == 1


def test_a_read_only_token_leaves_the_summary(keep: Keep, standin: Standin, tmp_path: Path) -> None:
    told = keep(audit(BAD), GITHUB_TOKEN="reader")
    assert told.startswith('no issue: this token may not write issues; give the job "issues: write"; everything is in')
    assert standin.store.issues == []
    assert "1 error" in (tmp_path / "summary").read_text("utf-8")


def test_a_repository_without_issues(keep: Keep, standin: Standin) -> None:
    standin.store.has_issues = False
    assert "no issue: GitHub answered POST /repos/octo/list/issues with 410: Issues are disabled" in keep(audit(BAD))


def test_nothing_written_anywhere_is_a_failure(keep: Keep) -> None:
    with pytest.raises(GitHubError):
        keep(audit(BAD), GITHUB_TOKEN="wrong", GITHUB_STEP_SUMMARY="")


def test_hostile_text_stays_text(keep: Keep, standin: Standin) -> None:
    evil = "@octocat closes #1 <!-- x --> ![a](https://evil.example/a.png) <img src=x> | `b"
    keep(audit(with_entry(FAULTY.replace("Twisting Yarn with a Water Frame", evil))))
    body = standin.store.issues[0].body.partition("\n")[2]
    assert "<!--" not in body.replace("<! --", "")
    assert "<img" not in body.replace("`", "\n`").partition("`")[0]


def test_a_large_report_fits(keep: Keep, standin: Standin) -> None:
    report = audit(BAD)
    keep(replace(report, findings=report.findings * 3000))
    body = standin.store.issues[0].body
    assert len(body) < 65_536
    assert "3000 errors" in body


def test_the_command(
    environment: dict[str, str],
    standin: Standin,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    Path("README.md").write_text(BAD, "utf-8")
    code = main(("audit", "--offline", "--issue", "--fail-on", "never", "--format", "html", "--output", "page.html"))
    assert code == 0
    assert Path("page.html").read_text("utf-8").startswith("<!doctype html>")
    assert "prcheck: the issue is https://github.example/octo/list/issues/8\n" in capsys.readouterr().err
    assert len(standin.store.issues) == 1


def test_a_shard_keeps_no_issue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("audit", "--shard", "1/2", "--issue")) == 2
    assert capsys.readouterr().err == "prcheck: a shard has no issue of its own; give --issue to prcheck merge\n"
