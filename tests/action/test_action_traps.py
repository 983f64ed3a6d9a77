"""GitHub's traps, a test each: what it refuses, hides, cuts or changes."""

import re

import pytest
from tests.standin.rest import Answer, refused
from tests.standin.server import Fault
from tests.standin.store import BOT
from tests.standin.world import BAD, GOOD, Make, World, listed

from prcheck import pull
from prcheck.errors import ConfigError, GitHubError, UsageError


def once(world: World, fault: Fault, verb: str, end: str) -> None:
    """Let the first request that fits fail."""
    faults = [fault]
    world.standin.fault = lambda v, path: faults.pop() if faults and v == verb and path.endswith(end) else None


@pytest.mark.parametrize("status", [302, 307, 308])
def test_a_redirected_write_is_no_success(make: Make, status: int) -> None:
    world = make(listed(BAD))
    moved = Answer(
        status, b'{"message": "Moved Permanently", "url": "x"}', headers={"Location": world.standin.url + "/x"}
    )
    world.standin.fault = lambda verb, path: Fault(moved) if verb == "POST" and path != "/graphql" else None
    assert world.run() == 1
    assert "the review could not be posted" in world.out
    world.standin.violations.clear()  # the answer was made wrong on purpose


def test_a_write_without_an_id_is_no_success(make: Make) -> None:
    world = make(listed(BAD))
    world.standin.fault = lambda _verb, path: Fault(Answer(200, b"{}")) if path.endswith("/reviews") else None
    assert world.run() == 1
    assert "the review could not be posted" in world.out
    world.standin.violations.clear()  # as above


def test_a_refused_review_falls_back_to_single_comments(make: Make) -> None:
    world = make(listed(BAD, BAD.replace("Invisible", "Forgotten").replace("91002", "91003")))
    once(world, Fault(refused(422, "Line could not be resolved")), "POST", "/reviews")
    assert world.run() == 1
    assert len(world.store.threads) == 2
    assert world.store.reviews == []
    assert len(world.store.comments) == 1
    world.standin.violations.clear()  # GitHub's 422 has another shape than the description says


def test_a_comment_that_github_refuses_is_told_in_the_summary(make: Make) -> None:
    world = make(listed(BAD))
    world.standin.fault = lambda verb, path: (
        Fault(refused(422, "no")) if verb == "POST" and path.endswith(("/reviews", "/pulls/7/comments")) else None
    )
    assert world.run() == 1
    assert world.store.threads == []
    assert "[`wrong-emphasis`]" in world.summary()
    world.standin.violations.clear()  # as above


def test_a_diff_that_is_too_large_is_made_from_both_texts(make: Make) -> None:
    world = make(listed(BAD))
    world.store.too_large = True
    assert world.run() == 1
    assert len(world.store.threads) == 1
    assert ("GET", "/repos/octo/list/pulls/7/files") in world.standin.log


def test_a_diff_of_other_commits_than_the_texts_is_not_mixed_with_them(make: Make) -> None:
    world = make(listed(BAD))
    longer = listed().replace("## ", "A line more.\n\n## ", 1)

    def meanwhile(_verb: str, path: str) -> None:
        if "/compare/" in path:  # a rebase between the merge base and the diff
            world.standin.meanwhile = lambda _verb, _path: None
            world.store.base = world.store.start = world.store.commit({"README.md": longer})
            world.store.push({"README.md": longer + BAD})

    world.standin.meanwhile = meanwhile
    assert world.run() == 0
    assert "new commits were pushed" in world.out
    assert world.standin.writes == []
    assert world.run() == 1
    assert len(world.store.threads) == 1


def test_a_change_of_too_many_files_is_an_error(make: Make) -> None:
    world = make({f"notes/{n}.md": "x\n" for n in range(3000)})
    world.store.too_large = True
    with pytest.raises(GitHubError, match="too large"):
        world.run()
    assert world.standin.writes == []


def test_a_change_of_too_many_lists_is_an_error(make: Make) -> None:
    world = make({f"notes/{n}.md": "x\n" for n in range(101)}, {"README.md": listed()})
    with pytest.raises(GitHubError, match="102 lists: too large"):
        world.run()
    assert world.standin.writes == []


