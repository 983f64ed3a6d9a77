"""The fix that takes a copy out of the list."""

import pytest
from tests.rules.duplicates.changed import (
    BASE,
    CARDS,
    JOHN,
    LOOM,
    ONE,
    TWO,
    YARN,
    all_findings,
    audit,
    change,
    paper,
    section,
    told,
)

from prcheck.edits import apply
from prcheck.model import Finding
from prcheck.rules.base import Context


def only(ctx: Context) -> Finding:
    (finding,) = all_findings(ctx)
    return finding


def fixed(ctx: Context) -> str:
    fix = only(ctx).fix
    assert fix is not None
    assert not fix.safe
    return apply(ctx.head.text, fix.edits)


def test_the_new_copy_goes() -> None:
    head = section("Weaving", paper(LOOM, ONE), paper(LOOM, ONE), paper(CARDS)) + section(
        "Spinning", paper(YARN, TWO, JOHN)
    )
    assert fixed(change(BASE, head)) == BASE


def test_a_copy_at_the_end_goes_with_the_blank_line_before_it() -> None:
    assert fixed(change(BASE, BASE + paper(YARN, TWO, JOHN))).rstrip("\n") == BASE.rstrip("\n")
    assert fixed(change(BASE, BASE + paper(YARN, TWO, JOHN).rstrip("\n"))).rstrip("\n") == BASE.rstrip("\n")


def test_an_items_line_goes() -> None:
    line = "- **{}**, *Ada Lovelace, Mary Somerville*, CVPR 2024 [[Paper]({})]\n"
    base = "## Weaving\n\n" + line.format(LOOM, ONE) + line.format(CARDS, TWO)
    head = base + line.format(LOOM, ONE)
    ctx = change(base, head)
    assert fixed(ctx) == base


def test_a_list_that_is_one_copy_becomes_empty() -> None:
    ctx = change("", paper(LOOM, ONE).rstrip("\n"), others=[])
    assert told(ctx) == []


def test_the_bare_title_goes_that_a_new_entry_completes() -> None:
    three = section("Weaving", paper(LOOM, ONE), paper(CARDS), paper(YARN, TWO, JOHN))
    new = paper("Dyeing Cloth Blue in the North", TWO.replace("2.", "3."))
    base = f"{three}Dyeing Cloth Blue in the North\n\n"
    ctx = change(base, base + new)
    assert only(ctx).message.endswith("stands already as a bare title on line 15; remove that one")
    assert fixed(ctx) == three + new


@pytest.mark.parametrize(
    ("title", "url"),
    [(CARDS, "https://looms.example/x.pdf"), (YARN, ONE.replace("1.", "3.")), (f"Twist: {YARN}", "https://a.example/")],
    ids=["another section", "another id", "only likely"],
)
def test_what_is_not_certain_stays(title: str, url: str) -> None:
    assert only(change(BASE, BASE + paper(title, url, JOHN))).fix is None


def test_an_edited_entry_stays() -> None:
    base = section("Weaving", paper(LOOM), paper(f"{LOOM} and Words", TWO))
    finding = only(change(base, base.replace(" and Words", "")))
    assert (finding.code, finding.severity, finding.fix) == ("PRC202", "error", None)


def test_an_audit_removes_nothing() -> None:
    assert only(audit(BASE + paper(YARN, TWO, JOHN))).fix is None
