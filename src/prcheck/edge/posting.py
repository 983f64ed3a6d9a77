"""Putting a review on a pull request: each text once, whatever happened before and whatever fails on the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from prcheck.edge import blocking, plainly, pulls
from prcheck.edge.answers import LIMITED
from prcheck.edge.conversation import Conversation, Said, conversation
from prcheck.edge.folding import Folder
from prcheck.edge.github import Hub, Object
from prcheck.edge.pulls import Pull
from prcheck.edge.sending import INVALID, Sender
from prcheck.errors import GitHubError
from prcheck.review.plan import Comment, Review
from prcheck.review.reconcile import reconcile, same, stands

Summarise = Callable[[Mapping[str, str], Set[str]], str]
"""The summary's text, given the addresses of the inline comments by their keys, and which stand on other lines now."""


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
    if moved := _moved(hub, pull):
        return Outcome(posted=False, note=f"{moved} while prcheck looked at it; nothing was posted")
    if not (fresh or said.summaries or said.threads):
        return Outcome(posted=True)
    waited = hub.waited
    if inline:
        said = poster.comments(said)
    if hub.waited > waited and (moved := _moved(hub, pull)):  # another run may have told all by now
        return Outcome(posted=False, note=f"{moved} while prcheck waited for GitHub; its summary was not posted")
    wanted = {comment.key: comment for comment in review.comments}
    there = {thread.key: thread for thread in said.threads if thread.key in wanted}
    stale = {key for key, thread in there.items() if not stands(thread, wanted[key])}
    return poster.summary(said, summarise({key: thread.url for key, thread in there.items()}, stale))


def _moved(hub: Hub, pull: Pull) -> str:
    """What happened to the pull request meanwhile, "" where nothing did."""
    now = pulls.pull(hub, pull.repository, pull.number)
    if now.state != "open":
        return "the pull request was closed"
    return "new commits were pushed" if now.head != pull.head else ""


class Poster:
    """The texts of one run on one pull request."""

    def __init__(self, hub: Hub, pull: Pull, review: Review) -> None:
        self._hub = hub
        self._pull = pull
        self._review = review
        self._repository = f"/repos/{pull.repository}"
        self._reviews = f"{self._repository}/pulls/{pull.number}/reviews"
        self._plain = False
        self._sender = Sender(hub)

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
        if steps.post or (self._review.blocking and not blocking.requests(said)):
            said = self._post(steps.post)
            steps = reconcile(self._review, said.threads)  # another run may have posted the same meanwhile
        for thread in steps.drop:
            self._sender.delete(f"{self._repository}/pulls/comments/{thread.number}")
        for thread, body in steps.edit:
            self._sender.again("PATCH", f"{self._repository}/pulls/comments/{thread.number}", {"body": body})
        if not self._plain:
            folder = Folder(self._sender)
            for thread in steps.close:
                folder.close(thread)
            for thread in steps.reopen:
                folder.reopen(thread)
        settle = blocking.insist if self._review.blocking else blocking.dismiss
        settle(self._sender, self._reviews, said, self._review.opening)
        return said

    def summary(self, said: Conversation, body: str) -> Outcome:
        """Bring the summary to this text, in place."""
        there = said.summaries
        if not there:
            path = f"{self._repository}/issues/{self._pull.number}/comments"
            self._sender.surely(
                lambda: self._hub.write("POST", path, {"body": body}), lambda: bool(self.said().summaries)
            )
            there = self.said().summaries  # another run may have posted one meanwhile
        self._one(there, body)
        return Outcome(posted=True, url=there[0].url if there else "")

    def _one(self, there: Sequence[Said], body: str) -> None:
        """Keep the oldest of our summaries, with this text."""
        for double in there[1:]:
            self._sender.delete(f"{self._repository}/issues/comments/{double.number}")
        for first in there[:1]:
            if not same(first.body, body):
                self._sender.again("PATCH", f"{self._repository}/issues/comments/{first.number}", {"body": body})

    def _post(self, comments: Sequence[Comment]) -> Conversation:
        """Post one review with these comments; where GitHub takes no such review, the comments one by one."""
        if not self._taken(comments):
            if comments and self._review.blocking:
                self._taken(())
            for comment in comments:
                self._single(comment)
        return self.said()

    def _taken(self, comments: Sequence[Comment]) -> bool:
        """Whether GitHub took a review with these comments."""
        keys = {comment.key for comment in comments}

        def done() -> bool:
            now = self.said()
            asked = not self._review.blocking or bool(blocking.requests(now))
            return asked and keys <= {thread.key for thread in now.threads}

        return self._valid(lambda: self._hub.write("POST", self._reviews, self._body(comments)), done)

    def _valid(self, write: Callable[[], Object], done: Callable[[], bool]) -> bool:
        """Whether GitHub took a write, and did not find it invalid."""
        try:
            self._sender.surely(write, done)
        except GitHubError as error:
            if error.status != INVALID:
                raise
            return False
        return True

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
        self._valid(
            lambda: self._hub.write("POST", path, body),
            lambda: any(thread.key == comment.key for thread in self.said().threads),
        )


def _place(comment: Comment) -> Object:
    """GitHub's form of a place; a start on the same line would be refused."""
    place: Object = {"path": comment.path, "body": comment.body, "line": comment.line, "side": "RIGHT"}
    if comment.start < comment.line:
        place |= {"start_line": comment.start, "start_side": "RIGHT"}
    return place
