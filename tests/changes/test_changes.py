from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.change.lists import FOUR, ONE, THREE, TWO, listed, paper

from prcheck.changes import compare, content
from prcheck.layouts import parse
from prcheck.model import ChangeKind, Document, Entry, Field, Kind, Link, Role, Span

BASE = listed("## Weaving", ONE, TWO, "## Sewing", THREE)


def kinds(before: str | None, after: str) -> list[tuple[str, str, bool]]:
    base = None if before is None else parse(before, "README.md")
    changes = compare(base, parse(after, "README.md"))
    named = [(change, change.after or change.before) for change in changes]
    return [(change.kind.value, entry.name.split()[0], change.edited) for change, entry in named if entry]


def test_nothing_changes() -> None:
    assert kinds(BASE, BASE) == []
    assert kinds(BASE.replace("\n", "\r\n"), BASE) == []


def test_all_entries_of_a_new_file_are_added() -> None:
    assert [kind for kind, _, _ in kinds(None, BASE)] == ["added"] * 3


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (BASE.replace(TWO, f"{TWO}\n\n{FOUR}"), [("added", "Counting", False)]),
        (BASE.replace(f"{TWO}\n\n", ""), [("removed", "Looms", False)]),
        (BASE.replace("ICCV 2023", "ICCV 2024"), [("edited", "Looms", True)]),
        (BASE.replace("Looms and Their Loops in", "Looms and Their Loops for"), [("edited", "Looms", True)]),
        (BASE.replace("2401.00002", "2401.0 0002"), [("edited", "Looms", True)]),
        (BASE.replace("<br>", "  "), [("reformatted", name, False) for name in ("Notes", "Looms", "A")]),
        (BASE.replace(TWO, TWO.replace("*", "")), [("reformatted", "Looms", False)]),
        (BASE.replace(TWO, TWO.replace("<br>", "`<br>`")), [("reformatted", "Looms", False)]),
        (BASE.replace(f"{ONE}\n\n", "") + f"\n{ONE}\n", [("moved", "Notes", False)]),
        (
            BASE.replace(f"{ONE}\n\n", "") + f"\n{ONE.replace('CVPR 2024', 'CVPR 2025')}\n",
            [("moved", "Notes", True)],
        ),
        (
            BASE.replace(f"{ONE}\n\n", "") + f"\n{ONE.replace('<br>', '  ')}\n",
            [("moved", "Notes", False)],
        ),
        (BASE.replace(TWO, FOUR), [("added", "Counting", False), ("removed", "Looms", False)]),
        (listed("## Weaving", ONE, "## Sewing", TWO, THREE), [("moved", "Looms", False)]),
        (BASE.replace("## Weaving", "## Looms"), []),
        (BASE.replace(TWO, f"## Looms\n\n{TWO}"), []),
    ],
)  # fmt: skip
def test_one_change_is_told_by_its_kind(after: str, changes: list[tuple[str, str, bool]]) -> None:
    assert kinds(BASE, after) == changes


def test_a_duplicate_that_goes_while_its_twin_is_edited_are_two_changes() -> None:
    loud = TWO.replace("Looms and Their Loops in Practice", "Looms And Their Loops In Practice")
    assert kinds(listed(ONE, TWO, THREE, TWO), listed(ONE, loud, THREE)) == [
        ("edited", "Looms", True),
        ("removed", "Looms", False),
    ]


def test_of_two_equal_entries_one_is_added_wherever_it_stands() -> None:
    assert [kind for kind, _, _ in kinds(listed(ONE, TWO), listed(TWO, TWO, THREE))] == ["added", "added", "removed"]
    assert [kind for kind, _, _ in kinds(listed(TWO, TWO, THREE), listed(ONE, TWO))] == ["added", "removed", "removed"]


def test_two_neighbours_that_swap_are_one_move() -> None:
    assert [kind for kind, _, _ in kinds(BASE, listed("## Weaving", TWO, ONE, "## Sewing", THREE))] == ["moved"]


def test_a_renamed_paper_with_the_same_id_is_edited() -> None:
    renamed = paper("Weaving Revisited with Practical Loops", "Mary Somerville, Ada Lovelace", "ICCV 2023", 2)
    assert kinds(BASE, BASE.replace(TWO, renamed)) == [("edited", "Weaving", True)]


