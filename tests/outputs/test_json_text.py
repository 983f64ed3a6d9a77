"""How JSON is written: as Python's own encoder writes it with an indent of two."""

import json

import pytest

from prcheck.indented import Object
from prcheck.outputs.json import dumps

VALUE: Object = {
    "text": 'a "b" \\ /\n\té { } [ ] , :',
    "numbers": [0, 1, -7, 10**20],
    "words": [True, False, None, ""],
    "empty": [{}, [], [[]], {"": {}}],
    "nested": {"a": [{"b": [{"c": [1, [2, {"d": "e"}]]}, 3]}], 'k"': {"f": [4]}},
}


@pytest.mark.parametrize("deep", range(6))
def test_the_text_is_that_of_pythons_encoder(deep: int) -> None:
    assert dumps(VALUE, deep) == json.dumps(VALUE, indent=2, ensure_ascii=False) + "\n"
