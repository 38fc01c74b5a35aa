"""It turns out that an address must be kept secret, or need not be any more."""

from datetime import datetime

from goldthread.cases.people.allowing import recording_in
from goldthread.cases.people.hiding import everywhere, hide, keep_secret
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import Household, LivesThere, Person
from goldthread.cases.people.saying import ALONE
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused

SECRET_ALREADY = "This case says already that this address is kept secret."
NOT_SECRET = "This address is not kept secret."
THE_DESK = "Only whoever runs the case says that an address need not be secret any more."


@command(Can.RECORD_CASES, event="address of a person kept secret", about="told", alone=ALONE)
def keep_address_secret(*, told: LivesThere, by: Actor, at: datetime) -> LivesThere:
    """It was told openly, and somebody is in danger if it is known: also if it was taken back, or the case closed.

    Where another case keeps it secret, this one says so for itself: it stays secret when that one shows it again.
    """
    recording_in(told.case, by, at)
    if told.keeps_secret:
        raise Refused(SECRET_ALREADY)
    keep_secret(told)
    if not told.household.is_protected:
        look_anew(hide(told.household), told.space, at)
    return told


@command(Can.RECORD_CASES, event="address of a person secret no more", about="told", alone=ALONE)
def tell_address_openly(*, told: LivesThere, by: Actor, at: datetime) -> LivesThere:
    """As far as this case knows it was kept secret by mistake, or nobody is in danger any more. It is shown once no
    other case keeps it secret either: what that desk knows of a danger, this one may not.
    """
    holding = recording_in(told.case, by, at)
    if holding is not None and holding.agency_id is not None:
        raise NotAllowed(THE_DESK)
    if not told.household.is_protected:
        raise Refused(NOT_SECRET)
    households, people = everywhere(told.household)
    there = LivesThere.objects.filter(household__in=households)
    there.filter(case=told.case, keeps_secret=True).update(keeps_secret=False)
    if not there.filter(keeps_secret=True).exists():
        Household.objects.filter(pk__in=households).update(is_protected=False)
        look_anew(Person.objects.filter(pk__in=people), told.space, at)
    return told
