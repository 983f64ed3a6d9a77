"""What is told of an entry by its look alone holds whatever its texts are."""

import random
import sys

import pytest

from prcheck import layouts
from prcheck.model import Entry, Field, Finding, Gap, Kind, Link, Mark, Part, Role, Slot, Span, Template
from prcheck.rules.base import Context
from prcheck.rules.format import RULES
from prcheck.rules.format.judging import complete
from prcheck.rules.format.looks import Looks
from prcheck.rules.format.mixed import righted, settled

TEXTS = (
    "Ada Lovelace, Mary Somerville",
    "Ada Lovelace",
    "Jon Lindqvist; Aiko Brandt",
    "Notes on a Machine That Weaves Numbers",
    "Loom",
    "CVPR 2024",
    "Image and Vision Computing 2020",
    "A Study, 3 (2021)",
)
ROLES = (Role.TITLE, Role.AUTHORS, Role.VENUE, Role.YEAR, Role.OTHER, Role.TAG)
MARKS = (Mark.BOLD, Mark.ITALIC, Mark.QUOTED, Mark.LINKED)
ENTRY = """\
**{title}**<br>
*{people}*<br>
CVPR {year} [[Paper](https://arxiv.org/abs/{year}.00001)] [[Code](https://github.com/looms/{year})]

"""
DAMAGE = ("**", "*", "<br>", "[[Paper]", "[[Code]", "CVPR ", "Code", "\n", "Paper", "Ada Lovelace, ")
EXACT = "prcheck.rules.format.absent"  # what it asks of a look is all that it asks


def marks(source: random.Random) -> frozenset[Mark]:
    return frozenset(source.sample(MARKS, source.choice((0, 0, 1, 1, 2))))


def entry(source: random.Random) -> Entry:
    parts: list[Part] = []
    for line in range(1, source.randint(3, 6)):
        span, gap = Span(line, 1, line, 40), source.choice((Gap.NONE, Gap.HARD, Gap.SOFT))
        if source.random() < 0.2:
            url = source.choice(("https://arxiv.org/abs/2401.00001", "https://looms.example/ada"))
            parts.append(Link("Paper", url, span, span, "Paper", gap))
        else:
            parts.append(Field(source.choice(ROLES), source.choice(TEXTS), span, marks(source), gap))
    return Entry("README.md", Span(1, 1, 9, 1), (), source.choice((*Kind,)), tuple(parts), "*CVPR 2024*")


def template(source: random.Random) -> Template:
    roles = source.sample((Role.TITLE, Role.AUTHORS, Role.VENUE), 3)
    slots = tuple(Slot(role, marks=marks(source), gap=source.choice((Gap.NONE, Gap.HARD))) for role in roles)
    return Template("README.md", "learned", "", (*slots, Slot(Role.LINK, label="Paper")), ("title", "venue"))


def test_an_entry_of_a_settled_look_is_never_read_anew() -> None:
    source = random.Random(7)  # noqa: S311  # the same entries in every run
    met = 0
    for _ in range(8_000):
        one, model = entry(source), template(source)
        looks = Looks()
        if settled(looks.every[looks.number(one, model)]):
            met += 1
            assert righted(one, model) is one
    assert met > 10


@pytest.mark.parametrize("seed", range(12))
def test_rules_that_pass_over_good_looks_say_what_they_say_of_every_entry(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = random.Random(seed)  # noqa: S311
    text = "".join(damaged(source, number) for number in range(40))
    assert said(text) == said_of_every(text, monkeypatch)


def damaged(source: random.Random, number: int) -> str:
    title = " ".join(source.sample("Looms Weave Numbers Slowly Beside Rivers And Hills".split(), 5))
    text = ENTRY.format(title=title, people="Ada Lovelace, Mary Somerville", year=2010 + number % 12)
    for sign in source.sample(DAMAGE, source.choice((0, 0, 1, 2))):
        text = text.replace(sign, source.choice(("", "", "[[Papr]", "[[Code](https://looms.example/1)] [[Code]")), 1)
    return text


def said(text: str) -> list[Finding]:
    document = layouts.parse(text, "README.md")
    templates, _ = layouts.templates((document,), {}, None, None)
    ctx = Context(document, templates=templates, audit=True)
    return [finding for rule in RULES for finding in rule(ctx)]


def said_of_every(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    for name, module in list(sys.modules.items()):
        if name.startswith("prcheck.rules.format.") and hasattr(module, "suspects") and name != EXACT:
            monkeypatch.setattr(module, "suspects", lambda ctx, _: iter(complete(ctx)))
    return said(text)
