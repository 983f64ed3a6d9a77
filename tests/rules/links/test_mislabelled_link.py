"""Labels beside addresses that do not fit them."""

import pytest
from tests.rules.duplicates.changed import ONE, audit, paper

from prcheck.rules.links.mislabelled_link import mislabelled_link


def told(label: str, url: str) -> list[str]:
    text = paper("Notes on a Loom", ONE, venue=f"CVPR 2024 [[{label}]({url})]")
    return [finding.message for finding in mislabelled_link(audit(text))]


@pytest.mark.parametrize(
    ("label", "url", "held"),
    [
        ("Code", "https://arxiv.org/abs/2401.00002", "a paper"),
        ("GitHub", "https://openreview.net/forum?id=Loom17", "a paper"),
        ("Code", "https://looms.example/cards.pdf", "a PDF"),
        ("Video", "https://looms.example/Talk.PDF?dl=1", "a PDF"),
        ("Video", "https://arxiv.org/pdf/2401.00002", "a paper"),
        ("PDF", "https://github.com/looms/cards", "a repository"),
        ("arXiv", "https://www.youtube.com/watch?v=abc_-def123", "a video"),
    ],
)
def test_a_wrong_label_is_told(label: str, url: str, held: str) -> None:
    assert told(label, url) == [f'"{label}" leads to {held}: "{url}"; correct the label or the address']


@pytest.mark.parametrize(
    ("label", "url"),
    [
        ("Code", "https://github.com/looms/cards"),
        ("Code", "https://looms.example/"),
        ("Code", "https://openreview.net/attachment?id=Loom17&name=supplementary_material"),
        ("Video", "https://youtu.be/abc_-def123"),
        ("PDF", "https://github.com/looms/cards/blob/main/cards.pdf"),
        ("PDF", "https://github.com/looms/papers/blob/main/cards"),
        ("PDF", "https://looms.example/cards.pdf"),
        ("Project", "https://github.com/looms/cards"),
        ("Slides", "https://looms.example/cards.pdf"),
        ("Cards", "https://arxiv.org/abs/2401.00002"),
    ],
)
def test_a_fitting_label_is_silent(label: str, url: str) -> None:
    assert told(label, url) == []


def test_a_title_is_no_label() -> None:
    item = "- [Video Weaving](https://arxiv.org/abs/2401.00002), *Ada Lovelace, Mary Somerville*, CVPR 2024\n"
    assert list(mislabelled_link(audit(item))) == []
