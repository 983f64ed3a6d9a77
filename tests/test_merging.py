"""`prcheck merge` and reading reports back."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.commandline import Run, runner
from tests.listed import FAULTY, with_entry
from tests.report_sample import REPORT

from prcheck import reading
from prcheck.errors import UsageError
from prcheck.outputs import json as output

LIST = with_entry(FAULTY)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "README.md").write_text(LIST, "utf-8")
    return runner(tmp_path, monkeypatch, capsys)


@pytest.fixture
def parts(run: Run) -> list[str]:
    names = [f"{number}.json" for number in (1, 2, 3)]
    for number, name in enumerate(names, 1):
        shard = f"{number}/3"
        assert (
            run("audit", "--offline", "--shard", shard, "--format", "json", "--output", name, "--fail-on", "never")[0]
            == 0
        )
    return names


def edit(name: str, **values: Any) -> None:
    value = json.loads(Path(name).read_text("utf-8"))
    value["shard"] |= values
    Path(name).write_text(json.dumps(value), "utf-8")


def test_merged_is_what_one_run_says(run: Run, parts: list[str]) -> None:
    code, merged, _ = run("merge", *parts, "--format", "json")
    assert code == 1
    assert merged == run("audit", "--offline", "--format", "json")[1]


def test_shards_and_merged_reports_follow_the_schema(run: Run, parts: list[str]) -> None:
    schema = json.loads((Path(__file__).parents[1] / "docs" / "report.schema.json").read_text("utf-8"))
    texts = [*(Path(name).read_text("utf-8") for name in parts), run("merge", *parts, "--format", "json")[1]]
    for text in texts:
        Draft202012Validator(schema).validate(json.loads(text))


@pytest.mark.parametrize("form", ["text", "markdown", "sarif", "github", "rdjson"])
def test_every_format_can_be_written(run: Run, parts: list[str], form: str) -> None:
    code, out, _ = run("merge", *parts, "--format", form)
    assert code == 1
    assert "missing-link" in out or "PRC104" in out


def test_fail_on_is_the_merges_own(run: Run, parts: list[str]) -> None:
    code, out, _ = run("merge", *parts, "--format", "json", "--fail-on", "never")
    assert (code, json.loads(out)["verdict"]) == (0, "passed")


def test_a_missing_shard(run: Run, parts: list[str]) -> None:
    code, _, err = run("merge", parts[0], parts[2])
    assert (code, err) == (2, "prcheck: missing: shard 2/3; give the reports of all shards\n")


def test_a_shard_twice(run: Run, parts: list[str]) -> None:
    Path("again.json").write_text(Path(parts[1]).read_text("utf-8"), "utf-8")
    code, _, err = run("merge", *parts, "again.json")
    assert (code, err) == (2, 'prcheck: "2.json" and "again.json" are both shard 2/3; give each once\n')


def test_one_file_named_twice(run: Run, parts: list[str]) -> None:
    code, _, err = run("merge", *parts, parts[1])
    assert (code, err) == (2, 'prcheck: "2.json" is named twice; give each shard once\n')


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"made_by": "0.0.1"}, '"3.json" is of prcheck 0.0.1, "1.json" of '),
        ({"of": 4}, '"3.json" is one of 4 shards, "1.json" of 3'),
        ({"key": "x"}, '"3.json" is of other lists or settings than "1.json"'),
        ({"number": 7}, '"3.json" says that it is shard 7 of 3'),
    ],
)
def test_shards_of_different_audits(run: Run, parts: list[str], values: dict[str, Any], told: str) -> None:
    edit(parts[2], **values)
    code, out, err = run("merge", *parts)
    assert (code, out) == (2, "")
    assert told in err


def test_a_report_that_is_no_shard(run: Run, parts: list[str]) -> None:
    run("audit", "--offline", "--format", "json", "--output", "whole.json")
    code, _, err = run("merge", parts[0], "whole.json")
    assert code == 2
    assert err.startswith('prcheck: "whole.json" is no shard of an audit; make each with "prcheck audit --shard K/N')


@pytest.mark.parametrize("word", ["0/3", "4/3", "3", "a/b", "-1/3", "1/", "1/99999999999999", "١/٢"])
def test_words_that_are_no_shard(run: Run, word: str) -> None:
    code, _, err = run("audit", f"--shard={word}")
    assert code == 2
    assert "write 3/10 for the third of ten" in err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", '"r.json" is no JSON: Expecting value at line 1'),
        ('{\n"version": 1,\n', '"r.json" is no JSON: '),
        ("[" * 100_000, '"r.json" is no JSON that can be read'),
        ("[]", '"r.json" is no report: it is not an object'),
        ("{}", '"r.json" is no report: version is not a number'),
        ('{"version": 2}', '"r.json" is a report of version 2; expected 1'),
        ('{"version": true}', '"r.json" is no report: version is not a number'),
        ('{"version": 1, "verdict": "fine"}', "verdict is not one of passed, failed, incomplete"),
    ],
)
def test_what_is_no_report(text: str, told: str) -> None:
    with pytest.raises(UsageError) as caught:
        reading.report(text, "r.json")
    assert told in caught.value.message


def damaged(value: Any, path: list[Any]) -> list[tuple[list[Any], Any]]:
    """The places of all values of a report."""
    found = [(path, value)] if path else []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        found += damaged(part, [*path, key])
    return found


def test_a_report_with_any_value_gone_wrong_is_refused_or_read(parts: list[str]) -> None:
    """No value of any other type makes anything but a message."""
    text = Path(parts[0]).read_text("utf-8")
    for path, old in damaged(json.loads(text), []):
        values: tuple[Any, ...] = (None, 7, "x", [], {}, [1], -1)
        for wrong in values:
            value = json.loads(text)
            place = value
            for step in path[:-1]:
                place = place[step]
            place[path[-1]] = wrong
            try:
                found = reading.report(json.dumps(value), "r.json")
            except UsageError:
                continue
            assert output.render(found), (path, old)


def test_a_change_is_read_without_what_it_changed() -> None:
    found = reading.report(output.render(REPORT), "r.json")
    assert found.findings == REPORT.findings
    assert (found.ignored, found.skipped, found.links) == (REPORT.ignored, REPORT.skipped, REPORT.links)
    assert found.changes == ()
