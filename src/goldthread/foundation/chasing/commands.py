"""Who is chased for an agency, who covers for whom, and how soon."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.chasing.models import MOST_DAYS, ChasedAgency, ChasingPace, Cover, DigestChoice
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.models import Seat, SeatQuerySet
from goldthread.foundation.spaces.models import Space

LONGEST_COVER = 366


@command(Can.SET_CHASING, event="chasing of an agency set", about="agency")
def set_chasing(*, agency: Agency, inbox: str, seat: Seat | None, by: Actor, at: datetime) -> ChasedAgency:
    """Name the agency's team inbox, and the seat to which goes what nobody answers."""
    _check_may_set(agency, by, at)
    inbox = inbox.strip().lower()
    if inbox and Holding.objects.filter(space=agency.space_id, user__email__iexact=inbox).exists():
        raise Refused(
            "That is a person’s own address. Enter a mailbox that whoever is on duty reads, or leave it empty.", "inbox"
        )
    if seat is not None and not seats_of(agency, timezone.localdate(at)).filter(pk=seat.pk).exists():
        raise Refused("Choose a seat that the agency has today.", "seat")
    found, _ = ChasedAgency.objects.update_or_create(
        space_id=agency.space_id, agency=agency, defaults={"inbox": inbox, "seat": seat}
    )
    return found


@command(Can.SET_CHASING, event="cover for absence named", about="agency")
def name_cover(
    *, agency: Agency, absent: User, covered_by: User, from_on: date, until: date, by: Actor, at: datetime
) -> Cover:
    """From a day to a day, one person of the agency gets what another would be sent."""
    _check_may_set(agency, by, at)
    today = timezone.localdate(at)
    if until < from_on:
        raise Refused("The last day must be the first day or a later one.", "until")
    if until < today:
        raise Refused("The last day must be today or in the future.", "until")
    if (until - from_on).days > LONGEST_COVER:
        raise Refused("Cover can be named for a year at most. End the role of somebody who has left.", "until")
    if absent.pk == covered_by.pk:
        raise Refused("Choose another person to cover.", "covered_by")
    of_agency = set(people_of(agency, today))
    for person, field in ((absent, "absent"), (covered_by, "covered_by")):
        if person.pk not in of_agency:
            raise Refused("Choose a person who holds a role for this agency today.", field)
    if Cover.objects.filter(
        agency=agency, absent__in=[absent.pk, covered_by.pk], withdrawn_at=None, from_on__lte=until, until__gte=from_on
    ).exists():
        raise Refused("One of the two is away, with cover, on some of these days already. Withdraw that first.")
    return Cover.objects.create(
        space_id=agency.space_id, agency=agency, absent=absent, covered_by=covered_by, from_on=from_on, until=until
    )


@command(Can.SET_CHASING, event="cover for absence withdrawn", about="cover")
def withdraw_cover(*, cover: Cover, by: Actor, at: datetime) -> Cover:
    """The person is back, or it was named wrongly."""
    _check_may_set(cover.agency, by, at)
    if cover.withdrawn_at:
        raise Refused("This cover was withdrawn already.")
    cover.withdrawn_at = at
    cover.save()
    return cover


@command(Can.SET_CHASING, event="pace of chasing set")
def set_pace(*, space: Space, soon_days: int, escalated_after_days: int, by: Actor, at: datetime) -> ChasingPace:
    """How many days before it is due an action is told of, and how many after that it is escalated."""
    if space.pk not in standing_of(by, timezone.localdate(at)).whole_spaces_where(Can.SET_CHASING):
        raise NotAllowed("Only whoever runs the plan sets how soon people are chased.")
    for field, days in (("soon_days", soon_days), ("escalated_after_days", escalated_after_days)):
        if not 1 <= days <= MOST_DAYS:
            raise Refused(f"Enter a number of days from 1 to {MOST_DAYS}.", field)
    said = {"soon_days": soon_days, "escalated_after_days": escalated_after_days}
    pace, _ = ChasingPace.objects.update_or_create(space=space, defaults=said)
    return pace


def choose_digests(user: User, *, only_urgent: bool) -> None:
    """A person says how often they want a digest: a setting of their own account, in every space."""
    DigestChoice.objects.update_or_create(user=user, defaults={"only_urgent": only_urgent})


def may_set(agency: Agency, by: Actor, on: date) -> bool:
    """Whoever runs the plan, for any agency; for an agency, its own lead."""
    standing = standing_of(by, on)
    runs = agency.space_id in standing.whole_spaces_where(Can.SET_CHASING)
    return standing.is_system or runs or agency.pk in standing.agencies_where(Can.SET_CHASING)


def people_of(agency: Agency, on: date) -> list[int]:
    """Accounts that hold a role for an agency on a day."""
    return list(Holding.objects.filter(agency=agency).in_force(on).values_list("user_id", flat=True).distinct())


def seats_of(agency: Agency, on: date) -> SeatQuerySet:
    """Seats that an agency has on a day."""
    return Seat.objects.filter(agency=agency).in_force(on)


def _check_may_set(agency: Agency, by: Actor, at: datetime) -> None:
    if not may_set(agency, by, timezone.localdate(at)):
        raise NotAllowed("Your role does not allow this for that agency.")
