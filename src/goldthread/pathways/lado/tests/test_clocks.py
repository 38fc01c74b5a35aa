"""Each clock with a day that was counted by hand: Christmas 2026, when 25 and 28 December and 1 January are not
worked.
"""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.commands import correct_record, set_limits
from goldthread.cases.casework.factories import somebody
from goldthread.cases.casework.models import Case
from goldthread.cases.casework.on_foundation import is_late_entry
from goldthread.foundation.clocks import State
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.commands.on_clocks import explain_breach, start_clock_again, stop_clock
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.lado.factories import a_contact, a_managed_case, a_referral, then
from goldthread.pathways.lado.tests.clocks import (
    BEFORE_CHRISTMAS,
    CHRISTMAS_EVE,
    as_it_is,
    clocks_of,
    end_of,
    only,
    states_of,
)

pytestmark = pytest.mark.django_db


def test_03_the_meeting_is_held_in_five_working_days(partnership, officer):
    """24, 29, 30 and 31 December, 4 January."""
    case = a_referral(partnership, by=officer, at=BEFORE_CHRISTMAS)
    assert only(case, "LADO-03").due_at == end_of(2027, 1, 4)

    then(case, "met", by=officer, at=CHRISTMAS_EVE)

    assert only(case, "LADO-03").met_at == CHRISTMAS_EVE


def test_03_no_meeting_is_owed_where_the_evaluation_needs_none(partnership, officer):
    case = a_managed_case(partnership, by=officer, at=BEFORE_CHRISTMAS, needs_meeting=False)

    clock = only(case, "LADO-03")
    assert (clock.met_at, clock.cancelled_at, clock.fell_away) == (None, BEFORE_CHRISTMAS, True)


def test_03_a_meeting_that_no_evaluation_asks_for_was_never_late(partnership, officer):
    """It would have been due on 4 January."""
    case = a_referral(partnership, by=officer, at=BEFORE_CHRISTMAS)
    evaluated_at = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
    evaluation = then(case, "evaluated", by=officer, at=evaluated_at, needs_meeting=False)
    assert states_of(case, "LADO-03", evaluated_at) == [State.CANCELLED]
    with pytest.raises(Refused, match="not late"):
        explain_breach(clock=only(case, "LADO-03"), reason="capacity", words="Ill.", by=officer, at=evaluated_at)

    then(case, "met", by=officer, at=evaluated_at + timedelta(hours=1))
    assert only(case, "LADO-03").met_at is None

    correct_record(
        record=evaluation,
        said={"needs_meeting": True},
        happened_at=evaluated_at,
        why="One was needed.",
        by=officer,
        at=evaluated_at + timedelta(hours=2),
    )
    assert states_of(case, "LADO-03", evaluated_at) == [State.MET_LATE]


def test_03_no_meeting_is_owed_where_it_was_evaluated_before_it_was_accepted(partnership, officer):
    """It would have been due on 4 January; the discussion came first, and what came of it was put on record after."""
    case = a_contact(partnership, by=officer, at=BEFORE_CHRISTMAS)
    then(case, "accepted", by=officer, at=CHRISTMAS_EVE)
    long_after = datetime(2027, 1, 20, 9, 0, tzinfo=UTC)
    assert states_of(case, "LADO-03", long_after) == [State.OVERDUE]

    before = BEFORE_CHRISTMAS + timedelta(hours=1)
    evaluation = then(case, "evaluated", by=officer, at=before, typed_at=long_after, needs_meeting=False)

    clock = only(case, "LADO-03")
    assert (clock.met_at, clock.cancelled_at, clock.fell_away) == (None, CHRISTMAS_EVE, True)
    assert states_of(case, "LADO-03", long_after) == [State.CANCELLED]

    put_right = {"said": {"needs_meeting": True}, "happened_at": before, "why": "One was needed."}
    correct_record(record=evaluation, **put_right, by=officer, at=long_after)
    assert states_of(case, "LADO-03", long_after) == [State.OVERDUE]


def test_04_twelve_months_are_the_longest(partnership, officer):
    case = a_managed_case(partnership, by=officer, at=BEFORE_CHRISTMAS)
    assert only(case, "LADO-04").due_at == end_of(2027, 12, 23)

    ended_at = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
    then(case, "outcome_agreed", by=officer, at=ended_at)
    then(case, "closed", by=officer, at=ended_at)

    clock = only(case, "LADO-04")
    assert (clock.met_at, clock.cancelled_at) == (ended_at, None)


