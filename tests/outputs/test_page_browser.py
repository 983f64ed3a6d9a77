"""The page in a real Chromium: it works by mouse and keyboard, and no text of a list makes it do anything."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bench.pages import report as made

from prcheck.model import Finding, LinkState, LinkStatus, Listed, ListedLink, Report, Severity, Skip, Span
from prcheck.outputs.html import render

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the path")

ATTACKS = (
    "<script>window.hit = 1</script>",
    "</script><script>window.hit = 1</script>",
    "</ScRiPt ><script>window.hit = 1</script>",
    "<!--<script>",
    "--><script>window.hit = 1</script>",
    '"><img src=x onerror="window.hit = 1">',
    "' onmouseover='window.hit = 1",
    '" autofocus onfocus="window.hit = 1',
    "<svg/onload=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit = 1</script>'>",
    "</title><script>window.hit = 1</script>",
    "</style><script>window.hit = 1</script>",
    "</textarea><img src=http://127.0.0.1:9/a>",
    "javascript:window.hit=1",
    " \tjAvAsCrIpT:window.hit=1",
    "java\nscript:window.hit=1",
    "data:text/html,<script>parent.hit=1</script>",
    "vbscript:window.hit=1",
    "//127.0.0.1:9/scheme-less",
    'https://127.0.0.1:9/"onclick="window.hit=1',
    "{{ constructor.constructor('window.hit = 1')() }}",
    "{% include '/etc/passwd' %}",
    "${window.hit = 1}",
    "`+(window.hit=1)+`",
    "\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e",
    "a{background:url(http://127.0.0.1:9/css)}",
    "@import 'http://127.0.0.1:9/css';",
    "red;background:url(http://127.0.0.1:9/css)",
    "<link rel=stylesheet href=http://127.0.0.1:9/css>",
    "<base href=http://127.0.0.1:9/>",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<form action=http://127.0.0.1:9/><button>x",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "\u2028window.hit = 1//",
    "__proto__",
    "constructor",
    "\u202egnp.exe",
    "]]><script>window.hit=1</script>",
    "\\",
    '\\"});window.hit=1;//',
)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class Tab:
    """A page that is open, and what it said and asked for."""

    def __init__(self, page: "Page", file: Path, report: Report) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))
        file.write_text(render(report), "utf-8")
        self.address = file.as_uri()
        page.goto(self.address)

    def titles(self) -> list[str]:
        return self.page.locator("#rows .title").all_inner_texts()

    def count(self) -> str:
        self.page.wait_for_timeout(60)  # a search waits for the next frame
        return self.page.locator("#count").inner_text()

    def sorts(self) -> list[str | None]:
        return [head.get_attribute("aria-sort") for head in self.page.locator("#table thead th").all()]


@pytest.fixture
def tab(browser: "Browser", tmp_path: Path) -> Iterator[Any]:
    tabs: list[Tab] = []
    pages = []

    def open_page(report: Report, **options: Any) -> Tab:
        pages.append(browser.new_page(**options))
        tabs.append(Tab(pages[-1], tmp_path / "page.html", report))
        return tabs[-1]

    yield open_page
    for one, page in zip(tabs, pages, strict=True):
        assert one.troubles == []
        assert one.requests == [one.address]
        assert page.evaluate("window.hit") is None
        page.close()


def test_the_table_shows_the_first_entries_and_more_on_demand(tab: Any) -> None:
    one = tab(made(120, 4))
    assert len(one.titles()) == 50
    one.page.locator("#more").click()
    assert len(one.titles()) == 100
    one.page.locator("#more").click()
    assert len(one.titles()) == 123
    assert one.page.locator("#more").is_hidden()


def test_search_needs_all_words_anywhere(tab: Any) -> None:
    one = tab(made(300, 4))
    assert one.count() == "303 entries"
    one.page.locator("#search").fill("mending LOOMS")
    found = one.titles()
    assert found
    assert all("mending" in title.lower() for title in found)
    assert one.count().endswith(" of 303 entries")
    one.page.locator("#search").fill("no such words at all")
    assert one.count() == "0 of 303 entries"
    one.page.get_by_role("button", name="Reset").click()
    assert one.count() == "303 entries"


def test_filters_narrow_each_other(tab: Any) -> None:
    report = made(300, 4)
    one = tab(report)
    one.page.locator("#state").select_option("dead")
    dead = {state.url for state in report.links if state.state is LinkStatus.DEAD}
    listed = [entry for entry in report.entries if dead.intersection(link.url for link in entry.links)]
    assert one.count() == f"{len(listed)} of 303 entries"
    one.page.locator("#rule").select_option("missing-line-break")
    flawed = {finding.entry for finding in report.findings if finding.name == "missing-line-break"}
    both = [entry for entry in listed if entry.title in flawed]
    assert one.count() == f"{len(both)} of 303 entries"
    one.page.locator("#state").select_option("")
    one.page.locator("#rule").select_option("-")
    places = {(finding.path, finding.span.line) for finding in report.findings}
    clean = [e for e in report.entries if not any((e.path, n) in places for n in range(e.line, e.end_line + 1))]
    assert one.count() == f"{len(clean)} of 303 entries"


def test_a_section_can_be_chosen(tab: Any) -> None:
    one = tab(made(300, 4))
    name = one.page.locator("#section option").nth(2).inner_text()
    one.page.locator("#section").select_option(label=name)
    assert set(one.page.locator("td.section").all_inner_texts()) == {name}


def test_a_kind_of_finding_leads_to_its_entries(tab: Any) -> None:
    one = tab(made(300, 4))
    one.page.get_by_role("button", name="Show entries with missing-line-break").click()
    assert one.page.locator("#rule").input_value() == "missing-line-break"
    assert one.titles()
    assert one.page.evaluate("document.activeElement.id") == "entries"


def test_sorting_by_keyboard(tab: Any) -> None:
    one = tab(made(60, 4))
    assert one.sorts() == [*["none"] * 6, "ascending"]
    button = one.page.get_by_role("button", name="Year")
    button.focus()
    one.page.keyboard.press("Enter")
    assert one.sorts()[2] == "ascending"
    years = one.page.locator("td.year").all_inner_texts()
    assert years == sorted(years)
    one.page.keyboard.press("Enter")
    assert one.sorts()[2] == "descending"
    assert one.page.locator("td.year").all_inner_texts()[0] >= years[-1]


def test_the_skip_link_comes_first_and_leads_to_the_entries(tab: Any) -> None:
    one = tab(made(20, 2))
    one.page.keyboard.press("Tab")
    assert one.page.evaluate("document.activeElement.className") == "skip"
    one.page.keyboard.press("Enter")
    assert one.page.evaluate("document.activeElement.id") == "entries"


def test_all_controls_have_names_and_headings_go_down_by_one(tab: Any) -> None:
    one = tab(made(60, 4))
    tree = one.page.locator("body").aria_snapshot()
    assert "- textbox" not in [line.strip() for line in tree.split("\n")]
    for name in ('searchbox "Search"', 'combobox "Section"', 'combobox "Finding"', 'combobox "Link"'):
        assert name in tree
    assert one.page.locator("img, svg:not([role=img][aria-label])").count() == 0
    levels = [int(name[1]) for name in one.page.eval_on_selector_all("h1,h2,h3", "all => all.map(h => h.tagName)")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(tab: Any, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""
    one = tab(made(60, 4), color_scheme=scheme)
    selector = ".verdict strong, .tile .value, .tile .note, .weight, .message, .authors, td.section, .link, figcaption"
    assert one.page.evaluate(CONTRAST, selector) == []


CONTRAST = """selector => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = rgb => {
    const part = rgb.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  };
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const back = parse(getComputedStyle(at).backgroundColor);
      if (back.length < 4 || back[3] === 1) return back;
    }
  };
  return [...document.querySelectorAll(selector)].flatMap(node => {
    const one = light(parse(getComputedStyle(node).color)), two = light(ground(node));
    const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    return ratio < 4.5 ? [`${node.className} ${ratio.toFixed(2)}`] : [];
  });
}"""


def test_lines_lead_to_github_or_stand_as_text(tab: Any) -> None:
    report = made(20, 2)
    line = report.entries[0].line
    one = tab(report)
    address = f"https://github.com/example-lab/papers/blob/HEAD/README.md?plain=1#L{line}"
    assert one.page.locator("td.line a").first.get_attribute("href") == address
    other = tab(replace(report, source=""))
    assert other.page.locator("td.line").first.inner_text() == f"README.md:{line}"
    assert other.page.locator("td.line a").count() == 0


@pytest.mark.parametrize("path", ["/etc/list.md", "../list.md", "a/../../list.md", "\\\\host\\list.md"])
def test_a_file_outside_the_repository_has_no_address(tab: Any, path: str) -> None:
    one = tab(Report(audit=True, entries=(Listed(path, 3, 4),), source="https://github.com/o/n/blob/HEAD"))
    assert one.page.locator("td.line a").count() == 0


def test_an_empty_report(tab: Any) -> None:
    assert tab(Report(audit=True)).count() == "0 entries"


def test_attacks_run_nothing_and_ask_nobody(tab: Any) -> None:
    one = tab(attacked())
    one.page.locator("#more").click() if one.page.locator("#more").is_visible() else None
    shown = "\n".join(one.titles())
    assert "<script>window.hit = 1</script>" in shown
    assert "{{ constructor" in shown
    for option in ("#section", "#rule", "#state"):
        one.page.locator(option).select_option(index=1)
        one.page.locator(option).select_option(index=0)
    for text in ("<script>", "\\", "${", "__proto__"):
        one.page.locator("#search").fill(text)
        assert one.count() != "0 of 40 entries"
        one.page.locator("#search").fill("")
    addresses = one.page.eval_on_selector_all("a", "all => all.map(a => a.href)")
    assert {address.partition(":")[0] for address in addresses} <= {"https", "http", "file"}
    acting = "all => all.some(n => [...n.attributes].some(a => a.name.startsWith('on') || a.name === 'style'))"
    assert one.page.eval_on_selector_all("body *", acting) is False


def test_hovering_and_focusing_all_over_runs_nothing(tab: Any) -> None:
    one = tab(attacked())
    one.page.evaluate(
        "document.querySelectorAll('body *').forEach(n => ['mouseover', 'focus', 'mouseenter', 'load', 'error', "
        "'toggle', 'animationstart'].forEach(kind => n.dispatchEvent(new Event(kind, {bubbles: true}))))"
    )


def attacked() -> Report:
    """A report in which each attack stands in every place."""
    entries = tuple(
        Listed(text, number, number, (text,), text, (text,), f"{text} 2024", text, (ListedLink(text, text, number),))
        for number, text in enumerate(ATTACKS, 1)
    )
    findings = tuple(
        Finding("PRC101", "missing-title", Severity.ERROR, text, Span(number, 1, number, 2), text, text)
        for number, text in enumerate((*ATTACKS, *ATTACKS), 1)
    )
    return Report(
        audit=True,
        entries=entries,
        findings=findings,
        skipped=tuple(Skip(text, text) for text in ATTACKS),
        links=tuple(LinkState(text, LinkStatus.UNKNOWN, text) for text in ATTACKS),
        source="https://github.com/o/n/blob/HEAD",
    )
