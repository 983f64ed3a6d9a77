"""What an entry lacks, and what excuses it: a section that does without, or a piece that may be it."""

from collections import Counter
from collections.abc import Iterator

from prcheck import template as templates
from prcheck.layouts.names import is_track
from prcheck.layouts.venues import is_venue_label
from prcheck.layouts.words import label_name
from prcheck.model import Entry, Kind, Mark, Role, Template
from prcheck.rules.base import Context
from prcheck.rules.format.judging import NEIGHBOURS, excused, has_column, suspects
from prcheck.rules.format.looks import Look
from prcheck.rules.format.stars import unclosed

NOTHING = frozenset({"-", "--", "–", "—", "/", "x", "✗", "❌", "n/a", "na", "none", "no", "tbd", "soon", "coming soon"})
LEAST = 5  # entries that show what all have
AWARD = 3  # words that tell how a paper was taken
USUAL = 0.5  # of the neighbours: a piece that so many have beside the wanted part is not that part

Place = tuple[tuple[str, ...], tuple[str, ...]]
Dress = tuple[frozenset[Mark], bool]


def lacking(ctx: Context, role: Role) -> Iterator[tuple[Entry, Template]]:
    """The entries without a field that their template requires.

    Silent where the entry's whole shape has neighbours, where a piece is left over that may be the field, and where the
    field is there with its marks broken; nothing stands for a title.
    """

    def may(look: Look) -> bool:
        return role.value in look.template.required and all(word.role is not role for word in look.form)

    for entry, template in suspects(ctx, may):
        if role is Role.TITLE:
            yield entry, template
            continue
        lacks, leftovers = ctx.once(Lacks), ctx.once(Leftovers)
        if excused(entry, template) or leftovers.may_be(entry, role) or lacks.usual(entry, role):
            continue
        if not (_is_told_otherwise(entry, role, lacks) or _is_broken(ctx, entry, template, role)):
            yield entry, template


def _is_told_otherwise(entry: Entry, role: Role, lacks: "Lacks") -> bool:
    """Whether a heading above the entry is its venue ("CVPR 2024"), and no entry below it names one."""
    return role is Role.VENUE and any(map(is_venue_label, entry.section)) and lacks.always(entry, role)


def _is_broken(ctx: Context, entry: Entry, template: Template, role: Role) -> bool:
    slot = template.slot(role)
    marked = slot is not None and bool(slot.marks & templates.JUDGED_MARKS)
    return marked and unclosed(ctx.head.lines, entry) is not None


def _earlier(ctx: Context) -> tuple[Entry, ...]:
    """The complete entries that a change is measured by: those before it, in an audit the list's own."""
    document = ctx.base or (ctx.head if ctx.audit else None)
    return tuple(entry for entry in document.entries if not entry.unfinished) if document else ()


def _has(entry: Entry, wanted: Role | str) -> bool:
    return (entry.field(wanted) if isinstance(wanted, Role) else entry.link(wanted)) is not None


class Lacks:
    """How many of a section's complete entries, as the list stood before, lack a field or a link.

    Tables of other columns are other sections.
    """

    def __init__(self, ctx: Context) -> None:
        self.places: dict[Place, list[Entry]] = {}
        for entry in _earlier(ctx):
            self.places.setdefault((entry.section, entry.head), []).append(entry)
        self.counts: dict[tuple[Place, Role | str], int] = {}

    def usual(self, entry: Entry, wanted: Role | str) -> bool:
        """Whether the section does without: three entries and a tenth of it."""
        place = entry.section, entry.head
        members = self.places.get(place, [])
        key = place, wanted
        if key not in self.counts:
            self.counts[key] = sum(not _has(member, wanted) for member in members)
        return self.counts[key] >= max(NEIGHBOURS, (1 - templates.REQUIRED_SHARE) * len(members))

    def always(self, entry: Entry, wanted: Role | str) -> bool:
        """Whether all of the section's entries lack it, or there are none."""
        return all(not _has(member, wanted) for member in self.places.get((entry.section, entry.head), []))


class Linked:
    """Whether the list's complete entries lead anywhere at all, as the list stood before."""

    def __init__(self, ctx: Context) -> None:
        self.all, self.none = Counter[Kind](), Counter[Kind]()
        for entry in _earlier(ctx):
            self.all[entry.kind] += 1
            self.none[entry.kind] += not entry.links

    def always(self, entry: Entry) -> bool:
        """Whether nearly all entries of the kind have a link, and so few have none that these make no habit."""
        kind = entry.kind
        few = self.none[kind] <= min(NEIGHBOURS - 1, (1 - templates.REQUIRED_SHARE) * self.all[kind])
        return self.all[kind] >= LEAST and few


class Leftovers:
    """The pieces that no role explains: which of them the list's entries have anyway."""

    def __init__(self, ctx: Context) -> None:
        self.kinds: dict[Kind, list[Entry]] = {}
        for entry in _earlier(ctx):
            self.kinds.setdefault(entry.kind, []).append(entry)
        self.looks: dict[tuple[Kind, Role | str], Counter[Dress]] = {}

    def may_be(self, entry: Entry, wanted: Role | str) -> bool:
        """Whether a piece is left over that may be the wanted part; a table's head and a word before say what it is."""
        if entry.kind is Kind.FIELDS and not isinstance(wanted, Role):
            return False
        if entry.kind is Kind.ROW and not isinstance(wanted, Role):
            return _dashed(entry, wanted)
        if isinstance(wanted, Role) and has_column(entry, wanted):
            return False
        usual = self._usual(entry.kind, wanted)
        return any(count > usual[look] for look, count in _looks(entry, wanted).items())

    def _usual(self, kind: Kind, wanted: Role | str) -> Counter[Dress]:
        """How many pieces of each look most entries have beside the wanted part."""
        if (kind, wanted) not in self.looks:
            whole = [_looks(entry, wanted) for entry in self.kinds.get(kind, ()) if _has(entry, wanted)]
            least = max(NEIGHBOURS, USUAL * len(whole))
            having = Counter((look, n) for one in whole for look, most in one.items() for n in range(1, most + 1))
            self.looks[kind, wanted] = Counter(look for (look, _), entries in having.items() if entries >= least)
        return self.looks[kind, wanted]


def _looks(entry: Entry, wanted: Role | str) -> Counter[Dress]:
    """How the pieces look: their marks, and for a field whether they stand behind the first link; no "Oral" is one."""
    first = next((link.span for link in entry.links), None) if isinstance(wanted, Role) else None
    pieces = (piece for piece in entry.rest if not is_track(piece.text) or len(piece.text.split()) > AWARD)
    pieces = (piece for piece in pieces if any(map(str.isalpha, piece.text)))  # pages: "33-45"
    return Counter((piece.marks, first is not None and first < piece.span) for piece in pieces)


def _dashed(entry: Entry, label: str) -> bool:
    """Whether the label's cell says that there is no such link."""
    cells = [cell.strip() for cell in entry.raw.strip().removeprefix("|").split("|")]
    pairs = zip(entry.head, cells, strict=False)
    return any((label_name(word) or label) == label and cell.lower() in NOTHING for word, cell in pairs)
