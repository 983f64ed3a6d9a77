"""PRC402: another paper's authors."""

from collections.abc import Iterator

from prcheck import identity
from prcheck.facts import Need, Work
from prcheck.model import Entry, Finding, Fix, Severity
from prcheck.rules.base import Context, rule
from prcheck.rules.duplicates.wording import quoted
from prcheck.rules.papers import repair
from prcheck.rules.papers.records import FITTING, at_odds, judged, told
from prcheck.sources.match import SAME_PEOPLE, SAME_TITLE, Match, listed, title_nearness
from prcheck.titles.people import shared


@rule("PRC402", "wrong-authors", Severity.ERROR, needs={Need.PAPERS})
def wrong_authors(ctx: Context) -> Iterator[Finding]:
    """The title is the paper's, but most of the authors are not.

    The line was copied from another entry. Misspelt, missing and reordered names are no error (PRC406). A warning
    where the entry's own code repository names the same people as the entry.

    Bad:

        **A Grammar of Pebbles**<br>
        *Grace Hopper, Emmy Noether*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Facts: arxiv:2401.00001 is "A Grammar of Pebbles" by Ada Lovelace, Mary Somerville (2024)

    Good:

        **A Grammar of Pebbles**<br>
        *Ada Lovelace, Mary Somerville*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    for pair in at_odds(ctx, Match.OTHER_AUTHORS):
        entry, field = pair.entry, pair.entry.authors
        if field is None or any(other.entry is entry and other.match in FITTING for other in judged(ctx)):
            continue
        says = _witness(ctx, entry, pair.work)
        also = "; its code repository names them too" if says else ""
        message = f"{quoted(field.text)} are not the authors of {told(pair.work)}{also}; correct them"
        edit = repair.authors(ctx, entry, pair.work.authors)
        fix = Fix(f"write the authors that {pair.work.source} names", (edit,), safe=False) if edit else None
        severity = Severity.WARNING if says is False else None
        yield wrong_authors.at(field.span, message, fix, entry=entry, severity=severity)


def _witness(ctx: Context, entry: Entry, work: Work) -> bool | None:
    """Whether the entry's repository names the record's authors (False: the entry's), None where it names neither."""
    one = listed(entry)
    for name in identity.code_ids(entry):
        for cited in ctx.facts.witnesses.get(name, ()):
            if title_nearness(one.title, cited) < SAME_TITLE:
                continue
            if shared(cited.authors, work.authors) >= SAME_PEOPLE:
                return True
            if shared(cited.authors, one.authors) >= SAME_PEOPLE:
                return False
    return None
