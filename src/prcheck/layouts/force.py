"""Which template is in force: the settings', else one that the list declares and follows, else the learned ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from prcheck.layouts import declared, examples, given, rivals, style
from prcheck.layouts.learned import learn
from prcheck.layouts.words import folded, label_name
from prcheck.model import Document, Entry, Gap, Role, Skip, Slot, Template
from prcheck.template import counted, follows, habitual, usual

FOLLOWED = 0.5  # a declared template that fewer of the complete entries follow is not in force
MOST = 100  # different templates, of which each entry is held against each


def templates(
    documents: Sequence[Document],
    guides: Mapping[str, str],
    setting: str | None = None,
    required_links: tuple[str, ...] | None = None,
    source: str = "settings",
    lines: Sequence[int] = (),
) -> tuple[tuple[Template, ...], tuple[Skip, ...]]:
    """The templates in force for each document, and the declared ones that could not be read.

    `guides` maps paths to texts that may declare one (CONTRIBUTING, pull request templates). `required_links`
    replaces the links that a template requires, also by labels that it lacks. Raises `ConfigError`, which names
    `source` and of `lines` the one at fault, where `setting` cannot be read.
    """
    skips: list[Skip] = []
    texts = {**{doc.path: doc.text for doc in documents}, **guides}
    if setting is not None:
        known = [given.read_template(setting, source, lines=lines)]
    else:
        known = []
        for path, text in texts.items():
            found, unread = declared.find(text, path)
            known.extend(found or examples.find(text, path))
            skips.extend(unread)
        skips.extend(_beyond(known))
    chosen = [template for document in documents for template in _for(document, known[:MOST])]
    skips.extend(rivals.find(known[:MOST], chosen, texts))
    return tuple(_requiring(template, required_links) for template in chosen), tuple(skips)


def _beyond(known: Sequence[Template]) -> Iterator[Skip]:
    if len(known) > MOST:
        place = known[MOST].source
        yield Skip(
            "template", f"{len(known):,} different templates; those from {place} on are not read: at most {MOST}"
        )


def _requiring(template: Template, links: tuple[str, ...] | None) -> Template:
    if links is None:
        return template
    names = {slot.label for slot in template.links}
    fields = tuple(name for name in template.required if name not in names)
    wanted = tuple(dict.fromkeys(_asked(template, word) for word in links))
    more = tuple(Slot(Role.LINK, "", label, gap=Gap.SOFT) for label in wanted if label not in names)
    return replace(template, slots=(*template.slots, *more), required=(*fields, *wanted), demanded=tuple(wanted))


def _asked(template: Template, word: str) -> str:
    """The label that a word of the settings means: one of the template's, else one that readers know, else itself."""
    same = (slot.label for slot in template.links if folded(word) in (folded(slot.shown), folded(slot.label)))
    return next(same, "") or label_name(word) or word


def _for(document: Document, known: Sequence[Template]) -> Iterator[Template]:
    complete = [entry for entry in document.entries if not entry.unfinished]
    manner = style.of([document])
    held = [_fitted(template, document.path, complete) for template in known]
    fitted = [t for t in held if t.origin == "settings" or t.follow >= FOLLOWED * t.of]
    if not fitted:
        idle = max(held, key=lambda t: t.follow, default=None)
        learned = tuple(learn(document.entries, document.path, manner))
        yield from (_instead(template, idle) for template in learned)
        yield from (replace(t, style=manner) for t in _by_section(document.path, complete, known))
        if idle and not learned:  # too few entries to tell what the list does instead
            yield replace(idle, style=manner)
        return
    best = max(fitted, key=lambda template: template.follow)
    yield replace(best, style=manner)
    others = [t for t in known if t.slots != best.slots]
    for template in _by_section(document.path, complete, others):
        if not _followed(best, _of_section(complete, template.section)):
            yield replace(template, style=manner)


def _instead(learned: Template, idle: Template | None) -> Template:
    """The learned template, which says of the whole list that it does not follow what it declares."""
    if idle is None or learned.section:
        return learned
    return replace(learned, source=f"{learned.source}; {idle.follow} of {idle.of} follow {idle.source}")


def _fitted(template: Template, path: str, complete: Sequence[Entry]) -> Template:
    follow, of = counted(complete, template)
    return replace(template, path=path, follow=follow, of=of, shapes=_shapes(complete))


def _shapes(complete: Sequence[Entry]) -> frozenset[tuple[str, ...]]:
    common = usual(complete)
    return frozenset().union(*(habitual(members, common) for members in _sections(complete).values()))


def _sections(complete: Iterable[Entry]) -> dict[tuple[str, ...], list[Entry]]:
    found: dict[tuple[str, ...], list[Entry]] = {}
    for entry in complete:
        found.setdefault(entry.section, []).append(entry)
    return found


def _of_section(complete: Iterable[Entry], section: tuple[str, ...] | None) -> list[Entry]:
    return [entry for entry in complete if entry.section == section]


def _followed(template: Template, entries: Sequence[Entry]) -> bool:
    return sum(follows(entry, template) for entry in entries) >= FOLLOWED * len(entries)


def _by_section(path: str, complete: Sequence[Entry], known: Sequence[Template]) -> Iterator[Template]:
    """The declared templates that whole sections follow although the list does not."""
    common = usual(complete)
    for section, members in _sections(complete).items():
        for template in known:
            if section and len(members) >= 2 and _followed(template, members):
                follow, of = counted(members, template)
                shapes = habitual(members, common)
                yield replace(template, path=path, section=section, follow=follow, of=of, shapes=shapes)
                break
