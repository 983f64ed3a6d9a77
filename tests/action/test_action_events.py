"""Events, inputs and what the runner gets back."""

from pathlib import Path

import pytest
from tests.standin.rest import Answer
from tests.standin.world import BAD, GOOD, Make, listed

from prcheck.edge import runner
from prcheck.edge.github import Hub
from prcheck.errors import GitHubError, UsageError


@pytest.mark.parametrize("event", ["merge_group", "push", "schedule", "workflow_dispatch"])
def test_an_event_without_a_pull_request_is_fine(make: Make, event: str) -> None:
    world = make(listed(BAD))
    environment = {**world.environment({}), "GITHUB_EVENT_NAME": event}
    assert world.run(environment) == 0
    assert world.standin.log == []
    assert world.out.startswith("::notice title=prcheck::the event ")
    assert event in world.out


@pytest.mark.parametrize("event", ["merge_group", "workflow_dispatch"])
def test_without_a_pull_request_nobody_is_asked(make: Make, event: str) -> None:
    world = make(listed(BAD))
    environment = {**world.environment({}), "GITHUB_EVENT_NAME": event}
    world.run(environment)
    assert world.hubs == []
    assert ('give its number by the input "pull-request"' in world.out) == (event == "workflow_dispatch")


def test_a_dispatch_names_its_pull_request(make: Make) -> None:
    world = make(listed(BAD))
    assert world.run(world.environment({"inputs": {}}, pull_request="7")) == 1
    assert len(world.store.comments) == 1


def test_a_comment_on_a_pull_request_is_an_event_of_it(make: Make) -> None:
    world = make(listed(GOOD))
    assert world.run(world.environment({"issue": {"number": 7, "pull_request": {"url": "x"}}})) == 0
    assert len(world.store.comments) == 1
    assert world.run(world.environment({"issue": {"number": 7}})) == 0


@pytest.mark.parametrize(("merged", "word"), [(True, "merged"), (False, "closed")])
def test_a_closed_pull_request_is_left_alone(make: Make, merged: bool, word: str) -> None:
    world = make(listed(BAD))
    world.store.state, world.store.merged = "closed", merged
    assert world.run() == 0
    assert word in world.out
    assert world.standin.writes == []


def test_a_draft_is_checked(make: Make) -> None:
    world = make(listed(BAD))
    world.store.draft = True
    assert world.run() == 1


def test_a_pull_request_of_a_fork_is_checked(make: Make) -> None:
    world = make(listed(BAD))
    world.store.fork = True
    assert world.run() == 1
    assert len(world.store.threads) == 1


def test_a_pull_request_that_does_not_exist(make: Make) -> None:
    world = make(listed(BAD))
    with pytest.raises(GitHubError, match="404"):
        world.run(world.environment({"pull_request": {"number": 8}}))


@pytest.mark.parametrize(
    ("inputs", "found"),
    [
        ({"fail_on": "sometimes"}, "fail-on"),
        ({"review": "loud"}, "review"),
        ({"status": "maybe"}, "status"),
    ],
)
def test_wrong_inputs_are_bad_usage(make: Make, inputs: dict[str, str], found: str) -> None:
    world = make(listed(BAD))
    with pytest.raises(UsageError, match=found):
        world.run(world.environment(**inputs))
    assert world.standin.log == []


@pytest.mark.parametrize("number", ["x", "-1", "0", "1.5", "٣"])
def test_a_wrong_number_is_bad_usage(make: Make, number: str) -> None:
    world = make(listed(BAD))
    with pytest.raises(UsageError, match="pull-request"):
        world.run(world.environment({}, pull_request=number))


@pytest.mark.parametrize("repository", ["", "list", "a/b/c", "a b/c", "../x/y"])
def test_a_repository_must_be_named(repository: str) -> None:
    with pytest.raises(UsageError, match="GITHUB_REPOSITORY"):
        runner.job({"GITHUB_REPOSITORY": repository})


@pytest.mark.parametrize("text", ["", "{", "\ufeff[]x", "[" * 100_000])
def test_an_event_that_cannot_be_read_is_bad_usage(tmp_path: Path, text: str) -> None:
    path = tmp_path / "event"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="event"):
        runner.job({"GITHUB_REPOSITORY": "a/b", "GITHUB_EVENT_PATH": str(path)})


def test_an_event_of_another_shape_has_no_pull_request(tmp_path: Path) -> None:
    path = tmp_path / "event"
    path.write_text('["pull_request"]', encoding="utf-8")
    assert runner.job({"GITHUB_REPOSITORY": "a/b", "GITHUB_EVENT_PATH": str(path)}).number is None


def test_a_composite_action_passes_inputs_with_underscores() -> None:
    job = runner.job({"GITHUB_REPOSITORY": "a/b", "INPUT_FAIL_ON": "never", "INPUT_REQUEST_CHANGES": "true"})
    assert job.fail_on is None
    assert job.request_changes is True


def test_pages_of_rules_are_those_of_the_actions_own_repository() -> None:
    job = runner.job(
        {"GITHUB_REPOSITORY": "a/b", "GITHUB_ACTION_REPOSITORY": "c/d", "GITHUB_ACTION_REF": "v2", "GITHUB_RUN_ID": "x"}
    )
    assert job.project == "https://github.com/c/d/blob/v2"
    assert job.run == ""


def test_outputs_without_a_file_are_passed_over(make: Make) -> None:
    world = make(listed(GOOD))
    environment = world.environment()
    del environment["GITHUB_OUTPUT"]
    assert world.run(environment) == 0


def test_never_failing_ends_well(make: Make) -> None:
    world = make(listed(BAD))
    assert world.run(fail_on="never") == 0
    assert world.outputs()["errors"] == "3"


def test_a_strict_job_fails_on_warnings(make: Make) -> None:
    text = GOOD.replace("Paper", "Papr")
    world = make(listed(text))
    assert (world.run(), world.run(fail_on="warning")) == (0, 1)


@pytest.mark.parametrize("graphql", ["/api/graphql", ""])
def test_an_enterprise_server_is_asked_below_its_own_paths(make: Make, graphql: str) -> None:
    world = make(listed(BAD))
    exchange, seen = world.standin.exchange, set[str]()

    def below(verb: str, target: str, accept: str, token: str, body: bytes) -> Answer:
        seen.add("/".join(target.split("/")[:3]))
        return exchange(verb, target.replace("/api/v3", "").replace("/api/graphql", "/graphql"), accept, token, body)

    world.standin.exchange = below  # type: ignore[method-assign]
    environment = world.environment()
    environment["GITHUB_API_URL"] += "/api/v3"
    environment["GITHUB_GRAPHQL_URL"] = f"{world.standin.url}{graphql}" if graphql else ""
    assert world.run(environment) == 1
    assert seen == {"/api/v3", "/api/graphql"}
    assert len(world.store.threads) == len(world.store.comments) == 1


def test_an_api_that_is_none() -> None:
    with pytest.raises(GitHubError, match="no address"):
        Hub("t", "ftp://x")


def test_a_server_that_is_not_there() -> None:
    slept: list[float] = []
    hub = Hub("t", "http://127.0.0.1:9", sleep=slept.append)
    with pytest.raises(GitHubError, match="cannot be reached"):
        hub.read("/repos/a/b/pulls/1")
    assert slept == [1.0, 2.0, 4.0]
