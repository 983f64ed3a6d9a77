import pytest
from tests.rules.change.lists import ONE, TWO, found, listed

from prcheck.layouts import parse
from prcheck.rules.change.broken_anchor import broken_anchor

RULE = broken_anchor
BASE = listed(
    "- [Old](#old-looms)\n- [New](#New-looms)\n- [文](#%E6%96%87)",
    "## Old looms",
    ONE,
    '<a id="New-looms"></a>',
    TWO,
    "## 文",
)


@pytest.mark.parametrize(
    ("old", "new", "line", "stood"),
    [
        ("## Old looms", "## Ancient looms", 3, 7),
        ("## Old looms\n\n", "", 3, 7),
        ('<a id="New-looms"></a>', '`<a id="New-looms"></a>`', 4, 14),
        ('<a id="New-looms"></a>', '<a id="new"></a>', 4, 14),
        ("## 文", "## 字", 5, 18),
    ],
)
def test_a_link_whose_target_went_is_named(old: str, new: str, line: int, stood: int) -> None:
    (finding,) = found(RULE, BASE, BASE.replace(old, new))
    assert finding.span.line == line
    assert "leads nowhere since this change" in finding.message
    assert [related.path for related in finding.related] == ["README.md"]
    assert abs(finding.related[0].line - stood) <= 2


@pytest.mark.parametrize(
    "after",
    [
        BASE,
        BASE.replace("#old-looms", "#nowhere"),
        BASE.replace("## Old looms", "## Ancient looms").replace("#old-looms", "#ancient-looms"),
        BASE.replace('<a id="New-looms"></a>', '<a name="New-looms"></a>'),
        BASE.replace("#old-looms", "#Old-Looms"),
    ],
)
def test_links_that_still_work_or_never_did_are_left_alone(after: str) -> None:
    assert (
        found(
            RULE, BASE.replace("- [文]", "- [gone](#gone)\n- [文]"), after.replace("- [文]", "- [gone](#gone)\n- [文]")
        )
        == []
    )


def test_links_of_other_files_count() -> None:
    links = ("../README.md#old-looms", "/README.md#old-looms", "README.md#old-looms", "../README.md", "x.md?a#b")
    other = parse("".join(f"[a]({link})\n" for link in links), "docs/more.md")
    findings = found(RULE, BASE, BASE.replace("## Old looms", "## x"), others=(other,))
    assert [finding.path for finding in findings] == ["README.md", "docs/more.md", "docs/more.md"]


def test_a_link_to_a_file_that_goes_is_named() -> None:
    text = BASE.replace("- [Old]", "- [More](docs/more%20looms.md#a)\n- [Old]")
    (finding,) = found(RULE, text, text, removed_paths=("docs/more looms.md",))
    assert (
        finding.message == '"docs/more looms.md" is gone, but this link leads to it; keep the file or take the link out'
    )


def test_an_anchor_that_is_hard_to_find_breaks_all_the_same() -> None:
    base = BASE.replace('<a id="New-looms">', "<a id=New-looms>")
    findings = found(RULE, base, base.replace("<a id=New-looms></a>", ""))
    assert all(not finding.related for finding in findings)


def test_a_new_file_breaks_nothing() -> None:
    assert found(RULE, None, BASE) == []
