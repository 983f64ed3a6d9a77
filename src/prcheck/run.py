"""The wiring: two texts of each file in, a report out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from prcheck import __version__, engine, layouts, shards
from prcheck.catalogue import listed
from prcheck.contexts import limited, models, of_change, of_lists, pairs_of
from prcheck.facts import Facts, Need, Wanted
from prcheck.model import (
    Document,
    Entry,
    Limit,
    LinkState,
    LinkStatus,
    Listed,
    Report,
    Shard,
    Skip,
    Template,
)
from prcheck.patch import Sides
from prcheck.rules import RULES
from prcheck.rules.base import Context
from prcheck.rules.papers.bare import bare
from prcheck.settings import Settings

MAX_URLS = 15_000
"""How many different addresses are asked for in a run."""

NO_TIPS: Mapping[str, tuple[str, str]] = {}
Gather = Callable[[Wanted, Settings], tuple[Facts, Sequence[Skip]]]


def judge(
    sides: Sequence[Sides],
    *,
    others: Mapping[str, str],
    guides: Mapping[str, str],
    settings: Settings,
    tips: Mapping[str, tuple[str, str]] = NO_TIPS,
    changed_paths: Sequence[str] = (),
    removed_paths: Sequence[str] = (),
    gather: Gather | None = None,
    skipped: Iterable[Skip] = (),
    memory: layouts.Memory | None = None,
) -> Report:
    """The report on a change: `others` are the list's other files after it, `guides` texts that may hold a template.

    `tips` maps names that no file has to the path and the text of what the base branch has gained in a changed file
    meanwhile. Without `gather` nothing is asked of the network. What `memory` holds is not read again.
    """
    known = {**others, **{name: text for name, (_, text) in tips.items()}}
    memory = memory or layouts.Memory()
    rest = tuple(layouts.parse(text, path, memory) for path, text in known.items())
    pairs = pairs_of(sides, memory)
    templates, unread = _in_force(models(pairs, rest), guides, settings)
    shared = Context(
        Document("", ""),
        changed_paths=tuple(changed_paths),
        removed_paths=tuple(removed_paths),
        settings_paths=settings.read_from,
        labels=settings.labels,
        venues=settings.papers.venues,
        tips={name: path for name, (path, _) in tips.items()},
    )
    found = of_change(shared, pairs, templates, rest, memory)
    return _report(found, settings, gather, (*skipped, *unread))


def audit(
    texts: Mapping[str, str],
    *,
    guides: Mapping[str, str],
    settings: Settings,
    gather: Gather | None = None,
    skipped: Iterable[Skip] = (),
    shard: Shard | None = None,
) -> Report:
    """The report on whole lists as they stand, given path -> text; of a shard what is its to tell."""
    documents = [layouts.parse(text, path) for path, text in texts.items()]
    templates, unread = _in_force(documents, guides, settings)
    contexts = of_lists(documents, templates, settings)
    report = _report(contexts, settings, gather, (*skipped, *unread), shard)
    told = tuple(sorted(report.skipped, key=lambda skip: skip.what))  # as merged shards tell it
    if shard:
        key = shards.key(texts, guides, replace(settings, fail_on=None))
        shard = replace(shard, made_by=__version__, key=key)
    return replace(report, skipped=told, audit=True, entries=_listed(contexts), shard=shard)


def _listed(contexts: Iterable[Context]) -> tuple[Listed, ...]:
    return tuple(listed(entry) for ctx in contexts for entry in ctx.changed)


def _in_force(
    documents: Sequence[Document], guides: Mapping[str, str], settings: Settings
) -> tuple[tuple[Template, ...], tuple[Skip, ...]]:
    return layouts.templates(
        documents, guides, settings.template, settings.required_links, settings.template_source, settings.template_lines
    )


def _report(
    contexts: list[Context],
    settings: Settings,
    gather: Gather | None,
    skipped: Iterable[Skip],
    shard: Shard | None = None,
) -> Report:
    rules = engine.select(RULES, settings.select, settings.ignore, settings.rules)
    urls = tuple(dict.fromkeys(link.url for ctx in contexts for entry in ctx.changed for link in entry.links))
    needs = engine.needs(rules)
    entries = _looked_up(contexts, settings) if Need.PAPERS in needs else ()
    part = shards.part(shard, urls, settings, len(entries)) if shard else shards.WHOLE
    own, witnesses = part.urls(urls), part.witnesses(urls)
    if len(own) > MAX_URLS:
        limit = Limit("different links", len(own), MAX_URLS, 1)
        contexts[0] = replace(contexts[0], head=limited(contexts[0].head, limit))
    wanted = Wanted(own if Need.LINKS in needs else (), entries if part.at_home else (), witnesses)
    facts, unknown = _facts(wanted, settings, gather)
    if any(url not in facts.links for url in own):
        facts = replace(facts, links={**_unasked(own, "no rule asks for it").links, **facts.links})
    return engine.check(
        [replace(ctx, facts=facts) for ctx in contexts],
        part.rules(rules, limited=len(own) > MAX_URLS),
        tells=part.tells,
        weights=settings.rules,
        fail_on=settings.fail_on,
        templates=_used(contexts),
        links=facts.links.values(),
        skipped=(*skipped, *_without_entries(contexts), *unknown),
    )


def _used(contexts: Sequence[Context]) -> list[Template]:
    """The templates in force, each once."""
    found: list[Template] = []
    for ctx in contexts:
        found += (template for template in ctx.templates if template not in found)
    return found


def _without_entries(contexts: Sequence[Context]) -> tuple[Skip, ...]:
    """The note on a change in whose files nothing is an entry."""
    paths = ", ".join(f'"{ctx.head.path}"' for ctx in contexts if ctx.head.path)
    if not paths or any(ctx.head.entries or ctx.changes for ctx in contexts):
        return ()
    return (Skip("entries", f"no entry found in {paths}"),)


def _looked_up(contexts: Sequence[Context], settings: Settings) -> tuple[Entry, ...]:
    """The entries whose papers are looked up: those of a change, bare links too; an audit's finished ones on demand."""
    return tuple(entry for ctx in contexts if settings.audit_papers or not ctx.audit for entry in _named(ctx))


def _named(ctx: Context) -> Iterator[Entry]:
    yield from (entry for entry in ctx.changed if not (ctx.audit and entry.unfinished))
    if not ctx.audit:
        yield from (entry for _, entry in ctx.once(bare))


def _facts(wanted: Wanted, settings: Settings, gather: Gather | None) -> tuple[Facts, Sequence[Skip]]:
    """The verdicts on the links, as many as may be asked for, and what is known of the entries' papers."""
    asked = replace(wanted, urls=wanted.urls[:MAX_URLS])
    facts, skipped = (gather or _offline)(asked, settings) if asked.urls or asked.entries else (Facts(), ())
    late = _unasked(wanted.urls[MAX_URLS:], "too many links")
    return replace(facts, links={**facts.links, **late.links}) if late.links else facts, skipped


def _offline(wanted: Wanted, _: Settings) -> tuple[Facts, Sequence[Skip]]:
    kinds = (("links", wanted.urls), ("papers", wanted.entries))
    return _unasked(wanted, "offline"), tuple(Skip(kind, "offline") for kind, members in kinds if members)


def _unasked(urls: Iterable[str], reason: str) -> Facts:
    return Facts({url: LinkState(url, LinkStatus.UNCHECKED, reason) for url in urls})
