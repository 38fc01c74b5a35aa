"""Where somebody lives, with whom, and who they are to others."""

from collections.abc import Sequence
from datetime import datetime

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import check_sees, telling_in
from goldthread.cases.people.living import HomeSaid, tell_where
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import Household, Person, Tie
from goldthread.cases.people.saying import ALONE, as_now, check_takes_part, own_columns
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

NOT_THEMSELVES = "Choose somebody else: nobody is tied to themselves."
THERE_ALREADY = "This is recorded already."
NOT_PARENTAL = "Only a parent, step-parent, grandparent, aunt, uncle, sibling or carer has parental responsibility."
MAY_HAVE_RESPONSIBILITY = frozenset(
    {Tie.Kind.MOTHER, Tie.Kind.FATHER, Tie.Kind.STEP_PARENT, Tie.Kind.GRANDPARENT, Tie.Kind.AUNT_OR_UNCLE}
    | {Tie.Kind.CARER, Tie.Kind.SIBLING}
)


@command(Can.RECORD_CASES, event="address of a person told", about="case", alone=ALONE)
def say_where(*, case: Case, people: Sequence[Person], home: HomeSaid, by: Actor, at: datetime) -> Household:
    """These people, who take part in a case, live or lived together at an address: one household for all of them."""
    household = tell_where(case, people, home, telling_in(case, by, at), by, at)
    look_anew(people, case.space, at)
    return household


@command(Can.RECORD_CASES, event="relationship told", about="case", alone=ALONE)
def say_who_they_are(
    *, case: Case, person: Person, kind: str, to: Person, has_responsibility: bool = False, by: Actor, at: datetime
) -> Tie:
    """Who somebody is to another, in a case in which either takes part, of two whom whoever acts sees."""
    holding, person, to = telling_in(case, by, at), as_now(person), as_now(to)
    check_takes_part(case, to)
    check_sees(person, by, at)
    if kind not in Tie.Kind.values:
        raise Refused("Choose who they are to one another.", "kind")
    if person.known_under == to.known_under:
        raise Refused(NOT_THEMSELVES, "to")
    if has_responsibility and kind not in MAY_HAVE_RESPONSIBILITY:
        raise Refused(NOT_PARENTAL, "has_responsibility")
    if Tie.objects.of(person).standing_ones().filter(case=case, to=to, kind=kind).exists():
        raise Refused(THERE_ALREADY, "kind")
    tie = Tie.objects.create(
        to=to, kind=kind, has_parental_responsibility=has_responsibility, **own_columns(case, person, holding, by, at)
    )
    look_anew([to], case.space, at)
    return tie
