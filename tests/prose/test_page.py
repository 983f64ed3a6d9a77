from dataclasses import replace

import pytest
from tests.report_sample import FIRST, REPORT, SECOND, TEXT

from prcheck.model import (
    Change,
    ChangeKind,
    Entry,
    Finding,
    Fix,
    Ignored,
    LinkState,
    LinkStatus,
    Related,
    Report,
    Severity,
    Skip,
    Span,
    Template,
    Verdict,
)
from prcheck.prose import page
from prcheck.prose.harm import shell
from prcheck.prose.headline import harmed, headline
from prcheck.prose.rows import rows
from prcheck.prose.scene import NOWHERE, Scene

SCENE = Scene("https://github.example/o/r", 7, "a" * 40, "b" * 40, run="https://run.example", added=273, removed=242)
CHANGES = (Change(ChangeKind.ADDED, None, FIRST), Change(ChangeKind.EDITED, SECOND, SECOND))


def finding(
    line: int = 3, severity: Severity = Severity.ERROR, code: str = "PRC104", name: str = "missing-link", **more: object
) -> Finding:
    return Finding(code, name, severity, 'no "Paper" link; add one', Span(line, 1, line, 5), "README.md", **more)  # type: ignore[arg-type]


def report(*findings: Finding, verdict: Verdict = Verdict.PASSED, changes: tuple[Change, ...] = CHANGES) -> Report:
    return Report(verdict=verdict, findings=findings, changes=changes, texts={"README.md": TEXT})


DAMAGE = finding(11, code="PRC501", name="damaged-entry")
ANCHOR = finding(12, code="PRC504", name="broken-anchor")
CHURN = finding(13, Severity.WARNING, "PRC502", "unrelated-change")
WARNING = finding(3, Severity.WARNING)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (report(), "Both entries are fine"),
        (report(changes=CHANGES[:1]), "The entry is fine"),
        (report(changes=()), "This change adds no entries; nothing to check"),
        (report(CHURN, changes=()), "This change adds no entries; nothing to check"),
        (report(finding(1, Severity.NOTE), changes=()), "This change adds no entries; please look at the remarks"),
        (report(finding(), verdict=Verdict.FAILED), "1 of 2 entries needs a fix before this can be merged"),
        (report(finding(3), finding(7), verdict=Verdict.FAILED), "Both entries need a fix before this can be merged"),
        (
            report(finding(), verdict=Verdict.FAILED, changes=CHANGES[:1]),
            "This entry needs a fix before this can be merged",
        ),
        (report(finding(1), verdict=Verdict.FAILED), "This change needs a fix before it can be merged"),
        (report(WARNING), "1 of 2 entries could be better, but this can be merged"),
        (report(WARNING, verdict=Verdict.FAILED), "1 of 2 entries needs a fix before this can be merged"),
        (report(verdict=Verdict.INCOMPLETE), "This change could not be checked in full"),
        (
            report(finding(), verdict=Verdict.INCOMPLETE),
            "This change could not be checked in full; 1 of 2 entries needs a fix",
        ),
        (
            report(DAMAGE, ANCHOR, verdict=Verdict.FAILED),
            "Both entries are fine, but the change breaks 1 entry that it did not mean to touch",
        ),
        (
            report(DAMAGE, finding(), verdict=Verdict.FAILED),
            "1 of 2 entries needs a fix, and the change breaks 1 entry that it did not mean to touch",
        ),
        (
            report(ANCHOR, ANCHOR, verdict=Verdict.FAILED, changes=()),
            "This change breaks 2 links inside the repository",
        ),
    ],
)
def test_headlines(given: Report, words: str) -> None:
    assert headline(given) == words


def test_many_entries_are_counted() -> None:
    more = tuple(Change(ChangeKind.ADDED, None, entry) for entry in many(4))
    assert headline(report(changes=more)) == "All 4 entries are fine"


def many(count: int) -> list[Entry]:
    return [
        Entry("README.md", Span(10 * n, 1, 10 * n + 1, 9), (), FIRST.kind, FIRST.parts, f"raw {n}")
        for n in range(1, count + 1)
    ]


def test_no_damage_is_no_words() -> None:
    assert harmed(report(CHURN)) == ""


def test_keys_hold_no_line_numbers_and_tell_entries_apart() -> None:
    moved = Entry("README.md", Span(90, 1, 92, 9), (), FIRST.kind, FIRST.parts, FIRST.raw)
    both = rows(report(changes=(*CHANGES, Change(ChangeKind.ADDED, None, moved))))
    assert len({row.key for row in both}) == 3
    alone = rows(report(changes=(Change(ChangeKind.ADDED, None, moved),)))
    assert alone[0].key == both[0].key


def test_moved_entries_are_listed_only_if_edited() -> None:
    assert rows(report(changes=(Change(ChangeKind.MOVED, FIRST, FIRST),))) == ()
    assert len(rows(report(changes=(Change(ChangeKind.MOVED, FIRST, FIRST, edited=True),)))) == 1


