"""Our requests for changes: what they say while errors are left, and how they are taken back."""

from prcheck.edge.conversation import Conversation, Said
from prcheck.edge.sending import FORBIDDEN, INVALID, Sender
from prcheck.errors import GitHubError
from prcheck.review.reconcile import same

FIXED = "All errors are fixed."


def requests(said: Conversation) -> list[Said]:
    """Our requests for changes that stand."""
    return [review for review in said.reviews if review.state == "CHANGES_REQUESTED"]


def insist(sender: Sender, reviews: str, said: Conversation, opening: str) -> None:
    """Let our request say what it says, also after it could not be taken back; `reviews` is their path."""
    for review in requests(said):
        _reword(sender, reviews, review, opening)


def dismiss(sender: Sender, reviews: str, said: Conversation, _: str) -> None:
    """Take back our requests; where a protected branch forbids that, say so in their text."""
    for review in requests(said):
        text = review.body.split("\n")[0] + f"\n{FIXED[:-1]}; a maintainer may dismiss this review."
        if same(review.body, text):
            continue
        try:
            sender.again("PUT", f"{reviews}/{review.number}/dismissals", {"message": FIXED})
        except GitHubError as error:
            if error.status not in (FORBIDDEN, INVALID):
                raise
            _reword(sender, reviews, review, text)


def _reword(sender: Sender, reviews: str, review: Said, text: str) -> None:
    if not same(review.body, text):
        sender.again("PUT", f"{reviews}/{review.number}", {"body": text})
