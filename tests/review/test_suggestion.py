from hypothesis import given
from hypothesis import strategies as st

from prcheck.model import Edit, Finding, Fix, Severity, Span
from prcheck.review.suggestion import Suggestion, apart, suggest

TEXT = "one\ntwo\nthree\nfour\nfive\nsix\n"
HUNKS = (range(1, 7),)


def found(*edits: Edit, severity: Severity = Severity.ERROR, safe: bool = True, code: str = "PRC104") -> Finding:
    return Finding(code, "missing-link", severity, "x", Span(2, 1, 2, 2), "a.md", fix=Fix("x", edits, safe))


def edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    return Edit(Span(line, column, end_line, end_column), text)


def test_fixes_of_one_entry_are_one_rewrite_of_its_lines() -> None:
    made = suggest(TEXT, range(2, 5), [found(edit(2, 1, 2, 4, "TWO")), found(edit(4, 5, 4, 5, "!"))], HUNKS)
    assert made == Suggestion(range(2, 5), "TWO\nthree\nfour!\n", safe=True)
    assert made.block == "```suggestion\nTWO\nthree\nfour!\n```"
    assert made.plain.startswith("```markdown\n")


def test_fixes_that_touch_the_same_text_do_not_mix() -> None:
    heavy, light = found(edit(2, 1, 2, 4, "TWO")), found(edit(2, 1, 2, 4, "2"), severity=Severity.NOTE)
    made = suggest(TEXT, range(2, 3), [light, heavy], HUNKS)
    assert made
    assert made.text == "TWO\n"


def test_taking_the_entry_away_is_a_suggestion_of_its_own() -> None:
    gone = found(edit(2, 1, 5, 1, ""), safe=False, severity=Severity.WARNING)
    made = suggest(TEXT, range(2, 5), [found(edit(2, 1, 2, 4, "TWO")), gone], HUNKS)
    assert made == Suggestion(range(2, 5), "", safe=False)
    assert made.block == "```suggestion\n```"


def test_what_github_cannot_take_is_no_suggestion() -> None:
    fix = found(edit(2, 1, 2, 4, "TWO"))
    assert suggest(TEXT, range(2, 5), [fix], (range(1, 4), range(4, 7))) is None
    assert suggest(TEXT, range(2, 5), [fix], ()) is None
    assert suggest(TEXT, range(2, 5), [found(edit(2, 1, 2, 4, "two"))], HUNKS) is None
    assert suggest(TEXT, range(2, 5), [found(edit(2, 1, 2, 4, "t\u202ewo"))], HUNKS) is None
    assert suggest(TEXT, range(2, 5), [found(edit(2, 1, 2, 4, "<!-- x -->"))], HUNKS) is None
    assert suggest(TEXT, range(2, 5), [found()], HUNKS) is None


def test_lines_around_an_entry_widen_the_rewrite() -> None:
    made = suggest(TEXT, range(3, 4), [found(edit(2, 1, 2, 1, "new\n"))], HUNKS)
    assert made == Suggestion(range(2, 4), "new\ntwo\nthree\n", safe=True)
    below = suggest(TEXT, range(3, 4), [found(edit(3, 6, 4, 1, "")), found(edit(3, 1, 3, 2, "T"))], HUNKS)
    assert below
    assert below == Suggestion(range(3, 5), "Threefour\n", safe=True)


def test_the_last_line_without_an_end() -> None:
    made = suggest("a\nb", range(2, 3), [found(edit(2, 2, 2, 2, "!"))], (range(1, 3),))
    assert made
    assert made.text == "b!\n"


def test_the_last_lines_go_as_whole_lines() -> None:
    made = suggest("a\nb\nc", range(3, 4), [found(edit(2, 2, 3, 2, ""), safe=False)], (range(1, 4),))
    assert made == Suggestion(range(3, 4), "", safe=False)
    assert (made.plain, made.warning) == (
        "",
        "This suggestion takes the entry out. Please read it before you commit it.",
    )
    blank = suggest("a\n\nc\n", range(3, 4), [found(edit(2, 1, 4, 1, ""))], (range(1, 4),))
    assert blank == Suggestion(range(2, 4), "", safe=True)
    joined = suggest("a\nb\nc", range(2, 3), [found(edit(2, 2, 3, 1, ""))], (range(1, 4),))
    assert joined
    assert joined.text == "bc\n"


def test_no_two_suggestions_share_a_line() -> None:
    first, second, third = (Suggestion(range(a, b), "x\n", safe=True) for a, b in ((4, 7), (1, 5), (7, 8)))
    kept = list(apart([("a", first), ("a", second), ("a", third), ("b", first)]))
    assert kept == [("a", second), ("a", third), ("b", first)]


@given(
    st.lists(st.tuples(st.integers(1, 6), st.integers(1, 3), st.integers(0, 2), st.sampled_from(["", "x", "`", "```"])))
)
def test_a_suggestion_always_changes_lines_of_one_hunk(parts: list[tuple[int, int, int, str]]) -> None:
    fixes = [found(edit(line, column, line, column + size, text)) for line, column, size, text in parts]
    hunks = (range(1, 4), range(4, 7))
    made = suggest(TEXT, range(2, 3), fixes, hunks)
    if made:
        lines = TEXT.split("\n")[made.lines.start - 1 : made.lines.stop - 1]
        assert made.text != "".join(f"{line}\n" for line in lines)
        assert any(made.lines.start in hunk and made.lines[-1] in hunk for hunk in hunks)
