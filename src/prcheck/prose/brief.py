"""What is wrong with an entry in half a sentence a kind, in a contributor's words.

Each clause has a subject and a verb, so that any of them can be joined. They are messages: values stand in double
quotes, and whoever shows them escapes them.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from prcheck.model import Entry, Finding

Found = Sequence[Finding]
Clause = Callable[[Found, Entry | None], str]

LOOKS = {"": "without marks", "*": "in italics", "**": "in bold", "***": "in bold italics", '"': "in quotes"}
_FIELD = re.compile(r"\bno (?:line )?break before the (\w+)")
_MARKS = re.compile(r'\Athe (\w+) (?:is|are) [^;]*; write (\*{0,3}|")[^*"]')
_QUOTED = re.compile(r'"([^"]*)"')
_LABELS = re.compile(r'\Aunknown label "([^"]*)"; write "([^"]*)"')
_PLACE = r'(line \d+(?: of the same section| of [^;]*?(?= as "|;|,|\Z)| under "[^"]*")?)'
_TWIN = re.compile(rf"\b(is listed already|is likely the paper listed|stands already as a bare title) on {_PLACE}")
_NEAR = re.compile(rf".*\bon {_PLACE}(?:, with the same code)?; (?:wrong link|the same paper)")
_REASON = re.compile(r"\bis dead (\([^()]{1,40}\))")


def clauses(findings: Found, entry: Entry | None = None) -> Iterator[tuple[str, Found]]:
    """A clause for each rule among the findings of one entry, in their order, with its findings."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.name, []).append(finding)
    for name, group in groups.items():
        said = PLAIN.get(name) or (TOLD[name](group, entry) if name in TOLD else "")
        yield said or group[0].message.partition("; ")[0], group


def listed(words: Sequence[str], end: str = " and ") -> str:
    """Words as an enumeration: "a, b and c"."""
    return end.join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def _line_breaks(found: Found, _: Entry | None) -> str:
    fields = _all(_FIELD, found)
    what = "a line break goes" if len(found) == 1 else "line breaks go"
    return f"{what} before the {listed(fields)}" if fields else ""


def _emphasis(found: Found, _: Entry | None) -> str:
    looks: dict[str, list[str]] = {}
    for field, marks in (match.groups() for finding in found if (match := _MARKS.match(finding.message))):
        looks.setdefault(LOOKS[marks], []).append(field)
    goes = (
        f"the {listed(fields)} {'go' if fields[1:] or fields[0] == 'authors' else 'goes'}" for fields in looks.values()
    )
    return listed([f"{verb} {look}" for verb, look in zip(goes, looks, strict=True)])


def _missing_links(found: Found, _: Entry | None) -> str:
    labels = [_label(label) for label in _all(_QUOTED, found)]
    return f"the {listed(labels)} {'links are' if labels[1:] else 'link is'} missing" if all(labels) and labels else ""


def _labels(found: Found, _: Entry | None) -> str:
    pairs = [match.groups() for finding in found if (match := _LABELS.match(finding.message))]
    said = [f'the label "{label}" should be "{right}"' for label, right in pairs]
    strange = _all(_QUOTED, [finding for finding in found if not _LABELS.match(finding.message)])
    said += [f'the list has no label "{label}"' for label in strange]
    return listed(said)


def _repeated(found: Found, _: Entry | None) -> str:
    return listed([f'the label "{label}" stands twice' for label in _all(_QUOTED, found)])


def _twin(found: Found, _: Entry | None) -> str:
    match = _TWIN.search(found[0].message)
    if not match:
        return ""
    lead = {
        "is listed already": "it is in the list already",
        "is likely the paper listed": "it is likely in the list already",
    }
    where = match[2].replace(" of the same section", ", same section")
    return f"{lead.get(match[1], 'its bare title is in the list')} ({where})"


def _near(found: Found, _: Entry | None) -> str:
    match = _NEAR.match(found[0].message)
    said = {"PRC203": "it may be a paper of the list", "PRC204": "another paper of the list has the same link"}
    return f"{said[found[0].code]} ({match[1]})" if match else ""


def _dead(found: Found, entry: Entry | None) -> str:
    match = _REASON.search(found[0].message) if len(found) == 1 else None
    return _links("is gone", "are gone")(found, entry) + (f" {match[1]}" if match else "")


def _links(one: str, many: str) -> Clause:
    """A clause on the links that the findings stand at."""

    def say(found: Found, entry: Entry | None) -> str:
        names = list(dict.fromkeys(_name(finding, entry) for finding in found))
        if not all(names):
            return f"a link {one}" if len(found) == 1 else f"{len(found)} links {many}"
        return f"the {listed(names)} link{'s' if names[1:] else ''} {many if names[1:] else one}"

    return say


def _name(finding: Finding, entry: Entry | None) -> str:
    """The label of the link that a finding stands at, "" where that is none."""
    links = entry.links if entry else ()
    hit = next((link for link in links if finding.span in (link.span, link.url_span)), None)
    return _label(hit.label.strip()) if hit else ""


def _label(text: str) -> str:
    """A label as it is where it is a plain word, else quoted; "" where it says nothing."""
    if text.isascii() and text.isalpha() and len(text) <= 20:
        return text
    return f'"{text[:40]}"' if text and '"' not in text and len(text) <= 40 else ""


def _all(pattern: re.Pattern[str], found: Found) -> list[str]:
    """The first value of each message, each once."""
    matches = (pattern.search(finding.message) for finding in found)
    return list(dict.fromkeys(match[1] for match in matches if match))


PLAIN = {
    "missing-title": "the title is missing",
    "missing-authors": "the authors are missing",
    "missing-venue": "the venue is missing",
    "wrong-order": "its parts go in another order",
    "placeholder-left": "a placeholder is left",
    "bare-title": "all but the title is missing",
    "odd-characters": "it has odd characters",
    "venue-without-year": "the venue lacks its year",
    "entries-run-together": "a blank line goes before it",
    "unreadable-entry": "it cannot be read as an entry",
    "renamed-paper": "the paper has a new title",
    "published-since": "the paper has been published since",
    "misspelt-author": "an author's name differs from the record",
    "wrong-authors": "the authors are those of another paper",
    "wrong-venue": "the venue or the year differs from the record",
    "withdrawn-paper": "the paper was withdrawn or retracted",
    "out-of-order": "it is not in its place in the section's order",
    "year-before-id": "the year is before that of the paper's id",
}

TOLD: dict[str, Clause] = {
    "missing-line-break": _line_breaks,
    "wrong-emphasis": _emphasis,
    "missing-link": _missing_links,
    "unknown-link-label": _labels,
    "repeated-link-label": _repeated,
    "malformed-link": _links("is broken", "are broken"),
    "duplicate-paper": _twin,
    "duplicate-title": _twin,
    "similar-title": _near,
    "id-of-another-paper": _near,
    "dead-link": _dead,
    "unsafe-link": _links("is unsafe", "are unsafe"),
    "moved-link": _links("has moved", "have moved"),
    "mislabelled-link": _links("does not lead where its label says", "do not lead where their labels say"),
    "indirect-link": _links("should lead to the paper's own page", "should lead to the papers' own pages"),
    "wrong-paper-link": _links("leads to another paper", "lead to another paper"),
}