def test_a_readme_that_begins_with_a_badge_is_read(make: Make) -> None:
    badge = "[![Awesome](https://badges.example/awesome.svg)](https://awesome.example)\n\n"
    world = make(badge + listed(BAD), badge + listed())
    assert world.run() == 1
    assert len(world.store.threads) == 1


def test_a_list_over_a_megabyte_is_read_whole(make: Make) -> None:
    filler = "".join(f"Line {n} of a long preface about nothing at all.\n" for n in range(25_000))
    head, tail = listed().split("## Data sets")
    long = f"{head}## Preface\n\n{filler}\n## Data sets{tail}"
    world = make(long + BAD, long)
    assert world.run() == 1
    assert len(world.store.threads) == 1


def test_a_list_that_is_not_utf8_is_bad_input(make: Make) -> None:
    world = make({"README.md": b"# Caf\xe9\n\nmore\n"}, {"README.md": b"# Caf\xe9\n"})
    with pytest.raises(UsageError, match="not UTF-8"):
        world.run()
    assert world.standin.writes == []


def test_a_replacement_character_in_a_list_is_a_character(make: Make) -> None:
    world = make("\ufffd\n\n" + listed(GOOD), "\ufffd\n\n" + listed())
    assert world.run() == 0


def test_the_text_before_is_the_merge_base_and_duplicates_are_found_at_the_tip(make: Make) -> None:
    world = make(listed(GOOD))
    world.store.advance({"README.md": listed("\n", GOOD)})
    world.run()
    assert "duplicate-paper" in world.store.threads[0].comments[0].body
    assert "blob/main/README.md" in world.store.threads[0].comments[0].body


def test_a_paper_that_came_to_the_same_section_meanwhile_is_an_error(make: Make) -> None:
    world = make(listed(GOOD))
    world.store.advance({"README.md": listed(GOOD.replace("Tin Foil", "Copper Foil"))})
    assert world.run() == 1
    assert "PRC201" in world.out
    assert world.outputs()["errors"] == "1"
    body = world.store.threads[0].comments[0].body
    assert "blob/main/README.md?plain=1#L" in body
    assert "It is in the list already ([line" in world.summary()


def test_a_paper_that_came_to_another_section_meanwhile_is_a_warning(make: Make) -> None:
    head, tail = listed().split("## Data sets")
    world = make(listed(GOOD))
    world.store.advance({"README.md": f"{head}{GOOD.lstrip()}\n## Data sets{tail}"})
    assert world.run() == 0
    assert world.outputs()["warnings"] == "1"


def test_what_was_merged_already_is_no_double_of_itself(make: Make) -> None:
    world = make(listed(GOOD))
    world.store.advance({"README.md": listed()})
    assert world.run() == 0
    assert world.store.threads == []


def test_settings_come_from_the_tip_of_the_base_branch(make: Make) -> None:
    loose = '[rules]\nunknown-link-label = "off"\nwrong-emphasis = "off"\nmissing-line-break = "off"\n'
    world = make({"README.md": listed(BAD), "prcheck.toml": loose}, {"README.md": listed()})
    assert world.run() == 1
    world.store.advance({"README.md": listed(), "prcheck.toml": loose})
    assert world.run() == 0


def test_settings_that_are_wrong_stop_the_run(make: Make) -> None:
    world = make(
        {"README.md": listed(BAD), "prcheck.toml": "colour = 1\n"},
        {"README.md": listed(), "prcheck.toml": "colour = 1\n"},
    )
    with pytest.raises(ConfigError, match="colour"):
        world.run()
    with pytest.raises(ConfigError, match="absent"):
        world.run(config="absent.toml")
    assert world.standin.writes == []


def test_a_template_file_is_read_from_the_base_branch(make: Make) -> None:
    files: dict[str, str | bytes] = {
        "README.md": listed(),
        "prcheck.toml": 'template-from = "TEMPLATE.md"\n',
        "TEMPLATE.md": "**Title**<br>\n*Author*<br>\nConference [[Paper](URL)]\n",
    }
    world = make({**files, "README.md": listed(GOOD)}, files)
    assert world.run() == 0
    del files["TEMPLATE.md"]
    world.store.advance(files)
    with pytest.raises(ConfigError, match="template-from"):
        world.run()


