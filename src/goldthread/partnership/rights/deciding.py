"""What every decision about an item writes down."""

from datetime import datetime

from goldthread.foundation.access.standing import Actor, account_of
from goldthread.partnership.rights.models import GatheredItem


def looked_through(item: GatheredItem, by: Actor, at: datetime) -> None:
    """Somebody looked it through. To be called inside a command."""
    item.decided_at, item.decided_by_id = at, account_of(by)
    item.save()
