"""Templates that a list declares: Markdown with the fields' words in place, found in its texts or given as one."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from prcheck import markdown
from prcheck.errors import ConfigError
from prcheck.layouts import passages, words
from prcheck.layouts.drafts import LOOKED_AT, MOST_UNKNOWN, Draft, draft, names_title
from prcheck.layouts.passages import Passage
from prcheck.model import Mark, Role, Skip, Slot, Template

_OPTIONAL = re.compile(r"\b(?:optional|if|when)\b|可选", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\]\(\s*[^\W\d_][\w ]{2,30}\)")  # [Paper](Paper link)
_ASKED = 'has a word in the template that stands for no field: "{}"; write "Authors" or "Venue" if it is meant so'
_FIELDS, _FEW = 2, 3  # fields beside the title of running text that is meant as a template, and its unknown words
_TWICE = "a title stands twice in it"
_LIKENESS = 0.8  # "papr" and "paper" reach it; "notes" and "code" do not
_KNOWN = (*words.WORDS, *(word for word, role in words.FIELDS.items() if role is not Role.OTHER))
MEMORY = 1 << 10  # words remembered
_CITATION = re.compile(r"@\w+\s?\{|=\s?\{")  # BibTeX


def read_template(text: str, source: str, path: str = "") -> Template:
    """The template that a settings text is; raises `ConfigError` without a title, with two, with unknown words."""
    numbered = list(_unfenced(text))
    found = draft("\n".join(line for _, line in numbered))
    titles = found.roles.count(Role.TITLE)
    if found.unknown:
        strange = found.unknown[0]
        number, line = next((one for one in numbered if strange.lower() in one[1].lower()), numbered[0])
        raise ConfigError(
            f'{source}: line {number} of the template, "{line.strip()[:80]}": "{strange[:40]}" is no field',
            'write words such as "Title", "Authors", "Venue", "Year" and links such as [Paper](Paper link)',
        )
    if titles != 1:
        rows = [row for row in numbered if Role.TITLE in draft(row[1]).roles]
        number, line = (rows[1:] or numbered or [(1, "")])[0]
        where = f'{source}: line {number} of the template: "{line.strip()[:80]}"'
        what = "starts a template with no title" if not titles else f"has one of {titles} titles"
        raise ConfigError(f"{where} {what}", 'write "Title" where it belongs, once')
    return build(found, "settings", source, path)


def _unfenced(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a template with their numbers, without a fence and blank lines around them."""
    lines = markdown.normalise(text).split("\n")
    rows = [(number, line) for number, line in enumerate(lines, 1) if not line.strip().startswith("```")]
    filled = [at for at, (_, line) in enumerate(rows) if line]
    yield from rows[filled[0] : filled[-1] + 1] if filled else ()


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
            if passage.fenced and (strange := _strange(found)):
                skips[passage.block.start] = Skip(
                    "template", f"{path}:{_line(passage, strange)} {_ASKED.format(strange)}"
                )
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
        few = passage.meant and len({*found.roles} - {Role.TITLE}) >= _FIELDS and len(found.unknown) <= _FEW
        typo = any(map(_near, found.unknown)) if few and marked else False
        return typo or (few and Role.TITLE not in found.roles and _PLACEHOLDER.search(text) is not None)
    if Role.TITLE in found.roles:
        return marked and len({slot.role for slot in found.slots}) >= 2 and len(found.unknown) <= LOOKED_AT
    named = bool(found.roles or found.unknown)
    return marked and named and len(found.unknown) <= MOST_UNKNOWN and _PLACEHOLDER.search(text) is not None


def _strange(found: Draft) -> str:
    """The first word that stands for no field in a template that lacks either the authors or the venue."""
    labels = {slot.label for slot in found.slots}
    lacks = {Role.AUTHORS, Role.VENUE}.difference(found.roles)
    return next((word for word in found.unknown if word not in labels), "") if len(lacks) == 1 else ""


def _line(passage: Passage, word: str) -> int:
    """The line of a word in code."""
    before = passage.text.lower().partition(word.lower())[0]
    return passage.line + before.count("\n") + 1
