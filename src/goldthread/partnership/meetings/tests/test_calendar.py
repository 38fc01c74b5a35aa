"""A group's calendar: made from its cadence, made again without doubling, moved and cancelled."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone

from goldthread.foundation.accounts.factories import make_user
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.groups.factories import a_group
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands.calendar import (
    Pattern,
    When,
    add_meeting,
    cancel_meeting,
    end_cadence,
    move_meeting,
    plan_year,
    set_cadence,
)
from goldthread.partnership.meetings.factories import AFTER, TEN, TESTS, TWELVE, a_meeting
from goldthread.partnership.meetings.models import Cadence, Meeting
from goldthread.partnership.meetings.queries.year import calendar_as_data, calendar_of

NEW_YEAR = datetime(2025, 12, 1, 9, 0, tzinfo=UTC)
MONTHLY = Pattern(every="month", weekday=0, begins_at=time(14), on_holiday="week_later")


@pytest.fixture
def panel(partnership):
    group = a_group(partnership, "One Panel", kind="panel")
    set_cadence(group=group, pattern=MONTHLY, from_on=date(2026, 1, 1), by=TESTS, at=NEW_YEAR)
    return group


def planned(group, year=2026):
    return calendar_of(group, year, NEW_YEAR.date()).meetings


def test_a_years_calendar_is_made_from_the_cadence(panel, reading):
    plan_year(group=panel, year=2026, by=TESTS, at=NEW_YEAR)

    meetings = planned(panel)
    assert len(meetings) == 12
    may = next(one for one in meetings if one.on.month == 5)
    assert (may.on, may.planned_for) == (date(2026, 5, 11), date(2026, 5, 4))
    assert may.why_changed == "4 May 2026 is a bank holiday, so the group meets on 11 May 2026."
    assert (may.begins_at, may.ends_at) == (time(14), time(16))
    # Five working days before, ten after; 25 May is a bank holiday.
    assert (may.papers_due_on, may.minutes_due_on) == (date(2026, 5, 1), date(2026, 5, 26))


def test_a_calendar_made_again_adds_nothing_that_is_there(panel, reading):
    plan_year(group=panel, year=2026, by=TESTS, at=NEW_YEAR)
    first = planned(panel)[0]
    move_meeting(
        meeting=first,
        when=When(date(2026, 1, 20), TEN, TWELVE),
        why="The chair is away",
        by=TESTS,
        at=NEW_YEAR,
    )
    cancel_meeting(meeting=planned(panel)[1], why="No cases", by=TESTS, at=NEW_YEAR)

    with pytest.raises(Refused, match="planned already"):
        plan_year(group=panel, year=2026, by=TESTS, at=NEW_YEAR)
    assert len(planned(panel)) == 12


def test_days_that_are_over_are_not_planned(panel, reading):
    plan_year(group=panel, year=2026, by=TESTS, at=datetime(2026, 7, 1, 9, 0, tzinfo=UTC))

    assert [one.on.month for one in planned(panel)] == [7, 8, 9, 10, 11, 12]


def test_a_group_without_a_cadence_has_no_calendar_to_make(partnership):
    with pytest.raises(Refused, match="how often the group meets"):
        plan_year(group=a_group(partnership), year=2026, by=TESTS, at=NEW_YEAR)


def test_a_new_cadence_ends_the_one_before(panel, reading):
    weekly = Pattern(every="week", weekday=2, begins_at=time(9))
    set_cadence(group=panel, pattern=weekly, from_on=date(2026, 6, 1), by=TESTS, at=NEW_YEAR)

    told = Cadence.objects.filter(group=panel).order_by("starts_on").values_list("starts_on", "ends_on")
    assert list(told) == [(date(2026, 1, 1), date(2026, 5, 31)), (date(2026, 6, 1), None)]


def test_a_cadence_cannot_begin_before_the_one_that_runs(panel):
    with pytest.raises(Refused) as refusal:
        set_cadence(group=panel, pattern=MONTHLY, from_on=date(2025, 6, 1), by=TESTS, at=AFTER)
    assert refusal.value.field == "from_on"


def test_two_ways_of_meeting_are_never_true_on_one_day(panel, reading):
    end_cadence(cadence=panel.cadences.get(), on=date(2026, 6, 30), by=TESTS, at=NEW_YEAR)
    with pytest.raises(Refused, match="lasts beyond that day") as refusal:
        set_cadence(group=panel, pattern=MONTHLY, from_on=date(2026, 6, 30), by=TESTS, at=NEW_YEAR)
    assert refusal.value.field == "from_on"


def kept_cadences(group):
    return list(Cadence.objects.filter(group=group).order_by("starts_on").values_list("starts_on", "ends_on"))


def test_a_cadence_that_has_not_begun_gives_way_to_one_that_begins_sooner(panel, reading):
    for day in (date(2031, 6, 1), date(2030, 1, 1), date(2026, 6, 1)):
        set_cadence(group=panel, pattern=MONTHLY, from_on=day, by=TESTS, at=NEW_YEAR)
    assert kept_cadences(panel) == [(date(2026, 1, 1), date(2026, 5, 31)), (date(2026, 6, 1), None)]

    set_cadence(group=panel, pattern=MONTHLY, from_on=date(2026, 1, 1), by=TESTS, at=NEW_YEAR)
    assert kept_cadences(panel) == [(date(2026, 1, 1), None)]


def test_the_days_of_a_cadence_are_near(panel, reading):
    with pytest.raises(Refused, match="1 December 2035 or earlier") as refusal:
        set_cadence(group=panel, pattern=MONTHLY, from_on=date(9999, 12, 31), by=TESTS, at=NEW_YEAR)
    assert refusal.value.field == "from_on"
    with pytest.raises(Refused, match="1 December 2035 or earlier") as refusal:
        end_cadence(cadence=panel.cadences.get(), on=date(2206, 12, 31), by=TESTS, at=NEW_YEAR)
    assert refusal.value.field == "on"


def test_a_calendar_is_made_for_ten_years_ahead_and_no_more(panel):
    with pytest.raises(Refused, match="from 2000 to 2035") as refusal:
        plan_year(group=panel, year=2036, by=TESTS, at=NEW_YEAR)
    assert refusal.value.field == "year"
    plan_year(group=panel, year=2035, by=TESTS, at=NEW_YEAR)


@pytest.mark.parametrize("day", [date(1, 1, 3), date(1000, 1, 1), date(2036, 1, 1)])
def test_the_day_of_a_meeting_is_near(partnership, day):
    group = a_group(partnership, "Old", kind="panel", starts_on=None)
    with pytest.raises(Refused) as refusal:
        add_meeting(group=group, when=When(day, TEN, TWELVE), by=TESTS, at=NEW_YEAR)
    assert refusal.value.field == "on"


@pytest.mark.parametrize(
    ("pattern", "field"),
    [
        (Pattern("month", 0, time(23), minutes_long=90), "minutes_long"),
        (Pattern("month", 0, time(9), minutes_long=0), "minutes_long"),
        (Pattern("month", 0, time(9), link="javascript:alert(1)"), "link"),
    ],
)
def test_a_cadence_that_cannot_be_is_refused(partnership, pattern, field):
    with pytest.raises(Refused) as refusal:
        set_cadence(group=a_group(partnership), pattern=pattern, from_on=date(2026, 1, 1), by=TESTS, at=NEW_YEAR)
    assert refusal.value.field == field


def test_a_meeting_that_moves_counts_its_changes_and_says_why(panel):
    moved = move_meeting(
        meeting=a_meeting(panel),
        when=When(date(2026, 11, 23), TEN, TWELVE),
        why="Snow",
        by=TESTS,
        at=NEW_YEAR,
    )

    assert (moved.changes, moved.why_changed, moved.papers_due_on) == (1, "Snow", date(2026, 11, 16))


def test_two_meetings_of_a_group_at_one_time_are_refused(panel):
    a_meeting(panel)
    with pytest.raises(Refused, match="at that time already"):
        a_meeting(panel)


def test_a_meeting_cannot_end_before_it_begins(panel):
    with pytest.raises(Refused) as refusal:
        add_meeting(group=panel, when=When(date(2026, 11, 16), TWELVE, TEN), by=TESTS, at=NEW_YEAR)
    assert refusal.value.field == "ends_at"


def test_a_cancelled_meeting_stays_as_it_is(panel):
    meeting = cancel_meeting(meeting=a_meeting(panel), why="No cases", by=TESTS, at=NEW_YEAR)

    assert meeting.state == Meeting.State.CANCELLED
    with pytest.raises(Refused, match="is cancelled"):
        move_meeting(meeting=meeting, when=When(date(2026, 12, 1), TEN, TWELVE), why="x", by=TESTS, at=NEW_YEAR)


def test_a_reason_is_asked_for_whatever_changes(panel):
    meeting = a_meeting(panel)
    for change in (
        lambda: cancel_meeting(meeting=meeting, why=" ", by=TESTS, at=NEW_YEAR),
        lambda: move_meeting(meeting=meeting, when=When(date(2026, 12, 1), TEN, TWELVE), why="", by=TESTS, at=NEW_YEAR),
    ):
        with pytest.raises(Refused) as refusal:
            change()
        assert refusal.value.field == "why"


def test_nobody_without_a_role_plans_a_meeting(panel, now):
    with pytest.raises(NotAllowed):
        plan_year(group=panel, year=2027, by=make_user("stranger@nowhere.example", "A stranger"), at=now)


def test_the_data_of_a_year_says_what_is_left_out_and_what_is_not_planned_yet(partnership, reading):
    group = a_group(partnership, "Board", short_name="NSCB")
    pattern = Pattern(every="month", weekday=0, begins_at=time(9), on_holiday="not_at_all")
    set_cadence(group=group, pattern=pattern, from_on=date(2026, 1, 1), by=TESTS, at=NEW_YEAR)

    data = calendar_as_data(calendar_of(group, 2026, NEW_YEAR.date()))

    assert data["group"] == {"code": "nscb", "name": "Board"}
    assert len(data["meetings"]) == 10
    assert {row["state"] for row in data["meetings"]} == {"not_made_yet"}
    assert [one["date"] for one in data["left_out"]] == ["2026-04-06", "2026-05-04"]


def test_the_page_of_a_year_and_making_its_calendar_agree_where_meetings_were_added_by_hand(panel, reading):
    """Whatever day a meeting was added to, moved to or cancelled on: what is shown as not planned yet is planned."""
    on_a_day = a_meeting(panel, date(2026, 2, 2))
    beside = a_meeting(panel, date(2026, 3, 3))
    plan_year(group=panel, year=2026, by=TESTS, at=NEW_YEAR)
    moved = panel.meetings.get(planned_for=date(2026, 6, 1))
    when = When(date(2027, 1, 4), TEN, TWELVE)
    move_meeting(meeting=moved, when=when, why="Too few could come", by=TESTS, at=NEW_YEAR)
    for one in (on_a_day, beside):
        cancel_meeting(meeting=one, why="Snow", by=TESTS, at=NEW_YEAR)
    later = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)

    for year in (2026, 2027):
        shown = [one.falls.on for one in calendar_of(panel, year, later.date()).to_plan]
        before = set(panel.meetings.values_list("pk", flat=True))
        if shown:
            plan_year(group=panel, year=year, by=TESTS, at=later)
        else:
            with pytest.raises(Refused):
                plan_year(group=panel, year=year, by=TESTS, at=later)
        made = panel.meetings.exclude(pk__in=before).order_by("on").values_list("on", flat=True)
        assert list(made) == shown
    assert date(2027, 1, 4) not in shown
    assert len(shown) == 11


def test_an_extra_meeting_that_was_cancelled_leaves_its_day_to_the_regular_one(partnership, reading):
    group = a_group(partnership, "One Panel", kind="panel")
    extra = add_meeting(group=group, when=When(date(2026, 12, 1), time(16), time(17)), by=TESTS, at=NEW_YEAR)
    cancel_meeting(meeting=extra, why="Not needed", by=TESTS, at=NEW_YEAR)
    first_tuesday = Pattern(every="month", weekday=1, begins_at=time(10))
    set_cadence(group=group, pattern=first_tuesday, from_on=date(2026, 12, 1), by=TESTS, at=NEW_YEAR)

    plan_year(group=group, year=2026, by=TESTS, at=NEW_YEAR)
    assert group.meetings.filter(state=Meeting.State.PLANNED, on=date(2026, 12, 1)).exists()


def test_what_is_not_planned_yet_is_told_with_all_its_days(panel, reading):
    (first, *_) = calendar_as_data(calendar_of(panel, 2026, NEW_YEAR.date()))["meetings"]

    assert (first["date"], first["begins"], first["ends"]) == ("2026-01-05", "14:00", "16:00")
    assert (first["papers_due"], first["minutes_due"]) == ("2025-12-24", "2026-01-19")


@pytest.mark.parametrize(
    ("day", "why"), [(date(2026, 12, 25), "is a bank holiday"), (date(2026, 12, 12), "is a Saturday")]
)
def test_a_meeting_on_a_day_on_which_nobody_works_is_asked_about(partnership, reading, day, why):
    group, when = a_group(partnership, "One Panel", kind="panel"), When(day, TEN, TWELVE)
    with pytest.raises(Refused, match=why) as refusal:
        add_meeting(group=group, when=when, by=TESTS, at=NEW_YEAR)
    assert refusal.value.field == "on"
    meeting = a_meeting(group, date(2026, 12, 10))
    with pytest.raises(Refused, match=why):
        move_meeting(meeting=meeting, when=when, why="No room", by=TESTS, at=NEW_YEAR)

    assert add_meeting(group=group, when=when, nobody_works=True, by=TESTS, at=NEW_YEAR).on == day


def test_the_page_asks_whether_a_group_meets_on_a_bank_holiday_and_then_takes_it(partnership):
    group, coordinator = a_group(partnership, "One Panel", kind="panel"), visitor("coordinator", partnership)
    year, address = timezone.localdate().year + 1, f"/p/northborough/groups/{group.pk}/meetings/add/"
    sent = {"on-day": "26", "on-month": "12", "on-year": str(year), "begins_at": "10:00", "ends_at": "12:00"}
    assert "meets on that day all the same" not in coordinator.get(address).text
    assert "meets on that day all the same" in coordinator.post(address, sent | {"mode": "online"}).text

    coordinator.post(address, sent | {"mode": "online", "nobody_works": "on"})
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Meeting.objects.get(group=group).on == date(year, 12, 26)
