"""What `prcheck init` proposes for a repository: its settings, and how its guide tells the format."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from prcheck import layouts, listing
from prcheck.configuration import NAMES
from prcheck.model import Document, Template
from prcheck.prose.scene import PROJECT
from prcheck.rules.change.order import meant, sections
from prcheck.summary import plural
from prcheck.template import follows
from prcheck.terminal import visible

SETTINGS = NAMES[0]
GUIDE = "CONTRIBUTING.md"
HEADING = "## Adding a paper"
SCHEMA = f"{PROJECT.replace('github.com', 'raw.githubusercontent.com')}/HEAD/docs/settings.schema.json"
FOLDER = 3  # so many lists of one folder are named by a glob
LONG = 7  # entries that show whether a section is sorted
MOSTLY = 0.8  # so many sections make a list sorted
_TICKS = re.compile(r"`+")
NONE = "no list with entries found\n"
CHECKED = f"""\
- One entry per paper: look whether it is listed already, also under another title.
- [prcheck]({PROJECT}) checks each pull request and offers its fixes as suggestions.
  To check before: `pip install prcheck`, then `prcheck` on your branch; `prcheck add ID` writes the entry of an
  arXiv id or a DOI.
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in a repository: the lists that prcheck finds by itself, others that hold entries, the templates."""

    lists: tuple[Document, ...]
    others: tuple[Document, ...]
    templates: tuple[Template, ...]

    @property
    def main(self) -> Template | None:
        """The template that most entries are judged by."""
        return max(self.templates, key=lambda template: template.of, default=None)


def told(seen: Seen) -> str:
    """The lists and the templates for people."""
    found = (document for document in (*seen.lists, *seen.others) if document.entries)
    lines = "".join(f"{visible(doc.path)}: {plural(len(doc.entries), 'entry', 'entries')}\n" for doc in found)
    return f"{lines or NONE}\n{listing.templates(seen.templates)}"


def settings(seen: Seen) -> str:
    """The settings file: what differs from the defaults, each with its reason."""
    top, rules = list(_lists(seen)), list(_rules(seen))
    body = [*top, *(["[rules]", *rules] if rules else [])]
    return "\n".join((*_lead(seen), *(body or _samples()))) + "\n"


def _lead(seen: Seen) -> Iterator[str]:
    yield f"#:schema {SCHEMA}"
    yield "# Settings of prcheck: only what differs from the defaults. All keys:"
    yield f"# {PROJECT}/blob/HEAD/docs/configuration.md"
    yield "#"
    if main := seen.main:
        yield f"# Template: {listing.origin(main)}, followed by {main.follow} of {main.of} entries."
    else:
        yield "# No template found, and no entries to learn one from: show an entry in a fence in the readme."
    yield ""


def _samples() -> Iterator[str]:
    yield "# Nothing differs. What a list may want:"
    yield '# required-links = ["Paper", "Code"]'
    yield "# [rules]"
    yield '# venue-without-year = "off"'


def _lists(seen: Seen) -> Iterator[str]:
    if seen.others:
        names = [doc.path for doc in (*seen.lists, *seen.others) if doc.entries]
        yield "# These hold entries, and the readme does not lead to all of them."
        yield f"lists = {json.dumps(list(_globs(names)), ensure_ascii=False)}"
        yield ""


def _globs(names: Sequence[str]) -> Iterator[str]:
    """The names, those of a folder with many by one glob."""
    folders = Counter(PurePosixPath(name).parent.as_posix() for name in names)
    many = {folder for folder, count in folders.items() if count >= FOLDER and folder != "."}
    places = ((PurePosixPath(name).parent.as_posix(), name) for name in names)
    yield from dict.fromkeys(f"{folder}/*.md" if folder in many else name for folder, name in places)


def _rules(seen: Seen) -> Iterator[str]:
    every = (members for doc in (*seen.lists, *seen.others) for members in sections(doc.entries).values())
    long = [members for members in every if len(members) >= LONG]
    ordered = sum(bool(meant(members)) for members in long)
    if long and ordered >= MOSTLY * len(long):
        yield f"# {ordered} of {plural(len(long), 'long section is', 'long sections are')} sorted."
        yield 'out-of-order = "warning"'


def guide(seen: Seen, text: str) -> str:
    """A guide's text with a section that states the format, "" where none is known or the guide states it."""
    main = seen.main
    if main is None or HEADING in text or main.source.partition(":")[0].endswith(GUIDE):
        return ""
    stated = _section(main, listing.shape(main), "in this format")
    if main.origin == "learned" or not _says(seen, stated):
        stated = _section(main, _example(seen, main), "written like this one")
    return f"{text.rstrip()}\n\n{stated}" if text.strip() else f"# Contributing\n\n{stated}"


def _section(template: Template, shape: str, how: str) -> str:
    ticks = "`" * max(3, 1 + max(map(len, _TICKS.findall(shape)), default=0))  # longer than any run inside
    needed = ", ".join(map(template.shown, template.required))
    return "\n".join(
        (
            HEADING,
            "",
            f"Put the entry into the section where it belongs, {how}:",
            "",
            f"{ticks}markdown",
            *shape.split("\n"),
            ticks,
            "",
            f"- Required: {needed}." if needed else "- Give as much as is known.",
            CHECKED,
        )
    )


def _says(seen: Seen, text: str) -> bool:
    """Whether the section, read as part of the list, judges its entries as before: by no stricter template."""
    found, unread = layouts.templates(seen.lists, {GUIDE: text})
    return not unread and all(_milder(template, seen.templates) for template in found)


def _milder(template: Template, known: Sequence[Template]) -> bool:
    own = [
        other for other in known if (other.path, other.section, other.kind) == (template.path, template.section, None)
    ]
    return any(set(template.required) <= set(other.required) and template.follow >= other.follow for other in own)


def _example(seen: Seen, template: Template) -> str:
    """An entry of the list that follows the template, as it stands there."""
    documents: Mapping[str, Document] = {doc.path: doc for doc in (*seen.lists, *seen.others)}
    document = documents[template.path]
    fitting = [entry for entry in document.entries if template.kind in (None, entry.kind)]
    entry = next((entry for entry in fitting if follows(entry, template)), fitting[0])
    return "\n".join(document.lines[entry.span.line - 1 : entry.span.end_line])