@pytest.mark.parametrize("view", ["unsubstantiated", "malicious"])
def test_05_what_is_clearly_neither_is_settled_a_week_after_the_referral(partnership, officer, view):
    case = a_referral(partnership, by=officer, at=BEFORE_CHRISTMAS)
    assert clocks_of(case, "LADO-05") == []

    then(case, "evaluated", by=officer, at=CHRISTMAS_EVE, first_view=view)
    clock = only(case, "LADO-05")
    assert (clock.began_at, clock.due_at) == (BEFORE_CHRISTMAS, end_of(2026, 12, 30))

    settled_at = datetime(2026, 12, 29, 9, 0, tzinfo=UTC)
    then(case, "outcome_agreed", by=officer, at=settled_at, result=view)
    assert only(case, "LADO-05").met_at == settled_at


def test_05_ceases_when_the_evaluation_is_put_right(partnership, officer):
    case = a_referral(partnership, by=officer, at=BEFORE_CHRISTMAS)
    evaluation = then(case, "evaluated", by=officer, at=CHRISTMAS_EVE, first_view="malicious")

    correct_record(
        record=evaluation,
        said={"first_view": "investigate"},
        happened_at=CHRISTMAS_EVE,
        why="The wrong line was chosen.",
        by=officer,
        at=CHRISTMAS_EVE,
    )

    assert only(case, "LADO-05").cancelled_at == CHRISTMAS_EVE


def test_06_an_employer_acts_in_three_working_days_where_nothing_formal_is_needed(partnership, officer):
    """24, 29 and 30 December."""
    case = a_managed_case(partnership, by=officer, at=BEFORE_CHRISTMAS, first_view="no_formal_action")
    assert only(case, "LADO-06").due_at == end_of(2026, 12, 30)

    then(case, "employer_acted", by=officer, at=CHRISTMAS_EVE, action="training")

    assert only(case, "LADO-06").met_at == CHRISTMAS_EVE


def test_07_a_hearing_that_is_possible_at_once_is_held_in_fifteen_working_days(partnership, officer):
    """Four days in December, 4 to 8, 11 to 15 and 18 January."""
    case = a_managed_case(partnership, by=officer, at=BEFORE_CHRISTMAS, first_view="hearing")
    assert only(case, "LADO-07").due_at == end_of(2027, 1, 18)

    then(case, "hearing_held", by=officer, at=CHRISTMAS_EVE)

    assert only(case, "LADO-07").met_at == CHRISTMAS_EVE


def test_08_a_month_runs_on_from_the_day_of_the_review(partnership, officer):
    case = a_referral(partnership, by=officer, at=BEFORE_CHRISTMAS)
    assert only(case, "LADO-08").due_at == end_of(2027, 1, 23)

    reviewed_at = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)
    then(case, "reviewed", by=officer, at=reviewed_at)

    first, second = clocks_of(case, "LADO-08")
    assert (first.met_at, second.due_at) == (reviewed_at, end_of(2027, 2, 11))


def test_08_a_review_that_is_recorded_late_makes_of_one_late_month_two_that_were_kept(partnership, officer):
    case = a_referral(partnership, by=officer, at=datetime(2026, 12, 1, 10, 0, tzinfo=UTC))
    last = datetime(2027, 1, 25, 9, 0, tzinfo=UTC)
    then(case, "reviewed", by=officer, at=last)
    assert states_of(case, "LADO-08", last) == [State.MET_LATE, State.RUNNING]

    forgotten = datetime(2026, 12, 30, 9, 0, tzinfo=UTC)
    then(case, "reviewed", by=officer, at=forgotten, typed_at=last)

    assert states_of(case, "LADO-08", last) == [State.MET, State.MET, State.RUNNING]
    assert clocks_of(case, "LADO-08")[2].due_at == end_of(2027, 2, 25)


def test_08_a_partnership_reviews_every_two_weeks_if_it_decides_so(partnership, officer):
    manager = somebody("partnership_manager", partnership)
    ours = {"space": partnership, "pathway": "lado", "by": manager, "at": BEFORE_CHRISTMAS}
    set_limits(**ours, numbers={"LADO-08": 2}, units={"LADO-08": "weeks"})

    case = a_referral(partnership, by=officer, at=BEFORE_CHRISTMAS)
    assert only(case, "LADO-08").due_at == end_of(2027, 1, 6)
    then(case, "reviewed", by=officer, at=CHRISTMAS_EVE)
    assert clocks_of(case, "LADO-08")[1].due_at == end_of(2027, 1, 7)

    with pytest.raises(Refused, match="one of the units"):
        set_limits(**ours, numbers={"LADO-08": 48}, units={"LADO-08": "hours"})
    with pytest.raises(Refused, match="not the partnership’s to set"):
        set_limits(**ours, numbers={"LADO-01": 1}, units={"LADO-01": "days"})


