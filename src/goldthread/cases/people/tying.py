"""How commands keep who somebody is to another."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import check_sees
from goldthread.cases.people.in_words import THE_OTHER_WAY
from goldthread.cases.people.lookalikes import all_under
from goldthread.cases.people.models import Person, Tie
from goldthread.cases.people.saying import as_now, check_takes_part, own_columns
from goldthread.foundation.access.standing import Actor, Held, Standing, standing_of
from goldthread.foundation.commands.refusals import Refused

NOT_THEMSELVES = "Choose somebody else: nobody is tied to themselves."
THERE_ALREADY = "This is recorded already."
NOT_PARENTAL = "Only a parent, step-parent, grandparent, aunt, uncle, sibling or carer has parental responsibility."
MAY_HAVE_RESPONSIBILITY = frozenset(
    {Tie.Kind.MOTHER, Tie.Kind.FATHER, Tie.Kind.STEP_PARENT, Tie.Kind.GRANDPARENT, Tie.Kind.AUNT_OR_UNCLE}
    | {Tie.Kind.CARER, Tie.Kind.SIBLING}
)


@dataclass(frozen=True)
class TieSaid:
    """Who ``person`` is ``to`` another, and whether they have parental responsibility for them."""

    person: Person
    kind: str
    to: Person
    has_responsibility: bool = False


def tell_tie(case: Case, said: TieSaid, holding: Held | None, by: Actor, at: datetime) -> Tie:
    """Who somebody is to another who takes part in the case, of two whom whoever acts sees."""
    person, to, kind = as_now(said.person), as_now(said.to), said.kind
    check_takes_part(case, to, by, at)
    check_sees(person, by, at)
    if kind not in Tie.Kind.values:
        raise Refused("Choose who they are to one another.", "kind")
    if person.known_under == to.known_under:
        raise Refused(NOT_THEMSELVES, "to")
    if said.has_responsibility and kind not in MAY_HAVE_RESPONSIBILITY:
        raise Refused(NOT_PARENTAL, "has_responsibility")
    if _is_told(case, person, kind, to, standing_of(by, timezone.localdate(at), at)):
        raise Refused(THERE_ALREADY, "kind")
    own = own_columns(case, person, holding, by, at)
    return Tie.objects.create(to=to, kind=kind, has_parental_responsibility=said.has_responsibility, **own)


def _is_told(case: Case, person: Person, kind: str, to: Person, standing: Standing) -> bool:
    """Whether a case says it already, as far as whoever tells it reads: of two who are the same to one another from
    either side.
    """
    ties = Tie.objects.visible_to(standing).standing_ones().filter(case=case, kind=kind, until_on=None)
    is_same = ties.of(person).filter(to__in=all_under(to.known_under)).exists()
    if is_same or kind in THE_OTHER_WAY:
        return is_same
    return ties.of(to).filter(to__in=all_under(person.known_under)).exists()
