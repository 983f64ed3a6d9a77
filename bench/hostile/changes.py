"""All that is not one list: changes, settings, guides, answers of APIs and records, hostile ones each."""

from bench.hostile.cases import Cases, audit, check, code, command
from bench.hostile.pieces import BLOCKS, REPEATED
from bench.hostile.texts import filled

LIST = "# Papers\n\n## Looms\n\n" + "".join(
    f"**A Paper on Loom Number {n}**<br>\n*Ada Lovelace, Carl Gauss*<br>\nCVPR 2024 "
    f"[[Paper](https://arxiv.org/abs/2401.{n:05})]\n\n"
    for n in range(1, 60)
)
FILES = 3_000
HEAD = "diff --git a/README.md b/README.md\n--- a/README.md\n+++ b/README.md\n"
READ = """
import pathlib
from prcheck.errors import PrcheckError
from prcheck.sources import {source} as source
try:
    {call}
except PrcheckError as error:
    print(error)
"""
SHAPES = {
    "lists in lists": "[",
    "objects in objects": '{"a":',
    "one long text": '{"message":{"items":[{"title":["' + "a" * 1000,
    "many records": '{"title":["A b"],"DOI":"10.1/a","author":[{"family":"B","given":"C"}]},',
    "many authors": '{"family":"B","given":"C"},',
    "long numbers": "9" * 4000,
}


def changes(size: int) -> Cases:
    """Each case."""
    yield from _diffs(size)
    yield from _pairs(size)
    yield from _guides(size)
    yield from _settings(size)
    yield from _answers(size)
    yield from _records(size)


def _hunk(old: str, new: str, at: int = 1) -> str:
    lines = [f"-{line}\n" for line in old.splitlines()] + [f"+{line}\n" for line in new.splitlines()]
    return f"@@ -{at},{len(old.splitlines())} +{at},{len(new.splitlines())} @@\n{''.join(lines)}"


