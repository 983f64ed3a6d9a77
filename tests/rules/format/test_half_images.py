"""Links around an image whose own parenthesis is missing."""

from prcheck import mending, patch, run
from prcheck.model import Report
from prcheck.patch import Sides
from prcheck.settings import Settings

FORM = "+ [Threads {0} in Slow Maps](https://arxiv.org/abs/2301.0000{0}) (ICLR 2025)\n  [![Star](https://img.shields.io/github/stars/l/s{0}?label=Star)](https://github.com/l/s{0})\n\n"


def _side(new: str) -> Sides:
    text = "# Looms\n\n## Papers\n\n" + "".join(FORM.format(number) for number in range(8))
    return patch.diff(text, text + new, "README.md")


def _report(side: Sides) -> Report:
    return run.judge([side], others={}, guides={}, settings=Settings())


def test_it_is_told_and_the_fix_closes_the_image() -> None:
    whole = FORM.format(9)
    side = _side(whole.replace("=Star)", "=Star"))
    assert [finding.code for finding in _report(side).findings] == ["PRC110"]
    assert mending.fixed(side, _report) == (side.base or "") + whole


def test_a_whole_image_and_an_exclamation_are_fine() -> None:
    assert _report(_side(FORM.format(9))).findings == ()
    assert _report(_side(FORM.format(9).replace("Slow Maps", "Maps!"))).findings == ()
