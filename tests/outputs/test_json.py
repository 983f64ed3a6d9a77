import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.report_sample import FIRST, REPORT

from prcheck.model import Document, Report, Verdict
from prcheck.outputs import json as output

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", [REPORT, Report(), replace(REPORT, verdict=Verdict.INCOMPLETE)])
def test_reports_follow_the_schema(report: Report) -> None:
    VALIDATOR.validate(json.loads(output.render(report)))


def test_the_schema_is_strict() -> None:
    value = json.loads(output.render(REPORT))
    value["findings"][0]["extra"] = 1
    value["changes"][0]["after"]["extra"] = 1
    value["extra"] = 1
    assert len(list(VALIDATOR.iter_errors(value))) == 3


def test_an_entry_has_all_fields() -> None:
    after = json.loads(output.render(REPORT))["changes"][0]["after"]
    assert after == {
        "title": "Weaving Numbers",
        "authors": ["Ada Lovelace", "Charles Babbage"],
        "venue": "CVPR 2024",
        "year": None,
        "links": [{"label": "Papr", "url": "https://arxiv.org/abs/2401.00001", "line": 5}],
        "ids": ["arxiv:2401.00001"],
        "section": ["Papers"],
        "path": "README.md",
        "line": 3,
        "end_line": 5,
    }


def test_counts() -> None:
    value = json.loads(output.render(REPORT))
    assert value["counts"] == {"error": 41, "warning": 1, "note": 1, "entries_checked": 2}
    assert value["verdict"] == "failed"


def test_lone_surrogates_can_be_written() -> None:
    text = output.entries(Document("a\ud800.md", ""))
    assert json.loads(text.encode())["path"] == "a\ud800.md"


def test_entries_and_templates() -> None:
    listed = json.loads(output.entries(Document("README.md", "", (FIRST,))))
    assert (listed["version"], listed["path"], len(listed["entries"])) == (1, "README.md", 1)
    found = json.loads(output.template_list(REPORT.templates))
    assert found["templates"][0]["kind"] == "declared"
    assert found["templates"][0]["links"] == ["Paper"]


@pytest.mark.parametrize(
    "odd", ["\x1b[31m", "\x9b31m", "\x7f", "\u202e", "\u200b", "\u2028", "\U000e0041", "##[add-mask]a"]
)
def test_nothing_acts_on_a_terminal_or_in_a_log(odd: str) -> None:
    text = output.entries(Document(f"a {odd}.md", ""))
    assert odd not in text
    assert json.loads(text)["path"] == f"a {odd}.md"


def test_letters_of_all_languages_stay_readable() -> None:
    assert "夜 é 🔥" in output.entries(Document("夜 é 🔥.md", ""))
