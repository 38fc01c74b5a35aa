"""What became of a case, read anew."""

from datetime import timedelta

from goldthread.cases.casework.models import Case
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT

MUCH_LATER = NOTIFIED_AT + timedelta(days=800)


def clocks_of(case, code, at=MUCH_LATER):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        rows = Clock.objects.of(case.space_id, "case", case.pk).filter(code=code, fell_away=False)
        return list(rows.with_state(at).order_by("occurrence"))


def now_of(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.get(pk=case.pk)
