"""People of the register for tests. Nobody here is real."""

from datetime import date, datetime
from typing import Any

from goldthread.cases.casework.models import Case
from goldthread.cases.people.commands import HomeSaid, Introduced, merge_people, register_person, say_where
from goldthread.cases.people.models import Household, Involvement, Lookalike, Merge, Person
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.uncertain_dates import UncertainDate
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

BORN = date(2014, 3, 9)
NHS_NUMBER, OTHER_NHS_NUMBER = "9434765919", "9434765870"
"""Well made, and given to nobody: numbers from 999 000 0000 on and these two are kept for examples."""
HOME = HomeSaid(lines=("12 Mill Lane", "Northborough"), postcode="NB1 2CD", from_on=date(2020, 1, 1))
REFUGE = HomeSaid(lines=("3 Harbour Court", "Elsewhere"), postcode="EW3 4FG", is_protected=True)


def a_person(
    case: Case,
    given: str = "Maya",
    family: str = "Okonkwo",
    *,
    by: Actor,
    at: datetime,
    born: date | None = BORN,
    kind: str = Person.Kind.CHILD,
    part: str = Involvement.Part.SUBJECT,
    **more: dict[str, Any],
) -> Person:
    """``more`` is said of them besides, by the codes of tellings."""
    said = {"name": {"given": given, "family": family}, **more}
    if born:
        said.setdefault("birth", {})
        said["birth"] = {"when": UncertainDate.on(born), **said["birth"]}
    return register_person(case=case, introduced=Introduced(kind, part, said), by=by, at=at)


def a_home(case: Case, *people: Person, home: HomeSaid = HOME, by: Actor, at: datetime) -> Household:
    return say_where(case=case, people=people, home=home, by=by, at=at)


def a_merge(kept: Person, gone: Person, *, why: str = "Both schools confirm it.", by: Actor, at: datetime) -> Merge:
    """Two who were found to be one, whether they were pointed out or not."""
    first, second = sorted((kept.pk, gone.pk))
    with opened(actor=SYSTEM_ACTOR, writing=kept.space_id):
        pair, _ = Lookalike.objects.get_or_create(
            space_id=kept.space_id, first_id=first, second_id=second, defaults={"found_at": at}
        )
    return merge_people(pair=pair, kept=kept, why=why, by=by, at=at)
