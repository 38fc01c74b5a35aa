"""What is put right, handed over, opened again and set, in a case of any pathway."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record, hand_to, record_step, reopen_case, set_limits
from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import RAISED_AT, a_disagreement, as_raised, taken_up
from goldthread.pathways.professional_disagreement.models import Raised

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(hours=3)
ENDED = {"result": "withdrawn", "words": "It was withdrawn.", "learning": "None.", "tell_children": ""}


def as_it_is(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Case.objects.get(pk=case.pk)


def due(case, code):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Clock.objects.get(subject_kind="case", subject_id=case.pk, code=code).due_at


def raised(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return Raised.objects.select_related("case").get(case=case)


def corrected(case, by, police, council, happened_at=RAISED_AT, why="The day was wrong.", **said):
    return correct_record(
        record=raised(case), said=as_raised(police, council, **said), happened_at=happened_at, why=why, by=by, at=LATER
    )


def test_a_trigger_that_is_put_right_moves_its_clock_and_says_why(case, police, council, constable):
    corrected(case, constable, police, council, happened_at=RAISED_AT - timedelta(days=3))

    assert due(case, "ESC-01") == datetime(2026, 11, 2, 23, 59, 59, tzinfo=UTC)
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert case.events.get(kind="corrected").words == "The day was wrong."


def test_nothing_is_corrected_without_a_reason_by_another_agency_or_once_it_is_closed(
    case, police, council, constable, social_worker, manager
):
    with pytest.raises(Refused, match="why it is corrected"):
        corrected(case, constable, police, council, why=" ")
    with pytest.raises(NotAllowed):
        corrected(case, social_worker, police, council)

    record_step(case=case, step="resolved", said=ENDED, happened_at=LATER, by=manager, at=LATER)

    with pytest.raises(Refused, match="Open it again first"):
        corrected(case, constable, police, council)


def test_a_case_is_opened_again_where_it_was_with_a_reason(case, constable, manager):
    taken_up(case, 2, by=constable, at=LATER)
    record_step(case=as_it_is(case), step="resolved", said=ENDED, happened_at=LATER, by=manager, at=LATER)

    with pytest.raises(NotAllowed):
        reopen_case(case=as_it_is(case), why="It goes on.", by=constable, at=LATER)
    reopen_case(case=as_it_is(case), why="It goes on.", by=manager, at=LATER)

    now = as_it_is(case)
    assert (now.stage, now.closed_at, now.outcome) == ("stage_2", None, "")


def test_a_case_is_handed_to_somebody_who_runs_the_pathway(partnership, case, constable, manager):
    coordinator = somebody("coordinator", partnership)

    with pytest.raises(Refused, match="runs this pathway"):
        hand_to(case=case, lead=constable, by=manager, at=LATER)
    hand_to(case=case, lead=coordinator, by=manager, at=LATER)

    assert as_it_is(case).lead_id == coordinator.pk


def test_a_local_limit_counts_for_clocks_that_begin_later(partnership, case, police, council, constable, manager):
    set_limits(space=partnership, pathway="professional-disagreement", numbers={"ESC-01": 5}, by=manager, at=LATER)
    another = a_disagreement(partnership, police, council, by=constable)

    assert due(case, "ESC-01") == datetime(2026, 11, 3, 23, 59, 59, tzinfo=UTC)
    assert due(another, "ESC-01") == datetime(2026, 11, 9, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("number", [0, 366])
def test_a_limit_is_of_days_that_there_are(partnership, manager, number):
    with pytest.raises(Refused, match="from 1 to 365"):
        set_limits(
            space=partnership, pathway="professional-disagreement", numbers={"ESC-01": number}, by=manager, at=LATER
        )
