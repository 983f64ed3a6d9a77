"""In every layout: made mistakes, all their safe fixes, and what prcheck says then of what it offered to mend."""

import pytest
from bench.damage import _after as places
from bench.mistakes import MAKERS
from bench.mistakes.base import Maker

from prcheck import edits, layouts
from prcheck.fixing import settle
from prcheck.layouts import Memory
from prcheck.model import Change, ChangeKind, Document, Finding, Fix, Kind, Severity, Template
from prcheck.rules.base import Context
from prcheck.rules.format import RULES

TITLES = (
    "Rendering Rooms without Looking",
    "Folding Lanterns at Night",
    "Measuring Shadows under Heavy Fog",
    "Learning Meadows from a Single Photograph",
    "Counting Fountains in Three Dimensions",
    "Sketching Puzzles without Looking",
    "Sorting Violins at Night",
    "Tracing Harbours under Heavy Fog",
)
NAMES = ("Mira Okafor, Jon Lindqvist", "Aiko Brandt, Tomas Reyes, Ines Halloran", "Leila Haddad, Yuki Sato")
VENUES = ("CVPR 2024", "ICCV 2023", "NeurIPS 2022")
ENTRIES = {
    Kind.PARAGRAPH: "**{t}**<br>\n*{a}*<br>\n{v} [[Paper]({p})] [[Code]({c})]\n\n",
    Kind.BULLET: "- [{t}]({p}), {a}, {v} | [code]({c})\n",
    Kind.NUMBER: "1. **{t}**. *{a}*. {v}. [[pdf]({p})] [[code]({c})]\n",
    Kind.ROW: "| {v} | **{t}** | {a} | [Paper]({p}) | [Code]({c}) |\n",
    Kind.HEADING: "### {t}\n\n{a}\n\n{v} [[Paper]({p})] [[Code]({c})]\n\n",
    Kind.FIELDS: "**{t}**\n- Authors: {a}\n- Venue: {v}\n- Paper: {p}\n- Code: {c}\n\n",
}
HEADS = {Kind.ROW: "| Venue | Title | Authors | Paper | Code |\n|---|---|---|---|---|\n"}
MORE = {
    "nested": "- **{t}** [[pdf]({p})] [[code]({c})]\n  - {a}. *{v}*\n",
    "badges": "- **{t}**\n  *{a}*, {v}\n  [![Paper](https://img.example/p.svg)]({p}) [![Code](https://img.example/c.svg)]({c})\n",
    "labels": "**{t}**  \n{a}  \n{v} [[论文]({p})] [[代码]({c})]\n\n",
}
SHAPES = {**{kind.value: HEADS.get(kind, "") + text for kind, text in ENTRIES.items()}, **MORE}


def written(shape: str) -> Document:
    head, _, pattern = SHAPES[shape].rpartition("|\n|---|---|---|---|---|\n")
    lead = f"{head}|\n|---|---|---|---|---|\n" if head else ""
    body = "".join(
        pattern.format(
            t=title,
            a=NAMES[at % 3],
            v=VENUES[at % 3],
            p=f"https://arxiv.org/abs/2401.0000{at}",
            c=f"https://github.com/loom/p{at}",
        )
        for at, title in enumerate(TITLES)
    )
    return layouts.parse(f"# Looms\n\n{lead}{body}", "README.md")


def judged(
    base: Document, text: str, first: int, last: int, found: tuple[Template, ...], memory: Memory
) -> list[Finding]:
    head = layouts.parse(text, "README.md", memory)
    lines = frozenset(range(first, last + 1))
    changes = tuple(
        Change(ChangeKind.ADDED, None, entry)
        for entry in head.entries
        if lines & set(range(entry.span.line, entry.span.end_line + 1))
    )
    ctx = Context(head, base, changes, found, touched=lines)
    return [finding for rule in RULES for finding in rule(ctx)]


def safe(findings: list[Finding]) -> list[Fix]:
    return [finding.fix for finding in findings if finding.fix and finding.fix.safe]


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_is_read_and_clean(shape: str) -> None:
    document = written(shape)
    assert [entry.name for entry in document.entries] == list(TITLES)
    found, _ = layouts.templates((document,), {})
    ctx = Context(document, templates=found, audit=True)
    assert [finding for rule in RULES for finding in rule(ctx) if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_offered_is_mended(shape: str, maker: Maker) -> None:
    base, memory = written(shape), Memory()
    found, _ = layouts.templates((base,), {})
    for entry in base.entries[2::3]:
        template = Context(base, templates=found).template(entry)
        damage = maker(base.lines, entry, template) if template else None
        if template is None or damage is None:
            continue
        text = edits.apply(base.text, damage.edits)
        first, last, _ = places([(entry, damage, template)], entry, damage)
        size = text.count("\n")

        def now(text: str, first: int = first, last: int = last, size: int = size) -> list[Finding]:
            return judged(base, text, first, last + text.count("\n") - size, found, memory)

        before = now(text)
        after = now(settle(text, lambda text: safe(now(text))))
        assert safe(after) == []
        assert {f.code for f in after if f.severity is Severity.ERROR} <= {f.code for f in before}
