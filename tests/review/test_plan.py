from tests.report_sample import REPORT

from prcheck.model import Edit, Finding, Fix, Report, Severity, Span
from prcheck.review import plan
from prcheck.review.marker import Marker, configuration, read
from prcheck.review.reconcile import same

HUNKS = {"README.md": (range(1, 30),)}


def test_one_comment_an_entry_and_a_line_that_is_none() -> None:
    review = plan(REPORT, HUNKS)
    assert len({comment.key for comment in review.comments}) == len(review.comments)
    assert all(comment.start <= comment.line for comment in review.comments)


def test_findings_outside_the_hunks_go_to_the_summary() -> None:
    review = plan(REPORT, {"README.md": (range(500, 510),)})
    assert review.comments == ()
    assert "[`missing-line-break`]" in review.summary
    assert review.open
    assert review.opening.endswith("The summary says what to mend.")


def test_the_heavier_ones_are_inline_where_there_are_too_many() -> None:
    light = Finding("PRC116", "unreadable-entry", Severity.NOTE, "x", Span(1, 1, 1, 2), "README.md")
    heavy = Finding("PRC116", "unreadable-entry", Severity.ERROR, "x", Span(12, 1, 12, 2), "README.md")
    review = plan(Report(findings=(light, heavy)), HUNKS, limit=1)
    assert [comment.line for comment in review.comments] == [12]
    assert len(review.open) == 2


def test_changes_are_requested_for_errors_only() -> None:
    assert plan(REPORT, HUNKS, blocking=True).blocking
    assert not plan(Report(), HUNKS, blocking=True).blocking
    assert not plan(REPORT, HUNKS).blocking


def test_markers_are_read_at_the_start_only() -> None:
    marker = Marker("entry", configuration("a.toml"), "0" * 16)
    assert read(f"{marker}text") == marker
    assert read(f"{marker}".replace("\n", "\r\n")) == marker
    assert read(f" {marker}") is None
    assert read(None) is None
    assert configuration("a") != configuration("b")


def test_bodies_are_the_same_but_for_what_github_changes() -> None:
    assert same("a\r\nb\n", "a\nb")
    assert same(f"x/blob/{'a' * 40}/b", f"x/blob/{'c' * 40}/b")
    assert not same("a", "b")


def test_a_comment_tells_the_first_findings_and_counts_the_rest() -> None:
    many = [
        Finding("PRC104", "missing-link", Severity.ERROR, f'no "L{n}" link; add it', Span(3, 1, 3, 2), "README.md")
        for n in range(30)
    ]
    body = plan(Report(findings=tuple(many), changes=REPORT.changes), HUNKS).comments[0].body
    assert body.count("\n- ") == 21
    assert "\n- and 10 more\n" in body


def test_a_suggestion_that_finds_no_room_is_left_out() -> None:
    wide = "x" * 70_000
    fix = Fix("x", (Edit(Span(3, 1, 3, 1), wide),))
    found = Finding("PRC104", "missing-link", Severity.ERROR, "x", Span(3, 1, 3, 2), "README.md", fix=fix)
    review = plan(Report(findings=(found,), changes=REPORT.changes, texts=REPORT.texts), HUNKS)
    assert wide not in review.comments[0].body
    assert review.comments[0].body == review.comments[0].plain
