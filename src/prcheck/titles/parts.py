"""A title taken apart: its tag, short name, head, body and subtitle, in the spelling that comparing wants."""

import re
from functools import lru_cache
from typing import NamedTuple

from prcheck.titles.folding import LONGEST, fold, plain, squeezed, words

LEAST = 4  # words; shorter titles are alike by chance, and so many before a colon are no short name
MEMORY = 1 << 15  # titles remembered: in a long list each is compared with some from all over it
ROMAN = re.compile(r"(?:ii|iii|iv|vi|vii|viii|ix)$")
_SHORT = {
    "large language model": "llm",
    "large vision language model": "lvlm",
    "vision language model": "vlm",
    "language model": "lm",
    "neural radiance field": "nerf",
    "chain of thought": "cot",
    "generative adversarial network": "gan",
    "convolutional neural network": "cnn",
    "graph neural network": "gnn",
    "vision transformer": "vit",
    "visual question answering": "vqa",
    "reinforcement learning from human feedback": "rlhf",
    "retrieval augmented generation": "rag",
}
_SPELT_OUT = re.compile(r"\b(" + "|".join(sorted(_SHORT, key=len, reverse=True)) + r")s?\b")
_LEADS = frozenset(term.partition(" ")[0] for term in _SHORT)
_ABOUT = frozenset("erratum errata corrigendum addendum rejoinder rebuttal companion commentary".split())  # on a paper
_NETS = re.compile(r"\bnets\b")
_PLURALS = {f"{short}s": short for short in _SHORT.values()}
_ODD = _LEADS | _PLURALS.keys() | {"nets"}  # without these words nothing has an abbreviation
_TAG = re.compile(r"\s*(?:\[([^\[\]]{1,40})\]|\(([^()]{1,40})\))\s*[:.\-]?\s*(?=\S)")
_REMARK = re.compile(r"\(([^()]{1,40})\)[\s.]*$")
_REMARKS = re.compile(
    r"(?:19|20)\d\d\b|['\u2019]\d\d\b|\b(?:oral|poster|spotlight|highlight|workshop|journal|extended|preprint"
    r"|best paper|survey|paper|cvpr|iccv|eccv|wacv|neurips|nips|icml|iclr|aaai|acl|emnlp|siggraph|arxiv)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?:IEEE |ACM |EM )?[A-Z][A-Za-z]*[A-Z][A-Za-z-]*$")
_MEANT = re.compile(r"(?<=[A-Za-z] )\((?![IVX]+\))[A-Z][A-Za-z]*[A-Z]s?\)")  # "Light Field Networks (LFNs)"
_NOT = re.compile(r"\b(do|does|did|is|are|was|should|would|could)n[\u2019']t\b", re.IGNORECASE)


class Title(NamedTuple):
    """A title taken apart. All but `key` is folded with the usual abbreviations and without remarks at the end.

    `key` is the folded title without blanks. `name` is the short name before the colon or in a leading tag, `body` what
    follows it, in `words` words before they were abbreviated; `sub` is what stands after the first colon or question
    mark, `head` what stands before it, without blanks. `joined` is `full` without blanks. `about` are the words that
    make it a text on another paper. `forms` are `full` and, where it is another, `body`.
    """

    key: str
    words: int
    full: str
    name: str
    body: str
    head: str
    sub: str
    joined: str
    about: frozenset[str]
    forms: tuple[str, ...]


@lru_cache(MEMORY)
def read(text: str) -> Title:
    """The parts of a title as written."""
    whole = text[:LONGEST]
    tag, text = _tag(whole)
    text = _without_asides(text) if "(" in text else text
    head, sign, rest = _halves(text)
    lead, behind, every = _words(head, rest, text)
    folded, ending = " ".join(every), " ".join(behind)
    named = sign == ":" and len(lead) < LEAST
    short = _is_negated(text) or not _ODD.isdisjoint([*every, *lead, *behind])
    full, sub = (_brief(text, folded), _brief(rest, ending)) if short else (folded, ending)
    own = sub if named else ""
    return Title(
        key="".join(every) if text == whole else key(whole),
        words=len(behind if own else every),
        full=full,
        name="".join(lead) if named else squeezed(fold(tag)),
        body=own or full,
        head=squeezed(_brief(head, " ".join(lead)) if short else "".join(lead)) if sub else "",
        sub=sub,
        joined=squeezed(full),
        about=_ABOUT.intersection(full.split()),
        forms=(full, own) if own and own != full else (full,),
    )


def _words(head: str, rest: str, text: str) -> tuple[list[str], list[str], list[str]]:
    """The words of both halves and of the whole."""
    lead, behind = plain(head), plain(rest)
    if lead and behind:
        return lead, behind, lead + behind
    every = words(text)
    return (every, [], every) if head == text else (words(head), words(rest), every)


def key(text: str) -> str:
    """The folded title without blanks and without a leading "[Tag]": equal for equal titles."""
    text = text[:LONGEST]
    if text.lstrip().startswith("["):
        text = _tag(text)[1]
    return squeezed(fold(text))


def _tag(text: str) -> tuple[str, str]:
    """A leading "[Tag]" or "(Tag)", "" where it is no name, and the title after it."""
    found = _TAG.match(text)
    if found is None or len(text[found.end() :].split()) < 2:
        return "", text
    return ("" if _REMARKS.search(found[0]) else found[0]), text[found.end() :]


def _without_asides(text: str) -> str:
    """The title without a remark at its end and the abbreviations behind its terms."""
    return _MEANT.sub("", _without_remark(text))


def _without_remark(text: str) -> str:
    """The title without "(oral)", "(CVPR 2020)" at its end; "(II)" stays."""
    found = _REMARK.search(text)
    if found is None or ROMAN.match(found[1].strip().casefold()):
        return text
    return text[: found.start()] if _REMARKS.search(found[1]) or _ACRONYM.match(found[1].strip()) else text


def _halves(text: str) -> tuple[str, str, str]:
    """What stands before and after the first colon, or else question mark."""
    return text.partition(":") if ":" in text else text.partition("?")


def _brief(text: str, folded: str) -> str:
    """The folded text with long terms as their usual abbreviations and "doesn't" as "does not"."""
    if _is_negated(text):
        folded = fold(_NOT.sub(r"\1 not", text))
    words = folded.split()
    if "nets" in words[1:]:
        folded = _NETS.sub("networks", folded)
    if not _LEADS.isdisjoint(words):  # quicker than the expression, which few titles need
        folded = _SPELT_OUT.sub(lambda found: _SHORT[found[1]], folded)
    if not _PLURALS.keys().isdisjoint(folded.split()):
        folded = " ".join(_PLURALS.get(word, word) for word in folded.split())
    return folded


def _is_negated(text: str) -> bool:
    return "'t" in text or "\u2019t" in text
