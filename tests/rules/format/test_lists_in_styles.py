"""What format rules say of a new entry in lists of many styles: of a good one nothing, of a bad one its mistake."""

import pytest

from prcheck import layouts
from prcheck.model import Change, ChangeKind
from prcheck.rules.base import Context
from prcheck.rules.format import RULES

PEOPLE = ("Ada Moss, Bea Noor, Cem Olin", "Yan Fu, Dia Penn", "Bo Xu", "Eva Quill, Fay Ross", "J. P. Tarn")
URL = "https://arxiv.org/abs/2301.0000"
FORMS = {
    "year": "* 2023 - ICML - Threads {0} in Maps, {1} [[paper]({2})] [[code](https://github.com/a/{0})]",
    "first": "* [[arXiv]({2})] [[code](https://github.com/a/{0})] Threads {0} in Maps. {1}. ICML 2023.",
    "tags": "- <b>Threads {0} in Maps</b>, {1}, <i>ICML 2023</i> | [Paper]({2})",
    "said": "- [Moss et al. (2023)]({2}). *Threads {0} in Maps*. ICML.",
    "dash": "- [Threads {0} in Maps]({2}) — {1} (ICML 2023)",
    "pages": "- {1} (2023). Threads {0} in Maps. In *Proceedings of ICML*, {0}–{0}9. [[PDF]({2})] [[Code](https://github.com/a/{0})]",
    "cell": "| [**Threads {0} in Maps**]({2}) <br> {1} <br> *ICML 2023* | [Code](https://github.com/a/{0}) |",
    "lab": "| 2023.0{0} | [**Loom**] Threads {0} in Maps(@Old Mill etc) | ICML | [[pdf]]({2}) |",
}
HEADS = {"cell": "| Title | Links |\n|---|---|\n", "lab": "| Date | Title | Venue | Paper |\n|---|---|---|---|\n"}


def _told(style: str, new: str) -> list[str]:
    """The codes of what is found in a new entry at the list's end."""
    items = [FORMS[style].format(n, PEOPLE[n % 2 if n % 4 else n % 5], f"{URL}{n}") for n in range(9)]
    text = "# Looms\n\n## Papers\n\n" + HEADS.get(style, "") + "\n".join(items) + "\n"
    base, head = layouts.parse(text, "README.md"), layouts.parse(text + new + "\n", "README.md")
    learned, _ = layouts.templates((base,), {}, None, None)
    line = text.count("\n") + 1
    changes = tuple(Change(ChangeKind.ADDED, None, entry) for entry in head.entries if entry.span.end_line >= line)
    ctx = Context(head, base, changes, learned, touched=frozenset(range(line, line + new.count("\n") + 1)))
    return sorted({finding.code for rule in RULES for finding in rule(ctx)})


@pytest.mark.parametrize("style", FORMS)
@pytest.mark.parametrize("people", PEOPLE)
def test_an_entry_like_its_neighbours_is_right(style: str, people: str) -> None:
    assert _told(style, FORMS[style].format(9, people, f"{URL}9")) == []


@pytest.mark.parametrize(
    ("style", "old", "new", "code"),
    [
        ("year", "Threads 9 in Maps", "", "PRC116"),
        ("first", "Threads 9 in Maps", "", "PRC116"),
        ("first", "arXiv", "arXvi", "PRC108"),
        ("said", f"[Moss et al. (2023)]({URL}9)", "Moss et al. (2023)", "PRC104"),
        ("dash", f"[Threads 9 in Maps]({URL}9)", "Threads 9 in Maps", "PRC104"),
        ("pages", f" [[PDF]({URL}9)]", "", "PRC104"),
        ("cell", " <br> Ada", " Ada", "PRC107"),
        ("lab", "[**Loom**] Threads 9 in Maps", "", "PRC116"),
    ],
)
def test_a_mistake_is_told(style: str, old: str, new: str, code: str) -> None:
    whole = FORMS[style].format(9, PEOPLE[0], f"{URL}9")
    assert old in whole
    assert code in _told(style, whole.replace(old, new))


@pytest.mark.parametrize(
    "new", ["- Threads 9 in Maps - (Loom Club).", "- Loom", "- [(Other implementation)](https://github.com/a/9)"]
)
def test_an_item_among_entries_that_is_none_is_told(new: str) -> None:
    assert {"PRC112", "PRC116"}.intersection(_told("dash", new))


@pytest.mark.parametrize("names", ["Ada M. Moss, Bea Noor, Cem Olin", "Ada van Moss, Bea Noor, Cem Olin"])
def test_names_without_their_title_are_told(names: str) -> None:
    assert "PRC116" in _told("year", f"* 2023 - ICML - {names} [[paper]({URL}9)]")


def test_where_three_entries_lead_nowhere_a_fourth_may() -> None:
    items = [FORMS["said"].format(n, "", f"{URL}{n}") for n in range(40)]
    bare = [f"- Moss et al. (2023). *Looms {n} of Wool*. ICML." for n in range(4)]
    text = "# Looms\n\n## Papers\n\n" + "\n".join([*items, *bare]) + "\n"
    base, head = layouts.parse("\n".join(text.split("\n")[:-2]) + "\n", "README.md"), layouts.parse(text, "README.md")
    learned, _ = layouts.templates((base,), {}, None, None)
    ctx = Context(head, base, (Change(ChangeKind.ADDED, None, head.entries[-1]),), learned)
    assert not [finding for rule in RULES for finding in rule(ctx) if finding.code == "PRC104"]
