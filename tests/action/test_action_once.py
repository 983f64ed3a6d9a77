"""Exactly once: whatever runs, pushes and fails, each text stands there once."""

import pytest
from tests.standin.rest import refused
from tests.standin.server import Fault
from tests.standin.store import BOT, Said, Thread
from tests.standin.world import BAD, GOOD, Make, World, listed

MARKER = "<!-- prcheck:"


def live(world: World) -> list[str]:
    return [said.body for said in world.store.comments] + [c.body for t in world.store.threads for c in t.comments]


def test_first_run_posts_one_review_and_one_summary(make: Make) -> None:
    world = make(listed(GOOD, BAD))
    assert world.run() == 1
    assert len(world.store.reviews) == 1
    assert world.store.reviews[0].state == "COMMENTED"
    (thread,) = world.store.threads
    assert (thread.path, thread.commit) == ("README.md", world.store.head)
    assert "```suggestion\n**A Field Guide to Invisible Pixels**<br>\n" in thread.comments[0].body
    assert "1 of 2 entries needs a fix before this can be merged" in world.summary()
    assert f"#discussion_r{thread.comments[0].id}" in world.summary()
    assert len(world.standin.log) <= 14
    assert world.outputs() == {"verdict": "failed", "errors": "3", "warnings": "1", "entries-added": "2"}


