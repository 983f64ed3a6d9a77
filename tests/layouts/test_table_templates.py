"""Tables with different heads: each has its own learned template, however short it is."""

from prcheck import patch
from prcheck.adding import add
from prcheck.facts import Published, Work
from prcheck.layouts import parse, templates
from prcheck.model import Template
from prcheck.run import judge
from prcheck.settings import Settings

PAPERS = "| Title | Venue | Paper |\n|---|---|---|\n"
DATA = "| Year | Name | Authors | Code |\n|---|---|---|---|\n"
NAMES = (
    "Weaving with Old Looms at Night",
    "Threads of Many Colours in Cloth",
    "Shuttles That Never Come to Rest",
    "Knots for Very Small Hands",
)
OTHERS = (
    "Quiet Mills beside the River",
    "Patterns Read from Broken Cards",
    "Songs of the Spinning Wheel",
    "Ribbons for a Long Winter",
)


def paper(name: str, venue: str = "CVPR 2024", at: int = 9) -> str:
    return f"| {name} | {venue} | [pdf](https://arxiv.org/abs/2401.0000{at}) |\n"


def data(name: str, authors: str = "Ada Lovelace, Jane Doe", code: str = "[code](https://github.com/a/b)") -> str:
    return f"| 2024 | {name} | {authors} | {code} |\n"


def table(head: str, rows: list[str]) -> str:
    return head + "".join(rows)


FIRST = table(PAPERS, [paper(name, at=at) for at, name in enumerate(NAMES)])
SECOND = table(DATA, [data(name, code=f"[code](https://github.com/a/{name[:5]})") for name in OTHERS])
APART = f"# Looms\n\n## Papers\n\n{FIRST}\n## Data\n\n{SECOND}"
TOGETHER = f"# Looms\n\n## All\n\n{FIRST}\nMore of them:\n\n{SECOND}"


def learned(text: str) -> tuple[Template, ...]:
    return templates([parse(text, "README.md")], {})[0]


def codes(base: str, head: str) -> list[tuple[str, int]]:
    sides = [patch.diff(base, head, "README.md")]
    report = judge(sides, others={}, guides={}, settings=Settings(offline=True))
    return [(finding.code, finding.span.line) for finding in report.findings]


def test_each_head_has_its_own_template() -> None:
    for text in (APART, TOGETHER):
        found = {template.head: (template.required, template.follow, template.of) for template in learned(text)}
        assert found == {
            ("Title", "Venue", "Paper"): (("title", "venue", "Paper"), 4, 4),
            ("Year", "Name", "Authors", "Code"): (("year", "title", "authors", "Code"), 4, 4),
        }


def test_tables_of_one_head_share_one() -> None:
    text = f"# Looms\n\n## Old\n\n{FIRST}\n## New\n\n{table(PAPERS, [paper(name) for name in OTHERS])}"
    (template,) = learned(text)
    assert (template.head, template.of) == ((), 8)


def test_heads_that_ask_the_same_share_one() -> None:
    other = table(PAPERS.replace("Venue", "Conference"), [paper(name) for name in OTHERS])
    (template,) = learned(f"# Looms\n\n## Old\n\n{FIRST}\n## New\n\n{other}")
    assert (template.head, template.of) == ((), 8)


def test_a_table_of_two_rows_has_the_template_of_all() -> None:
    few = table(DATA, [data(name) for name in OTHERS[:2]])
    found = learned(f"# Looms\n\n## Papers\n\n{FIRST}\n## Data\n\n{few}")
    assert [(template.head, template.of) for template in found] == [((), 6), (("Title", "Venue", "Paper"), 4)]


def test_each_row_is_judged_by_its_tables_template() -> None:
    for base in (APART, TOGETHER):
        head = base.replace(PAPERS, PAPERS + paper("A Row That Lacks Its Venue", venue="")) + data("A Row Alone", "")
        lines = head.split("\n")
        assert codes(base, head) == [
            ("PRC103", lines.index(paper("A Row That Lacks Its Venue", venue="").strip()) + 1),
            ("PRC102", len(lines) - 1),
        ]
        fine = base.replace(PAPERS, PAPERS + paper("A Row with All It Needs")) + data("Another Row with All")
        assert codes(base, fine) == []


def test_rows_below_a_head_that_grew_are_judged_by_the_one_most_like_it() -> None:
    head = APART.replace("| Title | Venue | Paper |", "| Title | Venue | Paper | Notes |").replace(
        "|---|---|---|\n| W", "|---|---|---|---|\n| W"
    )
    row = paper("A Row That Lacks Its Venue", venue="")
    fresh = head.replace("\n## Data", f"{row}\n## Data")
    assert ("PRC103", fresh.split("\n").index(row.strip()) + 1) in codes(APART, fresh)


def test_a_paper_is_added_in_its_tables_columns() -> None:
    work = Work(
        "arxiv:2401.00077",
        "Needles for the Blind",
        authors=("Ada Lovelace",),
        appeared=(Published("CVPR", (2024,)),),
    )
    document = parse(APART, "README.md")
    added = add([document], work, learned(APART), section="Papers")
    assert added.entry == "| Needles for the Blind | CVPR 2024 | [pdf](https://arxiv.org/abs/2401.00077) |"


def test_what_stands_outside_of_tables_is_not_judged_as_a_row() -> None:
    base = f"{APART}\n## Best\n\n**Ribbons of Gold and Silver** [[Paper](https://arxiv.org/abs/2401.00099)]\n"
    text = base.replace("Gold", "Gold, Brass")
    assert {code for code, _ in codes(base, text)} == set()
