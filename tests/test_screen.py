import pytest

from prcheck.screen import paint


@pytest.mark.parametrize(
    ("environment", "terminal", "on"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm-256color"}, True, True),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": ""}, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colours(environment: dict[str, str], *, terminal: bool, on: bool) -> None:
    assert paint(environment, terminal=terminal).on is on
    assert paint(environment, terminal=terminal, plain=True).on is False


@pytest.mark.parametrize(
    ("environment", "links"),
    [
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"VTE_VERSION": "7600", "TERM": "xterm-256color"}, True),
        ({"VTE_VERSION": "4205"}, False),
        ({"VTE_VERSION": "x"}, False),
        ({"WT_SESSION": "1"}, True),
        ({"WT_SESSION": "1", "NO_COLOR": "1"}, False),
        ({"TERM_PROGRAM": "WezTerm", "TERM": "tmux-256color"}, False),
        ({"TERM_PROGRAM": "WezTerm", "TERM": "tmux-256color", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM_PROGRAM": "WezTerm", "FORCE_HYPERLINK": "0"}, False),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_links(environment: dict[str, str], *, links: bool) -> None:
    assert paint(environment, terminal=True).links is links
    assert paint(environment, terminal=False).links is False


def test_only_a_terminal_has_columns_to_keep_to() -> None:
    assert paint({}, terminal=True, columns=70).columns == 70
    assert paint({}, terminal=False, columns=70).columns > 70
    assert not paint({"FORCE_COLOR": "1"}, terminal=False).folds
