"""Builds the site of the documentation in `build/site`, and checks its links with prcheck's own engine.

The pages are those of the repository: the README is the front page. Only links to the site itself are asked, on
this machine; `--online` asks all others too.
"""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import join, normpath, relpath
from urllib.parse import urldefrag, urljoin, urlsplit

from prcheck.edge.asking import asking
from prcheck.facts import Wanted
from prcheck.model import LinkState, LinkStatus
from prcheck.prose.scene import PROJECT
from prcheck.settings import LinkSettings, Settings

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "build" / "pages"
SITE = ROOT / "build" / "site"
TOP = {name: f"{name.lower()}.md" for name in ("CHANGELOG", "CONTRIBUTING", "SECURITY")} | {"README": "index.md"}
LINK = re.compile(r"(```.*?^ *```|`[^`\n]*`)|(\]\()(?!https?:|#|mailto:)([^)\s#]+)", re.DOTALL | re.MULTILINE)
GOOD = (LinkStatus.ALIVE, LinkStatus.MOVED)


def pages() -> dict[str, str]:
    """The text of each page by its path on the site, with links that lead there."""
    files = {f"{name}.md": target for name, target in TOP.items()}
    files |= {f"docs/{path.name}": path.name for path in sorted((ROOT / "docs").iterdir())}
    read = {name: (ROOT / name).read_text("utf-8") for name in files if name.endswith(".md")}
    return {files[name]: _led(text, name, files) for name, text in read.items()}


def _led(text: str, source: str, files: Mapping[str, str]) -> str:
    """A page with its links as they are on the site: to other pages, else to the repository."""

    def there(found: re.Match[str]) -> str:
        if found[1]:
            return found[0]
        target = normpath(join(str(Path(source).parent), found[3]))
        at = files.get(target)
        return found[2] + (relpath(at, str(Path(files[source]).parent)) if at else f"{PROJECT}/blob/HEAD/{target}")

    return LINK.sub(there, text)


def build() -> None:
    """Put the pages together and build the site; any warning is an error."""
    shutil.rmtree(PAGES, ignore_errors=True)
    shutil.copytree(ROOT / "docs", PAGES)
    for name, text in pages().items():
        (PAGES / name).write_text(text, "utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # its news is for people, not for each build
    words = (sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict")
    subprocess.run(words, cwd=ROOT, check=True, env=environment)


class Links(HTMLParser):
    """What a page leads to and needs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # given by name
        """Note the addresses of a tag."""
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def links(folder: Path, home: str) -> dict[str, list[str]]:
    """Each address that the pages of a folder lead to, with the pages that do."""
    found: dict[str, list[str]] = {}
    for page in sorted(folder.rglob("*.html")):
        name = page.relative_to(folder).as_posix()
        reader = Links()
        reader.feed(page.read_text("utf-8"))
        for link in reader.found:
            found.setdefault(urljoin(f"{home}/{name}", link), []).append(name)
    return {url: sources for url, sources in found.items() if urlsplit(url).scheme in ("http", "https")}


def broken(folder: Path, *, online: bool = False) -> Iterator[str]:
    """The links of a site that prcheck does not find alive."""
    with serving(folder) as home:
        found = links(folder, home)
        wanted = tuple(url for url in found if online or url.startswith(home))
        chosen = Settings(links=LinkSettings(fragments=True, allow_networks=("127.0.0.0/8",)))
        states = asking({}, sys.stderr, quiet=True)(Wanted(wanted), chosen)[0].links
        for url in wanted:
            if states[url].state not in GOOD:
                yield _told(states[url], found[url], home)
        sys.stderr.write(f"{len(wanted)} links checked, {len(found) - len(wanted)} to other sites left\n")


def _told(state: LinkState, sources: list[str], home: str) -> str:
    page, fragment = urldefrag(state.url.removeprefix(home))
    return f"{sources[0]}: {page}{fragment and '#' + fragment} is {state.state} ({state.reason})"


class Quiet(SimpleHTTPRequestHandler):
    """A file server that keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the standard library
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that does not mind a reader who has read enough."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The folder on a port of this machine."""
    server = Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def main(argv: list[str]) -> int:
    """1 where a link is broken."""
    build()
    found = list(broken(SITE, online="--online" in argv))
    sys.stdout.writelines(f"{line}\n" for line in found)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
