"""Fifty people write in one case at once: no event is lost, and no clock is there twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from goldthread.cases.casework.commands import open_case, record_step
from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.casework.models import Case
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import as_raised

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 50
LATER = RAISED_AT + timedelta(hours=2)


def all_at_once(write):
    """Each in a connection of its own; what came of each."""

    def one(number):
        try:
            return write(number)
        except Refused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as people:
        return list(people.map(one, range(WRITERS)))


def test_no_event_is_lost_and_no_clock_is_there_twice(case, constable):
    def discuss(number):
        said = {"present": f"Post {number}", "agreed": "We talked."}
        return record_step(case=case, step="discussed", said=said, happened_at=LATER, by=constable, at=LATER)

    all_at_once(discuss)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert case.events.filter(step="discussed").count() == WRITERS
        assert Clock.objects.filter(subject_kind="case", subject_id=case.pk).count() == 1


def test_of_fifty_who_take_it_up_one_does(case, constable):
    def take_up(number):
        said = {"why": f"Reason {number}", "to_whom": "Managers"}
        return record_step(case=case, step="to_stage_2", said=said, happened_at=LATER, by=constable, at=LATER)

    came = all_at_once(take_up)

    assert sum(not isinstance(one, Refused) for one in came) == 1
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        clocks = Clock.objects.filter(subject_kind="case", subject_id=case.pk)
        assert sorted(clocks.values_list("code", "occurrence")) == [("ESC-01", 1), ("ESC-02", 1)]


def test_each_of_fifty_that_are_opened_has_a_number_of_its_own(partnership, police, council, constable):
    def opening(number):
        said = as_raised(police, council, child=f"Our number {number}")
        return open_case(
            space=partnership,
            pathway="professional-disagreement",
            step="raised",
            said=said,
            happened_at=RAISED_AT,
            by=constable,
            at=RAISED_AT,
        )

    all_at_once(opening)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        numbers = sorted(Case.objects.filter(space=partnership).values_list("number", flat=True))
    assert numbers == list(range(1, WRITERS + 1))
