"""A case of a restricted pathway, in which people may be named. This floor imports no pathway."""

from goldthread.cases.casework.commands import open_case
from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.casework.models import Case
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened


def a_contact(space, by):
    """About somebody who works with children: nobody is named in it yet."""
    said = {
        **{"channel": "telephone", "source": "employer", "caller": "Headteacher", "reply_to": "office@hill.example"},
        **{"employer_type": "primary", "employer": "Hill School", "about": "An adult took a child by the arm."},
        **{"concern_on": RAISED_AT.date(), "known_on": RAISED_AT.date()},
    }
    return open_case(space=space, pathway="lado", step="contact", said=said, happened_at=RAISED_AT, by=by, at=RAISED_AT)


def a_concern(space, by):
    """The same, come to where people may be named."""
    case = a_contact(space, by)
    named = next(one.code for one in case.rules.stages if not one.ends and not case.rules.unnamed_in(one.code))
    with opened(actor=SYSTEM_ACTOR, writing=space.pk):
        Case.objects.filter(pk=case.pk).update(stage=named)
        return Case.objects.select_related("space").get(pk=case.pk)