def test_damage_is_one_short_paragraph() -> None:
    text = page.comment(report(*[DAMAGE] * 94, *[ANCHOR] * 21, CHURN, verdict=Verdict.FAILED), SCENE)
    assert "(273 lines added, 242 removed)" in text
    assert "- in 94 entries something is lost (for example [line 11](" in text
    assert "- 21 links inside the repository no longer jump: their targets are gone (for example" in text
    assert "undo the changes" in text
    assert text.count("\n") < 25


def test_the_change_without_the_damage_is_a_patch_with_its_command() -> None:
    patch = "--- a/README.md\n+++ b/README.md\n@@ -1 +1,2 @@\n a\n+b\n"
    scene = Scene(SCENE.repository, 7, "a" * 40, "b" * 40, added=273, removed=242, rescue=patch)
    text = page.comment(report(DAMAGE, verdict=Verdict.FAILED), scene)
    assert "1 line instead of 515" in text
    assert "open the [Files changed]" not in text  # the patch mends the entries too
    assert "git checkout bbbbbbbbbbbb -- README.md && git apply papers.patch" in text
    assert f"```diff\n{patch}```" in text
    both = report(DAMAGE, replace(ANCHOR, path="docs/b.md"), verdict=Verdict.FAILED)
    assert "-- README.md docs/b.md && git apply" in page.comment(both, scene)
    hidden = Scene(SCENE.repository, 7, rescue=patch.replace("+b", "+\u202e"), added=1)
    assert "prcheck fix --only-entries" in page.comment(report(DAMAGE, verdict=Verdict.FAILED), hidden)


@pytest.mark.parametrize(("path", "word"), [("a/b-c_d.md", "a/b-c_d.md"), ("a b.md", "'a b.md'"), ("a'b", "'a'\\''b'")])
def test_paths_in_commands(path: str, word: str) -> None:
    assert shell(path) == word


def test_rows_name_rules_where_no_comment_does() -> None:
    broken = report(finding(fix=Fix("x", ())), finding(), finding(severity=Severity.NOTE), verdict=Verdict.FAILED)
    alone = page.comment(broken, SCENE)
    assert "[`missing-link`](" in alone
    key = rows(broken)[0].key
    scene = Scene(SCENE.repository, 7, "a" * 40, comments={key: "https://c.example"}, ready=frozenset({key}))
    inline = page.comment(broken, scene)
    assert "The Paper link is missing. [Fix ready ↓](https://c.example)" in inline
    assert "[`missing-link`](" not in inline
    assert (
        "**To fix it:** open the [Files changed](https://github.example/o/r/pull/7/files) tab, press *Commit" in inline
    )


@pytest.mark.parametrize(
    ("ready", "lead"),
    [
        (0, ""),
        (1, "**To take the suggestion:** open the"),
        (2, "**To take the 2 suggestions:** open the"),
        (3, "**To fix all 3:** open the"),
    ],
)
def test_how_to_counts_what_it_mends(ready: int, lead: str) -> None:
    changes = tuple(Change(ChangeKind.ADDED, None, entry) for entry in many(3))
    given = report(*(finding(10 * n) for n in (1, 2, 3)), verdict=Verdict.FAILED, changes=changes)
    keys = [row.key for row in rows(given)]
    scene = Scene(SCENE.repository, 7, comments=dict.fromkeys(keys, "u"), ready=frozenset(keys[:ready]))
    text = page.comment(given, scene)
    assert text.count("[Fix ready ↓](u)") == ready
    assert text.count("[Details ↓](u)") == 3 - ready
    assert (lead in text) if lead else ("open the" not in text)
    assert ("*Add suggestion to batch*" in text) == (ready > 1)


def test_a_rule_is_mentioned_once_a_row() -> None:
    found = [
        Finding(
            "PRC107",
            "missing-line-break",
            Severity.ERROR,
            f"no line break before the {f}, so",
            Span(3, 1, 3, 2),
            "README.md",
        )
        for f in ("authors", "venue")
    ]
    given = report(*found, verdict=Verdict.FAILED)
    assert "| Line breaks go before the authors and venue [`missing-line-break`](" in page.comment(given, SCENE)


def test_rows_have_room_for_some_findings_only() -> None:
    found = [finding(code=f"PRC10{n}", name=f"rule-{n}") for n in range(6)]
    assert "; 2 more" in page.comment(report(*found, verdict=Verdict.FAILED), SCENE)


def test_remarks_stand_below_with_their_places() -> None:
    removed = finding(40, Severity.WARNING, "PRC503", "removed-entry")
    related = finding(1, related=(Related("README.md", 2, "first"),))
    text = page.comment(report(removed, related, verdict=Verdict.FAILED), SCENE)
    assert "`README.md`, line 40 before the change" in text
    assert "[`README.md`, line 1](https://github.example/o/r/blob/" in text


