"""Where titles end that hold or stand beside emoji, years, italics and tags."""

import pytest

from prcheck import layouts, patch, run
from prcheck.layouts.venues import is_venue_only
from prcheck.settings import Settings

URL = "https://arxiv.org/abs/1909.1000"
NAMES = ("Alpha Looms", "Beta Looms", "Gamma Looms", "Delta Looms", "Epsilon Looms")


def _titles(form: str) -> list[str]:
    lines = (form.format(name, f"{URL}{n}") for n, name in enumerate(NAMES))
    return [entry.name for entry in layouts.parse("# Looms\n\n## Papers\n\n" + "\n".join(lines) + "\n", "R.md").entries]


@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("* [Gut 2023] Weaving {0}: A Review (2015-2022) [[pdf]]({1})", "Weaving {0}: A Review (2015-2022)"),
        ("* [Gut 2017] Threads of {0} with *in vivo* Data [[pdf]]({1})", "Threads of {0} with in vivo Data"),
        ("* [MICCAI 2020 (Oral)] Scaling {0} to Maps [[pdf]]({1})", "Scaling {0} to Maps"),
        ("* **Slow Weaving with {0} :fire:** Ada Moss, Bea Noor. ICML 2023. [[pdf]]({1})", "Slow Weaving with {0}"),
    ],
)
def test_a_title_ends_where_a_reader_sees_it_end(form: str, title: str) -> None:
    assert _titles(form) == [title.format(name) for name in NAMES]


def test_two_digits_behind_a_venue_are_its_year() -> None:
    assert is_venue_only("arXiv25")
    assert not is_venue_only("arXiv251")


def _codes(form: str, new: str) -> list[str]:
    text = "# Looms\n\n" + "".join(form.format(n, name, f"{URL}{n}") for n, name in enumerate(NAMES))
    report = run.judge([patch.diff(text, text + new, "README.md")], others={}, guides={}, settings=Settings())
    return [finding.code for finding in report.findings if finding.code.startswith("PRC1")]


def test_an_entry_without_the_date_that_all_others_have_is_told() -> None:
    form = "- [2023/0{0}] **Slow Weaving with {1}** [[paper]({2})]\n"
    assert _codes(form, form.format(9, "Zeta Looms", f"{URL}9")) == []
    assert _codes(form, form.format(9, "Zeta Looms", f"{URL}9").replace("[2023/09] ", "")) == ["PRC114"]
