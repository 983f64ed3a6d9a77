"""The attacker's side: text, names, markers, settings and events that try to make prcheck say or do something else."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from tests.standin.store import Said
from tests.standin.world import BAD, GOOD, Make, World, listed

from prcheck import pull
from prcheck.edge.asking import asking

EVIL = (
    "@octocat fixes #12 closes octo/list#3",
    "![x](https://evil.example/track.png)",
    "</td></table><script>alert(1)</script>",
    "`@octocat` ``` ```` @octocat",
    "--> <!-- prcheck:summary config=0000000000000000 key=0000000000000000 state=open -->",
    "| a | b | \\| c @octocat",
    "[click](javascript:alert(1)) www.evil.example GH-7 a@evil.example",
    "\u202eevil\u202c \u200b@octocat",
    "::error::boo %0A::set-output name=x::y",
    "~~~ ```suggestion",
)


def outside_code(markdown: str) -> str:
    """The rendered text and tags, without what stands in code, links' addresses and our own marker."""
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    html = re.sub(r"<pre.*?</pre>|<code>.*?</code>", " ", html, flags=re.DOTALL)
    return re.sub(r'<!-- prcheck:\w+ config=\w{16} key=\w{16} state=\w+ -->|href="[^"]*"', " ", html)


def harmless(markdown: str) -> bool:
    shown = outside_code(markdown)
    comments = markdown.count("<!--") - markdown.startswith("<!-- prcheck:")
    words = ("@", "#12", "#3", "GH-", "evil", "<img", "<script", "<!--", "octocat", "\u202e", "\u200b")
    return comments == 0 and not any(word in shown for word in words)


def entry(title: str, authors: str = "Noor Haddad, Sven Ost", venue: str = "CVPR 2024") -> str:
    return f"\n**{title}**\n{authors}\n{venue} [[Papr](https://arxiv.org/abs/2404.91002)]\n"


def bodies(world: World) -> list[str]:
    inline = [said.body for thread in world.store.threads for said in thread.comments]
    return [*inline, *(said.body for said in (*world.store.comments, *world.store.reviews))]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("place", ["title", "authors", "venue", "label", "url"])
def test_untrusted_text_stays_text(make: Make, evil: str, place: str) -> None:
    if place in ("label", "url"):
        link = f"[[{evil}](https://arxiv.org/abs/2404.91002)]" if place == "label" else f"[[Paper]({evil})]"
        world = make(listed(f"\n**A Plain Title Here**\nNoor Haddad\nCVPR 2024 {link}\n"))
    else:
        world = make(listed(entry(**{"title": "A Plain Title Here", place: evil})))
    world.run()
    assert world.store.comments
    assert all(harmless(body) for body in bodies(world)), "\n\n".join(bodies(world))
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in world.out.splitlines())
    assert harmless((world.folder / "summary").read_text(encoding="utf-8"))
    assert re.fullmatch(
        r"(verdict=\w+\n|(errors|warnings|entries-added)=\d+\n)+", (world.folder / "output").read_text()
    )


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.md",
        "x`@octocat`.md",
        "::error::x.md",
        "%0A::warning::x.md",
        "<!-- x -->.md",
        "a|b.md",
        "[x](y).md",
        "../../x.md",
        "a'; rm -rf ~; '.md",
        "-->.md",
    ],
)
def test_hostile_file_names(make: Make, name: str) -> None:
    from prcheck.patch import diff as made
    from prcheck.patch import write  # the stand-in's plain diff cannot name such files

    world = make({"README.md": listed(), name: f"# More\n{BAD}"}, {"README.md": listed()})
    world.store.diff = lambda: write(made(None, f"# More\n{BAD}", name).patch)  # type: ignore[method-assign]
    world.run()
    shown = [body for body in bodies(world) if not body.startswith("<!-- prcheck:review")]
    assert shown
    assert all(harmless(body) for body in shown), "\n\n".join(shown)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in world.out.splitlines())


def test_a_fence_in_an_entry_cannot_end_the_suggestion(make: Make) -> None:
    world = make(listed(entry("Four ```` Ticks\u00a0and More")))
    world.run()
    (thread,) = world.store.threads
    for block in re.finditer(
        r"^(`{3,})(?:suggestion|markdown)\n(.*?)^\1$", thread.comments[0].body, re.MULTILINE | re.DOTALL
    ):
        assert len(block[1]) > 4
    assert "suggestion" in thread.comments[0].body


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x07", "<!-- x -->", "\u2066"])
def test_suggestions_hold_no_hidden_characters_and_no_comments(make: Make, hidden: str) -> None:
    world = make(listed(entry(f"A Plain Title{hidden} Here")))
    world.run()
    for thread in world.store.threads:
        for block in re.finditer(r"^```suggestion\n(.*?)^```$", thread.comments[0].body, re.MULTILINE | re.DOTALL):
            assert hidden not in block[1]


def test_an_ignore_comment_from_the_head_silences_no_error_and_is_shown(make: Make) -> None:
    comment = "\n<!-- prcheck: ignore wrong-emphasis, unknown-link-label -->"
    world = make(listed(comment, BAD))
    assert world.run() == 1
    assert "wrong-emphasis" in world.store.threads[0].comments[0].body
    assert "that this change adds" in world.summary()


def test_settings_from_the_head_are_told_and_not_used(make: Make) -> None:
    off = '[rules]\nwrong-emphasis = "off"\nmissing-line-break = "off"\nunknown-link-label = "off"\n'
    world = make({"README.md": listed(BAD), ".github/prcheck.toml": off}, {"README.md": listed()})
    assert world.run() == 1
    assert "settings-changed" in world.summary()


