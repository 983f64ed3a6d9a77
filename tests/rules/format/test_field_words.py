"""Words before fields that misspell the list's own."""

import pytest

from prcheck import mending, patch, run
from prcheck.model import Report
from prcheck.patch import Sides
from prcheck.settings import Settings

NESTED = (
    "- [Threads {0} in Slow Maps](https://arxiv.org/abs/2301.0000{0})\n    - Ada Moss, Bea Noor\n"
    "    - 📅 Date: May {0}, 2023\n    - 📑 Publisher: ICML 2023\n    - 🔑 Key: [maps], [threads]\n\n"
)
CHINESE = (
    "* **题目**：Threads {0} in Slow Maps  \n  **作者**：Ada Moss, Bea Noor  \n  **来源**：ICML 2023  \n"
    "  **论文链接**：[论文](https://arxiv.org/abs/2301.0000{0})\n\n"
)


def _side(form: str, new: str) -> Sides:
    text = "# Looms\n\n## Papers\n\n" + "".join(form.format(number) for number in range(8))
    return patch.diff(text, text + new, "README.md")


def _report(side: Sides) -> Report:
    return run.judge([side], others={}, guides={}, settings=Settings())


@pytest.mark.parametrize(("form", "right", "wrong"), [(NESTED, "Date", "Data"), (CHINESE, "论文链接", "论文连接")])
def test_a_misspelt_word_is_told_and_mended(form: str, right: str, wrong: str) -> None:
    whole = form.format(9)
    side = _side(form, whole.replace(f"{right}:", f"{wrong}:").replace(f"{right}**", f"{wrong}**"))
    (finding,) = _report(side).findings
    assert finding.code == "PRC108"
    assert finding.message.startswith(f'unknown label "{wrong}"; write "{right}" (')
    assert mending.fixed(side, _report) == (side.base or "") + whole


@pytest.mark.parametrize("form", [NESTED, CHINESE])
def test_further_words_of_an_entry_and_those_it_has_are_fine(form: str) -> None:
    whole = form.format(9)
    assert _report(_side(form, whole)).findings == ()
    more = whole.rstrip("\n") + ("\n    - 📆 Dates: soon\n" if form is NESTED else "  \n  **论文链**：soon\n")
    assert not [finding for finding in _report(_side(form, more)).findings if finding.code == "PRC108"]
