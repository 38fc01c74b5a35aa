"""What is released: made by the worker, checked by a second person, handed over by an officer, who records how."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, account_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.files.keeping import keep_file
from goldthread.foundation.files.receiving import Received
from goldthread.foundation.jobs.ordered import check_waits, note_failed
from goldthread.foundation.records.dates import in_words
from goldthread.partnership.rights.log import check_day, check_open, log, said
from goldthread.partnership.rights.models import Matter, Pack, settings_of
from goldthread.partnership.rights.releasing import digest_of

CHANGED = "What is released or withheld was changed since it was made. Make it again."


@command(Can.BE_THE_PROGRAM, event="pack of a request made", about="pack")
def record_made(*, pack: Pack, received: Received, digest: str, by: Actor, at: datetime) -> Pack:
    """Keep the file. It never changes."""
    check_waits(pack)
    pack.file = keep_file(space=pack.matter.space, received=received, by=by, at=at)
    pack.state, pack.made_at, pack.digest = Pack.State.MADE, at, digest
    pack.save()
    log(pack.matter, "The pack was made", by, at)
    return pack


@command(Can.BE_THE_PROGRAM, event="pack of a request not made", about="pack")
def record_not_made(*, pack: Pack, by: Actor, at: datetime) -> Pack:
    """It went wrong, and another can be ordered."""
    note_failed(pack)
    return pack


@command(Can.ANSWER_RIGHTS, event="pack of a request checked", about="pack")
def check_pack(*, pack: Pack, by: Actor, at: datetime) -> Pack:
    """A second person read the very file that is to be released, and found it good."""
    check_waits_for_a_look(pack)
    person = account_of(by)
    if person is None or person == pack.ordered_by_id:
        raise Refused("Somebody other than the person who had it made must check it.")
    pack.checked_by_id, pack.checked_at = person, at
    pack.save()
    log(pack.matter, "The pack was checked by a second person", by, at)
    return pack


@command(Can.ANSWER_RIGHTS, event="pack of a request sent back", about="pack")
def send_pack_back(*, pack: Pack, why: str, by: Actor, at: datetime) -> Pack:
    """It is not to be released so."""
    check_waits_for_a_look(pack)
    pack.sent_back_why = said(why, "Say what must be changed.", "why")
    pack.save()
    log(pack.matter, "The pack was sent back", by, at, why)
    return pack


@command(Can.ANSWER_RIGHTS, event="pack of a request released", about="pack")
def release_pack(*, pack: Pack, to: str, how: str, released_on: date, by: Actor, at: datetime) -> Pack:
    """An officer handed it over. The program never sends it."""
    check_may_be_released(pack)
    if to not in Matter.AskedBy.values:
        raise Refused("Choose who it was given to.", "to")
    ready_on = timezone.localdate(pack.checked_at or pack.ordered_at)
    check_day(
        released_on, at, "released_on", since=ready_on, what="it was checked" if pack.checked_at else "it was made"
    )
    pack.released_how = said(how, "Say how it was handed over.", "how")
    pack.released_on, pack.released_to = released_on, to
    pack.save()
    log(pack.matter, f"Released on {in_words(released_on)}", by, at, how)
    return pack


def check_waits_for_a_look(pack: Pack) -> None:
    check_open(pack.matter)
    if pack.state != Pack.State.MADE or pack.checked_at or pack.sent_back_why or pack.released_on:
        raise Refused("Nobody waits for this to be checked.")
    if digest_of(pack.matter) != pack.digest:
        raise Refused(CHANGED)


def check_may_be_released(pack: Pack) -> None:
    check_open(pack.matter)
    if pack.state != Pack.State.MADE or pack.sent_back_why or pack.released_on:
        raise Refused("This is not to be released.")
    if digest_of(pack.matter) != pack.digest:
        raise Refused(CHANGED)
    if settings_of(pack.space_id).needs_second_person and pack.checked_at is None:
        raise Refused("A second person must check it first.")
