"""Templates that a list declares: Markdown with the fields' words in place, found in its texts or given as one."""

import re
from collections.abc import Iterator, Sequence

from prcheck import markdown
from prcheck.errors import ConfigError
from prcheck.layouts.drafts import MOST_UNKNOWN, Draft, draft, names_title
from prcheck.markdown import Block
from prcheck.model import Role, Skip, Template

_COMMENT = re.compile(r"^\s*<!--+|--+>\s*$")
_HIDDEN = re.compile(r"\s{0,3}\[//\]:\s*#\s*[(\"'](.*)[)\"']\s*$")
_QUOTE = re.compile(r"^\s{0,3}>\s?")
_CITATION = re.compile(r"@\w+\s?\{|=\s?\{")  # BibTeX
_TICKS = re.compile(r"`([^`\n]{8,300})`")
_MOST_LINES = 30


def read_template(text: str, source: str, path: str = "") -> Template:
    """The template that a settings text is; raises `ConfigError` without a title, with two, with unknown words."""
    lines = [line for line in markdown.normalise(text).strip("\n").split("\n") if not line.strip().startswith("```")]
    found = draft("\n".join(lines))
    titles = found.roles.count(Role.TITLE)
    if found.unknown:
        strange = found.unknown[0]
        line = next((n for n, one in enumerate(lines, 1) if strange.lower() in one.lower()), 1)
        raise ConfigError(
            f'{source}: line {line} of the template, "{lines[line - 1].strip()[:80]}": "{strange[:40]}" is no field',
            'write words such as "Title", "Authors", "Venue", "Year" and links such as [Paper](Paper link)',
        )
    if titles != 1:
        what = "no title" if not titles else f"{titles} titles"
        where = f'{source}: line 1 of the template: "{lines[0].strip()[:80]}"'
        raise ConfigError(f"{where} starts a template with {what}", 'write "Title" where it belongs, once')
    return build(found, "settings", source, path)


def build(found: Draft, origin: str, source: str, path: str) -> Template:
    """The template of a draft: its title, authors and venue are required, and the first of its links."""
    links = [slot.label for slot in found.slots if slot.role is Role.LINK]
    roles = dict.fromkeys(role.value for role in found.roles if role in (Role.TITLE, Role.AUTHORS, Role.VENUE))
    return Template(path, origin, source, found.slots, (*roles, *links[:1]))


def find(text: str, path: str) -> tuple[tuple[Template, ...], tuple[Skip, ...]]:
    """The templates that a text declares, and those that look like one and cannot be read."""
    templates: list[Template] = []
    skips: list[Skip] = []
    taken = 0  # the last line of the block that gave a template: what holds it is no other one
    for block, line, candidate in _candidates(markdown.read(markdown.normalise(text))):
        if block.start <= taken or not names_title(candidate) or _CITATION.search(candidate):
            continue
        found, fenced = draft(candidate), block.kind == "code"
        if found.fits and (fenced or not found.is_sentence):
            template = build(found, "declared", f"{path}:{line}", path)
            taken = block.end
            if all(template.slots != other.slots for other in templates):
                templates.append(template)
        elif fenced and _meant(found, candidate):
            strange = ", ".join(f'"{word[:30]}"' for word in found.unknown[:3]) or "a title that stands twice"
            skips.append(Skip("template", f"{path}:{line} looks like a template; could not understand {strange}"))
    return tuple(templates), tuple(skips)


def _meant(found: Draft, text: str) -> bool:
    return (
        Role.TITLE in found.roles
        and len({slot.role for slot in found.slots}) >= 2
        and ("](" in text or "**" in text)
        and len(found.unknown) <= 3 * MOST_UNKNOWN
    )


def _candidates(blocks: markdown.Blocks) -> Iterator[tuple[Block, int, str]]:
    """The texts that may be templates, each with its block and line: code, and what stands in back-ticks or openly."""
    for block in blocks.walk():
        lines = blocks.lines[block.start - 1 : block.end]
        if len(lines) > _MOST_LINES or block.kind in ("list", "heading", "rule", "table"):
            continue
        if block.kind == "code":
            fenced = lines[0].lstrip()[:3] in ("```", "~~~")
            yield block, block.start, "\n".join(lines[1:-1] if fenced else (line.strip() for line in lines))
            continue
        for number, line in enumerate(lines, block.start):
            for ticks in _TICKS.finditer(line):
                yield block, number, ticks[1]
        yield block, block.start, _open(block, lines)
    yield from _hidden(blocks.lines)


def _hidden(lines: Sequence[str]) -> Iterator[tuple[Block, int, str]]:
    """The runs of `[//]: # (...)` lines: definitions that nobody sees, written as comments."""
    held: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        found = _HIDDEN.match(line)
        if found:
            held.append(found[1])
        elif held:
            first = number - len(held)
            yield Block("comment", first, number - 1), first, "\n".join(held)
            held = []


def _open(block: Block, lines: tuple[str, ...]) -> str:
    text = "\n".join(_QUOTE.sub("", line) for line in lines)
    if block.kind in ("comment", "html"):
        text = "\n".join(_COMMENT.sub("", line) for line in lines)
    elif block.kind == "item":
        text = text.lstrip()[len(block.marker) :]
    return text.strip("\n")
