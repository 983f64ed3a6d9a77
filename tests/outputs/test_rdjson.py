import json
from dataclasses import replace

from tests.report_sample import REPORT

from prcheck.model import Edit, Finding, Fix, Report, Severity, Span
from prcheck.outputs import rdjson


def diagnostics(report: Report) -> list[dict[str, object]]:
    value = json.loads(rdjson.render(report))
    assert value["source"] == {"name": "prcheck"}
    return value["diagnostics"]  # type: ignore[no-any-return]  # the format's list


def test_columns_count_bytes() -> None:
    found = diagnostics(REPORT)[2]
    assert found["location"] == {
        "path": "README.md",
        "range": {"start": {"line": 7, "column": 15}, "end": {"line": 7, "column": 18}},
    }
    assert (found["severity"], found["code"]) == ("INFO", {"value": "PRC113"})


def test_one_edit_is_one_suggestion() -> None:
    assert diagnostics(REPORT)[1]["suggestions"] == [
        {"range": {"start": {"line": 5, "column": 13}, "end": {"line": 5, "column": 17}}, "text": "Paper"}
    ]


def test_several_edits_replace_their_lines() -> None:
    edits = (Edit(Span(3, 20, 3, 20), "<br>"), Edit(Span(4, 2, 4, 5), "Augusta"))
    finding = Finding("PRC107", "x", Severity.ERROR, "m", Span(3, 1, 3, 2), "README.md", fix=Fix("f", edits))
    assert diagnostics(replace(REPORT, findings=(finding,)))[0]["suggestions"] == [
        {
            "range": {"start": {"line": 3, "column": 1}, "end": {"line": 4, "column": 36}},
            "text": "**Weaving Numbers**<br>\n*Augusta Lovelace, Charles Babbage*<br>",
        }
    ]


def test_a_file_without_text_has_no_suggestion() -> None:
    assert "suggestions" not in diagnostics(replace(REPORT, texts={}))[0]
