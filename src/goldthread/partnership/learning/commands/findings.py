"""A review finds something, asks for something, and is answered."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.numbering import next_in_words
from goldthread.partnership.learning.models import (
    BoardResponse,
    EarlierResponse,
    Finding,
    FindingLead,
    Recommendation,
    Review,
)


@dataclass(frozen=True)
class FindingDetails:
    """What is said of a finding, and the agencies that are to respond to it."""

    number: int
    subject: str
    response_type: str
    note: str = ""
    asks: tuple[str, ...] = ()
    leads: tuple[Agency, ...] = ()

    def as_fields(self) -> dict[str, Any]:
        """By field of the record."""
        return {
            "number": self.number,
            "subject": self.subject.strip(),
            "response_type": self.response_type,
            "note": self.note.strip(),
            "asks": [ask.strip() for ask in self.asks if ask.strip()],
        }


@command(Can.RECORD_LEARNING, event="finding added", about="review")
def add_finding(*, review: Review, details: FindingDetails, by: Actor, at: datetime) -> Finding:
    """A review learned something."""
    _check(details, Finding.objects.filter(review=review), review.space_id)
    finding = Finding.objects.create(space_id=review.space_id, review=review, **details.as_fields())
    _set_leads(finding, details.leads)
    return finding


@command(Can.RECORD_LEARNING, event="finding changed", about="finding")
def change_finding(*, finding: Finding, details: FindingDetails, by: Actor, at: datetime) -> Finding:
    """What is said of a finding changes. Leads that a source printed and that are none of ours stay."""
    others = Finding.objects.filter(review_id=finding.review_id).exclude(pk=finding.pk)
    _check(details, others, finding.space_id)
    for name, value in details.as_fields().items():
        setattr(finding, name, value)
    finding.save()
    _set_leads(finding, details.leads)
    return finding


@command(Can.RECORD_LEARNING, event="recommendation added", about="finding")
def add_recommendation(
    *,
    finding: Finding,
    words: str,
    by: Actor,
    at: datetime,
    addressed_to: str = "",
    scope: str = Recommendation.Scope.LOCAL,
) -> Recommendation:
    """A finding asks for something. Refused where the finding says that nothing is asked."""
    if not words.strip():
        raise Refused("Enter what is recommended.", "words")
    if not finding.asks_for_change:
        raise Refused("This finding makes no recommendation. Change its response type first.", "words")
    return Recommendation.objects.create(
        space_id=finding.space_id,
        finding=finding,
        number=str(next_in_words(Recommendation.objects.filter(finding=finding).values_list("number", flat=True))),
        words=words.strip(),
        addressed_to=addressed_to.strip(),
        scope=scope,
    )


@command(Can.RECORD_LEARNING, event="recommendation changed", about="recommendation")
def change_recommendation(
    *, recommendation: Recommendation, words: str, addressed_to: str, scope: str, by: Actor, at: datetime
) -> Recommendation:
    """The words of a recommendation become known, or are put right."""
    if not words.strip() and not recommendation.is_imported:
        raise Refused("Enter what is recommended.", "words")
    recommendation.words = words.strip()
    recommendation.addressed_to = addressed_to.strip()
    recommendation.scope = scope
    recommendation.save()
    return recommendation


@command(Can.RECORD_LEARNING, event="response recorded", about="finding")
def record_response(
    *,
    finding: Finding,
    answer: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    recommendation: Recommendation | None = None,
    answered_on: date | None = None,
) -> BoardResponse:
    """The partners answer a finding or one recommendation of it. A later answer counts instead.

    The earlier one stays to be read.
    """
    if answer not in BoardResponse.Answer.values or answer == BoardResponse.Answer.NOT_IN_SOURCE:
        raise Refused("Choose what the partners answered.", "answer")
    if answer != BoardResponse.Answer.ACCEPTED and not reason.strip():
        raise Refused("Enter the reason.", "reason")
    if recommendation and recommendation.finding_id != finding.pk:
        raise Refused("Choose a recommendation of this finding.", "recommendation")
    if answered_on and answered_on > timezone.localdate(at):
        raise Refused("This date must be today or in the past.", "answered_on")
    said = {"answer": answer, "reason": reason.strip(), "answered_on": answered_on}
    response = _answer(finding, recommendation, said, at)
    # Raises the version, so that a form somebody else has open notices.
    finding.save(update_fields=["number"])
    return response


def _answer(finding: Finding, to: Recommendation | None, said: dict[str, Any], at: datetime) -> BoardResponse:
    before = BoardResponse.objects.filter(finding=finding, recommendation=to).first()
    if before is None:
        return BoardResponse.objects.create(space_id=finding.space_id, finding=finding, recommendation=to, **said)
    was = {name: getattr(before, name) for name in said}
    if was == said:
        raise Refused("This is recorded already, word for word.")
    if before.answer != BoardResponse.Answer.NOT_IN_SOURCE:
        EarlierResponse.objects.create(space_id=finding.space_id, response=before, replaced_at=at, **was)
    for name, value in said.items():
        setattr(before, name, value)
    before.save()
    return before


def _check(details: FindingDetails, others: Any, space_id: int) -> None:
    if not details.subject.strip():
        raise Refused("Enter what was found.", "subject")
    if details.response_type not in Finding.ResponseType.values:
        raise Refused("Choose a response type from the list.", "response_type")
    if details.number < 1:
        raise Refused("Enter a number from 1.", "number")
    if others.filter(number=details.number).exists():
        raise Refused(f"There is already a finding {details.number} in this review.", "number")
    if any(lead.space_id != space_id for lead in details.leads):
        raise Refused("Choose agencies of this partnership.", "leads")


def _set_leads(finding: Finding, leads: tuple[Agency, ...]) -> None:
    """Keep every lead that a source printed; of those recorded here, exactly the ones chosen."""
    FindingLead.objects.filter(finding=finding, load=None).exclude(agency__in=leads).delete()
    held = set(FindingLead.objects.filter(finding=finding).values_list("agency_id", flat=True))
    position = FindingLead.objects.filter(finding=finding).count()
    for lead in leads:
        if lead.pk not in held:
            position += 1
            FindingLead.objects.create(
                space_id=finding.space_id,
                finding=finding,
                agency=lead,
                as_printed=lead.name,
                position=position,
            )
