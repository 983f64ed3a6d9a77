"""Mistakes in links: brackets, addresses, labels."""

from bench.mistakes.base import Damage, overlap

from prcheck.layouts.words import is_generic
from prcheck.model import Edit, Entry, Kind, Link, Span, Template
from prcheck.rules.format.source import Lines, cut
from prcheck.template import own_links

SENTENCE = 12  # words


def _link(entry: Entry) -> Link | None:
    """A link of the entry's own with brackets and a whole address."""
    return next((k for k in own_links(entry) if _whole(k)), None)


def _whole(link: Link) -> bool:
    return "](" in link.style and link.flaw is None and not link.badge and link.url.startswith("http")


def _in_link(
    lines: Lines, entry: Entry, old: str, new: str, codes: tuple[str, ...], *, last: bool = False
) -> Damage | None:
    link = _link(entry)
    if link is None or link.span.line != link.span.end_line:
        return None
    text = cut(lines, link.span)
    place = text.rfind(old) if last else text.find(old)
    if place < 0:
        return None
    broken = text[:place] + new + text[place + len(old) :]
    return Damage((Edit(link.span, broken),), codes, link.span.line)


def no_parenthesis(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    return _in_link(lines, entry, ")", "", ("PRC110",), last=True)


def no_opening(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    return _in_link(lines, entry, "](", "]", ("PRC110",))


def no_bracket(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    link = _link(entry)
    return _in_link(lines, entry, "[", "", ("PRC110",)) if link else None


def blank_before(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    return _in_link(lines, entry, "](", "] (", ("PRC110",))


def blank_in_url(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    link = _link(entry)
    if link is None:
        return None
    middle = len(link.url) // 2
    return _in_link(lines, entry, link.url, link.url[:middle] + " " + link.url[middle:], ("PRC110",))


def double_h(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    return _in_link(lines, entry, "](http", "](hhttp", ("PRC110",))


def _relabelled(lines: Lines, entry: Entry, template: Template, label: str | None, code: str) -> Damage | None:
    link = next(
        (k for k in own_links(entry) if k.name in {slot.label for slot in template.links} and not k.badge), None
    )
    if link is None or not link.label.isalpha() or not link.label.isascii() or len(link.label) < 4:
        return None
    place = cut(lines, link.span).find(link.label)
    if place < 0 or link.span.line != link.span.end_line:
        return None
    wrong = label or link.label[:-2] + link.label[-1]
    span = Span(link.span.line, link.span.column + place, link.span.line, link.span.column + place + len(link.label))
    return Damage((Edit(span, wrong),), (code,), link.span.line)


def misspelt(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    return _relabelled(lines, entry, template, None, "PRC108")


def strange_label(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    if entry.kind is Kind.ROW:  # the column's head says what the link is
        return None
    return _relabelled(lines, entry, template, "Wxyzq", "PRC108")


def twice(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    links = [link for link in own_links(entry) if link.name and not link.badge and link.label]
    if len(links) < 2 or links[0].label == links[1].label or links[0].name == links[1].name:
        return None
    first, second = links[:2]
    if entry.kind is Kind.ROW and is_generic(first.label):  # the columns' heads say what the links are
        return None
    before = cut(lines, second.span)
    text = before.replace(second.label, first.label, 1)
    if text == before:
        return None
    return Damage((Edit(second.span, text),), ("PRC111",), second.span.line)


def _value(entry: Entry, new: str) -> Damage | None:
    """The bare address behind a field's word as other text."""
    link = next((k for k in own_links(entry) if k.label == k.url and k.name and k.url.startswith("http")), None)
    if entry.kind is not Kind.FIELDS or link is None:
        return None
    return Damage((Edit(link.span, new),), ("PRC109", "PRC104"), link.span.line)


def empty_url(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    link = _link(entry)
    if link is None:
        return _value(entry, "")
    return _in_link(lines, entry, link.url, "", ("PRC109",)) if link else None


def template_url(lines: Lines, entry: Entry, template: Template) -> Damage | None:
    link = _link(entry)
    word = next((slot.word for slot in template.links if link and slot.label == link.name and slot.word), "Paper link")
    if link is None:
        return _value(entry, word)
    return _in_link(lines, entry, link.url, word, ("PRC109",)) if link else None


def crosses(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    link, crossed = _link(entry), "https://arxiv.org/abs/2401.XXXXX"
    return _in_link(lines, entry, link.url, crossed, ("PRC109",)) if link else _value(entry, crossed)


def unlinked(lines: Lines, entry: Entry, _: Template) -> Damage | None:
    """The link taken off a title that leads to the paper, no other link left."""
    link = next((link for link in entry.links if entry.title and overlap(link, entry.title)), None)
    label = link.label if link else ""
    prose = any(len(piece.text.split()) >= SENTENCE for piece in entry.rest)  # no sentence needs a link
    if link is None or prose or len(entry.links) > 1 or f"[{label}](" not in cut(lines, link.span):
        return None
    text = cut(lines, link.span).replace(f"[{label}]({link.url})", label)
    return Damage((Edit(link.span, text),), ("PRC104", "PRC106", "PRC112", "PRC116"), link.span.line)
