"""No test reaches beyond this machine. Properties have neither a deadline nor chance."""

from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts
from tests.data import DATA

settings.register_profile("prcheck", deadline=None, derandomize=True)
settings.load_profile("prcheck")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files")


def pytest_runtest_setup() -> None:
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture
def real_pulls() -> Path:
    """The folder of real pull requests: per list and number `base.md`, `head.md` and `pr.diff`."""
    if not DATA.is_dir():
        pytest.skip("PRCHECK_DATA names no folder of real pull requests")
    return DATA / "prs"
