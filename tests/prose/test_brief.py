"""Half a sentence a kind: made of the messages that the rules really give."""

import pytest
from tests.report_sample import FIRST, SECOND

from prcheck.model import Entry, Finding, Severity, Span
from prcheck.prose.brief import PLAIN, TOLD, clauses, listed
from prcheck.rules import RULES

LINK = SECOND.links[0]
HERE = Span(1, 1, 1, 2)


def found(name: str, *messages: str, span: Span = HERE) -> list[Finding]:
    code = next(rule.code for rule in RULES if rule.name == name)
    return [Finding(code, name, Severity.ERROR, message, span, "README.md") for message in messages]


def said(findings: list[Finding], entry: Entry | None = None) -> list[str]:
    return [words for words, _ in clauses(findings, entry)]


@pytest.mark.parametrize(
    ("name", "messages", "words"),
    [
        ("missing-line-break", ["no line break before the venue, so GitHub"], "a line break goes before the venue"),
        ("missing-line-break", ["no break before the venue; write"], "a line break goes before the venue"),
        ("missing-line-break", ["something else; do"], "something else"),
        ("wrong-emphasis", ["the authors are without marks; write *Author* (x)"], "the authors go in italics"),
        (
            "wrong-emphasis",
            ["the title is italic; write **Title** (x)", "the authors are bold; write Author (x)"],
            "the title goes in bold and the authors go without marks",
        ),
        (
            "wrong-emphasis",
            ["the title is bold; write *Title* (x)", "the venue is bold; write *V* (x)"],
            "the title and venue go in italics",
        ),
        ("wrong-emphasis", ["odd; do"], "odd"),
        ("missing-link", ['no "Paper" link; add [[Paper](URL)] (x)'], "the Paper link is missing"),
        (
            "missing-link",
            ['no "Paper" link; add it', 'no "Project page" link; add it'],
            'the Paper and "Project page" links are missing',
        ),
        ("missing-link", ['no "" link; add it'], 'no "" link'),
        ("unknown-link-label", ['unknown label "Papr"; write "Paper" (x)'], 'the label "Papr" should be "Paper"'),
        ("unknown-link-label", ['unknown label "Blog"; the list knows "Paper"'], 'the list has no label "Blog"'),
        ("repeated-link-label", ['the label "Code" stands twice; a copy'], 'the label "Code" stands twice'),
        (
            "duplicate-paper",
            ['"arxiv:1" is listed already on line 5 of the same section as "Other"; keep one of the two'],
            "it is in the list already (line 5, same section)",
        ),
        (
            "duplicate-title",
            ['"A" is likely the paper listed on line 5 under "B" as "C"; keep one of the two'],
            'it is likely in the list already (line 5 under "B")',
        ),
        (
            "duplicate-title",
            ['"A" stands already as a bare title on line 9; remove that one'],
            "its bare title is in the list (line 9)",
        ),
        ("duplicate-title", ["odd; do"], "odd"),
        (
            "similar-title",
            ['"A" is much like "B" on line 3; the same paper?'],
            "it may be a paper of the list (line 3)",
        ),
        (
            "id-of-another-paper",
            ['"arxiv:1" is the paper of "A" here and of "B" on line 3; wrong link?'],
            "another paper of the list has the same link (line 3)",
        ),
        (
            "id-of-another-paper",
            ['"arxiv:1" is the paper of "Walks on line 7" here and of "B; C" on line 3 of old/a b.md; wrong link?'],
            "another paper of the list has the same link (line 3 of old/a b.md)",
        ),
        (
            "similar-title",
            ['"A" is much like "B" on line 3 under "D; E", with the same code; the same paper?'],
            'it may be a paper of the list (line 3 under "D; E")',
        ),
        (
            "duplicate-paper",
            ['"arxiv:1" is listed already on line 5 of b.md as "Other; one"; keep one of the two'],
            "it is in the list already (line 5 of b.md)",
        ),
        ("similar-title", ["odd; do"], "odd"),
        ("malformed-link", ["a", "b"], "2 links are broken"),
        ("moved-link", ["a"], "a link has moved"),
        ("missing-venue", ["no venue; add it"], "the venue is missing"),
        ("damaged-entry", ["it lost its breaks; put them back"], "it lost its breaks"),
    ],
)
def test_clauses(name: str, messages: list[str], words: str) -> None:
    assert said(found(name, *messages)) == [words]


def test_links_are_named_by_their_labels() -> None:
    dead = found("dead-link", '"https://x.example" is dead (404); correct it', span=LINK.url_span)
    assert said(dead, SECOND) == ["the Paper link is gone (404)"]
    assert said(dead, FIRST) == ["a link is gone (404)"]
    both = [*dead, *found("dead-link", '"https://y.example" is dead (404); correct it', span=LINK.span)]
    assert said(both, SECOND) == ["the Paper link is gone"]


def test_each_rule_is_said_once_in_order() -> None:
    findings = [
        *found("missing-line-break", "no line break before the authors, so"),
        *found("missing-title", "no title; add it"),
        *found("missing-line-break", "no line break before the venue, so"),
    ]
    assert said(findings) == ["line breaks go before the authors and venue", "the title is missing"]


def test_every_clause_belongs_to_a_rule_and_entries_have_one() -> None:
    names = {rule.name for rule in RULES}
    assert set(PLAIN) | set(TOLD) <= names
    missing = {r.name for r in RULES if not r.code.startswith("PRC50")} - set(PLAIN) - set(TOLD)
    assert missing == set()


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_enumerations(words: list[str], text: str) -> None:
    assert listed(words) == text
