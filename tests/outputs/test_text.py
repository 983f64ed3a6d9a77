import re
from dataclasses import replace

import pytest
from tests.report_sample import REPORT

from prcheck.model import Finding, Report, Severity, Span, Verdict
from prcheck.outputs import text
from prcheck.terminal import Paint, measure

EXPECTED = """\
"Weaving Numbers"
README.md:3:1: no line break before the authors; end the line with "<br>" [PRC107]
     3 | **Weaving Numbers**
       | ^^^^^^^^^^^^^^^^^^^
  fix: end the line with <br>
  -**Weaving Numbers**
  +**Weaving Numbers**<br>

README.md:5:13: warning: unknown label "Papr"; did you mean "Paper" [PRC108]
     5 | CVPR 2024 [[Papr](https://arxiv.org/abs/2401.00001)]
       |             ^^^^
  see README.md:9: written so here
  fix: write "Paper"
  -CVPR 2024 [[Papr](https://arxiv.org/abs/2401.00001)]
  +CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

"夜の機械<U+202E> evil <U+001B>[31m"
README.md:7:7: note: U+202E in the title [PRC113]
     7 | **夜の機械<U+202E> evil <U+001B>[31m**<br>
       |           ^^^^^^^^

README.md: 40 entries that this change did not mean to touch are damaged [PRC501]
  lines 11
  40 x as on line 11: "0" lost its line breaks
    11 | **Broken by an editor**
       | ^^^^^^^^^^^^^^^^^^^^^^^

not checked: links: offline
silenced: PRC111 at README.md:9, by the comment on line 8

1 of 2 entries needs a fix: 41 errors, 1 warning, 1 note
"""


def test_the_whole_output() -> None:
    assert text.render(REPORT) == EXPECTED


def test_colours_only_on_request_and_no_other_escape() -> None:
    coloured = text.render(REPORT, Paint(on=True))
    assert "\x1b[31m" in coloured
    assert "<U+001B>[31m" in coloured
    assert "\x1b" not in text.render(REPORT)


def test_a_fix_is_folded_on_a_narrow_terminal() -> None:
    long = REPORT.texts["README.md"].replace("Weaving Numbers", "Weaving Numbers by Hand at Night in a Small Town")
    narrow = text.render(replace(REPORT, texts={"README.md": long}), Paint(columns=40, folds=True))
    assert "  -**Weaving Numbers by Hand at Night in\n    a Small Town**\n" in narrow
    assert "by Hand at Night in a Small Town**\n" in text.render(replace(REPORT, texts={"README.md": long}))


def test_damage_stays_short_however_much_there_is() -> None:
    damage = tuple(
        Finding("PRC501", "damaged-entry", Severity.ERROR, "lost its breaks", Span(n, 1, n, 2), "README.md")
        for n in range(1, 500)
    )
    lines = text.render(replace(REPORT, findings=damage)).split("\n")
    assert len(lines) < 12
    assert any(line.endswith(", ...") for line in lines)


def test_source_lines_are_cut_to_fit_a_narrow_terminal() -> None:
    long = replace(REPORT, texts={"README.md": "\n".join(["", "", "a" * 200, "", "b" * 200, "", "c" * 200])})
    lines = text.render(long, Paint(columns=60)).split("\n")
    shown = [line for line in lines if line[7:8] == "|"]
    assert shown
    assert max(map(len, shown)) <= 60


def test_messages_are_folded_and_codes_lead_to_the_rules_page_where_the_terminal_can() -> None:
    shown = text.render(REPORT, Paint(on=True, columns=50, links=True, folds=True))
    page = "https://github.com/prcheck/prcheck/blob/HEAD/docs/rules.md#missing-line-break"
    assert f"\x1b]8;;{page}\x1b\\[PRC107]\x1b]8;;\x1b\\" in shown
    plain = re.sub(r"\x1b\[[0-9]*m|\x1b\]8;;[^\x1b]*\x1b\\", "", shown)
    said = [line for line in plain.split("\n") if line[:3] not in ("  -", "  +")]
    assert max(map(measure, said)) <= 60
    assert 'README.md:3:1: no line break before the authors;\n    end the line with "<br>" [PRC107]\n' in plain


def test_a_code_that_does_not_fit_stands_on_a_line_of_its_own() -> None:
    finding = Finding("PRC503", "removed-entry", Severity.WARNING, "gone from here", Span(1, 1, 1, 1), "gone.md")
    shown = text.render(Report(findings=(finding,), texts={"gone.md": ""}), Paint(columns=44, folds=True))
    assert shown.startswith("gone.md:1:1: warning: gone from here\n    [PRC503]\n")


def test_an_empty_line_is_not_shown() -> None:
    finding = Finding("PRC503", "removed-entry", Severity.WARNING, "gone", Span(1, 1, 1, 1), "gone.md")
    report = Report(findings=(finding,), texts={"gone.md": ""})
    assert text.render(report).startswith("gone.md:1:1: warning: gone [PRC503]\n\n")


def test_a_place_outside_the_text_has_no_source() -> None:
    finding = Finding("PRC503", "removed-entry", Severity.WARNING, "gone", Span(99, 1, 99, 2), "gone.md")
    shown = text.render(replace(REPORT, findings=(finding,), verdict=Verdict.PASSED))
    assert "gone.md:99:1: warning: gone [PRC503]\n\n" in shown


@pytest.mark.parametrize(
    ("report", "last"),
    [
        (Report(), "no entries to check"),
        (Report(checked=1), "the entry is fine"),
        (Report(checked=3), "all 3 entries are fine"),
        (Report(Verdict.INCOMPLETE), "could not be checked in full"),
    ],
)
def test_the_verdict_stands_last(report: Report, last: str) -> None:
    assert text.render(report) == last + "\n"


def test_an_audits_message_folds_with_the_entry_that_it_is_about() -> None:
    finding = replace(REPORT.findings[0], entry="Threads of Silver and Gold in the Old Looms of the North")
    shown = text.render(Report(findings=(finding,), audit=True), Paint(columns=50, folds=True))
    assert max(map(len, shown.splitlines())) <= 50
    assert " ".join(shown.split()).count('in "Threads of Silver and Gold in the Old Looms of the North"') == 1