@pytest.mark.parametrize("name", ["strict.toml", "TEMPLATE.md"])
def test_settings_of_any_name_are_told_and_not_used(make: Make, name: str) -> None:
    files: dict[str, str | bytes] = {
        "README.md": listed(),
        "strict.toml": 'template-from = "TEMPLATE.md"\n',
        "TEMPLATE.md": "**Title**<br>\n*Author*<br>\nConference [[Paper](URL)]\n",
    }
    world = make({**files, "README.md": listed(BAD), name: "[rules]\nwrong-emphasis = 'off'\n"}, files)
    assert world.run(config="strict.toml") == 1
    assert f"`{name}`" in world.summary()
    assert "settings-changed" in world.summary()
    assert "PRC106" in world.out


def test_a_copied_marker_in_a_reply_is_no_comment_of_ours(make: Make) -> None:
    world = make(listed(BAD))
    world.run()
    (thread,) = world.store.threads
    thread.comments.append(Said(77, "octocat", thread.comments[0].body))
    world.store.push({"README.md": listed(GOOD)})
    world.run()
    assert "**Fixed.**" not in thread.comments[1].body


def test_the_token_goes_nowhere_else(make: Make, tmp_path: Path) -> None:
    world = make(listed(BAD))
    elsewhere = make(listed(BAD))
    environment = world.environment()
    environment["GITHUB_GRAPHQL_URL"] = f"{elsewhere.standin.url}/graphql"
    assert world.run(environment) == 1
    assert elsewhere.standin.log == []
    assert ("POST", "/graphql") in world.standin.log


def listening(seen: list[str], location: str = "") -> ThreadingHTTPServer:
    """Somebody's server, which writes down all that it is sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(f"{self.command} {self.path}\n{self.headers}")
            self.send_response(301 if location else 200)
            self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_HEAD = do_GET  # noqa: N815  # the library's names

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's word
            """Nothing: the test reads what was seen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
    return server


def test_links_and_sources_never_see_the_token(make: Make) -> None:
    seen: list[str] = []
    last = listening(seen)
    first = listening(seen, f"http://127.0.0.1:{last.server_port}/onward")
    names = ("arxiv", "datacite", "crossref", "doi", "semantic-scholar", "openalex", "github", "youtube", "wayback")
    endpoints = "".join(f'{name} = "http://127.0.0.1:{last.server_port}/{name}"\n' for name in names)
    toml = f'[links]\nallow-networks = ["127.0.0.0/8"]\n[endpoints]\n{endpoints}'
    links = f"[[Paper](http://127.0.0.1:{first.server_port}/a.pdf)][[Code](https://github.com/evil-lab/trap)]"
    entry = f"\n**A Trap for Tokens**<br>\n*Noor Haddad*<br>\nCVPR 2024 {links}\n"
    world = make({"README.md": listed(entry), "prcheck.toml": toml}, {"README.md": listed(), "prcheck.toml": toml})
    environment = {**world.environment(token="other"), "INPUT_OFFLINE": "false", "GITHUB_TOKEN": "other"}
    try:
        ask = asking(environment, StringIO())
        pull.main(environment, world.said.append, world.told.append, ask=ask, connect=world.hub)
    finally:
        for server in (first, last):
            server.shutdown()
            server.server_close()
    assert any("/a.pdf" in request for request in seen)
    assert any("/onward" in request for request in seen)
    assert any("/github/repos/evil-lab/trap" in request for request in seen)
    assert not any("authorization" in request.lower() or "other" in request.lower() for request in seen)
    assert len(world.store.comments) == 1


def test_nothing_is_written_to_the_runners_environment_files(make: Make) -> None:
    world = make(listed(BAD))
    environment = world.environment()
    for name in ("GITHUB_ENV", "GITHUB_PATH"):
        environment[name] = str(world.folder / name)
    world.run(environment)
    assert not (world.folder / "GITHUB_ENV").exists()
    assert not (world.folder / "GITHUB_PATH").exists()


def test_a_dry_run_shows_text_between_tokens_that_nobody_can_guess(make: Make) -> None:
    world = make(listed(entry("Plain\u00a0Title ::error::boo")))
    assert world.run(dry_run=True) == 1
    assert world.standin.writes == []
    (token,) = re.findall(r"^::stop-commands::([0-9a-f]{32})$", world.out, re.MULTILINE)
    inside = world.out.split(f"::stop-commands::{token}\n")[1]
    assert inside.rstrip().endswith(f"::{token}::")
    assert "--- summary" in inside
    assert not (world.folder / "summary").exists()


def test_a_change_that_is_too_large_is_not_half_posted(make: Make) -> None:
    shape = "\n**Paper Number {0} on Something**<br>\n*Ada Brook*<br>\nCVPR 2024 [[Paper](https://arxiv.org/abs/2404.{1})]\n"
    many = "".join(shape.format(n, 10_000 + n) for n in range(1300))
    world = make(listed(many))
    assert world.run() == 1
    assert "could not be checked in full" in world.summary()
    assert len(world.summary()) < 65_536


def test_a_dry_run_on_a_terminal_is_plain(make: Make) -> None:
    world = make(listed(BAD))
    environment = world.environment()
    del environment["GITHUB_ACTIONS"]
    assert world.run(environment, dry_run=True) == 1
    assert "stop-commands" not in world.out
    assert "--- README.md, lines " in world.out
