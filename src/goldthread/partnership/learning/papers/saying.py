"""What a paper says of the records of a review, each with its source. The state of a source is what papers compare."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from goldthread.foundation.actions.models import Action
from goldthread.foundation.documents.composing import absent
from goldthread.foundation.documents.content import Bar, Block, Chart, Grid, Row, Source, Statement
from goldthread.foundation.documents.kinds import Asked
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.ui.words import sentence
from goldthread.partnership.learning.models import Finding, OutcomeStatement, Review
from goldthread.partnership.learning.parts import Parts, parts_of
from goldthread.partnership.learning.thread import owner_in_words


def parts_for(asked: Asked) -> Parts:
    """The records of the review, as far as whoever makes the paper may see them."""
    return parts_of(asked.subject, asked.standing)


def source_of_review(review: Review, asked: Asked) -> Source:
    return Source(
        key=f"review-{review.pk}",
        words=review.pseudonym,
        address=reverse("review", args=[asked.space.slug, review.reference]),
    )


def source_of_finding(finding: Finding, asked: Asked) -> Source:
    return Source(
        key=f"finding-{finding.pk}",
        words=f"Finding {finding.number}: {finding.subject}",
        address=reverse("finding", args=[asked.space.slug, asked.subject.reference, finding.number]),
        state=str(finding.get_response_type_display()),
    )


def source_of_action(action: Action, asked: Asked) -> Source:
    return Source(
        key=f"action-{action.pk}",
        words=f"{action.reference} {action.title}",
        address=reverse("action", args=[asked.space.slug, action.pk]),
        state=action.status_in_words,
    )


def source_of_outcome(outcome: OutcomeStatement, asked: Asked, state: str = "") -> Source:
    return Source(
        key=f"outcome-{outcome.pk}",
        words=outcome.words,
        address=reverse("outcome", args=[asked.space.slug, outcome.pk]),
        state=state,
    )


def grid(caption: str, columns: Iterable[str], rows: Iterable[Iterable[Statement]]) -> Grid:
    return Grid(caption=caption, columns=tuple(columns), rows=tuple(Row(cells=tuple(row)) for row in rows))


def plain(words: Any) -> Statement:
    """A cell that leads nowhere; what is not there says so."""
    return Statement(words=sentence(str(words)) if words else "Not recorded")


def told(words: Any, source: Source) -> Statement:
    """What a record says, with the way to it."""
    return Statement(words=sentence(str(words)), source=source)


def actions_grid(caption: str, actions: list[Action], parts: Parts, asked: Asked) -> list[Block]:
    """Each action with its owner, day and status; a sentence where there is none."""
    if not actions:
        return [absent("There are none.")]
    rows = (
        (
            told(f"{action.reference} {action.title}", source_of_action(action, asked)),
            plain(owner_in_words(action, parts).removeprefix("Owner: ")),
            plain(in_words(action.due_by) if action.due_by else action.due_as_printed or "No date"),
            plain(action.status_in_words),
        )
        for action in actions
    )
    return [grid(caption, ("Action", "Owner", "Due", "Status"), rows)]


def statuses_chart(caption: str, actions: Iterable[Action]) -> list[Block]:
    """How many actions have each status."""
    counts = Counter(action.status_in_words for action in actions)
    bars = tuple(Bar(words=words, count=count) for words, count in counts.most_common())
    return [Chart(caption=caption, counted="status", bars=bars)] if bars else []
