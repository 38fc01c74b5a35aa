"""A briefing is written, and gets its links and files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.records.links import NO_LINK, is_link
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.briefings.boxes import BOXES
from goldthread.partnership.briefings.models import (
    Briefing,
    BriefingFinding,
    BriefingResource,
    BriefingSettings,
)
from goldthread.partnership.briefings.models.briefings import MOST_DAYS, MOST_WEEKS
from goldthread.partnership.briefings.stopping import why_not_read
from goldthread.partnership.learning.models import Finding, Review

LONGEST_TITLE = 200
WEEKS = ("first_round_weeks", "second_round_weeks")


@dataclass(frozen=True)
class Written:
    """The words of each box by its name, and the findings of the review that are drawn in."""

    boxes: Mapping[str, str]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Resource:
    """What goes with a briefing: a link or a file, and what it is called."""

    title: str
    link: str = ""
    file: Received | None = None


@command(Can.SEND_BRIEFINGS, event="briefing begun", about="review")
def begin_briefing(*, review: Review, written: Written, by: Actor, at: datetime) -> Briefing:
    """The briefing on a review is begun; there is one."""
    if Briefing.objects.filter(review=review).exists():
        raise Refused("Somebody else has begun this briefing meanwhile. Open it again: what you typed is still here.")
    briefing = Briefing(space_id=review.space_id, review=review, begun_on=timezone.localdate(at))
    _write(briefing, written)
    return briefing


@command(Can.SEND_BRIEFINGS, event="briefing written", about="briefing")
def write_briefing(*, briefing: Briefing, written: Written, by: Actor, at: datetime) -> Briefing:
    """Its words change. What agencies were sent is a link to the page, which shows the words as they are now."""
    _write(briefing, written)
    why = why_not_read(briefing) if briefing.sent_on else ""
    if why:
        raise Refused(why)
    return briefing


@command(Can.SEND_BRIEFINGS, event="resource added to a briefing", about="briefing")
def add_resource(*, briefing: Briefing, resource: Resource, by: Actor, at: datetime) -> BriefingResource:
    """A link or a file goes with the briefing."""
    title, link = resource.title.strip(), resource.link.strip()
    if not title:
        raise Refused("Enter what it is called.", "title")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"Use {LONGEST_TITLE} characters at most.", "title")
    if bool(link) == bool(resource.file):
        raise Refused("Choose one file or give one link.", "how")
    if link and not is_link(link):
        raise Refused(NO_LINK, "link")
    file = keep_file(space=briefing.space, received=resource.file, by=by, at=at) if resource.file else None
    return BriefingResource.objects.create(
        space_id=briefing.space_id, briefing=briefing, title=title, link=link, file=file
    )


@command(Can.SEND_BRIEFINGS, event="resource taken from a briefing", about="resource")
def remove_resource(*, resource: BriefingResource, by: Actor, at: datetime) -> None:
    """It goes with the briefing no longer. Documents that were made with it still name it."""
    resource.delete()


@command(Can.SEND_BRIEFINGS, event="times of briefings set")
def set_times(*, space: Space, times: Mapping[str, int], by: Actor, at: datetime) -> BriefingSettings:
    """How soon things are wanted from now on. What was sent keeps the day by which it is to be confirmed."""
    for name, number in times.items():
        most = MOST_WEEKS if name in WEEKS else MOST_DAYS
        if not 1 <= number <= most:
            raise Refused(f"Enter a number from 1 to {most}.", name)
    if times["second_round_weeks"] <= times["first_round_weeks"]:
        raise Refused("The second round must come after the first.", "second_round_weeks")
    found, _ = BriefingSettings.objects.update_or_create(space=space, defaults=dict(times))
    return found


def _write(briefing: Briefing, written: Written) -> None:
    if not any(words.strip() for words in written.boxes.values()):
        raise Refused("Write something in at least one box.", BOXES[0].name)
    for box in BOXES:
        words = written.boxes.get(box.name, "").strip()
        if is_too_long(words):
            raise Refused(too_long(box.heading), box.name)
        setattr(briefing, box.name, words)
    briefing.save()
    _draw_in(briefing, written.findings)


def _draw_in(briefing: Briefing, findings: Iterable[Finding]) -> None:
    """Exactly these findings of its review."""
    wanted = {finding.pk: finding for finding in findings}
    if any(finding.review_id != briefing.review_id for finding in wanted.values()):
        raise Refused("Choose findings of this review.", "drawn")
    for one in BriefingFinding.objects.filter(briefing=briefing):
        if wanted.pop(one.finding_id, None) is None:
            one.delete()
    for finding in wanted.values():
        BriefingFinding.objects.create(space_id=briefing.space_id, briefing=briefing, finding=finding)
