"""Links inside the repository: which place they name, and where that place stood."""

from posixpath import dirname, join, normpath
from urllib.parse import unquote

from prcheck.model import Document, Link


def target(link: Link, document: Document) -> tuple[str, str]:
    """The path and the anchor that a link of a document names."""
    path, _, name = link.url.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return document.path, unquote(name)
    folder = "" if path.startswith("/") else dirname(document.path)
    return normpath(join(folder, path.lstrip("/"))), unquote(name)


def reaches(name: str, document: Document) -> bool:
    """Whether the document has that anchor."""
    return name in document.anchors or name.lower() in document.anchors


def stood(name: str, document: Document) -> int | None:
    """The line of an anchor's heading or tag."""
    for heading in document.headings:
        if heading.anchor == name.lower():
            return heading.line
    marks = [f"{word}={quote}{name}{quote}" for word in ("id", "name") for quote in ("'", '"')]
    return next((number for number, line in enumerate(document.lines, 1) if any(mark in line for mark in marks)), None)
