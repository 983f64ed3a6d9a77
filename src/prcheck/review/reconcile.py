"""What there is on a pull request against what there should be: the steps from one to the other."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prcheck.review.marker import read
from prcheck.review.plan import Comment, Review, fixed

_COMMIT = re.compile(r"(?<=/blob/)[0-9a-f]{40}(?=/)")


@dataclass(frozen=True, slots=True)
class Thread:
    """An inline comment of ours with its thread; ids are GitHub's node ids, `number` is the comment's REST id.

    `start` and `line` are None where the thread no longer stands on a line. `alone` says that only we spoke in it.
    """

    id: str
    comment: str
    number: int
    url: str
    key: str
    body: str
    path: str
    start: int | None
    line: int | None
    resolved: bool
    minimized: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """What to do: comments to post, texts to change, threads to close or open again, doubles to take away."""

    post: tuple[Comment, ...] = ()
    edit: tuple[tuple[Thread, str], ...] = ()
    close: tuple[Thread, ...] = ()
    reopen: tuple[Thread, ...] = ()
    drop: tuple[Thread, ...] = ()


def reconcile(review: Review, threads: Iterable[Thread]) -> Steps:
    """The steps that leave each comment of the review there once, and close what is gone."""
    kept, drop = _first(threads)
    wanted = {comment.key: comment for comment in review.comments}
    gone = [thread for key, thread in kept.items() if key not in wanted and key not in review.open]
    stay = [(kept[key], comment) for key, comment in wanted.items() if key in kept]
    return Steps(
        post=tuple(comment for key, comment in wanted.items() if key not in kept),
        edit=(*_edits(stay), *_fixes(gone, review.config)),
        close=tuple(thread for thread in gone if thread.alone and not thread.resolved and not thread.minimized),
        reopen=tuple(thread for thread, _ in stay if _fixed(thread) and (thread.resolved or thread.minimized)),
        drop=drop,
    )


def same(one: str, other: str) -> bool:
    """Whether two bodies say the same.

    GitHub may change line ends and blanks at the end; links to lines of an older commit still show what they showed.
    """
    return _normal(one) == _normal(other)


def _normal(body: str) -> str:
    return _COMMIT.sub("", body.replace("\r\n", "\n")).rstrip()


def _first(threads: Iterable[Thread]) -> tuple[dict[str, Thread], tuple[Thread, ...]]:
    """The oldest thread of each key, and the later doubles in which nobody else spoke."""
    kept: dict[str, Thread] = {}
    ordered = sorted(threads, key=lambda thread: thread.number)
    doubles = [thread for thread in ordered if kept.setdefault(thread.key, thread) is not thread]
    return kept, tuple(thread for thread in doubles if thread.alone)


def _edits(stay: Iterable[tuple[Thread, Comment]]) -> Iterator[tuple[Thread, str]]:
    for thread, comment in stay:
        body = comment.body if stands(thread, comment) else comment.plain
        if not same(thread.body, body):
            yield thread, body


def stands(thread: Thread, comment: Comment) -> bool:
    """Whether a suggestion in the thread would rewrite the lines that the comment means."""
    start = thread.line if thread.start is None else thread.start
    return (thread.path, start, thread.line) == (comment.path, comment.start, comment.line)


def _fixes(gone: Iterable[Thread], config: str) -> Iterator[tuple[Thread, str]]:
    for thread in gone:
        body = fixed(thread.key, config)
        if not same(thread.body, body):
            yield thread, body


def _fixed(thread: Thread) -> bool:
    marker = read(thread.body)
    return marker is not None and marker.state == "fixed"
