"""An unborn child is born."""

from datetime import datetime

from django.db.models import Q

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import telling_in
from goldthread.cases.people.models import Person
from goldthread.cases.people.saying import Said, check_takes_part, tell_all
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused

BORN_BEFORE = "The birth of this child is recorded already."
WHEN = "Enter when the child was born."


@command(Can.RECORD_CASES, event="birth of a child recorded", about="case")
def record_birth(*, case: Case, child: Person, said: Said, by: Actor, at: datetime) -> Person:
    """What was said before the birth stays: the same child is known by it, in every case."""
    holding = telling_in(case, by, at)
    check_takes_part(case, child)
    if child.kind != Person.Kind.UNBORN:
        raise Refused(BORN_BEFORE)
    when = said.get("birth", {}).get("when")
    if not when or not when.is_known:
        raise Refused(WHEN, "when")
    # Whoever was found to be the same child is born too.
    root = child.known_under
    Person.objects.filter(Q(pk=root) | Q(root=root)).update(kind=Person.Kind.CHILD)
    child.refresh_from_db()
    tell_all(case, child, said, holding, by, at)
    return child
