"""What hypothesis draws lists, entries, changes, settings and answers of APIs from: most of it honest, a little odd."""

import json
from collections.abc import Iterator, Mapping

from hypothesis import strategies as st
from tests.listed import LIST

from prcheck.configuration import keys, values
from prcheck.rules import RULES
from prcheck.settings import SOURCES

PIECES = ("**", "*", "`", "```", "[", "](", "[[Paper](", ")]", "<br>", "\\", "|", "<!--", "-->", '<a id="', "> ", "# ")
CHARACTERS = ("\n", "\n\n", "\r", "\t", "\x00", "\x1b", "\u202e", "\u2028", "\ufeff", "夜", "e\u0301", "\ufb00")
ODD = st.sampled_from((*PIECES, *CHARACTERS)) | st.text(max_size=4)

WORDS = st.sampled_from("Weaving Looms for Numbers with a Water Frame and Punched Cards: No. 7 of λ-Yarn".split())
PEOPLE = st.sampled_from(("Ada Lovelace", "J. Jacquard", "Ana de Souza Jr.", "王小明", "Ó Briain, Síle", "et al."))
VENUES = st.sampled_from(("CVPR 2024", "arXiv 2023", "ICML'22", "", "2021", "Preprint", "NeurIPS 2022 (Oral)"))
URLS = st.sampled_from(
    (
        "https://arxiv.org/abs/2401.00001",
        "arxiv.org/pdf/2401.00001v2.pdf",
        "https://doi.org/10.1000/xyz(1)",
        "https://github.com/looms/yarn",
        "#weaving",
        "javascript:alert(1)",
        "http://[::1]/",
        "Paper link",
        "",
    )
)
LABELS = st.sampled_from(("Paper", "Code", "Project", "paper ", "PDF", "", "Video"))


@st.composite
def entries(draw: st.DrawFn) -> str:
    """One entry, as a paragraph, a bullet, a row of a table or under a heading of its own."""
    title = " ".join(draw(st.lists(WORDS, min_size=1, max_size=6)))
    people = ", ".join(draw(st.lists(PEOPLE, max_size=3)))
    found = draw(st.lists(st.tuples(LABELS, URLS), max_size=3))
    links, venue = "".join(f"[[{label}]({url})]" for label, url in found), draw(VENUES)
    shapes = (
        f"**{title}**<br>\n*{people}*<br>\n{venue} {links}\n",
        f"**{title}**  \n{people}\\\n{venue}\n{links}\n",
        f"- **{title}** - {people}. {venue} {links}\n",
        f"|{title}|{people}|{venue}|{links}|\n",
        f"### {title}\n{people} ({venue})\n\n{links}\n",
    )
    return odd(draw, draw(st.sampled_from(shapes)))


