"""Closing the threads of what is mended and opening them again: a courtesy, their texts say "fixed" in any case."""

from prcheck.edge.sending import Sender
from prcheck.review.reconcile import Thread

RESOLVE = "mutation r($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { id isResolved } } }"
UNRESOLVE = "mutation u($id: ID!) { unresolveReviewThread(input: {threadId: $id}) { thread { id isResolved } } }"
MINIMIZE = (
    "mutation m($id: ID!, $why: ReportedContentClassifiers!) "
    "{ minimizeComment(input: {subjectId: $id, classifier: $why}) { minimizedComment { isMinimized } } }"
)
UNMINIMIZE = (
    "mutation n($id: ID!) { unminimizeComment(input: {subjectId: $id}) { unminimizedComment { isMinimized } } }"
)


class Folder:
    """The threads of one run; knows after one try whether the token may resolve (that needs `contents: write`)."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._resolves = True

    def close(self, thread: Thread) -> None:
        """Resolve the thread; where the token may not, fold the comment."""
        self._resolves = self._resolves and self._sender.mutate(RESOLVE, {"id": thread.id})
        if not self._resolves:
            self._sender.mutate(MINIMIZE, {"id": thread.comment, "why": "RESOLVED"})

    def reopen(self, thread: Thread) -> None:
        """Open the thread again and unfold its comment."""
        if thread.resolved:
            self._sender.mutate(UNRESOLVE, {"id": thread.id})
        if thread.minimized:
            self._sender.mutate(UNMINIMIZE, {"id": thread.comment})
