"""A template's words bound to what they stand for: a field, a link's label, or neither."""

import re

from prcheck.layouts import words
from prcheck.model import Role

FIELD_ROLES = frozenset({Role.TITLE, Role.AUTHORS, Role.VENUE, Role.YEAR, Role.DATE})
_STOP = frozenset(
    "the a an of or and in with your insert name names full here list paper s e g eg optional if any available"
    " please your's yyyy yy xx xxx xxxx nn n first last given family surname its it exists attached format".split()
)
_DOTS = re.compile(r"\.\.\.|…|et al\.?")
_ADDRESS = frozenset({"url", "link", "links", "address"})
_MOST_TOKENS = 6  # of a part that is known and not judged: "short description of the method"


def bound(text: str) -> tuple[Role | None, list[str]]:
    """The role that a template's words name, and the words that name none."""
    tokens = [word for word in words.folded(_DOTS.sub(" ", text)) if word not in _STOP]
    tokens = [] if _ADDRESS.issuperset(tokens) else tokens
    whole = words.FIELDS.get(" ".join(words.folded(text))) or words.FIELDS.get(" ".join(tokens))
    if whole or not tokens:
        return whole, []
    if words.folded(text)[-1] in ("name", "title") and len(tokens) <= 2:  # of a data set, a survey, a tool
        return Role.TITLE, []
    found = [words.FIELDS.get(token) for token in tokens]
    known = [role for role in found if role in FIELD_ROLES]
    strange = [token for token, role in zip(tokens, found, strict=True) if role not in FIELD_ROLES]
    if known and len(strange) <= 1:
        return (Role.VENUE if Role.VENUE in known else known[0]), strange
    if not known and Role.OTHER in found and len(tokens) <= _MOST_TOKENS:
        return Role.OTHER, []
    return None, tokens


def link_word(text: str) -> str:
    """The label of a link that the words name without brackets: "PDF", "url of the code"."""
    if words.is_label(text) and words.label_name(text):
        return words.label_name(text)
    tokens = words.folded(text)
    found = (words.WORDS[token] for token in tokens if token in words.WORDS)
    return next(found, "") if _ADDRESS & set(tokens) else ""
