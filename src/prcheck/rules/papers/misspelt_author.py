"""PRC406: one author's name is misspelt or missing."""

from collections.abc import Iterator, Sequence

from prcheck.facts import Need, Work
from prcheck.model import Edit, Entry, Field, Finding, Fix, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.papers import repair
from prcheck.rules.papers.records import judged
from prcheck.sources.match import Listed, Match, listed
from prcheck.titles.people import Slip, is_open, missing, slips


@rule("PRC406", "misspelt-author", Severity.NOTE, needs={Need.PAPERS})
def misspelt_author(ctx: Context) -> Iterator[Finding]:
    """An author's name differs by a letter or two from the paper's record, or one author is missing.

    Initials, accents, order, longer forms of a name and "et al." count as right. Where several names are missing, the
    entry lists an earlier version's authors, and nothing is said.

    Bad:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Sommervile*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Facts: arxiv:2401.00001 is "A Grammar of Pebbles" by Ada Lovelace, Mary Somerville (2024)

    Good:

        **A Grammar of Pebbles**<br>
        *A. Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    works: dict[int, list[Work]] = {}
    for pair in judged(ctx):
        if pair.match is Match.FINE:
            works.setdefault(id(pair.entry), []).append(pair.work)
    for entry in ctx.changed:
        if entry.authors is not None and id(entry) in works:
            yield from _judge(ctx, entry, entry.authors, works[id(entry)])


def _judge(ctx: Context, entry: Entry, field: Field, works: Sequence[Work]) -> Iterator[Finding]:
    """What all records of the paper agree on."""
    one = listed(entry)
    found = [_slips(one, work) for work in works]
    wrong = [slip for slip in found[0] if all(slip in other for other in found)]
    if wrong:
        names = "; ".join(f'"{slip.listed}" is "{slip.right}"' for slip in wrong)
        edits = [repair.swap(ctx, entry, field, slip.listed, slip.right) for slip in wrong]
        message = f"{names} in {works[0].source}'s record; correct the name"
        yield misspelt_author.at(field.span, message, _fix("correct the name", edits), entry=entry)
        return
    lost = [_lost(one, work) for work in works]
    if lost[0] and all(other == lost[0] for other in lost):
        edits = [_insertion(ctx, entry, field, lost[0], one, works[0])]
        message = f'"{lost[0]}" is missing: {works[0].source} names {len(works[0].authors)} authors; add the name'
        yield misspelt_author.at(field.span, message, _fix("add the name", edits), entry=entry)


def _slips(one: Listed, work: Work) -> tuple[Slip, ...]:
    return slips(one.authors, work.authors)


def _lost(one: Listed, work: Work) -> str:
    """The one author that the entry lacks, "" where it lacks none or several."""
    lacking = missing(one.authors, work.authors) if len(one.authors) > 1 and not is_open(one.written) else ()
    return lacking[0] if len(lacking) == 1 and len(work.authors) == len(one.authors) + 1 else ""


def _insertion(ctx: Context, entry: Entry, field: Field, name: str, one: Listed, work: Work) -> Edit | None:
    """The name before the one that follows it in the record, or after the last."""
    at = work.authors.index(name)
    if at < len(one.authors):
        follower = one.authors[at]
        return repair.swap(ctx, entry, field, follower, f"{name}, {follower}")
    last = one.authors[-1]
    return repair.swap(ctx, entry, field, last, f"{last}, {name}")


def _fix(title: str, edits: Sequence[Edit | None]) -> Fix | None:
    known = tuple(edit for edit in edits if edit)
    return Fix(title, known, safe=False) if len(known) == len(edits) else None
