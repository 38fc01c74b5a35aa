"""What must be there before a step of a review, such as its publication, told when the form is opened."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.records import last_of
from goldthread.cases.declaring import Comes, Missing
from goldthread.pathways.statutory_review.models import (
    Commissioned,
    Decided,
    Draft,
    Notifiable,
    Notification,
    ThreadBegun,
)
from goldthread.pathways.statutory_review.models.codes import COMMISSIONED_AS, Decision, Incident
from goldthread.pathways.statutory_review.models.deciding import ASK_FIRST, duty_undone
from goldthread.pathways.statutory_review.models.notifying import standing_in
from goldthread.pathways.statutory_review.models.publishing import (
    NOTICE_FIRST,
    PUBLICATION_WAITS,
    approved_last_draft,
    notice_missing,
    partners_since,
)
from goldthread.pathways.statutory_review.models.reviewing import called, standing_on

CHAIR_DECIDES = (
    "The council decided that this must be notified. It is not closed as a mistake: record the recommendation, and the"
    " chair decides."
)
ANOTHER_REVIEW = "The chair decided on another kind of review than was commissioned. Commission that."
NONE_STANDS = "No notification stands that could be withdrawn."
BEGIN_ITS_THREAD = "To publish it here: begin its thread."
PUBLISH_SOMETHING = (
    "A local child safeguarding practice review is published, or what has to be improved is: record the publication."
)
PUBLISH_THERE = "To publish it here: publish its thread first. The thread says what is still missing."


def withdrawal_lacks(case: Case) -> Iterator[Missing]:
    if not standing_in(case.pk):
        yield Missing(words=NONE_STANDS)


def mistake_lacks(case: Case) -> Iterator[Missing]:
    """What is to be notified, or was, the panel and the chair look at."""
    decided = last_of(Notifiable.objects.filter(case=case))
    if (decided and decided.kind != Incident.NONE) or Notification.objects.filter(case=case).exists():
        yield Missing(words=CHAIR_DECIDES, step="recommended")


def going_on_lacks(case: Case) -> Iterator[Missing]:
    """What was commissioned goes on only as the kind of review on which the chair decided last."""
    commissioned = last_of(Commissioned.objects.filter(case=case))
    decided = last_of(Decided.objects.filter(case=case))
    kinds = COMMISSIONED_AS.get(Decision(decided.decision), ()) if decided else ()
    if commissioned is None or commissioned.kind not in kinds:
        yield Missing(words=ANOTHER_REVIEW, step="commissioned")


def recommendation_lacks(case: Case) -> Iterator[Missing]:
    """The panel does not take the place of the council's duty to notify."""
    if undone := duty_undone(case.pk):
        yield Missing(words=undone, step="notifiable" if undone == ASK_FIRST else "notified")


def partners_to_approve(case: Case) -> set[int]:
    """The safeguarding partners since the day of the last draft, without those that have approved it: who is asked on
    a day is whoever is one then.
    """
    last = last_of(Draft.objects.filter(case=case))
    if last is None:
        return set()
    return partners_since(case.space_id, timezone.localdate(last.happened_at)) - approved_last_draft(case.pk)


def publication_lacks(case: Case) -> Iterator[Missing]:
    """What held it up all along keeps everybody from it; what began since need not, as it may have been published
    before that.
    """
    since = timezone.localdate(case.stage_since)
    waits = [one for one in standing_on(case.pk, date.max) if one.blocks_publication]
    if waits:
        all_along = any(one.blocks_publication for one in standing_on(case.pk, since))
        yield Missing(words=PUBLICATION_WAITS.format(what=called(waits)), step="proceeding", blocks=all_along)
    if notice_missing(case.pk, since) == NOTICE_FIRST:
        yield Missing(words=NOTICE_FIRST, step="noticed")
    begun = ThreadBegun.objects.filter(case=case).select_related("review").first()
    if begun is None or begun.review is None:
        yield Missing(words=BEGIN_ITS_THREAD, step="thread", blocks=False)
    elif not begun.review.is_published:
        yield Missing(words=PUBLISH_THERE, blocks=False)


def quiet_end_lacks(case: Case) -> Iterator[Missing]:
    """A local child safeguarding practice review does not end without a word to the public."""
    if _is_for_the_public(case):
        yield Missing(words=PUBLISH_SOMETHING, step="published")


def quiet_end_comes(case: Case) -> Comes | None:
    return Comes.ASIDE if _is_for_the_public(case) else None


def _is_for_the_public(case: Case) -> bool:
    decided = last_of(Decided.objects.filter(case=case))
    return decided is not None and decided.decision == Decision.LCSPR
