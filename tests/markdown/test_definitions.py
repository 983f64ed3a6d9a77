"""Link reference definitions beside cmark's, GitHub's own engine: what they define, and what stands below them."""

import random
import re
from html import unescape
from urllib.parse import unquote

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from prcheck.markdown import read

WORD, NAMES = "Loom", ("x", "y", "x y")
SHOWN = re.compile(rf"<p>(?:(?!</p>).)*\b{WORD}\b", re.DOTALL)

TEXTS = (
    "[x]: http://u.example\n<span>\nLoom\n",
    "[x]: http://u.example\n[y]: http://v.example\n<span class='a'>\nLoom\n",
    "- [x]: http://u.example\n  <span>\n  Loom\n",
    "[x]: http://u.example\n    Loom\n",
    "[x]: http://u.example\n---\nLoom\n",
    "[x]: http://u.example\n===\nLoom\n",
    "[x]: http://u.example\n<div>\nLoom\n",
    "[x]: http://u.example\n\n<span>\nLoom\n",
    "[x]:\nhttp://u.example\n",
    "[x]:\n  <http://u.example>\n  'a\n  title'\n",
    "[x]:\n\nhttp://u.example\n",
    '[x]: http://u.example "a \\" title"\n',
    "[x]: http://u.example 'no title\n\nhere'\n",
    "[x]: http://u.example 'a title' and more\nLoom\n",
    "[x\ny]: http://u.example\n",
    "[ ]: http://u.example\n",
    "text\n[x]: http://u.example\n",
    "[X]: http://v.example\n\n[x]: http://u.example\n",
    "> [x]: http://u.example\n",
)


def shown(text: str) -> tuple[dict[str, str], bool]:
    """Where GitHub leads the names, and whether it shows the word as a paragraph's Markdown."""
    html = cmarkgfm.github_flavored_markdown_to_html(
        f"{text}\n" + "".join(f"\n[{name}]\n" for name in NAMES), Options.CMARK_OPT_UNSAFE
    )
    found = ((name, re.search(rf'<p><a href="([^"]*)"[^<>]*>{name}</a></p>', html)) for name in NAMES)
    return {name: unquote(unescape(match[1])) for name, match in found if match}, SHOWN.search(
        html
    ) is not None or "<li>" in html


def seen(text: str) -> tuple[dict[str, str], bool]:
    blocks = read(text)
    lines = {n for block in blocks.walk() if block.kind == "paragraph" for n in range(block.start, block.end + 1)}
    names = {name: url for name, url in blocks.definitions.items() if name in NAMES}
    return names, any(WORD in blocks.line(number) for number in lines)


@pytest.mark.parametrize("text", TEXTS)
def test_as_github_reads_them(text: str) -> None:
    names, word = shown(text)
    assert seen(text) == (names, word)


PIECES = (
    "[x]:",
    "[y]: http://v.example",
    "[x",
    "y]: http://w.example",
    "http://u.example",
    "'t'",
    "'t",
    "(t)",
    "Loom",
    "",
)


@pytest.mark.parametrize("seed", range(600))
def test_invented_definitions(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # the same texts in each run
    text = "\n".join(chance.choices(PIECES, k=6)) + "\n"
    assert seen(text)[0] == shown(text)[0]
