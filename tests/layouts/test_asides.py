"""What a change adds in quotes, HTML, code or headings and reads as an entry is told, not passed over."""

import pytest
from tests.rules.change.lists import FOUR, ONE, THREE, TWO, listed

from prcheck import patch, run
from prcheck.layouts import Memory, asides, parse
from prcheck.model import Finding
from prcheck.settings import Settings

TITLE, AUTHORS, PAPER = (
    "Gears and Cogs for Thinking Engines",
    "Ada Lovelace, Grace Hopper",
    "https://arxiv.org/abs/2401.00077",
)
ENTRY = f"**{TITLE}**<br>\n*{AUTHORS}*<br>\nCVPR 2024 [[Paper]({PAPER})]"
HTML = f'<b>{TITLE}</b><br><i>{AUTHORS}</i><br>CVPR 2024 <a href="{PAPER}">Paper</a>'
BASE = listed("## Weaving", ONE, TWO, THREE, "## Counting", FOUR)


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def judged(before: str, after: str) -> list[Finding]:
    sides = patch.diff(before, after, "README.md")
    return list(run.judge([sides], others={}, guides={}, settings=Settings(offline=True)).findings)


def told(added: str, before: str = BASE, above: str = "\n\n## Counting") -> list[Finding]:
    at = before.index(above)
    return judged(before, f"{before[:at]}\n\n{added}{before[at:]}")


@pytest.mark.parametrize(
    ("added", "where"),
    [
        (quoted(ENTRY), "in a quote"),
        (f"> {ENTRY}", "in a quote"),
        (quoted(f"Some words before it\n\n{ENTRY}"), "in a quote"),
        (quoted(f"[{TITLE}]({PAPER})"), "in a quote"),
        (f"- > {ENTRY}", "in a quote"),
        (f"<p>{HTML}</p>", "in HTML"),
        (f"<div>\n{ENTRY}\n</div>", "in HTML"),
        (f"<div><p>{'Many words. ' * 400}</p><p>{HTML}</p></div>", "in HTML"),
        (
            f"<details><summary><b>{TITLE}</b></summary>\n{AUTHORS}, CVPR 2024 <a href='{PAPER}'>Paper</a></details>",
            "in HTML",
        ),
        (f"<table><tr><td>{TITLE}</td><td>{AUTHORS}</td><td><a href='{PAPER}'>Paper</a></td></tr></table>", "in HTML"),
        (f"<!--> {HTML}", "in HTML"),
        (f"<!--> {HTML} -->", "behind a comment that ends before it"),
        (f"```\n{ENTRY}\n```", "in code"),
        ("    " + ENTRY.replace("\n", "\n    "), "in code"),
        (f"#### [{TITLE}]({PAPER})", "in a heading"),
        (f"{TITLE}, {AUTHORS}, CVPR 2024 [[Paper]({PAPER})]\n---", "in a heading"),
        (f"| {TITLE} | {AUTHORS} | CVPR 2024 | [Paper]({PAPER}) |\n|---|---|---|---|", "in a table's head"),
        (f"|---|---|\n|---|---|\n{ENTRY}", "in a table's head"),
    ],
)
def test_it_is_an_error_that_names_the_place(added: str, where: str) -> None:
    findings = [finding for finding in told(added) if finding.code == "PRC116"]
    assert [f"reads as an entry, but stands {where}; " in finding.message for finding in findings] == [True]


@pytest.mark.parametrize(
    "added",
    [
        quoted("This part lists papers on weaving; see also the notes of Ada Lovelace."),
        quoted(f"This part follows [{TITLE}]({PAPER})"),
        quoted(f"Recommended to begin with: [{TITLE}]({PAPER})"),
        f'<p align="center"><a href="{PAPER}"><img src="loom.png" alt="{TITLE}"></a></p>',
        "<details><summary>Abstract</summary>\nWe show how gears and cogs may think, and when.\n</details>",
        f"<!-- {ENTRY} -->",
        f"```bibtex\n@article{{x, title={{{TITLE}}}, author={{{AUTHORS}}}, year={{2024}}, url={{{PAPER}}}}}\n```",
        f"```\n@article{{x, title={{{TITLE}}}, author={{{AUTHORS}}}, year={{2024}}, url={{{PAPER}}}}}\n```",
        f"```python\n# {TITLE}, {AUTHORS}, CVPR 2024 [Paper]({PAPER})\n```",
        "### Gears",
        "| Title | Authors | Venue | Links |\n|---|---|---|---|",
        f"## Citation\n\n{quoted(ENTRY)}",
        f"## News\n\n### This year\n\n{quoted(ENTRY)}",
    ],
)
def test_what_is_none_is_left_alone(added: str) -> None:
    assert not [finding for finding in told(added) if finding.code == "PRC116"]


def test_words_above_the_list_are_left_alone() -> None:
    assert not told(quoted(ENTRY), above="\n\n## Weaving")


@pytest.mark.parametrize("wrap", [quoted, "<p>{}</p>".format])
def test_a_list_that_holds_such_entries_means_them(wrap: object) -> None:
    assert callable(wrap)
    before = BASE.replace("\n\n## Counting", f"\n\n{wrap(HTML.replace('Gears', 'Wheels'))}\n\n## Counting")
    assert not told(wrap(HTML), before)


def test_a_block_that_moves_is_not_new() -> None:
    before = BASE.replace("\n\n## Counting", f"\n\n{quoted(ENTRY)}\n\n## Counting")
    after = f"{BASE}\n{quoted(ENTRY)}\n"
    assert not [finding for finding in judged(before, after) if finding.code == "PRC116"]


def test_only_the_changes_lines_are_read_and_named() -> None:
    document = parse(BASE.replace("\n\n## Counting", f"\n\n<div>\nwords\n{HTML}\n</div>\n\n## Counting"), "README.md")
    line = document.lines.index(HTML) + 1
    (aside,) = asides.find(document, {line}, Memory())
    assert (aside.block, aside.span.line, aside.span.end_line) == ("html", line, line)
    assert not list(asides.find(document, {line - 1}, Memory()))


def test_an_entry_of_headings_is_no_aside() -> None:
    papers = [f"### [{TITLE} {n}](https://arxiv.org/abs/2401.0000{n})\n\n{AUTHORS}, CVPR 2024" for n in range(1, 8)]
    assert not judged(listed(*papers[:6]), listed(*papers))
