"""The keys of the settings: who reads each, what it does, its default."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from prcheck.configuration import values
from prcheck.configuration.place import Place, unknown
from prcheck.configuration.values import Table
from prcheck.settings import SOURCES, Endpoints, LinkSettings, PaperSettings, ReviewSettings

Reader = Callable[[object, str, Place], object]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its reader, what it does in Markdown, and its default where that is no plain value."""

    read: Reader
    told: str
    default: str = ""


def read(table: Table, keys: Mapping[str, Key], place: Place) -> Iterator[tuple[str, Any]]:
    """The values of a table under their names in the settings; raises `ConfigError`."""
    for key, value in table.items():
        if key not in keys:
            raise unknown(key, keys, place, "key")
        yield key.replace("-", "_"), keys[key].read(value, key, place)


def _table(default: Any, keys: Mapping[str, Key]) -> Key:
    def reader(value: object, key: str, place: Place) -> object:
        inner = place.inside(key)
        return replace(default, **dict(read(values.mapping(value, key, place), keys, inner)))

    return Key(reader, "")


LINKS: Mapping[str, Key] = {
    "timeout": Key(values.seconds, "seconds for one link, its redirects and retries included"),
    "budget": Key(values.seconds, 'seconds for all links of a run; the rest is "not checked: out of time"'),
    "per-host": Key(values.positive, "requests to one host at the same time"),
    "cache-days": Key(values.count, "how many days a living link is not asked again, where results are kept"),
    "dead-after-days": Key(
        values.count, "after how many days of failing an unreachable link counts as dead, where results are kept"
    ),
    "fragments": Key(values.flag, "whether `#name` must exist on the page"),
    "max-body": Key(values.positive, "bytes read of a page, after decompression"),
    "ignore": Key(values.globs, "globs of addresses that are not asked", "none"),
    "allow-networks": Key(values.networks, 'private networks that links may reach, such as `"10.0.0.0/8"`', "none"),
}
PAPERS: Mapping[str, Key] = {
    "sources": Key(
        values.sources,
        f"the sources that are asked: {', '.join(f'`{name}`' for name in SOURCES)}",
        "all that need no key",
    ),
    "mailto": Key(values.text, "an address that the sources may write to; they answer polite programs first", "none"),
    "venues": Key(values.synonyms, 'other words for a venue: `NeurIPS = ["NIPS"]`', "none"),
    "budget": Key(values.seconds, "seconds for all questions of a run"),
    "timeout": Key(values.seconds, "seconds for one question"),
}
REVIEW: Mapping[str, Key] = {
    "max-comments": Key(values.count, "inline comments at most; the rest stand in the summary"),
    "request-changes": Key(values.flag, "whether errors request changes; the request is taken back when they are gone"),
}
ENDPOINTS: Mapping[str, Key] = {
    "arxiv": Key(values.base_url, "records of arXiv papers"),
    "datacite": Key(values.base_url, "records of DOIs that DataCite gave, arXiv's among them"),
    "crossref": Key(values.base_url, "records of DOIs that Crossref gave, and papers by their titles"),
    "doi": Key(values.base_url, "whether a DOI exists"),
    "semantic-scholar": Key(values.base_url, "where papers appeared, for those with a key"),
    "openalex": Key(values.base_url, "where papers appeared, for those with a key"),
    "github": Key(values.base_url, "repositories that entries link to, and their readmes"),
    "youtube": Key(values.base_url, "whether a video exists"),
    "wayback": Key(values.base_url, "where a copy of a dead link lies"),
}
SETTINGS: Mapping[str, Key] = {
    "lists": Key(
        values.globs,
        "globs of the files that hold entries, from the top folder; `*` crosses folders, `**/` may stand for none",
        "the readme, the Markdown files of the change, and those that the readme links to",
    ),
    "template": Key(
        values.text,
        'the format of an entry, as Markdown with "Title", "Author", "Conference", "Paper link" in place',
        "found in the list, or learned ([how](template.md))",
    ),
    "template-from": Key(values.text, "the file that holds the template", "none"),
    "required-links": Key(
        values.texts,
        "the labels that each entry must have, in the list's own word or another (`PDF`, `Paper`), also such as the "
        "template lacks",
        "the template's first link",
    ),
    "labels": Key(values.synonyms, "other words for a link's label", "none"),
    "rules": Key(values.weights, "a rule's name or code, and its weight", "none"),
    "links": _table(LinkSettings(), LINKS),
    "papers": _table(PaperSettings(), PAPERS),
    "review": _table(ReviewSettings(), REVIEW),
    "endpoints": _table(Endpoints(), ENDPOINTS),
}
