from importlib import import_module
from pathlib import Path

import pytest
from tests.report_sample import REPORT

from prcheck import outputs
from prcheck.options import FORMATS
from prcheck.outputs import OUTPUTS

FOLDER = Path(outputs.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.iterdir() if not path.stem.startswith("__"))


def test_every_file_is_registered_and_offered() -> None:
    assert sorted(OUTPUTS) == NAMES
    assert sorted(FORMATS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_output_is_its_files_render(name: str) -> None:
    assert OUTPUTS[name] is import_module(f"prcheck.outputs.{name}").render
    assert OUTPUTS[name](REPORT).endswith("\n")