def odd(draw: st.DrawFn, text: str) -> str:
    """The text, in one of four draws with something odd in it."""
    if draw(st.integers(0, 3)):
        return text
    at, length = draw(st.integers(0, len(text))), draw(st.sampled_from((0, 0, 1, 3)))
    return text[:at] + draw(ODD) + text[at + length :]


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list: entries under headings after the list of `tests.listed` or after nothing."""
    start = draw(st.sampled_from((LIST, "", "# Papers\n\n|Title|Authors|Venue|Links|\n|-|-|-|-|\n")))
    gap = draw(st.sampled_from(("\n", "\n\n", "")))
    parts = draw(
        st.lists(entries() | st.sampled_from(("## Weaving\n", "---\n", "<details>\n", "Some words.\n")), max_size=6)
    )
    text = odd(draw, start + gap + gap.join(parts))
    return text.replace("\n", "\r\n") if draw(st.integers(0, 7)) == 0 else text


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, str]:
    """A list before and after a change: entries gone, come, moved, and a place altered."""
    before = draw(lists())
    blocks = before.split("\n\n")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(blocks)))
        gone = draw(st.integers(0, 1))
        blocks[at : at + gone] = draw(st.lists(entries() | st.sampled_from(blocks or ["x"]), max_size=2))
    return before, odd(draw, "\n\n".join(blocks))


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
FIELDS = (
    "message items DOI title author given family name issued date-parts container-title published data attributes doi "
    "titles creators results display_name authorships paperId externalIds ArXiv year venue authors id type event"
).split()
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=5),
    max_leaves=25,
)


@st.composite
def works(draw: st.DrawFn) -> dict[str, object]:
    """A work as one of the APIs tells it, each field of the right kind or of any."""
    title = draw(st.lists(WORDS, max_size=4).map(" ".join) | JSON)
    person = {"given": draw(PEOPLE | JSON), "family": draw(PEOPLE | JSON), "name": draw(PEOPLE | JSON)}
    people = draw(st.sampled_from(([person], [person, person], [])) | JSON)
    doi = draw(st.sampled_from(("10.1000/a", "https://doi.org/10.1000/A", "")) | JSON)
    issued = draw(st.sampled_from(({"date-parts": [[2024, 1]]}, {"date-parts": [[None]]}, {})) | JSON)
    telling = {"DOI": doi, "title": [title], "author": people, "issued": issued}
    attributes = {"doi": doi, "titles": [{"title": title}], "creators": people, "publicationYear": draw(JSON)}
    return telling | {"doi": doi, "display_name": title, "id": doi, "authors": people, "attributes": attributes}


@st.composite
def answers(draw: st.DrawFn) -> bytes:
    """The body of an answer: works as an API tells them, any JSON, or no JSON at all."""
    work = draw(works())
    shapes = (work, [work], {"message": work}, {"message": {"items": [work]}}, {"data": [work]}, {"results": [work]})
    body = draw(st.sampled_from(shapes) | JSON)
    return draw(st.just(json.dumps(body).encode()) | st.binary(max_size=40) | st.just(str(body).encode()))


VALUES = st.recursive(
    st.booleans()
    | st.integers(-9, 99999)
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(("error", "off", "*.md")),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
TABLES = {"links": keys.LINKS, "papers": keys.PAPERS, "review": keys.REVIEW, "endpoints": keys.ENDPOINTS}
HONEST: Mapping[object, st.SearchStrategy[object]] = {
    values.seconds: st.sampled_from((1, 0.5, 60)),
    values.positive: st.integers(1, 9),
    values.count: st.integers(0, 9),
    values.flag: st.booleans(),
    values.text: st.sampled_from(("- **Title** - *Author* [[Paper](Paper link)]", "**Title**<br>\n*Author*")),
    values.texts: st.lists(st.sampled_from(("Paper", "Code")), max_size=2),
    values.globs: st.lists(st.sampled_from(("**/*.md", "https://a.example/*")), max_size=2),
    values.base_url: st.sampled_from(("https://a.example/", "http://127.0.0.1:8080/x")),
    values.networks: st.lists(st.sampled_from(("10.0.0.0/8", "fd00::/8")), max_size=2),
    values.sources: st.lists(st.sampled_from(SOURCES), max_size=2),
    values.synonyms: st.dictionaries(LABELS.filter(str.strip), st.just(["Repo"]) | LABELS, max_size=2),
    values.weights: st.dictionaries(
        st.sampled_from([rule.code for rule in RULES]), st.sampled_from(("error", "warning", "note", "off")), max_size=3
    ),
}


@st.composite
def settings(draw: st.DrawFn, *, honest: bool = False) -> str:
    """A `prcheck.toml`: real keys with values that each takes, and where it need not be honest, with others."""
    top = {name: key for name, key in keys.SETTINGS.items() if name not in TABLES}
    lines = [*_lines(draw, top, honest)]
    for name, table in TABLES.items():
        if draw(st.booleans()):
            lines += (f"[{name}]", *_lines(draw, table, honest))
    text = "".join(f"{line}\n" for line in lines)
    return text if honest else odd(draw, text)


def _lines(draw: st.DrawFn, table: Mapping[str, keys.Key], honest: bool) -> Iterator[str]:
    for name in draw(st.lists(st.sampled_from(sorted(table)), unique=True, max_size=3)):
        value = HONEST[table[name].read]
        yield f"{name} = {_toml(draw(value if honest else value | VALUES))}"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value) if isinstance(value, float) else json.dumps(value)
