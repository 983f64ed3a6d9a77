"""Which record an entry goes with: authors decide, titles drift."""

import json

import pytest
from tests.data import needs_data
from tests.sources.seed import path, truth

from prcheck.facts import Work
from prcheck.sources.match import Listed, Match, match, same
from prcheck.titles import split_names
from prcheck.titles.people import agree, missing, people, shared, slips

STONES = Work(
    "arxiv:2401.00001", "How Stones Tell Stories of the Sea", ("Ada Lovelace", "Mary Somerville", "Emmy Noether")
)
OTHERS = ("Grace Hopper", "Lise Meitner")


@pytest.mark.parametrize(
    ("title", "authors", "expected"),
    [
        ("How Stones Tell Stories of the Sea", STONES.authors, Match.FINE),
        ("[STONE] How stones tell stories of the sea", STONES.authors[:1], Match.FINE),
        ("STONE: How Stones Tell Stories of the Sea", ("A. Lovelace", "M Somerville"), Match.FINE),
        ("How Stones Tell Stories of the Sea", (), Match.FINE),
        ("How Stones Tell Stories of the Sea", OTHERS, Match.OTHER_AUTHORS),
        ("How Stones Tell Stories of the Sea", OTHERS[:1], Match.FINE),
        ("How Stones Tell Stories of the Sea", ("Lovelace", "Somerville"), Match.FINE),
        ("How Stones Tell Stories of the Sea", ("阿达", "玛丽"), Match.FINE),
        ("A Grammar of Pebbles on Beaches", STONES.authors[:2], Match.RENAMED),
        ("A Grammar of Pebbles on Beaches", OTHERS, Match.OTHER_PAPER),
        ("A Grammar of Pebbles on Beaches", (), Match.DOUBTFUL),
        ("A Grammar of Pebbles on Beaches", (*OTHERS, "Ada Lovelace", "Rosa Parks", "Mae West"), Match.UNKNOWN),
        ("STONE", OTHERS, Match.UNKNOWN),
        ("STONE", (), Match.UNKNOWN),
        ("石头如何讲述大海的故事", (), Match.UNKNOWN),
        ("", (), Match.UNKNOWN),
    ],
)
def test_the_verdicts(title: str, authors: tuple[str, ...], expected: Match) -> None:
    assert match(Listed(title, authors), STONES) is expected


def test_records_without_authors_cannot_tell() -> None:
    bare = Work("doi:10.1/a", STONES.title)
    assert match(Listed(STONES.title, OTHERS), bare) is Match.FINE
    assert match(Listed("A Grammar of Pebbles on Beaches", OTHERS), bare) is Match.DOUBTFUL


def test_a_record_found_by_title_needs_the_authors_too() -> None:
    assert same(Listed(STONES.title, STONES.authors[:2]), STONES)
    assert not same(Listed(STONES.title, OTHERS), STONES)
    assert not same(Listed("", STONES.authors), STONES)


def test_another_title_of_the_record_counts() -> None:
    renamed = Work("doi:10.1/a", "Songs of the Sea", STONES.authors, titles=(STONES.title,))
    assert match(Listed(STONES.title, STONES.authors), renamed) is Match.FINE


@pytest.mark.parametrize(
    ("listed", "known", "wrong"),
    [
        ("erard Pons-Moll", "Gerard Pons-Moll", True),
        ("Purva Tendulka", "Purva Tendulkar", True),
        ("Christian Theobald", "Christian Theobalt", True),
        ("Wei Li", "Wen Li", False),
        ("David J Fleet", "David J. Fleet", False),
        ("D. Fleet", "David J. Fleet", False),
        ("Michael Zollhoefer", "Michael Zollhöfer", False),
        ("Fleet David", "David Fleet", False),
        ("Fleet D", "David Fleet", False),
        ("Jaime Garcia", "Jaime Garcia Giraldez", False),
        ("Zhengjun Zha", "Zheng-Jun Zha", False),
        ("Grace Hopper", "Ada Lovelace", False),
    ],
)
def test_slips_of_the_pen(listed: str, known: str, wrong: bool) -> None:
    assert [slip.right for slip in slips((listed,), (known,))] == ([known] if wrong else [])
    assert agree((listed,), (known,)) is (not wrong and listed != "Wei Li" and listed != "Grace Hopper")


def test_missing_names() -> None:
    assert missing(("Ada Lovelace",), ("Ada Lovelace", "Emmy Noether")) == ("Emmy Noether",)
    assert missing(("Ada Lovelace", "E. Noethr"), ("Ada Lovelace", "Emmy Noether", "Lise Meitner")) == ()
    assert missing(("Ada Lovelace Emmy", "Noether"), ("Ada Lovelace", "Emmy Noether")) == ()
    assert not agree(("Ada Lovelace",), ("Emmy Noether 0001",))
    assert agree(("Emmy Noether",), ("Emmy Noether 0001",))


def test_institutions_are_no_people() -> None:
    assert people("Ada Lovelace, Google Research, University of Sand") == ("Ada Lovelace",)


@needs_data
def test_no_real_mismatch_is_taken_for_another_papers_authors() -> None:
    pairs = json.loads(path("author_mismatches_real.json").read_text("utf-8"))
    for pair in pairs:
        work = Work("x", pair["title"], split_names(pair["dblp"]))
        assert match(Listed(pair["title"], people(pair["listed"])), work) is Match.FINE, pair["title"]


@needs_data
def test_real_typos_are_found_with_the_right_name() -> None:
    pairs = json.loads(path("author_mismatches_real.json").read_text("utf-8"))
    found = {}
    for pair in pairs:
        for detail in pair["detail"]:
            if isinstance(detail, list) and detail[0] == "typo" and not detail[1].startswith("["):
                known = slips(people(pair["listed"]), split_names(pair["dblp"]))
                found[detail[1]] = ([slip.right for slip in known], [detail[2]])
    assert len(found) == 5
    assert all(shown == wanted for shown, wanted in found.values()), found


@needs_data
def test_records_of_a_real_list_agree_with_its_entries() -> None:
    found = {}
    for item in truth():
        if "published_dblp" in item and "seed_line" in item:
            pair = people(item["seed_authors"]), tuple(item["published_dblp"]["authors"])
            found[item["seed_line"]] = agree(*pair)
            assert shared(*pair) >= 0.5
    assert [line for line, fine in found.items() if not fine] == [101, 121]  # whose records lack an author
