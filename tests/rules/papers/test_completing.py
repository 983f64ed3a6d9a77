"""Entries that lack something, and bare links and titles, become whole entries in the list's own style."""

import pytest
from tests.rules.examples import LISTED, TEMPLATE

from prcheck import edits
from prcheck.facts import Facts, Published, Wanted, Work
from prcheck.model import LinkState, LinkStatus, Report, Skip
from prcheck.patch import diff
from prcheck.run import judge
from prcheck.settings import Settings
from prcheck.titles import key

TITLE = "A Grammar of Pebbles on Beaches"
URL = "https://arxiv.org/abs/2401.00001"
WORK = Work(
    "arxiv:2401.00001",
    TITLE,
    ("Ada Lovelace", "Mary Somerville"),
    "arXiv",
    years=(2024,),
    appeared=(Published("Accepted at ICLR 2024", (2024,), "its arXiv comment"),),
)
JOURNAL = Work(
    "doi:10.1234/sand", TITLE, WORK.authors, "Crossref", appeared=(Published("IEEE Access", (2022,), "Crossref"),)
)
WHOLE = f"**{TITLE}**<br>\n*Ada Lovelace, Mary Somerville*<br>\nICLR 2024 [[Paper]({URL})]\n"


def report(text: str, *works: Work) -> Report:
    def gather(wanted: Wanted, _: Settings) -> tuple[Facts, tuple[Skip, ...]]:
        links = {url: LinkState(url, LinkStatus.ALIVE) for url in wanted}
        known = {work.name: work for work in works} if wanted.entries else {}
        return Facts(links, known, {key(work.title): work for work in known.values()}), ()

    side = diff(LISTED, LISTED + text, "README.md")
    return judge([side], others={}, guides={}, settings=Settings(template=TEMPLATE), gather=gather)


def mended(text: str, *works: Work) -> str:
    fixes = [finding.fix for finding in report(text, *works).findings if finding.code != "PRC403"]
    assert fixes
    assert len(set(fixes)) == 1
    assert fixes[0]
    assert not fixes[0].safe
    return edits.apply(LISTED + text, fixes[0].edits).removeprefix(LISTED)


@pytest.mark.parametrize(
    "text",
    [
        f"{URL}\n",
        f"<{URL}>\n",
        f"[2401.00001]({URL})\n",
        "arXiv:2401.00001\n",
        f"**{TITLE}**\n",
        f"{TITLE}\n",
        f"**{TITLE}** [[Paper]({URL})]\n",
        f"**{TITLE}**<br>\n*Ada Lovelace, Mary Somerville*<br>\n[[Paper]({URL})]\n",
        f"**{TITLE}**<br>\nICLR 2024 [[Paper]({URL})]\n",
    ],
)
def test_it_becomes_whole_and_passes(text: str) -> None:
    assert mended(text, WORK) == WHOLE
    assert report(WHOLE, WORK).findings == ()


def test_what_stands_there_stays() -> None:
    text = f"**[GPB] {TITLE}**<br>\nNeurIPS 2023 [[Paper]({URL})][[Code](https://github.com/a/b)]\n"
    found = mended(text, WORK)
    assert found.startswith(
        f"**[GPB] {TITLE}**<br>\n*Ada Lovelace, Mary Somerville*<br>\nNeurIPS 2023 [[Paper]({URL})]"
    )
    assert found.endswith("[[Code](https://github.com/a/b)]\n")


def test_a_doi_becomes_a_whole_entry() -> None:
    assert mended("https://doi.org/10.1234/sand\n", JOURNAL) == WHOLE.replace("ICLR 2024", "IEEE Access 2022").replace(
        URL, "https://doi.org/10.1234/sand"
    )


def test_the_link_is_added_where_only_it_is_missing() -> None:
    text = f"**{TITLE}**<br>\n*Ada Lovelace, Mary Somerville*<br>\nICLR 2024\n"
    assert mended(text, WORK) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        f"**{TITLE}**<br>\nICLR 2024 [[Paper](https://arxiv.org/abs/2401.00009)]\n",
        "https://example.org/paper.pdf\n",
        f"{URL} {URL[:-1]}2\n",
        "**Quite Another Title of Stones**\n",
    ],
)
def test_nothing_is_made_up(text: str) -> None:
    assert all(finding.fix is None for finding in report(text, WORK).findings)


def test_records_without_authors_do_not_help() -> None:
    bare = Work(WORK.name, TITLE, (), "arXiv")
    assert all(finding.fix is None for finding in report(f"{URL}\n", bare).findings)


def test_an_address_in_the_title_cell_gives_way_to_the_title() -> None:
    def row(title: str, url: str) -> str:
        return f"| {title} | Ann Lee, Bo Chan | ICLR 2023 | [link]({url}) |\n"

    head = "# Papers\n\n| Title | Authors | Venue | Paper |\n|---|---|---|---|\n"
    base = head + "".join(row(f"Survey {n} of Looms", f"https://arxiv.org/abs/2301.0000{n}") for n in range(1, 7))

    def gather(wanted: Wanted, _: Settings) -> tuple[Facts, tuple[Skip, ...]]:
        return Facts({url: LinkState(url, LinkStatus.ALIVE) for url in wanted}, {WORK.name: WORK}), ()

    side = diff(base, f"{base}| {URL} |  |  |  |\n", "README.md")
    found = judge([side], others={}, guides={}, settings=Settings(), gather=gather).findings
    assert [(finding.code, bool(finding.fix)) for finding in found] == [("PRC112", True)]
    assert found[0].fix
    (edit,) = found[0].fix.edits
    assert edit.text.strip() == f"| {TITLE} | Ada Lovelace, Mary Somerville | ICLR 2024 | [link]({URL}) |"
