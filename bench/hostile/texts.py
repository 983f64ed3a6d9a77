"""The texts: each piece in several places, and those whose parts differ."""

from collections.abc import Iterator
from pathlib import Path

from bench.hostile.pieces import BLOCKS, REPEATED

from prcheck.layouts.candidates import SIZE
from prcheck.markdown.caps import LINE

WORST = 200
SHORT = 60  # times on a short line
ENTRY, LONG = SIZE - 1_000, LINE - 1_000

Texts = Iterator[tuple[str, str]]


def texts(size: int) -> Texts:
    """Each text with its name."""
    for name, piece in REPEATED.items():
        yield from _placed(name, piece, size)
    for name, piece in BLOCKS.items():
        yield name, filled(piece, size)
    yield from _around(size)
    yield from _grown(size)


def filled(piece: str, size: int) -> str:
    """A piece, said until the text has its size."""
    return piece * (size // len(piece.encode()))


def _placed(name: str, piece: str, size: int) -> Texts:
    long, entry = filled(piece, LONG), filled(piece, ENTRY)
    yield f"{name}, one line", filled(piece, size)
    yield f"{name}, long lines", filled(f"a {long}\n\n", size)
    yield f"{name}, long lines together", filled(f"{long}\n", size)
    yield f"{name}, headings", filled(f"# {long}\n", size)
    yield f"{name}, cells", "|a|b|\n|-|-|\n" + filled(f"|{entry}|\n", size)
    yield f"{name}, lines", filled(f"{piece * SHORT}\n", size)
    yield f"{name}, entries", filled(f"- **Title** {entry}\x7f\n\n", size)
    yield f"{name}, titles", filled(f"- **A Title {piece * 8}** (CVPR 2024)\n", size)
    yield f"{name}, paragraphs", filled(f"**A Title of Words**<br>\n*Ada Author*<br>\n{piece * 8}\n\n", size)


def _around(size: int) -> Texts:
    """Those that end otherwise than they begin."""
    for name, before, middle, after in (
        ("brackets around", "[", "a", "]"),
        ("links in links", "[", "a", "](b)"),
        ("emphasis around", "*", "a", "*"),
        ("strong in emphasis", "*a **b ", "b", "c** d*"),
        ("quotes around", "> ", "a", ""),
        ("angles around", "<", "", ">"),
        ("stars, then both", "*a ", "", "_a*_ "),
        ("two stars, then single ones", "a**b", "", "c* "),
        ("tags around", "<b>", "a", "</b>"),
    ):
        yield f"{name}, one line", _wrapped(before, middle, after, size)
        yield f"{name}, long lines", filled(f"a {_wrapped(before, middle, after, LONG)}\n\n", size)
        yield f"{name}, entries", filled(f"- **Title** {_wrapped(before, middle, after, ENTRY)}\n\n", size)
    yield "a comment that stays open", f"</{filled('<!--', size)}"
    yield "blanks before a break", filled(f"x{' ' * LONG}x  \nx\n\n", size)
    yield "escapes in brackets", filled("[" + "\\" * LONG + "\n\n", size)
    yield "brackets with a definition", filled(_wrapped("[", "", "]", LONG) + "\n\n", size) + "[a]: /b"


def _wrapped(before: str, middle: str, after: str, size: int) -> str:
    times = size // (len(before) + len(after))
    return before * times + middle + after * times


def _grown(size: int) -> Texts:
    """Those whose pieces differ."""
    root = int(size**0.5)
    yield "back-tick runs of all lengths", "".join(f"e{'`' * n}" for n in range(int((2 * size) ** 0.5)))
    yield "back-tick runs of all lengths, lines", "".join(f"e{'`' * n}\n" for n in range(int((2 * size) ** 0.5)))
    yield "back-tick runs, long lines", filled("".join(f"e{'`' * n}" for n in range(270)) + "\n\n", size)
    yield "table, wide and long", f"{'|a' * (root // 2)}|\n{'|-' * (root // 2)}|\n" + f"{'|a' * (root // 2)}|\n" * root
    yield "table of one row", f"{'|a' * (size // 4)}\n{'|-' * (size // 4)}"
    yield "table, short rows", f"{'|a' * root}\n{'|-' * root}\n" + "|\n" * (size // 2)
    yield "table, empty cells", f"{'|a' * root}\n{'|-' * root}\n" + filled(f"{'|' * root}\n", size)
    yield "definitions, all different", "".join(f"[{n}]: u{n}\n" for n in range(size // 14))
    yield "definitions and uses", "".join(f"[{n}]: u\n" for n in range(size // 30)) + "[1] " * (size // 8)
    yield "definitions, unused", "".join(f"[x{n}]: /u\n\n[a]\n\n" for n in range(size // 22))
    yield "quotes, deeper", "".join(f"{'>' * (n % 900)} a\n" for n in range(size // 460))
    yield "bullets, deeper", "".join(f"{'  ' * (n % 500)}- a\n" for n in range(size // 505))
    yield "bullets, as deep as may be", filled("".join(f"{'  ' * n}- a\n" for n in range(39)), size)
    yield "headings, all different", "".join(f"# {n}\n" for n in range(size // 9))
    yield "headings with one entry each", "".join(f"# {n}\n- **A Title {n}** (CVPR 2024)\n" for n in range(size // 45))
    yield "titles, all different", "".join(f"- **Paper Number {n}** (CVPR 2024)\n" for n in range(size // 38))
    yield "titles, short", "".join(f"- **Ab Cd {n}**\n" for n in range(size // 20))
    yield "rows, all different", "|Title|Venue|\n|-|-|\n" + "".join(f"|Ab Cd Ef {n}|CVPR|\n" for n in range(size // 24))
    yield "links, all different", "".join(f"- [Ab {n}](https://a.example/{n})\n" for n in range(size // 40))
    yield (
        "labels, all different",
        "".join(f"- **Ab Cd Ef** [[L{n}](https://a.example/{n})]\n" for n in range(size // 48)),
    )
    yield "anchors, all different", "".join(f'<a id="{n}"></a>[x](#{n + 1})\n\n' for n in range(size // 38))
    yield "names, all different", "".join(f"- **Ab Cd Ef**, Ada A{n}, Ben B{n}\n" for n in range(size // 38))
    yield "venues, all different", "".join(f"- **Ab Cd Ef** V{n} 20{n % 30:02}\n" for n in range(size // 30))
    yield (
        "templates, all different",
        "".join(f"```\n**Title**\nAuthors [[L{n}](link)]\n```\n" for n in range(size // 45)),
    )
    yield "a title of one word", f"**{'a' * (size - 40)}**<br>\n*Ada*<br>\nCVPR 2024"


def slow(folder: Path, size: int) -> Texts:
    """The slowest lists of a run of the fuzzer, repeated."""
    found = sorted(path for kind in ("audit", "check", "entries") for path in folder.glob(f"slow-{kind}-*"))
    for path in found[:: max(1, len(found) // WORST)][:WORST]:
        text = path.read_bytes().decode("utf-8", "replace")
        yield path.name, filled(f"{text}\n\n", max(size, len(text.encode()) + 2))
