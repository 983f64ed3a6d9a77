"""What a review says: the summary, and one comment per entry on lines of the diff."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from prcheck.model import Entry, Finding, Report, Severity
from prcheck.prose import page
from prcheck.prose.brief import clauses, listed
from prcheck.prose.escaping import capital
from prcheck.prose.rows import digest, loose, rows
from prcheck.prose.scene import NOWHERE, Scene
from prcheck.review.marker import Marker
from prcheck.review.proof import ELSEWHERE, Judge, Offer, proven
from prcheck.review.suggestion import Suggestion, apart, suggest
from prcheck.summary import plural

Hunks = Mapping[str, tuple[range, ...]]

SUMMARY_KEY = digest("summary")
HEADED = 4
"""How many clauses a comment's first line has."""

BULLETS = 20
"""How many findings a comment tells."""


@dataclass(frozen=True, slots=True)
class Comment:
    """An inline comment on the head lines `start` to `line` (side RIGHT).

    `body` may hold a suggestion for exactly these lines; `plain` is the same without one, for a comment that stands
    on other lines by now.
    """

    key: str
    path: str
    start: int
    line: int
    body: str
    plain: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that is said of a pull request; `opening` is the review's own line, `blocking` asks for changes.

    `open` are the keys of all that is still wrong, inline or not; `ready` those whose comment holds a suggestion.
    """

    config: str
    summary: str
    comments: tuple[Comment, ...] = ()
    opening: str = ""
    blocking: bool = False
    open: frozenset[str] = frozenset()
    ready: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Topic:
    """What one inline comment is about: an entry, or a line that is none."""

    key: str
    path: str
    lines: range
    findings: tuple[Finding, ...]
    entry: Entry | None = None


def plan(
    report: Report,
    hunks: Hunks,
    scene: Scene = NOWHERE,
    *,
    config: str = "",
    limit: int = 30,
    blocking: bool = False,
    judge: Judge | None = None,
) -> Review:
    """The review of a report: at most `limit` inline comments, the heavier ones; all else in the summary.

    With `judge` suggestions are made only where they prove to mend what they offer to.
    """
    topics = list(_topics(report))
    shown = (shown for topic in topics if (shown := _shown(topic, hunks)))
    heavy = sorted(shown, key=lambda topic: topic.findings[0].severity.rank)[:limit]
    comments = tuple(_comments(heavy, report, hunks, scene, config, judge))
    about = f"Notes on {plural(len(comments), 'entry', 'entries')}." if comments else "The summary says what to mend."
    review = Review(
        config,
        "",
        comments,
        str(Marker("review", config, SUMMARY_KEY)) + about,
        blocking and report.count(Severity.ERROR) > 0,
        frozenset(topic.key for topic in topics),
        frozenset(comment.key for comment in comments if comment.body != comment.plain),
    )
    return replace(review, summary=summary(report, review, scene))


def summary(report: Report, review: Review, scene: Scene) -> str:
    """The summary of a report beside its review; the scene knows the addresses of the comments that stand there."""
    marker = str(Marker("summary", review.config, SUMMARY_KEY))
    return marker + page.comment(report, replace(scene, ready=review.ready))


def fixed(key: str, config: str) -> str:
    """The text of an inline comment whose findings are gone."""
    return str(Marker("entry", config, key, "fixed")) + "**Fixed.** Thank you!"


def _topics(report: Report) -> Iterator[Topic]:
    """What can be said inline: entries with findings, and lines that are no entry."""
    for row in rows(report):
        if row.findings:
            lines = range(row.entry.span.line, row.entry.span.end_line + 1)
            yield Topic(row.key, row.entry.path, lines, row.findings, row.entry)
    for key, finding in _keyed(report, [f for f in loose(report) if not f.code.startswith(ELSEWHERE)]):
        yield Topic(key, finding.path, range(finding.span.line, finding.span.line + 1), (finding,))


def _keyed(report: Report, findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """The findings with keys made of their rule and their line's text; of equal lines each has its own."""
    lines = {path: text.split("\n") for path, text in report.texts.items()}
    seen: Counter[str] = Counter()
    for finding in findings:
        text = "".join(lines.get(finding.path, [])[finding.span.line - 1 : finding.span.line])
        key = digest(finding.path, finding.code, text.strip())
        seen[key] += 1
        yield key if seen[key] == 1 else digest(key, str(seen[key])), finding


def _shown(topic: Topic, hunks: Hunks) -> Topic | None:
    """The topic on its lines of the diff; None where it has none."""
    lines = _inside(topic.lines, hunks.get(topic.path, ()))
    return replace(topic, lines=lines) if lines else None


def _inside(lines: range, hunks: Sequence[range]) -> range:
    """The part of the lines that stands in the first hunk that holds any."""
    parts = (range(max(lines.start, hunk.start), min(lines.stop, hunk.stop)) for hunk in hunks)
    return next((part for part in parts if part), range(0))


def _comments(
    topics: Sequence[Topic], report: Report, hunks: Hunks, scene: Scene, config: str, judge: Judge | None
) -> Iterator[Comment]:
    offers = _offers(topics, report, hunks)
    kept = {offer.key: offer.suggestion for offer in (proven(offers, report.texts, judge) if judge else offers)}
    return (_comment(topic, kept.get(topic.key), scene, config) for topic in topics)


def _offers(topics: Sequence[Topic], report: Report, hunks: Hunks) -> list[Offer]:
    """The suggestions of these topics, of which no two share a line."""
    found = [
        Offer(topic.key, topic.path, made, frozenset(finding.code for finding in topic.findings))
        for topic in topics
        if (made := _suggestion(topic, report, hunks))
    ]
    kept = set(apart((offer.path, offer.suggestion) for offer in found))
    return [offer for offer in found if (offer.path, offer.suggestion) in kept]


def _suggestion(topic: Topic, report: Report, hunks: Hunks) -> Suggestion | None:
    return suggest(report.texts.get(topic.path, ""), topic.lines, topic.findings, hunks.get(topic.path, ()))


def _comment(topic: Topic, suggestion: Suggestion | None, scene: Scene, config: str) -> Comment:
    lines = suggestion.lines if suggestion else topic.lines
    said = str(Marker("entry", config, topic.key)) + "\n".join(_said(topic, scene)) + "\n"
    body = plain = said
    if suggestion:
        warning = (f"{suggestion.warning}\n",) if suggestion.warning else ()
        full = "\n".join((said, *warning, suggestion.block)) + "\n"
        bare = f"{said}\n{suggestion.plain}\n" if suggestion.plain else said
        body, plain = (full, bare) if max(len(full), len(bare)) <= page.COMMENT_SIZE else (said, said)
    return Comment(topic.key, topic.path, lines.start, lines[-1], body, plain)


def _said(topic: Topic, scene: Scene) -> Iterator[str]:
    """What is wrong in one line, then a bullet per finding."""
    words = [scene.told(clause) for clause, _ in clauses(topic.findings, topic.entry)]
    left = len(words) - HEADED
    words = words if left <= 1 else [*words[:HEADED], f"{left} things more"]
    yield f"**{capital(listed(words, ', and '))}.**\n"
    for finding in topic.findings[:BULLETS]:
        places = "; ".join(f"{scene.place(r.path, r.line)}: {scene.told(r.message)}" for r in finding.related[:5])
        told = capital(scene.told(finding.message))
        yield f"- {told}{places and f' ({places})'} {scene.rule(finding.name)}"
    if topic.findings[BULLETS:]:
        yield f"- and {len(topic.findings) - BULLETS} more"
