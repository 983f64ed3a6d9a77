"""PRC113: characters that look right and are not."""

from collections.abc import Iterator

from prcheck.model import Edit, Entry, Finding, Fix, Severity, Span
from prcheck.rules.base import Context, rule
from prcheck.rules.format.characters import Odd, odd, odd_in_host
from prcheck.rules.format.source import Lines


@rule("PRC113", "odd-characters", Severity.WARNING)
def odd_characters(ctx: Context) -> Iterator[Finding]:
    """Ligatures, zero-width, direction or control characters, or no-break spaces stand in an entry.

    They come along when text is copied from a PDF. Search does not find such words, and some hide what is written. So
    do Cyrillic or Greek letters in words that are otherwise Latin, where they look the same.

    Bad:

        **Notes on an E\ufb03cient Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]

    Good:

        **Notes on an Efficient Machine That Weaves Numbers**<br>
        *Ada Lovelace, Charles Babbage*<br>
        CVPR 2024 [[Paper](https://arxiv.org/abs/2401.00001)]
    """
    lines = ctx.head.lines
    for entry in ctx.changed:
        found = sorted({*_found(lines, entry.span), *_in_hosts(lines, entry)}, key=lambda hit: hit[0])
        if not found:
            continue
        span, first = found[0]
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        fix = Fix("write plain characters", tuple(Edit(place, hit.better) for place, hit in found))
        yield odd_characters.at(span, f"{first.name}{more}; {first.remedy}", fix, entry=entry)


def _in_hosts(lines: Lines, entry: Entry) -> Iterator[tuple[Span, Odd]]:
    """The characters of hosts that browsers read as others."""
    for link in entry.links:
        span = link.url_span
        if link.url.isascii() or span.line != span.end_line:
            continue
        for place, hit in odd_in_host(lines[span.line - 1][span.column - 1 : span.end_column - 1]):
            yield Span(span.line, span.column + place, span.line, span.column + place + 1), hit


def _found(lines: Lines, span: Span) -> Iterator[tuple[Span, Odd]]:
    for number in range(span.line, span.end_line + 1):
        row = lines[number - 1]
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else len(row)
        for place, hit in odd(row[:end]):
            if place >= start:
                yield Span(number, place + 1, number, place + 2), hit
