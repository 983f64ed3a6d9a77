import re
from contextlib import suppress
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.configuration import choose, keys, read
from prcheck.configuration.values import network
from prcheck.errors import ConfigError, UsageError
from prcheck.settings import Endpoints, LinkSettings, PaperSettings, ReviewSettings, Settings

FULL = """\
lists = ["README.md", "lists/*.md"]
template = "**Title**<br>"
required-links = ["Paper", "Code"]

[labels]
Code = ["Repo", "Implementation"]
arXiv = "Paper"

[links]
timeout = 5
budget = 60.5
per-host = 2
cache-days = 0
dead-after-days = 7
fragments = true
max-body = 1000
ignore = ["https://example.org/*"]
allow-networks = ["10.1.2.3/8"]

[papers]
sources = ["arxiv"]
mailto = "list@example.org"
venues = { "NeurIPS" = ["NIPS"] }

[review]
max-comments = 5
request-changes = true

[endpoints]
semantic-scholar = "http://127.0.0.1:8080/s2/"
"""


def test_all_keys_are_read() -> None:
    settings = read(FULL, "prcheck.toml")
    assert settings is not None
    assert settings.lists == ("README.md", "lists/*.md")
    assert settings.required_links == ("Paper", "Code")
    assert settings.labels == {"Repo": "Code", "Implementation": "Code", "arXiv": "Paper"}
    assert settings.links == LinkSettings(5.0, 60.5, 2, 0, 7, True, 1000, ("https://example.org/*",), ("10.0.0.0/8",))
    assert settings.papers == PaperSettings(("arxiv",), "list@example.org", {"NIPS": "NeurIPS"})
    assert settings.review == ReviewSettings(5, True)
    assert settings.endpoints == Endpoints(semantic_scholar="http://127.0.0.1:8080/s2")


def test_every_setting_can_be_written() -> None:
    for value, readers in (
        (LinkSettings, keys.LINKS),
        (PaperSettings, keys.PAPERS),
        (ReviewSettings, keys.REVIEW),
        (Endpoints, keys.ENDPOINTS),
    ):
        assert {field.name.replace("_", "-") for field in fields(value)} == set(readers)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lsts = []", 'prcheck.toml:1: unknown key "lsts"; did you mean "lists"'),
        ("\n[links]\ntime-out = 3", 'prcheck.toml:3: unknown key "time-out" in [links]; did you mean "timeout"'),
        ("zzz = 1", 'prcheck.toml:1: unknown key "zzz"; expected one of endpoints, labels, links, lists'),
        ("[linx]", 'prcheck.toml:1: unknown key "linx"; did you mean "links"'),
        ("links = 3", 'prcheck.toml:1: "links" is 3; expected a table'),
        (f"lists = ['{'*a' * 251}']", 'prcheck.toml:1: "lists" holds a glob of more than 500 characters'),
        ("lists = 'a'", 'prcheck.toml:1: "lists" is "a"; expected a list of texts'),
        ("lists = [1]", 'prcheck.toml:1: "lists" is a list; expected a list of texts'),
        ("template = ''", 'prcheck.toml:1: "template" is ""; expected a text'),
        ("template = 'a'\ntemplate-from = 'b'", "prcheck.toml:2: both template and template-from are given"),
        ("[links]\ntimeout = true", 'prcheck.toml:2: "timeout" is true; expected a number of seconds'),
        ("[links]\ntimeout = '3'", 'prcheck.toml:2: "timeout" is "3"; expected a number of seconds'),
        ("[links]\ntimeout = 0", 'prcheck.toml:2: "timeout" is 0; expected a number of seconds'),
        ("[links]\nbudget = nan", 'prcheck.toml:2: "budget" is nan; expected a number of seconds'),
        ("[links]\nper-host = 0", 'prcheck.toml:2: "per-host" is 0; expected a whole number, 1 or more'),
        ("[links]\ncache-days = -1", 'prcheck.toml:2: "cache-days" is -1; expected a whole number, 0 or more'),
        ("[links]\nfragments = 'yes'", 'prcheck.toml:2: "fragments" is "yes"; expected true or false'),
        ("[links]\nallow-networks = ['x']", 'prcheck.toml:2: "x" is no network'),
        ("[endpoints]\narxiv = 'ftp://x'", 'prcheck.toml:2: "arxiv" is "ftp://x"; expected an http or https address'),
        ("[labels]\nCode = 3", 'prcheck.toml:2: "Code" is 3; expected a list of texts'),
        ("links.timeout = 'x'", 'prcheck.toml: "timeout" is "x"'),
        ("a = [", "prcheck.toml: not valid TOML: "),
        ("a = " + "[" * 5000, "prcheck.toml: not valid TOML: "),
    ],
)
def test_errors_name_the_place_and_the_remedy(text: str, message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)) as caught:
        read(text, "prcheck.toml")
    assert caught.value.exit_code == 2


