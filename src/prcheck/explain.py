"""The pages of the rules, made from their docstrings."""

import inspect
from collections.abc import Sequence

from prcheck.facts import Need
from prcheck.rules.base import Rule

FAMILIES = {"1": "Format", "2": "Duplicates", "3": "Links", "4": "Papers", "5": "The change as a whole"}

_NEEDS = {Need.LINKS: "asks the network about links", Need.PAPERS: "asks the network about papers"}


def page(rule: Rule) -> str:
    """One rule's page in Markdown, without its heading."""
    needs = "".join(f"; {_NEEDS[need]}" for need in sorted(rule.needs))
    return f"{rule.code}, {weight(rule)} by default{needs}\n\n{inspect.cleandoc(rule.doc)}\n"


def summary(rule: Rule) -> str:
    """The first sentence of the page, without its full stop."""
    return inspect.cleandoc(rule.doc).partition("\n")[0].rstrip(".")


def weight(rule: Rule) -> str:
    """The default severity, or "off"."""
    return rule.severity.value if rule.severity else "off"


def table(rules: Sequence[Rule]) -> str:
    """All rules, one a line, for a terminal."""
    width = max((len(rule.name) for rule in rules), default=0)
    lines = (f"{rule.code}  {rule.name:<{width}}  {weight(rule):<7}  {summary(rule)}" for rule in rules)
    return "".join(f"{line}\n" for line in lines)


def book(rules: Sequence[Rule]) -> str:
    """The page of all rules (`docs/rules.md`)."""
    parts = ["# Rules", _INTRODUCTION, _index(rules)]
    for digit, family in FAMILIES.items():
        members = [rule for rule in rules if rule.code[3] == digit]
        if members:
            parts.append(f"## {family}")
        parts += (f"### {rule.name}\n\n{page(rule).rstrip()}" for rule in members)
    return "\n\n".join(parts) + "\n"


_INTRODUCTION = """\
<!-- Made by `python scripts/docs.py` from the docstrings of the rules; change those. -->

An error must not be merged so, a warning wants a look, a note is good to know. `[rules]` in the settings gives a
rule another weight or turns it off; a comment `<!-- prcheck: ignore NAME -->` silences it for one entry."""


def _index(rules: Sequence[Rule]) -> str:
    rows = (f"| {r.code} | [{r.name}](#{r.name}) | {weight(r)} | {summary(r)} |" for r in rules)
    return "\n".join(("| code | name | default | fires when |", "|---|---|---|---|", *rows))
