"""Which actions a sample may be drawn from: those marked done, narrowed as the scrutineer chose."""

from dataclasses import dataclass
from datetime import date

from goldthread.foundation.access.standing import Standing
from goldthread.foundation.actions.models import Action, ActionQuerySet, owned
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.partnership.proof.proving import DONE


@dataclass(frozen=True)
class Narrowing:
    """What a sample is narrowed to: who owes the action, what it came from, and when it was done, both days included.

    An action of which no day is recorded fits no period.
    """

    agency: Agency | None = None
    origin: str = ""
    origin_id: int | None = None
    done_from: date | None = None
    done_to: date | None = None

    @property
    def narrows(self) -> bool:
        return self != Narrowing()

    def of(self, actions: ActionQuerySet) -> ActionQuerySet:
        """Those actions that fit."""
        if self.agency:
            actions = actions.filter(owned(agency=self.agency))
        if self.origin:
            actions = actions.filter(origin=self.origin, origin_id=self.origin_id)
        if self.done_from:
            actions = actions.filter(done_on__gte=self.done_from)
        return actions.filter(done_on__lte=self.done_to) if self.done_to else actions


def marked_done(space: Space, standing: Standing) -> ActionQuerySet:
    """Actions of a space that are reported done or closed, as far as a person may see them."""
    return Action.objects.visible_to(standing).filter(space=space, status__in=DONE)
