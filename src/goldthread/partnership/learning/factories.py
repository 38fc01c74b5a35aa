"""Reviews for tests, named for their situation. Nothing here is real."""

from datetime import UTC, date, datetime
from typing import Any

from django.db.models import QuerySet

from goldthread.foundation.access.standing import Standing, System
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.commands import ActionDetails
from goldthread.foundation.actions.models import Action
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.learning.commands import (
    Adoption,
    FindingDetails,
    LetterDetails,
    OutcomeDetails,
    PrintedFinding,
    ReplyDetails,
    ReviewDetails,
    SourceDetails,
    add_action_to_review,
    add_finding,
    add_outcome,
    adopt_finding,
    enter_finding,
    enter_source,
    record_letter,
    record_published_before,
    record_reply,
    record_review,
)
from goldthread.partnership.learning.models import (
    ElsewhereFinding,
    ElsewhereSource,
    Finding,
    GovernmentLetter,
    LetterReply,
    OutcomeStatement,
    Review,
    reviews,
)

MADE_AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TESTS = System("tests")


def a_review(space: Space, **details: Any) -> Review:
    """A review that is under way; not published."""
    said = {"pseudonym": "Child Q", "kind": Review.Kind.LCSPR, **details}
    return record_review(space=space, details=ReviewDetails(**said), by=TESTS, at=MADE_AT)


def a_published_review(space: Space, **details: Any) -> Review:
    """A review that anyone may read who may read reviews: it was published before it was recorded."""
    published_on, place = details.pop("published_on", date(2026, 6, 1)), "the board’s website"
    review = a_review(space, **details)
    published = record_published_before(review=review, published_on=published_on, place=place, by=TESTS, at=MADE_AT)
    published.space = space
    return published


def a_hidden_review(space: Space, user: User, patch: Any, **details: Any) -> Review:
    """One that is not published and that a part above hides from somebody until it is."""
    review = a_review(space, **details)

    def hidden(standing: Standing) -> QuerySet[Any]:
        return Review.objects.filter(pk__in=[review.pk] if standing.account == user.pk else []).values("pk")

    patch.setattr(reviews, "HIDDEN", [hidden])
    return review


def a_finding(review: Review, number: int = 1, **details: Any) -> Finding:
    """A finding with a recommendation to the partners."""
    said = {"subject": "First response", "response_type": Finding.ResponseType.RECOMMENDATION, **details}
    return add_finding(review=review, details=FindingDetails(number=number, **said), by=TESTS, at=MADE_AT)


def an_action(review: Review, reference: str = "1.1", **given: Any) -> Action:
    """An action after a review; without ``agencies`` it has no owner, without ``findings`` it serves none."""
    details = ActionDetails(title=given.pop("title", "Redesign the training"), **given.pop("details", {}))
    return add_action_to_review(review=review, reference=reference, details=details, by=TESTS, at=MADE_AT, **given)


def an_outcome(review: Review, measure: str = "", **given: Any) -> OutcomeStatement:
    """An outcome; without ``measure`` no test of it is named."""
    details = OutcomeDetails(words="Practitioners act on the first call", direction="quality", measure=measure)
    return add_outcome(review=review, details=details, by=TESTS, at=MADE_AT, **given)


def a_source(space: Space, **details: Any) -> ElsewhereSource:
    """A review that a board elsewhere published."""
    said = {"title": "Learning from Child V", "publisher": "Southmere partnership", "kind": "review", **details}
    return enter_source(space=space, details=SourceDetails(**said), by=TESTS, at=MADE_AT)


def a_printed_finding(source: ElsewhereSource, number: str = "1", **details: Any) -> ElsewhereFinding:
    """A finding of a source; nobody has decided about it."""
    said = {"words": "Nobody asked who lived in the home", "page": "14", **details}
    return enter_finding(elsewhere=source, details=PrintedFinding(number=number, **said), by=TESTS, at=MADE_AT)


def an_adopted_finding(printed: ElsewhereFinding, review: Review | None = None, **said: Any) -> Finding:
    """What was found elsewhere, adopted; without ``review`` on the thread of its own source."""
    adoption = {"subject": "Who lives in the home", "response_type": "recommendation", "why": "It was so here", **said}
    return adopt_finding(printed=printed, adoption=Adoption(**adoption, review=review), by=TESTS, at=MADE_AT)


def a_letter(finding: Finding, written_on: date | None = date(2026, 9, 1), **details: Any) -> GovernmentLetter:
    """A letter about one finding, written on 1 September 2026; with ``written_on=None`` still to be written."""
    said = {"department": "Department for Education", "findings": (finding,), "written_on": written_on, **details}
    return record_letter(review=finding.review, details=LetterDetails(**said), by=TESTS, at=MADE_AT)


def a_reply(letter: GovernmentLetter, answer: str = "accepted", replied_on: date = date(2026, 10, 1)) -> LetterReply:
    """A reply that came on 1 October 2026."""
    reply = ReplyDetails(replied_on=replied_on, answer=answer, words="The guidance will say it")
    return record_reply(letter=letter, reply=reply, by=TESTS, at=MADE_AT)
