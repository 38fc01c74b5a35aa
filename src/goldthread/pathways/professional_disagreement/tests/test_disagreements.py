"""Agencies disagree, and it goes up until it is settled."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import correct_record, open_case, record_step, share_record
from goldthread.cases.casework.factories import RAISED_AT, a_basis, seen_by, somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.queries import events_of
from goldthread.cases.casework.sharing import sharings_of
from goldthread.foundation.clocks import State
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import a_disagreement, as_raised, taken_up
from goldthread.pathways.professional_disagreement.models import Commentary

pytestmark = pytest.mark.django_db
LATER = RAISED_AT + timedelta(hours=3)


def clocks_of(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return {clock.code: clock for clock in Clock.objects.filter(subject_kind="case", subject_id=case.pk)}


def sees(user, case, at=LATER):
    with opened(actor=user.pk, reading=[case.space_id]):
        return Case.objects.visible_to(seen_by(user, at)).filter(pk=case.pk).exists()


def test_a_third_agency_sees_nothing_of_it_and_both_that_disagree_see_it(
    case, teacher, constable, social_worker, manager
):
    assert not sees(teacher, case)
    assert all(sees(one, case) for one in (constable, social_worker, manager))


def test_the_child_must_be_safe_first(partnership, police, council, constable):
    said = as_raised(police, council, safety="not_yet")

    with pytest.raises(Refused, match="immediate safety first") as refusal:
        open_case(
            space=partnership,
            pathway="professional-disagreement",
            step="raised",
            said=said,
            happened_at=RAISED_AT,
            by=constable,
            at=RAISED_AT,
        )

    assert refusal.value.field == "safety"


def test_the_first_stage_has_one_working_day_and_each_stage_its_own_clock(case, constable):
    assert clocks_of(case)["ESC-01"].due_at == datetime(2026, 11, 3, 23, 59, 59, tzinfo=UTC)

    taken_up(case, 2, by=constable, at=LATER)

    clocks = clocks_of(case)
    assert clocks["ESC-01"].met_at == LATER
    assert clocks["ESC-02"].due_at == datetime(2026, 11, 4, 23, 59, 59, tzinfo=UTC)


def test_no_stage_is_left_out(case, constable):
    with pytest.raises(Refused, match="is at “Stage 1: Practitioners”"):
        taken_up(case, 3, by=constable, at=LATER)


def test_what_comes_too_late_was_late(case, constable):
    late = RAISED_AT + timedelta(days=2)
    taken_up(case, 2, by=constable, at=late)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert Clock.objects.with_state(late).get(code="ESC-01").state == State.MET_LATE


def test_an_agency_does_not_close_it_and_the_office_does(case, constable, manager):
    said = {"result": "compromise_plan", "words": "Both visit.", "learning": "Talk sooner.", "tell_children": ""}
    with pytest.raises(NotAllowed):
        record_step(case=case, step="resolved", said=said, happened_at=LATER, by=constable, at=LATER)

    record_step(case=case, step="resolved", said=said, happened_at=LATER, by=manager, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        closed = Case.objects.get(pk=case.pk)
    assert (closed.stage, closed.outcome, closed.closed_at) == ("closed", "compromise_plan", LATER)
    with pytest.raises(Refused, match="is closed"):
        taken_up(closed, 2, by=constable, at=LATER)


def test_nothing_is_shared_while_it_is_recorded_without_saying_on_which_basis(case, constable):
    said = {"words": "We were not asked.", "is_shared": True}

    with pytest.raises(Refused, match="say on which lawful basis"):
        record_step(case=case, step="commented", said=said, happened_at=RAISED_AT, by=constable, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert not Commentary.objects.exists()


def test_what_an_agency_says_for_itself_is_read_by_the_other_once_it_is_shared(case, constable, social_worker, manager):
    said = {"words": "We were not asked.", "is_shared": False}
    comment = record_step(case=case, step="commented", said=said, happened_at=LATER, by=constable, at=LATER)

    def readers():
        found = []
        for one in (constable, social_worker, manager):
            with opened(actor=one.pk, reading=[case.space_id]):
                if Commentary.objects.visible_to(seen_by(one, LATER)).filter(pk=comment.pk).exists():
                    found.append(one)
        return found

    assert readers() == [constable]
    with pytest.raises(Refused):
        share_record(record=comment, basis=a_basis(), by=social_worker, at=LATER)

    with pytest.raises(Refused, match="Until then nothing is shared"):
        share_record(record=comment, basis=a_basis(basis=""), by=constable, at=LATER)
    assert readers() == [constable]

    share_record(record=comment, basis=a_basis(), by=constable, at=LATER)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        told = [len(sharings_of(case, seen_by(one, LATER))) for one in (constable, manager, social_worker)]
    assert told == [1, 1, 0]
    assert readers() == [constable, social_worker, manager]


def test_why_what_is_its_own_was_corrected_is_read_by_the_agency_alone(case, constable, social_worker, manager):
    said = {"words": "We were not asked.", "is_shared": False}
    comment = record_step(case=case, step="commented", said=said, happened_at=LATER, by=constable, at=LATER)
    why = "A doctor told us something else."
    correct_record(record=comment, said=said, happened_at=LATER, why=why, by=constable, at=LATER)

    def reasons(user):
        with opened(actor=user.pk, reading=[case.space_id]):
            return [one.words for one in events_of(case, seen_by(user, LATER)) if one.words]

    assert [reasons(one) for one in (constable, social_worker, manager)] == [[why], [], []]


def test_two_in_one_year_have_two_numbers(partnership, case, police, council, constable):
    second = a_disagreement(partnership, council, police, by=somebody("agency_lead", partnership, council))

    assert (case.reference, second.reference) == ("ESC-2026-0001", "ESC-2026-0002")