def test_long_lists_are_cut_with_a_link_to_the_job() -> None:
    changes = tuple(Change(ChangeKind.ADDED, None, entry) for entry in many(40))
    found = [finding(n, code="PRC503", name="removed-entry") for n in range(1000, 1040)]
    text = page.comment(report(*found, changes=changes), SCENE)
    assert "10 more entries: see [the job summary](https://run.example)" in text
    assert "30 more remarks: see [the job summary](https://run.example)" in text
    assert text.count("| ✅ |") == 30
    assert page.job(report(*found, changes=changes), SCENE).count("| ✅ |") == 40


def test_a_comment_is_cut_by_size() -> None:
    wide = "".join(f'"{"`" * 190}" ' for _ in range(20))
    found = [
        Finding("PRC104", "missing-link", Severity.ERROR, wide, Span(10 * n, 1, 10 * n, 2), "README.md")
        for n in range(1, 31)
    ]
    changes = tuple(Change(ChangeKind.ADDED, None, entry) for entry in many(30))
    text = page.comment(report(*found, changes=changes, verdict=Verdict.FAILED), SCENE)
    assert len(text) <= page.COMMENT_SIZE
    assert text.startswith("### All 30 entries need a fix")


def test_a_page_that_fits_nowhere_is_its_headline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "COMMENT_SIZE", 10)
    monkeypatch.setattr(page, "JOB_SIZE", 10)
    assert page.comment(report(), SCENE) == page.job(report(), SCENE) == "Both entries are fine"


def test_what_could_not_be_checked_is_folded() -> None:
    given = Report(
        skipped=(Skip("links", "offline"),),
        links=(LinkState("https://a.example", LinkStatus.UNKNOWN, "time-out"),),
    )
    text = page.comment(given, SCENE)
    assert "<details><summary>2 things could not be checked</summary>" in text
    assert "- `https://a.example`: time-out" in text
    silenced = Report(ignored=(Ignored("PRC111", "README.md", 9, "comment on line 8"),))
    assert "1 thing could not be checked or was silenced" in page.comment(silenced, SCENE)


def test_of_much_that_could_not_be_checked_the_rest_is_counted() -> None:
    text = page.comment(Report(skipped=tuple(Skip("base", f"reason {n}") for n in range(40))), SCENE)
    assert "40 things could not be checked" in text
    assert "reason 29\n- and 10 more\n\n</details>" in text


def test_the_foot_names_the_template() -> None:
    template = Template("README.md", "declared", "README.md:23", (), ())
    assert "Checked against the format in [`README.md`, line 23](" in page.comment(Report(templates=(template,)), SCENE)
    learned = Template("README.md", "learned", "97 entries", (), ())
    assert "Checked against" not in page.comment(Report(templates=(learned,)), SCENE)
    assert "<sub>Format learned from 97 entries · [what" in page.comment(Report(templates=(learned,)), SCENE)


def test_without_a_pull_request_there_are_no_links_into_one() -> None:
    text = page.job(REPORT, NOWHERE)
    assert "/blob/HEAD/docs/rules.md" in text
    assert "/pull/" not in text
    assert NOWHERE.diff("a", 1) == NOWHERE.files == ""


def test_places_in_messages_are_links_where_the_file_is_known() -> None:
    scene = Scene(
        "https://g.example/o/r", 7, "a" * 40, paths=frozenset({"README.md"}), elsewhere={"x": ("README.md", "main")}
    )
    assert scene.told("see README.md:24").startswith("see [`README.md`, line 24](https://g.example/o/r/blob/aaa")
    assert scene.told("see OTHER.md:24") == "see `OTHER.md:24`"
    assert scene.told("see README.md:x") == "see `README.md:x`"
    assert "/blob/main/README.md?plain=1#L3" in scene.line("x", 3)
    assert scene.diff("README.md", 3).startswith("https://g.example/o/r/pull/7/files#diff-")


def test_the_other_place_is_linked_where_it_is_named() -> None:
    twin = Finding(
        "PRC201",
        "duplicate-paper",
        Severity.ERROR,
        "is listed already on line 12; keep one of the two",
        Span(3, 1, 5, 5),
        "README.md",
        related=(Related("README.md", 12, "the first"), Related("README.md", 1, "another")),
    )
    text = page.comment(report(twin, verdict=Verdict.FAILED), SCENE)
    assert "Is listed already on [line 12](https://github.example/o/r/blob/" in text
    assert "keep one of the two ([line 1](https://" in text


def test_where_entries_of_several_files_are_listed_each_names_its_own() -> None:
    one, other = many(2)
    changes = (Change(ChangeKind.ADDED, None, one), Change(ChangeKind.ADDED, None, replace(other, path="docs/b.md")))
    assert "[`docs/b.md`, line 20](" in page.comment(report(changes=changes), SCENE)
    assert "[`README.md`, line 10](" not in page.comment(report(changes=changes[:1]), SCENE)
