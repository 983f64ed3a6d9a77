"""A report read back from its JSON: all but the texts of the lists and what a change did."""

import json

from prcheck.errors import UsageError
from prcheck.model import (
    Edit,
    Finding,
    Fix,
    Ignored,
    Known,
    LinkState,
    LinkStatus,
    Listed,
    ListedLink,
    Related,
    Report,
    Role,
    Severity,
    Shard,
    Skip,
    Slot,
    Span,
    Template,
    Verdict,
)
from prcheck.outputs.json import VERSION
from prcheck.reading.node import REMEDY, Node


def report(text: str, name: str) -> Report:
    """The report in the text of the file of that name; raises `UsageError`."""
    node = Node(_parsed(text, name), name)
    version = node.number("version")
    if version != VERSION:
        raise UsageError(f'"{name}" is a report of version {version}; expected {VERSION}', "use one prcheck for all")
    counts, shard, known = node.part("counts"), node.part("shard"), node.part("baseline")
    audit = node.part("audit") is not None
    return Report(
        verdict=node.word("verdict", Verdict),
        findings=node.all("findings", _finding),
        ignored=node.all(
            "ignored", lambda n: Ignored(n.text("code"), n.text("path"), n.number("line"), n.text("reason"))
        ),
        skipped=node.all("skipped", lambda n: Skip(n.text("what"), n.text("reason"))),
        templates=node.all("templates", _template),
        links=node.all("links", _link),
        checked=counts.number("entries_checked") if counts else 0,
        audit=audit,
        entries=node.all("entries", _listed) if audit else (),
        shard=_shard(shard) if shard else None,
        known=Known(known.number("known"), known.number("gone")) if known else None,
    )


def _parsed(text: str, name: str) -> object:
    try:
        found: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(f'"{name}" is no JSON: {error.msg} at line {error.lineno}', REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f'"{name}" is no JSON that can be read', REMEDY) from error
    return found


def _shard(node: Node) -> Shard:
    return Shard(node.number("number"), node.number("of"), node.text("made_by"), node.text("key"))


def _finding(node: Node) -> Finding:
    fix = node.part("fix")
    return Finding(
        node.text("code"),
        node.text("name"),
        node.word("severity", Severity),
        node.text("message"),
        _span(node),
        node.text("path"),
        node.maybe("entry"),
        Fix(fix.text("title"), fix.all("edits", _edit), fix.flag("safe")) if fix else None,
        node.all("related", lambda n: Related(n.text("path"), n.number("line"), n.text("message"))),
        node.text("mark"),
    )


def _edit(node: Node) -> Edit:
    return Edit(_span(node), node.text("text"))


def _span(node: Node) -> Span:
    return Span(node.number("line"), node.number("column"), node.number("end_line"), node.number("end_column"))


def _link(node: Node) -> LinkState:
    return LinkState(
        node.text("url"),
        node.word("state", LinkStatus),
        node.text("reason"),
        node.number("status"),
        node.maybe("location"),
        node.number("requests"),
    )


def _template(node: Node) -> Template:
    slots = (
        *(Slot(role) for role in node.words("fields", Role)),
        *(Slot(Role.LINK, label=label) for label in node.texts("links")),
    )
    return Template(
        node.text("path"),
        node.text("kind"),
        node.text("source"),
        slots,
        node.texts("required"),
        section=node.texts("section") if node.part("section") else None,
        follow=node.number("follow"),
        of=node.number("of"),
        head=node.texts("table") if node.part("table") else (),
    )


def _listed(node: Node) -> Listed:
    return Listed(
        node.text("path"),
        node.number("line"),
        node.number("end_line"),
        node.texts("section"),
        node.maybe("title"),
        node.texts("authors"),
        node.maybe("venue"),
        node.maybe("year"),
        node.all("links", lambda n: ListedLink(n.text("label"), n.text("url"), n.number("line"))),
        node.texts("ids"),
    )
