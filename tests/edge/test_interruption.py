"""A run that is stopped half-way: nothing that it has learnt is asked for again."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import monotonic, sleep

import pytest
from tests.sources.library import Library, Record

LINKS = 12
PATIENCE = 60.0
# A job in a shell's background ignores SIGINT, and so would its children.
START = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from prcheck.cli import main; sys.exit(main())"
)


class Slow(ThreadingHTTPServer):
    """arXiv and pages that answer at once; Crossref and the page "hang" answer when they are let go."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.library = Library({f"2401.0000{n}": Record(f"Stones of the Sea in Number {n}") for n in (1, 2)})
        self.library.published["10.1000/xyz"] = Record("Quite Another Matter Altogether")
        self.asked: list[str] = []
        self.free = threading.Event()

    def count(self, part: str) -> int:
        return sum(part in path for path in self.asked)


class Handler(BaseHTTPRequestHandler):
    server: Slow

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if "crossref" in self.path or "hang" in self.path:
            self.server.free.wait(PATIENCE)
        status, body = 200, "fine"
        if self.path.startswith(("/arxiv", "/crossref", "/datacite")):
            status, body = self.server.library.answer(self.path)
        with suppress(OSError):  # the one who asked may be gone
            self.send_response(status)
            self.send_header("Content-Length", str(len(body.encode())))
            self.end_headers()
            self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def server() -> Iterator[Slow]:
    running = Slow()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.free.set()
    running.shutdown()
    thread.join()
    running.server_close()


def entry(title: str, link: str) -> str:
    return f"**{title}**<br>\n*Ada Lovelace, Grace Hopper*<br>\nCVPR 2024<br>\n[[Paper]]({link})\n\n"


def prepare(folder: Path, server: Slow) -> None:
    base = f"http://127.0.0.1:{server.server_port}"
    papers = [entry(f"Stones of the Sea in Number {n}", f"https://arxiv.org/abs/2401.0000{n}") for n in (1, 2)]
    papers += [entry("Quite Another Matter Altogether", "https://doi.org/10.1000/xyz")]
    pages = [entry(f"How Spinning Frames of Kind {n} Turn", f"{base}/page/{n}") for n in range(LINKS)]
    pages += [entry("A Loom That Never Answers at All", f"{base}/hang")]
    (folder / "papers.md").write_text("# Papers\n\n" + "".join(papers), "utf-8")
    (folder / "pages.md").write_text("# Pages\n\n" + "".join(pages), "utf-8")
    sources = ("arxiv", "datacite", "crossref")
    ends = "".join(f'{name} = "{base}/{name}"\n' for name in sources)
    (folder / "prcheck.toml").write_text(
        f'[links]\nallow-networks = ["127.0.0.0/8"]\n[papers]\nsources = ["arxiv", "crossref"]\n[endpoints]\n{ends}',
        "utf-8",
    )


def start(folder: Path, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", START, "audit", *words, "--fail-on", "never"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True)


def kept(folder: Path, section: str) -> int:
    file = folder / "cache.json"
    return len(json.loads(file.read_text("utf-8")).get(section, {})) if file.exists() else 0


def wait(done: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE
    while not done():
        assert monotonic() < end
        sleep(0.02)


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
@pytest.mark.parametrize(
    ("file", "section", "learnt", "path", "only"),
    [("papers.md", "papers", 2, "/arxiv/", "PRC401"), ("pages.md", "links", LINKS, "/page/", "PRC301")],
)
def test_what_is_learnt_is_kept(
    tmp_path: Path, server: Slow, sent: int, code: int, file: str, section: str, learnt: int, path: str, only: str
) -> None:
    prepare(tmp_path, server)
    words = (file, "--papers", "--select", only, "--cache", "cache.json")
    child = start(tmp_path, *words)
    wait(lambda: kept(tmp_path, section) == learnt)
    child.send_signal(sent)
    out, err = child.communicate()
    assert (child.returncode, out) == (code, "")
    said = 'prcheck: interrupted; what is known is kept in "cache.json": the same command goes on from there\n'
    assert err == ("" if sent == signal.SIGKILL else said)
    assert kept(tmp_path, section) == learnt
    asked = server.count(path)
    server.free.set()
    assert "not checked" not in start(tmp_path, *words).communicate()[0]
    assert server.count(path) == asked > 0
    assert kept(tmp_path, section) > learnt


def test_without_a_file_a_way_to_keep_is_named(tmp_path: Path, server: Slow) -> None:
    prepare(tmp_path, server)
    child = start(tmp_path, "pages.md")
    wait(lambda: server.count("hang") > 0)
    child.send_signal(signal.SIGTERM)
    said = "prcheck: interrupted; with --cache FILE the next run goes on where this one stopped\n"
    assert child.communicate() == ("", said)
    assert child.returncode == 143
