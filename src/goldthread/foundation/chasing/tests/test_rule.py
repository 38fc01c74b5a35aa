"""Who is told what, and when: the rule as a whole, over every day."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis.strategies import booleans, builds, dates, integers, none, one_of

from goldthread.foundation.chasing.rule import Chased, Owed, Pace, chased

DAY = dates(date(2026, 1, 1), date(2026, 12, 31))
MAYBE = one_of(none(), DAY)
OWED = builds(Owed, due_by=MAYBE, answer_by=MAYBE, answered_on=MAYBE, is_done=booleans())
PACE = builds(Pace, soon_days=integers(1, 90), escalated_after_days=integers(1, 90))
LIVE = date(2025, 1, 1)
DUE = date(2026, 6, 10)


def day(days: int) -> date:
    return DUE + timedelta(days=days)


def told(days: int, **owed: object) -> Chased | None:
    return chased(Owed(due_by=DUE, **owed), Pace(), LIVE, day(days))  # type: ignore[arg-type]


def test_without_an_answer_it_goes_from_soon_to_overdue_to_escalated():
    assert [told(n) for n in (-15, -14, 0, 1, 13, 14)] == [
        None,
        Chased.SOON,
        Chased.SOON,
        Chased.OVERDUE,
        Chased.OVERDUE,
        Chased.ESCALATED,
    ]


def test_an_answer_before_it_is_due_silences_what_is_due_soon_and_not_what_is_overdue():
    assert told(-3, answered_on=day(-5)) is None
    assert told(1, answered_on=day(-5)) is Chased.OVERDUE


def test_an_answer_of_long_before_silences_nothing():
    assert told(-3, answered_on=day(-60)) is Chased.SOON


def test_an_answer_after_it_was_due_holds_for_as_many_days_as_escalation_takes():
    answered = day(5)

    assert [told(n, answered_on=answered) for n in (6, 19, 20, 33)] == [None, None, Chased.OVERDUE, Chased.ESCALATED]


def test_what_was_asked_goes_before_what_was_planned():
    asked = day(30)

    assert told(10, answer_by=asked) is Chased.ASKED
    assert told(10, answer_by=asked, answered_on=day(8)) is None
    assert told(31, answer_by=asked, answered_on=day(8)) is Chased.OVERDUE


def test_what_was_overdue_long_before_going_live_is_escalated_no_sooner_than_the_rest():
    live = day(100)

    assert chased(Owed(DUE), Pace(), live, day(101)) is Chased.OVERDUE
    assert chased(Owed(DUE), Pace(), live, day(114)) is Chased.ESCALATED


@given(OWED, PACE, DAY)
def test_done_or_without_a_date_nobody_is_ever_told(owed: Owed, pace: Pace, on: date):
    assume(owed.is_done or owed.last_day is None)

    assert chased(owed, pace, LIVE, on) is None


@given(OWED, PACE, DAY)
def test_nothing_is_overdue_before_its_last_day_is_past_nor_soon_after_it(owed: Owed, pace: Pace, on: date):
    why = chased(owed, pace, LIVE, on)
    last_day = owed.last_day or on

    if why in (Chased.OVERDUE, Chased.ESCALATED):
        assert on > last_day
    if why in (Chased.SOON, Chased.ASKED):
        assert on <= last_day


@given(OWED, PACE, DAY)
def test_on_the_day_of_an_answer_nothing_is_said_of_what_was_answered(owed: Owed, pace: Pace, on: date):
    last_day = owed.last_day
    assume(last_day is not None)
    answered = Owed(owed.due_by, owed.answer_by, on, owed.is_done)

    assert chased(answered, pace, LIVE, on) is None


@given(OWED, PACE, DAY)
def test_silence_ends_what_is_not_done_is_escalated_in_the_end(owed: Owed, pace: Pace, on: date):
    last_day = owed.last_day
    assume(last_day is not None and not owed.is_done)
    quiet_from = max(one for one in (last_day, owed.answered_on) if one)

    later = quiet_from + timedelta(days=2 * pace.escalated_after_days + 1)
    assert chased(owed, pace, LIVE, later) is Chased.ESCALATED
