"""Every value that passes between the stages: places, entries, changes, findings, report.

All are frozen and compare by content. Lines and columns count from 1; columns count characters.
"""

from prcheck.model.documents import Aside, Document, Heading, Ignore, Limit, Sample, Stray
from prcheck.model.entries import LOOSE, Entry, Field, Link, Part, Word
from prcheck.model.findings import Change, ChangeKind, Edit, Finding, Fix, Ignored, Related, Severity, Skip
from prcheck.model.places import Flaw, Gap, Kind, Mark, Role, Span
from prcheck.model.reports import Known, LinkState, LinkStatus, Listed, ListedLink, Report, RuleInfo, Shard, Verdict
from prcheck.model.templates import Slot, Style, Template

__all__ = [
    "LOOSE",
    "Aside",
    "Change",
    "ChangeKind",
    "Document",
    "Edit",
    "Entry",
    "Field",
    "Finding",
    "Fix",
    "Flaw",
    "Gap",
    "Heading",
    "Ignore",
    "Ignored",
    "Kind",
    "Known",
    "Limit",
    "Link",
    "LinkState",
    "LinkStatus",
    "Listed",
    "ListedLink",
    "Mark",
    "Part",
    "Related",
    "Report",
    "Role",
    "RuleInfo",
    "Sample",
    "Severity",
    "Shard",
    "Skip",
    "Slot",
    "Span",
    "Stray",
    "Style",
    "Template",
    "Verdict",
    "Word",
]
