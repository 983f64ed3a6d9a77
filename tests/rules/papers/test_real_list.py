"""A real list with the records of its papers: its known mistakes are found, and nothing else."""

import io

import pytest
from tests.data import needs_data
from tests.sources import seed
from tests.sources.library import serving

from prcheck import run
from prcheck.edge.asking import asking
from prcheck.model import Report, Severity
from prcheck.settings import PaperSettings, Settings

SYNTHETIC = """@article{a, title={Is synthetic data from generative models ready for image recognition?},
author={He, Ruifei and Sun, Shuyang and Yu, Xin and Xue, Chuhui and Zhang, Wenqing and Torr, Philip}, year={2022},
journal={arXiv preprint arXiv:2210.07574}}"""


@pytest.fixture(scope="module")
def report() -> Report:
    library = seed.library()
    library.readmes["cvmi-lab/syntheticdata"] = SYNTHETIC
    text = seed.path("seed-list.md").read_text("utf-8")
    with serving(library) as endpoints:
        settings = Settings(
            endpoints=endpoints,
            audit_papers=True,
            papers=PaperSettings(budget=300),
            select=tuple(f"PRC40{n}" for n in range(1, 9)),
        )
        return run.audit({"README.md": text}, guides={}, settings=settings, gather=asking({}, io.StringIO()))


@needs_data
def test_exactly_the_known_mistakes_are_found(report: Report) -> None:
    found = {(finding.span.line, finding.code) for finding in report.findings}
    assert found == {
        (188, "PRC401"),
        (303, "PRC402"),
        (244, "PRC403"),
        (267, "PRC403"),
        *((line, "PRC405") for line in (115, 147, 151, 275, 290)),
    }
    errors = [finding.span.line for finding in report.findings if finding.severity is Severity.ERROR]
    assert errors == [188, 303]


@needs_data
def test_both_errors_come_with_the_right_words(report: Report) -> None:
    fixes = {f.span.line: f.fix.edits[0].text for f in report.findings if f.severity is Severity.ERROR and f.fix}
    assert fixes[188] == "https://arxiv.org/abs/2210.07574"
    assert fixes[303].startswith("Lin Yen-Chen, Pete Florence, ")
