"""How the clocks of a concern stand, for tests."""

from datetime import UTC, datetime

from goldthread.cases.casework.models import Case
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

BEFORE_CHRISTMAS = datetime(2026, 12, 23, 11, 0, tzinfo=UTC)
"""A Wednesday."""
CHRISTMAS_EVE = datetime(2026, 12, 24, 9, 0, tzinfo=UTC)


def end_of(year, month, day):
    return datetime(year, month, day, 23, 59, 59, tzinfo=UTC)


def clocks_of(case, code):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return list(Clock.objects.filter(subject_kind="case", subject_id=case.pk, code=code).order_by("occurrence"))


def only(case, code):
    (clock,) = clocks_of(case, code)
    return clock


def states_of(case, code, at):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        rows = Clock.objects.with_state(at).filter(subject_kind="case", subject_id=case.pk, code=code)
        return [clock.state for clock in rows.order_by("occurrence")]


def as_it_is(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.get(pk=case.pk)
