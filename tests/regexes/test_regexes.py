"""Every expression takes steps in proportion to the text, or is only ever given short texts."""

import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from tests.regexes.engine import Engine, TooManyError
from tests.regexes.found import Used, used
from tests.regexes.pumps import alphabet, heads, words

from prcheck.identity import LONGEST, identify, impossible

SIZE = 12
"""Characters of the shorter of two texts."""

GROWTH = 6.0
"""Steps for a text four times as long, at most: 4 is linear, 16 is quadratic."""

NOISE = 80  # steps that are few for a text of any size
LIMIT = 20_000
LAST = 8  # characters with which a text may also end
RECURSION = 20_000

BOUNDED = {
    "identity/": f"addresses of over {LONGEST:,} characters are not read",
    "layouts/address.py: re.compile": "tried at one place",
    "layouts/flaws.py: _LOCAL": "the part of an address before the @, cut",
    "layouts/openings.py: _CLOSE_YEAR": "the last 80 characters of a title",
    "layouts/works.py: _FIELD": "the first 80 characters of a line",
    "rules/papers/composing.py: _LAST": "the last 400 characters of the authors",
    "rules/papers/repair.py: _AND": "the last 400 characters of the authors",
    "titles/parts.py: _ACRONYM": "a remark in brackets",
    "web/addresses.py: _NEARLY_HTTP": "the first 9 characters of a scheme",
    "layouts/remainder.py: _LAST_SIGN": "the last 60 characters of what is left",
    "layouts/style.py: _END": "the last 40 characters of a line",
    "layouts/venues.py: _ENDS_IN_YEAR": "the first 400 characters of a venue",
}
"""Expressions that may need more, and why their texts are short."""

SAMPLES = {
    "configuration/place.py: re.match": (r"""\s*["']?timeout["']?\s*[.=]""", True),
    "markdown/tree.py: close": (r" {0,3}`{3,}[ \t]*\Z", True),
    "prose/table.py: re.subn": (r"\bline 12\b(?!\])", False),
    "rules/papers/repair.py: re.finditer": (r"(?<!\w)Lovelace(?!\w)", False),
}
"""Expressions that are only known when they run, by an example, and whether they are tried at one place only."""


@cache
def everything() -> tuple[Used, ...]:
    found, unknown = used()
    missing = [place for place in unknown if not any(place.startswith(lead) for lead in SAMPLES)]
    assert missing == [], "give an example of these expressions in SAMPLES"
    return *found, *(Used(place, pattern, 0, anchored) for place, (pattern, anchored) in SAMPLES.items())


def growth(one: Used) -> tuple[float, str]:
    """How many times the steps grow where the text grows fourfold, and the start of the text that grows most."""
    engine = Engine(one.pattern, one.flags, LIMIT)
    worst = (0.0, "")
    for text in _texts(one):
        times = max(2, SIZE // len(text[1]))
        short, long = (_steps(engine, text, times * factor, one.anchored) for factor in (1, 4))
        worst = max(worst, (long / max(short, NOISE) if long < LIMIT else float("inf"), repr(text)))
        if worst[0] > GROWTH:
            break
    return worst


def _texts(one: Used) -> Iterator[tuple[str, str, str]]:
    chars = alphabet(one.pattern, one.flags)
    for head, pump in product(heads(one.pattern, one.flags), chars):
        yield head, pump, "\x7f"
    for pump in words(one.pattern, one.flags):
        yield "", pump, "\x7f"
    for pump in chars[:LAST]:
        yield "", pump, ""


def _steps(engine: Engine, text: tuple[str, str, str], times: int, anchored: bool) -> int:
    head, pump, tail = text
    try:
        engine.scan(head + pump * times + tail, anchored=anchored)
    except TooManyError:
        return LIMIT
    return engine.steps


@pytest.fixture(autouse=True)
def deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(RECURSION)
    yield
    sys.setrecursionlimit(before)


@pytest.mark.no_cover
@pytest.mark.parametrize("one", everything(), ids=lambda one: one.place)
def test_an_expression_is_linear_or_its_texts_are_short(one: Used) -> None:
    if any(one.place.startswith(lead) for lead in BOUNDED):
        return
    times, text = growth(one)
    assert times <= GROWTH, f"{one.place} is not linear: try {text} on {one.pattern!r}; see tests/regexes"


@pytest.mark.parametrize("lead", BOUNDED)
def test_what_is_called_bounded_is_there(lead: str) -> None:
    assert any(one.place.startswith(lead) for one in everything())


def test_long_addresses_are_not_read() -> None:
    assert identify(f"https://arxiv.org/abs/2401.00001?{'x' * LONGEST}") is None
    assert impossible(f"https://arxiv.org/abs/2413.00001?{'x' * LONGEST}") == ""


@pytest.mark.parametrize(
    ("pattern", "anchored"),
    [
        (r"\s+$", False),
        (r"(a+)+b", True),
        (r"(a|a)*b", True),
        (r"\s*x?\s*$", True),
        (r"[a-z]+\d", False),
        (r".*?,.*?,.*?;", True),
        (r"(?:ab|a|b)*c", True),
        (r'"(?:[^"\\]|\\.)*"', False),
    ],
)
def test_an_ambiguous_expression_is_seen(pattern: str, anchored: bool) -> None:
    assert growth(Used("x", pattern, 0, anchored))[0] > GROWTH


@pytest.mark.parametrize(
    ("pattern", "anchored"),
    [(r"(?<!\s)\s+$", False), (r"(?:ab)*c", True), (r"a++b", True), (r"\s*+x?+\s*+$", True), (r"[a-z]{1,9}\d", False)],
)
def test_a_plain_expression_is_not_blamed(pattern: str, anchored: bool) -> None:
    assert growth(Used("x", pattern, 0, anchored))[0] <= GROWTH


@pytest.mark.parametrize("one", everything(), ids=lambda one: one.place)
def test_the_engine_matches_as_pythons_does(one: Used) -> None:
    compiled, engine = re.compile(one.pattern, one.flags), Engine(one.pattern, one.flags, short=10**9)
    for head in heads(one.pattern, one.flags):
        for pump in alphabet(one.pattern, one.flags)[:4]:
            text = head + pump * 2
            engine.text = text
            found = compiled.match(text)
            assert engine.match(0) == (found.end() if found else None), text
