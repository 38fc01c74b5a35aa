"""What arrangements answer is said, that they were sent is recorded, and how thresholds are understood is monitored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.checking import check_happened, check_not_before
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.learning.models import Finding
from goldthread.partnership.procedures.commands.checks import (
    check_link,
    check_settled,
    check_words,
)
from goldthread.partnership.procedures.headings import HEADINGS
from goldthread.partnership.procedures.kinds import DocumentKind
from goldthread.partnership.procedures.models import GoverningDocument, GoverningVersion, HeadingAnswer, ThresholdRound
from goldthread.partnership.procedures.models.checking import MOST_LOOKED_AT
from goldthread.partnership.procedures.wording import headings_in

ORIGIN = "threshold_round"
"""The ``origin`` of an action given out after a round; its ``origin_id`` is the round's number."""


@dataclass(frozen=True, kw_only=True)
class RoundDetails:
    """What was looked at on a day, by what, and what was learned. The source says where the figures come from."""

    held_on: date
    method: str
    looked_at: int
    at_right_level: int
    learned: str
    source_words: str
    source_link: str = ""
    finding: Finding | None = None


@command(Can.RECORD_PROCEDURES, event="what arrangements answer said", about="version")
def answer_headings(
    *, version: GoverningVersion, answers: Mapping[str, str], by: Actor, at: datetime
) -> GoverningVersion:
    """Which part of the text answers each heading; one without a part is missing from the arrangements."""
    check_arrangements(version.document)
    parts = set(headings_in(version.text))
    for code, part in answers.items():
        if code not in HEADINGS or (part and part not in parts):
            raise Refused("Select parts of this version.", code)
    HeadingAnswer.objects.filter(version_of=version).exclude(
        heading__in=[code for code, part in answers.items() if part]
    ).delete()
    for code, part in answers.items():
        if part:
            HeadingAnswer.objects.update_or_create(
                space_id=version.space_id, version_of=version, heading=code, defaults={"part": part}
            )
    # Raises the version of the record, so that a form somebody else has open notices.
    version.save(update_fields=["sent_on"])
    return version


@command(Can.RECORD_PROCEDURES, event="arrangements sent to the Secretary of State", about="version")
def record_sent(*, version: GoverningVersion, sent_on: date, by: Actor, at: datetime) -> GoverningVersion:
    """That this version went to the Secretary of State on a day."""
    check_arrangements(version.document)
    check_settled(version)
    check_happened(sent_on, timezone.localdate(at), "sent_on")
    begins = version.approved_on or version.in_force_from
    if begins and sent_on < begins:
        raise Refused(f"It was approved on {in_words(begins)}. Enter that day or a later one.", "sent_on")
    version.sent_on = sent_on
    version.save(update_fields=["sent_on"])
    return version


@command(Can.RECORD_PROCEDURES, event="understanding of thresholds monitored", about="document")
def record_round(*, document: GoverningDocument, details: RoundDetails, by: Actor, at: datetime) -> ThresholdRound:
    """One round of looking at how thresholds are understood."""
    today = timezone.localdate(at)
    if document.kind != DocumentKind.THRESHOLDS:
        raise Refused("Only how a threshold document is understood is monitored here.")
    check_happened(details.held_on, today, "held_on")
    if details.method not in ThresholdRound.Method.values:
        raise Refused("Select how it was looked at.", "method")
    if not 1 <= details.looked_at <= MOST_LOOKED_AT:
        raise Refused(f"Enter a number from 1 to {MOST_LOOKED_AT:,}.", "looked_at")
    if not 0 <= details.at_right_level <= details.looked_at:
        raise Refused("No more can be at the right level than were looked at.", "at_right_level")
    if details.finding:
        seen = Finding.objects.visible_to(standing_of(by, today)).filter(space=document.space_id)
        if not seen.filter(pk=details.finding.pk).exists():
            raise Refused("Select a finding of this partnership.", "finding")
    return ThresholdRound.objects.create(
        space_id=document.space_id,
        document=document,
        held_on=details.held_on,
        method=details.method,
        looked_at=details.looked_at,
        at_right_level=details.at_right_level,
        learned=check_words(details.learned, "learned", "Say what was learned.", "What was learned"),
        source_words=check_words(details.source_words, "source_words", "Say where the figures come from.", "It"),
        source_link=check_link(details.source_link, "source_link"),
        finding=details.finding,
    )


@command(Can.RECORD_ACTIONS, event="action added after thresholds were monitored", about="monitored")
def add_action_to_round(
    *,
    monitored: ThresholdRound,
    reference: str,
    details: ActionDetails,
    by: Actor,
    at: datetime,
    agencies: list[Agency] | tuple[Agency, ...] = (),
    groups: list[Group] | tuple[Group, ...] = (),
) -> Action:
    """Something is to be done after a round: an action of the one register."""
    check_not_before(details.due.last if details.due else None, monitored.held_on, "due", "Thresholds were looked at")
    return add_action(
        space=monitored.space,
        reference=reference,
        details=details,
        origin=Origin(ORIGIN, monitored.pk),
        agencies=agencies,
        groups=groups,
        by=by,
        at=at,
    )


def check_arrangements(document: GoverningDocument) -> None:
    if document.kind != DocumentKind.ARRANGEMENTS:
        raise Refused("Only published arrangements are held against these headings.")
