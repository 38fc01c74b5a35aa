"""From an approved review into the thread of learning, and what a case says there of whether it may be published."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.records import last_of
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import PartialDate
from goldthread.partnership.learning.commands import Areas, ReviewDetails, record_review
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.readiness import Condition, register_condition
from goldthread.pathways.statutory_review.models import Approved, Commissioned, LedElsewhere, ThreadBegun
from goldthread.pathways.statutory_review.models.reviewing import standing_on

KINDS = {one.value for one in Review.Kind}
"""Those of the thread. Of a review by one agency or from outside there is none: it is a learning review there."""
BY_ALL = "All safeguarding partners"
PARTNERS_MISSING = "In the case it came from, not all safeguarding partners have approved it."
PROCEEDINGS_WAIT = "In the case it came from, parallel proceedings still hold publication up."
ALL_CLEAR = "In the case it came from, all partners have approved it and nothing holds it up."
LED_BY_ANOTHER = "Another area leads it, and nothing that is recorded here holds it up."


def begin_thread(case: Case, record: ThreadBegun, by: Actor, at: datetime) -> None:
    """Make the review of which the thread is. It is not published by that."""
    commissioned = Commissioned.objects.filter(case=case).order_by("-pk").first()
    elsewhere = LedElsewhere.objects.filter(case=case).first()
    began = commissioned or elsewhere
    kind = began.kind if began else Review.Kind.LEARNING_REVIEW
    details = ReviewDetails(
        pseudonym=record.pseudonym,
        kind=kind if kind in KINDS else Review.Kind.LEARNING_REVIEW,
        theme=record.theme,
        incident=record.incident,
        commenced=PartialDate.from_date(timezone.localdate(began.happened_at), "day") if began else None,
        **_approval(case),
    )
    try:
        review = record_review(space=case.space, details=details, areas=_areas(commissioned, elsewhere), by=by, at=at)
    except Refused as why:
        raise Refused(str(why), "pseudonym") from why
    record.review = review
    record.save(update_fields=["review"])


def _approval(case: Case) -> dict[str, Any]:
    last = last_of(Approved.objects.filter(case=case, of_all=Approved.Whose.ALL))
    return {"approved_on": timezone.localdate(last.happened_at), "approved_by": BY_ALL} if last else {}


def _areas(commissioned: Commissioned | None, elsewhere: LedElsewhere | None) -> Areas:
    if elsewhere is not None:
        return Areas(elsewhere.led_by, elsewhere.joined_by, elsewhere.contributed_by)
    if commissioned is None:
        return Areas()
    return Areas(joint_with=commissioned.joined_by, contribution_from=commissioned.contributed_by)


def condition_of(review: Review, on: date) -> Condition | None:
    """What the case from which a review came says of its publication; nothing of a review that came from none.

    Whoever publishes need not see the case: they are told that it waits, and not for what.
    """
    begun = ThreadBegun.objects.filter(review=review).select_related("case__space").first()
    if begun is None:
        return None
    title, href = "The case it came from", begun.case.get_absolute_url()
    if any(one.holds_publication(on) for one in standing_on(begun.case_id, on)):
        return Condition("case", title, False, PROCEEDINGS_WAIT, href, "an end of the proceedings in its case")
    if LedElsewhere.objects.filter(case_id=begun.case_id).exists():
        return Condition("case", title, True, LED_BY_ANOTHER, href)
    is_approved = Approved.objects.filter(case_id=begun.case_id, of_all=Approved.Whose.ALL).exists()
    if not is_approved:
        return Condition("case", title, False, PARTNERS_MISSING, href, "approval by all partners in its case")
    return Condition("case", title, True, ALL_CLEAR, href)


def register() -> None:
    """Called when the program starts."""
    register_condition(condition_of)
