"""An agency tells what happened, corrects it, or strikes it out."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.chronology.allowing import check_may_change, is_for_agency, lane_to_add_to, open_lane
from goldthread.cases.chronology.commands.handing_in import TELLING
from goldthread.cases.chronology.models import ChronologyEntry, ChronologyLane
from goldthread.cases.chronology.rows import LONGEST_SOURCE, LONGEST_WHO, Row
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.checking import said
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.long_text import is_too_long, too_long
from goldthread.foundation.uncertain_dates import words_of


@command(*TELLING, event="entry of a chronology told", about="lane")
def tell_entry(*, lane: ChronologyLane, row: Row, by: Actor, at: datetime) -> ChronologyEntry:
    """One thing that happened, with its source. ``row`` says nothing of which agency: the lane does."""
    lane = lane_to_add_to(lane, by, at)
    entry = ChronologyEntry(
        space_id=lane.space_id,
        lane=lane,
        told_by_id=account_of(by),
        told_at=at,
        told_for_it=is_for_agency(lane, by, at),
    )
    _say(entry, row, at)
    entry.save()
    return entry


@command(*TELLING, event="entry of a chronology changed", about="entry")
def change_entry(*, entry: ChronologyEntry, row: Row, by: Actor, at: datetime) -> ChronologyEntry:
    """It said something wrong, or not all. The trail keeps what it said before. What an agency told itself no
    desk changes, nor what it put right itself: those are its own words from then on.
    """
    lane = open_lane(entry.lane, by, at)
    check_may_change(entry, by, at)
    if entry.struck_out_at:
        raise Refused("This entry was struck out. Tell it anew.")
    entry.told_for_it = is_for_agency(lane, by, at)
    _say(entry, row, at)
    entry.save()
    return entry


@command(*TELLING, event="entry of a chronology struck out", about="entry")
def strike_entry_out(*, entry: ChronologyEntry, why: str, by: Actor, at: datetime) -> ChronologyEntry:
    """It counts no longer. It stays in the lane with the reason."""
    open_lane(entry.lane, by, at)
    check_may_change(entry, by, at)
    if entry.struck_out_at:
        raise Refused("This entry was struck out already.")
    entry.struck_out_why = said(why, "Say why it is struck out.", "why")
    entry.struck_out_at, entry.struck_out_by_id = at, account_of(by)
    entry.save()
    return entry


def _say(entry: ChronologyEntry, row: Row, at: datetime) -> None:
    said(row.what, "Enter what happened.", "what")
    said(row.source, "Enter the record or document that it comes from.", "source")
    for field, what in (("what", "What happened"), ("voice", "The voice of the child"), ("comment", "Significance")):
        if is_too_long(getattr(row, field)):
            raise Refused(too_long(what), field)
    for field, longest in (("source", LONGEST_SOURCE), ("who", LONGEST_WHO)):
        if len(getattr(row, field)) > longest:
            raise Refused(f"Enter {longest:,} characters or fewer.", field)
    first = row.when.bounds[0]
    if first and first > timezone.localdate(at):
        raise Refused(f"“{words_of(row.when)}” is still to come.", "when")
    entry.say(row)
