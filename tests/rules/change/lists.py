"""Changes to small invented lists, as the rules see them."""

from prcheck.changes import compare
from prcheck.layouts import parse
from prcheck.model import Document, Finding
from prcheck.patch import diff
from prcheck.rules.base import Context, Rule


def paper(title: str, authors: str, venue: str, number: int) -> str:
    """An entry in the usual form."""
    return f"**{title}**<br>\n*{authors}*<br>\n{venue} [[Paper](https://arxiv.org/abs/2401.0000{number})]"


ONE = paper("Notes on a Machine That Weaves Numbers", "Ada Lovelace, Charles Babbage", "CVPR 2024", 1)
TWO = paper("Looms and Their Loops in Practice", "Mary Somerville, Ada Lovelace", "ICCV 2023", 2)
THREE = paper("A Shuttle for Every Weaver Alive", "Grace Hopper, Alan Turing", "ECCV 2022", 3)
FOUR = paper("Counting Threads without Losing One", "Joan Clarke, Grace Hopper", "NeurIPS 2021", 4)


def listed(*parts: str) -> str:
    """A list of blocks below a heading."""
    return "\n\n".join(("# Looms", *parts)) + "\n"


def changed(before: str | None, after: str | None, path: str = "README.md", **more: object) -> Context:
    """The context of a change of one file."""
    sides = diff(before, after, path)
    base = None if before is None else parse(before, path)
    head = Document(path, "") if after is None else parse(after, path)
    values: dict[str, object] = {"touched": sides.touched, "removed": sides.removed, "changed_paths": (path,)}
    return Context(head, base, compare(base, head), **(values | more))  # type: ignore[arg-type]


def found(rule: Rule, before: str | None, after: str | None, **more: object) -> list[Finding]:
    """What a rule says of a change."""
    return list(rule(changed(before, after, **more)))  # type: ignore[arg-type]
