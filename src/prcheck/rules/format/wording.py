"""The words that format rules share: where a template stands, how a field is written."""

from prcheck.model import Mark, Role, Slot, Template

WORDS = {
    Role.TITLE: "Title",
    Role.AUTHORS: "Author",
    Role.VENUE: "Conference",
    Role.YEAR: "Year",
    Role.DATE: "Date",
    Role.TAG: "Tag",
}
NAMES = {Role.VENUE: "venue", Role.AUTHORS: "authors", Role.TITLE: "title"}
WRAPS = {Mark.BOLD: "**", Mark.ITALIC: "*", Mark.QUOTED: '"'}
MARK_WORDS = {Mark.BOLD: "bold", Mark.ITALIC: "italic", Mark.QUOTED: "quoted"}


def where(template: Template) -> str:
    """Where the expectation comes from: a place, or how many entries do the same."""
    if template.origin == "learned" and template.of:
        return f"like {template.follow} of {template.of} entries here"
    return f"see {template.source}"


def brief(text: str, limit: int = 60) -> str:
    """The text on one line, cut to a length that a message can carry."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def look(slot: Slot) -> str:
    """How the template writes a field, as Markdown: `**Title**`, `*Author*`, `Conference`."""
    word = slot.word or WORDS.get(slot.role, slot.role.value.capitalize())
    return wrapped(word, slot.marks)


def wrapped(text: str, marks: frozenset[Mark]) -> str:
    """The text between the signs of these marks, the strongest inside."""
    for mark in (Mark.BOLD, Mark.ITALIC, Mark.QUOTED):
        if mark in marks:
            text = f"{WRAPS[mark]}{text}{WRAPS[mark]}"
    return text


def said(marks: frozenset[Mark]) -> str:
    """The marks in words: "bold", "bold and italic", "without marks"."""
    words = [word for mark, word in MARK_WORDS.items() if mark in marks]
    return " and ".join(words) or "without marks"


def link_look(template: Template, label: str) -> str:
    """How the list writes a link with this label: `[[Paper](URL)]`."""
    return template.style.link.replace("{label}", label).replace("{url}", "URL")
