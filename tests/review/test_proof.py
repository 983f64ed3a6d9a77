"""Suggestions are made only where they prove to mend what they offer to."""

from collections.abc import Callable, Mapping

from prcheck.model import Edit, Finding, Fix, Severity, Span
from prcheck.review.proof import ROUNDS, Offer, committed, proven
from prcheck.review.suggestion import Suggestion

TEXTS = {"a.md": "one\ntwo\nthree\nfour\n", "b.md": "uno\n"}
ERROR, NOTE = Severity.ERROR, Severity.NOTE


def offer(path: str, line: int, text: str, *known: str) -> Offer:
    return Offer(f"{path}{line}", path, Suggestion(range(line, line + 1), text, safe=True), frozenset(known))


def finding(path: str, line: int, severity: Severity = ERROR, code: str = "PRC104", new: str | None = None) -> Finding:
    span = Span(line, 1, line, 2)
    fix = None if new is None else Fix("x", (Edit(span, new),), safe=False)
    return Finding(code, "missing-link", severity, "x", span, path, fix=fix)


def saying(
    find: Callable[[Mapping[str, str]], list[Finding]],
) -> tuple[list[Mapping[str, str]], Callable[..., list[Finding]]]:
    asked: list[Mapping[str, str]] = []

    def judge(texts: Mapping[str, str]) -> list[Finding]:
        asked.append(texts)
        return find(texts)

    return asked, judge


def test_what_leaves_nothing_holds() -> None:
    offers = [offer("a.md", 2, "TWO\n"), offer("b.md", 1, "")]
    asked, judge = saying(lambda _: [finding("a.md", 1), finding("a.md", 3)])
    assert proven(offers, TEXTS, judge) == tuple(offers)
    assert asked == [{"a.md": "one\nTWO\nthree\nfour\n", "b.md": ""}]


def test_what_is_left_to_mend_is_taken_in() -> None:
    _, judge = saying(lambda texts: [finding("a.md", 2, new="X")] if "two!" in texts["a.md"] else [])
    (made,) = proven([offer("a.md", 2, "two!\n")], TEXTS, judge)
    assert made.suggestion == Suggestion(range(2, 3), "Xwo!\n", safe=False)


def test_lines_are_followed_through_earlier_suggestions() -> None:
    offers = [offer("a.md", 1, "a\nb\nc\n"), offer("a.md", 3, "3\n")]
    _, judge = saying(lambda texts: [finding("a.md", 5, new="X")] if "\n3\n" in texts["a.md"] else [])
    assert [made.suggestion.text for made in proven(offers, TEXTS, judge)] == ["a\nb\nc\n", "X\n"]


def test_a_new_error_gives_it_up_and_an_old_one_or_a_note_does_not() -> None:
    for code, severity, count in (
        ("PRC999", ERROR, 0),
        ("PRC104", ERROR, 1),
        ("PRC999", NOTE, 1),
        ("PRC501", ERROR, 1),
    ):
        _, judge = saying(lambda _, code=code, severity=severity: [finding("a.md", 2, severity, code)])  # type: ignore[misc]
        assert len(proven([offer("a.md", 2, "TWO\n", "PRC104")], TEXTS, judge)) == count


def test_what_cannot_be_mended_or_never_ends_is_given_up() -> None:
    _, same = saying(lambda _: [finding("a.md", 2, new="T")])
    assert proven([offer("a.md", 2, "T\n")], TEXTS, same) == ()
    asked, endless = saying(lambda _: [finding("a.md", 2, new="xx")])
    assert proven([offer("a.md", 2, "T\n")], TEXTS, endless) == ()
    assert len(asked) == ROUNDS


def test_suggestions_are_committed_together() -> None:
    text = committed(
        TEXTS["a.md"], [Suggestion(range(1, 3), "1\n", safe=True), Suggestion(range(4, 5), "4\n5\n", safe=True)]
    )
    assert text == "1\nthree\n4\n5\n"
