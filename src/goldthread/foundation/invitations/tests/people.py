"""The small cast of these tests: a manager, and whoever is asked in."""

from datetime import datetime

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.invitations.models import Invitation
from goldthread.foundation.messages.models import Message
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def hold(space: Space, user: User, role: str = "partnership_manager", since: str = "2020-01-01") -> Holding:
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Holding.objects.create(space=space, user=user, role=role, starts_on=since)


def manager_of(space: Space, email: str = "manager@example.org") -> User:
    user = make_user(email, "Robin Example", with_app=False)
    hold(space, user)
    return user


def agency_of(space: Space, name: str = "Northborough Police") -> Agency:
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        return Agency.objects.create(space=space, name=name, kind="police_territorial")


def letters_of(space: Space) -> list[Message]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.filter(space=space).order_by("pk"))


def invitations_of(space: Space) -> list[Invitation]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Invitation.objects.select_related("space").filter(space=space).order_by("pk"))


def roles_of(user: User, space: Space, on: datetime | None = None) -> list[str]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        held = Holding.objects.filter(user=user, space=space)
        return sorted((held.in_force(on.date()) if on else held).values_list("role", flat=True))


def holding_of(user: User, space: Space) -> Holding:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return Holding.objects.get(user=user, space=space)
