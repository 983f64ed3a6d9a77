"""PRC304: a link's label promises something else than what the address holds."""

from collections.abc import Iterator

from prcheck import identity
from prcheck.layouts.words import is_generic, label_name
from prcheck.model import Entry, Finding, Link, Severity
from prcheck.rules.base import Context, rule

HOLDING = frozenset({"Paper", "Code", "Video"})  # labels that say what their addresses hold


@rule("PRC304", "mislabelled-link", Severity.WARNING)
def mislabelled_link(ctx: Context) -> Iterator[Finding]:
    """A link's label does not fit its address: code at arXiv, a paper at GitHub, a video that is a PDF.

    Often two links were swapped, or one was pasted twice. A PDF that lies in a repository is a paper.

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)][[Code](https://arxiv.org/abs/2401.00001)]

    Good:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)][[Code](https://github.com/pebbles/grammar)]
    """
    for entry in ctx.changed:
        for link in _labelled(entry):
            found = _mistaken(link)
            if found:
                message = f'"{link.label}" leads to {found}: "{link.url}"; correct the label or the address'
                yield mislabelled_link.at(link.span, message, entry=entry)


def _labelled(entry: Entry) -> Iterator[Link]:
    """The links whose text is a label, no title; a paper's supplement may hold anything."""
    for link in entry.links:
        said = link.name in HOLDING and (link.badge or is_generic(link.label) or label_name(link.label) != "")
        if said and link.flaw is None and link.label.strip() != entry.name and "supplement" not in link.url.lower():
            yield link


def _mistaken(link: Link) -> str:
    """What the address holds, where the label says that it does not."""
    held = _holds(link.url)
    if link.name == "Code":
        return held if held in ("a paper", "a PDF") else ""
    if link.name == "Video":
        return held if held in ("a paper", "a PDF") else ""
    return held if link.name == "Paper" and held in ("a repository", "a video") else ""


def _holds(url: str) -> str:
    name = identity.identify(url)
    if name and identity.is_paper(name):
        return "a paper"
    path = url.partition("?")[0].partition("#")[0].lower()
    if path.endswith(".pdf"):
        return "a PDF"
    if name and identity.is_code(name):
        return "" if "#" in name else "a repository"
    return "a video" if name and name.startswith("youtube:") else ""
