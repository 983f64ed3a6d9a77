"""`prcheck init`: what the folder's repository holds, and the files that let prcheck look after it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from prcheck import patch, proposing
from prcheck.configuration import NAMES, choose
from prcheck.edge import files, folder
from prcheck.edge.folder import Place
from prcheck.errors import UsageError
from prcheck.layouts import parse, templates
from prcheck.lists import EXTENSIONS, is_guide
from prcheck.model import Document
from prcheck.proposing import GUIDE, Seen
from prcheck.settings import Settings

WORKFLOWS = ("prcheck.yml", "audit.yml")
HOME = ".github/workflows"
ALL = tuple(f"*.{extension}" for extension in EXTENSIONS)
LEAST = 3  # entries that make a file a list
Confirm = Callable[[str], bool]
"""Whether the user says yes to a question."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that init writes; `before` is its text now, None without one."""

    path: str
    before: str | None
    after: str

    @property
    def diff(self) -> str:
        """What writing it changes, as a diff; "" where it stands so already."""
        return patch.write(patch.diff(self.before, self.after, self.path).patch) if self.before != self.after else ""


def look(where: Place) -> Seen:
    """What stands in the repository."""
    known = _read(folder.beside(where, Settings(), frozenset()))
    everywhere = folder.legible(where, ALL, {document.path for document in known})
    others = _read({path: text for path, text in everywhere.items() if not is_guide(path)})
    lists = tuple(document for document in known if document.entries) or known[:1]
    more = tuple(document for document in others if sum(not e.unfinished for e in document.entries) >= LEAST)
    return Seen(lists, more, templates((*lists, *more), folder.guides(where))[0])


def _read(texts: dict[str, str]) -> tuple[Document, ...]:
    return tuple(parse(text, path) for path, text in texts.items())


def pieces(where: Place, seen: Seen, *, guide: bool) -> Iterator[Piece]:
    """The files that prcheck wants there; settings only where none stand in another place."""
    own = {name: text for name in NAMES[1:] if (text := where.text(name)) is not None}
    if not own or choose(own) == Settings():
        yield _piece(where, proposing.SETTINGS, proposing.settings(seen))
    for name in WORKFLOWS:
        yield _piece(where, f"{HOME}/{name}", files.packaged(f"workflows/{name}"))
    if guide:
        before = _held(where, GUIDE)
        stated = proposing.guide(seen, before or "")
        if stated:
            yield Piece(GUIDE, before, stated)


def _piece(where: Place, path: str, text: str) -> Piece:
    return Piece(path, _held(where, path), text)


def _held(where: Place, path: str) -> str | None:
    """The file's text, None without one; raises `UsageError` where links lead out of the repository."""
    file = where.root / path
    if not file.resolve().is_relative_to(where.root.resolve()):
        raise UsageError(f'"{path}" leads out of the repository by a link; nothing was written', "remove the link")
    return files.read_text(file) if file.exists() else None


def planned(wanted: Sequence[Piece]) -> Iterator[str]:
    """Which files are about to be written, for the user to see before the questions."""
    yield from (f"to write: {piece.path}" for piece in wanted if piece.before is None and piece.path != GUIDE)


def agreed(wanted: Sequence[Piece], confirm: Confirm) -> tuple[Piece, ...]:
    """The files, the guide only where the user wants its section."""
    return tuple(piece for piece in wanted if piece.path != GUIDE or confirm(f"state the format in {GUIDE}?"))


def write(where: Place, wanted: Sequence[Piece], confirm: Confirm | None) -> Iterator[str]:
    """Write the files and tell which; raises `UsageError` before the first where one is there and nobody can be asked.

    A file that is there is only overwritten where `confirm` allows it.
    """
    standing = [piece.path for piece in wanted if piece.before is not None and piece.diff]
    if standing and confirm is None:
        names = ", ".join(f'"{path}"' for path in standing)
        raise UsageError(
            f"there already, and left as they are: {names}; nothing was written",
            "see what would change with --dry-run, or run prcheck init at a terminal, which asks",
        )
    for piece in wanted:
        yield _written(where, piece, confirm)


def _written(where: Place, piece: Piece, confirm: Confirm | None) -> str:
    if not piece.diff:
        return f"{piece.path} is as it should be"
    if piece.before is not None and not (confirm and confirm(f'"{piece.path}" is there already; change it?')):
        return f"left {piece.path} as it is"
    file = where.root / piece.path
    files.make_folder(file.parent)
    files.write_text(file, piece.after)
    return f"wrote {piece.path}"
