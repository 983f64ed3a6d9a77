"""What a user can choose, with its defaults; read from TOML and from the action's inputs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from prcheck.model import Severity


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """`[links]`: times in seconds, sizes in bytes; `ignore` holds globs of addresses, `allow_networks` CIDR blocks."""

    timeout: float = 20.0
    budget: float = 300.0
    per_host: int = 8
    cache_days: int = 3
    dead_after_days: int = 3
    fragments: bool = False
    max_body: int = 65_536
    ignore: tuple[str, ...] = ()
    allow_networks: tuple[str, ...] = ()


SOURCES = ("arxiv", "datacite", "crossref", "semantic-scholar", "openalex", "repository")
"""What may be asked for papers; "repository" is the code repository that an entry links to."""


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """`[papers]`: which of `SOURCES` are asked, the address they may write to, other words for venues -> the venue.

    No source named means all. Times in seconds: `budget` for a run, `timeout` for a request.
    """

    sources: tuple[str, ...] = ()
    mailto: str = ""
    venues: Mapping[str, str] = field(default_factory=dict)
    budget: float = 60.0
    timeout: float = 20.0


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """`[review]`: how many inline comments at most, and whether errors request changes."""

    max_comments: int = 30
    request_changes: bool = False


@dataclass(frozen=True, slots=True)
class Endpoints:
    """`[endpoints]`: base URLs of what prcheck asks, without a trailing slash."""

    arxiv: str = "https://export.arxiv.org"
    datacite: str = "https://api.datacite.org"
    crossref: str = "https://api.crossref.org"
    doi: str = "https://doi.org"
    semantic_scholar: str = "https://api.semanticscholar.org"
    openalex: str = "https://api.openalex.org"
    github: str = "https://api.github.com"
    youtube: str = "https://www.youtube.com"
    wayback: str = "https://archive.org"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. `rules` maps a rule's name to its weight, None where it is off; `labels` synonyms to labels.

    `template_source` is where the template stands, `template_lines` the lines of the settings that its own are, none
    where it has a file for itself. `fail_on` None means never. `audit_papers` says that an audit looks
    the papers up too. `read_from` are the files of the repository that made these settings, read as they were before
    the change.
    """

    lists: tuple[str, ...] = ()
    template: str | None = None
    template_source: str = "settings"
    template_lines: tuple[int, ...] = ()
    template_from: str | None = None
    required_links: tuple[str, ...] | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Severity | None] = field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Severity | None = Severity.ERROR
    offline: bool = False
    audit_papers: bool = False
    read_from: tuple[str, ...] = ()
    links: LinkSettings = field(default_factory=LinkSettings)
    papers: PaperSettings = field(default_factory=PaperSettings)
    review: ReviewSettings = field(default_factory=ReviewSettings)
    endpoints: Endpoints = field(default_factory=Endpoints)
