"""A made-up partnership for one journey, so that no other journey reads what it changes."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import connections
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.commands import ActionDetails, Origin, add_action
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.records.dates import PartialDate
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

BY = System("a journey")


@contextmanager
def own_partnership(
    name: str, slug: str, titles: Iterable[str], *, first_due: int = 1, live_for: timedelta = timedelta(0)
) -> Iterator[tuple[Space, list[Action]]]:
    """Live, with actions that the agency of the demonstration's lead owes, due on the days that follow.

    Or from another day on, so many days from today, in a partnership that has been live for long.
    """
    now = timezone.now()
    space = register_space(kind=Space.Kind.PARTNERSHIP, name=name, slug=slug, at=now - live_for, live=True)
    agency = an_agency(space, f"{name} Council")
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        for role, of in (("lead", agency), ("manager", None)):
            Holding.objects.create(
                space=space,
                user=User.objects.get(email=f"{role}@demo.example"),
                role={"lead": "agency_lead", "manager": "partnership_manager"}[role],
                agency=of,
                starts_on=date(2020, 1, 1),
            )
    actions = [
        add_action(
            space=space,
            reference=f"A{number}",
            details=ActionDetails(
                title=title,
                due=PartialDate.from_date(timezone.localdate(now) + timedelta(days=first_due + number - 1), "day"),
            ),
            origin=Origin("audit", None),
            agencies=[agency],
            by=BY,
            at=now,
        )
        for number, title in enumerate(titles, 1)
    ]
    try:
        yield space, actions
    finally:
        # The browser's driver runs an event loop, beside which Django keeps connections of their own.
        connections.close_all()
