"""Where and when a paper appeared, against every spelling of venues."""

import pytest
from tests.rules.papers.known import codes, comment, crossref, entry, mended, only, work

from prcheck.model import Severity

ICLR = comment("Accepted at ICLR 2024", 2024)


@pytest.mark.parametrize(
    ("venue", "right"),
    [
        ("CVPR 2024", "ICLR 2024"),
        ("CVPR, 2023", "ICLR, 2024"),
        ("CVPR (2023)", "ICLR (2024)"),
        ("ICLR 2023", "ICLR 2024"),
        ("2023 CVPR", "2024 ICLR"),
    ],
)
def test_another_venue_or_year(venue: str, right: str) -> None:
    text = entry(venue=venue)
    finding = only(text, [work("How Stones Tell Stories of the Sea", (), ICLR)])
    assert (finding.code, finding.severity) == ("PRC403", Severity.WARNING)
    assert finding.message.startswith(f'"{venue}", but its arXiv comment says ICLR 2024: "How Stones')
    assert mended(text, finding) == entry(venue=right)


@pytest.mark.parametrize(
    ("venue", "place"),
    [
        ("NIPS 2017", crossref("Advances in Neural Information Processing Systems", 2017)),
        ("ACM MM 2020", crossref("Proceedings of the 28th ACM International Conference on Multimedia", 2020)),
        ("SIGGRAPH 2021", crossref("ACM Transactions on Graphics", 2021)),
        ("CVPR 2022 Workshop", comment("CVPRW 2022", 2022)),
        ("CVPRW 2023", comment("Accepted at CVPR 2023", 2023)),
        ("ICLR 2024 (Oral)", ICLR),
        ("ICLR", ICLR),
        ("ICLR 2024", comment("To appear at ICLR")),
        ("TPAMI 2024", comment("Accepted at ICLR 2023", 2023)),
        ("CVPR 2020", crossref("IEEE Transactions on Pattern Analysis and Machine Intelligence", 2022)),
        ("CVPR 2024", comment("Accepted at the ICML 2023 workshop on stones", 2023)),
        ("CVPR 2024", comment("Submitted to ICLR 2024", 2024)),
        ("CVPR 2024", crossref("Journal of Stones", 2020)),
        ("Journal of Stones 2019", crossref("Journal of Sand", 2020)),
        ("J. Stones 2020", crossref("Journal of Stones", 2020)),
        ("ICPR 2020", crossref("2020 25th International Conference on Pattern Recognition (ICPR)", 2020, 2021)),
        ("3DV 2021", crossref("International Conference on 3D Vision", 2022)),
        ("TOG 2024", crossref("ACM Transactions on Graphics", 2023)),
        ("Under review at CVPR 2024", ICLR),
        ("PhD thesis 2020", ICLR),
    ],
)
def test_what_may_be_right_is_quiet(venue: str, place: object) -> None:
    known = work("How Stones Tell Stories of the Sea", (), place)  # type: ignore[arg-type]  # evidence
    assert codes(entry(venue=venue), [known]) == []


@pytest.mark.parametrize(
    ("venue", "place", "right"),
    [
        ("CVPR 2023", comment("CVPR 2023 workshop", 2023), "CVPRW 2023"),
        ("ACM TOG 2021", crossref("ACM Transactions on Graphics", 2022), "ACM TOG 2022"),
        ("J. Stones 2019", crossref("Journal of Stones", 2020), "Journal of Stones 2020"),
    ],
)
def test_workshops_and_journals(venue: str, place: object, right: str) -> None:
    known = work("How Stones Tell Stories of the Sea", (), place, years=())  # type: ignore[arg-type]  # evidence
    text = entry(venue=venue)
    finding = only(text, [known])
    assert finding.code == "PRC403"
    assert mended(text, finding) == entry(venue=right)


def test_any_evidence_that_agrees_is_enough() -> None:
    places = (comment("Accepted at CVPR 2024", 2024), crossref("International Conference on Machine Learning", 2024))
    assert codes(entry(venue="CVPR 2024"), [work("How Stones Tell Stories of the Sea", (), *places)]) == []


def test_journals_with_several_years_have_no_fix() -> None:
    known = work("How Stones Tell Stories of the Sea", (), crossref("IEEE Access", 2021, 2022), years=())
    assert only(entry(venue="IEEE Access 2019"), [known]).fix is None


@pytest.mark.parametrize(
    ("venue", "right"),
    [
        ("arXiv 2024", "ICLR 2024"),
        ("arXiv, 2024", "ICLR, 2024"),
        ("arXiv preprint 2024", "ICLR 2024"),
        ("arXiv", "ICLR"),
        ("CoRR 2024", "ICLR 2024"),
        ("arXiv (2024)", "ICLR (2024)"),
    ],
)
def test_published_since(venue: str, right: str) -> None:
    text = entry(venue=venue)
    finding = only(text, [work("How Stones Tell Stories of the Sea", (), ICLR)])
    assert (finding.code, finding.severity) == ("PRC405", Severity.NOTE)
    assert mended(text, finding) == entry(venue=right)


@pytest.mark.parametrize(
    ("place", "fix"),
    [
        (crossref("Journal of Stones", 2024), True),
        (comment("Phys. Rev. D 76, 013009 (2024)", 2024), False),
        (crossref("ACM Transactions on Graphics", 2023, 2024), False),
    ],
)
def test_published_in_a_journal(place: object, fix: bool) -> None:
    known = work("How Stones Tell Stories of the Sea", (), place)  # type: ignore[arg-type]  # evidence
    finding = only(entry(venue="arXiv 2024"), [known])
    assert finding.code == "PRC405"
    assert (finding.fix is not None) is fix


def test_arxiv_years_from_the_first_version_to_the_last() -> None:
    known = work(years=(2024, 2025))
    assert codes(entry(venue="arXiv 2025"), [known]) == []
    finding = only(entry(venue="arXiv 2026"), [known])
    assert finding.message.startswith('"arXiv 2026", but the versions are from 2024 to 2025: ')
    assert only(entry(venue="arXiv 2026"), [work()]).message.startswith('"arXiv 2026", but the versions are of 2024: ')


def test_settings_add_venues() -> None:
    known = work("How Stones Tell Stories of the Sea", (), crossref("Proceedings of the Stone Meeting", 2024))
    text = entry(venue="StoneConf 2023")
    assert codes(text, [known]) == []
    names = {"stone meeting": "StoneConf", "StoneConf": "StoneConf"}
    assert codes(text, [known], venues=names) == []  # proceedings may appear in the year after


def test_years_that_stand_apart() -> None:
    row = "| {} | {} | {} | {} | [Paper](https://arxiv.org/abs/2401.00001) |\n"
    names = "Ada Lovelace, Mary Somerville, Emmy Noether"
    table = "| Title | Authors | Venue | Year | Links |\n|---|---|---|---|---|\n"
    listed = row.format("Clay Tablets as Durable Memory", "Enheduanna Sargon", "CHI", "2021").replace("2401", "2101")
    text = table + listed + row.format("How Stones Tell Stories of the Sea", names, "arXiv", "2024")
    finding = only("\n" + text, [work("How Stones Tell Stories of the Sea", (), comment("ICLR 2025", 2025))])
    assert finding.code == "PRC405"
    assert "| ICLR | 2025 |" in mended("\n" + text, finding)
