import pytest

from prcheck import patch, run
from prcheck.settings import Settings

ENTRY = (
    "**Weaving {place} from Coloured Threads**<br>\n*Mira Okafor, Jon Lindqvist*<br>\n"
    "CVPR 2023 [[Paper](https://arxiv.org/abs/2303.1000{number})]\n"
)
PLACES = ("Lisbon", "Oslo", "Quito", "Cairo")
FRESH = ENTRY.format(place="Hanoi", number=9).replace("Weaving Hanoi from Coloured", "Where Nobody Counts the")
LIST = "# Looms\n\n" + "\n".join(ENTRY.format(place=place, number=n) for n, place in enumerate(PLACES))


@pytest.mark.parametrize(("wanted", "lacking"), [(None, []), (("Paper", "Poster"), ["PRC104"])])
def test_a_link_that_the_settings_demand_is_missed_though_no_entry_has_it(
    wanted: tuple[str, ...] | None, lacking: list[str]
) -> None:
    side = patch.diff(LIST, LIST + "\n" + FRESH, "README.md")
    report = run.judge([side], others={}, guides={}, settings=Settings(required_links=wanted))
    assert [finding.code for finding in report.findings] == lacking
