"""The page as text: what it holds, and that nothing in it can act."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from bench.pages import report as made
from tests.report_sample import FINDINGS, REPORT

from prcheck.model import (
    Finding,
    Known,
    LinkState,
    LinkStatus,
    Listed,
    ListedLink,
    Report,
    Severity,
    Skip,
    Span,
)
from prcheck.outputs.html import counts, render

ENTRY = Listed("README.md", 5, 7, ("Papers", "Looms"), "Weaving Numbers", ("Ada Lovelace",), "CVPR 2024")
AUDIT = Report(audit=True, entries=(ENTRY,), checked=1, texts={"README.md": ""})


class Reader(HTMLParser):
    """The elements of a page with their attributes, and the text of its data."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._raw: list[str] | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._raw = {"script": self.scripts, "style": self.styles}.get(tag)

    def handle_data(self, data: str) -> None:
        if self._raw is not None:
            self._raw.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._raw = None


def data(text: str) -> Any:
    return json.loads(Reader(text).scripts[0])


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("report", [REPORT, Report(), AUDIT, Report(audit=True), made(60, 4)])
def test_only_our_own_style_and_program_may_run(report: Report) -> None:
    page = Reader(render(report))
    policy = next(attrs["content"] for tag, attrs in page.elements if tag == "meta" and "http-equiv" in attrs)
    assert policy == (
        f"default-src 'none'; style-src {hashed(page.styles[0])}; script-src {hashed(page.scripts[1])}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert len(page.scripts) == 2
    assert len(page.styles) == 1


@pytest.mark.parametrize("report", [REPORT, made(60, 4)])
def test_nothing_is_fetched_and_no_attribute_acts(report: Report) -> None:
    for tag, attrs in Reader(render(report)).elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "audio", "video", "image", "use")
        assert not {name for name in attrs if name.startswith("on") or name in ("src", "style", "srcset", "xlink:href")}
        assert tag == "a" or "href" not in attrs


def test_equal_reports_give_equal_pages() -> None:
    assert render(made(40, 4)) == render(made(40, 4))


def test_the_charts_say_what_their_tables_say() -> None:
    page = render(made(200, 6))
    for title in ("Entries per section", "Entries per venue", "Entries per year", "Links by state", "Findings by rule"):
        assert f'role="img" aria-label="{title}' in page
    assert len(re.findall(r"<figure", page)) == len(re.findall(r"<details>\s*<summary>All as a table", page)) == 5


def test_every_control_has_a_name() -> None:
    page = render(AUDIT)
    for control in ("search", "section", "rule", "state"):
        assert re.search(rf'<label[^>]*>[A-Z][a-z]+<(?:input|select)[^>]* id="{control}"', page)


def test_what_stands_on_the_page() -> None:
    loose = Finding("PRC116", "unreadable-entry", Severity.ERROR, "odd", Span(99, 1, 99, 2), "README.md")
    report = replace(
        AUDIT,
        findings=(replace(FINDINGS[0], span=Span(5, 1, 5, 9)), loose),
        skipped=(Skip("links", "offline"),),
        known=Known(212, 3),
    )
    page = render(report)
    assert "not checked: links: offline" in page
    assert "212 known findings in the baseline" in page
    assert "3 of the baseline no longer found" in page
    found = data(page)
    assert found["rows"] == [
        ["Weaving Numbers", "Ada Lovelace", "CVPR", "2024", 0, 0, 5, [], [[0, 0, FINDINGS[0].message, 5]]]
    ]
    assert found["loose"] == [[1, 0, "odd", 99, 0]]
    assert found["rules"] == ["missing-line-break", "unreadable-entry"]


def test_links_have_their_states() -> None:
    links = (ListedLink("Paper", "https://a.example/", 6), ListedLink("Code", "https://b.example/", 6))
    states = (LinkState("https://a.example/", LinkStatus.DEAD, "404", 404),)
    found = data(render(replace(AUDIT, entries=(replace(ENTRY, links=links),), links=states)))
    assert found["rows"][0][7] == [["Paper", "https://a.example/", 2], ["Code", "https://b.example/", -1]]
    assert found["reasons"] == {"https://a.example/": "404"}


def test_a_change_shows_the_entries_that_it_touches() -> None:
    assert [row[0] for row in data(render(REPORT))["rows"]] == ["Weaving Numbers", "夜の機械<U+202E> evil <U+001B>[31m"]


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "a\u2028b\u2029c",
        "{{ 7 * 7 }}{% raw %}",
        '"><img src=x onerror=alert(1)>',
        "\ud800 half",
        "\x00\x1b[31m\x7f",
        "]]>",
        "&lt;script&gt;",
    ],
)
def test_no_text_leaves_its_place(text: str) -> None:
    page, plain = Reader(render(full_of(text))), Reader(render(full_of("plain")))
    assert [(tag, set(attrs)) for tag, attrs in page.elements] == [(tag, set(attrs)) for tag, attrs in plain.elements]
    assert page.scripts[1] == plain.scripts[1]
    assert [row[5:7] for row in json.loads(page.scripts[0])["rows"]] == [[0, 1], [0, 1]]
    whole = render(full_of(text))
    assert whole.encode()
    assert not re.search("[\u2028\x00\x1b\x7f]", whole)
    assert "<h1>49" not in whole


