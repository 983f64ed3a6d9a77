"""Shards of an audit: merged they equal the single run, and each host is asked by one of them only."""

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import settings as setup
from hypothesis import strategies as st

from prcheck import merging, run, shards
from prcheck.facts import Facts, Published, Wanted, Work
from prcheck.identity import paper_ids
from prcheck.model import LinkState, LinkStatus, Report, Severity, Shard, Skip
from prcheck.outputs import json as output
from prcheck.settings import Settings

HOSTS = ("arxiv.org", "github.com", "doi.org", "dx.doi.org", *(f"lab-{n}.example.org" for n in range(9)))
HEAD = "# Looms\n\n```\n**Title**<br>\n*Author*<br>\nConference [[Paper](URL)][[Code](URL)]\n```\n"


def address(draw: random.Random, number: int) -> str:
    host = draw.choice(HOSTS)
    paths = {
        "arxiv.org": f"abs/24{number % 12 + 1:02}.{number % 40:05}",
        "github.com": f"looms/weave-{number % 30}",
        "doi.org": f"10.1000/loom.{number % 30}",
        "dx.doi.org": f"10.1000/loom.{number}",
    }
    return f"https://{host}/{paths.get(host, f'page/{number % 50}')}"


def entry(draw: random.Random, number: int) -> str:
    title = f"Weaving {draw.choice(('Wool', 'Silk', 'Hemp', 'Flax'))} on Loom Number {number % 25}"
    comment = "<!-- prcheck: ignore dead-link, missing-link -->\n" if draw.random() < 0.1 else ""
    authors = "" if draw.random() < 0.05 else f"*Ada Brook, Ivo Lind {'x' * (number % 3)}*<br>\n"
    labels = ("Paper", "Code", "Papr")[: draw.randrange(4)]
    links = "".join(f"[[{label}]({address(draw, draw.randrange(999))})]" for label in labels)
    return f"{comment}**{title}**<br>\n{authors}CVPR 20{10 + number % 15} {links}\n"


def lists(seed: int, size: int) -> dict[str, str]:
    """Two lists full of what rules speak of."""
    draw = random.Random(seed)  # noqa: S311  # a seeded test
    found = {}
    for path in ("README.md", "a/more.md"):
        parts = [f"## Part {number}\n\n{entry(draw, draw.randrange(999))}" for number in range(3)]
        parts += [entry(draw, draw.randrange(999)) for _ in range(size)]
        found[path] = "\n".join((HEAD, *parts)) + ("\nhalf an entry, 2024\n" if draw.random() < 0.3 else "")
    return found


WORK = Work(
    "", "Weaving on Looms", ("Ada Brook", "Uma Kell"), "arXiv", appeared=(Published("ICML 2021", (2021,), "arXiv"),)
)


def gather(asked: list[Wanted], wanted: Wanted, settings: Settings) -> tuple[Facts, Sequence[Skip]]:
    """Answers that depend on what is asked for only."""
    asked.append(wanted)
    links = {url: state(url) for url in wanted.urls}
    names = [name for entry in wanted.entries for name in paper_ids(entry)]
    works = {name: replace(WORK, name=name) for name in names}
    skipped = (Skip("papers", "not checked (Crossref 429)"),) if wanted.entries else ()
    return Facts(links, works), (*((Skip("links", "slow"),) if links else ()), *skipped)


def state(url: str) -> LinkState:
    kind = list(LinkStatus)[sha256(url.encode()).digest()[0] % len(LinkStatus)]
    return LinkState(
        url,
        kind,
        "so it is",
        404 if kind is LinkStatus.DEAD else 200,
        f"{url}/new" if kind is LinkStatus.MOVED else None,
        1,
    )


def audit(texts: dict[str, str], settings: Settings, shard: Shard | None, asked: list[Wanted]) -> Report:
    return run.audit(texts, guides={}, settings=settings, gather=partial(gather, asked), shard=shard)


SETTINGS = (
    Settings(),
    Settings(audit_papers=True),
    Settings(fail_on=None, select=("dead-link", "duplicate-title")),
    Settings(ignore=("moved-link",), required_links=("Paper", "Code"), fail_on=Severity.NOTE),
)


