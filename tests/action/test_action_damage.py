"""A change that damages what it did not mean to touch, and the way out that its summary offers."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.standin.world import GOOD, Make, World, listed

from prcheck import patch, run
from prcheck.model import ChangeKind
from prcheck.settings import Settings

DAMAGED = listed().replace("<br>\n", "\n") + GOOD.replace("<br>\n", "\n")
PATCH = re.compile(r"<code>papers\.patch</code></summary>\n\n(`{3,})diff\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
COMMAND = re.compile(r"^git checkout (\w+) -- README\.md && git apply papers\.patch$", re.MULTILINE)


def offered(world: World) -> str:
    """The patch in the summary."""
    found = PATCH.search(world.summary())
    assert found
    return found[2]


def applied(world: World, folder: Path) -> str:
    """The list after the summary's patch, applied by git to the list at the merge base."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    command = COMMAND.search(world.summary())
    assert command
    assert world.store.start.startswith(command[1])
    (folder / "README.md").write_bytes(world.store.commits[world.store.start]["README.md"])
    (folder / "papers.patch").write_text(offered(world), "utf-8")
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    subprocess.run(["git", "apply", "papers.patch"], cwd=folder, check=True)
    return (folder / "README.md").read_text("utf-8")


def test_the_summary_holds_the_change_without_the_damage(make: Make, tmp_path: Path) -> None:
    world = make(DAMAGED)
    assert world.run() == 1
    assert "the change breaks 7 entries that it did not mean to touch" in world.summary().split("\n")[1]
    assert re.search(
        r"without the damage, [^.]+: \d+ lines? instead of \d+\. Save it as `papers\.patch`", world.summary()
    )
    clean = applied(world, tmp_path)
    assert clean == listed(GOOD)
    side = patch.diff(listed(), clean, "README.md")
    report = run.judge([side], others={}, guides={}, settings=Settings())
    assert report.findings == ()
    assert [change.kind for change in report.changes] == [ChangeKind.ADDED]


def test_pushing_it_turns_the_same_comment_into_the_good_one(make: Make, tmp_path: Path) -> None:
    world = make(DAMAGED)
    world.run()
    world.store.push({"README.md": applied(world, tmp_path)})
    assert world.run() == 0
    assert "### The entry is fine" in world.summary()
    assert "papers.patch" not in world.summary()


def test_a_renamed_list_has_no_patch_that_git_could_apply(make: Make) -> None:
    world = make({"PAPERS.md": DAMAGED}, {"README.md": listed()})
    renamed = patch.diff(listed(), DAMAGED, "PAPERS.md", "README.md")
    world.store.diff = lambda: patch.write(renamed.patch)  # type: ignore[method-assign]
    assert world.run() == 1
    assert "the change breaks 7 entries" in world.summary()
    assert "git checkout" not in world.summary()
    assert "undo the changes to all lines but those of your entries" in world.summary()


def test_windows_line_ends_would_not_survive_copying(make: Make) -> None:
    world = make(DAMAGED.replace("\n", "\r\n"), listed().replace("\n", "\r\n"))
    world.run()
    assert "Run `prcheck fix --only-entries` on your branch to get it." in world.summary()


def test_a_patch_that_finds_no_room_is_got_by_a_command(make: Make) -> None:
    entries = [
        GOOD.replace("Tin Foil", f"Foil {n} " + "very " * 30).replace("91001", f"{92000 + n}") for n in range(300)
    ]
    world = make((listed() + "".join(entries)).replace("<br>\n", "\n"))
    world.run()
    assert "Run `prcheck fix --only-entries` on your branch to get it." in world.summary()
    assert len(world.summary()) <= 65_536


def test_damage_in_an_entry_with_hidden_characters_is_no_patch_to_copy(make: Make) -> None:
    world = make(DAMAGED.replace("Tin Foil", "Tin\u202eFoil"))
    world.run()
    assert "papers.patch" not in world.summary() or "\u202e" not in offered(world)
