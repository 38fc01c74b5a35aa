"""An unborn child is born."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import Case
from goldthread.cases.people.allowing import is_theirs, telling_in
from goldthread.cases.people.born import kind_read
from goldthread.cases.people.lookalikes import look_anew
from goldthread.cases.people.models import Person, SaidName
from goldthread.cases.people.saying import ALONE, Said, as_now, check_takes_part, tell_all
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor, Held, standing_of
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.uncertain_dates import NOT_KNOWN

BORN_BEFORE = "The birth of this child is recorded already."
WHEN = "Enter when the child was born."


@command(Can.RECORD_CASES, event="birth of a child recorded", about="case", alone=ALONE)
def record_birth(*, case: Case, child: Person, said: Said, by: Actor, at: datetime) -> Person:
    """What was said before the birth stays: the same child is known by it, in every case. The name by which this case
    called them until then is a former one, where another is given.
    """
    holding, child = telling_in(case, by, at), as_now(child)
    check_takes_part(case, child, by, at)
    if kind_read(child, standing_of(by, timezone.localdate(at), at)) != Person.Kind.UNBORN:
        raise Refused(BORN_BEFORE)
    if not said.get("birth", {}).get("when", NOT_KNOWN).is_known:
        raise Refused(WHEN, "when")
    told = tell_all(case, child, said, holding, by, at)
    for name in (one for one in told if isinstance(one, SaidName)):
        _end_other_names(name, holding, at)
    look_anew([child], case.space, at)
    return child


def _end_other_names(name: SaidName, holding: Held | None, at: datetime) -> None:
    """As far as whoever records the birth may put right what was told."""
    rows = SaidName.objects.standing_ones().filter(case=name.case, person=name.person, use=SaidName.Use.NOW)
    others = rows.filter(until_on=None).exclude(given=name.given, family=name.family)
    for other in (one for one in others if is_theirs(one, holding)):
        other.until_on = timezone.localdate(at)
        other.save(update_fields=["until_on"])
