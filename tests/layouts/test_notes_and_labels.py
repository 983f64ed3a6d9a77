"""Notes below linked titles, labels above nested entries, and brackets of full width."""

from prcheck.layouts import parse, templates
from prcheck.rules.base import Context
from prcheck.rules.format import RULES

WORDS = ("Amber", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Heath")
NOTES = "1. shows that longer threads help more than thicker ones\n2. strong maps with half of the yarn\n"


def names(text: str) -> list[str]:
    return [entry.name for entry in parse(text, "README.md").entries]


def test_notes_below_a_linked_heading_are_no_entries() -> None:
    rows = (
        f"#### [{word} Threads in Woven Maps](https://arxiv.org/abs/2301.0000{index})\n\nICML 202{index % 4}\n{NOTES}\n"
        for index, word in enumerate(WORDS)
    )
    assert names("# Looms\n\n### Maps\n\n" + "".join(rows)) == [f"{word} Threads in Woven Maps" for word in WORDS]


def test_label_of_nested_entries_is_no_bare_title() -> None:
    links = [
        f"* [{word} Threads in Woven Maps](https://arxiv.org/abs/2301.0000{index})<br>:star:[code](https://a.b/{word})"
        for index, word in enumerate(WORDS)
    ]
    text = "## Looms\n\n" + "\n".join([*links[:5], "* 多视图聚类", *(f"  {link}" for link in links[5:])]) + "\n"
    document = parse(text, "README.md")
    found, _ = templates((document,), {}, None, None)
    ctx = Context(document, templates=found, audit=True)
    assert [entry.name for entry in document.entries] == [f"{word} Threads in Woven Maps" for word in WORDS]
    assert not [finding for rule in RULES for finding in rule(ctx)]


def test_venue_in_brackets_of_full_width() -> None:
    rows = [
        f"* {word} Threads in Woven Maps (ICML 202{index % 4}) [Code](https://a.b/{word})"
        for index, word in enumerate(WORDS)
    ]
    rows[2] = "* Cedar Threads in Woven Maps （SIGMOD 2021） [Code](https://a.b/cedar)"
    text = "## Looms\n\n" + "\n".join(rows) + "\n"
    found = parse(text, "README.md").entries
    assert [entry.name for entry in found] == [f"{word} Threads in Woven Maps" for word in WORDS]
    assert found[2].venue
    assert found[2].venue.text == "SIGMOD 2021"
