"""GraphQL that fails for good: what was said is read by REST, and nothing is said twice."""

import pytest
from tests.standin.rest import Answer, refused
from tests.standin.server import Fault
from tests.standin.store import BOT, Said
from tests.standin.world import BAD, GOOD, Make, World, listed

OTHER = BAD.replace("Invisible", "Forgotten").replace("91002", "91003")


def without_graphql(world: World, answer: Answer | None = None) -> None:
    fault = Fault(answer or refused(502, "Bad Gateway"))
    world.standin.fault = lambda _verb, path: fault if path == "/graphql" else None


@pytest.mark.parametrize(
    "answer",
    [
        None,
        refused(404, "Not Found"),
        Answer(200, b"[]"),
        Answer(200, b'{"data": {"repository": null}}'),
        Answer(200, b'{"data": {"repository": {"pullRequest": {}}}}'),
    ],
)
def test_every_text_is_posted_once(make: Make, answer: Answer | None) -> None:
    world = make(listed(BAD))
    if answer and answer.body == b"[]":  # the answer is wrong on purpose
        world.standin._judge = lambda *_given, **_more: None  # type: ignore[method-assign]
    without_graphql(world, answer)
    assert world.run() == 1
    assert (len(world.store.comments), len(world.store.threads), len(world.store.reviews)) == (1, 1, 1)
    settled = world.snapshot()
    assert world.run() == 1
    assert world.snapshot() == settled
    world.standin.fault = lambda _verb, _path: None
    assert world.run() == 1
    assert world.snapshot() == settled


def test_what_is_mended_is_told_and_comes_back(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    without_graphql(world)
    world.store.push({"README.md": listed(GOOD)})
    assert world.run() == 0
    assert "**Fixed.**" in world.store.threads[0].comments[0].body
    world.store.push({"README.md": listed(BAD)})
    assert world.run() == 1
    assert "line breaks go before" in world.store.threads[0].comments[0].body.lower()
    assert len(world.store.threads) == 1


def test_a_comment_whose_lines_are_gone_is_edited_and_offers_no_button(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    without_graphql(world)
    world.store.push({"README.md": listed(BAD.replace("2024", "2023"))})
    world.store.threads[0].line = world.store.threads[0].start = None  # as old comments come
    assert world.run() == 1
    assert len(world.store.threads) == 1
    assert "```suggestion" not in world.store.threads[0].comments[0].body
    assert "CVPR 2023" in world.store.threads[0].comments[0].body


def test_replies_and_markers_of_others_are_not_ours(make: Make) -> None:
    world = make(listed(BAD, OTHER))
    world.run()
    copied = world.store.threads[0].comments[0].body
    world.store.threads[0].comments.append(Said(99, "octocat", copied))
    world.store.comments.insert(0, Said(98, "octocat", world.store.comments[0].body))
    without_graphql(world)
    world.store.push({"README.md": listed(GOOD)})
    assert world.run() == 0
    assert world.store.threads[0].comments[1].body == copied
    assert world.store.comments[0].author == "octocat"
    assert [said.author for said in world.store.comments] == ["octocat", BOT]


def test_a_person_s_token_stands_for_that_person(make: Make) -> None:
    world = make(listed(BAD))
    world.run(token="other")
    without_graphql(world)
    settled = world.snapshot()
    assert world.run(token="other") == 1
    assert world.snapshot() == settled
    assert {said.author for said in world.store.comments} == {"octocat"}


def test_pages_are_read_to_the_end(make: Make) -> None:
    world = make(listed(BAD))
    world.store.comments.extend(Said(n, "octocat", "Hello") for n in range(1, 151))
    world.run()
    without_graphql(world)
    settled = world.snapshot()
    world.run()
    assert world.snapshot() == settled


def test_rest_that_fails_too_ends_the_posting_with_a_note(make: Make) -> None:
    world = make(listed(BAD))
    ends = ("/graphql", "/user")
    world.standin.fault = lambda _verb, path: Fault(refused(502, "Bad Gateway")) if path in ends else None
    assert world.run() == 1
    assert "the review could not be posted" in world.out
    assert world.standin.writes == []


def test_a_limit_on_graphql_is_no_reason_to_ask_elsewhere(make: Make) -> None:
    world = make(listed(BAD))
    without_graphql(world, refused(429, "Too many", Retry_After="3600"))
    assert world.run() == 1
    assert "the review could not be posted" in world.out
    assert ("GET", "/user") not in world.standin.log
