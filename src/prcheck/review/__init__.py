"""A report fitted to a pull request: what to say, where, and what to do with what was said before."""

from prcheck.review.plan import Comment, Review, plan, summary
from prcheck.review.reconcile import Steps, Thread, reconcile

__all__ = ["Comment", "Review", "Steps", "Thread", "plan", "reconcile", "summary"]
