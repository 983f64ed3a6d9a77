from collections.abc import Iterator

import pytest

from prcheck.engine import check, fails, needs, select
from prcheck.errors import UsageError
from prcheck.facts import Need
from prcheck.model import (
    Change,
    ChangeKind,
    Document,
    Entry,
    Field,
    Finding,
    Fix,
    Ignore,
    Kind,
    Limit,
    Report,
    Role,
    Severity,
    Skip,
    Span,
    Verdict,
)
from prcheck.rules import flood
from prcheck.rules.base import Context, rule

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


def entry(line: int, title: str = "A Title") -> Entry:
    field = Field(Role.TITLE, title, Span(line, 1, line, 9))
    return Entry("a.md", Span(line, 1, line + 1, 9), (), Kind.PARAGRAPH, (field,), title)


def context(
    *entries: Entry,
    path: str = "a.md",
    ignores: tuple[Ignore, ...] = (),
    touched: tuple[int, ...] = (),
    kind: ChangeKind = ChangeKind.ADDED,
) -> Context:
    changes = tuple(Change(kind, None if kind is ChangeKind.ADDED else one, one) for one in entries)
    document = Document(path, "text", entries, ignores=ignores)
    return Context(document, changes=changes, touched=frozenset(touched))


@rule("PRC901", "one-each", ERROR)
def one_each(ctx: Context) -> Iterator[Finding]:
    """Every entry.

    Always.
    """
    for one in ctx.changed:
        yield one_each.at(one.span, "found")
        yield one_each.at(one.span, "found")


@rule("PRC902", "lines-backwards", WARNING, needs={Need.LINKS})
def lines_backwards(ctx: Context) -> Iterator[Finding]:
    """Lines."""
    for one in reversed(ctx.changed):
        yield lines_backwards.at(Span(one.span.line, 5, one.span.line, 6), "late")
        yield lines_backwards.at(Span(one.span.line, 2, one.span.line, 6), "early")


@rule("PRC903", "switched-off", None, wanted=NOTE)
def switched_off(ctx: Context) -> Iterator[Finding]:
    """Off."""
    yield switched_off.at(Span(1, 1, 1, 1), "on")


RULES = (one_each, lines_backwards, switched_off)


def test_the_rules_that_are_on_run() -> None:
    assert select(RULES, (), (), {}) == RULES[:2]
    assert select(RULES, (), (), {"switched-off": NOTE, "one-each": None}) == RULES[1:]


def test_rules_are_chosen_by_code_or_name() -> None:
    assert select(RULES, ("prc903", "one-each"), ("PRC901",), {}) == (switched_off,)
    with pytest.raises(UsageError, match='no rule is called "one-eech"; did you mean "one-each"'):
        select(RULES, ("one-eech",), (), {})
    with pytest.raises(UsageError, match=r'no rule is called "zzz"$'):
        select(RULES, (), ("zzz",), {})


def test_needs_are_joined() -> None:
    assert needs(RULES) == {Need.LINKS}
    assert needs(RULES[:1]) == frozenset()


def test_findings_are_sorted_once_each_and_know_their_entry() -> None:
    report = run(context(entry(9), entry(3, "B")), context(entry(1), path="Z.md"))
    assert [(f.path, f.span.line, f.span.column, f.code) for f in report.findings] == [
        ("Z.md", 1, 1, "PRC901"),
        ("Z.md", 1, 2, "PRC902"),
        ("Z.md", 1, 5, "PRC902"),
        ("a.md", 3, 1, "PRC901"),
        ("a.md", 3, 2, "PRC902"),
        ("a.md", 3, 5, "PRC902"),
        ("a.md", 9, 1, "PRC901"),
        ("a.md", 9, 2, "PRC902"),
        ("a.md", 9, 5, "PRC902"),
    ]
    assert report.findings[3].entry == "B"
    assert report.checked == 3
    assert report.texts == {"a.md": "text", "Z.md": "text"}


def run(
    *contexts: Context, weights: dict[str, Severity | None] | None = None, fail_on: Severity | None = ERROR
) -> Report:
    return check(contexts, RULES[:2], weights=weights or {}, fail_on=fail_on, skipped=(Skip("a", "b"), Skip("a", "b")))