def test_10_each_advice_is_sent_in_writing_in_two_working_days(partnership, officer):
    case = a_contact(partnership, by=officer, at=CHRISTMAS_EVE)
    then(case, "advised", by=officer, at=CHRISTMAS_EVE)
    assert only(case, "LADO-10").due_at == end_of(2026, 12, 30)

    sent_at = datetime(2026, 12, 29, 9, 0, tzinfo=UTC)
    then(case, "followed_up", by=officer, at=sent_at)
    then(case, "advised", by=officer, at=sent_at + timedelta(hours=1))

    first, second = clocks_of(case, "LADO-10")
    assert (first.met_at, second.met_at) == (sent_at, None)


def test_11_whoever_made_the_referral_is_told_in_five_working_days(partnership, officer):
    """29, 30 and 31 December, 4 and 5 January."""
    case = a_managed_case(partnership, by=officer, at=BEFORE_CHRISTMAS)
    then(case, "outcome_agreed", by=officer, at=CHRISTMAS_EVE)
    then(case, "closed", by=officer, at=CHRISTMAS_EVE)
    assert only(case, "LADO-11").due_at == end_of(2027, 1, 5)

    told_at = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
    then(as_it_is(case), "fed_back", by=officer, at=told_at, to="child")
    assert only(case, "LADO-11").met_at is None
    then(as_it_is(case), "fed_back", by=officer, at=told_at)
    assert only(case, "LADO-11").met_at == told_at


def test_a_clock_stands_while_there_are_criminal_proceedings(partnership, officer):
    """Due on 22 December; five days that are worked were lost, so 23, 24, 29, 30 and 31 December are added."""
    case = a_managed_case(partnership, by=officer, first_view="hearing")
    stop = {"reason": "criminal_proceedings", "words": "", "from_at": datetime(2026, 12, 7, 9, 0, tzinfo=UTC)}
    assert only(case, "LADO-07").due_at == end_of(2026, 12, 22)

    stop_clock(clock=only(case, "LADO-07"), **stop, by=officer, at=stop["from_at"])
    assert states_of(case, "LADO-07", stop["from_at"]) == [State.PAUSED]
    goes_on = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
    start_clock_again(clock=only(case, "LADO-07"), until_at=goes_on, by=officer, at=goes_on)

    assert only(case, "LADO-07").due_at == end_of(2026, 12, 31)
    with pytest.raises(Refused, match="cannot be paused"):
        stop_clock(clock=only(case, "LADO-01"), **stop, by=officer, at=stop["from_at"])


def test_what_is_open_when_a_case_is_closed_is_owed_no_longer(partnership, officer):
    case = a_managed_case(partnership, by=officer, at=BEFORE_CHRISTMAS)
    then(case, "outcome_agreed", by=officer, at=CHRISTMAS_EVE)
    then(case, "closed", by=officer, at=CHRISTMAS_EVE)

    assert only(case, "LADO-08").cancelled_at == CHRISTMAS_EVE
    assert only(case, "LADO-03").cancelled_at == CHRISTMAS_EVE


def test_what_was_done_in_the_afternoon_of_a_day_counts_though_nobody_said_when_that_day_it_began(partnership, officer):
    day, afternoon = end_of(2026, 12, 2), datetime(2026, 12, 2, 16, 0, tzinfo=UTC)
    typed_at = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
    case = a_contact(partnership, by=officer, at=day)
    then(case, "advised", by=officer, at=day, typed_at=typed_at)

    then(case, "followed_up", by=officer, at=afternoon, typed_at=typed_at)
    then(case, "consultation_ended", by=officer, at=afternoon, typed_at=typed_at)

    clock = only(case, "LADO-10")
    assert (clock.met_at, states_of(case, "LADO-10", typed_at)) == (afternoon, [State.MET])
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert Case.objects.get(pk=case.pk).closed_at == day


def test_nothing_happens_the_day_before_a_case_began(partnership, officer):
    case = a_contact(partnership, by=officer, at=end_of(2026, 12, 2))

    with pytest.raises(Refused, match=r"began on 2 December 2026\. Enter that moment or a later one"):
        then(case, "advised", by=officer, at=end_of(2026, 12, 1), typed_at=end_of(2026, 12, 2))


def test_what_was_typed_on_the_day_on_which_it_happened_is_no_late_entry_though_its_clock_counts_from_before(
    partnership, officer
):
    now = timezone.now()
    yesterday, days_ago = timezone.localdate(now) - timedelta(days=1), now - timedelta(days=3)
    at_once = a_contact(partnership, by=officer, at=now, known_on=yesterday, concern_on=None)
    late = a_contact(partnership, by=officer, at=days_ago, known_on=days_ago.date(), concern_on=None)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        told = [is_late_entry(only(case, "LADO-01")) for case in (at_once, late)]

    assert told == [False, True]
