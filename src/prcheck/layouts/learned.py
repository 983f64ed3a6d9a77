"""Templates learned from the entries themselves: for a list, its kinds, and the sections that differ."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from prcheck.layouts.words import is_generic, label_name
from prcheck.model import LOOSE, Entry, Gap, Kind, Mark, Role, Slot, Style, Template, Word
from prcheck.template import (
    JUDGED_MARKS,
    LEAST_NEIGHBOURS,
    REQUIRED_SHARE,
    Form,
    Shapes,
    counted,
    habitual,
    usual,
)

_SLOT_SHARE, _LINK_SHARE = 0.5, 0.05
_MOST_HEADS = 50  # different heads of tables that have templates of their own
_SECTION_LEAST = 5  # entries that make a section worth its own template
_LINES = frozenset({Gap.HARD, Gap.BLOCK})
Forms = Counter[Form]
Weighed = Sequence[tuple[Word, int]]
_T = TypeVar("_T")


def learn(entries: Sequence[Entry], path: str, style: Style) -> tuple[Template, ...]:
    """The templates of one file's entries: one per kind, and one per section that differs from its kind's."""
    complete = [entry for entry in entries if not entry.unfinished]
    kinds = [kind for kind, count in Counter(e.kind for e in complete).most_common() if count >= LEAST_NEIGHBOURS]
    if not kinds:
        return ()
    found: list[Template] = []
    for kind in kinds:
        own = [entry for entry in complete if entry.kind is kind]
        found.extend(_of_kind(own, path, style, kind if len(kinds) > 1 else None))
    return tuple(found)


def _of_kind(own: Sequence[Entry], path: str, style: Style, kind: Kind | None) -> Iterator[Template]:
    """The templates of one kind's entries: of all, of tables whose heads differ, of sections that differ from these."""
    whole = _template(own, usual(own), path, style, None, kind)
    parted = _parted(own, whole)
    rest = [entry for entry in own if entry.head not in parted]
    for members, template in ((rest, whole), *parted.values()):
        if members:
            yield template
            yield from _sections(members if template.head else own, template, kind)


def _parted(own: Sequence[Entry], whole: Template) -> dict[tuple[str, ...], tuple[list[Entry], Template]]:
    """The rows below each head, and their template, where it asks for other things than that of all rows."""
    below: dict[tuple[str, ...], list[Entry]] = {}
    for entry in own:
        below.setdefault(entry.head, []).append(entry)
    many = sorted(below.items(), key=lambda item: -len(item[1]))[:_MOST_HEADS] if len(below) > 1 else []
    found = {
        head: (
            members,
            replace(_template(members, usual(members), whole.path, whole.style, None, Kind.ROW), head=head),
        )
        for head, members in many
        if head and len(members) >= LEAST_NEIGHBOURS
    }
    return {head: both for head, both in found.items() if not _same(both[1], whole)}


def shown(entries: Sequence[Entry]) -> tuple[Slot, ...]:
    """The slots that a few examples show: every field and link of theirs."""
    return tuple(_slots(Counter(entry.form for entry in entries), least=1))


def _sections(own: Sequence[Entry], whole: Template, kind: Kind | None) -> Iterator[Template]:
    common = usual(own)
    sections: dict[tuple[str, ...], list[Entry]] = {}
    for entry in own:
        sections.setdefault(entry.section, []).append(entry)
    for section, members in sections.items():
        if len(members) < _SECTION_LEAST or len(members) == len(own):
            continue
        template = replace(_template(members, common, whole.path, whole.style, section, kind), head=whole.head)
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
    forms = Counter(entry.form for entry in entries)
    slots = tuple(_slots(forms))
    draft = Template(path, "learned", f"{len(entries)} entries", slots, tuple(_required(forms, slots)), section, kind)
    follow, of = counted(entries, draft)
    return replace(draft, style=style, follow=follow, of=of, shapes=habitual(entries, common))


