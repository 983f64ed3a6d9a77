"""What a rule is, and all that it may see."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from prcheck.facts import Facts, Need
from prcheck.model import (
    Aside,
    Change,
    ChangeKind,
    Document,
    Entry,
    Finding,
    Fix,
    Kind,
    Related,
    Severity,
    Span,
    Stray,
    Template,
)

Made = TypeVar("Made")
Place = tuple[tuple[str, ...], Kind, tuple[str, ...]]


@dataclass(frozen=True)
class Context:
    """One file of a change: all a rule may see.

    `base` is None for a new file or an audit without a change. `others` are the list's other files, as they stand
    after the change (duplicates cross files). `touched` are the head lines that the change adds or rewrites,
    `removed` the base lines it takes away. `changed_paths` are all files of the change, `removed_paths` those it
    deletes or renames away. `settings_paths` are the files that the settings were read from besides those of the usual
    names. In an audit every entry counts as changed. `fresh` are the places (path, first line) of the entries of
    `others` that the change adds or edits. `asides` are the quotes, HTML and the like that the change adds and that
    read as entries. `tips` maps the names of those `others` that stand for a changed file at the tip of the base branch
    to its path. `venues` maps further names of venues to theirs.
    """

    head: Document
    base: Document | None = None
    changes: tuple[Change, ...] = ()
    templates: tuple[Template, ...] = ()
    facts: Facts = field(default_factory=Facts)
    others: tuple[Document, ...] = ()
    touched: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    changed_paths: tuple[str, ...] = ()
    removed_paths: tuple[str, ...] = ()
    settings_paths: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    audit: bool = False
    fresh: frozenset[tuple[str, int]] = frozenset()
    asides: tuple[Aside, ...] = ()
    tips: Mapping[str, str] = field(default_factory=dict)
    venues: Mapping[str, str] = field(default_factory=dict)
    made: dict[object, object] = field(default_factory=dict, init=False, compare=False, repr=False)
    places: dict[Place, Template | None] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, make: "Callable[[Context], Made]") -> "Made":
        """What `make` gives for this context, worked out once for all rules that ask."""
        if make not in self.made:
            self.made[make] = make(self)
        return cast("Made", self.made[make])

    @cached_property
    def changed(self) -> tuple[Entry, ...]:
        """The entries to judge: those added, edited or moved with edits; all of them in an audit."""
        if self.audit:
            return self.head.entries
        return tuple(c.after for c in self.changes if c.after and (c.kind in JUDGED or c.edited))

    def template(self, entry: Entry | Stray | Aside) -> Template | None:
        """The template in force for this entry: its table's, the innermost section's, then its kind's, the list's."""
        head = entry.head if isinstance(entry, Entry) else ()
        place = entry.section, entry.kind, head
        if place not in self.places:  # asked by every rule for every entry
            fitting = [t for t in self.templates if _fits(t, entry)]
            self.places[place] = max(fitting, key=lambda t: _rank(t, entry, head), default=None)
        return self.places[place]


JUDGED = frozenset({ChangeKind.ADDED, ChangeKind.EDITED})


def _fits(template: Template, entry: Entry | Stray | Aside) -> bool:
    section = template.section or ()
    return _nearness(template, entry) >= 0 and entry.section[: len(section)] == section


def _rank(template: Template, entry: Entry | Stray | Aside, head: tuple[str, ...]) -> tuple[int, int, int, int]:
    """How well a template fits: not another table's, then by its section and kind; of other tables' the most alike."""
    own = not template.head or template.head == head
    shared = len({*template.head} & {*head})
    return own, len(template.section or ()), _nearness(template, entry), shared


def _nearness(template: Template, entry: Entry | Stray | Aside) -> int:
    """How near a template's kind is to an entry's, -1 where it is another; fields that lost their heading have none."""
    if template.kind in (None, entry.kind):
        return 2 * (template.kind is not None)
    return 1 if (entry.kind, template.kind) == (Kind.FIELDS, Kind.HEADING) else -1


Check = Callable[[Context], Iterable[Finding]]


@dataclass(frozen=True)
class Rule:
    """A check with its ids; its docstring is the page, the `explain` text, the help and a test.

    `severity` None means the rule is off until a setting turns it on, with `wanted` as its weight then.
    """

    code: str
    name: str
    severity: Severity | None
    check: Check
    needs: frozenset[Need] = frozenset()
    wanted: Severity = Severity.WARNING

    @property
    def doc(self) -> str:
        """The rule's page, in Markdown."""
        return self.check.__doc__ or ""

    def at(
        self,
        span: Span,
        message: str,
        fix: Fix | None = None,
        *,
        entry: Entry | None = None,
        related: Iterable[Related] = (),
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule at a place; `severity` where it differs from the rule's default."""
        return Finding(
            self.code,
            self.name,
            severity or self.severity or self.wanted,
            message,
            span,
            entry=entry.name if entry else None,
            fix=fix,
            related=tuple(related),
        )

    def __call__(self, ctx: Context) -> Iterator[Finding]:
        """The rule's findings on one file."""
        yield from self.check(ctx)


def rule(
    code: str,
    name: str,
    severity: Severity | None,
    *,
    needs: Iterable[Need] = (),
    wanted: Severity = Severity.WARNING,
) -> Callable[[Check], Rule]:
    """Make a `Rule` of a generator function; registers nothing."""

    def build(check: Check) -> Rule:
        return Rule(code, name, severity, check, frozenset(needs), wanted)

    return build
