"""What somebody was registered as is put right: a child as an adult, or the other way round."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import telling_in
from goldthread.cases.people.lookalikes import all_under
from goldthread.cases.people.models import Person, SaidBirth
from goldthread.cases.people.saying import ALONE, NO_KIND, as_now, check_takes_part
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import NotAllowed, Refused

KIND_ALREADY = "That is how they are registered already."
IS_BORN = "A birth is told of them. If that is wrong, take it back first."
THE_DESK = "Only whoever runs the case puts this right. It changes what every case shows."


@command(Can.RECORD_CASES, event="child or adult put right", about="case", alone=ALONE)
def put_kind_right(*, case: Case, person: Person, kind: str, by: Actor, at: datetime) -> Person:
    """Every case shows it, since it is the same person in each; and of all who were found to be one it is the same."""
    holding, person = telling_in(case, by, at), as_now(person)
    if holding is not None and holding.agency_id is not None:
        raise NotAllowed(THE_DESK)
    check_takes_part(case, person, by, at)
    if kind not in Person.Kind.values:
        raise Refused(NO_KIND, "kind")
    if kind == person.kind:
        raise Refused(KIND_ALREADY, "kind")
    births = SaidBirth.objects.visible_to(standing_of(by, timezone.localdate(at), at)).of(person).standing_ones()
    if kind == Person.Kind.UNBORN and any(one.when.is_known for one in births):
        raise Refused(IS_BORN, "kind")
    Person.objects.filter(pk__in=all_under(person.known_under)).update(kind=kind)
    person.kind = kind
    return person
