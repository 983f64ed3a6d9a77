"""A second paper that a change writes into the lines of an entry that stood there."""

import pytest

from prcheck import patch, run
from prcheck.model import Finding, Severity
from prcheck.settings import Settings

FORMS = (
    "**Threads {0} in Maps**<br>\n*Ada Moss, Bea Noor*<br>\nICML 2023\n[[Paper]({1})] [[Code](https://github.com/a/{0})]\n\n",
    "- **Threads {0} in Maps**, Ada Moss, Bea Noor, ICML 2023. [[paper]({1})]\n",
    "1. **Threads {0} in Maps** *Ada Moss, Bea Noor* ICML 2023 [[PDF]({1})]\n",
)
URL = "https://arxiv.org/abs/2301.0000"
NEW = f"**Slow Looms of the North** *Cem Olin, Yan Fu* ICML 2023 [[Paper]({URL}9)]"


def _found(form: str, added: str) -> list[Finding]:
    entries = [form.format(number, f"{URL}{number}") for number in range(8)]
    before = "# Looms\n\n## Papers\n\n" + "".join(entries)
    own = entries[4].rstrip("\n")
    after = before.replace(own, own + added)
    report = run.judge([patch.diff(before, after, "README.md")], others={}, guides={}, settings=Settings())
    return [finding for finding in report.findings if finding.code == "PRC116"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("added", [f" {NEW}", f"\n[Slow Looms of the North]({URL}9)"])
def test_a_paper_in_another_one_s_lines_is_told(form: str, added: str) -> None:
    (finding,) = _found(form, added)
    assert finding.severity is Severity.WARNING
    assert finding.message.startswith("reads as an entry, but stands in another one's lines; write it as ")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "added",
    [
        " [[Code](https://github.com/b/loom)]",
        " [[Supplement](https://openreview.net/forum?id=abc)]",
        f" [[arXiv]({URL}9)]",
        f" [[PDF]({URL}4)] and the words of a note behind it",
        " Oral, with slides and a talk at the workshop",
        " [[Project](https://slow.looms.example)] [[Video](https://youtu.be/abc)]",
    ],
)
def test_links_and_notes_of_the_entry_itself_are_fine(form: str, added: str) -> None:
    assert _found(form, added) == []
