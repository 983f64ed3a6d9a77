import pytest
from tests.listed import FAULTY, FINE, LIST

from prcheck.layouts import Memory, fresh, parse
from prcheck.model import Document

BARE = "**Twisting Yarn with a Water Frame**\n"


def read(text: str, listed: str = LIST) -> Document:
    memory = Memory()
    found = fresh.read(text, "new.md", parse(listed, "README.md"), memory)
    assert parse(text, "new.md", memory) is found
    return found


@pytest.mark.parametrize("text", [FINE, FAULTY, f"\ufeff## Weaving\r\n\r\n{FINE}", f"{FINE}\n\n\n", "Only words.\n"])
@pytest.mark.parametrize("listed", [LIST, "", "| Title |\n|---|\n| [A Loom](https://arxiv.org/abs/2401.00001) |\n"])
def test_what_is_an_entry_by_itself_stays_one(text: str, listed: str) -> None:
    alone, found = parse(text, "new.md"), read(text, listed)
    assert [(e.name, e.span) for e in found.entries] == [(e.name, e.span) for e in alone.entries]
    assert found.text == alone.text


def test_a_lone_title_is_an_entry_beside_others() -> None:
    assert parse(BARE, "new.md").entries == ()
    (entry,) = read(BARE).entries
    assert entry.unfinished
    assert entry.span.line == 1


def test_an_open_fence_hides_the_list_and_nothing_else() -> None:
    found = read(f"{FINE}\n```\nthe end is missing\n")
    assert [entry.span.line for entry in found.entries] == [1]


def test_a_comment_of_the_new_entries_counts() -> None:
    (ignore,) = read(f"<!-- prcheck: ignore bare-title -->\n{BARE}").ignores
    assert (ignore.line, ignore.names) == (1, ("bare-title",))
