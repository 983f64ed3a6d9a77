"""Templates learned from the entries themselves: for a list, its kinds, and the sections that differ."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from prcheck.layouts.words import is_generic, label_name
from prcheck.model import Entry, Field, Gap, Kind, Link, Mark, Part, Role, Slot, Style, Template
from prcheck.template import (
    JUDGED_MARKS,
    LEAST_NEIGHBOURS,
    REQUIRED_SHARE,
    Shapes,
    counted,
    fields,
    habitual,
    own_links,
    usual,
)

_SLOT_SHARE, _LINK_SHARE = 0.5, 0.05
_SECTION_LEAST = 5  # entries that make a section worth its own template
_LINES = frozenset({Gap.HARD, Gap.BLOCK})


def learn(entries: Sequence[Entry], path: str, style: Style) -> tuple[Template, ...]:
    """The templates of one file's entries: one per kind, and one per section that differs from its kind's."""
    complete = [entry for entry in entries if not entry.unfinished]
    kinds = [kind for kind, count in Counter(e.kind for e in complete).most_common() if count >= LEAST_NEIGHBOURS]
    if not kinds:
        return ()
    found: list[Template] = []
    for kind in kinds:
        own = [entry for entry in complete if entry.kind is kind]
        common = usual(own)
        whole = _template(own, common, path, style, None, kind if len(kinds) > 1 else None)
        found.append(whole)
        found.extend(_sections(own, common, whole, kind if len(kinds) > 1 else None))
    return tuple(found)


def shown(entries: Sequence[Entry]) -> tuple[Slot, ...]:
    """The slots that a few examples show: every field and link of theirs."""
    return tuple(_slots(entries, least=1))


def _sections(own: Sequence[Entry], common: Shapes, whole: Template, kind: Kind | None) -> Iterator[Template]:
    sections: dict[tuple[str, ...], list[Entry]] = {}
    for entry in own:
        sections.setdefault(entry.section, []).append(entry)
    for section, members in sections.items():
        if len(members) < _SECTION_LEAST or len(members) == len(own):
            continue
        template = _template(members, common, whole.path, whole.style, section, kind)
        if not _same(template, whole):
            yield template


def _same(one: Template, other: Template) -> bool:
    """Whether two templates ask the same: required parts, and the fields' order, marks and lines."""

    def asked(template: Template) -> tuple[object, ...]:
        return template.required, tuple((slot.role, slot.marks, slot.gap in _LINES) for slot in template.fields)

    return asked(one) == asked(other)


def _template(
    entries: Sequence[Entry],
    common: Shapes,
    path: str,
    style: Style,
    section: tuple[str, ...] | None,
    kind: Kind | None,
) -> Template:
    slots = tuple(_slots(entries))
    draft = Template(path, "learned", f"{len(entries)} entries", slots, tuple(_required(entries, slots)), section, kind)
    follow, of = counted(entries, draft)
    return replace(draft, style=style, follow=follow, of=of, shapes=habitual(entries, common))


def _slots(entries: Sequence[Entry], least: int = 2) -> Iterator[Slot]:
    roles = Counter(role for entry in entries for role in {field.role for field in fields(entry)})
    names = Counter(name for entry in entries for name in {_label(link) for link in own_links(entry)})
    kept: dict[str, Role] = {role.value: role for role, n in roles.items() if n >= _SLOT_SHARE * len(entries)}
    labels = [name for name, n in names.items() if name and n >= max(_LINK_SHARE * len(entries), least)]
    ranks = _ranks(entries, {*kept, *(f"link:{label}" for label in labels)})
    for key in sorted(ranks, key=lambda word: ranks[word]):
        if key in kept:
            yield _field_slot([f for e in entries for f in [e.field(kept[key])] if f], kept[key])
        else:
            label = key.removeprefix("link:")
            found = [link for e in entries for link in own_links(e) if _label(link) == label]
            yield Slot(Role.LINK, "", label, frozenset(), _common(link.gap for link in found), said=_said(label, found))


def _said(label: str, links: Sequence[Link]) -> str:
    """The one other word that nearly all of these links have for their label."""
    word, count = Counter(link.label for link in links).most_common(1)[0]
    same = word != label and label_name(word) == label and count >= REQUIRED_SHARE * len(links)
    return word if same else ""


def _ranks(entries: Sequence[Entry], keys: set[str]) -> dict[str, float]:
    """The mean place of each part among an entry's parts, fields before links where they tie."""
    places: dict[str, list[int]] = {}
    for entry in entries:
        order = dict.fromkeys(key for key in map(_key, entry.parts) if key in keys)
        for index, key in enumerate(order):
            places.setdefault(key, []).append(index)
    return {key: sum(found) / len(found) for key, found in places.items()}


def _label(link: Link) -> str:
    return link.name or ("" if is_generic(link.label) else link.label)


def _key(part: Part) -> str:
    return f"link:{_label(part)}" if isinstance(part, Link) else part.role.value


def _field_slot(found: Sequence[Field], role: Role) -> Slot:
    share = {mark: sum(mark in field.marks for field in found) / len(found) for mark in Mark}
    marks = frozenset(mark for mark, value in share.items() if value >= REQUIRED_SHARE)
    free = frozenset(m for m in JUDGED_MARKS if 1 - REQUIRED_SHARE < share[m] < REQUIRED_SHARE)
    return Slot(role, "", "", marks, _common(field.gap for field in found), free)


def _common(gaps: Iterable[Gap]) -> Gap:
    """The gap that nearly all have; where they disagree, the weaker one that asks nothing."""
    counts = Counter(gaps)
    total = sum(counts.values())
    top, count = counts.most_common(1)[0]
    if top in _LINES and count < REQUIRED_SHARE * total:
        lines = sum(counts[gap] for gap in _LINES)
        return top if lines >= REQUIRED_SHARE * total else Gap.NONE
    return top


def _required(entries: Sequence[Entry], slots: Sequence[Slot]) -> Iterator[str]:
    least = REQUIRED_SHARE * len(entries)
    for slot in slots:
        if slot.role is Role.LINK:
            if sum(entry.link(slot.label) is not None for entry in entries) >= least:
                yield slot.label
        elif sum(entry.field(slot.role) is not None for entry in entries) >= least:
            yield slot.role.value
