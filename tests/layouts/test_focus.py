"""A change to a long list is judged as if all of the list were read."""

import random
from collections.abc import Iterator

import pytest

from prcheck import patch, run
from prcheck.layouts import Memory, focus, hand, parse
from prcheck.markdown import caps, read
from prcheck.model import Report
from prcheck.settings import Settings

WORDS = "adaptive causal depth field graph kernel latent metric neural policy prompt sparse token voxel".split()
NAMES = ("Ada Lovelace", "Alan Turing", "Emmy Noether", "Grace Hopper", "Mary Cartwright")
OFFLINE = Settings(offline=True)


def entry(number: int, chance: random.Random, shape: str) -> str:
    title = f"{chance.choice(WORDS).title()}{number} of {' '.join(chance.sample(WORDS, 4)).title()}"
    people, url = ", ".join(chance.sample(NAMES, 3)), f"https://arxiv.org/abs/2401.{number:05}"
    if shape == "paragraph":
        return f"**{title}**<br>\n*{people}*<br>\nCVPR 2024 [[Paper]({url})]\n\n"
    if shape == "item":
        return f"- **{title}**, {people}, CVPR 2024. [[Paper]({url})]\n"
    return f"| [{title}]({url}) | {people} | CVPR 2024 |\n"


def listed(count: int, shape: str, section: int = 25) -> list[str]:
    chance = random.Random(count)  # noqa: S311  # the same list in each run
    found = []
    for number in range(count):
        head = f"\n## Part {number // section}\n\n" if number % section == 0 else ""
        rule = "| Title | Authors | Venue |\n|---|---|---|\n" if head and shape == "row" else ""
        found.append(head + rule + entry(number, chance, shape))
    return found


def judged(before: str, after: str) -> Report:
    return run.judge([patch.diff(before, after, "README.md")], others={}, guides={}, settings=OFFLINE)


def both(before: str, after: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Report, Report]:
    """The reports of a whole reading and of one of a part."""
    whole = judged(before, after)
    monkeypatch.setattr(focus, "WHOLE", 60)
    monkeypatch.setattr(focus, "SAMPLE", 40)
    return whole, judged(before, after)


def edits(shape: str) -> Iterator[list[str]]:
    """Lists with a new entry, a copy, a move, a lost break, a removed entry, a comment that swallows the rest."""
    chance = random.Random(1)  # noqa: S311
    pieces = listed(240, shape)
    yield [*pieces[:120], entry(900, chance, shape), *pieces[120:]]
    yield [*pieces[:120], pieces[221], *pieces[120:]]
    yield [*pieces[:30], *pieces[31:120], pieces[30], *pieces[120:]]
    yield [*pieces[:121], pieces[121].replace("**", "").replace("<br>", ""), *pieces[122:]]
    yield [*pieces[:203], *pieces[204:]]
    yield [*pieces[:234], "\n<!--\n", *pieces[234:]]
    yield [piece.replace("## Part 3\n", "## Part three\n") for piece in pieces]


@pytest.mark.parametrize("shape", ["paragraph", "item", "row"])
def test_a_part_gives_the_same_findings_and_changes(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = "".join(listed(240, shape))
    for edited in edits(shape):
        with monkeypatch.context() as patched:
            whole, part = both(before, "".join(edited), patched)
        assert part.changes == whole.changes
        assert part.findings == whole.findings


def test_a_copy_far_away_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = listed(240, "paragraph")
    before = "".join(pieces)
    _, part = both(before, "".join([*pieces[:2], pieces[221], *pieces[2:]]), monkeypatch)
    assert [finding.code for finding in part.findings] == ["PRC201"]


@pytest.mark.parametrize("shape", ["paragraph", "item", "row"])
def test_a_removed_entry_that_stands_once_more_far_away_is_no_loss(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = listed(240, shape)
    twice = [*pieces[:219], pieces[121], *pieces[219:]]
    whole, part = both("".join(twice), "".join([*twice[:121], *twice[122:]]), monkeypatch)
    assert part.findings == whole.findings == ()


def test_only_a_part_of_a_long_list_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(focus, "WHOLE", 60)
    monkeypatch.setattr(focus, "SAMPLE", 40)
    pieces = listed(240, "paragraph")
    base, head = read("".join(pieces)), read("".join([*pieces[:9], "a\n\n", *pieces[9:]]))
    (line,) = (number for number, text in enumerate(head.lines, 1) if text == "a")
    chosen = focus.choose(base, head, frozenset(), frozenset({line, line + 1}))
    assert chosen is not None
    assert len(chosen.after) + len(chosen.unread) == 241
    assert len(chosen.before) + 1 == len(chosen.after) < 100
    assert line in {portion.start for portion in chosen.after}


def test_too_many_entries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(focus, "MOST", 200)
    pieces = listed(240, "item")
    _, part = both("".join(pieces), "".join([*pieces, entry(900, random.Random(1), "item")]), monkeypatch)  # noqa: S311
    assert "PRC507" in {finding.code for finding in part.findings}


def test_nothing_is_read_of_a_change_that_touches_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(focus, "WHOLE", 60)
    monkeypatch.setattr(focus, "TOUCHED", 150)
    pieces = listed(80, "item")
    some = [piece.replace("2024", "2025") for piece in pieces[:50]]
    assert len(judged("".join(pieces), "".join([*some, *pieces[50:]])).changes) == 50
    report = judged("".join(pieces), "".join(piece.replace("2024", "2025") for piece in pieces))
    assert report.changes == ()
    assert [finding.message for finding in report.findings] == [
        "160 paragraphs, items and rows that the change touches; at most 150 can be checked; split them"
    ]


def test_what_is_not_read_is_not_told_as_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = "".join(listed(20, "item"))
    monkeypatch.setattr(caps, "LINES", 100)
    report = judged(before, before + "#\n" * 100)
    assert report.changes == ()
    assert [finding.code for finding in report.findings] == ["PRC507"]


def test_a_short_list_is_read_whole() -> None:
    text = "".join(listed(40, "item"))
    memory = Memory()
    assert focus.choose(read(text), read(text), frozenset(), frozenset()) is None
    assert len(parse(text, "README.md", memory).entries) == 40


def test_a_long_lists_handwriting_is_told_by_entries_from_all_parts() -> None:
    entries = parse("".join(listed(24, "item")), "README.md").entries * 300
    some = hand.spread(entries)
    assert hand.ENOUGH / 2 < len(some) <= hand.ENOUGH
    assert hand.spread(entries[:24]) == entries[:24]
