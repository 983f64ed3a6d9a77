"""What an entry must have, and how the list writes it."""

from dataclasses import dataclass

from prcheck.model.places import Gap, Kind, Mark, Role


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a template: a field or a link, in order.

    `word` is the template's own word for it ("Conference", "Paper link"); `label` is a link's canonical label, `said`
    the list's own word for it where that is another ("PDF"). `free` are the marks that entries of the list bear or not
    as they like.
    """

    role: Role
    word: str = ""
    label: str = ""
    marks: frozenset[Mark] = frozenset()
    gap: Gap = Gap.NONE
    free: frozenset[Mark] = frozenset()
    said: str = ""

    @property
    def shown(self) -> str:
        """A link's label as the list writes it."""
        return self.said or self.label


@dataclass(frozen=True, slots=True)
class Style:
    """How the list's own entries are written where the template leaves a choice.

    `newline` ends a line that must break: `<br>`, `</br>`, two spaces or a backslash. `link` is the shape of a
    link, `link_gap` what stands between the venue and the first link, `between` what stands between two links
    ("" or " " or a newline). `marker` is the item's or line's lead ("- ", "* ", "1. ", "").
    `dress` tells per kind and part how it is written ("**{text}**"), `glue` per kind what stands between two parts ("^"
    before the first, "$" behind the last, "*" any), `columns` which parts stand below a table's head.
    """

    newline: str = "<br>"
    link: str = "[[{label}]({url})]"
    link_gap: Gap = Gap.NONE
    between: str = ""
    marker: str = ""
    dress: tuple[tuple[str, str, str], ...] = ()
    glue: tuple[tuple[str, str, str, str], ...] = ()
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """What an entry must have.

    `origin` is "settings", "declared" or "learned"; `source` a place ("README.md:23") or how it was learned
    ("97 entries"). `required` names fields ("title") and link labels ("Paper"). `follow` of the `of` complete entries
    are shaped so. `section` is None for the whole list. `shapes` are the sequences of roles that stand for
    themselves: an entry with one of them is never blamed for missing or reordered parts. `demanded` are the labels
    that the settings require: no habit of the list excuses their absence. `head` are the columns of the
    tables that it is for, none where it is for any entries.
    """

    path: str
    origin: str
    source: str
    slots: tuple[Slot, ...]
    required: tuple[str, ...]
    section: tuple[str, ...] | None = None
    kind: Kind | None = None
    style: Style = Style()
    follow: int = 0
    of: int = 0
    shapes: frozenset[tuple[str, ...]] = frozenset()
    demanded: tuple[str, ...] = ()
    head: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[Slot, ...]:
        """The slots that are no links."""
        return tuple(slot for slot in self.slots if slot.role is not Role.LINK)

    @property
    def links(self) -> tuple[Slot, ...]:
        """The slots that are links."""
        return tuple(slot for slot in self.slots if slot.role is Role.LINK)

    @property
    def required_links(self) -> tuple[str, ...]:
        """The link labels that an entry must have."""
        labels = {slot.label for slot in self.links}
        return tuple(name for name in self.required if name in labels)

    def shown(self, label: str) -> str:
        """A link's label, or a field's name, as the list writes it."""
        return next((slot.shown for slot in self.links if slot.label == label), label)

    def slot(self, role: Role) -> Slot | None:
        """The first slot with this role."""
        for slot in self.slots:  # a loop: asked for each field of each entry, and a generator costs twice as much
            if slot.role is role:
                return slot
        return None