def test_other_files_of_the_list_are_compared(make: Make) -> None:
    link = "\nSee [the archive](archive/old.md).\n"
    files: dict[str, str | bytes] = {"README.md": listed(link), "archive/old.md": f"# Old\n\n## Cameras\n{GOOD}"}
    world = make({**files, "README.md": listed(link, GOOD)}, files)
    world.run()
    assert "archive/old.md" in world.store.threads[0].comments[0].body
    files["prcheck.toml"] = 'lists = ["README.md", "archive/*.md"]\n'
    world.store.advance(files)
    world.run()
    assert "archive/old.md" in world.store.threads[0].comments[0].body


def test_a_head_that_moved_meanwhile_is_left_to_its_own_run(make: Make) -> None:
    world = make(listed(BAD))
    reads = [0]

    def meanwhile(_verb: str, path: str) -> None:
        reads[0] += path.endswith("/pulls/7")
        if reads[0] == 3:
            reads[0] += 1
            world.store.push({"README.md": listed(GOOD)})

    world.standin.meanwhile = meanwhile
    assert world.run() == 0
    assert world.standin.writes == []
    assert "new commits were pushed" in world.out


def test_a_pull_request_that_was_closed_meanwhile_gets_nothing(make: Make) -> None:
    world = make(listed(BAD))

    def meanwhile(_verb: str, path: str) -> None:
        if path == "/graphql":
            world.store.state = "closed"

    world.standin.meanwhile = meanwhile
    assert world.run() == 0
    assert world.standin.writes == []


def test_a_read_only_token_leaves_annotations_summary_and_exit_code(make: Make) -> None:
    world = make(listed(BAD))
    assert world.run(token="reader") == 1
    assert "::error file=README.md" in world.out
    assert world.out.count("::notice") == 1
    assert "this token may not write" in world.out
    assert "### This entry needs a fix" in (world.folder / "summary").read_text(encoding="utf-8")
    assert world.snapshot() == "([], [], [])"
    world.store.push({"README.md": listed(GOOD)})
    assert world.run(token="reader") == 0


def test_a_locked_conversation_is_told_in_githubs_words(make: Make) -> None:
    world = make(listed(BAD))
    locked = "Unable to create comment because issue is locked."
    once(world, Fault(refused(403, locked)), "POST", "/issues/7/comments")
    assert world.run() == 1
    assert locked in world.out
    assert "PRC106" in world.out


def test_a_wrong_token_cannot_read(make: Make) -> None:
    world = make(listed(BAD))
    with pytest.raises(GitHubError, match="401") as caught:
        world.run(token="wrong")
    assert "token" in caught.value.tip


def test_reads_survive_failures_and_rate_limits_within_a_budget(make: Make) -> None:
    world = make(listed(GOOD))
    faults = [
        Fault(refused(502, "Bad Gateway")),
        Fault(refused(403, "You have exceeded a secondary rate limit")),
        Fault(refused(429, "Too many", Retry_After="7")),
    ]
    world.standin.fault = lambda _verb, _path: faults.pop(0) if faults else None
    assert world.run() == 0
    assert world.slept == [1.0, 60.0, 7.0]
    world.standin.violations.clear()  # limits are in no operation's description


def test_a_write_waits_for_a_rate_limit_and_is_sent_once(make: Make) -> None:
    world = make(listed(BAD))
    once(world, Fault(refused(403, "slow down", Retry_After="3")), "POST", "/reviews")
    assert world.run() == 1
    assert world.slept == [3.0]
    assert len(world.store.threads) == 1
    world.standin.violations.clear()  # as above


def test_a_limit_beyond_the_budget_ends_the_posting_with_a_note(make: Make) -> None:
    world = make(listed(BAD))
    once(world, Fault(refused(403, "slow down", Retry_After="3600")), "POST", "/reviews")
    assert world.run() == 1
    assert "the review could not be posted" in world.out
    assert world.slept == []
    world.standin.violations.clear()  # as above


def test_without_any_place_to_write_a_failure_is_one(make: Make) -> None:
    world = make(listed(BAD))
    environment = world.environment()
    environment["GITHUB_STEP_SUMMARY"] = str(world.folder / "no" / "such")
    ends = ("/graphql", "/user")
    world.standin.fault = lambda _verb, path: Fault(refused(500, "x")) if path in ends else None
    with pytest.raises(GitHubError, match="500"):
        world.run(environment)


