from pathlib import Path
from subprocess import run as call

import pytest

from prcheck import patch, run
from prcheck.mending import fixed, without_damage
from prcheck.model import ChangeKind, Report
from prcheck.patch import Sides
from prcheck.settings import Settings

PLACES = ("Lisbon", "Oslo", "Quito", "Cairo", "Hanoi", "Turin", "Dakar", "Osaka")
PEOPLE = ("Mira Okafor", "Jon Lindqvist", "Aiko Brandt", "Tomas Reyes")


def entry(number: int, newline: str = "  ") -> str:
    place, person = PLACES[number % len(PLACES)], PEOPLE[number % len(PEOPLE)]
    return (
        f"**Weaving {place} from {number + 2} Coloured Threads**{newline}\n*{person}, Ines Halloran*{newline}\n"
        f"CVPR 2023 [[Paper](https://arxiv.org/abs/2303.{10001 + number})]\n"
    )


BASE = "# Looms\n\n" + "\n".join(entry(number) for number in range(8))
DAMAGED = BASE.replace("  \n", "\n").replace("# Looms\n", "# Looms\n\n" + entry(20, "") + "\n")


def judge(side: Sides) -> Report:
    return run.judge([side], others={}, guides={}, settings=Settings())


def test_the_change_without_the_damage_holds_the_new_entry_in_the_list_s_own_style() -> None:
    rescued = without_damage(patch.diff(BASE, DAMAGED, "README.md"), judge)
    clean = patch.apply(BASE, rescued)
    assert clean == BASE.replace("# Looms\n", "# Looms\n\n" + entry(20))
    report = judge(patch.diff(BASE, clean, "README.md"))
    assert [change.kind for change in report.changes] == [ChangeKind.ADDED]
    assert report.findings == ()


def test_line_ends_stay_as_they_were() -> None:
    before, after = (text.replace("\n", "\r\n") for text in (BASE, DAMAGED))
    clean = patch.apply(before, without_damage(patch.diff(before, after, "README.md"), judge))
    assert clean.replace("\r\n", "\n") == BASE.replace("# Looms\n", "# Looms\n\n" + entry(20))
    assert "\n" not in clean.replace("\r\n", "")


def test_fixed_leaves_a_fine_change_alone() -> None:
    side = patch.diff(BASE, BASE + "\n" + entry(21), "README.md")
    assert fixed(side, judge) == side.head


@pytest.mark.parametrize("name", ["mwxely+AIGS/1"])
def test_git_takes_the_rescued_real_change(real_pulls: Path, tmp_path: Path, name: str) -> None:
    base, head = ((real_pulls / name / side).read_bytes().decode() for side in ("base.md", "head.md"))
    rescued = without_damage(patch.diff(base, head, "README.md"), judge)
    (tmp_path / "README.md").write_bytes(base.encode())
    (tmp_path / "papers.patch").write_bytes(patch.write(rescued).encode())
    call(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    call(["git", "apply", "papers.patch"], cwd=tmp_path, check=True)
    report = judge(patch.diff(base, (tmp_path / "README.md").read_bytes().decode(), "README.md"))
    assert [change.kind for change in report.changes] == [ChangeKind.ADDED, ChangeKind.ADDED]
    assert report.findings == ()
