"""One run of the link checker: addresses on standard input, verdicts and costs on standard output."""

import json
import resource
import sys
import time
from pathlib import Path

from prcheck.edge.cache import load, memory, save
from prcheck.edge.gather import gather
from prcheck.model import LinkState
from prcheck.settings import Endpoints, LinkSettings, Settings

NETWORKS = ("127.0.0.0/8",)


def run() -> None:
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


if __name__ == "__main__":
    run()
