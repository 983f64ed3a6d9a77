from dataclasses import replace

from tests.report_sample import REPORT

from prcheck.model import Finding, Report, Severity, Span
from prcheck.outputs import github, markdown


def finding(number: int, severity: Severity = Severity.ERROR, code: str = "PRC104") -> Finding:
    return Finding(code, "missing-link", severity, f"message {number}", Span(number, 1, number + 1, 1), "a.md")


def test_each_finding_is_a_command() -> None:
    text = github.render(Report(findings=(finding(3), finding(4, Severity.NOTE))))
    assert text == (
        "::error file=a.md,line=3,endLine=3,title=missing-link [PRC104]::message 3\n"
        "::notice file=a.md,line=4,endLine=4,title=missing-link [PRC104]::message 4\n"
    )


def test_what_is_over_the_limit_is_counted_in_the_last() -> None:
    lines = github.render(Report(findings=tuple(finding(n) for n in range(1, 15)))).splitlines()
    assert len(lines) == github.LIMIT
    assert lines[-1] == "::error title=prcheck::5 more errors; see the job's summary"


def test_each_entry_is_told_before_any_is_told_twice() -> None:
    many = [replace(finding(n), entry="A") for n in range(1, 30)] + [replace(finding(90), entry="B")]
    lines = github.render(Report(findings=tuple(many))).splitlines()
    assert [line.rpartition("::")[2] for line in lines[:3]] == ["message 1", "message 90", "message 2"]
    assert lines[-1].endswith("::21 more errors; see the job's summary")


def test_damage_is_one_command() -> None:
    text = github.render(Report(findings=tuple(finding(n, code="PRC501") for n in range(1, 95))))
    assert text.count("\n") == 1
    assert "94 entries" in text


def test_nothing_is_nothing() -> None:
    assert github.render(Report()) == ""


def test_the_markdown_report_is_the_jobs_page() -> None:
    assert markdown.render(REPORT).startswith("### ")
