"""Putting a review on a pull request: each text once, whatever happened before and whatever fails on the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prcheck.edge import plainly, pulls
from prcheck.edge.answers import unsure
from prcheck.edge.conversation import Conversation, Said, conversation
from prcheck.edge.github import Hub, Object
from prcheck.edge.pulls import Pull
from prcheck.errors import GitHubError
from prcheck.review.plan import Comment, Review
from prcheck.review.reconcile import Thread, reconcile, same

FORBIDDEN, MISSING, INVALID = 403, 404, 422
LIMITED = frozenset({401, 429})
"""What REST would answer like GraphQL: a wrong token, a limit."""
TRIES = 3

RESOLVE = "mutation r($id: ID!) { resolveReviewThread(input: {threadId: $id}) { thread { id isResolved } } }"
UNRESOLVE = "mutation u($id: ID!) { unresolveReviewThread(input: {threadId: $id}) { thread { id isResolved } } }"
MINIMIZE = (
    "mutation m($id: ID!, $why: ReportedContentClassifiers!) "
    "{ minimizeComment(input: {subjectId: $id, classifier: $why}) { minimizedComment { isMinimized } } }"
)
UNMINIMIZE = (
    "mutation n($id: ID!) { unminimizeComment(input: {subjectId: $id}) { unminimizedComment { isMinimized } } }"
)

Summarise = Callable[[Mapping[str, str]], str]
"""The summary's text, given the addresses of the inline comments by their keys."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of posting: `note` says why nothing or not all was posted; `url` is the summary's address."""

    posted: bool
    note: str = ""
    url: str = ""


def publish(
    hub: Hub, pull: Pull, review: Review, summarise: Summarise, *, inline: bool = True, fresh: bool = True
) -> Outcome:
    """Bring the pull request to what the review says; raises `GitHubError` where GitHub fails for good.

    Without `inline` inline comments stay as they are. Without `fresh` nothing new is posted, only what is there
    brought up to date.
    """
    poster = Poster(hub, pull, review)
    said = poster.said()
    now = pulls.pull(hub, pull.repository, pull.number)
    if now.head != pull.head or now.state != "open":
        what = "the pull request was closed" if now.state != "open" else "new commits were pushed"
        return Outcome(posted=False, note=f"{what} while prcheck looked at it; nothing was posted")
    if not (fresh or said.summaries or said.threads):
        return Outcome(posted=True)
    if inline:
        said = poster.comments(said)
    urls = {thread.key: thread.url for thread in said.threads}
    wanted = {comment.key for comment in review.comments}
    return poster.summary(said, summarise({key: url for key, url in urls.items() if key in wanted}))


class Poster:
    """The writes of one run on one pull request."""

    def __init__(self, hub: Hub, pull: Pull, review: Review) -> None:
        self._hub = hub
        self._pull = pull
        self._review = review
        self._repository = f"/repos/{pull.repository}"
        self._reviews = f"{self._repository}/pulls/{pull.number}/reviews"
        self._resolves = True
        self._plain = False

    def said(self) -> Conversation:
        """What this configuration has said by now; read by REST once GraphQL has failed for good."""
        if not self._plain:
            try:
                return conversation(self._hub, self._pull, self._review.config)
            except GitHubError as error:
                if error.status in LIMITED:
                    raise
                self._plain = True
        return plainly.conversation(self._hub, self._pull, self._review.config)

    def comments(self, said: Conversation) -> Conversation:
        """Bring the inline comments to what the review says; gives what is there then."""
        steps = reconcile(self._review, said.threads)
        if steps.post or (self._review.blocking and not _requests(said)):
            said = self._post(steps.post)
            steps = reconcile(self._review, said.threads)  # another run may have posted the same meanwhile
        for thread in steps.drop:
            self._delete(f"{self._repository}/pulls/comments/{thread.number}")
        for thread, body in steps.edit:
            self._again("PATCH", f"{self._repository}/pulls/comments/{thread.number}", {"body": body})
        for thread in steps.close:
            self._close(thread)
        for thread in steps.reopen:
            self._reopen(thread)
        settle = self._block if self._review.blocking else self._dismiss
        settle(_requests(said))
        return said

    def summary(self, said: Conversation, body: str) -> Outcome:
        """Bring the summary to this text, in place."""
        there = said.summaries
        if not there:
            path = f"{self._repository}/issues/{self._pull.number}/comments"
            self._surely(lambda: self._hub.write("POST", path, {"body": body}), lambda now: bool(now.summaries))
            there = self.said().summaries  # another run may have posted one meanwhile
        self._one(there, body)
        return Outcome(posted=True, url=there[0].url if there else "")

    def _one(self, there: Sequence[Said], body: str) -> None:
        """Keep the oldest of our summaries, with this text."""
        for double in there[1:]:
            self._delete(f"{self._repository}/issues/comments/{double.number}")
        for first in there[:1]:
            if not same(first.body, body):
                self._again("PATCH", f"{self._repository}/issues/comments/{first.number}", {"body": body})

    def _post(self, comments: Sequence[Comment]) -> Conversation:
        """Post one review with these comments; where GitHub takes no such review, the comments one by one."""
        keys = {comment.key for comment in comments}
        try:
            self._surely(
                lambda: self._hub.write("POST", self._reviews, self._body(comments)),
                lambda now: bool(keys) and keys <= {thread.key for thread in now.threads},
            )
        except GitHubError as error:
            if error.status != INVALID:
                raise
            for comment in comments:
                self._single(comment)
        return self.said()

    def _body(self, comments: Iterable[Comment]) -> Object:
        return {
            "commit_id": self._pull.head,
            "event": "REQUEST_CHANGES" if self._review.blocking else "COMMENT",
            "body": self._review.opening,
            "comments": [_place(comment) for comment in comments],
        }

    def _single(self, comment: Comment) -> None:
        """Post one comment; one that GitHub refuses is told in the summary instead."""
        path = f"{self._repository}/pulls/{self._pull.number}/comments"
        body = {**_place(comment), "commit_id": self._pull.head}
        try:
            self._surely(
                lambda: self._hub.write("POST", path, body),
                lambda now: any(thread.key == comment.key for thread in now.threads),
            )
        except GitHubError as error:
            if error.status != INVALID:
                raise

    def _surely(self, write: Callable[[], Object], done: Callable[[Conversation], bool]) -> None:
        """Write once: what GitHub may have done without an answer is looked for before it is sent again."""
        for attempt in range(TRIES):
            try:
                write()
            except GitHubError as error:
                if not unsure(error) or attempt + 1 == TRIES:
                    raise
                self._hub.pause(2.0**attempt)
                if done(self.said()):
                    return
                continue
            return

    def _again(self, verb: str, path: str, body: Mapping[str, Any]) -> None:
        """A write that may be sent twice; what somebody deleted meanwhile stays deleted."""
        for attempt in range(TRIES):
            try:
                self._hub.write(verb, path, body)
            except GitHubError as error:
                if error.status == MISSING:
                    return
                if not unsure(error) or attempt + 1 == TRIES:
                    raise
                self._hub.pause(2.0**attempt)
                continue
            return

    def _delete(self, path: str) -> None:
        self._again("DELETE", path, {})

    def _close(self, thread: Thread) -> None:
        """Resolve the thread; where the token may not (it needs `contents: write`), fold the comment."""
        self._resolves = self._resolves and self._mutate(RESOLVE, {"id": thread.id})
        if not self._resolves:
            self._mutate(MINIMIZE, {"id": thread.comment, "why": "RESOLVED"})

    def _reopen(self, thread: Thread) -> None:
        if thread.resolved:
            self._mutate(UNRESOLVE, {"id": thread.id})
        if thread.minimized:
            self._mutate(UNMINIMIZE, {"id": thread.comment})

    def _mutate(self, mutation: str, variables: Mapping[str, str]) -> bool:
        """Whether GitHub did it: closing threads is a courtesy, the text says "fixed" in any case."""
        if self._plain:
            return False
        try:
            self._hub.query(mutation, variables)
        except GitHubError:
            return False
        return True

    def _block(self, requests: Iterable[Said]) -> None:
        """Let our request for changes say what it says, also after it could not be taken back."""
        for said in requests:
            self._reword(said, self._review.opening)

    def _dismiss(self, requests: Iterable[Said]) -> None:
        """Take back our requests for changes; where a protected branch forbids that, say so in their text."""
        for said in requests:
            text = said.body.split("\n")[0] + "\nAll errors are fixed; a maintainer may dismiss this review."
            if same(said.body, text):
                continue
            try:
                self._again("PUT", f"{self._reviews}/{said.number}/dismissals", {"message": "All errors are fixed."})
            except GitHubError as error:
                if error.status not in (FORBIDDEN, INVALID):
                    raise
                self._reword(said, text)

    def _reword(self, said: Said, text: str) -> None:
        if not same(said.body, text):
            self._again("PUT", f"{self._reviews}/{said.number}", {"body": text})


def _requests(said: Conversation) -> list[Said]:
    return [review for review in said.reviews if review.state == "CHANGES_REQUESTED"]


def _place(comment: Comment) -> Object:
    """GitHub's form of a place; a start on the same line would be refused."""
    place: Object = {"path": comment.path, "body": comment.body, "line": comment.line, "side": "RIGHT"}
    if comment.start < comment.line:
        place |= {"start_line": comment.start, "start_side": "RIGHT"}
    return place
