"""A briefing is sent down to agencies, and they confirm how many of their staff it reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of, standing_of
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.numbering import given_by, next_reference
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.messages.sending import queue_messages
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.progress.reporting import Said, report_progress
from goldthread.foundation.records.dates import PartialDate, in_words
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.records.working_days import working_days_after
from goldthread.foundation.ui.words import listed, plural
from goldthread.partnership.briefings.letters import letters_about_briefing
from goldthread.partnership.briefings.models import Briefing, Cascade, CascadeConfirmation
from goldthread.partnership.briefings.models.briefings import settings_of
from goldthread.partnership.briefings.models.cascade import MOST_REACHED
from goldthread.partnership.briefings.reaching import addresses_of
from goldthread.partnership.briefings.stopping import why_not_read

ORIGIN = "briefing"
"""The ``origin`` of the action that an agency owes; its ``origin_id`` is the briefing's number."""

KIND = "briefing to pass on"


@dataclass(frozen=True)
class Reached:
    """How many people an agency reached, on which day and by what."""

    held_on: date
    method: str
    people: int
    note: str = ""


@command(Can.SEND_BRIEFINGS, event="briefing sent to agencies", about="briefing")
def send_briefing(*, briefing: Briefing, agencies: Iterable[Agency], by: Actor, at: datetime) -> Briefing:
    """Each agency owes from now on that the briefing reaches its staff; its leads and its team inbox are told."""
    today, chosen = timezone.localdate(at), list(agencies)
    if briefing.missing:
        raise Refused(f"Write first in {listed([f'“{box.heading}”' for box in briefing.missing])}.")
    if why := why_not_read(briefing):
        raise Refused(why)
    if not chosen:
        raise Refused("Select at least one agency.", "agencies")
    reached = addresses_of(chosen, today)
    for agency in chosen:
        _check_may_be_sent(briefing, agency, reached, today)
    briefing.sent_on = briefing.sent_on or today
    briefing.save()
    for agency in chosen:
        _send(briefing, agency, reached[agency.pk], by, at)
    return briefing


@command(Can.CONFIRM_CASCADE, event="briefing confirmed as passed on", about="cascade")
def confirm_cascade(*, cascade: Cascade, reached: Reached, by: Actor, at: datetime) -> CascadeConfirmation:
    """An agency says how many more people the briefing reached. Each confirmation adds to those before."""
    is_own = _check_may_confirm(cascade, by, at)
    _check_reached(cascade, reached, timezone.localdate(at), at_least=1)
    made = _record(cascade, reached, is_own, by, at)
    _report_done(cascade, reached, by, at)
    return made


@command(Can.CONFIRM_CASCADE, event="confirmation of a briefing corrected", about="confirmation")
def correct_confirmation(
    *, confirmation: CascadeConfirmation, reached: Reached, why: str, by: Actor, at: datetime
) -> CascadeConfirmation:
    """What was confirmed was wrong: another takes its place, and it stays to be seen with the reason."""
    is_own = _check_may_confirm(confirmation.cascade, by, at)
    if CascadeConfirmation.objects.filter(corrects=confirmation).exists():
        raise Refused("This confirmation was corrected already. Correct the one that took its place.")
    if not why.strip():
        raise Refused("Say what was wrong.", "why")
    if is_too_long(why):
        raise Refused(too_long("What was wrong"), "why")
    _check_reached(confirmation.cascade, reached, timezone.localdate(at), at_least=0)
    made = _record(confirmation.cascade, reached, is_own, by, at, corrects=confirmation, why=why.strip())
    # Raises the version, so that a form somebody else has open notices.
    confirmation.save(update_fields=["note"])
    return made


