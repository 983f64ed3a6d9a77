"""Changes to invented lists, for the tests of the rules on duplicates."""

from collections.abc import Iterable, Sequence

from prcheck import layouts
from prcheck.changes import compare
from prcheck.model import Finding
from prcheck.rules.base import Context
from prcheck.rules.duplicates import RULES

LOOM = "Notes on a Machine That Weaves Numbers"
YARN = "Twisting Yarn with a Water Frame"
CARDS = "Punched Cards as a Universal Notation"
ADA, JOHN = "Ada Lovelace, Charles Babbage", "John Kay, Richard Arkwright"
ONE, TWO = "https://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2402.00002"


def paper(
    title: str, url: str = "https://looms.example/paper.pdf", authors: str = ADA, venue: str = "CVPR 2024"
) -> str:
    """An entry in the paragraph shape."""
    return f"**{title}**<br>\n*{authors}*<br>\n{venue} [[Paper]({url})]\n"


def section(name: str, *entries: str) -> str:
    """A section with its entries, each followed by a blank line."""
    return f"## {name}\n\n" + "".join(f"{entry}\n" for entry in entries)


BASE = section("Weaving", paper(LOOM, ONE), paper(CARDS)) + section("Spinning", paper(YARN, TWO, JOHN))


def change(
    base: str | None, head: str, *, others: Sequence[tuple[str, str]] = (), fresh: Iterable[int] = ()
) -> Context:
    """The change of README.md; `others` are (path, text), `fresh` the lines of new entries in the first of them."""
    before = None if base is None else layouts.parse(base, "README.md")
    after = layouts.parse(head, "README.md")
    documents = tuple(layouts.parse(text, path) for path, text in others)
    places = frozenset((documents[0].path, line) for line in fresh)
    return Context(after, before, tuple(compare(before, after)), others=documents, fresh=places)


def audit(head: str, *others: tuple[str, str], path: str = "README.md") -> Context:
    """A list as it stands."""
    documents = tuple(layouts.parse(text, name) for name, text in others)
    return Context(layouts.parse(head, path), others=documents, audit=True)


def told(ctx: Context) -> list[tuple[str, str, int, tuple[int, ...]]]:
    """Code, severity, line and related lines of what the duplicate rules say."""
    return [
        (f.code, f.severity.value, f.span.line, tuple(place.line for place in f.related)) for f in all_findings(ctx)
    ]


def all_findings(ctx: Context) -> list[Finding]:
    """What the duplicate rules say."""
    return [finding for rule in RULES for finding in rule(ctx)]