def full_of(text: str) -> Report:
    """A report in which each text is this one."""
    entry = Listed(text, 1, 2, (text,), text, (text,), text, text, (ListedLink(text, text, 1),))
    finding = Finding("PRC101", "missing-title", Severity.ERROR, text, Span(1, 1, 1, 2), text, text)
    return Report(
        audit=True,
        entries=(entry, replace(entry, section=("Other",))),
        findings=(finding, replace(finding, span=Span(50, 1, 50, 2))),
        skipped=(Skip(text, text),),
        links=(LinkState(text, LinkStatus.UNKNOWN, text),),
        source="https://github.com/o/n/blob/HEAD",
    )


def entry(**values: Any) -> Listed:
    return replace(ENTRY, **values)


@pytest.mark.parametrize(
    ("venue", "year", "expected"),
    [
        ("CVPR 2024", None, ("CVPR", "2024")),
        ("CVPR'24", None, ("CVPR", "2024")),
        ("CVPR", "2023-05-01", ("CVPR", "2023")),
        ("(NeurIPS, 2022)", None, ("NeurIPS", "2022")),
        ("arXiv:2401.00001", None, ("arXiv:2401.00001", "")),
        ("3DV 2021 Oral", None, ("3DV Oral", "2021")),
        ("CVPR 2024 (oral)", None, ("CVPR", "2024")),
        (None, None, ("", "")),
    ],
)
def test_venues_and_years(venue: str | None, year: str | None, expected: tuple[str, str]) -> None:
    one = entry(venue=venue, year=year)
    assert (counts.venue(one), counts.year(one)) == expected


def test_sections_leave_out_what_stands_above_all() -> None:
    found = [entry(section=("Papers", "Looms")), entry(section=("Papers", "Yarn", "Old")), entry(section=("Papers",))]
    assert counts.sections(found) == ("Looms", "Yarn › Old", "(no section)")


def test_spellings_of_a_venue_are_counted_together() -> None:
    found = [entry(venue=name) for name in ("NeurIPS 2020", "NeurIPS 2021", "NEURIPS 2022", "ICML")]
    assert [(group.name, group.total) for group in counts.by_venue(found)] == [("NeurIPS", 3), ("ICML", 1)]


def test_years_have_no_gaps() -> None:
    found = [entry(venue="A 2019"), entry(venue="B 2022"), entry(venue="none")]
    assert [(group.name, group.total) for group in counts.by_year(found)] == [
        ("2019", 1),
        ("2020", 0),
        ("2021", 0),
        ("2022", 1),
    ]


@pytest.mark.parametrize(
    ("states", "look"),
    [
        ((), ""),
        ((LinkStatus.UNCHECKED,), ""),
        ((LinkStatus.ALIVE,), "good"),
        ((LinkStatus.ALIVE, LinkStatus.DEAD), "bad"),
    ],
)
def test_no_dead_link_is_good_only_where_any_answered(states: tuple[LinkStatus, ...], look: str) -> None:
    links = tuple(LinkState(f"https://a.example/{n}", state) for n, state in enumerate(states))
    assert f'<div class="tile {look}"><dt>dead links</dt>' in render(replace(AUDIT, links=links))


def test_long_names_are_cut_in_charts_and_whole_in_tables() -> None:
    name = "Volumetric Performance Capture and Free Viewpoint Video"
    page = render(replace(AUDIT, entries=(entry(section=(name,)), entry(section=("Other",)))))
    assert "Volumetric Performance Capture and…</text>" in page
    assert f'<th scope="row">{name}</th>' in page


def test_a_charts_axis_counts_in_whole_numbers() -> None:
    page = render(replace(AUDIT, entries=(entry(section=("Looms",)), *(entry(section=("Cards",)) for _ in range(2)))))
    assert re.findall(r">\d+</text>", page)
    assert not re.findall(r">\d*\.\d+</text>", page)


def test_a_chart_shows_the_largest_and_its_table_all() -> None:
    found = [entry(section=("Papers", f"Part {n}")) for n in range(20) for _ in range(n + 1)]
    page = render(replace(AUDIT, entries=tuple(found)))
    assert "Entries per section, the 15 largest of 20" in page
    assert "Part 0</text>" not in page
    assert "Part 19</text>" in page
    assert '<th scope="row">Part 0</th>' in page
