"""What a release needs besides building: the version from its one place, its notes, and the image in `action.yml`.

python scripts/release.py version       the version that the package states
python scripts/release.py image         the name of the action's image, without tag or digest
python scripts/release.py check         fail, with what to do, where anything disagrees with that version
python scripts/release.py notes         the changelog's section on it
python scripts/release.py pin DIGEST    let action.yml run the image of this digest
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from prcheck import __repository__, __version__

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/*.md", "examples/**/*.yml")
USES = re.compile(rf"uses: {re.escape(__repository__)}(?:/composite)?@v(\d+)")
SECTION = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<date>.*))?$", re.MULTILINE)
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


class UnreadyError(Exception):
    """Something that a release cannot go on with."""


def image() -> str:
    """The name of the image at GitHub's registry, which takes small letters only."""
    return f"ghcr.io/{__repository__}".lower()


def sections(changelog: str) -> dict[str, tuple[str, str]]:
    """The changelog's sections: version -> its date ("" without one) and its text."""
    heads = list(SECTION.finditer(changelog))
    ends = [*(head.start() for head in heads[1:]), len(changelog)]
    return {
        head["version"]: (head["date"] or "", changelog[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=False)
    }


def troubles(root: Path, version: str, repository: str = "") -> Iterator[str]:
    """What disagrees with a version; `repository` is where the release would be made, if that is known."""
    if not re.fullmatch(r"\d+\.\d+\.\d+", version):
        yield f'the version is "{version}"; write X.Y.Z into src/prcheck/__init__.py'
    found = sections((root / "CHANGELOG.md").read_text("utf-8"))
    date, text = found.get(version, ("", ""))
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) or not text:
        yield f'CHANGELOG.md has no "## [{version}] - YYYY-MM-DD" with text; move what is unreleased below it'
    elif next(iter(found)) != "Unreleased" or found["Unreleased"][1]:
        yield 'CHANGELOG.md does not begin with an empty "## [Unreleased]"; write one above the version'
    if repository and repository != __repository__:
        yield f'this is {repository}; write it into src/prcheck/__init__.py as "__repository__", then run make docs'
    yield from _pages(root, version.partition(".")[0])


def _pages(root: Path, major: str) -> Iterator[str]:
    """The pages that tell readers to use another major version than the one that the release moves."""
    for path in sorted(path for pattern in PAGES for path in root.glob(pattern)):
        for told in sorted(set(USES.findall(path.read_text("utf-8"))) - {major}):
            yield f"{path.relative_to(root)} says @v{told}, the release moves v{major}; correct one of them"


def notes(changelog: str, version: str) -> str:
    """The text on a version; raises `UnreadyError` where there is none."""
    text = sections(changelog).get(version, ("", ""))[1]
    if not text:
        raise UnreadyError(f'CHANGELOG.md has no text on "{version}"')
    return f"{text}\n"


def pinned(action: str, digest: str) -> str:
    """The action's file with the image of a digest; raises `UnreadyError` for anything else."""
    if not DIGEST.fullmatch(digest):
        raise UnreadyError(f'"{digest}" is no digest; give "sha256:" and 64 hexadecimal digits')
    text, count = re.subn(r"(?m)^  image: .*$", f"  image: docker://{image()}@{digest}", action)
    if count != 1:
        raise UnreadyError('action.yml has no one line "image:"')
    return text


def _check(root: Path) -> None:
    found = list(troubles(root, __version__, os.environ.get("GITHUB_REPOSITORY", "")))
    if found:
        raise UnreadyError("\n".join(found))


def _said(argv: list[str], root: Path) -> str:
    """What a command says; raises `UnreadyError` where it cannot be carried out."""
    match argv:
        case ["version"]:
            return f"{__version__}\n"
        case ["image"]:
            return f"{image()}\n"
        case ["notes"]:
            return notes((root / "CHANGELOG.md").read_text("utf-8"), __version__)
        case ["check"]:
            _check(root)
            return ""
        case ["pin", digest]:
            action = root / "action.yml"
            action.write_text(pinned(action.read_text("utf-8"), digest), "utf-8")
            return ""
    raise UnreadyError((__doc__ or "").strip())


def main(argv: list[str], root: Path = ROOT) -> int:
    """0 where the command could be carried out."""
    try:
        sys.stdout.write(_said(argv, root))
    except UnreadyError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
