"""An agency that takes no more part in a pathway sees none of its cases any more, nor do people who are here for it
alone. Somebody who also works here in another way keeps what they were given by name.
"""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.casework.models.cases import CASE_KIND
from goldthread.cases.going_live.commands import WHEN_ENDED
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.grants.giving import stop_grants
from goldthread.foundation.grants.models import Grant


def end_sight(part: TakingPart, by: Actor, at: datetime) -> None:
    """What was given to the agency, and to people who hold a role here for it alone, ends at this moment."""
    held = Holding.objects.in_force(timezone.localdate(at)).filter(space_id=part.space_id)
    others = held.exclude(agency_id=part.agency_id)  # those for no agency among them
    theirs = held.filter(agency_id=part.agency_id).exclude(user_id__in=others.values("user_id"))
    cases = Case.objects.filter(space_id=part.space_id, pathway=part.pathway).values("pk")
    given = Grant.objects.filter(space_id=part.space_id, about_id__in=cases)
    to_them = given.filter(Q(agency_id=part.agency_id) | Q(account_id__in=theirs.values("user_id")))
    stop_grants(CASE_KIND, to_them, by=by, at=at)


def register() -> None:
    """Called when the program starts."""
    if end_sight not in WHEN_ENDED:
        WHEN_ENDED.append(end_sight)
