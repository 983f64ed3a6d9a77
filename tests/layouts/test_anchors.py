"""Headings with GitHub's anchors, the names that links reach, and links inside the repository."""

from prcheck import markdown
from prcheck.layouts import anchors
from prcheck.model import Heading, Span

TEXT = """# A *b* & C
## 🔥 News
- x
## News
### A b & c
`<a id="code"></a>` <a id="one"></a> <a
<a name='two'>

```
<a id="fence"></a>
```

see [here](#one), [there](docs/x.md), [out](https://a.b), [mail](mailto:a@b.c), [ref] and ![i](i.png)
<a href="#two">t</a> [empty]() [bad](#one

[ref]: ./y.md
"""


def test_headings() -> None:
    found = anchors.headings(markdown.read(TEXT))
    assert found == (
        Heading(1, "A b & C", 1, "a-b--c"),
        Heading(2, "🔥 News", 2, "-news"),
        Heading(2, "News", 4, "news"),
        Heading(3, "A b & c", 5, "a-b--c-1"),
    )


def test_anchors() -> None:
    blocks = markdown.read(TEXT)
    found = anchors.anchors(blocks, anchors.headings(blocks))
    assert found == {"a-b--c", "-news", "news", "a-b--c-1", "one", "two"}


def test_references() -> None:
    found = anchors.references(markdown.read(TEXT))
    assert [(link.label, link.url) for link in found] == [
        ("here", "#one"),
        ("there", "docs/x.md"),
        ("ref", "./y.md"),
        ("t", "#two"),
    ]
    assert (found[0].span, found[0].url_span) == (Span(13, 5, 13, 17), Span(13, 12, 13, 16))
