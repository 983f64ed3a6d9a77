"""Commands that run in this process, in a folder of their own below which git looks for no repository."""

from collections.abc import Callable
from pathlib import Path

import pytest

from prcheck.cli import main

Run = Callable[..., tuple[int, str, str]]
"""Runs a command of these words; gives code, output, errors."""


def runner(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *first: str) -> Run:
    """What runs commands in a folder, each of these words and its own."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")

    def run(*words: str) -> tuple[int, str, str]:
        code = main([*first, *words])
        return code, *capsys.readouterr()

    return run
