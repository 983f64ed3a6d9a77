"""Shards that ask a real server: one report as of one run, and each host asked by one of them."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from bench.linkserver import Server
from tests.edge.linkserving import serving

from prcheck import merging, run
from prcheck.edge.asking import asking
from prcheck.edge.gather import gather
from prcheck.model import LinkStatus, Report, Severity, Shard
from prcheck.outputs import json as output
from prcheck.settings import Endpoints, LinkSettings, Settings

SETTINGS = Settings(
    links=LinkSettings(timeout=4.0, allow_networks=("127.0.0.0/8",)),
    endpoints=Endpoints(wayback="http://127.0.0.1:1", github="http://127.0.0.1:1", doi="http://127.0.0.1:1"),
)
PATHS = ("/200", "/404", "/410", "/403", "/301", "/500")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(deadline=4.0) as running:
        yield running


def text(port: int) -> str:
    sites = [f"http://{host}:{port}{path}" for host in ("127.0.0.1", "localhost") for path in PATHS]
    urls = [*sites, "http://gone.invalid/a", "http://127.0.0.1:1/closed", "mailto:a@example.org", "http://10.0.0.1/"]
    head = "# Looms\n\n```\n**Title**<br>\n*Author*<br>\nConference [[Paper](URL)]\n```\n\n## Weaving\n"
    lead = "**Weaving Number {} on a Loom**<br>\n*Ada Brook*<br>\nCVPR 2024 [[Paper]({})]\n"
    return "\n".join((head, *(lead.format(number, url) for number, url in enumerate(urls))))


def audit(listed: str, shard: Shard | None = None) -> Report:
    ask = asking({}, io.StringIO())
    return run.audit({"README.md": listed}, guides={}, settings=SETTINGS, gather=ask, shard=shard)


@pytest.mark.parametrize("of", [2, 5])
def test_shards_that_ask_make_the_report_of_one_run(server: Server, of: int) -> None:
    listed = text(server.port)
    single = audit(listed)
    assert {state.state for state in single.links} >= {LinkStatus.ALIVE, LinkStatus.DEAD, LinkStatus.UNSAFE}
    before = server.log.asked.total()
    parts = [audit(listed, Shard(number, of)) for number in range(1, of + 1)]
    merged = merging.merge({str(n): output.render(part) for n, part in enumerate(parts)}, Severity.ERROR)
    assert json.loads(output.render(merged)) == json.loads(output.render(single))
    assert server.log.asked.total() > before


def test_a_link_of_another_shard_tells_that_the_network_works(server: Server) -> None:
    gone = "http://gone.invalid/a"
    facts, skipped = gather([gone], SETTINGS)
    assert facts.links[gone].state is LinkStatus.UNCHECKED
    assert "no network" in skipped[0].reason
    facts, skipped = gather([gone], SETTINGS, witnesses=(f"http://127.0.0.1:{server.port}/200",))
    assert (facts.links[gone].state, skipped) == (LinkStatus.DEAD, ())


def test_a_witness_that_may_not_be_asked_is_not(server: Server) -> None:
    private = replace(SETTINGS, links=replace(SETTINGS.links, allow_networks=()))
    before = server.log.asked.total()
    gather(["http://gone.invalid/a"], private, witnesses=(f"http://127.0.0.1:{server.port}/200",))
    assert server.log.asked.total() == before
