"""Lists that cite as papers do: what a change leaves out of a citation is told."""

import pytest
from tests.layouts.test_left_over import added

from prcheck.layouts import parse

TITLES = (
    "Weaving with looms: A survey",
    "Cards as a notation",
    "A loom for all homes",
    "Yarn by water",
    "Dye from roots",
)
LINK = "[[Download PDF]](https://looms.example/{at}.pdf)"
CITED = "Lovelace, A., Babbage, C. and Doe, J., 2009. {title}. *ACM Loom Surveys*, 41(3), pp.1-15. " + LINK
LIST = "# Looms\n\n## Theory\n\n" + "".join(
    CITED.format(title=title, at=at) + "\n\n" for at, title in enumerate(TITLES)
)
PDF = LINK.format(at=9)


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        (f"Doe, J. and Roe, B., 2008. *ACM Loom Reviews*, 29(2), pp. 427-438. {PDF}\n", [("PRC101", 1)]),
        (f"Doe, J. and Roe, B., 2008, September. In *Tutorial at Loom Days*. {PDF}\n", [("PRC101", 1)]),
        (f"Doe, J. and Roe, B., 2008. *k*-weaving, by hand. *ACM Loom Reviews*, 29(2), p. 4. {PDF}\n", []),
        (f"Roe, B., Doe, J. and Poe, C {PDF}\n", [("PRC101", 1)]),
        (f"Doe, J. and Roe, B., 2008, August {PDF}\n", [("PRC116", 1)]),
        (f"{PDF}\n", [("PRC116", 1)]),
        ("[[Download our slides]](#slides)\n", []),
    ],
)
def test_a_citation_without_its_title_is_told(unit: str, found: list[tuple[str, int]]) -> None:
    assert added(LIST, unit)[1] == found


def test_names_alone_where_no_entry_names_its_authors() -> None:
    plain = "".join(f"{title}. {LINK.format(at=at)}\n\n" for at, title in enumerate(TITLES))
    unit = f"Roe, B., Doe, J. and Poe, C {PDF}\n"
    assert added(f"# Looms\n\n{plain}", unit)[1] == [("PRC101", 1)]


def test_citations_with_other_words_for_their_links_run_together() -> None:
    unit = CITED.format(title="Knots and threads", at=7).replace("Download PDF", "See Video")
    head, found = added(LIST.rstrip("\n") + "\n", f"{unit}\n")
    assert [entry.name for entry in head.entries[-2:]] == ["Dye from roots", "Knots and threads"]
    assert [code for code, _ in found] == ["PRC104", "PRC115"]


@pytest.mark.parametrize("address", ['"Knots"', ' "Knots"', 'Paper link "Knots"'])
def test_a_links_title_is_no_address(address: str) -> None:
    unit = CITED.format(title="Knots and threads", at=9).replace("https://looms.example/9.pdf", address)
    assert ("PRC109", 1) in added(LIST, f"{unit}\n")[1]


@pytest.mark.parametrize("quote", ['"**{}**."', "**{}**.", '"{}."'])
def test_a_title_set_off_behind_many_names(quote: str) -> None:
    people = "Lovelace, Ada, Charles Babbage, Jean Roe, Grace Poe, and Mary Doe"
    title = "Weaving Patterns with Cards in Every Home"
    text = f"**[1]** {people}. {quote.format(title)} ICML. 2020. {PDF}\n"
    entry = parse(text, "README.md").entries[0]
    assert entry.name == title
    assert entry.authors is not None
    assert entry.authors.text.startswith(people[:-1])


@pytest.mark.parametrize("people", ["A Lovelace, CB Babbage", "A. Lovelace, C. Babbage and Jean Doe"])
def test_a_title_behind_two_names_with_initials(people: str) -> None:
    entry = parse(f"- {people}, Weaving Patterns with Cards at Home, ICML, 2020. {PDF}\n", "README.md").entries[0]
    assert entry.name == "Weaving Patterns with Cards at Home"
    assert entry.authors is not None
    assert entry.authors.text == people


def test_tags_in_code_behind_a_plain_title() -> None:
    item = "- [[ICML](https://a.b/{at})] {title} with Cards at Home. [__`dye.`__ __`yarn`__] :star:\n"
    text = "".join(item.format(at=at, title=title) for at, title in enumerate(TITLES[1:] * 2))
    assert [entry.name for entry in parse(f"# Looms\n\n{text}", "README.md").entries[:2]] == [
        "Cards as a notation with Cards at Home",
        "A loom for all homes with Cards at Home",
    ]
