"""Whatever stands in a list or a diff: a report, never a failure."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.listed import FINE, LIST, with_entry

from prcheck import patch
from prcheck.outputs import OUTPUTS
from prcheck.run import judge
from prcheck.settings import Settings

VALIDATOR = Draft202012Validator(json.loads(Path("docs/report.schema.json").read_text("utf-8")))
MARKS = '** * ` ``` [ ]( [[Paper]( )] <br> \\ # - 1. > | ~~~ <!-- --> <a_id=" javascript: data: http://[ 夜 CVPR_2024'
ODD = ("\n", "\n\n", "\u202e", "\x00", "\x1b", "\u2028", "\ufeff", "\r", "https://arxiv.org/abs/2401.00001")
PIECES = st.sampled_from((*MARKS.replace("_", " ").split(), *ODD)) | st.text(max_size=5)
CUTS = st.lists(st.tuples(st.integers(0, 1100), st.sampled_from([0, 0, 1, 3, 40]), PIECES), max_size=12)


def mangled(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for start, length, piece in cuts:
        text = text[:start] + piece + text[start + length :]
    return text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CUTS, CUTS)
def test_a_mangled_list_gives_a_report(before: list[tuple[int, int, str]], after: list[tuple[int, int, str]]) -> None:
    sides = patch.diff(mangled(LIST, before), mangled(with_entry(FINE), after), "README.md")
    report = judge([sides], others={"more.md": mangled(LIST, after)}, guides={}, settings=Settings())
    shown = {name: render(report) for name, render in OUTPUTS.items()}
    VALIDATOR.validate(json.loads(shown["json"]))
    assert not set(shown["text"]) & set("\x1b\x00\r\u202e\u2028")


@settings(max_examples=40, deadline=None)
@given(CUTS)
def test_a_mangled_diff_is_read_or_refused(cuts: list[tuple[int, int, str]]) -> None:
    text = patch.write(patch.diff(LIST, with_entry(FINE), "README.md").patch)
    for part in patch.read(mangled(text, cuts)):
        if max((h.new_start for step in part.steps for h in step), default=0) < 10_000:
            judge([patch.partial(part)], others={}, guides={"README.md": LIST}, settings=Settings())


@pytest.mark.parametrize(
    "text", ["", "\n", "\ufeff", "\x00", "# ", "- " * 300, "[a](b" * 2000, "**" * 5000, "|" * 9000]
)
def test_odd_lists_are_judged(text: str) -> None:
    judge([patch.diff("", text, "README.md")], others={}, guides={}, settings=Settings())
