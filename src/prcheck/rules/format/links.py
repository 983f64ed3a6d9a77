"""Edits that mend a link's label, brackets or address."""

import re

from prcheck.model import Edit, Fix, Flaw, Link, Template
from prcheck.rules.format.source import Lines, at, cut

_BLANKS = re.compile(r"\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^/\s]+\.", re.IGNORECASE)
_HALF_IMAGE = re.compile(r"!\[[^\[\]\n]*+\]\([^()\s]*+\Z")
_SCHEME = re.compile(r"[htps]{3,8}[:;]?/{1,3}", re.IGNORECASE)


def relabel(lines: Lines, link: Link, label: str) -> Fix | None:
    """The fix that spells a link's label anew."""
    text = cut(lines, link.span)
    place = text.find(link.label)
    if place < 0 or not link.label or "\n" in text:
        return None
    edit = Edit(at(link.span, place, place + len(link.label)), label)
    return Fix(f'write "{label}"', (edit,))


def mend(lines: Lines, link: Link, template: Template | None) -> Fix | None:
    """The fix for a link's flaw, in the list's own shape where brackets are lost; None where it is not certain."""
    if link.flaw is Flaw.UNCLOSED:
        return _image_closed(lines, link) or _rewritten(link, template)
    if link.flaw is Flaw.SPACE_BEFORE_URL:
        return _closed_up(lines, link)
    return _readdressed(lines, link)


def clean_url(url: str) -> str:
    """The address without blanks and with a whole scheme: `hhttps://`, `http//` and `https:/` mended."""
    url = _BLANKS.sub("", url)
    scheme = _SCHEME.match(url)
    if scheme is None or scheme.group().lower() in ("http://", "https://"):
        return url
    secure = "s" in scheme.group().lower()
    return f"http{'s' if secure else ''}://{url[scheme.end() :]}"


def _image_closed(lines: Lines, link: Link) -> Fix | None:
    """The fix for a link around an image whose own parenthesis is missing, None for any other."""
    label, between, _ = cut(lines, link.span).partition(f"]({link.url}")
    if not between or "\n" in label or not _HALF_IMAGE.search(label):
        return None
    return Fix("close the image", (Edit(at(link.span, len(label), len(label)), ")"),))


def _rewritten(link: Link, template: Template | None) -> Fix | None:
    shape = template.style.link if template else "[[{label}]({url})]"
    url = clean_url(link.url)
    if not url or not link.label or "{label}" not in shape:
        return None
    new = shape.replace("{url}", url).replace("{label}", link.label.strip("[]"))
    return Fix("balance the brackets", (Edit(link.span, new),))


def _closed_up(lines: Lines, link: Link) -> Fix | None:
    text = cut(lines, link.span)
    found = re.search(r"\]([ \t]+)\(", text)
    if found is None or "\n" in text:
        return None
    return Fix("take the blank out", (Edit(at(link.span, *found.span(1)), ""),))


def _readdressed(lines: Lines, link: Link) -> Fix | None:
    text = cut(lines, link.url_span)
    new = clean_url(text)
    if new == text or "\n" in text or not _ADDRESS.match(new):
        return None
    return Fix("mend the address", (Edit(link.url_span, new),))
