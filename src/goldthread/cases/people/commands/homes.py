"""Where somebody lives, with whom, and who they are to others."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import check_sees, telling_in
from goldthread.cases.people.in_words import THE_OTHER_WAY
from goldthread.cases.people.living import HomeSaid, tell_where
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import Household, Person, Tie
from goldthread.cases.people.saying import ALONE, as_now, check_takes_part, own_columns
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Standing, standing_of
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
    """Who somebody is to another who takes part in the case, of two whom whoever acts sees."""
    holding, person, to = telling_in(case, by, at), as_now(person), as_now(to)
    check_takes_part(case, to, by, at)
    check_sees(person, by, at)
    if kind not in Tie.Kind.values:
        raise Refused("Choose who they are to one another.", "kind")
    if person.known_under == to.known_under:
        raise Refused(NOT_THEMSELVES, "to")
    if has_responsibility and kind not in MAY_HAVE_RESPONSIBILITY:
        raise Refused(NOT_PARENTAL, "has_responsibility")
    if _is_told(case, person, kind, to, standing_of(by, timezone.localdate(at), at)):
        raise Refused(THERE_ALREADY, "kind")
    tie = Tie.objects.create(
        to=to, kind=kind, has_parental_responsibility=has_responsibility, **own_columns(case, person, holding, by, at)
    )
    look_anew([to], case.space, at)
    return tie


def _is_told(case: Case, person: Person, kind: str, to: Person, standing: Standing) -> bool:
    """Whether a case says it already, as far as whoever tells it reads: of two who are the same to one another from
    either side.
    """
    ties = Tie.objects.visible_to(standing).standing_ones().filter(case=case, kind=kind)
    is_same = ties.of(person).filter(to=to).exists()
    return is_same or (kind not in THE_OTHER_WAY and ties.of(to).filter(to=person).exists())