def test_second_run_on_the_same_head_writes_nothing(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    before, writes = world.snapshot(), len(world.standin.writes)
    assert world.run() == 1
    assert world.snapshot() == before
    assert len(world.standin.writes) == writes


def test_mending_all_turns_the_same_comment_into_the_good_one(make: Make) -> None:
    world = make(listed(BAD))
    world.store.may_resolve = True
    world.run()
    first = world.store.comments[0].id
    assert world.store.apply_suggestions() == 1
    assert world.run() == 0
    assert "The entry is fine" in world.summary()
    assert world.store.comments[0].id == first
    (thread,) = world.store.threads
    assert thread.resolved
    assert "**Fixed.**" in thread.comments[0].body
    assert not thread.comments[0].minimized


def test_a_token_that_may_not_resolve_folds_the_comment(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    world.store.push({"README.md": listed(GOOD)})
    assert world.run() == 0
    (thread,) = world.store.threads
    assert thread.comments[0].minimized
    assert not thread.resolved
    writes = len(world.standin.log)
    world.run()
    assert not [entry for entry in world.standin.log[writes:] if entry[0] not in ("GET", "POST")]


def test_a_thread_in_which_somebody_spoke_stays_open_with_a_note(make: Make) -> None:
    world = make(listed(BAD))
    world.store.may_resolve = True
    world.run()
    (thread,) = world.store.threads
    thread.comments.append(Said(5, "octocat", "I like it this way."))
    world.store.push({"README.md": listed(GOOD)})
    world.run()
    assert "**Fixed.**" in thread.comments[0].body
    assert not thread.resolved
    assert not thread.comments[0].minimized


@pytest.mark.parametrize("may_resolve", [True, False])
def test_a_finding_that_comes_back_brings_the_same_comment_back(make: Make, may_resolve: bool) -> None:
    world = make(listed(BAD))
    world.store.may_resolve = may_resolve
    world.run()
    original = world.store.threads[0].comments[0].id
    world.store.push({"README.md": listed(GOOD)})
    world.run()
    world.store.push({"README.md": listed(GOOD, BAD)})
    world.run()
    (thread,) = world.store.threads
    assert thread.comments[0].id == original
    assert "wrong-emphasis" in thread.comments[0].body
    assert not thread.resolved
    assert not thread.comments[0].minimized


def test_a_thread_that_a_person_resolved_stays_resolved(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    world.store.threads[0].resolved = True
    world.store.push({"README.md": listed(GOOD, BAD)})
    world.run()
    assert world.store.threads[0].resolved


def test_a_rebase_moves_lines_and_posts_nothing_again(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    world.store.push({"README.md": listed(GOOD, BAD)})
    world.run()
    assert len(world.store.threads) == 1
    assert "```suggestion" in world.store.threads[0].comments[0].body
    assert len(world.store.comments) == 1


def test_a_comment_on_other_lines_shows_its_rewrite_without_a_button(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    world.store.push({"README.md": listed(BAD.replace("Sven Ost\n", "Sven Ost, Uma Kell\n"))})
    world.run()
    (thread,) = world.store.threads
    assert thread.line is None
    assert "suggestion" not in thread.comments[0].body
    assert "```markdown\n**A Field Guide" in thread.comments[0].body


def test_doubles_of_our_own_are_taken_away(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    summary, (thread,) = world.store.comments[0], world.store.threads
    world.store.comments.append(Said(4_000_000_000, BOT, summary.body))
    double = Said(4_000_000_001, BOT, thread.comments[0].body)
    world.store.threads.append(Thread(9, thread.path, thread.start, thread.line, [double], 1, thread.commit))
    world.run()
    assert [said.id for said in world.store.comments] == [summary.id]
    assert world.store.threads == [thread]


@pytest.mark.parametrize("hidden", ["reviews", "comments"])
@pytest.mark.parametrize("status", [502, 500])
def test_a_failure_that_hides_a_success_doubles_nothing(make: Make, hidden: str, status: int) -> None:
    world = make(listed(BAD))
    faults = [Fault(refused(status, "Bad Gateway"), before=False)]
    world.standin.fault = lambda verb, path: (
        faults.pop() if faults and verb == "POST" and path.endswith(hidden) else None
    )
    assert world.run() == 1
    assert len(world.store.comments) == len(world.store.threads) == len(world.store.reviews) == 1


@pytest.mark.parametrize("part", ["reviews", "comments"])
def test_a_failure_before_the_write_is_tried_again(make: Make, part: str) -> None:
    world = make(listed(BAD))
    faults = [Fault(refused(502, "Bad Gateway"))]
    world.standin.fault = lambda verb, path: faults.pop() if faults and verb == "POST" and path.endswith(part) else None
    assert world.run() == 1
    assert len(world.store.comments) == len(world.store.threads) == 1


@pytest.mark.parametrize("at", range(1, 14))
def test_another_run_at_any_moment_doubles_nothing(make: Make, at: int) -> None:
    world = make(listed(BAD))
    count = [0]

    def meanwhile(_verb: str, _path: str) -> None:
        count[0] += 1
        if count[0] == at:
            other = World(world.standin, world.folder)
            other.run()

    world.standin.meanwhile = meanwhile
    world.run()
    assert len(world.store.comments) == 1
    assert len(world.store.threads) == 1


def test_two_configurations_do_not_touch_each_other(make: Make) -> None:
    files: dict[str, str | bytes] = {"README.md": listed(), "strict.toml": '[rules]\nunknown-link-label = "error"\n'}
    world = make({**files, "README.md": listed(BAD)}, files)
    world.run()
    first = repr((world.store.comments[0], world.store.threads[0]))
    world.run(config="strict.toml")
    assert len(world.store.comments) == len(world.store.threads) == 2
    world.run(config="strict.toml")
    world.run()
    assert len(world.store.comments) == len(world.store.threads) == 2
    assert repr((world.store.comments[0], world.store.threads[0])) == first


def test_other_inputs_do_not_make_another_configuration(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    world.run(fail_on="warning", status="true")
    world.run(review="summary")
    assert len(world.store.comments) == len(world.store.threads) == 1
    assert world.store.threads[0].comments[0].body.startswith(MARKER)
    assert "**Fixed.**" not in world.store.threads[0].comments[0].body


def test_a_copied_marker_changes_nothing(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    body, inline = world.summary(), world.store.threads[0].comments[0].body
    world.store.comments.clear()
    world.store.threads.clear()
    world.store.comments.append(Said(11, "octocat", body))
    world.store.comments.append(Said(12, BOT, f"quoted\n{body}"))
    world.store.threads.append(Thread(13, "README.md", 1, 2, [Said(14, "octocat", inline)], 2, "x"))
    foreign = repr((world.store.comments, world.store.threads))
    world.run()
    assert [said.author for said in world.store.comments] == ["octocat", BOT, BOT]
    assert len(world.store.threads) == 2
    assert repr((world.store.comments[:2], world.store.threads[:1])) == foreign


def test_all_pages_are_read_before_anything_is_posted(make: Make) -> None:
    world = make(listed(BAD))
    world.store.comments += [Said(1000 + n, "octocat", f"comment {n}") for n in range(250)]
    world.run()
    world.store.comments += [Said(5_000_000_000 + n, "octocat", f"more {n}") for n in range(250)]
    world.run()
    assert sum(said.author == BOT for said in world.store.comments) == 1
    assert len(world.store.threads) == 1


def test_more_entries_than_inline_comments_are_told_in_the_summary(make: Make) -> None:
    many = [BAD.replace("Invisible", f"Invisible {word}").replace("91002", f"9{n:04}") for n, word in enumerate(WORDS)]
    world = make(listed(*many))
    world.run()
    assert len(world.store.threads) == 30
    assert world.summary().count("| ❌ |") == 30
    assert f"{len(WORDS) - 30} more entries" in world.summary()
    before = world.snapshot()
    world.run()
    assert world.snapshot() == before


WORDS = [
    a + b
    for a in ("Red", "Blue", "Green", "Grey", "Pink", "Gold")
    for b in ("stone", "leaf", "wing", "lamp", "moss", "tide")
]