def test_links_to_files_that_are_not_there_cost_one_request(make: Make) -> None:
    links = "".join(f"\n- [Part {n}](parts/{n}.md)" for n in range(40))
    base = listed(f"\n{links}\n")
    world = make(base + GOOD, base)
    assert world.run() == 0
    assert len(world.standin.log) <= 14


def test_graphql_that_knows_no_file_is_not_believed(make: Make) -> None:
    strict = '[rules]\nunknown-link-label = "error"\n'
    world = make(
        {"README.md": listed(GOOD.replace("Paper", "Papr")), "prcheck.toml": strict},
        {"README.md": listed(), "prcheck.toml": strict},
    )
    answer = world.standin._answer

    def blind(*given: object) -> Answer:
        made = answer(*given)  # type: ignore[arg-type]
        return Answer(made.status, re.sub(rb'"(f\d+)": \{[^}]*\}', rb'"\1": null', made.body), made.kind, made.headers)

    world.standin._answer = blind  # type: ignore[method-assign, assignment]
    assert world.run() == 1
    assert "::error" in world.out


def test_graphql_that_fails_is_replaced_for_small_files(make: Make) -> None:
    world = make(listed(BAD))
    faults = [Fault(refused(500, "x")) for _ in range(4)]
    world.standin.fault = lambda _verb, path: faults.pop() if faults and path == "/graphql" else None
    assert world.run() == 1
    assert len(world.store.threads) == 1


def test_a_request_for_changes_is_made_once_and_taken_back(make: Make) -> None:
    world = make(listed(BAD))
    for _ in range(2):
        assert world.run(request_changes="true") == 1
    assert [said.state for said in world.store.reviews] == ["CHANGES_REQUESTED"]
    world.store.push({"README.md": listed(GOOD)})
    assert world.run(request_changes="true") == 0
    assert [said.state for said in world.store.reviews] == ["DISMISSED"]


def test_a_request_that_cannot_be_taken_back_says_so(make: Make) -> None:
    world = make(listed(BAD))
    world.store.may_dismiss = False
    world.run(request_changes="true")
    world.store.push({"README.md": listed(GOOD)})
    assert world.run(request_changes="true") == 0
    assert "a maintainer may dismiss" in world.store.reviews[0].body
    writes = len([entry for entry in world.standin.writes if entry[0] == "PUT"])
    world.run(request_changes="true")
    assert len([entry for entry in world.standin.writes if entry[0] == "PUT"]) == writes
    world.store.push({"README.md": listed(BAD)})
    world.run(request_changes="true")
    assert "may dismiss" not in world.store.reviews[0].body
    assert len(world.store.reviews) == 1
    world.standin.violations.clear()  # the refusal is not in the description


