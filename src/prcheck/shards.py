"""Which shard of an audit asks about which link: all hosts that one link may be asked at belong to one shard."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from hashlib import sha256
from math import ceil
from urllib.parse import urlsplit

from prcheck.facts import Need
from prcheck.model import Finding, Shard, Span
from prcheck.probes import Terms, probe
from prcheck.rules.base import Context, Rule
from prcheck.settings import Settings
from prcheck.web.addresses import canonical
from prcheck.web.answers import Question

HOME = ""
"""The name of the group that holds links without a host; its shard also tells all that is no link's."""

RECORDED = ("arxiv.org", "doi.org")
"""Hosts whose links a paper's record judges: they go with the papers."""

SLACK = 1.1
"""How far above the average a shard may be filled with small groups."""

WITNESSES = 3
"""How many links of other shards may tell that the network works, where no own link can."""

LIMITS = "PRC507"
ANY_DAY = date(2000, 1, 1)  # an id of the future needs no question, but its host is the same


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an audit that one shard tells. `owners` maps each link to its shard, `home` is the home shard."""

    number: int = 0
    home: int = 0
    owners: Mapping[str, int] = field(default_factory=dict)

    @property
    def at_home(self) -> bool:
        """Whether this shard looks papers up and tells all that is no link's."""
        return self.number == self.home

    def urls(self, urls: Iterable[str]) -> tuple[str, ...]:
        """The links that this shard asks about."""
        return tuple(url for url in urls if self._asks(url))

    def witnesses(self, urls: Iterable[str]) -> tuple[str, ...]:
        """A few links of other shards, each of another one."""
        firsts = {self.owners[url]: url for url in reversed(tuple(urls)) if not self._asks(url)}
        return tuple(firsts[number] for number in sorted(firsts))[:WITNESSES]

    def rules(self, rules: Iterable[Rule], *, limited: bool) -> tuple[Rule, ...]:
        """The rules whose findings this shard tells; `limited` where it has more links than it may ask for."""
        return tuple(r for r in rules if self.at_home or Need.LINKS in r.needs or (limited and r.code == LIMITS))

    def tells(self, ctx: Context, rule: Rule, finding: Finding) -> bool:
        """Whether a finding of one of these rules is this shard's to tell."""
        if self is WHOLE or Need.LINKS not in rule.needs:
            return True
        url = ctx.once(_addresses).get(finding.span)
        return self.at_home if url is None else self._asks(url)

    def _asks(self, url: str) -> bool:
        return self.owners.get(url, self.number) == self.number


WHOLE = Part()
"""All of an audit."""


def part(shard: Shard, urls: Collection[str], settings: Settings, looked_up: int) -> Part:
    """The part of one shard of an audit of these links, in which so many entries' papers are looked up.

    Equal on all machines. A change to a list moves few hosts from shard to shard.
    """
    groups = _groups({url: _hosts(url, settings) for url in urls}, _sources(settings) if looked_up else ())
    sizes = {HOME: looked_up}
    for name in groups.values():
        sizes[name] = sizes.get(name, 0) + 1
    shards = _spread(sizes, shard.of)
    return Part(shard.number, shards[HOME], {url: shards[name] for url, name in groups.items()})


def _addresses(ctx: Context) -> dict[Span, str]:
    """The links of a list by the places that findings on them have."""
    links = [link for entry in ctx.changed for link in entry.links]
    return {span: link.url for link in links for span in (link.span, link.url_span)}


def _sources(settings: Settings) -> tuple[str, ...]:
    """The hosts that the look-up of papers asks, and those whose links its answers judge."""
    ends = settings.endpoints
    bases = (ends.arxiv, ends.datacite, ends.crossref, ends.doi, ends.semantic_scholar, ends.openalex, ends.github)
    return (HOME, *RECORDED, *map(_host, bases))


def _hosts(url: str, settings: Settings) -> tuple[str, ...]:
    """The hosts that a link may be asked at: its own, and that of an API that may know it."""
    asked = canonical(url)
    if asked is None:
        return (HOME,)
    ends = settings.endpoints
    terms = Terms(ends.doi, ends.github, ends.youtube, ANY_DAY, settings.links.fragments)
    question = probe(asked, terms)
    return (_host(asked), *((_host(question.url),) if isinstance(question, Question) else ()))


def _host(url: str) -> str:
    return urlsplit(url).hostname or HOME


def _groups(hosts: Mapping[str, Sequence[str]], together: Sequence[str]) -> dict[str, str]:
    """Each link's group of hosts, named by its first host in the order of the alphabet."""
    parents: dict[str, str] = {}
    for names in (*hosts.values(), together):
        tops = sorted({_top(parents, name) for name in names})
        parents.update(dict.fromkeys(tops[1:], tops[0]) if tops else {})
    return {url: _top(parents, names[0]) for url, names in hosts.items()}


def _top(parents: Mapping[str, str], name: str) -> str:
    while name in parents:
        name = parents[name]
    return name


def _spread(sizes: Mapping[str, int], of: int) -> dict[str, int]:
    """A shard for each group: the first in the group's own order that has room (rendezvous hashing, bounded loads)."""
    room = ceil(SLACK * sum(sizes.values()) / of)
    loads = dict.fromkeys(range(1, of + 1), 0)
    found: dict[str, int] = {}
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        ranked = sorted(loads, key=partial(_draw, name))
        fitting = (number for number in ranked if loads[number] + sizes[name] <= room)
        found[name] = next(fitting, min(ranked, key=loads.__getitem__))
        loads[found[name]] += sizes[name]
    return found


def _draw(name: str, number: int) -> bytes:
    return sha256(f"{name} {number}".encode()).digest()


def key(texts: Mapping[str, str], guides: Mapping[str, str], settings: Settings) -> str:
    """What an audit is of, in short: equal for all shards of one."""
    return sha256("\0".join(_told(texts, guides, settings)).encode("utf-8", "replace")).hexdigest()[:16]


def _told(texts: Mapping[str, str], guides: Mapping[str, str], settings: Settings) -> Iterator[str]:
    yield from (word for pair in sorted(texts.items()) for word in pair)
    yield from (word for pair in sorted(guides.items()) for word in pair)
    yield repr(settings)