def _diffs(size: int) -> Cases:
    many = {"files": "papers", "files, one line each": "x"}
    for name, folder in many.items():
        body = LIST[:2000] if folder == "papers" else "- **A Title of Words** (CVPR 2024)"
        parts = (
            f"diff --git a/{folder}/{n}.md b/{folder}/{n}.md\nnew file mode 100644\n--- /dev/null\n"
            f"+++ b/{folder}/{n}.md\n" + _hunk("", body).replace("@@ -1,0", "@@ -0,0")
            for n in range(FILES)
        )
        yield check(f"diff of {FILES} {name}", {"change.diff": "".join(parts), "README.md": LIST})
    yield check(
        "diff of renames",
        {
            "change.diff": "".join(
                f"diff --git a/{n} b/x{n}\nsimilarity index 100%\nrename from {n}\nrename to x{n}\n"
                for n in range(size // 70)
            ),
            "README.md": LIST,
        },
    )
    for name, piece in {
        "heads": "diff --git a/README.md b/README.md\n",
        "heads and names": HEAD,
        "hunks, empty": "@@ -1,0 +1,0 @@\n",
        "hunks of one line": "@@ -1 +1 @@\n-a\n+b\n",
        "hunks, open": "@@ -1,9 +1,9 @@\n a\n",
        "context": " a\n",
        "no ends": "-a\n\\ No newline at end of file\n",
        "marks": "@@",
        "binary": "Binary files a/x.png and b/x.png differ\n",
        "quoted names": '--- "a/\\303\\244"\n+++ "b/\\303\\244"\n@@ -1 +1 @@\n-a\n+b\n',
        "mails": "From: a\nSubject: b\n---\n",
        "fences": "```diff\n@@ -1 +1 @@\n-a\n+b\n```\n",
    }.items():
        yield check(f"diff, {name}", {"change.diff": HEAD + filled(piece, size), "README.md": LIST})
        yield check(f"diff, {name}, bare", {"change.diff": filled(piece, size), "README.md": LIST})
    yield check(
        "diff, counts beyond all", {"change.diff": f"{HEAD}@@ -1,{10**18} +1,{10**18} @@\n+a\n", "README.md": LIST}
    )
    yield check("diff, far away", {"change.diff": f"{HEAD}@@ -{10**9},1 +{10**9},1 @@\n-a\n+b\n", "README.md": LIST})
    yield check(
        "diff, one long line", {"change.diff": HEAD + "@@ -1 +1 @@\n-# Papers\n+" + "a" * size, "README.md": LIST}
    )


def _pairs(size: int) -> Cases:
    """Lists before and after: pieces added to a list, taken away, and all lines changed."""
    start = LIST.count("\n")
    for name, piece in {**REPEATED, **BLOCKS}.items():
        new = filled(piece, 19_000) if name in REPEATED else filled(piece, size)
        if name in REPEATED:
            new = filled(f"- **A Title** {new}\n\n", size)
        lines = len(new.split("\n")) - 1
        added = f"{HEAD}@@ -{start},0 +{start + 1},{lines} @@\n" + "".join(f"+{x}\n" for x in new.split("\n")[:-1])
        yield check(f"{name}, added", {"change.diff": added, "README.md": LIST})
    titles = [f"- **Paper Number {n}** (CVPR 2024)" for n in range(size // 36)]
    for name, after in {
        "all lines changed": [line.replace("2024", "2025") for line in titles],
        "all lines turned round": titles[::-1],
        "every second line out": titles[::2],
        "all lines the same": ["- **A Paper** (CVPR 2024)"] * len(titles),
        "blanks at all ends": [f"{line} " for line in titles],
    }.items():
        before = "\n".join(titles) + "\n"
        files = {"change.diff": HEAD + _hunk(before, "\n".join(after)), "README.md": before}
        yield check(f"list, {name}", files)
    equal = ["- **A Paper** (CVPR 2024)"] * (size // 26)
    swapped = [line if n % 2 else line.replace("A Paper", "B Paper") for n, line in enumerate(equal)]
    yield check(
        "list of one entry, half of them changed",
        {"change.diff": HEAD + _hunk("\n".join(equal), "\n".join(swapped)), "README.md": "\n".join(equal) + "\n"},
    )


def _guides(size: int) -> Cases:
    for name, piece in {**BLOCKS, **{key: f"{value * 40}\n\n" for key, value in REPEATED.items()}}.items():
        yield audit(f"{name}, guide", README=LIST, CONTRIBUTING=filled(piece, size))
    for name, piece in {
        "fences": "```\n**Title**<br>\n*Authors*<br>\nVenue [[Paper](link)]\n```\n",
        "quotes": "> **Title** *Authors* Venue [[Paper](link)]\n\n",
        "items": "- **Title**, *Authors*, Venue, [[Paper](link)]\n",
        "comments": "<!-- **Title** *Authors* Venue [[Paper](link)] -->\n\n",
        "back-ticks": "`[Title](link) - Authors. Venue` ",
        "sentences": "Use the format '[Paper title](url) - (acronym)'. ",
        "tables": "| Title | Authors | Venue | Paper |\n|-|-|-|-|\n\n",
        "notes": "[//]: # (**Title** *Authors* Venue [[Paper](link)])\n",
        "slots": "[[Label](link)] ",
        "placeholders": "**Title** ",
    }.items():
        yield audit(f"templates in {name}", README=LIST, CONTRIBUTING=filled(piece, size))
        yield command(f"template command, {name}", {"README.md": filled(piece, size)}, "template", "README.md")
    for name in ("CONTRIBUTING", "README"):
        text = "".join(f"`[Title](link) - Authors. Venue{n}`\n\n" for n in range(size // 40))
        yield audit(f"templates all different, {name}", **{"README": LIST, name: text})
    yield audit("links to many files", README="".join(f"- [a](b{n}.md)\n" for n in range(size // 16)))


def _settings(size: int) -> Cases:
    for name, text in {
        "tables": filled("[rules]\n", size),
        "tables, different": "".join(f"[a{n}]\n" for n in range(size // 8)),
        "keys": "".join(f"a{n} = 1\n" for n in range(size // 12)),
        "rules": "[rules]\n" + "".join(f'rule{n} = "off"\n' for n in range(size // 18)),
        "lists in lists": "lists = " + "[" * size,
        "dots": "a" + ".a" * (size // 2) + " = 1",
        "dots, lines": filled("a.b.c.d.e.f = 1\n", size),
        "globs": "lists = [" + filled('"a", ', size) + "]",
        "glob of stars": 'lists = ["' + "*a" * (size // 2) + '"]',
        "glob of folders": 'lists = ["' + "**/" * 3_000 + 'x"]',
        "template": 'template = """\n' + filled("**Title** *Authors* [[Paper](link)]\n", size) + '"""',
        "template of brackets": 'template = """' + "[" * size + '"""',
        "template of labels": 'template = """**Title** '
        + "".join(f"[[L{n}](link)] " for n in range(size // 16))
        + '"""',
        "labels": "[labels]\n" + "".join(f'"word{n}" = "Paper"\n' for n in range(size // 20)),
        "required links": "required-links = [" + "".join(f'"L{n}", ' for n in range(size // 10)) + "]",
        "venues": "[papers.venues]\n" + "".join(f'"V{n}" = "CVPR"\n' for n in range(size // 16)),
        "ignored links": "[links]\nignore = [" + filled('"*a*b*c*d*e", ', size) + "]",
        "networks": "[links]\nallow-networks = [" + filled('"10.0.0.0/8", ', size) + "]",
        "open text": 'template = """' + "a\n" * (size // 2),
        "digits": "a = " + "9" * size,
        "escapes": 'template = "' + "\\u0041" * (size // 6) + '"',
    }.items():
        files = {
            "prcheck.toml": text,
            "README.md": LIST,
            "change.diff": f"{HEAD}@@ -1 +1 @@\n-# Papers\n+# Some Papers\n",
        }
        yield check(f"settings, {name}", files)


def _answers(size: int) -> Cases:
    for source in ("arxiv", "crossref", "datacite", "openalex", "semantic_scholar", "repository"):
        call = "source.read(200, pathlib.Path('body').read_bytes())"
        bodies = {name: filled(piece, max(size, len(piece))) for name, piece in SHAPES.items()}
        bodies |= {
            "records": '{"message":{"items":[' + filled(SHAPES["many records"], size)[:-1] + "]}}",
            "authors": '{"message":{"title":["A"],"DOI":"10.1/a","author":['
            + filled(SHAPES["many authors"], size)[:-1]
            + "]}}",
            "tags": filled("<a>", size),
            "feed": "<feed>" + filled("<entry><title>a</title></entry>", size) + "</feed>",
            "entities": '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
            + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
            + "]><feed>&a8;</feed>",
            "citation": filled("@article{a, title={A}, author={B and C}}\n", size),
            "citation, open": "@article{a, title=" + "{" * size,
            "lines": filled("# A Title\nAda Author\n\n", size),
        }
        for name, body in bodies.items():
            yield code(f"answer of {source}, {name}", {"body": body}, READ.format(source=source, call=call))


def _records(size: int) -> Cases:
    for name, text in {
        "entries": "".join(
            f"@article{{a{n}, title={{A Title}}, author={{A, B and C, D}}}}\n" for n in range(size // 54)
        ),
        "entries, one key": filled("@article{a, title={A Title}, author={A, B and C, D}}\n", size),
        "braces": "@article{a, title=" + "{" * size,
        "braces closed": "@article{a, title=" + "{" * (size // 2) + "}" * (size // 2) + "}",
        "at signs": filled("@", size),
        "at signs and braces": filled("@a{", size),
        "fields": "@article{a, title={A}, " + "".join(f"f{n}={{a}}, " for n in range(size // 12)) + "}",
        "fields, one key": "@article{a, " + filled("title={A}, ", size) + "}",
        "authors": "@article{a, title={A}, author={" + filled("A, B and ", size) + "C, D}}",
        "quotes": '@article{a, title="' + filled('a" ', size),
        "strings": "".join(f'@string{{s{n} = "a"}}\n' for n in range(size // 18)) + "@article{a, title=s1}",
        "strings joined": '@article{a, title="a"' + filled(' # "a"', size) + "}",
        "comments": filled("@comment{a}\n", size),
        "escapes": "@article{a, title={" + filled("\\'a", size) + "}}",
        "commands": "@article{a, title={" + filled("{\\'{a}}", size) + "}}",
        "blanks": "@article{a, title={" + " " * size + "}}",
        "equals": "@article{a, " + "=" * size + "}",
        "commas": "@article{a" + "," * size + "}",
    }.items():
        words = ("add", "--from", "records.bib", "--print", "--offline")
        yield command(f"records, {name}", {"records.bib": text, "README.md": LIST}, *words)
    for name in SHAPES:
        words = ("add", "--from", "records.json", "--print", "--offline")
        yield command(
            f"records of JSON, {name}",
            {"records.json": filled(SHAPES[name], max(size, 4000)), "README.md": LIST},
            *words,
        )
