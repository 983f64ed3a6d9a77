from dataclasses import replace

import pytest

from prcheck.model import Finding, Report, Severity, Skip, Span, Template, Verdict
from prcheck.summary import damage, learned, plural, remark, verdict


def finding(code: str, line: int, message: str = "m", path: str = "a.md", entry: str | None = None) -> Finding:
    return Finding(code, "x", Severity.ERROR, message, Span(line, 1, line, 2), path, entry)


def test_damage_is_told_per_file_and_rule() -> None:
    found = [
        finding("PRC504", 9),
        finding("PRC504", 9),
        *(finding("PRC501", line, f'"entry {line}" lost {line} breaks') for line in (1, 2)),
        finding("PRC501", 3, "lost its links"),
        finding("PRC501", 1, path="b.md"),
        finding("PRC104", 1),
    ]
    first, second = damage(found)
    assert first.headline == "3 entries that this change did not mean to touch are damaged"
    assert [(count, one.span.line) for count, one in first.samples] == [(2, 1), (1, 3)]
    assert second.headline == "2 links inside the repository lead nowhere now"
    assert second.lines == (9,)


def test_one_damage_alone_is_no_summary() -> None:
    assert list(damage([finding("PRC501", 1), finding("PRC504", 2)])) == []


def test_verdicts() -> None:
    failed = Report(Verdict.FAILED, (finding("PRC104", 1, entry="A"), finding("PRC105", 1, entry="A")), checked=3)
    assert verdict(failed) == "1 of 3 entries needs a fix: 2 errors"
    more = replace(failed, findings=(*failed.findings, finding("PRC104", 5, entry="B")))
    assert verdict(more) == "2 of 3 entries need a fix: 3 errors"
    harm = replace(failed, findings=(finding("PRC501", 1, entry="A"),))
    assert verdict(harm) == "this change needs a fix before it can be merged: 1 error"
    assert verdict(replace(failed, verdict=Verdict.INCOMPLETE)) == "could not be checked in full: 2 errors"
    weak = replace(failed.findings[0], severity=Severity.WARNING)
    assert verdict(Report(Verdict.PASSED, (weak,), checked=1)) == "1 entry checked: 1 warning"
    assert verdict(Report(Verdict.PASSED, (weak,))) == "no entries to check; 1 warning"


def test_plurals() -> None:
    assert [plural(1, "note"), plural(2, "note"), plural(0, "entry", "entries")] == ["1 note", "2 notes", "0 entries"]


@pytest.mark.parametrize(
    ("skip", "told"),
    [
        (Skip("links", "offline"), "not checked: links: offline"),
        (Skip("papers", "not checked (arXiv 429)"), "not checked: papers (arXiv 429)"),
        (Skip("change", "the diff is empty"), "note: the diff is empty"),
        (Skip("template", "a strange one"), "warning: a strange one"),
    ],
)
def test_what_was_not_done_is_told_in_one_line(skip: Skip, told: str) -> None:
    assert remark(skip) == told


def test_a_report_tells_from_how_many_entries_the_format_was_learned() -> None:
    one = Template("a.md", "learned", "9 entries; 1 of 9 follow a.md:3", (), (), of=9)
    part = replace(one, section=("Looms",), of=4)
    assert learned(Report(templates=(replace(one, origin="declared"),))) == ""
    assert learned(Report(templates=(one, part))) == "format learned from 9 entries; 1 of 9 follow a.md:3"
    assert learned(Report(templates=(one, replace(one, path="b.md", of=5), part))) == "formats learned from 14 entries"
