import pytest
from scripts import docs

from prcheck import explain
from prcheck.facts import Need
from prcheck.model import Finding, Severity
from prcheck.rules import RULES
from prcheck.rules.base import Context, Rule, rule


@rule("PRC999", "some-rule", None, needs={Need.LINKS})
def some_rule(_: Context) -> tuple[Finding, ...]:
    """A thing is wrong.

    Why.
    """
    return ()


def test_a_page() -> None:
    assert (
        explain.page(some_rule) == "PRC999, off by default; asks the network about links\n\nA thing is wrong.\n\nWhy.\n"
    )
    assert explain.summary(some_rule) == "A thing is wrong"


def test_the_table_has_a_line_per_rule() -> None:
    lines = explain.table(RULES).splitlines()
    assert [line.split()[:3] for line in lines] == [[r.code, r.name, explain.weight(r)] for r in RULES]


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in RULES])
def test_the_first_sentence_fits_a_table(rule: Rule) -> None:
    assert 10 < len(explain.summary(rule)) < 110
    assert explain.weight(rule) in (*Severity, "off")


def test_the_book_names_every_rule_by_its_anchor() -> None:
    text = explain.book(RULES)
    for one in RULES:
        assert f"\n### {one.name}\n" in text
        assert f"| {one.code} | [{one.name}](#{one.name}) |" in text


def test_the_generated_pages_are_fresh(capsys: pytest.CaptureFixture[str]) -> None:
    assert docs.main(["--check"]) == 0, 'run "make docs"'
    assert capsys.readouterr().err == ""
