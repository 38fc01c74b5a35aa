"""LADO-09: whenever somebody was removed the Disclosure and Barring Service is told, unless it had been before."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.foundation.clocks import State
from goldthread.pathways.lado.factories import a_managed_case, then
from goldthread.pathways.lado.tests.clocks import BEFORE_CHRISTMAS, as_it_is, clocks_of, end_of, only, states_of

pytestmark = pytest.mark.django_db


def test_09_the_barring_service_is_told_within_a_month_even_after_the_case_was_closed(partnership, officer):
    case = a_managed_case(partnership, by=officer, at=BEFORE_CHRISTMAS)
    removed_at = datetime(2027, 1, 31, 9, 0, tzinfo=UTC)
    then(case, "employer_acted", by=officer, at=removed_at, action="dismissed", removed=True)
    then(case, "outcome_agreed", by=officer, at=removed_at)
    then(case, "closed", by=officer, at=removed_at)
    assert (only(case, "LADO-09").due_at, only(case, "LADO-09").cancelled_at) == (end_of(2027, 2, 28), None)

    for day, decision in ((1, "not_yet"), (2, "referred")):
        at = datetime(2027, 2, day, 9, 0, tzinfo=UTC)
        then(as_it_is(case), "barring_considered", by=officer, at=at, decision=decision)

    assert only(case, "LADO-09").met_at == datetime(2027, 2, 2, 9, 0, tzinfo=UTC)


def test_09_a_second_removal_asks_for_no_second_referral(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    first, referred, second = (datetime(2027, *day, 9, 0, tzinfo=UTC) for day in ((1, 10), (1, 15), (2, 1)))
    then(case, "employer_acted", by=officer, at=first, action="resigned", removed=True)
    then(case, "barring_considered", by=officer, at=referred)
    then(case, "employer_acted", by=officer, at=second, action="dismissed", removed=True)

    clock = only(case, "LADO-09")
    assert (clock.began_at, clock.met_at) == (first, referred)


def test_09_what_was_not_needed_at_a_suspension_is_considered_anew_at_a_dismissal(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    suspended, considered, dismissed = (datetime(2027, *day, 9, 0, tzinfo=UTC) for day in ((1, 10), (1, 15), (2, 1)))
    then(case, "employer_acted", by=officer, at=suspended, action="suspension", removed=True)
    then(case, "barring_considered", by=officer, at=considered, decision="not_needed")
    then(case, "employer_acted", by=officer, at=dismissed, action="dismissed", removed=True)

    first, second = clocks_of(case, "LADO-09")
    assert (first.met_at, second.met_at, second.due_at) == (considered, None, end_of(2027, 3, 1))
    assert states_of(case, "LADO-09", datetime(2027, 3, 2, 9, 0, tzinfo=UTC)) == [State.MET, State.OVERDUE]

    referred = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)
    then(case, "barring_considered", by=officer, at=referred)
    assert states_of(case, "LADO-09", referred) == [State.MET, State.MET_LATE]


def test_09_to_refer_after_all_takes_nothing_from_what_was_considered_in_time(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    removed, considered, referred = (datetime(2027, *day, 9, 0, tzinfo=UTC) for day in ((1, 10), (1, 15), (3, 1)))
    then(case, "employer_acted", by=officer, at=removed, action="dismissed", removed=True)
    then(case, "barring_considered", by=officer, at=considered, decision="not_needed")
    then(case, "barring_considered", by=officer, at=referred)

    assert (only(case, "LADO-09").met_at, states_of(case, "LADO-09", referred)) == (considered, [State.MET])


def test_09_a_referral_while_somebody_is_suspended_counts_when_they_are_removed(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    referred, removed = datetime(2027, 1, 4, 9, 0, tzinfo=UTC), datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
    then(case, "employer_acted", by=officer, at=referred, action="suspension")
    then(case, "barring_considered", by=officer, at=referred)
    then(case, "employer_acted", by=officer, at=removed, action="dismissed", removed=True)

    assert (only(case, "LADO-09").met_at, states_of(case, "LADO-09", removed)) == (referred, [State.MET])


def test_09_that_none_was_needed_before_a_removal_says_nothing_of_it(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    removed = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
    then(case, "barring_considered", by=officer, at=removed - timedelta(days=2), decision="not_needed")
    then(case, "employer_acted", by=officer, at=removed, action="dismissed", removed=True)

    assert only(case, "LADO-09").met_at is None


def test_09_a_suspension_alone_is_no_removal(partnership, officer):
    case = a_managed_case(partnership, by=officer)
    then(case, "employer_acted", by=officer, at=BEFORE_CHRISTMAS, action="suspension")

    assert clocks_of(case, "LADO-09") == []
