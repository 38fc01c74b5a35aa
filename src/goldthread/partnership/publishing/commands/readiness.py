"""Partners approve a text, proceedings become clear, the family and the national panel are told."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.learning.models import Review
from goldthread.partnership.publishing.models import (
    FamilyTold,
    PanelNotice,
    ParallelProceeding,
    PartnerApproval,
    ProceedingsAsked,
)
from goldthread.partnership.publishing.models.readiness import Told
from goldthread.partnership.publishing.names.texts import digest_of_text

EARLIER_TEXT = "The text was changed, and approved anew."


@dataclass(frozen=True)
class Proceeding:
    """What proceedings are, and whether publication waits for them."""

    kind: str
    what: str
    must_wait: bool


@dataclass(frozen=True)
class Telling:
    """When and how somebody was told, or why not: one of the two."""

    told_on: date | None = None
    how: str = ""
    why_not: str = ""


@command(Can.RECORD_LEARNING, event="partner approved the text of a review", about="review")
def record_approval(
    *, review: Review, agency: Agency, approved_on: date, by_role: str, by: Actor, at: datetime
) -> PartnerApproval:
    """A safeguarding partner approved the final text."""
    today = timezone.localdate(at)
    _check_day(approved_on, today, "approved_on")
    if not by_role.strip():
        raise Refused("Enter by which role it was approved, and not by whose name.", "by_role")
    if agency.space_id != review.space_id or not agency.is_safeguarding_partner or not agency.is_in_force(today):
        raise Refused("Choose a safeguarding partner of this partnership.", "agency")
    digest = digest_of_text(review)
    _make_way(review, agency, digest, today)
    touch(review)
    return PartnerApproval.objects.create(
        space_id=review.space_id,
        review=review,
        agency=agency,
        approved_on=approved_on,
        by_role=by_role.strip(),
        digest=digest,
    )


@command(Can.RECORD_LEARNING, event="approval of a partner taken back", about="approval")
def take_approval_back(*, approval: PartnerApproval, why: str, by: Actor, at: datetime) -> PartnerApproval:
    """The approval counts no longer, such as after the text was changed."""
    check_counts(approval)
    if not why.strip():
        raise Refused("Say why the approval is taken back.", "why")
    approval.taken_back_on, approval.taken_back_why = timezone.localdate(at), why.strip()
    approval.save()
    return approval


@command(Can.RECORD_LEARNING, event="parallel proceedings recorded", about="review")
def record_proceeding(*, review: Review, proceeding: Proceeding, by: Actor, at: datetime) -> ParallelProceeding:
    """There are proceedings beside the review."""
    made = ParallelProceeding(space_id=review.space_id, review=review)
    _say(made, proceeding)
    touch(review)
    return made


@command(Can.RECORD_LEARNING, event="parallel proceedings changed", about="record")
def change_proceeding(
    *, record: ParallelProceeding, proceeding: Proceeding, by: Actor, at: datetime
) -> ParallelProceeding:
    """What was said of proceedings is put right, or publication need not wait for them any more."""
    _say(record, proceeding)
    return record


@command(Can.RECORD_LEARNING, event="parallel proceedings clear", about="record")
def clear_proceeding(
    *, record: ParallelProceeding, clear_on: date, how: str, by: Actor, at: datetime
) -> ParallelProceeding:
    """Publication need not wait for them any more, because they ended or because those who run them agree."""
    _check_day(clear_on, timezone.localdate(at), "clear_on")
    if not how.strip():
        raise Refused("Enter how it is known that publication need not wait.", "how")
    record.clear_on, record.clear_how = clear_on, how.strip()
    record.save()
    return record


@command(Can.RECORD_LEARNING, event="asked about parallel proceedings", about="review")
def record_proceedings_asked(
    *, review: Review, asked_on: date, of_whom: str, by: Actor, at: datetime
) -> ProceedingsAsked:
    """Somebody asked which proceedings there are; what they were told of is on record here."""
    _check_day(asked_on, timezone.localdate(at), "asked_on")
    if not of_whom.strip():
        raise Refused("Enter who was asked: posts and agencies, not names.", "of_whom")
    said = {"asked_on": asked_on, "of_whom": of_whom.strip()}
    asked, _ = ProceedingsAsked.objects.update_or_create(space_id=review.space_id, review=review, defaults=said)
    touch(review)
    return asked


@command(Can.RECORD_LEARNING, event="family told of a publication, or why not", about="review")
def record_family_told(*, review: Review, telling: Telling, by: Actor, at: datetime) -> FamilyTold:
    """The family was told, or there is a reason why not."""
    return _told(FamilyTold, review, telling, at)  # type: ignore[return-value]


@command(Can.RECORD_LEARNING, event="notice to the national panel, or why none is needed", about="review")
def record_panel_notice(*, review: Review, telling: Telling, by: Actor, at: datetime) -> PanelNotice:
    """Notice was sent to the national panel, or there is a reason why none is needed."""
    return _told(PanelNotice, review, telling, at)  # type: ignore[return-value]


def check_counts(approval: PartnerApproval) -> None:
    if approval.taken_back_on:
        raise Refused(f"It was taken back on {in_words(approval.taken_back_on)}.")


def _make_way(review: Review, agency: Agency, digest: str, today: date) -> None:
    """An approval of an earlier text gives way to a new one; of the same text there is one."""
    before = PartnerApproval.objects.filter(review=review, agency=agency, taken_back_on=None).first()
    if before is None:
        return
    if before.digest == digest:
        raise Refused(f"{agency} has approved it already. If that is wrong, take the approval back first.", "agency")
    before.taken_back_on, before.taken_back_why = today, EARLIER_TEXT
    before.save()


def _told(model: type[FamilyTold] | type[PanelNotice], review: Review, telling: Telling, at: datetime) -> Told:
    how, why_not = telling.how.strip(), telling.why_not.strip()
    if telling.told_on is None:
        if not why_not:
            raise Refused("Enter the reason.", "why_not")
        said: dict[str, object] = {"told_on": None, "how": "", "why_not": why_not}
    else:
        _check_day(telling.told_on, timezone.localdate(at), "told_on")
        if not how:
            raise Refused("Enter how.", "how")
        said = {"told_on": telling.told_on, "how": how, "why_not": ""}
    record, _ = model.objects.update_or_create(space_id=review.space_id, review=review, defaults=said)
    touch(review)
    return record


def _say(record: ParallelProceeding, proceeding: Proceeding) -> None:
    if proceeding.kind not in ParallelProceeding.Kind.values:
        raise Refused("Choose a kind from the list.", "kind")
    if not proceeding.what.strip():
        raise Refused("Enter what they are.", "what")
    record.kind, record.what, record.must_wait = proceeding.kind, proceeding.what.strip(), proceeding.must_wait
    record.save()


def _check_day(day: date, today: date, field: str) -> None:
    if day > today:
        raise Refused("The day must be today or in the past.", field)


def touch(review: Review) -> None:
    """Raises the version, so that a form somebody else has open notices."""
    review.save(update_fields=["reference"])