def test_an_entry_that_loses_its_title_is_the_same_by_its_id() -> None:
    assert kinds(BASE, BASE.replace(TWO, TWO.partition("\n")[2]))[0][0] == "edited"


def test_entries_behind_an_open_comment_are_removed() -> None:
    assert [kind for kind, _, _ in kinds(BASE, BASE.replace("## Sewing", "<!--"))] == ["removed"]
    assert [kind for kind, _, _ in kinds(BASE.replace("## Sewing", "<!--"), BASE)] == []


def entry(
    title: str, line: int = 1, section: str = "S", kind: Kind = Kind.PARAGRAPH, raw: str = "", url: str = ""
) -> Entry:
    span = Span(line, 1, line, 9)
    links = (Link("Paper", url, span, span, "Paper"),) if url else ()
    return Entry("x.md", span, (section,), kind, (Field(Role.TITLE, title, span), *links), raw or title + url)


def document(*entries: Entry) -> Document:
    lines = {e.span.line: e.raw for e in entries}
    return Document("x.md", "\n".join(lines.get(n, "") for n in range(1, max(lines, default=0) + 1)), entries)


def test_a_bullet_that_comes_or_goes_is_a_reformatting() -> None:
    (change,) = compare(document(entry("One thing here")), document(entry("One thing here", kind=Kind.BULLET)))
    assert change.kind is ChangeKind.REFORMATTED


def test_an_entry_that_only_reads_otherwise_is_neither_added_nor_removed() -> None:
    one, two = entry("One thing here", 1), entry("Two", 2)
    shorter = document(replace(one, span=Span(1, 1, 2, 9)))
    shorter = replace(shorter, text=document(one, two).text)
    assert compare(document(one, two), shorter) == ()
    assert compare(shorter, document(one, two)) == ()
    gone = Document("x.md", document(one, two).text, (one,))
    assert [change.kind for change in compare(document(one, two), gone)] == [ChangeKind.REMOVED]
    bare = document(one, replace(two, unfinished=True))
    assert compare(bare, gone) == ()


def test_many_new_entries_are_compared_within_their_section_and_by_id() -> None:
    urls = [f"https://arxiv.org/abs/2401.{number:05d}" for number in range(1, 251)]
    old = document(*(entry(f"Old {n} alpha beta {n * 7919}", n + 1, f"S{n % 5}", url=u) for n, u in enumerate(urls)))
    new = document(*(entry(f"Old {n} alpha beta {n * 7919} x", n + 1, f"T{n % 5}", url=u) for n, u in enumerate(urls)))
    assert Counter(change.kind for change in compare(old, new)) == {ChangeKind.EDITED: 250}


titles = st.lists(
    st.sampled_from([ONE, TWO, THREE, FOUR, ONE.replace("2024", "2025"), TWO.replace("<br>", "")]), max_size=5
)


@settings(max_examples=40, deadline=None)
@given(titles, titles)
def test_every_entry_has_one_fate(before: list[str], after: list[str]) -> None:
    base, head = parse(listed(*before), "README.md"), parse(listed(*after), "README.md")
    changes = compare(base, head)
    olds = Counter(id(change.before) for change in changes if change.before)
    news = Counter(id(change.after) for change in changes if change.after)
    assert all(count == 1 for count in (*olds.values(), *news.values()))
    added = sum(change.kind is ChangeKind.ADDED for change in changes)
    removed = sum(change.kind is ChangeKind.REMOVED for change in changes)
    assert len(base.entries) - removed == len(head.entries) - added
    assert all((change.before is None) == (change.kind is ChangeKind.ADDED) for change in changes)
    assert all((change.after is None) == (change.kind is ChangeKind.REMOVED) for change in changes)


@settings(max_examples=12, deadline=None)
@given(st.permutations([ONE, TWO, THREE, FOUR]))
def test_an_order_is_told_by_moves_alone(after: list[str]) -> None:
    changes = kinds(listed(ONE, TWO, THREE, FOUR), listed(*after))
    assert {kind for kind, _, _ in changes} <= {"moved"}
    assert len(changes) <= 3


@given(st.text(alphabet="ab*_`\\<br/>-+ \n|()[]&;", max_size=40))
def test_white_space_is_no_content(raw: str) -> None:
    (key, urls) = content(entry("x", raw=raw))
    assert "".join(key.split()) == key
    assert isinstance(urls, tuple)
