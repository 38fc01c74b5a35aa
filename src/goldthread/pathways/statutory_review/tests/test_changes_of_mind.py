"""Clocks do not vanish where a council changes its mind, or withdraws a notification and notifies again."""

from datetime import timedelta

import pytest

from goldthread.foundation.commands.refusals import Refused
from goldthread.pathways.statutory_review.factories import REFERRED_AT, a_referral, notified, then

from .test_clocks import AWARE_ON, clocks_of, counts_from, due_on

pytestmark = pytest.mark.django_db


def day(number):
    return REFERRED_AT + timedelta(days=number)


@pytest.fixture(params=["notified", "aware"])
def begins(request, partnership):
    """What starts the rapid review here."""
    if request.param == "aware":
        counts_from(partnership, "aware")
    return request.param


def another_child(case, officer, number, **said):
    then(case, "notifiable", by=officer, at=day(number), aware_at=day(number), whom="second child", **said)
    then(case, "notified", by=officer, at=day(number), whom="second child", **said)


def test_what_was_not_to_be_notified_at_first_is_owed_from_the_day_of_becoming_aware(partnership, officer):
    case = a_referral(partnership, by=officer)
    then(case, "notifiable", by=officer, at=day(2), aware_at=day(0), kind="none")
    assert clocks_of(case, "REV-01") == []

    then(case, "notifiable", by=officer, at=day(7), aware_at=day(0))
    assert [one.state for one in clocks_of(case, "REV-01")] == ["overdue"]
    then(case, "notified", by=officer, at=day(9))

    (clock,) = clocks_of(case, "REV-01")
    assert (clock.began_at.date(), clock.state) == (AWARE_ON, "met_late")


@pytest.mark.parametrize("later", [3, 4])
def test_who_withdraws_and_notifies_again_owes_the_rapid_review_from_the_first_day_on(
    partnership, officer, begins, later
):
    case = notified(partnership, by=officer)
    first = due_on(case, "REV-02")
    then(case, "withdrawn", by=officer, at=day(3))
    assert clocks_of(case, "REV-02") == clocks_of(case, "REV-02-AWARE") == []

    then(case, "notified", by=officer, at=day(later))

    assert due_on(case, "REV-02") == first
    assert len(clocks_of(case, "REV-02-AWARE")) == (begins == "notified")


def test_what_was_late_before_it_was_withdrawn_is_late_once_it_is_notified_again(partnership, officer, begins):
    case = notified(partnership, by=officer)
    then(case, "withdrawn", by=officer, at=day(40))
    then(case, "notified", by=officer, at=day(41))

    assert [one.state for one in clocks_of(case, "REV-02")] == ["overdue"]


def test_no_rapid_review_is_owed_once_it_is_decided_that_nothing_must_be_notified(partnership, officer):
    counts_from(partnership, "aware")
    case = a_referral(partnership, by=officer)
    then(case, "notifiable", by=officer, at=day(0))
    assert len(clocks_of(case, "REV-02")) == 1

    then(case, "notifiable", by=officer, at=day(3), aware_at=day(0), kind="none")

    assert clocks_of(case, "REV-02") == clocks_of(case, "REV-01") == []


def test_of_two_children_one_notification_is_withdrawn_and_the_other_stands(partnership, officer):
    case = notified(partnership, by=officer)
    with pytest.raises(Refused, match="Say which child"):
        then(case, "notified", by=officer, at=day(2))
    another_child(case, officer, 2)
    with pytest.raises(Refused, match="“the child” and “second child”") as refused:
        then(case, "withdrawn", by=officer, at=day(3))
    assert refused.value.field == "whom"

    then(case, "withdrawn", by=officer, at=day(3), whom="Second child")

    assert len(clocks_of(case, "REV-02")) == 1
    then(case, "rapid_reviewed", by=officer, at=day(7))


def test_another_child_is_notified_after_the_rapid_review_and_owes_one_of_its_own(partnership, officer, chair, sat):
    case = notified(partnership, by=officer)
    then(case, "rapid_reviewed", by=officer, at=day(7))
    then(case, "recommended", by=officer, at=day(7), sat=sat)
    then(case, "decided", by=chair, at=day(8))

    another_child(case, officer, 30)

    assert [one.state for one in clocks_of(case, "REV-02")] == ["met", "overdue"]
    then(case, "rapid_reviewed", by=officer, at=day(35))