def test_pyproject_holds_them_under_its_tool() -> None:
    settings = read("[tool.prcheck]\nlists = ['a.md']\n", "sub/pyproject.toml")
    assert settings is not None
    assert settings.lists == ("a.md",)
    assert read("[tool.other]\n", "pyproject.toml") is None
    assert read("tool = 3\n", "pyproject.toml") is None
    with pytest.raises(ConfigError, match=re.escape('pyproject.toml:4: unknown key "x" in [tool.prcheck.links]')):
        read("[project]\nx = 1\n[tool.prcheck.links]\nx = 2\n", "pyproject.toml")


def test_the_first_file_counts() -> None:
    texts = {"pyproject.toml": "[tool.prcheck]\nlists = ['p']\n", ".github/prcheck.toml": "lists = ['g']"}
    assert choose(texts).lists == ("g",)
    assert choose({"pyproject.toml": "[project]"}) == Settings()
    assert choose({}) == Settings()


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ConfigError):
        read(text, "prcheck.toml")


def test_networks() -> None:
    assert network("127.0.0.1") == "127.0.0.1/32"
    with pytest.raises(UsageError, match="no network"):
        network("all")


@pytest.mark.parametrize(
    "text",
    [
        "a." * 50_000 + "b = 1",
        "[" + "a . " * 50_000 + "b]",
        "x = " + "[" * 50_000,
        "x = " + "{a=" * 2_000,
        "[links]\ntimeout = " + "9" * 5_000,
        'template = """\n' + "[" * 100_000 + '"""\nx = 1',
    ],
)
def test_a_file_made_to_be_hard_to_read_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        read(text, "prcheck.toml")


def test_a_ruler_of_dots_is_no_long_key() -> None:
    assert read("# " + "." * 500 + "\n# " + ". " * 500, "prcheck.toml") == Settings()


def test_what_does_not_speak_of_prcheck_is_not_even_read() -> None:
    assert read("a." * 50_000 + "b = 1", "pyproject.toml") is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('template = "**Title**, *Authors*"\n', (1,)),
        ('lists = []\ntemplate = "**Title**<br>\\n*Authors*"\n', (2, 2)),
        ('template = """**Title**<br>\n*Authors*<br>\nVenue"""\n', (1, 2, 3)),
        ('# ours\n\ntemplate = """\n**Title**<br>\n*Authors*\n"""\n', (4, 5, 6)),
        ("template = '''\n\n```\n**Title**\n```\n'''\n", (2, 3, 4, 5, 6)),
        ("lists = []\n", ()),
        ('template-from = "shape.md"\n', ()),
    ],
)
def test_each_line_of_a_template_has_its_line_in_the_settings(text: str, lines: tuple[int, ...]) -> None:
    settings = read(text, "prcheck.toml")
    assert settings is not None
    assert settings.template_lines == lines


def test_in_a_shared_file_too() -> None:
    settings = read('[tool.prcheck]\n\ntemplate = """\n**Title**\n*Authors*"""\n', "pyproject.toml")
    assert settings is not None
    assert (settings.template_source, settings.template_lines) == ("pyproject.toml:3", (4, 5))
