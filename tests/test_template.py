import pytest

from prcheck import template as t
from prcheck.layouts import parse, templates
from prcheck.model import Entry, Gap, Mark, Role, Slot, Template

SLOTS = (
    Slot(Role.TITLE, "Title", "", frozenset({Mark.BOLD}), Gap.FIRST),
    Slot(Role.AUTHORS, "Author", "", frozenset({Mark.ITALIC}), Gap.HARD),
    Slot(Role.VENUE, "Conference", "", frozenset(), Gap.HARD),
    Slot(Role.LINK, "Paper link", "Paper", frozenset(), Gap.SOFT),
)
TEMPLATE = Template("README.md", "declared", "README.md:1", SLOTS, ("title", "authors", "venue", "Paper"))


def entry(text: str) -> Entry:
    return parse(text, "README.md").entries[0]


FINE = (
    "**Threads of Gold and Silver**<br>\n*Ada Lovelace, Jane Doe*<br>\nCVPR 2020 [[Paper](https://arxiv.org/abs/1)]\n"
)


@pytest.mark.parametrize(
    "text",
    [
        FINE,
        FINE.replace("<br>", "</br>"),
        FINE.replace("<br>", "  "),
        FINE.replace("<br>", "\\"),
        FINE.replace(" [[Paper]", "\n[[Paper]"),
        FINE.replace(" [[Paper](https://arxiv.org/abs/1)]", ""),
        FINE.replace("<br>", " [[Code](https://github.com/a/b)]<br>", 1),
        FINE.replace("CVPR 2020 ", ""),
    ],
)
def test_entries_that_follow(text: str) -> None:
    assert t.follows(entry(text), TEMPLATE)


@pytest.mark.parametrize(
    "text",
    [
        FINE.replace("**", "*"),
        FINE.replace("*Ada Lovelace, Jane Doe*", "**Ada Lovelace, Jane Doe**"),
        FINE.replace("<br>", ""),
        FINE.replace("<br>", "", 1),
        "**Threads of Gold and Silver**<br>\nCVPR 2020<br>\n*Ada Lovelace, Jane Doe* [[Paper](https://arxiv.org/abs/1)]\n",
        "**Threads of Gold and Silver** [[Paper](https://arxiv.org/abs/1)] [[Code](https://github.com/a/b)]\n",
    ],
)
def test_entries_that_do_not(text: str) -> None:
    assert not t.follows(entry(text), TEMPLATE)


def test_free_marks_are_not_judged() -> None:
    free = Template(
        "R", "learned", "9 entries", (Slot(Role.TITLE, free=frozenset({Mark.BOLD})), *SLOTS[1:]), ("title",)
    )
    assert t.follows(entry(FINE), free)
    assert t.follows(entry(FINE.replace("**", "")), free)


def test_a_shape_is_the_sequence_of_roles_and_labels() -> None:
    assert t.shape(entry(FINE)) == ("title", "authors", "venue", "link:Paper")


def test_unexplained_pieces_and_tags_are_no_part_of_the_shape() -> None:
    found = entry(FINE.replace(" [[Paper]", " and then some [[Paper]"))
    assert t.shape(found)[:2] == ("title", "authors")
    assert "other" not in t.shape(found)


def test_a_shape_is_habitual_with_three_neighbours_or_a_share_of_the_list() -> None:
    with_link, without = entry(FINE), entry(FINE.replace(" [[Paper](https://arxiv.org/abs/1)]", ""))
    common = t.usual([without] * 3 + [with_link] * 200)
    assert common == {t.shape(with_link)}
    assert t.habitual([without] * 3, common) == {t.shape(with_link), t.shape(without)}
    assert t.habitual([without] * 2, common) == common
    assert t.usual([without] * 2) == t.habitual([], frozenset()) == frozenset()


def test_links_on_fields_are_not_links_of_their_own() -> None:
    found = entry(
        "- [Threads of Gold and Silver](https://arxiv.org/abs/1), CVPR 2020 [[Code](https://github.com/a/b)]\n"
    )
    assert [link.name for link in t.own_links(found)] == ["Code"]


def test_unfinished_entries_are_not_counted() -> None:
    rows = "".join(FINE.replace("Gold", f"Gold {n}") + "\n" for n in "abcdef")
    document = parse(f"## Looms\n\n{rows}Threads of Bronze and Copper\n", "README.md")
    assert t.counted(document.entries, TEMPLATE) == (6, 6)
    assert templates([document], {})[0][0].of == 6
