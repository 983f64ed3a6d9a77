import pytest

from prcheck.lists import is_guide, is_markdown, is_readme, linked, wanted
from prcheck.model import Document, Link, Span

NOWHERE = Span(1, 1, 1, 1)


@pytest.mark.parametrize("path", ["README.md", "readme.MD", "Readme.markdown", "README.zh-CN.md"])
def test_readmes(path: str) -> None:
    assert is_readme(path)
    assert is_markdown(path)


@pytest.mark.parametrize("path", ["docs/README.md", "README.rst", "README", "READMEs.md"])
def test_other_files(path: str) -> None:
    assert not is_readme(path)


def test_guides() -> None:
    assert is_guide(".github/CONTRIBUTING.md")
    assert is_guide("docs/how-to-PR.md")
    assert not is_guide("contributed/list.md")


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
    document = Document("docs/README.md", "", references=tuple(Link("", url, NOWHERE, NOWHERE) for url in urls))
    assert linked(document) == ("docs/a.md", "up.md", "docs/b c.md", "docs/docs/README.md")