def _check_may_be_sent(briefing: Briefing, agency: Agency, reached: dict[int, list[str]], today: date) -> None:
    if agency.space_id != briefing.space_id or not agency.is_in_force(today):
        raise Refused("Choose agencies that take part in this partnership today.", "agencies")
    if Cascade.objects.filter(briefing=briefing, agency=agency).exists():
        raise Refused(f"It was sent to {agency.name} already.", "agencies")
    if not reached.get(agency.pk):
        raise Refused(
            f"{agency.name} has no safeguarding lead who can sign in and no team inbox, so nobody would be told."
            " Invite a lead or name an inbox first.",
            "agencies",
        )


def _send(briefing: Briefing, agency: Agency, addresses: list[str], by: Actor, at: datetime) -> None:
    today = timezone.localdate(at)
    confirm_by = working_days_after(today, settings_of(briefing.space_id).confirmed_in_days)
    origin = Origin(ORIGIN, briefing.pk, is_restricted=not briefing.review.is_published)
    action = add_action(
        space=briefing.space,
        reference=next_reference("Briefing ", given_by(briefing.space, origin)),
        details=ActionDetails(
            title=f"Pass on the seven-minute briefing on {briefing.review.pseudonym}",
            what="Take the briefing to your staff, and confirm on this page how many people it reached.",
            due=PartialDate.from_date(confirm_by),
        ),
        origin=origin,
        agencies=[agency],
        by=by,
        at=at,
    )
    letters = letters_about_briefing(briefing, agency, addresses, confirm_by)
    queue_messages(space=briefing.space, letters=letters, kind=KIND, at=at)
    Cascade.objects.create(
        space_id=briefing.space_id,
        briefing=briefing,
        agency=agency,
        action=action,
        sent_on=today,
        confirm_by=confirm_by,
        letters=len(letters),
    )


def _check_may_confirm(cascade: Cascade, by: Actor, at: datetime) -> bool:
    """Raise NotAllowed for another agency's. Say whether it is the agency's own word."""
    standing = standing_of(by, timezone.localdate(at))
    if standing.is_system or cascade.agency_id in standing.agencies_where(Can.CONFIRM_CASCADE):
        return True
    if cascade.space_id not in standing.whole_spaces_where(Can.CONFIRM_CASCADE):
        raise NotAllowed("Your role does not allow this for that agency.")
    return False


def _check_reached(cascade: Cascade, reached: Reached, today: date, *, at_least: int) -> None:
    if reached.method not in CascadeConfirmation.Method.values:
        raise Refused("Select a team meeting or another way.", "method")
    if reached.held_on > today:
        raise Refused("The day must be today or in the past.", "held_on")
    if reached.held_on < cascade.sent_on:
        raise Refused(f"It was sent on {in_words(cascade.sent_on)}. Enter that day or a later one.", "held_on")
    if not at_least <= reached.people <= MOST_REACHED:
        raise Refused(f"Enter a number of people from {at_least} to {MOST_REACHED:,}.", "people")
    if is_too_long(reached.note):
        raise Refused(too_long("What else there is to say"), "note")


def _record(
    cascade: Cascade,
    reached: Reached,
    is_own: bool,
    by: Actor,
    at: datetime,
    corrects: CascadeConfirmation | None = None,
    why: str = "",
) -> CascadeConfirmation:
    return CascadeConfirmation.objects.create(
        space_id=cascade.space_id,
        cascade=cascade,
        held_on=reached.held_on,
        method=reached.method,
        people=reached.people,
        note=reached.note.strip(),
        corrects=corrects,
        why=why,
        confirmed_at=at,
        confirmed_by_id=account_of(by),
        is_by_partnership=not is_own,
    )


def _report_done(cascade: Cascade, reached: Reached, by: Actor, at: datetime) -> None:
    """What the agency owes is done, unless that was said before; what is settled stays so."""
    action = cascade.action
    if action.status not in Action.OPEN_STATUSES:
        return
    method = CascadeConfirmation.Method(reached.method).label.lower()
    said = Said(
        ProgressReport.Says.DONE,
        report=f"The briefing reached {plural(reached.people, 'person', 'people')} ({method}).",
        done_on=reached.held_on,
    )
    report_progress(action=action, said=said, owner=cascade.agency, by=by, at=at)
