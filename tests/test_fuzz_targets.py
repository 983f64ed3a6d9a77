"""The fuzzer's targets hold on its own seeds, on some neighbours of them, and on what once broke them."""

from random import Random

import pytest
from bench.fuzz.__main__ import SEEDS
from bench.fuzz.mutate import LONGEST, mutated
from bench.fuzz.targets import TARGETS, Target, tried

ONCE = {
    "urls": [
        b"https://dx.doi.org/10.1000/\xc4",
        b"https://a.example/\xc4 ",
        b"https://www.youtube.com/watch?" + b"a&" * 200,
    ],
    "diffs": [b"+++ b\n@@ -0,0 +1 @@\n\\ No newline at end of file\n", b"@@ -1 +1 @@\n\\x\n"],
    "audit": [b"-     Title: Notes on Looms\n-     Code: x\n-     Authors: Ada Lovelace\n"],
    "answers": [
        rb'{"message": {"DOI": "10.1000/\ud800", "title": ["\ud800"]}}',
        rb'{"data": [{"id": "\udc00", "attributes": {"doi": "10.1/\ud800", "titles": [{"title": "\ud800"}]}}]}',
    ],
}


def chance(number: int) -> Random:
    return Random(number)  # noqa: S311 - a test must be repeatable


def seeds(target: Target) -> list[bytes]:
    return [path.read_bytes() for path in sorted(SEEDS.glob(f"*.{target.seeds}"))]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_target_holds(target: Target) -> None:
    found = seeds(target)
    assert len(found) >= 3, "a corpus has several seeds"
    near = [mutated(chance(number), found[number % len(found)], found) for number in range(30)]
    for data in (*found, *near, *ONCE.get(target.name, ())):
        assert list(tried(target, data)) == [], data


def test_what_is_no_refusal_is_told() -> None:
    def broken(_: bytes) -> None:
        raise KeyError("x")

    assert list(tried(Target("broken", broken, 1, "md"), b"")) == ["KeyError: 'x'"]


def test_inputs_stay_short() -> None:
    data = b"word " * 700
    assert max(len(mutated(chance(number), data, [data])) for number in range(50)) <= LONGEST
