"""The words above a text that may announce a format."""

from prcheck.layouts.announcing import above


def test_the_nearest_line_with_words_is_found() -> None:
    lines = ("Use this format:", "", "Not this one:", "***", "", "**Title**, *Authors*")
    assert above(lines, 6) == 3
    assert above(lines, 3) == 1
    assert above(lines, 1) == 0


def test_a_line_far_above_announces_nothing() -> None:
    """Paragraphs without words look up no further than some lines: a guide of them would cost its square."""
    assert above(("Format:", *[""] * 49, "x"), 51) == 1
    assert above(("Format:", *[""] * 50, "x"), 52) == 0
