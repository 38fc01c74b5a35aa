"""Giving and ending roles of people who are known here."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import MANAGER, Can
from goldthread.foundation.access.standing import Actor, System
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.invitations.commands.checks import check_role, holds
from goldthread.foundation.spaces.models import Space


@command(Can.MANAGE_PEOPLE, event="role given")
def give_role(
    *,
    space: Space,
    user: User,
    role: str,
    starts_on: date,
    by: Actor,
    at: datetime,
    agency: Agency | None = None,
    ends_on: date | None = None,
) -> Holding:
    """Give a further role to somebody who holds, or held, one here. Anybody else is invited, and may say no."""
    check_role(space, role, agency)
    if not isinstance(by, System) and not Holding.objects.filter(space=space, user=user).exists():
        raise Refused("This person has never held a role here: invite them.", field="user")
    if ends_on is not None and ends_on < starts_on:
        raise Refused("The last day must not be before the first.", field="ends_on")
    if holds(space, user.pk, role, agency, starts_on):
        raise Refused("This person holds this role already.", field="role")
    return Holding.objects.create(
        space=space, user=user, role=role, agency=agency, starts_on=starts_on, ends_on=ends_on
    )


@command(Can.MANAGE_PEOPLE, event="role ended", about="holding", alone="roles")
def end_role(*, holding: Holding, last_day: date, by: Actor, at: datetime) -> Holding:
    """End a role; ``last_day`` still counts, so yesterday ends it at once.

    A role that would end before it began is taken away altogether; the trail keeps that it was given.
    """
    today = timezone.localdate(at)
    if holding.ends_on is not None and holding.ends_on < today:
        raise Refused("This role has ended already.")
    if last_day < today - timedelta(days=1):
        raise Refused("The last day cannot be before yesterday: what was done since stays done.", field="last_day")
    _check_a_manager_stays(holding, last_day)
    if last_day < holding.starts_on:
        holding.delete()
        return holding
    holding.ends_on = last_day
    holding.save()
    return holding


def _check_a_manager_stays(holding: Holding, last_day: date) -> None:
    """Somebody must be able to ask people in, or the partnership can be run by nobody."""
    if holding.role != MANAGER:
        return
    others = Holding.objects.filter(space=holding.space, role=MANAGER, user__is_active=True).exclude(pk=holding.pk)
    if not others.in_force(last_day + timedelta(days=1)).exists():
        raise Refused(
            "The partnership would be left without a manager. Give somebody else that role first.",
            field="last_day",
        )
