"""A failure at a request of a run, and two runs whose requests mingle: the next calm run finds all said once.

Every seventh request by default, each kind of failure from another one on; `PRCHECK_FAULTS=1` tries every one.
"""

import os
import random
import re
import threading
from collections.abc import Callable
from contextlib import suppress

import pytest
from tests.standin.rest import refused
from tests.standin.server import DROPPED, Fault, serving
from tests.standin.store import BOT
from tests.standin.world import BAD, GOOD, Make, World, listed

from prcheck.errors import PrcheckError
from prcheck.review.marker import read

OTHER = BAD.replace("Invisible", "Forgotten").replace("91002", "91003")
FAULTS = {
    "refused before": Fault(refused(502, "Bad Gateway")),
    "hidden success": Fault(refused(502, "Bad Gateway"), before=False),
    "dropped before": Fault(DROPPED),
    "dropped success": Fault(DROPPED, before=False),
    "slow down": Fault(refused(403, "You have exceeded a secondary rate limit", Retry_After="2")),
    "moved": Fault(refused(307, "Temporary Redirect", Location="http://127.0.0.1:9/elsewhere")),
    "not found": Fault(refused(404, "Not Found")),
    "forbidden": Fault(refused(403, "Resource not accessible by integration")),
}
LASTING = "refused before", "hidden success", "dropped before", "not found"
STEP = int(os.environ.get("PRCHECK_FAULTS", "7"))


def texts(world: World) -> list[str]:
    """All that stands there, without numbers that differ from world to world."""
    said = [f"summary {said.author} {said.body}" for said in world.store.comments]
    for thread in world.store.threads:
        place = thread.path, thread.start, thread.line, thread.resolved
        said += [f"{place} {comment.minimized} {comment.author} {comment.body}" for comment in thread.comments]
    return sorted(re.sub(r"discussion_r\d+|[0-9a-f]{40}", "N", text) for text in said)


def doubled(world: World) -> bool:
    """Whether a text of ours stands there twice."""
    bodies = [said.body for said in world.store.comments if said.author == BOT]
    bodies += [thread.comments[0].body for thread in world.store.threads if thread.comments[0].author == BOT]
    markers = [marker for body in bodies if (marker := read(body))]
    keys = [(marker.kind, marker.config, marker.key) for marker in markers]
    return len(keys) != len(set(keys))


def attempt(world: World) -> None:
    with suppress(PrcheckError):
        world.run(request_changes="true")


def prepared(make: Make) -> World:
    """A review stands there; since then one entry was mended and another one came."""
    world = make(listed(BAD, GOOD))
    world.run(request_changes="true")
    world.store.push({"README.md": listed(GOOD, OTHER)})
    return world


def fresh(make: Make) -> World:
    return make(listed(BAD, GOOD, OTHER))


@pytest.mark.no_cover
@pytest.mark.parametrize("start", [fresh, prepared])
@pytest.mark.parametrize(("name", "lasting"), [*((n, False) for n in FAULTS), *((n, True) for n in LASTING)])
def test_a_failure_at_any_request_is_made_good(
    make: Make, start: Callable[[Make], World], name: str, lasting: bool
) -> None:
    calm = start(make)
    before = len(calm.standin.log)
    attempt(calm)
    for at in range(1 + len(name) % STEP, len(calm.standin.log) - before + 3, STEP):
        world = start(make)
        seen = [0]

        def fault(_verb: str, _path: str, at: int = at, seen: list[int] = seen) -> Fault | None:
            seen[0] += 1
            return FAULTS[name] if seen[0] == at or (lasting and seen[0] > at) else None

        world.standin.fault = fault
        attempt(world)
        assert not doubled(world), at
        world.standin.fault = lambda _verb, _path: None
        attempt(world)
        assert texts(world) == texts(calm), at
        assert len(said_reviews(world)) <= len(said_reviews(calm)), at
        world.standin.violations.clear()  # a failure is in no operation's description


def said_reviews(world: World) -> list[str]:
    return [said.state for said in world.store.reviews]


class Turns:
    """Lets one run at a time go on to its next request, in an order that chance gives."""

    def __init__(self, names: tuple[str, ...], chance: random.Random) -> None:
        self._live = set(names)
        self._waiting: set[str] = set()
        self._turn = ""
        self._chance = chance
        self._changed = threading.Condition()

    def arrive(self, name: str) -> None:
        with self._changed:
            self._waiting.add(name)
            self._choose()
            self._changed.wait_for(lambda: self._turn == name)
            self._turn = ""
            self._waiting.discard(name)

    def leave(self, name: str) -> None:
        with self._changed:
            self._live.discard(name)
            self._choose()

    def _choose(self) -> None:
        if self._live and self._waiting == self._live and not self._turn:
            self._turn = self._chance.choice(sorted(self._waiting))
            self._changed.notify_all()


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(12))
def test_two_runs_at_the_same_time_say_all_once(make: Make, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # a seed must give the same order again
    world = (prepared if seed % 3 else fresh)(make)
    with serving(world.store) as standin:
        standin.lock = world.standin.lock
        (world.folder / "other").mkdir()
        runs = {"one": world, "other": World(standin, world.folder / "other")}
        turns = Turns(tuple(runs), chance)

        def run(name: str) -> None:
            runs[name].standin.meanwhile = lambda _verb, _path: turns.arrive(name)
            turns.arrive(name)
            try:
                attempt(runs[name])
            finally:
                turns.leave(name)

        threads = [threading.Thread(target=run, args=(name,)) for name in runs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert standin.violations == []
    assert not doubled(world)
    calm = (prepared if seed % 3 else fresh)(make)
    attempt(calm)
    assert texts(world) == texts(calm)
    world.standin.violations.clear()  # two may take the same text away, and a 404 on DELETE is not in the description
