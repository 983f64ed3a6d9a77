"""Random schedules of runs, pushes, failures, races and people: never a doubled, lost or foreign text touched.

`PRCHECK_SCHEDULES` says how many; each is one seed.
"""

import os
import random
from collections import Counter
from contextlib import suppress

import pytest
from tests.standin.rest import refused
from tests.standin.server import Fault
from tests.standin.store import BOT, Said, Thread
from tests.standin.world import BAD, GOOD, Make, World, listed

from prcheck.errors import PrcheckError
from prcheck.review.marker import read

SCHEDULES = int(os.environ.get("PRCHECK_SCHEDULES", "12"))
STRICT = "strict.toml"
ENTRIES = (
    GOOD,
    BAD,
    BAD.replace("Invisible", "Forgotten").replace("91002", "91003"),
    BAD.replace("Invisible", "Borrowed").replace("91002", "91004").replace("Papr", "Paper"),
    GOOD.replace("Tin Foil", "Brass").replace("91001", "91005").replace("*Ada", "Ada"),
)


def files(chance: random.Random) -> dict[str, str | bytes]:
    chosen = chance.sample(ENTRIES, chance.randint(0, len(ENTRIES)))
    return {"README.md": listed(*chosen), STRICT: "[review]\nmax-comments = 2\n"}


def disturb(world: World, chance: random.Random) -> None:
    """Let one request of the next run fail or be overtaken."""
    at, seen = chance.randint(1, 14), [0]
    kind = chance.choice(("before", "hidden", "slow", "run", "push", "nothing"))
    answers = {
        "before": Fault(refused(502, "Bad Gateway")),
        "hidden": Fault(refused(502, "Bad Gateway"), before=False),
        "slow": Fault(refused(403, "You have exceeded a secondary rate limit")),
    }

    def meanwhile(_verb: str, _path: str) -> None:
        seen[0] += 1
        if seen[0] == at and kind == "run":
            attempt(World(world.standin, world.folder), chance.choice(("", STRICT)))
        elif seen[0] == at and kind == "push":
            world.store.push(files(chance))

    world.standin.meanwhile = meanwhile
    world.standin.fault = lambda _verb, _path: answers.get(kind) if seen[0] == at else None


def calm(world: World) -> None:
    world.standin.meanwhile = lambda _verb, _path: None
    world.standin.fault = lambda _verb, _path: None


def attempt(world: World, config: str) -> None:
    with suppress(PrcheckError):
        world.run(world.environment(config=config))


def person(world: World, chance: random.Random) -> None:
    """Somebody speaks, copies a marker, or resolves a thread."""
    ours = [thread for thread in world.store.threads if thread.comments[0].author == BOT]
    number = next(world.store.numbers)
    copied = world.store.comments[0].body if world.store.comments else "Hello"
    match chance.randint(0, 3):
        case 0:
            world.store.comments.insert(0, Said(number, "octocat", copied))
        case 1:
            text = ours[0].comments[0].body if ours else "Hello"
            world.store.threads.insert(0, Thread(number, "README.md", 1, 2, [Said(number, "octocat", text)], 2, "x"))
        case 2 if ours:
            chance.choice(ours).comments.append(Said(number, "octocat", "Why?"))
        case 3 if ours:
            chance.choice(ours).resolved = True


def foreign(world: World) -> list[str]:
    spoken = [*world.store.comments, *(said for thread in world.store.threads for said in thread.comments)]
    return sorted(repr(said) for said in spoken if said.author != BOT)


@pytest.mark.parametrize("seed", range(SCHEDULES))
def test_schedules(make: Make, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # a seed must give the same schedule again
    world = make(files(chance), {"README.md": listed(), STRICT: "[review]\nmax-comments = 2\n"})
    world.store.may_resolve = chance.random() < 0.5
    for _ in range(chance.randint(2, 6)):
        step = chance.choice(("run", "run", "run", "push", "person"))
        before = foreign(world)
        if step == "push":
            world.store.push(files(chance))
        elif step == "person":
            person(world, chance)
            continue
        else:
            disturb(world, chance)
            attempt(world, chance.choice(("", STRICT)))
            calm(world)
        assert foreign(world) == before
    for config in ("", STRICT):
        world.run(world.environment(config=config))
    settled = world.snapshot()
    for config in ("", STRICT):
        world.run(world.environment(config=config))
    assert world.snapshot() == settled
    check(world)


def check(world: World) -> None:
    summaries = [marker for said in world.store.comments if said.author == BOT and (marker := read(said.body))]
    assert Counter(marker.config for marker in summaries) == Counter({marker.config for marker in summaries})
    assert len(summaries) == 2 or world.store.changed() == []
    inline = [read(t.comments[0].body) for t in world.store.threads if t.comments[0].author == BOT]
    keys = Counter((marker.config, marker.key) for marker in inline if marker)
    assert set(keys.values()) <= {1}