def _slots(forms: Forms, least: int = 2) -> Iterator[Slot]:
    size = forms.total()
    roles = _having(forms, lambda form: {word.role for word in form if _is_field(word)})
    names = _having(forms, lambda form: {_label(word) for word in form if _is_link(word)})
    kept: dict[str, Role] = {role.value: role for role, n in roles.items() if n >= _SLOT_SHARE * size}
    labels = [name for name, n in names.items() if name and n >= max(_LINK_SHARE * size, least)]
    ranks = _ranks(forms, {*kept, *(f"link:{label}" for label in labels)})
    for key in sorted(ranks, key=lambda word: ranks[word]):
        yield _field_slot(forms, kept[key]) if key in kept else _link_slot(forms, key.removeprefix("link:"))


def _having(forms: Forms, parts: Callable[[Form], set[_T]]) -> Counter[_T]:
    """How many entries have each of some parts."""
    found: Counter[_T] = Counter()
    for form, count in forms.items():
        for part in parts(form):
            found[part] += count
    return found


def _is_field(word: Word) -> bool:
    return word.role is not Role.LINK and word.role not in LOOSE


def _is_link(word: Word) -> bool:
    return word.role is Role.LINK and word.own


def _ranks(forms: Forms, keys: set[str]) -> dict[str, float]:
    """The mean place of each part among an entry's parts, fields before links where they tie."""
    places: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for form, count in forms.items():
        for index, key in enumerate(dict.fromkeys(key for key in map(_key, form) if key in keys)):
            places[key] += index * count
            counts[key] += count
    return {key: places[key] / count for key, count in counts.items()}


def _label(word: Word) -> str:
    return word.name or ("" if is_generic(word.label) else word.label)


def _key(word: Word) -> str:
    return f"link:{_label(word)}" if word.role is Role.LINK else word.role.value


def _field_slot(forms: Forms, role: Role) -> Slot:
    both = ((next((word for word in form if word.role is role), None), count) for form, count in forms.items())
    found = [(word, count) for word, count in both if word]
    size = sum(count for _, count in found)
    share = {mark: sum(count for word, count in found if mark in word.marks) / size for mark in Mark}
    marks = frozenset(mark for mark, value in share.items() if value >= REQUIRED_SHARE)
    free = frozenset(m for m in JUDGED_MARKS if 1 - REQUIRED_SHARE < share[m] < REQUIRED_SHARE)
    return Slot(role, "", "", marks, _common(found), free)


def _link_slot(forms: Forms, label: str) -> Slot:
    found = [(word, n) for form, n in forms.items() for word in form if _is_link(word) and _label(word) == label]
    return Slot(Role.LINK, "", label, frozenset(), _common(found), said=_said(label, found))


def _said(label: str, links: Weighed) -> str:
    """The one other word that nearly all of these links have for their label."""
    words: Counter[str] = Counter()
    for link, count in links:
        words[link.label] += count
    word, count = words.most_common(1)[0]
    same = word != label and label_name(word) == label and count >= REQUIRED_SHARE * words.total()
    return word if same else ""


def _common(words: Weighed) -> Gap:
    """The gap that nearly all have; where they disagree, the weaker one that asks nothing."""
    counts: Counter[Gap] = Counter()
    for word, count in words:
        counts[word.gap] += count
    total = counts.total()
    top, count = counts.most_common(1)[0]
    if top in _LINES and count < REQUIRED_SHARE * total:
        lines = sum(counts[gap] for gap in _LINES)
        return top if lines >= REQUIRED_SHARE * total else Gap.NONE
    return top


def _required(forms: Forms, slots: Sequence[Slot]) -> Iterator[str]:
    least = REQUIRED_SHARE * forms.total()
    for slot in slots:
        if sum(count for form, count in forms.items() if _has(form, slot)) >= least:
            yield slot.label if slot.role is Role.LINK else slot.role.value


def _has(form: Form, slot: Slot) -> bool:
    return any(word.role is slot.role and (word.role is not Role.LINK or word.name == slot.label) for word in form)
