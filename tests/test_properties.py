"""Whatever lists, changes, settings and answers say: a report or a refusal, places inside the file, fixes that settle.

Drawn without chance, so that one commit has one verdict; `make fuzz` is what looks further.
"""

from contextlib import suppress
from itertools import pairwise

from bench.fuzz import targets
from bench.fuzz.targets import sound
from hypothesis import HealthCheck, given, settings
from tests import strategies

from prcheck import configuration, layouts, patch, run
from prcheck.edge.files import decode
from prcheck.errors import ConfigError
from prcheck.mending import mended
from prcheck.model import Report
from prcheck.settings import Settings

few = settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
many = settings(few, max_examples=80)


def audit(text: str) -> Report:
    return run.audit({"README.md": text}, guides={}, settings=Settings())


@few
@given(strategies.lists(), strategies.settings(honest=True))
def test_a_list_gives_a_sound_report_under_any_settings(text: str, toml: str) -> None:
    with suppress(ConfigError):  # two templates, or one that says too little
        chosen = configuration.read(toml, "prcheck.toml") or Settings()
        sound(run.audit({"README.md": text}, guides={}, settings=chosen), text)


@few
@given(strategies.lists())
def test_the_entries_of_a_list_lie_inside_it_one_after_another(text: str) -> None:
    targets.entries(text.encode())
    found = [entry.span for entry in layouts.parse(text, "README.md").entries]
    assert all(one.line <= other.line for one, other in pairwise(found))


@few
@given(strategies.changes())
def test_a_change_gives_a_sound_report(change: tuple[str, str]) -> None:
    sides = patch.diff(*change, "README.md")
    sound(run.judge([sides], others={}, guides={}, settings=Settings()), change[1])


@many
@given(strategies.changes())
def test_a_change_is_written_read_and_taken_back(change: tuple[str, str]) -> None:
    before, after = change
    part = patch.diff(before, after, "README.md").patch
    for read in patch.read(patch.write(part)):
        assert patch.apply(before, read) == after
        assert patch.revert(after, read) == before


@many
@given(strategies.changes(), strategies.lists())
def test_a_diff_of_another_text_is_read_or_refused(change: tuple[str, str], text: str) -> None:
    diff = patch.write(patch.diff(*change, "README.md").patch)
    assert not [
        *targets.tried(targets.Target("diffs", targets.diffs, 1, "diff"), f"{diff}{targets.CUT}{text}".encode())
    ]


@few
@given(strategies.lists())
def test_what_is_fixed_stays_as_it_is(text: str) -> None:
    once = mended(text, "README.md", audit)
    assert mended(once, "README.md", audit) == once


@many
@given(strategies.settings())
def test_settings_are_read_or_refused(text: str) -> None:
    with suppress(ConfigError):
        configuration.read(decode(text.encode(), "prcheck.toml"), "prcheck.toml")


@many
@given(strategies.answers())
def test_answers_are_read_or_refused(body: bytes) -> None:
    targets.answers(body)
