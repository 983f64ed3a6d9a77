import json
from dataclasses import replace

from jsonschema import Draft202012Validator
from tests.report_sample import REPORT

from prcheck.model import Edit, Finding, Fix, Report, Severity, Span
from prcheck.outputs import rdjson

RULES = "https://github.com/prcheck/prcheck/blob/HEAD/docs/rules.md"
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}


def shape(*needed: str, **properties: object) -> dict[str, object]:
    """A closed object."""
    return {"type": "object", "properties": properties, "required": [*needed], "additionalProperties": False}


RANGE = shape(
    "start", "end", start=shape("line", "column", line=COUNT, column=COUNT), end=shape(line=COUNT, column=COUNT)
)
SUGGESTION = shape("range", "text", range=RANGE, text=TEXT)
DIAGNOSTIC = shape(
    "message",
    "location",
    message=TEXT,
    location=shape("path", "range", path=TEXT, range=RANGE),
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    code=shape("value", value=TEXT, url=TEXT),
    suggestions={"type": "array", "items": SUGGESTION},
)
FORMAT = shape(
    "source", "diagnostics", source=shape(name=TEXT, url=TEXT), diagnostics={"type": "array", "items": DIAGNOSTIC}
)
"""What prcheck uses of https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto, and no more."""


def diagnostics(report: Report) -> list[dict[str, object]]:
    value = json.loads(rdjson.render(report))
    Draft202012Validator(FORMAT).validate(value)
    assert value["source"] == {"name": "prcheck", "url": "https://github.com/prcheck/prcheck"}
    return value["diagnostics"]  # type: ignore[no-any-return]  # the format's list


def test_columns_count_bytes() -> None:
    found = diagnostics(REPORT)[2]
    assert found["location"] == {
        "path": "README.md",
        "range": {"start": {"line": 7, "column": 15}, "end": {"line": 7, "column": 18}},
    }
    assert (found["severity"], found["code"]) == ("INFO", {"value": "PRC113", "url": f"{RULES}#odd-characters"})


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