@setup(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(0, 40), of=st.integers(1, 9), chosen=st.sampled_from(SETTINGS))
def test_merged_shards_equal_the_single_run(seed: int, size: int, of: int, chosen: Settings) -> None:
    texts, asked = lists(seed, size), list[Wanted]()
    single = audit(texts, chosen, None, [])
    parts = [audit(texts, chosen, Shard(number, of), asked) for number in range(1, of + 1)]
    written = {f"{number}.json": output.render(part) for number, part in enumerate(parts)}
    merged = merging.merge(dict(reversed(written.items())), chosen.fail_on)
    assert json.loads(output.render(merged)) == json.loads(output.render(single))
    places = Counter((f.code, f.path, f.span, f.message) for part in parts for f in part.findings)
    assert set(places.values()) <= {1}
    hosts = Counter(host for want in asked for host in {urlsplit(url).hostname for url in want.urls})
    assert set(hosts.values()) <= {1}
    assert sum(bool(want.entries) for want in asked) <= 1


def test_the_property_meets_everything() -> None:
    """The lists above hold findings of all families, silenced ones, all states of links."""
    report = audit(lists(3, 40), Settings(audit_papers=True), None, [])
    assert {finding.code[3] for finding in report.findings} >= set("1234")
    assert {link.state for link in report.links} == set(LinkStatus)
    assert report.ignored
    assert report.templates
    assert {skip.what for skip in report.skipped} == {"links", "papers"}


def urls(count: int, hosts: int) -> list[str]:
    return [f"https://h{number % hosts}.example/{number}" for number in range(count)]


def numbers(found: list[str], of: int) -> dict[str, int]:
    return dict(shards.part(Shard(1, of), found, Settings(), 0).owners)


def test_shards_are_alike_in_size() -> None:
    loads = Counter(numbers(urls(5000, 300), 10).values())
    assert max(loads.values()) <= 1.1 * 500 + 1


def test_one_large_host_fills_a_shard_of_its_own() -> None:
    found = numbers([*urls(100, 50), *(f"https://big.example/{n}" for n in range(400))], 4)
    big = found["https://big.example/0"]
    assert sum(number == big for url, number in found.items() if "big" not in url) == 0


def test_a_new_host_moves_few_others() -> None:
    before = numbers(urls(3000, 300), 10)
    after = numbers([*urls(3000, 300), "https://new.example/"], 10)
    assert sum(before[url] != after[url] for url in before) < 0.2 * len(before)


def test_hosts_that_one_link_may_be_asked_at_stay_together() -> None:
    found = numbers(
        [*urls(50, 50), "https://github.com/a/b", "https://github.com/a/b/wiki", "https://api.github.com/"], 20
    )
    assert len({number for url, number in found.items() if "github" in url}) == 1


def test_papers_their_sources_and_their_links_stay_together() -> None:
    settings = Settings(audit_papers=True)
    found = [
        *urls(50, 50),
        "https://arxiv.org/abs/2401.00001",
        "https://doi.org/10.1000/1",
        "https://export.arxiv.org/",
    ]
    part = shards.part(Shard(1, 20), found, settings, 50)
    assert {part.owners[url] for url in found[-3:]} == {part.home}


def test_what_has_no_host_is_told_at_home() -> None:
    part = shards.part(Shard(1, 9), ["mailto:a@example.org", "http://[", *urls(20, 20)], Settings(), 0)
    assert {part.owners["mailto:a@example.org"], part.owners["http://["]} == {part.home}


def test_ports_of_one_host_stay_together() -> None:
    found = numbers([f"http://127.0.0.1:{port}/" for port in range(8000, 8020)], 10)
    assert len(set(found.values())) == 1


def test_every_machine_draws_alike(tmp_path: Path) -> None:
    program = (
        "import json, sys; from prcheck import shards; from prcheck.model import Shard; "
        "from prcheck.settings import Settings; urls = json.load(sys.stdin); "
        "print(json.dumps(dict(shards.part(Shard(1, 7), urls, Settings(), 0).owners)))"
    )
    given_urls = urls(200, 40)
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(given_urls),
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": "7"},
    )
    assert json.loads(done.stdout) == numbers(given_urls, 7)


def test_more_links_than_a_shard_may_ask_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MAX_URLS", 5)
    texts = lists(5, 30)
    parts = [audit(texts, Settings(), Shard(number, 2), []) for number in (1, 2)]
    assert all("PRC507" in {finding.code for finding in part.findings} for part in parts)
    merged = merging.merge({str(n): output.render(part) for n, part in enumerate(parts)}, Severity.ERROR)
    assert merged.verdict == "incomplete"


def test_a_key_stands_for_lists_and_settings() -> None:
    first = shards.key({"a": "b"}, {}, Settings())
    assert first == shards.key({"a": "b"}, {}, Settings())
    assert (
        len(
            {
                first,
                shards.key({"a": "c"}, {}, Settings()),
                shards.key({"a": "b"}, {}, replace(Settings(), offline=True)),
            }
        )
        == 3
    )
