"""Invented lists of any size, and a change that adds entries to them; the same in every run."""

import random
from pathlib import Path

WORDS = (
    "adaptive causal depth diffusion field fusion graph kernel latent learning metric motion neural policy prior prompt"
    " reward robust scene search shape sparse speech token video visual voxel"
).split()
NAMES = ("Ada Lovelace", "Alan Turing", "Carl Gauss", "Emmy Noether", "Grace Hopper", "Mary Cartwright", "Paul Erdos")
VENUES = ("CVPR", "ICLR", "ICML", "NeurIPS")
BYTES = 229  # of one entry with its share of headings
PER_SECTION = 60
ADDED = 50
PLACES = 5  # of the list that the new entries stand at


def entry(source: random.Random, number: int) -> str:
    """A paper with its links, and a blank line."""
    title = " ".join(source.choices(WORDS, k=source.randint(4, 8))).title()
    name = f"{source.choice(WORDS).title()}{number}"
    people = ", ".join(source.sample(NAMES, source.randint(2, 5)))
    links = f"[[Paper](https://arxiv.org/abs/2401.{number:05})] [[Code](https://github.com/example/{name})]"
    return f"**{title.split()[0]} {name}: {title}**<br>\n*{people}*<br>\n{source.choice(VENUES)} 2024 {links}\n\n"


def pieces(kilobytes: int) -> list[str]:
    """The entries of a list of so many kilobytes, headings with the first entries below them."""
    count = max(kilobytes * 1000 // BYTES, 1)
    source = random.Random(count)  # noqa: S311  # the same list in every run
    heads = (f"## Part {n // PER_SECTION}\n\n" if n % PER_SECTION == 0 else "" for n in range(count))
    return [head + entry(source, number) for number, head in enumerate(heads)]


def prepare(folder: Path, kilobytes: int) -> None:
    """The list as `base.md`, and as `change.diff` what adds entries at some places of it."""
    base = pieces(kilobytes)
    source = random.Random(1)  # noqa: S311
    places = {len(base) * place // PLACES for place in range(PLACES)}
    hunks: list[str] = []
    line, shift = 1, 0
    for number, piece in enumerate(base):
        if number in places:
            own = piece.splitlines(keepends=True)
            new = "".join(entry(source, 90_000 + number + n) for n in range(ADDED // PLACES)).splitlines(keepends=True)
            size = len(own) + len(new)
            after = own[:-4] + new + own[-4:]  # below the heading, above the entry
            body = "".join(
                ("+" if at in range(len(own) - 4, size - 4) else " ") + text for at, text in enumerate(after)
            )
            hunks.append(f"@@ -{line},{len(own)} +{line + shift},{size} @@\n{body}")
            shift += len(new)
        line += piece.count("\n")
    (folder / "base.md").write_text("".join(base), encoding="utf-8")
    head = "diff --git a/README.md b/README.md\n--- a/README.md\n+++ b/README.md\n"
    (folder / "change.diff").write_text(head + "".join(hunks), encoding="utf-8")
