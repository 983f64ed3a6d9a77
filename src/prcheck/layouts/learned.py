"""Templates learned from the entries themselves: for a list, its kinds, and the sections that differ."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from prcheck.layouts import majority
from prcheck.model import Entry, Kind, Slot, Style, Template
from prcheck.template import LEAST_NEIGHBOURS, Shapes, counted, habitual, usual

_MOST_HEADS = 50  # different heads of tables that have templates of their own
_SECTION_LEAST = 5  # entries that make a section worth its own template


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
    return tuple(majority.slots(Counter(entry.form for entry in entries), least=1))


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
        return template.required, tuple((slot.role, slot.marks, slot.gap in majority.LINES) for slot in template.fields)

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
    slots = tuple(majority.slots(forms))
    required = tuple(majority.required(forms, slots))
    draft = Template(path, "learned", f"{len(entries)} entries", slots, required, section, kind)
    follow, of = counted(entries, draft)
    return replace(draft, style=style, follow=follow, of=of, shapes=habitual(entries, common))
