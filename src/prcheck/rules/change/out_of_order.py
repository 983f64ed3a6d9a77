"""PRC505: a new entry in a sorted section stands at another place than the order gives it."""

from collections.abc import Iterator, Sequence

from prcheck.model import ChangeKind, Entry, Finding, Related
from prcheck.rules.base import Context, rule
from prcheck.rules.change.order import Order, meant, sections


@rule("PRC505", "out-of-order", None)
def out_of_order(ctx: Context) -> Iterator[Finding]:
    """The section is sorted, and the new entry is not in its place.

    Whether a section is sorted by year, date, arXiv id or title shows in its entries before the change: by far too many
    stand in order for chance. Where they keep several orders at once, an entry that fits one of them is in its place.

    Bad before:

        **A Loom for Everyone**<br>*Ada Lovelace*<br>CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **Bobbins in Motion**<br>*Grace Hopper*<br>ICCV 2023 [[Paper](https://arxiv.org/abs/2301.00002)]

        **Cards as Notation**<br>*Joan Clarke*<br>CVPR 2022 [[Paper](https://arxiv.org/abs/2201.00003)]

        **Dyeing by Numbers**<br>*Mary Somerville*<br>ICCV 2021 [[Paper](https://arxiv.org/abs/2101.00004)]

        **Every Thread Counts**<br>*Alan Turing*<br>CVPR 2020 [[Paper](https://arxiv.org/abs/2001.00005)]

        **Felting without Water**<br>*Ada Lovelace*<br>ICCV 2019 [[Paper](https://arxiv.org/abs/1901.00006)]

        **Gauze and Its Gaps**<br>*Grace Hopper*<br>CVPR 2018 [[Paper](https://arxiv.org/abs/1801.00007)]

    Bad after:

        **A Loom for Everyone**<br>*Ada Lovelace*<br>CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **Bobbins in Motion**<br>*Grace Hopper*<br>ICCV 2023 [[Paper](https://arxiv.org/abs/2301.00002)]

        **Cards as Notation**<br>*Joan Clarke*<br>CVPR 2022 [[Paper](https://arxiv.org/abs/2201.00003)]

        **Dyeing by Numbers**<br>*Mary Somerville*<br>ICCV 2021 [[Paper](https://arxiv.org/abs/2101.00004)]

        **Every Thread Counts**<br>*Alan Turing*<br>CVPR 2020 [[Paper](https://arxiv.org/abs/2001.00005)]

        **Felting without Water**<br>*Ada Lovelace*<br>ICCV 2019 [[Paper](https://arxiv.org/abs/1901.00006)]

        **Gauze and Its Gaps**<br>*Grace Hopper*<br>CVPR 2018 [[Paper](https://arxiv.org/abs/1801.00007)]

        **A Comb for Tangled Yarn**<br>*Joan Clarke*<br>CVPR 2023 [[Paper](https://arxiv.org/abs/2212.00008)]

    Good before:

        **A Loom for Everyone**<br>*Ada Lovelace*<br>CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **Bobbins in Motion**<br>*Grace Hopper*<br>ICCV 2023 [[Paper](https://arxiv.org/abs/2301.00002)]

    Good after:

        **A Loom for Everyone**<br>*Ada Lovelace*<br>CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

        **Bobbins in Motion**<br>*Grace Hopper*<br>ICCV 2023 [[Paper](https://arxiv.org/abs/2301.00002)]

        **A Comb for Tangled Yarn**<br>*Joan Clarke*<br>ICCV 2024 [[Paper](https://arxiv.org/abs/2406.00008)]
    """
    added = [c.after for c in ctx.changes if c.kind is ChangeKind.ADDED and c.after and not c.after.unfinished]
    if not added or ctx.base is None:
        return
    before = sections(ctx.base.entries)
    after = sections([entry for entry in ctx.head.entries if entry not in added])
    for entry in added:
        near, orders = after.get(entry.section, ()), meant(before.get(entry.section, ()))
        if near and orders and not any(_stands(order, near, entry) for order in orders):
            yield _found(entry, orders[0], near)


def _stands(order: Order, near: Sequence[Entry], entry: Entry) -> bool:
    """Whether the entries right before and after it allow it there."""
    at = sum(other.span.line < entry.span.line for other in near)
    around = ((near[at - 1], entry) if at else None, (entry, near[at]) if at < len(near) else None)
    return all(order.fits(*pair) for pair in around if pair)


def _found(entry: Entry, order: Order, near: Sequence[Entry]) -> Finding:
    at = order.place(near, entry)
    side, other = ("before", near[at]) if at < len(near) else ("after", near[-1])
    message = f'the section is sorted by {order.words}; put this entry {side} "{other.name}" (line {other.span.line})'
    related = [Related(other.path, other.span.line, f"it belongs {side} this one")]
    span = entry.title.span if entry.title else entry.span
    return out_of_order.at(span, message, entry=entry, related=related)
