"""Templates that stand in plain text, written as entries are: never one of them, never blamed."""

import difflib

import pytest

from prcheck import patch
from prcheck.layouts import parse, templates
from prcheck.run import audit, judge
from prcheck.settings import Settings

OFFLINE = Settings(offline=True)
NAMES = (
    "Weaving with Old Looms at Night",
    "Threads of Many Colours in Cloth",
    "Shuttles That Never Come to Rest",
    "Knots for Very Small Hands",
    "Patterns Read from Broken Cards",
    "Quiet Mills beside the River",
)
TEMPLATES = {
    "paragraph": "**Title**<br>\n*Author(s)*<br>\nConference, Year\n[[Paper](Paper link)] [[Code](Code link)]\n",
    "bullet": "- **Title**, *Authors*, Venue Year [[Paper](url)]\n",
    "number": "1. **Title**, *Authors*, Venue Year [[Paper](url)]\n",
    "row": "| Title | Authors | Venue | Paper |\n|---|---|---|---|\n| Title | Authors | Venue | [pdf](link) |\n",
    "heading": "### Title\n*Authors*, Venue Year [[Paper](paper link)]\n",
}
SHAPES = {
    "paragraph": "**{name}**<br>\n*Ada Lovelace, Jane Doe*<br>\nCVPR 2024 [[Paper]({url})]\n\n",
    "bullet": "- **{name}**, *Ada Lovelace, Jane Doe*, CVPR 2024 [[Paper]({url})]\n",
    "number": "1. **{name}**, *Ada Lovelace, Jane Doe*, CVPR 2024 [[Paper]({url})]\n",
    "row": "| {name} | Ada Lovelace, Jane Doe | CVPR 2024 | [pdf]({url}) |\n",
    "heading": "### {name}\n*Ada Lovelace, Jane Doe*, CVPR 2024 [[Paper]({url})]\n\n",
}


def body(kind: str) -> str:
    rows = (
        SHAPES[kind].format(name=name, url=f"https://arxiv.org/abs/2401.0000{at}") for at, name in enumerate(NAMES, 1)
    )
    return "| Title | Authors | Venue | Paper |\n|---|---|---|---|\n" * (kind == "row") + "".join(rows)


def changed(base: str, head: str) -> list[tuple[str, int]]:
    report = judge([patch.diff(base, head, "README.md")], others={}, guides={}, settings=OFFLINE)
    return [(finding.code, finding.span.line) for finding in report.findings]


WHERE = {
    "told": "# Looms\n\nPlease write entries in this format:\n\n{template}\n## Papers\n\n{body}",
    "first": "# Looms\n\n{template}\n## Papers\n\n{body}",
    "beside": "# Looms\n\n## Papers\n\n{body}\n## Contributing\n\n{template}",
    "last": "# Looms\n\n## Papers\n\n{body}\n## Format\n\n{template}",
    "asked": "# Looms\n\n## Papers\n\n{body}\n## More\n\nTo add a paper, write:\n\n{template}",
    "same section": "# Looms\n\nUse the following format.\n\n{template}\nThese are the papers.\n\n{body}",
}


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_in_plain_text_is_no_entry(kind: str, where: str) -> None:
    text = WHERE[where].format(template=TEMPLATES[kind], body=body(kind))
    report = audit({"README.md": text}, guides={}, settings=OFFLINE)
    assert len(report.entries) == len(NAMES)
    assert not report.findings
    assert all(template.follow == template.of == len(NAMES) for template in report.templates)


def test_it_is_the_template_in_force() -> None:
    text = WHERE["told"].format(template=TEMPLATES["paragraph"], body=body("paragraph"))
    document = parse(text, "README.md")
    (template,), skips = templates([document], {})
    assert (template.origin, template.source, template.follow, template.of) == ("declared", "README.md:5", 6, 6)
    assert not skips
    assert not document.strays


@pytest.mark.parametrize("kind", [kind for kind in TEMPLATES if kind != "heading"])
def test_a_copy_among_entries_is_an_entry_with_nothing_filled_in(kind: str) -> None:
    copy = TEMPLATES[kind].split("|---|---|---|---|\n")[-1]
    text = f"# Looms\n\n## Papers\n\n{body(kind)}{copy}\n## Tools\n\nNone.\n"
    report = audit({"README.md": text}, guides={}, settings=OFFLINE)
    assert len(report.entries) == len(NAMES) + 1
    assert {finding.code for finding in report.findings} >= {"PRC109"}


def test_a_change_that_explains_the_format_is_not_blamed() -> None:
    base = f"# Looms\n\n## Papers\n\n{body('paragraph')}"
    assert changed(base, WHERE["told"].format(template=TEMPLATES["paragraph"], body=body("paragraph"))) == []


def test_a_copy_that_a_change_puts_before_all_entries_is_told() -> None:
    base = f"# Looms\n\n## Papers\n\n{body('paragraph')}"
    head = base.replace("## Papers\n", f"## Silk\n\n{TEMPLATES['paragraph']}\n## Papers\n")
    assert changed(base, head) == [("PRC109", 5)]


def test_a_template_that_a_change_moves_is_not_blamed() -> None:
    base = WHERE["first"].format(template=TEMPLATES["paragraph"], body=body("paragraph"))
    head = base.replace("# Looms\n", "# Looms\n\nAll about looms.\n")
    assert list(difflib.unified_diff(base.split("\n"), head.split("\n")))
    assert changed(base, head) == []


def test_a_template_that_is_filled_in_is_an_added_entry() -> None:
    base = WHERE["first"].format(template=TEMPLATES["paragraph"], body=body("paragraph"))
    fresh = (
        SHAPES["paragraph"].format(name="Golden Looms of the Coast", url="https://arxiv.org/abs/2401.00009").rstrip()
        + "\n"
    )
    report = judge(
        [patch.diff(base, base.replace(TEMPLATES["paragraph"], fresh), "README.md")],
        others={},
        guides={},
        settings=OFFLINE,
    )
    assert [(change.kind.value, change.after and change.after.name) for change in report.changes] == [
        ("added", "Golden Looms of the Coast")
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "**Title Generation with Author Names**<br>\n*Ada Lovelace*<br>\nCVPR [[Paper](https://arxiv.org/abs/2401.00009)]\n",
        "- [Article Venues](https://arxiv.org/abs/2401.00009), Year of Authors\n",
    ],
)
def test_a_paper_with_such_words_is_an_entry(entry: str) -> None:
    document = parse(f"# Looms\n\n{entry}\n## Papers\n\n{body('paragraph')}", "README.md")
    assert not document.samples
