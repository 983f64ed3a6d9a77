"""The wiring: two texts of each file in, a report out."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from prcheck import __version__, engine, layouts, shards
from prcheck.catalogue import listed
from prcheck.changes import compare
from prcheck.facts import Facts, Need, Wanted
from prcheck.model import (
    Change,
    Document,
    Entry,
    Limit,
    LinkState,
    LinkStatus,
    Listed,
    Report,
    Shard,
    Skip,
    Span,
    Template,
)
from prcheck.patch import Sides
from prcheck.rules import RULES
from prcheck.rules.base import JUDGED, Context
from prcheck.rules.papers.bare import bare
from prcheck.settings import Settings

MAX_ENTRIES = 20_000
"""How many entries a list may have to be judged."""

MAX_ADDED = 1_000
"""How many added or edited entries are judged."""

MAX_URLS = 15_000
"""How many different addresses are asked for in a run."""

_DIGITS = re.compile(r"\d+")
NO_TIPS: Mapping[str, tuple[str, str]] = {}
Pair = tuple[Sides, Document | None, Document | None]
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
    pairs = [_pair(side, memory) for side in sides]
    templates, unread = layouts.templates(_models(pairs, rest), guides, settings.template, settings.required_links)
    shared = Context(
        Document("", ""),
        changed_paths=tuple(changed_paths),
        removed_paths=tuple(removed_paths),
        settings_paths=settings.read_from,
        labels=settings.labels,
        venues=settings.papers.venues,
        tips={name: path for name, (path, _) in tips.items()},
    )
    contexts = _linked([_recalled(_context(shared, pair, templates, rest), memory) for pair in pairs])
    if not contexts:  # the rules on the change itself look at the other files too
        contexts = [shared]
    return _report(contexts, settings, gather, (*skipped, *unread))


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
    templates, unread = layouts.templates(documents, guides, settings.template, settings.required_links)
    contexts = [
        Context(
            document,
            templates=_templates(templates, document.path),
            others=tuple(other for other in documents if other is not document),
            labels=settings.labels,
            venues=settings.papers.venues,
            audit=True,
        )
        for document in documents
    ]
    report = _report(contexts, settings, gather, (*skipped, *unread), shard)
    told = tuple(sorted(report.skipped, key=lambda skip: skip.what))  # as merged shards tell it
    if shard:
        key = shards.key(texts, guides, replace(settings, fail_on=None))
        shard = replace(shard, made_by=__version__, key=key)
    return replace(report, skipped=told, audit=True, entries=_listed(contexts), shard=shard)


def _listed(contexts: Iterable[Context]) -> tuple[Listed, ...]:
    return tuple(listed(entry) for ctx in contexts for entry in ctx.changed)


def _models(pairs: Sequence[Pair], rest: Sequence[Document]) -> tuple[Document, ...]:
    """The documents to learn from: the list before the change, or the change itself where there was none."""
    before = (*(base for _, base, _ in pairs if base), *rest)
    fresh = (head for _, base, head in pairs if head and not base)
    return before if any(document.entries for document in before) else (*before, *fresh)


def _pair(side: Sides, memory: layouts.Memory) -> Pair:
    if side.base is not None and side.head is not None and not side.partial:
        before = layouts.Source(side.old_path, side.base, side.removed)
        after = layouts.Source(side.path, side.head, side.touched)
        return side, *layouts.parse_change(before, after, memory)
    return side, _document(side.old_path, side.base, memory), _document(side.path, side.head, memory)


def _document(path: str, text: str | None, memory: layouts.Memory) -> Document | None:
    return None if text is None else layouts.parse(text, path, memory)


def _context(shared: Context, pair: Pair, templates: Sequence[Template], others: tuple[Document, ...]) -> Context:
    side, base, after = pair
    head = after or Document(side.path, "")
    head, changes = _capped(head, tuple(change for change in compare(base, head) if _whole(change, side)))
    if side.partial:
        edges = _edges(side)
        head = replace(head, strays=tuple(stray for stray in head.strays if _inside(stray.span, edges)))
    return replace(
        shared,
        head=head,
        base=base,
        changes=changes,
        templates=_templates(templates, (base or head).path),
        others=tuple(other for other in others if other.path not in (side.path, side.old_path)),
        touched=frozenset(side.touched),
        removed=frozenset(side.removed),
    )


def _recalled(ctx: Context, memory: layouts.Memory) -> Context:
    """The context with those entries of a long list that may be twins of the ones to judge."""
    return replace(ctx, head=layouts.recalled(ctx.head, ctx.changed, memory))


def _linked(contexts: list[Context]) -> list[Context]:
    """Each file's context with the other changed files among its `others`."""
    fresh = frozenset((entry.path, entry.span.line) for ctx in contexts for entry in ctx.changed)
    return [
        replace(ctx, others=(*ctx.others, *(other.head for other in contexts if other is not ctx)), fresh=fresh)
        for ctx in contexts
    ]