def test_a_lost_answer_to_a_request_without_comments_makes_no_second_request(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    once(world, Fault(refused(502, "Bad Gateway"), before=False), "POST", "/reviews")
    assert world.run(request_changes="true") == 1
    assert [said.state for said in world.store.reviews] == ["COMMENTED", "CHANGES_REQUESTED"]


def test_a_refused_review_still_requests_changes(make: Make) -> None:
    world = make(listed(BAD))
    once(world, Fault(refused(422, "Line could not be resolved")), "POST", "/reviews")
    assert world.run(request_changes="true") == 1
    assert [said.state for said in world.store.reviews] == ["CHANGES_REQUESTED"]
    assert len(world.store.threads) == 1
    world.standin.violations.clear()  # GitHub's 422 has another shape than the description says


def test_a_head_that_moved_while_waiting_gets_no_old_summary(make: Make) -> None:
    world = make(listed(BAD))
    once(world, Fault(refused(403, "slow down", Retry_After="3")), "POST", "/reviews")
    slept = world.slept

    def meanwhile(verb: str, path: str) -> None:
        if slept and path.endswith("/reviews"):
            world.store.push({"README.md": listed(GOOD)})
            slept.clear()

    world.standin.meanwhile = meanwhile
    assert world.run() == 0
    assert world.store.comments == []
    assert "new commits were pushed while prcheck waited" in world.out
    world.standin.violations.clear()  # the limit is in no operation's description


def test_a_status_is_set_without_a_review_too(make: Make) -> None:
    world = make(listed(BAD))
    assert world.run(review="off", status="true") == 1
    assert world.store.statuses[0]["target_url"] == "https://github.example/octo/list/actions/runs/99"
    assert len(world.store.comments) + len(world.store.threads) == 0


def test_a_commit_status_is_set_when_asked_for(make: Make) -> None:
    world = make(listed(BAD))
    world.run(status="true")
    assert [(s["state"], s["sha"]) for s in world.store.statuses] == [("failure", world.store.head)]
    world.store.push({"README.md": listed(GOOD)})
    world.run(status="true")
    assert world.store.statuses[-1]["state"] == "success"
    assert world.store.statuses[-1]["target_url"].startswith("https://")


def test_a_status_that_may_not_be_set_is_a_note(make: Make) -> None:
    world = make(listed(GOOD))
    world.store.may_status = False
    assert world.run(status="true") == 0
    assert "statuses: write" in world.out
    world.standin.violations.clear()  # the refusal is not in the description


def test_a_write_on_what_somebody_deleted_is_passed_over(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    world.store.push({"README.md": listed(BAD.replace("Papr", "Papre"))})

    def meanwhile(verb: str, _path: str) -> None:
        if verb == "PATCH":
            world.store.threads.clear()

    world.standin.meanwhile = meanwhile
    assert world.run() == 1
    world.standin.meanwhile = lambda _verb, _path: None
    world.run()
    assert len(world.store.threads) == 1
    world.standin.violations.clear()  # a 404 on PATCH is not in the description


def test_the_summary_mode_posts_no_inline_comments_and_off_posts_nothing(make: Make) -> None:
    world = make(listed(BAD))
    assert world.run(review="off") == 1
    assert world.standin.writes == []
    assert world.run(review="summary") == 1
    assert world.store.threads == []
    assert "[`wrong-emphasis`]" in world.summary()


def test_files_that_are_no_lists_are_no_reason_to_write(make: Make) -> None:
    world = make({"README.md": listed(), "logo.svg": "<svg/>"}, {"README.md": listed()})
    assert world.run() == 0
    assert world.standin.writes == []
    assert "adds no entries" in world.err


def test_a_push_that_leaves_no_list_changed_brings_what_was_said_up_to_date(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    world.store.push({"README.md": listed(), "logo.svg": "<svg/>"})
    assert world.run() == 0
    assert "adds no entries" in world.summary()
    assert "**Fixed.**" in world.store.threads[0].comments[0].body


def test_binary_new_and_deleted_lists(make: Make) -> None:
    base: dict[str, str | bytes] = {"README.md": listed(), "old.md": GOOD, "image.md": b"\0a"}
    world = make({"README.md": listed(), "new.md": f"# More\n{GOOD}", "image.md": b"\0b"}, base)
    world.run()
    assert "image.md" in world.summary()


@pytest.mark.parametrize("hidden", ["\n\0\n", "\n<!-- \0 -->\n"])
def test_a_nul_that_makes_a_list_binary_hides_nothing(make: Make, hidden: str) -> None:
    world = make(listed(BAD) + hidden)
    assert world.run() == 1
    assert "is binary" not in world.summary()
    assert world.outputs()["verdict"] == "failed"


def test_a_list_that_cannot_be_read_is_an_error(make: Make) -> None:
    world = make(listed(BAD))
    world.standin.fault = lambda _verb, path: Fault(refused(404, "Not Found")) if "/contents/" in path else None
    with pytest.raises(GitHubError, match="cannot be read"):
        world.run()
    assert world.standin.writes == []


def test_no_common_commit_is_an_error(make: Make) -> None:
    world = make(listed(BAD))
    world.store.start = ""
    world.standin.fault = lambda _verb, path: Fault(Answer(200, b"{}")) if "/compare/" in path else None
    with pytest.raises(GitHubError, match="shares no commit"):
        world.run()
    world.standin.violations.clear()  # the answer was made wrong on purpose


def test_texts_stay_below_githubs_limits(make: Make) -> None:
    names = ", ".join(f"Ada Brook{chr(97 + n % 26)} Lind" for n in range(6_000))
    entries = [BAD.replace("Noor Haddad, Sven Ost", names)]
    entries += [BAD.replace("Invisible", f"Number {n}").replace("91002", f"{93000 + n}") for n in range(60)]
    world = make(listed(*entries))
    assert world.run() == 1
    bodies = [said.body for thread in world.store.threads for said in thread.comments]
    assert len(bodies) == 30
    assert max(map(len, (*bodies, world.summary()))) <= 65_536
    assert sum(path.endswith("/reviews") for _, path in world.standin.writes) == 1
    assert (world.folder / "summary").stat().st_size <= 1_048_576
    assert world.out.count("::error ") <= 10
    assert world.out.count("::warning ") <= 10


def test_every_text_is_ours(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    assert {said.author for said in [*world.store.comments, *world.store.reviews]} == {BOT}


@pytest.mark.parametrize("part", ["/contents/", "/pulls/7"])
def test_a_failure_that_lasts_is_an_error(make: Make, part: str) -> None:
    world = make(listed(BAD))
    seen = [0]

    def fault(_verb: str, path: str) -> Fault | None:
        seen[0] += part in path
        return Fault(refused(503, "Unavailable")) if part in path and seen[0] > 1 - ("/contents" in part) else None

    world.standin.fault = fault
    with pytest.raises(GitHubError, match="503"):
        world.run()
    assert world.slept == [1.0, 2.0, 4.0]


def test_a_pull_request_without_its_commits_is_an_error(make: Make) -> None:
    world = make(listed(BAD))
    world.standin.fault = lambda _verb, _path: Fault(Answer(200, b'{"head": {}}'))
    with pytest.raises(GitHubError, match="lacks 'sha'"):
        world.run()
    world.standin.violations.clear()  # the answer was made wrong on purpose


def test_a_failure_that_lasts_while_posting_is_a_note(make: Make) -> None:
    world = make(listed(BAD))
    world.standin.fault = lambda verb, path: Fault(refused(502, "x")) if verb == "POST" and path != "/graphql" else None
    assert world.run() == 1
    assert "the review could not be posted" in world.out
    assert world.store.threads == []
    world.standin.fault = lambda _verb, _path: None
    assert world.run() == 1
    assert len(world.store.threads) == len(world.store.comments) == 1


def test_an_edit_that_fails_is_tried_again(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    world.store.push({"README.md": listed(GOOD)})
    faults = [Fault(refused(502, "x"), before=False), Fault(refused(502, "x"))]
    world.standin.fault = lambda verb, _path: faults.pop() if faults and verb == "PATCH" else None
    assert world.run() == 0
    assert "**Fixed.**" in world.store.threads[0].comments[0].body
    faults.extend(Fault(refused(502, "x")) for _ in range(9))
    world.store.push({"README.md": listed(BAD)})
    assert world.run() == 1
    assert "the review could not be posted" in world.out


def test_the_real_hub_is_made_of_the_job(make: Make) -> None:
    world = make(listed(GOOD))
    assert pull.main(world.environment(), world.said.append, world.told.append) == 0


def test_text_without_a_charset_is_read_by_its_bytes(make: Make) -> None:
    text = GOOD.replace("Ivo Lind", "Iv\u00f3 L\u012bnd, \u9648\u4e00")
    world = make(listed(text, BAD.replace("Ost", "\u00d6st")), listed(text))
    answer = world.standin._answer

    def bare(*given: object) -> Answer:
        made = answer(*given)  # type: ignore[arg-type]
        return Answer(made.status, made.body, made.kind.partition(";")[0], made.headers)

    world.standin._answer = bare  # type: ignore[method-assign, assignment]
    assert world.run() == 1
    assert "Sven \u00d6st" in world.store.threads[0].comments[0].body


def test_a_repository_without_a_readme(make: Make) -> None:
    world = make({"papers.md": f"# Papers\n{GOOD}{BAD}"}, {"papers.md": f"# Papers\n{GOOD}"})
    world.run()
    assert len(world.store.comments) == 1


@pytest.mark.parametrize("end", ["/pulls/7/comments", "/dismissals"])
def test_other_refusals_while_posting_are_a_note(make: Make, end: str) -> None:
    world = make(listed(BAD))
    if end == "/dismissals":
        world.run(request_changes="true")
        world.store.push({"README.md": listed(GOOD)})
    world.standin._judge = lambda *_given, **_more: None  # type: ignore[method-assign]  # the answers are wrong on purpose
    world.standin.fault = lambda verb, path: (
        Fault(refused(422 if path.endswith("/reviews") else 410, "x"))
        if verb != "GET" and path.endswith((end, "/reviews"))
        else None
    )
    world.run(request_changes="true")
    assert "the review could not be posted" in world.out
