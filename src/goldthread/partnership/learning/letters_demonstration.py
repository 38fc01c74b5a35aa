"""Made-up letters to government about the made-up review: one answered in part, one overdue, one yet to write."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.learning.commands import (
    LetterDetails,
    ReplyDetails,
    chase_letter,
    record_letter,
    record_reply,
)
from goldthread.partnership.learning.models import Finding, GovernmentLetter, Review

ASKED = (
    "We recommend that the national guidance on children taught at home says who sees the child, and how often."
    " The published review is enclosed."
)


def fictitious_letters(*, review: Review, by: Actor, at: datetime) -> None:
    """Record what was written about the guidance on children taught at home, and what came of it."""
    today = timezone.localdate(at)

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    with opened(actor=SYSTEM_ACTOR, reading=[review.space_id]):
        household, guidance = Finding.objects.filter(review=review, number__in=(2, 4)).order_by("number")

    def written_to(department: str, reference: str) -> GovernmentLetter:
        details = LetterDetails(department, (guidance,), ago(160), reference, ASKED, reply_wanted_by=ago(100))
        return record_letter(review=review, details=details, by=by, at=at)

    answered = written_to("Department for Education", "NSCP/2026/11")
    silent = written_to("Department of Health and Social Care", "NSCP/2026/12")
    planned = LetterDetails("Home Office", (household,))
    record_letter(review=review, details=planned, by=by, at=at)
    arrived = ReplyDetails(ago(150), "holding", "Thank you for your letter, to which we will reply in full.")
    in_part = ReplyDetails(
        ago(95), "in_part", "The guidance will say who sees the child. How often is left to each council."
    )
    for letter, reply in ((answered, arrived), (answered, in_part), (silent, arrived)):
        record_reply(letter=letter, reply=reply, by=by, at=at)
    chase_letter(letter=silent, chased_on=ago(40), how="by e-mail to the minister's office", by=by, at=at)
