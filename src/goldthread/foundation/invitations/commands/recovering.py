"""Somebody lost app, passkeys and recovery codes: whoever manages people makes sure who it is, and starts them anew."""

from datetime import date, datetime

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, System, standing_of
from goldthread.foundation.accounts.models import User
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.invitations.models import Recovery
from goldthread.foundation.sign_in.recovering import take_second_factor_away_and_tell
from goldthread.foundation.spaces.finding import every_space
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

ONESELF = "You cannot do this for yourself. Ask another manager, or an operator."
NOT_HERE = "This person holds no role here now."
ELSEWHERE = (
    "This person also holds a role where you do not manage people, so this is for an operator:"
    " goldthread user reset-second-factor."
)


@command(Can.MANAGE_PEOPLE, event="second factor taken away", alone="roles")
def take_second_factor_away(*, space: Space, user: User, how_known: str, by: Actor, at: datetime) -> Recovery:
    """Forget somebody's second factor and end their sessions; ``how_known`` is how it was made sure that it is they.

    Their password, or their organisation, still has to let them in before they set up another.
    """
    day = timezone.localdate(at)
    if by.pk == user.pk:
        raise Refused(ONESELF)
    if not Holding.objects.filter(space=space, user=user).in_force(day).exists():
        raise Refused(NOT_HERE)
    if user.is_demonstration:
        raise Refused("Demonstration accounts share a fixed code, which cannot be taken away.")
    if not isinstance(by, System) and _spaces_of(user, day) - standing_of(by, day, at).spaces_where(Can.MANAGE_PEOPLE):
        raise Refused(ELSEWHERE)
    take_second_factor_away_and_tell(user)
    return Recovery.objects.create(space=space, user=user, how_known=how_known, done_by=_account(by), done_at=at)


def _spaces_of(user: User, day: date) -> set[int]:
    """Where the person holds a role now or later, over all spaces: the second factor is one for all of them."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk for space in every_space()]):
        lasting = Holding.objects.filter(user=user).exclude(ends_on__lt=day)
        return set(lasting.values_list("space_id", flat=True))


def _account(by: Actor) -> User | None:
    return by if isinstance(by, User) else None
