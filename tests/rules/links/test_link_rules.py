"""What the link rules say, and the fixes that they offer."""

import pytest
from tests.rules.examples import Example, report

from prcheck.model import Finding, LinkState, LinkStatus
from prcheck.rules.links.moved_link import written

NEW = "https://new.example.org/x"


def entry(code: str = "https://example.org/code", paper: str = "https://arxiv.org/abs/2401.00001") -> str:
    head = "**A Study of Invented Bridges**<br>\n*Ada Example, Ben Sample*<br>\n"
    return f"{head}CVPR 2024 [[Paper]({paper})][[Code]({code})]\n"


def found(text: str, *states: LinkState) -> list[Finding]:
    wanted = {"PRC301", "PRC302", "PRC303", "PRC305"}
    known = {state.url: state for state in states}
    return [f for f in report(Example(good=False, before=None, after=text), known).findings if f.code in wanted]


def one(text: str, *states: LinkState) -> Finding:
    (finding,) = found(text, *states)
    return finding


def moved(old: str, new: str) -> LinkState:
    return LinkState(old, LinkStatus.MOVED, "moved", 200, new)


def fixed(finding: Finding) -> str | None:
    if finding.fix is None:
        return None
    (edit,) = finding.fix.edits
    assert finding.fix.safe
    assert edit.span == finding.span
    return edit.text


def test_a_dead_link_names_the_archive() -> None:
    url = "https://example.org/code"
    finding = one(entry(url), LinkState(url, LinkStatus.DEAD, "answers 404", 404))
    assert finding.code == "PRC301"
    assert finding.message == (
        f'"{url}" is dead (answers 404); correct it, or look for a copy at https://web.archive.org/web/{url}'
    )
    assert finding.entry == "A Study of Invented Bridges"


def test_a_dead_link_names_the_copy_that_is_known() -> None:
    url, copy = "https://example.org/code", "http://web.archive.org/web/20190502101112/https://example.org/code"
    finding = one(entry(url), LinkState(url, LinkStatus.DEAD, "answers 404", 404, copy=copy))
    assert finding.message == f'"{url}" is dead (answers 404); correct it, or look at its copy: {copy}'


def test_an_arxiv_id_that_cannot_exist_has_no_archive() -> None:
    url = "https://arxiv.org/abs/2413.00001"
    finding = one(entry(paper=url), LinkState(url, LinkStatus.DEAD, "month 13"))
    assert finding.message.endswith("correct the id")
    assert one(entry(paper=url), LinkState(url, LinkStatus.UNCHECKED, "offline")).code == "PRC301"


def test_long_addresses_are_cut_in_messages() -> None:
    url = "https://example.org/" + "x" * 500
    assert len(one(entry(url), LinkState(url, LinkStatus.DEAD, "gone")).message) < 400


@pytest.mark.parametrize("state", [LinkStatus.UNKNOWN, LinkStatus.UNCHECKED, LinkStatus.ALIVE])
def test_doubt_is_no_finding(state: LinkStatus) -> None:
    url = "https://example.org/code"
    assert found(entry(url), LinkState(url, state, "answers 403")) == []


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "http://10.0.0.1/", "http://2130706433/", "https://me:word@example.org/", "file:///etc"],
)
def test_unsafe_by_the_address_alone(url: str) -> None:
    finding = one(entry(url), LinkState(url, LinkStatus.UNCHECKED, "offline"))
    assert finding.code == "PRC302"
    assert finding.message.endswith("link a public https address")


def test_unsafe_by_what_was_found_out() -> None:
    url = "https://example.org/code"
    reason = "redirects to private address 10.0.0.1"
    assert reason in one(entry(url), LinkState(url, LinkStatus.UNSAFE, reason)).message


def test_a_network_that_was_opened_is_not_unsafe() -> None:
    url = "http://127.0.0.1:8000/"
    assert found(entry(url), LinkState(url, LinkStatus.ALIVE, "", 200)) == []


@pytest.mark.parametrize(
    ("old", "new", "fix"),
    [
        ("http://example.org/a", "https://example.org/a", "https://example.org/a"),
        ("https://example.org/a", "https://example.org/b_(c)", "https://example.org/b_%28c%29"),
        ("https://github.com/old/code", "https://github.com/new/code", "https://github.com/new/code"),
        ("http://dx.doi.org/10.1000/182", "https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
        ("http://www.arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001"),
        ("https://example.org/a", "https://example.com/a", None),
        ("https://example.org/a", "https://www.example.org/a", None),
        ("https://example.org:8443/a", "https://example.org/a", None),
        ("https://example.org/deep/page", "https://example.org/", None),
        ("http://example.org", "https://example.org/", "https://example.org/"),
        ("https://[oops/a", "https://example.org/a", None),
    ],
)
def test_moves_that_are_surely_the_same_get_a_fix(old: str, new: str, fix: str | None) -> None:
    finding = one(entry(old), moved(old, new))
    assert finding.code == "PRC303"
    assert "link the new address" in finding.message
    assert fixed(finding) == fix


def test_a_new_address_cannot_break_the_markdown() -> None:
    assert written("https://a/(b) c]`|*") == "https://a/%28b%29%20c%5D%60%7C%2A"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://arxiv.org/pdf/2401.00001v2", "https://arxiv.org/abs/2401.00001"),
        ("https://arxiv.org/pdf/2401.00001v12.pdf", "https://arxiv.org/abs/2401.00001"),
        ("https://ar5iv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001"),
        ("https://huggingface.co/papers/2401.00001", "https://arxiv.org/abs/2401.00001"),
        ("https://export.arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001"),
        ("https://doi.org/10.48550/arXiv.2401.00001", "https://arxiv.org/abs/2401.00001"),
        ("https://aclanthology.org/2020.acl-main.1v2.pdf", "https://aclanthology.org/2020.acl-main.1/"),
    ],
)
def test_ways_around_a_papers_page(url: str, page: str) -> None:
    finding = one(entry(paper=url))
    assert finding.code == "PRC305"
    assert fixed(finding) == page


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("https://arxiv.org/pdf/2401.00001v2", "the PDF of one version only"),
        ("https://ar5iv.org/abs/2401.00001", "another site's address for the paper"),
    ],
)
def test_a_way_around_a_papers_page_is_told_in_plain_words(url: str, what: str) -> None:
    wanted = f'"{url}" is {what}; link the paper\'s page: "https://arxiv.org/abs/2401.00001"'
    assert one(entry(paper=url)).message == wanted


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/pdf/2401.00001",
        "https://arxiv.org/abs/2401.00001v2",
        "https://www.arxiv.org/abs/2401.00001",
        "https://openreview.net/pdf?id=abcdefghij",
        "https://doi.org/10.1000/182",
        "https://example.org/paper_v2.pdf",
        "https://[oops/pdf/2401.00001v2",
    ],
)
def test_links_that_are_direct_enough(url: str) -> None:
    assert found(entry(paper=url)) == []


def test_a_mirror_under_a_label_of_its_own_is_meant() -> None:
    assert found(entry(code="https://huggingface.co/papers/2401.00001")) == []
