"""What a run judges and asks for."""

from collections.abc import Iterable

import pytest
from tests.listed import FAULTY, FINE, LIST, change, with_entry

from prcheck import contexts, patch, run
from prcheck.facts import Facts
from prcheck.model import ChangeKind, LinkState, LinkStatus, Report, Severity, Skip, Verdict
from prcheck.patch import Sides
from prcheck.run import audit, judge
from prcheck.settings import Settings


def judged(after: str, settings: Settings | None = None, **words: object) -> Report:
    sides = [patch.diff(LIST, after, "README.md")]
    given: dict[str, object] = {"others": {}, "guides": {}, "settings": settings or Settings(), **words}
    return judge(sides, **given)  # type: ignore[arg-type]  # the words of `judge`


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_the_links_of_changed_entries_are_asked_for_once() -> None:
    asked: list[str] = []

    def gather(urls: Iterable[str], _: Settings) -> tuple[Facts, tuple[Skip, ...]]:
        asked.extend(urls)
        return Facts({url: LinkState(url, LinkStatus.DEAD, "gone", 404) for url in asked}), (Skip("links", "late"),)

    report = judged(with_entry(FINE), gather=gather)
    assert asked == ["https://arxiv.org/abs/2402.00005"]
    assert codes(report) == ["PRC301"]
    assert report.links == (LinkState(asked[0], LinkStatus.DEAD, "gone", 404),)
    assert report.skipped == (Skip("links", "late"),)


def test_nothing_is_asked_for_rules_that_need_nothing() -> None:
    report = judged(with_entry(FINE), Settings(select=("missing-link",)), gather=lambda *_: pytest.fail("asked"))
    assert [state.reason for state in report.links] == ["no rule asks for it"]
    assert report.skipped == ()


def test_without_a_gatherer_links_are_unchecked() -> None:
    report = judged(with_entry(FINE))
    assert [(state.state, state.reason) for state in report.links] == [(LinkStatus.UNCHECKED, "offline")]
    assert report.skipped == (Skip("links", "offline"), Skip("papers", "offline"))


def test_other_files_of_the_list_are_compared() -> None:
    report = judged(with_entry(FINE), others={"more.md": f"# More\n\n{FINE}"})
    assert "PRC201" in codes(report)


def test_a_new_file_is_judged_as_its_like() -> None:
    rows = "".join(
        f"|Survey {n} of Looms|Ann Lee, Bo Chan|[pdf](https://arxiv.org/abs/2001.0000{n})|\n" for n in range(1, 7)
    )
    surveys = f"|Title|Authors|Paper|\n|---|---|---|\n{rows}"
    old = "".join(
        f"- **Weaving of Sort {n}.** Ann Lee, Bo Chan. *CVPR 2024*. [[Paper](https://arxiv.org/abs/2401.0000{n})]\n"
        for n in range(1, 7)
    )
    fresh = "- **Carpets for All Sorts.** Ann Lee, Bo Chan. *CVPR 2025*. [[Paper](https://arxiv.org/abs/2501.00001)]\n"
    for path in ("papers/2025.md", "papers/late.md"):
        side = patch.diff("", f"# Looms\n\n{fresh}", path)
        others = {"docs/surveys.md": surveys, "papers/2024.md": f"# Looms\n\n{old}"}
        report = judge([side], others=others, guides={}, settings=Settings())
        assert (len(report.changes), codes(report)) == (1, [])


def test_a_guide_tells_the_template() -> None:
    guide, _, rest = LIST.partition("## Weaving")
    sides = patch.diff(rest, f"{rest}\n{FAULTY}", "README.md")
    report = judge([sides], others={}, guides={"CONTRIBUTING.md": guide}, settings=Settings())
    assert codes(report) == ["PRC104"]
    assert [template.source.partition(":")[0] for template in report.templates] == ["CONTRIBUTING.md"]


