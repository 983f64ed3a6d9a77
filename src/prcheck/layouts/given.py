"""The template that the settings give."""

from collections.abc import Iterator, Sequence

from prcheck import markdown
from prcheck.errors import ConfigError
from prcheck.layouts.declared import build
from prcheck.layouts.drafts import draft
from prcheck.model import Role, Template

Numbered = Sequence[tuple[int, str]]


def read_template(text: str, source: str, path: str = "", lines: Sequence[int] = ()) -> Template:
    """The template that a settings text is; raises `ConfigError` without a title, with two, with unknown words.

    `lines` are those of the settings file on which the text's own stand, where `source` is no file of the text alone.
    """
    numbered = list(_unfenced(text))
    found = draft("\n".join(line for _, line in numbered))
    titles = found.roles.count(Role.TITLE)
    if found.unknown:
        strange = found.unknown[0]
        at = next((one for one in numbered if strange.lower() in one[1].lower()), numbered[0])
        raise ConfigError(
            f'{_place(source, lines, at)}: "{strange[:40]}" is no field',
            'write words such as "Title", "Authors", "Venue", "Year" and links such as [Paper](Paper link)',
        )
    if titles != 1:
        rows = [row for row in numbered if Role.TITLE in draft(row[1]).roles]
        at = (rows[1:] or numbered or [(1, "")])[0]
        what = f"the template has {titles or 'no'} {'titles' if titles else 'title'}"
        raise ConfigError(f"{_place(source, lines, at)}: {what}", 'write "Title" where it belongs, once')
    return build(found, "settings", source, path)


def _place(source: str, lines: Sequence[int], at: tuple[int, str]) -> str:
    """Where a line of the template stands, and the line itself."""
    number, line = at
    shown = f'line {number} of the template, "{line.strip()[:80]}"'
    if not lines:
        return f"{source}:{number}: {shown}"
    file, colon, known = source.rpartition(":")
    name = file if colon and known.isdigit() else source
    return f"{name}:{lines[min(number, len(lines)) - 1]}: {shown}"


def _unfenced(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a template with their numbers, without a fence and blank lines around them."""
    lines = markdown.normalise(text).split("\n")
    rows = [(number, line) for number, line in enumerate(lines, 1) if not line.strip().startswith("```")]
    filled = [at for at, (_, line) in enumerate(rows) if line]
    yield from rows[filled[0] : filled[-1] + 1] if filled else ()