def test_settings_give_the_weight() -> None:
    report = run(context(entry(1)), weights={"one-each": NOTE})
    assert {(f.code, f.severity) for f in report.findings} == {("PRC901", NOTE), ("PRC902", WARNING)}
    assert report.verdict is Verdict.PASSED
    assert report.skipped == (Skip("a", "b"),)


@pytest.mark.parametrize(
    ("fail_on", "verdict"),
    [(ERROR, Verdict.FAILED), (WARNING, Verdict.FAILED), (NOTE, Verdict.FAILED), (None, Verdict.PASSED)],
)
def test_the_verdict_follows_the_weight_to_fail_on(fail_on: Severity | None, verdict: Verdict) -> None:
    report = run(context(entry(1)), fail_on=fail_on)
    assert report.verdict is verdict
    assert fails(report, fail_on) is (verdict is Verdict.FAILED)


def test_what_could_not_be_checked_in_full_is_incomplete() -> None:
    limited = Context(Document("a.md", "", limits=(Limit("entries", 9, 5, 1),)))
    assert run(limited, fail_on=None).verdict is Verdict.INCOMPLETE


def test_a_rule_that_says_too_much_is_told_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flood, "MOST", 3)
    report = run(context(*(entry(line) for line in range(1, 9))), fail_on=None)
    assert {code: sum(f.code == code for f in report.findings) for code in ("PRC901", "PRC902")} == {
        "PRC901": 2,
        "PRC902": 3,
    }
    assert [(f.span.line, f.message) for f in report.findings if f.code == "PRC507"] == [
        (2, 'more than 3 findings of "one-each"; those from here on are not told'),
        (7, 'more than 3 findings of "lines-backwards"; those from here on are not told'),
    ]
    assert report.verdict is Verdict.INCOMPLETE


def test_a_comment_silences_the_named_rules_on_its_lines() -> None:
    comments = (Ignore(2, ("one-each", "PRC902"), 3, 4), Ignore(2, ("other",), 1, 99), Ignore(8, ("one-each",), 3, 3))
    report = run(context(entry(3), entry(9), ignores=comments, kind=ChangeKind.EDITED))
    assert {f.span.line for f in report.findings} == {9}
    assert [(i.code, i.path, i.line, i.reason) for i in report.ignored] == [
        ("PRC901", "a.md", 3, "comment on line 2"),
        ("PRC902", "a.md", 3, "comment on line 2"),
    ]


def test_a_comment_that_the_change_adds_silences_no_error() -> None:
    comment = Ignore(2, ("one-each", "lines-backwards"), 3, 4)
    report = run(context(entry(3), ignores=(comment,), touched=(2, 3, 4)))
    assert [f.code for f in report.findings] == ["PRC901"]
    assert {i.reason for i in report.ignored} == {"comment on line 2 that this change adds"}


def test_an_older_comment_silences_no_error_of_an_entry_put_under_it() -> None:
    comment = Ignore(2, ("one-each", "lines-backwards"), 3, 4)
    report = run(context(entry(3), ignores=(comment,), touched=(3, 4)))
    assert [f.code for f in report.findings] == ["PRC901"]
    assert {i.code for i in report.ignored} == {"PRC902"}


def test_rules_are_told_with_their_page() -> None:
    (info, _) = run(context()).rules
    assert (info.code, info.name, info.severity, info.summary) == ("PRC901", "one-each", ERROR, "Every entry")
    assert "Always." in info.doc


def test_a_fix_that_changes_nothing_is_none() -> None:
    @rule("PRC904", "empty-fix", ERROR)
    def empty_fix(ctx: Context) -> Iterator[Finding]:
        """Empty."""
        yield empty_fix.at(Span(1, 1, 1, 1), "found", Fix("nothing", ()))

    (finding,) = check([context()], [empty_fix], weights={}, fail_on=ERROR).findings
    assert finding.fix is None


def test_a_documents_lines_are_split_once() -> None:
    document = Document("README.md", "a\nb")
    assert document.lines is Document("other.md", document.text).lines
