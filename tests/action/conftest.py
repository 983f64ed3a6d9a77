"""Opens pull requests on the stand-in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.standin.server import serving
from tests.standin.store import Store
from tests.standin.world import EXAMPLES, Make, World, listed

from prcheck import patch


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Opens a pull request from the example list to a text; checks the contract at the end."""
    stack: list[Any] = []
    worlds: list[World] = []

    def open_pull(head: str | dict[str, str | bytes], base: str | dict[str, str | bytes] | None = None) -> World:
        store = Store()
        before: dict[str, str | bytes] = base if isinstance(base, dict) else {"README.md": base or listed()}
        after: dict[str, str | bytes] = head if isinstance(head, dict) else {**before, "README.md": head}
        store.open(before, after)
        server = serving(store)
        stack.append(server)
        worlds.append(World(server.__enter__(), tmp_path))
        return worlds[-1]

    yield open_pull
    for server in stack:
        server.__exit__(None, None, None)
    for world in worlds:
        assert world.standin.violations == []
        assert set(world.standin.tokens) <= set(world.store.users) | {"wrong"}


@pytest.fixture
def bundled() -> str:
    """The example list after the bundled change."""
    part = patch.read((EXAMPLES / "change.diff").read_text(encoding="utf-8"))[0]
    return patch.apply(listed(), part)
