"""Who works in a partnership."""

from datetime import date

from django.db.models import QuerySet

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.models import User


def holdings_of(space_id: int) -> QuerySet[Holding]:
    """All roles held in a space, now, before and to come, with the person and the agency."""
    return Holding.objects.filter(space_id=space_id).select_related("user", "agency", "space")


def people_on(space_id: int, day: date) -> QuerySet[User]:
    """People who hold a role in a space on a day, by name."""
    held = Holding.objects.filter(space_id=space_id).in_force(day)
    return User.objects.filter(pk__in=held.values("user_id")).order_by("name", "pk")


def people_with_a_role(space_id: int, day: date) -> list[User]:
    """Whoever holds a role in a space on a day, by name."""
    held = Holding.objects.filter(space_id=space_id).in_force(day)
    return list(User.objects.filter(pk__in=held.values("user_id")).order_by("name", "pk"))
