"""A letter fails in the moment in which its case is closed: it is asked for all the same."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.models import Case
from goldthread.cases.letters.commands import order_letter
from goldthread.cases.letters.jobs import MAKER
from goldthread.cases.letters.keeping import keep_why_not
from goldthread.foundation.commands.one_after_another import second_waits
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import RECEIVED_AT, a_managed_case, then

pytestmark = pytest.mark.django_db(transaction=True)
LATER = RECEIVED_AT + timedelta(hours=1)


def test_it_waits_until_the_case_is_closed_and_marks_what_is_left_open(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    then(case, "outcome_agreed", by=officer, at=RECEIVED_AT)
    then(case, "fed_back", by=officer, at=RECEIVED_AT, to="child", next_step="")
    record = then(case, "fed_back", by=officer, at=RECEIVED_AT)
    letter = order_letter(case=case, record=record, letter="feedback", opening={}, words={}, by=officer, at=LATER)

    def close():
        then(case, "closed", by=officer, at=LATER, words="")

    def fail():
        keep_why_not(letter=letter, why="Something went wrong.", by=MAKER, at=LATER)

    assert second_waits(close, fail) == "done"

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        now = Case.objects.get(pk=case.pk)
    assert (now.is_closed, now.left_open) == (True, True)