def _templates(templates: Sequence[Template], path: str) -> tuple[Template, ...]:
    """The file's own templates; for a new file those of the one most like it by its path, or else the whole list's."""
    own = tuple(template for template in templates if template.path == path)
    if own or not templates:
        return own
    nearest = max(templates, key=lambda template: (_likeness(template.path, path), template.path))
    if not any(_likeness(nearest.path, path)):
        return tuple(templates)
    return tuple(template for template in templates if template.path == nearest.path)


def _likeness(one: str, other: str) -> tuple[bool, bool]:
    """How alike two paths are: the same but for numbers ("papers/2024.md"), in the same folder."""
    folders = (path.rpartition("/")[0] for path in (one, other))
    return _DIGITS.sub("0", one) == _DIGITS.sub("0", other), len(set(folders)) == 1


def _whole(change: Change, side: Sides) -> bool:
    """Whether an entry is seen whole: where the diff alone is known, the edge of a hunk may cut through it."""
    if not side.partial:
        return True
    if change.after:
        return _inside(change.after.span, _edges(side))
    edges = {line for h in side.hunks for line in (h.old_start, h.old_start + h.old_len - 1)} - side.removed
    return change.before is None or _inside(change.before.span, edges)


def _edges(side: Sides) -> set[int]:
    """The lines at the hunks' edges that the change does not touch."""
    return {line for h in side.hunks for line in (h.new_start, h.new_start + h.new_len - 1)} - side.touched


def _inside(span: Span, edges: Set[int]) -> bool:
    """Whether neither end of a span, but for a file's first line, lies on an edge."""
    return edges.isdisjoint({span.line, span.end_line} - {1})


def _capped(head: Document, changes: tuple[Change, ...]) -> tuple[Document, tuple[Change, ...]]:
    """The part of a change that is judged, with the limits it exceeds in the document."""
    limits = []
    if len(head.entries) > MAX_ENTRIES:
        limits.append(Limit("entries", len(head.entries), MAX_ENTRIES, head.entries[MAX_ENTRIES].span.line))
        changes = ()
    fresh = [change.after for change in changes if change.after and change.kind in JUDGED]
    if len(fresh) > MAX_ADDED:
        limits.append(Limit("added or edited entries", len(fresh), MAX_ADDED, fresh[MAX_ADDED].span.line))
        late = {id(entry) for entry in fresh[MAX_ADDED:]}
        changes = tuple(change for change in changes if id(change.after) not in late)
    return _limited(head, *limits), changes


def _limited(document: Document, *limits: Limit) -> Document:
    return replace(document, limits=(*document.limits, *limits)) if limits else document


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
        contexts[0] = replace(contexts[0], head=_limited(contexts[0].head, limit))
    wanted = Wanted(own if Need.LINKS in needs else (), entries if part.at_home else (), witnesses)
    facts, unknown = _facts(wanted, settings, gather)
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
    return replace(facts, links={**facts.links, **late.links}), skipped


def _offline(wanted: Wanted, _: Settings) -> tuple[Facts, Sequence[Skip]]:
    kinds = (("links", wanted.urls), ("papers", wanted.entries))
    return _unasked(wanted, "offline"), tuple(Skip(kind, "offline") for kind, members in kinds if members)


def _unasked(urls: Iterable[str], reason: str) -> Facts:
    return Facts({url: LinkState(url, LinkStatus.UNCHECKED, reason) for url in urls})