def test_a_list_over_the_cap_is_incomplete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "MAX_ENTRIES", 4)
    report = judged(with_entry(FAULTY), Settings(fail_on=None))
    assert codes(report) == ["PRC507"]
    assert report.findings[0].message == "5 entries; at most 4 can be checked; split them"
    assert report.verdict is Verdict.INCOMPLETE


def test_a_change_over_the_cap_is_judged_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "MAX_ADDED", 1)
    more = FAULTY.replace("Twisting Yarn with", "Carding Wool without any Help of")
    report = judged(f"{with_entry(FAULTY)}\n{more}")
    assert codes(report) == ["PRC104", "PRC507"]
    assert report.checked == 1
    assert report.count(Severity.ERROR) == 2


def test_files_of_a_change_with_too_many_lines_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = [patch.diff(LIST, with_entry(FAULTY), path) for path in ("a.md", "b.md")]
    monkeypatch.setattr(contexts, "MAX_LINES", sides[0].size)
    report = judge(sides, others={}, guides={}, settings=Settings())
    assert [(finding.path, finding.code) for finding in report.findings] == [("a.md", "PRC104"), ("b.md", "PRC507")]
    assert report.findings[1].span.line == sides[1].hunks[0].new_start
    size = sides[0].size
    assert report.findings[1].message.startswith(f"{2 * size} lines that the change adds or takes away; at most {size}")


def test_removed_and_new_files_with_too_many_lines_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contexts, "MAX_LINES", 3)
    for base, head in ((LIST, None), (None, LIST)):
        report = judge([patch.diff(base, head, "a.md")], others={}, guides={}, settings=Settings())
        assert codes(report) == ["PRC507"]
        assert report.changes == ()


def test_links_over_the_cap_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MAX_URLS", 1)
    report = judged(
        with_entry(FINE.replace("]\n", "][[Code](https://github.com/kay/frame)]\n").replace(")][[", ")][["))
    )
    assert codes(report) == ["PRC507"]
    assert [state.reason for state in report.links] == ["offline", "too many links"]


def partial(after: str) -> Sides:
    (part,) = patch.read(change(LIST, after))
    return patch.partial(part)


def test_an_entry_that_a_hunk_cuts_is_not_judged() -> None:
    sides = partial(LIST.replace("## Spinning", "## Spinning yarn"))
    report = judge([sides], others={}, guides={}, settings=Settings())
    assert (report.changes, report.findings) == ((), ())


def test_entries_that_the_diff_shows_whole_are_judged() -> None:
    sides = partial(with_entry(FAULTY))
    report = judge([sides], others={}, guides={"README.md": LIST}, settings=Settings())
    assert [c.kind for c in report.changes] == [ChangeKind.ADDED]
    assert codes(report) == ["PRC104"]


def test_a_unit_that_a_hunk_cuts_is_not_called_unreadable() -> None:
    lines = " tidy | warp\n-weft\n+a weft | https://example.org/weft\n and more\n"
    (part,) = patch.read(f"--- a/README.md\n+++ b/README.md\n@@ -20,3 +20,3 @@\n{lines}")
    report = judge([patch.partial(part)], others={}, guides={"README.md": LIST}, settings=Settings())
    assert report.findings == ()


def test_a_removed_entry_is_seen_in_part_too() -> None:
    gone = LIST.replace(LIST[LIST.index("**A Loom") : LIST.index("## Spinning")], "")
    report = judge([partial(gone)], others={}, guides={}, settings=Settings())
    assert [c.kind for c in report.changes] == [ChangeKind.REMOVED]


def test_an_audit_judges_every_entry() -> None:
    report = audit({"a.md": with_entry(FAULTY), "b.md": with_entry(FINE)}, guides={}, settings=Settings())
    assert report.checked == 10
    assert report.changes == ()
    assert "PRC104" in codes(report)


def test_a_change_of_the_settings_alone_is_told() -> None:
    report = judge([], others={}, guides={}, settings=Settings(), changed_paths=["prcheck.toml"])
    assert [(f.code, f.path) for f in report.findings] == [("PRC506", "prcheck.toml")]
    assert (report.verdict, report.skipped) == (Verdict.PASSED, ())
