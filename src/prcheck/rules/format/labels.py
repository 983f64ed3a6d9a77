"""Link labels: which ones a template knows, and the nearest to one that it does not."""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from prcheck.layouts.venues import has_year, is_venue_label
from prcheck.layouts.words import folded, is_generic, label_name
from prcheck.model import Entry, Link, Template
from prcheck.rules.format.judging import NEIGHBOURS, label_key, own_links

WORDS_OF_A_LABEL = 3
LIKENESS = 0.7  # "Papr", "Peper", "Porject", "Cod" reach it; "Demo" and "Code" do not
LABEL_LENGTH = 24


def canonical(link: Link, synonyms: Mapping[str, str]) -> str:
    """The label's canonical name, the settings' synonyms first."""
    return synonyms.get(link.label) or synonyms.get(link.label.lower()) or link.name


class Labels:
    """The labels of one list: those that enough of its entries use, in their own spelling."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        spellings: dict[str, Counter[str]] = {}
        for entry in entries:
            for label in {link.label.strip() for link in own_links(entry)}:
                spellings.setdefault(label_key(label), Counter())[label] += 1
        used = {key: found for key, found in spellings.items() if key and sum(found.values()) >= NEIGHBOURS}
        self.known = {key: found.most_common(1)[0][0] for key, found in used.items()}

    def strangers(self, entry: Entry, template: Template, synonyms: Mapping[str, str]) -> Iterator[Link]:
        """The links whose label neither the template nor the list knows."""
        names = {slot.label for slot in template.links}
        keys = {label_key(name) for name in names}
        for link in own_links(entry):
            name, said = canonical(link, synonyms), label_name(link.label)
            key = label_key(link.label)
            if key in keys or key in self.known or synonyms.get(link.label) or not _is_label(link):
                continue
            if name in names and (said or self.nearest(link.label, template) is None):
                continue
            if not (said and template.origin == "learned"):  # a word that readers know, though few entries have it
                yield link

    def nearest(self, label: str, template: Template) -> str | None:
        """The label that is spelt most like this one, if one is near; the template's own come first."""
        own = {label_key(word): slot.shown for slot in template.links for word in (slot.label, slot.shown)}
        return near(label, own) or near(label, self.known)


def near(label: str, known: Mapping[str, str]) -> str | None:
    """The known label that is spelt most like this one, if one is near; `known` maps folded labels to labels."""
    found = difflib.get_close_matches(label_key(label), known, n=1, cutoff=LIKENESS)
    return known[found[0]] if found else None


def _is_label(link: Link) -> bool:
    words = folded(link.label[: 2 * LABEL_LENGTH])
    if not 0 < len(words) <= WORDS_OF_A_LABEL or len(link.label) > LABEL_LENGTH or link.label == link.url:
        return False
    if link.label.startswith("@"):  # somebody's account
        return False
    return not (is_generic(link.label) or is_venue_label(link.label) or has_year(link.label))
