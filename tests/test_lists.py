import pytest

from prcheck.lists import GUIDES, is_guide, is_markdown, is_readme, linked, wanted
from prcheck.model import Link, Span

NOWHERE = Span(1, 1, 1, 1)


@pytest.mark.parametrize(
    "path", ["README.md", "readme.MD", "Readme.markdown", "README.zh-CN.md", "README.mkd", "readme.mdown"]
)
def test_readmes(path: str) -> None:
    assert is_readme(path)
    assert is_markdown(path)


@pytest.mark.parametrize(
    "path", ["papers.mkd", "a/b.mkdn", "x.MDOWN", "x.mdwn", "x.mkdown", "x.livemd", "x.Rmd", "x.mdx"]
)
def test_what_github_shows_as_markdown(path: str) -> None:
    assert is_markdown(path)
    assert wanted(path, ())


@pytest.mark.parametrize("path", ["md", "papers/md", "x.md.txt", "x.rst", "x.markdown2", ""])
def test_what_it_does_not(path: str) -> None:
    assert not is_markdown(path)


@pytest.mark.parametrize("path", ["docs/README.md", "README.rst", "README", "READMEs.md"])
def test_other_files(path: str) -> None:
    assert not is_readme(path)


@pytest.mark.parametrize(
    "path",
    [
        ".github/CONTRIBUTING.md",
        "contributing.md",
        "docs/how-to-PR.md",
        "How_to_add_a_paper.md",
        "submit-pr.md",
        "guide.md",
        "docs/guidelines.md",
        "pull_request_template.md",
        "entry-template.md",
    ],
)
def test_guides(path: str) -> None:
    assert is_guide(path)


@pytest.mark.parametrize(
    "path", ["contributed/list.md", "guided-diffusion.md", "template-matching.md", "papers/new.md"]
)
def test_lists_are_no_guides(path: str) -> None:
    assert not is_guide(path)


def test_the_names_that_github_knows_come_in_both_cases() -> None:
    assert {"CONTRIBUTING.md", ".github/contributing.md", "docs/pull_request_template.md"} <= set(GUIDES)


def test_wanted() -> None:
    assert wanted("a/b.md", ())
    assert not wanted("a.py", ())
    assert wanted("a/b.txt", ("a/*.txt",))
    assert not wanted("README.md", ("a/*",))
    assert wanted("README.md", ("**/*.md",))
    assert wanted("a/b/c.md", ("a/**/*.md",))
    assert not wanted("b/c.md", ("a/**/*.md",))


def test_linked() -> None:
    urls = ("a.md", "./a.md#x", "#x", "../up.md", "/abs.md", "b%20c.md", "x.png", "http://[", "docs/README.md")
    references = tuple(Link("", url, NOWHERE, NOWHERE) for url in urls)
    assert linked("docs/README.md", references) == ("docs/a.md", "up.md", "docs/b c.md", "docs/docs/README.md")
