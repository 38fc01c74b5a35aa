"""A campaign is commissioned and reaches people; a strand is audited."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.checking import check_happened, check_within_reach, said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.partnership.planning.checking import check_order
from goldthread.partnership.planning.models import (
    MOST_REACHED,
    REACHED,
    Campaign,
    CampaignReach,
    Priority,
    StrandAudit,
)
from goldthread.partnership.proof.models import PracticeTest

NO_NUMBER = "Enter how many settings, children or professionals it reached: at least one of them."


@dataclass(frozen=True)
class CampaignDetails:
    """What is said of a campaign: who was commissioned and what it costs."""

    title: str
    what: str = ""
    commissioned: str = ""
    cost: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True)
class Reached:
    """Whom it reached, what they said, and what shows it."""

    reached_on: date
    settings: int | None = None
    children: int | None = None
    professionals: int | None = None
    where: str = ""
    feedback: str = ""
    file: Received | None = None


@command(Can.RECORD_PLANS, event="campaign commissioned", about="priority")
def add_campaign(*, priority: Priority, details: CampaignDetails, by: Actor, at: datetime) -> Campaign:
    """Others are to do something with many."""
    return _say(Campaign(space_id=priority.space_id, priority=priority), details, at)


@command(Can.RECORD_PLANS, event="campaign changed", about="campaign")
def change_campaign(*, campaign: Campaign, details: CampaignDetails, by: Actor, at: datetime) -> Campaign:
    """What is said of it changes; whom it reached stays."""
    return _say(campaign, details, at)


@command(Can.RECORD_PLANS, event="reach of a campaign recorded", about="campaign")
def record_reach(*, campaign: Campaign, reached: Reached, by: Actor, at: datetime) -> CampaignReach:
    """It reached some people, on a day or until then since the last time."""
    check_happened(reached.reached_on, timezone.localdate(at), "reached_on")
    numbers = {name: getattr(reached, name) for name in REACHED}
    for name, number in numbers.items():
        if number is not None and not 0 <= number <= MOST_REACHED:
            raise Refused("This must be 0 or more, and a number that can be.", name)
    if all(number is None for number in numbers.values()):
        raise Refused(NO_NUMBER, "settings")
    return CampaignReach.objects.create(
        space_id=campaign.space_id,
        campaign=campaign,
        reached_on=reached.reached_on,
        where=reached.where.strip(),
        feedback=reached.feedback.strip(),
        file=keep_file(space=campaign.space, received=reached.file, by=by, at=at) if reached.file else None,
        **numbers,
    )


@command(Can.RECORD_PLANS, event="audit of a priority recorded", about="priority")
def record_audit(
    *,
    priority: Priority,
    by: Actor,
    at: datetime,
    test: PracticeTest | None = None,
    audited_on: date | None = None,
    words: str = "",
) -> StrandAudit:
    """It was looked at whether practice changes: by a test of practice that is on record, or told in words."""
    if test is not None:
        if test.space_id != priority.space_id:
            raise Refused("Choose a test of practice of this partnership.", "test")
        return StrandAudit.objects.create(space_id=priority.space_id, priority=priority, test=test)
    if audited_on is None:
        raise Refused("Enter when it was audited.", "audited_on")
    check_happened(audited_on, timezone.localdate(at), "audited_on")
    result = said(words, "Enter what the audit found.", "words")
    return StrandAudit.objects.create(
        space_id=priority.space_id, priority=priority, audited_on=audited_on, words=result
    )


def _say(campaign: Campaign, details: CampaignDetails, at: datetime) -> Campaign:
    for name in ("starts_on", "ends_on"):
        check_within_reach(getattr(details, name), timezone.localdate(at), name, "This date")
        setattr(campaign, name, getattr(details, name))
    check_order(details.starts_on, details.ends_on, "ends_on")
    campaign.title = said(details.title, "Enter what the campaign is called.", "title")
    for name in ("what", "commissioned", "cost"):
        setattr(campaign, name, getattr(details, name).strip())
    campaign.save()
    return campaign
