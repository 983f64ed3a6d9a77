"""One report with something of everything, which all outputs are tried on."""

from prcheck.model import (
    Change,
    ChangeKind,
    Edit,
    Entry,
    Field,
    Finding,
    Fix,
    Gap,
    Ignored,
    Kind,
    Link,
    LinkState,
    LinkStatus,
    Mark,
    Related,
    Report,
    Role,
    Severity,
    Skip,
    Slot,
    Span,
    Template,
    Verdict,
)

TEXT = """\
# Papers

**Weaving Numbers**
*Ada Lovelace, Charles Babbage*<br>
CVPR 2024 [[Papr](https://arxiv.org/abs/2401.00001)]

**夜の機械\u202e evil \x1b[31m**<br>
*Grace Hopper*<br>
ICML 2023 [[Paper](https://arxiv.org/abs/2301.00002)]

**Broken by an editor**
"""


def entry(line: int, title: str, authors: str, venue: str, label: str, url: str) -> Entry:
    link = Link(label, url, Span(line + 2, 11, line + 2, 20), Span(line + 2, 13, line + 2, 18), label, Gap.NONE)
    parts = (
        Field(Role.TITLE, title, Span(line, 1, line, 20), frozenset({Mark.BOLD}), Gap.FIRST),
        Field(Role.AUTHORS, authors, Span(line + 1, 1, line + 1, 30), frozenset({Mark.ITALIC}), Gap.SOFT),
        Field(Role.VENUE, venue, Span(line + 2, 1, line + 2, 10), gap=Gap.HARD),
        link,
    )
    return Entry("README.md", Span(line, 1, line + 2, 53), ("Papers",), Kind.PARAGRAPH, parts, title)


FIRST = entry(
    3, "Weaving Numbers", "Ada Lovelace, Charles Babbage", "CVPR 2024", "Papr", "https://arxiv.org/abs/2401.00001"
)
SECOND = entry(
    7, "夜の機械\u202e evil \x1b[31m", "Grace Hopper", "ICML 2023", "Paper", "https://arxiv.org/abs/2301.00002"
)

FINDINGS = (
    Finding(
        "PRC107",
        "missing-line-break",
        Severity.ERROR,
        'no line break before the authors; end the line with "<br>"',
        Span(3, 1, 3, 20),
        "README.md",
        "Weaving Numbers",
        Fix("end the line with <br>", (Edit(Span(3, 20, 3, 20), "<br>"),)),
    ),
    Finding(
        "PRC108",
        "unknown-link-label",
        Severity.WARNING,
        'unknown label "Papr"; did you mean "Paper"',
        Span(5, 13, 5, 17),
        "README.md",
        "Weaving Numbers",
        Fix('write "Paper"', (Edit(Span(5, 13, 5, 17), "Paper"),)),
        (Related("README.md", 9, "written so here"),),
    ),
    Finding(
        "PRC113", "odd-characters", Severity.NOTE, "U+202E in the title", Span(7, 7, 7, 8), "README.md", SECOND.name
    ),
    *(
        Finding(
            "PRC501", "damaged-entry", Severity.ERROR, f'"{n}" lost its line breaks', Span(11, 1, 11, 24), "README.md"
        )
        for n in range(40)
    ),
)

REPORT = Report(
    Verdict.FAILED,
    FINDINGS,
    (Ignored("PRC111", "README.md", 9, "comment on line 8"),),
    (Skip("links", "offline"),),
    (
        Change(ChangeKind.ADDED, None, FIRST),
        Change(ChangeKind.MOVED, SECOND, SECOND, edited=True),
        Change(ChangeKind.REMOVED, FIRST, None),
    ),
    (
        Template(
            "README.md",
            "declared",
            "README.md:23",
            (Slot(Role.TITLE, "Title"), Slot(Role.LINK, "Paper link", "Paper")),
            ("title", "Paper"),
            section=("Papers",),
            follow=2,
            of=3,
        ),
    ),
    (LinkState("https://arxiv.org/abs/2401.00001", LinkStatus.UNCHECKED, "offline"),),
    (),
    2,
    {"README.md": TEXT},
)
