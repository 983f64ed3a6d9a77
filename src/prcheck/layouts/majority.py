"""What most entries of a list have in common: fields and links, with the marks and gaps that nearly all share."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from prcheck.layouts.words import is_generic, label_name
from prcheck.model import LOOSE, Gap, Mark, Role, Slot, Word
from prcheck.template import JUDGED_MARKS, REQUIRED_SHARE, Form

_SLOT_SHARE, _LINK_SHARE = 0.5, 0.05
LINES = frozenset({Gap.HARD, Gap.BLOCK})
"""The gaps that end a line."""

Forms = Counter[Form]
Weighed = Sequence[tuple[Word, int]]
_T = TypeVar("_T")


def slots(forms: Forms, least: int = 2) -> Iterator[Slot]:
    """The slots of a template: the fields that half of the entries have, the links that some share, in their order."""
    size = forms.total()
    roles = _having(forms, lambda form: {word.role for word in form if _is_field(word)})
    names = _having(forms, lambda form: {_label(word) for word in form if _is_link(word)})
    kept: dict[str, Role] = {role.value: role for role, n in roles.items() if n >= _SLOT_SHARE * size}
    labels = [name for name, n in names.items() if name and n >= max(_LINK_SHARE * size, least)]
    ranks = _ranks(forms, {*kept, *(f"link:{label}" for label in labels)})
    for key in sorted(ranks, key=lambda word: ranks[word]):
        yield _field_slot(forms, kept[key]) if key in kept else _link_slot(forms, key.removeprefix("link:"))


def required(forms: Forms, found: Sequence[Slot]) -> Iterator[str]:
    """The fields and labels that nearly all entries have."""
    least = REQUIRED_SHARE * forms.total()
    for slot in found:
        if sum(count for form, count in forms.items() if _has(form, slot)) >= least:
            yield slot.label if slot.role is Role.LINK else slot.role.value


def _has(form: Form, slot: Slot) -> bool:
    return any(word.role is slot.role and (word.role is not Role.LINK or word.name == slot.label) for word in form)


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
    if top in LINES and count < REQUIRED_SHARE * total:
        lines = sum(counts[gap] for gap in LINES)
        return top if lines >= REQUIRED_SHARE * total else Gap.NONE
    return top
