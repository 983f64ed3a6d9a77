"""Declared templates that contradict each other: which of them is meant cannot be told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from prcheck.model import Mark, Role, Skip, Template
from prcheck.template import JUDGED_MARKS

# what lists keep beside papers, or why one entry is written otherwise: such words part two templates
_TOPICS = re.compile(
    r"\b(data ?sets?|benchmarks?|surveys?|reviews?|tutorials?|courses?|books?|thes[ie]s|tools?|toolbox(?:es)?|toolkits?"
    r"|librar(?:y|ies)|software|frameworks?|packages?|models?|code|blogs?|posts?|talks?|videos?|workshops?|journals?"
    r"|challenges?|competitions?|projects?|demos?|websites?|repositor(?:y|ies)|people|groups?|labs?|news|patents?"
    r"|pre-?prints?|arxiv|published|unpublished|accepted|or|otherwise|alternatively|either|if|without|example)\b"
    r"|数据集|综述|工具|代码|书籍|课程|或者?|如果",
    re.IGNORECASE,
)
_ABOVE = 2  # filled lines before a template that say what it is for
_FAR = 40  # lines above a template in which its heading is looked for
_ORDERED = (Role.TITLE, Role.AUTHORS, Role.VENUE)


def find(known: Sequence[Template], chosen: Sequence[Template], texts: Mapping[str, str]) -> Iterator[Skip]:
    """The first two declared templates for the same things that differ, their places and the difference.

    Where parts of the list follow both, both are meant.
    """
    used = {template.source for template in chosen if template.origin == "declared" and template.follow}
    topic = _Topics(texts)
    for one, other in combinations(known, 2):
        both = one.source in used and other.source in used
        difference = "" if both else _difference(one, other)
        if difference and topic.of(one) == topic.of(other):
            followed = next((f"; the list follows {t.source}" for t in (one, other) if t.source in used), "")
            both_at = f"{one.source} and {other.source}"
            yield Skip("template", f"{both_at} declare different templates: {difference}{followed}")
            return


def _difference(one: Template, other: Template) -> str:
    """How two templates contradict each other, "" where one only says more than the other."""
    for first, second in ((one, other), (other, one)):
        order = [slot.role for slot in first.fields if slot.role in _ORDERED and second.slot(slot.role)]
        if order != [role for role in (slot.role for slot in second.fields) if role in order]:
            return f"{_said(order)} in one, {_said([s.role for s in second.fields if s.role in order])} in the other"
    for role in _ORDERED:
        left, right = one.slot(role), other.slot(role)
        if left and right and _marks(one) and _marks(other) and left.marks & JUDGED_MARKS != right.marks & JUDGED_MARKS:
            return f"the {role.value} {_look(left.marks)} in one, {_look(right.marks)} in the other"
    return ""


def _marks(template: Template) -> bool:
    """Whether a template speaks of marks at all: words in a sentence may not."""
    return any(slot.marks & JUDGED_MARKS for slot in template.fields)


def _said(roles: Sequence[Role]) -> str:
    return ", ".join(role.value for role in roles)


def _look(marks: frozenset[Mark]) -> str:
    return " and ".join(sorted(mark.value for mark in marks & JUDGED_MARKS)) or "plain"


class _Topics:
    """The words that say which entries a template is for: its title's own, those before it, its heading's."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.lines: dict[str, list[str]] = {}
        self.known: dict[str, frozenset[str]] = {}

    def of(self, template: Template) -> frozenset[str]:
        """The words about one template."""
        if template.source not in self.known:
            title = template.slot(Role.TITLE)
            texts = [title.word if title else "", *self._above(template.source)]
            words = (found[0].lower().rstrip("s") for text in texts for found in _TOPICS.finditer(text))
            self.known[template.source] = frozenset(words)
        return self.known[template.source]

    def _above(self, source: str) -> Iterator[str]:
        path, _, line = source.rpartition(":")
        if path not in self.lines:
            self.lines[path] = list(_unfenced(self.texts.get(path, "")))
        end = int(line) - 1 if line.isdigit() else 0
        above = [text for text in self.lines[path][max(0, end - _FAR) : end] if text.strip()]
        yield from above[-_ABOVE:]
        yield next((text for text in reversed(above) if text.startswith("#")), "")


def _unfenced(text: str) -> Iterator[str]:
    """A text's lines, those of code in fences empty: a template above another is none of its words."""
    inside = False
    for line in text.split("\n"):
        fence = line.lstrip().startswith(("```", "~~~"))
        yield "" if fence or inside else line
        inside ^= fence
