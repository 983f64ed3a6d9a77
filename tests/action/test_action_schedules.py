"""Random schedules of runs, pushes, failures, races and people: never a doubled, lost or foreign text touched.

`PRCHECK_SCHEDULES` says how many; each is one seed.
"""

import os
import random
from collections import Counter
from contextlib import suppress

import pytest
from tests.standin.rest import refused
from tests.standin.server import DROPPED, Fault
from tests.standin.store import BOT, Said, Thread
from tests.standin.world import BAD, GOOD, Make, World, listed

from prcheck.errors import PrcheckError
from prcheck.review.marker import Marker, read

SCHEDULES = int(os.environ.get("PRCHECK_SCHEDULES", "12"))
STRICT = "strict.toml"
SETTINGS = "[review]\nmax-comments = 2\n"
ENTRIES = (
    GOOD,
    BAD,
    BAD.replace("Invisible", "Forgotten").replace("91002", "91003"),
    BAD.replace("Invisible", "Borrowed").replace("91002", "91004").replace("Papr", "Paper"),
    GOOD.replace("Tin Foil", "Brass").replace("91001", "91005").replace("*Ada", "Ada"),
)


def files(chance: random.Random) -> dict[str, str | bytes]:
    chosen = chance.sample(ENTRIES, chance.randint(0, len(ENTRIES)))
    return {"README.md": listed(*chosen), STRICT: SETTINGS}


def disturb(world: World, chance: random.Random) -> None:
    """Let one request of the next run fail or be overtaken."""
    at, seen = chance.randint(1, 16), [0]
    kind = chance.choice(("before", "hidden", "dropped", "slow", "moved", "death", "run", "push", "rebase", "nothing"))
    answers = {
        "before": Fault(refused(502, "Bad Gateway")),
        "hidden": Fault(refused(502, "Bad Gateway"), before=False),
        "dropped": Fault(DROPPED, before=False),
        "slow": Fault(refused(403, "You have exceeded a secondary rate limit")),
        "moved": Fault(refused(307, "Temporary Redirect", Location="http://127.0.0.1:9/elsewhere")),
        "death": Fault(refused(503, "Unavailable")),
    }

    def meanwhile(_verb: str, _path: str) -> None:
        seen[0] += 1
        if seen[0] == at and kind == "run":
            attempt(World(world.standin, world.folder), chance.choice(("", STRICT)))
        elif seen[0] == at and kind == "push":
            world.store.push(files(chance))
        elif seen[0] == at and kind == "rebase":
            rebase(world, chance)

    world.standin.meanwhile = meanwhile
    world.standin.fault = lambda _verb, _path: (
        answers.get(kind) if seen[0] == at or (kind == "death" and seen[0] > at) else None
    )


def rebase(world: World, chance: random.Random) -> None:
    """Let the base branch move on, and the pull request with it: all its lines stand elsewhere."""
    base = listed().replace("## ", f"A line more, number {chance.random()}.\n\n## ", 1)
    world.store.advance({"README.md": base, STRICT: SETTINGS})
    world.store.base = world.store.start = world.store.tips[world.store.branch]
    added = files(chance)["README.md"]
    assert isinstance(added, str)
    world.store.push({"README.md": added.replace(listed(), base), STRICT: SETTINGS})


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


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(SCHEDULES))
def test_schedules(make: Make, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # a seed must give the same schedule again
    world = make(files(chance), {"README.md": listed(), STRICT: SETTINGS})
    world.store.may_resolve = chance.random() < 0.5
    for _ in range(chance.randint(2, 6)):
        step = chance.choice(("run", "run", "run", "push", "rebase", "person"))
        before = foreign(world)
        if step == "push":
            world.store.push(files(chance))
        elif step == "rebase":
            rebase(world, chance)
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
    texts = [{path: body.decode() for path, body in world.store.commits[sha].items()} for sha in heads(world)]
    check(world, make(texts[1], texts[0]))


def heads(world: World) -> tuple[str, str]:
    return world.store.start, world.store.head


def check(world: World, fresh: World) -> None:
    """Each text stands there once, and all that a review on a new pull request would say is said."""
    summaries = Counter(marker.config for said in world.store.comments if (marker := ours(said)))
    assert set(summaries.values()) <= {1}
    assert len(summaries) == 2 or world.store.changed() == []
    inline = [marker for thread in world.store.threads if (marker := ours(thread.comments[0]))]
    assert set(Counter((marker.config, marker.key) for marker in inline).values()) <= {1}
    for config in ("", STRICT):
        fresh.run(fresh.environment(config=config))
    wanted = {marker for thread in fresh.store.threads if (marker := ours(thread.comments[0]))}
    assert wanted <= {marker for marker in inline if marker.state == "open"}
    told = [said.body for said in fresh.store.comments]
    heads = [body.split("\n")[1] for body in told]
    assert heads == [said.body.split("\n")[1] for said in world.store.comments if ours(said)][: len(heads)]


def ours(said: Said) -> Marker | None:
    return read(said.body) if said.author == BOT else None
