"""Templates that a list declares: Markdown with the fields' words in place, found in its texts."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import lru_cache

from prcheck.layouts import passages, words
from prcheck.layouts.drafts import LOOKED_AT, MOST_UNKNOWN, Draft, draft, names_title
from prcheck.layouts.passages import Passage
from prcheck.model import Mark, Role, Skip, Slot, Template

_OPTIONAL = re.compile(r"\b(?:optional|if|when)\b|可选", re.IGNORECASE)
_PLACEHOLDER = re.compile(  # [Paper](Paper link), [Paper](), [Paper](https://arxiv.org/abs/xxxx.xxxxx)
    r"\]\((?:\s*[^\W\d_][\w ]{2,30}|\s*|#|[^\s()]{0,80}xxx[^\s()]{0,80})\)", re.IGNORECASE
)
_ASKED = 'write "Authors" or "Venue" if it is meant so'
_FIELDS, _FEW = 2, 3  # fields beside the title of running text that is meant as a template, and its unknown words
_TWICE = "a title stands twice in it"
_LIKENESS = 0.8  # "papr" and "paper" reach it; "notes" and "code" do not
_KNOWN = (*words.WORDS, *(word for word, role in words.FIELDS.items() if role is not Role.OTHER))
MEMORY = 1 << 10  # words remembered
_CITATION = re.compile(r"@\w+\s?\{|=\s?\{")  # BibTeX


def build(found: Draft, origin: str, source: str, path: str) -> Template:
    """The template of a draft: its title, authors and venue are required, and the first of its links."""
    roles = dict.fromkeys(role.value for role in found.roles if role in (Role.TITLE, Role.AUTHORS, Role.VENUE))
    return Template(path, origin, source, found.slots, (*roles, *_first_link(found.slots)))


def _first_link(slots: Sequence[Slot]) -> tuple[str, ...]:
    """The label of the first link: not where it is optional, or where the title leads to the paper already."""
    link = next((slot for slot in slots if slot.role is Role.LINK), None)
    linked = any(slot.role is Role.TITLE and Mark.LINKED in slot.marks for slot in slots)
    if link is None or _OPTIONAL.search(link.word) or (linked and link.label != "Paper"):
        return ()
    return (link.label,)


def find(text: str, path: str) -> tuple[tuple[Template, ...], tuple[Skip, ...]]:
    """The templates that a text declares, and those that look like one and cannot be read."""
    templates: list[Template] = []
    skips: dict[int, Skip] = {}
    taken = 0  # the last line of the passage that gave a template: what holds it is no other one
    for passage in passages.find(text):
        if passage.line <= taken or not _worth(passage):
            continue
        found = draft(passage.text)
        doubt = _doubt(found, passage)
        if not doubt and _fits(found, passage):
            templates.append(build(found, "declared", f"{path}:{passage.line}", path))
            skips.pop(passage.block.start, None)
            if (passage.fenced or (passage.meant and not passage.part)) and (strange := _strange(found)):
                place = f"{path}:{_line(passage, strange[0])}"
                skips[passage.block.start] = Skip("template", f"{place} {_standing(strange)}")
            taken = passage.line if passage.part else passage.block.end
        elif _meant(found, passage):
            reason = doubt or "it names too little beside the title"
            told = Skip("template", f"{path}:{passage.line} looks like a template; {reason}")
            skips.setdefault(passage.block.start, told)
            taken = passage.block.end if doubt.startswith(_TWICE) else taken
    return distinct(templates), tuple(skips.values())


def _worth(passage: Passage) -> bool:
    """Whether a passage is worth a closer look: most are entries and prose."""
    return (passage.fenced or passage.meant or names_title(passage.text)) and not _CITATION.search(passage.text)


def distinct(templates: Sequence[Template]) -> tuple[Template, ...]:
    """Of templates that ask the same the first."""
    return tuple({template.slots: template for template in reversed(templates)}.values())[::-1]


def _fits(found: Draft, passage: Passage) -> bool:
    return found.fits if passage.fenced else found.fits_text and not found.is_sentence


def _doubt(found: Draft, passage: Passage) -> str:
    """What of a text cannot be understood, "" where it can; in running text that only says that it is none."""
    titles = found.roles.count(Role.TITLE)
    if titles > 1 and passage.fenced:
        return f'{_TWICE}; keep one "Title" in each'
    typo = next(((word, near) for word in found.unknown[:LOOKED_AT] if (near := _near(word))), None)
    if typo:
        return f'could not understand "{typo[0][:30]}"; is it "{typo[1]}"?'
    if titles and len(found.unknown) <= MOST_UNKNOWN:
        return ""
    strange = ", ".join(f'"{word[:30]}"' for word in found.unknown[:3])
    what = f"could not understand {strange}" if strange else "it has no title"
    return what if titles else f'{what}; write "Title" where it belongs'


@lru_cache(MEMORY)
def _near(word: str) -> str:
    """The label or field that a word is a misspelling of, "" where it is none."""
    size = len(word.lower())
    alike = [known for known in _KNOWN if 2 * min(size, len(known)) >= _LIKENESS * (size + len(known))]
    found = get_close_matches(word.lower(), alike, n=1, cutoff=_LIKENESS)
    return found[0] if found and word.lower().rstrip("s") != found[0].rstrip("s") else ""


def _meant(found: Draft, passage: Passage) -> bool:
    """Whether a text that cannot be read is meant as a template: fields with marks, or links that lead nowhere."""
    text = passage.text
    marked = "](" in text or "**" in text
    if found.real and (passage.meant or ("](http" in text and Role.TITLE not in found.roles)):
        return False  # an entry of a certain paper, shown with something left to fill in
    if not passage.fenced:
        said = {*found.roles} - ({Role.TITLE} if passage.part else set())
        few = passage.meant and len(said) >= _FIELDS and len(found.unknown) <= _FEW
        typo = any(map(_near, found.unknown)) if few and marked else False
        return typo or (few and Role.TITLE not in found.roles and _PLACEHOLDER.search(text) is not None)
    if Role.TITLE in found.roles:
        return marked and len({slot.role for slot in found.slots}) >= 2 and len(found.unknown) <= LOOKED_AT
    if text.lstrip().startswith("|"):
        return len({*found.roles}) >= _FIELDS and any(map(_near, found.unknown))
    named = bool(found.roles or found.unknown)
    return marked and named and len(found.unknown) <= MOST_UNKNOWN and _PLACEHOLDER.search(text) is not None


def _strange(found: Draft) -> tuple[str, ...]:
    """The words that stand for no field where the authors or the venue would, in a template that lacks these.

    Where it lacks both, more than a few words are a description.
    """
    labels = {slot.label for slot in found.slots}
    lacks = {Role.AUTHORS, Role.VENUE}.difference(found.roles)
    words = tuple(word for word in found.unknown if word not in labels)
    both = len(lacks) <= len(words) <= _FEW
    return words[: len(lacks)] if len(lacks) == 1 or both else ()


def _standing(words: Sequence[str]) -> str:
    what = "a word" if len(words) == 1 else "words"
    verb = "stands" if len(words) == 1 else "stand"
    shown = ", ".join(f'"{word[:30]}"' for word in words)
    return f"has {what} in the template that {verb} for no field: {shown}; {_ASKED}"


def _line(passage: Passage, word: str) -> int:
    """The line of a word in a passage."""
    before = passage.text.lower().partition(word.lower())[0]
    return passage.first + before.count("\n")
