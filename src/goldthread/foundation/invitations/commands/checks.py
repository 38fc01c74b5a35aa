"""What every way of giving a role asks of it."""

from datetime import date

from django.db.models import Q

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import ROLES
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.spaces.models import Space


def check_role(space: Space, role: str, agency: Agency | None) -> None:
    """Refuse a role that does not exist, and an agency that is missing, superfluous or another partnership's."""
    if role not in ROLES:
        raise Refused("There is no such role. Choose one from the roles page.", field="role")
    if ROLES[role].of_agency and agency is None:
        raise Refused(f"Choose the agency: “{ROLES[role].title}” is held for one.", field="agency")
    if agency is not None and not ROLES[role].of_agency:
        raise Refused(f"Leave the agency out: “{ROLES[role].title}” is not held for one.", field="agency")
    if agency is not None and not Agency.objects.filter(pk=agency.pk, space=space).exists():
        raise Refused("This agency is not one of the partnership's.", field="agency")


def holds(space: Space, user_id: int, role: str, agency: Agency | None, on: date) -> bool:
    """Whether a person holds a role on a day, or will later."""
    same = Holding.objects.filter(space=space, user_id=user_id, role=role, agency=agency)
    return same.filter(Q(ends_on=None) | Q(ends_on__gte=on)).exists()
