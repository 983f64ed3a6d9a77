"""What venues are called: one name for all spellings, and no venue where none is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.sources import venues
from prcheck.sources.evidence import of_reference, of_remark
from prcheck.sources.venues import meet, read


@pytest.mark.parametrize(
    ("text", "key", "years"),
    [
        ("CVPR 2023", "CVPR", (2023,)),
        ("CVPR'23", "CVPR", (2023,)),
        ("ICST2023", "ICST", (2023,)),
        ("NIPS 2017", "NeurIPS", (2017,)),
        ("Advances in Neural Information Processing Systems 35, NeurIPS 2022", "NeurIPS", (2022,)),
        ("ACM MM 2020", "MM", (2020,)),
        ("Proceedings of the 31st ACM International Conference on Multimedia", "MM", ()),
        ("Proceedings of the ACM International Conference on Multimedia Retrieval", "ICMR", ()),
        ("2021 IEEE/CVF International Conference on Computer Vision, ICCV 2021, Montreal", "ICCV", (2021,)),
        ("Computer Vision – ECCV 2022", "ECCV", (2022,)),
        ("IEEE Conference on Computer Vision and Pattern Recognition", "CVPR", ()),
        ("IEEE Transactions on Pattern Analysis and Machine Intelligence", "TPAMI", ()),
        ("T-PAMI 2020", "TPAMI", (2020,)),
        ("IEEE Robotics and Automation Letters", "RA-L", ()),
        ("Nature 2021", "Nature", (2021,)),
        ("Pattern Recognition 2020", "Pattern Recognition", (2020,)),
        ("CVPR 2021, pp. 2021-2034", "CVPR", (2021,)),
        ("Findings of ACL 2023", "ACL", (2023,)),
        ("CVPR 2024 (Highlight)", "CVPR", (2024,)),
        ("VLDB '99", "VLDB", (1999,)),
    ],
)
def test_a_venue_by_any_name(text: str, key: str, years: tuple[int, ...]) -> None:
    found = read(text)
    assert (found.key, found.years) == (key, years)


@pytest.mark.parametrize(
    "text",
    [
        "IEEE Robotics & Automation Magazine",
        "International Conference on Computer Vision Theory and Applications",
        "Nature Climate Change",
        "published to date",
        "ACM Transactions on Human-Robot Interaction",
        "a micro benchmark, part iv, of 10 mm",
        "J. Imaging 2022",
        "",
    ],
)
def test_no_venue_is_made_of_parts_of_names(text: str) -> None:
    assert read(text).keys == frozenset()


@pytest.mark.parametrize("text", ["CVPRW 2023", "CVPR 2022 Workshop", "CVPR Workshops", "Workshop at CVPR 2023"])
def test_workshops_are_told(text: str) -> None:
    assert (read(text).key, read(text).workshop) == ("CVPR", True)


@pytest.mark.parametrize(("text", "archive"), [("arXiv, 2023", True), ("CoRR 2020", True), ("arXiv, CVPR 2023", False)])
def test_archives_are_told(text: str, archive: bool) -> None:
    assert read(text).archive is archive


def test_venues_that_share_their_pages_meet() -> None:
    assert meet(read("SIGGRAPH 2021"), read("ACM Transactions on Graphics"))
    assert meet(read("ACL-IJCNLP 2021"), read("ACL 2021"))
    assert not meet(read("CVPR 2021"), read("ICCV 2021"))


def test_settings_add_names() -> None:
    assert read("Pebble Conf 2024").key == ""
    assert read("Pebble Conf 2024", {"pebble conf": "PebbleConf"}).key == "PebbleConf"


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert read(text).years == venues.years(text)


@pytest.mark.parametrize(
    ("remark", "years"),
    [
        ("Accepted at ICLR 2024", (2024,)),
        ("13 pages, 6 figures, In Proceedings of ISSTA 2022", (2022,)),
        ("CVPR 2023 (highlight)", (2023,)),
        ("ICCV 2021 Oral. Code: https://example.org", (2021,)),
        ("To appear in NeurIPS", ()),
        ("Accepted to CVPR 2024; 12 pages", (2024,)),
    ],
)
def test_remarks_that_say_where(remark: str, years: tuple[int, ...]) -> None:
    (found,) = of_remark(remark, "its comment")
    assert found.years == years


@pytest.mark.parametrize(
    "remark",
    [
        "Submitted to ICLR 2024",
        "Under review at CVPR 2024",
        "Extended version of our ICCV 2021 paper",
        "Winner of the CVPR 2023 challenge",
        "Technical report for the CVPR 2022 workshop challenge",
        "We follow the CVPR 2022 template",
        "Preprint, rejected from ICML 2020",
        "This work improves the results of ICCV on many data sets that we collected in 2021 with friends",
        "44 pages",
        "",
    ],
)
def test_remarks_that_say_nothing(remark: str) -> None:
    assert list(of_remark(remark, "its comment")) == []


def test_references_are_evidence() -> None:
    assert [found.years for found in of_reference("Phys. Rev. D 76, 013009 (2007)", "x")] == [(2007,)]
    assert list(of_reference("submitted to Phys. Rev. D", "x")) == []
    assert list(of_reference("", "x")) == []