def test_whether_it_must_be_notified_is_to_be_decided_once_a_criterion_is_looked_at(partnership, officer):
    case = a_referral(partnership, by=officer)
    then(case, "considered", by=officer, at=day(0))

    assert [one.binding for one in clocks_of(case, "REV-01-DECIDE")] == ["local"]
    then(case, "notifiable", by=officer, at=day(1), aware_at=day(0))
    assert [one.state for one in clocks_of(case, "REV-01-DECIDE")] == ["met"]


def test_what_is_decided_of_one_child_ends_nothing_of_another(partnership, officer):
    case = notified(partnership, by=officer)

    then(case, "notifiable", by=officer, at=day(3), aware_at=day(2), whom="second child", kind="none")
    with pytest.raises(Refused, match="A notification of the child stands") as refused:
        then(case, "notifiable", by=officer, at=day(3), aware_at=day(2), kind="none")

    assert refused.value.field == "kind"
    assert len(clocks_of(case, "REV-02")) == 1


def test_the_withdrawal_of_one_is_not_taken_back_by_the_notification_of_another(partnership, officer):
    case = notified(partnership, by=officer)
    then(case, "withdrawn", by=officer, at=day(3))

    another_child(case, officer, 40)

    assert [one.began_at.date() for one in clocks_of(case, "REV-02")] == [day(40).date()]


def test_a_death_that_is_notified_anew_as_one_without_abuse_owes_no_rapid_review(partnership, officer):
    case = notified(partnership, by=officer)
    then(case, "withdrawn", by=officer, at=day(3))
    then(case, "notifiable", by=officer, at=day(4), kind="lac_death")

    then(case, "notified", by=officer, at=day(4), kind="lac_death")

    assert clocks_of(case, "REV-02") == []
    assert [one.state for one in clocks_of(case, "REV-07")] == ["met"]


def test_a_death_in_care_in_which_abuse_comes_to_be_known_later_is_notified_as_that_too(partnership, officer):
    case = a_referral(partnership, by=officer)
    then(case, "considered", by=officer, at=day(0))
    for kind in ("lac_death", "death"):
        then(case, "notifiable", by=officer, at=day(1), kind=kind)
        then(case, "notified", by=officer, at=day(1), kind=kind)

    assert len(clocks_of(case, "REV-02")) == 1


def test_while_one_child_is_not_notified_the_panel_does_not_take_its_place(partnership, officer, sat):
    case = a_referral(partnership, by=officer)
    then(case, "considered", by=officer, at=day(0))
    then(case, "notifiable", by=officer, at=day(0))
    then(case, "notifiable", by=officer, at=day(1), whom="second child", kind="none")

    with pytest.raises(Refused, match="Record the notification first"):
        then(case, "recommended", by=officer, at=day(7), sat=sat)


def test_another_child_whose_rapid_review_is_its_own_does_not_stop_the_review_that_runs(case, officer):
    with pytest.raises(Refused, match="Begin a case of its own"):
        another_child(case, officer, 30)

    then(case, "drafted", by=officer, at=day(31))


def test_a_slip_in_the_year_of_becoming_aware_is_told(partnership, officer):
    case = a_referral(partnership, by=officer, incident_on=None)
    with pytest.raises(Refused, match="Check the year") as refused:
        then(case, "notifiable", by=officer, at=day(1), aware_at=day(0).replace(year=2016))

    assert refused.value.field == "aware_at"


def test_what_the_council_did_before_the_referral_is_recorded_as_of_its_day(partnership, officer):
    case = a_referral(partnership, by=officer, at=day(3), incident_on=day(0).date())
    before = {"by": officer, "typed_at": day(3)}

    then(case, "notifiable", at=day(1), aware_at=day(0), **before)
    then(case, "notified", at=day(2), **before)

    assert [one.state for one in clocks_of(case, "REV-01")] == ["met"]
