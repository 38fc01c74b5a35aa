"""People to chase: in each of some spaces agencies, and leads who answer for what these owe."""

from datetime import date, timedelta

from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.accounts.acting import as_program
from goldthread.foundation.accounts.models import User
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from . import as_owner, fill_actions

LONG_AGO = date(2020, 1, 1)
IN_TWO = 4
"""One in so many people answers for an agency of a second space too."""
RESTING = ("account", "access_holding", "agency")


def fill_people(people: int, actions: int, spaces: int, agencies: int) -> list[int]:
    """Make them, with triggers resting: filling is not what is measured. Gives the numbers of the spaces."""
    for table in RESTING:
        as_owner(f"alter table {table} disable trigger trail_changes")
    stamp = f"{timezone.now():%Y%m%d%H%M%S}-{people}"
    made = [_space(f"chase-{stamp}-{n}", agencies) for n in range(spaces)]
    _leads(stamp, people, made)
    for table in RESTING:
        as_owner(f"alter table {table} enable trigger trail_changes")
    fill_actions([space.pk for space, _ in made], actions)
    for table in RESTING:
        as_owner(f"vacuum analyze {table}")
    return [space.pk for space, _ in made]


def _space(slug: str, agencies: int) -> tuple[Space, list[Agency]]:
    live_since = timezone.now() - timedelta(days=400)
    space = register_space(kind=Space.Kind.PARTNERSHIP, name=slug, slug=slug, at=live_since, live=True)
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        made = Agency.objects.bulk_create(
            Agency(space=space, name=f"Agency {n}", kind=AgencyKind.SCHOOLS, starts_on=LONG_AGO)
            for n in range(agencies)
        )
    return space, made


def _leads(stamp: str, people: int, made: list[tuple[Space, list[Agency]]]) -> None:
    with as_program("bench"):
        users = User.objects.bulk_create(
            [User(email=f"{stamp}-{n}@bench.example", name=f"Person {n}", password="!") for n in range(people)],
            batch_size=2000,
        )
    for number, (space, agencies) in enumerate(made):
        here = users[number :: len(made)]
        also = users[(number + 1) % len(made) :: len(made) * IN_TWO] if len(made) > 1 else []
        held = [(user, agencies[n % len(agencies)]) for n, user in enumerate([*here, *also])]
        with opened(actor=SYSTEM_ACTOR, writing=space.pk):
            Holding.objects.bulk_create(
                [
                    Holding(space=space, user=user, role="agency_lead", agency=agency, starts_on=LONG_AGO)
                    for user, agency in held
                ],
                batch_size=2000,
            )
