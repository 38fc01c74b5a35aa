"""What is put right, handed over, opened again and set, in a case of any pathway."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goldthread.cases.casework.commands import (
    correct_record,
    hand_to,
    record_step,
    reopen_case,
    set_limits,
    share_record,
)
from goldthread.cases.casework.factories import RAISED_AT, a_basis, seen_by, somebody
from goldthread.cases.casework.models import Case
from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.agencies.kinds import AgencyKind
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.giving import write_grant
from goldthread.foundation.grants.models import Grant
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import a_disagreement, as_raised, taken_up
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


def sees(user, case):
    with opened(actor=user.pk, reading=[case.space_id]):
        return Case.objects.visible_to(seen_by(user, LATER)).filter(pk=case.pk).exists()


def test_an_agency_named_by_mistake_sees_it_no_longer_once_that_is_put_right(
    partnership, police, council, constable, social_worker
):
    hospital = an_agency(partnership, "North Hospital", kind=AgencyKind.NHS_ACUTE)
    nurse = somebody("practitioner", partnership, hospital)
    case = a_disagreement(partnership, police, hospital, by=constable)
    assert (sees(nurse, case), sees(social_worker, case)) == (True, False)

    corrected(case, constable, police, council, why="The wrong agency was chosen.")

    assert (sees(nurse, case), sees(social_worker, case)) == (False, True)


def test_nobody_loses_sight_who_is_named_in_another_place(
    partnership, police, council, constable, social_worker, manager
):
    case = a_disagreement(partnership, police, council, by=manager)

    corrected(case, manager, council, police, why="The two were the wrong way round.")

    assert (sees(constable, case), sees(social_worker, case)) == (True, True)


@pytest.mark.parametrize("is_shared", [True, False])
def test_nothing_is_shared_or_hidden_again_by_a_correction(case, constable, is_shared):
    said = {"words": "We were not asked."}
    comment = record_step(case=case, step="commented", said=said, happened_at=LATER, by=constable, at=LATER)
    if is_shared:
        share_record(record=comment, basis=a_basis(), by=constable, at=LATER)

    with pytest.raises(Refused, match="on a page of its own") as refusal:
        correct_record(
            record=comment,
            said={**said, "is_shared": not is_shared},
            happened_at=LATER,
            why="It was a slip.",
            by=constable,
            at=LATER,
        )

    assert refusal.value.field == "is_shared"


def test_a_case_began_when_its_first_record_says_after_a_correction_too(case, police, council, constable):
    earlier = RAISED_AT - timedelta(days=3)

    corrected(case, constable, police, council, happened_at=earlier)

    now = as_it_is(case)
    assert (now.opened_at, now.stage_since) == (earlier, earlier)


def test_no_correction_puts_anything_before_the_case_began(case, police, council, constable):
    said = {"present": "Both", "agreed": "To meet."}
    with_whom = record_step(case=case, step="discussed", said=said, happened_at=RAISED_AT, by=constable, at=LATER)

    with pytest.raises(Refused, match="began on"):
        correct_record(
            record=with_whom,
            said=said,
            happened_at=RAISED_AT - timedelta(hours=1),
            why="The hour was wrong.",
            by=constable,
            at=LATER,
        )
    with pytest.raises(Refused, match="Something else happened in ESC-2026-0001 on"):
        corrected(case, constable, police, council, happened_at=RAISED_AT + timedelta(hours=1))


def test_nobody_is_handed_a_case_that_is_closed(case, manager, partnership):
    other = somebody("coordinator", partnership)
    record_step(case=case, step="resolved", said=ENDED, happened_at=LATER, by=manager, at=LATER)

    with pytest.raises(Refused, match=r"is closed\. Open it again first"):
        hand_to(case=as_it_is(case), lead=other, by=manager, at=LATER)


def test_the_day_on_which_it_was_closed_is_the_one_here(partnership, police, council, constable, manager):
    """Half past midnight in summer is still the day before in UTC."""
    after_midnight = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    case = a_disagreement(partnership, police, council, by=constable, at=after_midnight - timedelta(hours=9))
    record_step(case=case, step="resolved", said=ENDED, happened_at=after_midnight, by=manager, at=after_midnight)

    with pytest.raises(Refused, match="It was closed on 2 July 2026"):
        taken_up(as_it_is(case), 2, by=constable, at=LATER)


def test_once_it_is_open_again_its_old_ending_meets_no_clock(case, constable, manager):
    record_step(case=case, step="resolved", said=ENDED, happened_at=LATER, by=manager, at=LATER)
    reopen_case(case=as_it_is(case), why="It goes on.", by=manager, at=LATER + timedelta(hours=1))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        clock = Clock.objects.get(subject_kind="case", subject_id=case.pk, code="ESC-01")
    assert (clock.met_at, clock.cancelled_at) == (None, None)


def test_it_goes_back_to_the_stage_to_which_it_was_moved_last_though_that_was_told_by_its_day(case, constable, manager):
    """Of stage 2 only the day is known, which is kept as its last second."""
    day = datetime(2026, 11, 2, 23, 59, 59, tzinfo=UTC)
    typed_at = day + timedelta(days=1)
    for stage, at in ((2, day), (3, LATER)):
        said = {"why": "It was not settled.", "to_whom": "The next managers"}
        record_step(case=as_it_is(case), step=f"to_stage_{stage}", said=said, happened_at=at, by=constable, at=typed_at)
    record_step(case=as_it_is(case), step="resolved", said=ENDED, happened_at=typed_at, by=manager, at=typed_at)

    reopen_case(case=as_it_is(case), why="It goes on.", by=manager, at=typed_at)

    assert as_it_is(case).stage == "stage_3"


def test_whoever_has_roles_for_two_agencies_acts_for_the_one_that_takes_part(
    partnership, case, police, council, constable
):
    school = an_agency(partnership, "A school", kind=AgencyKind.ACADEMY)
    both = somebody("practitioner", partnership, school)
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(
            space=partnership, user=both, role="practitioner", agency=council, starts_on=date(2020, 1, 1)
        )

    said = {"present": "Both", "agreed": "To meet."}
    record = record_step(case=case, step="discussed", said=said, happened_at=LATER, by=both, at=LATER)

    assert record.agency_id == council.pk


def test_nobody_acts_for_an_agency_that_takes_no_part_though_they_see_it_themselves(partnership, case, teacher):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        write_grant(
            case,
            account=teacher,
            standing_as=Grant.As.PARTICIPANT,
            purpose="knows the child",
            by=System("tests"),
            at=RAISED_AT,
        )
    assert sees(teacher, case)

    with pytest.raises(NotAllowed):
        record_step(
            case=case,
            step="discussed",
            said={"present": "Both", "agreed": "To meet."},
            happened_at=LATER,
            by=teacher,
            at=LATER,
        )
