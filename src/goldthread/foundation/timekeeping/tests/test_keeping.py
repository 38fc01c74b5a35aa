"""The rows of clocks agree with what happened, in whatever order that was recorded."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import booleans, builds, datetimes, just, lists, none, one_of, sampled_from

from goldthread.foundation.clocks import Edition, Stop, WorkingTime, days, hours, months, weeks, working_days
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.commands.on_clocks import explain_breach
from goldthread.foundation.timekeeping.explaining import told
from goldthread.foundation.timekeeping.keeping import Wanted, rows_for
from goldthread.foundation.timekeeping.models import Clock, ClockStop
from goldthread.foundation.timekeeping.tests.clocks import BEGAN, LATER, THAT_YEAR, clock_of, keep, now_of, rule, wanted
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
WORKING = WorkingTime()


def test_a_clock_is_due_when_its_limit_has_passed(action):
    (clock,) = keep(action, wanted(limit=working_days(5)))

    assert clock.due_at == datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC)
    assert (clock.binding, clock.edition, clock.citation) == ("guidance", "Made-up guidance 2026", "paragraph 12")
    assert (clock.subject_kind, clock.subject_id, clock.owed_by) == ("action", action.pk, "The employer")


def test_the_same_again_changes_nothing(action):
    (clock,) = keep(action, wanted())
    before = now_of(clock)

    keep(action, wanted(), at=LATER + DAY)

    assert now_of(clock).version == before.version == 1


def test_what_was_done_meets_it_and_what_was_taken_back_does_not(action):
    (clock,) = keep(action, wanted())

    keep(action, wanted(met_at=BEGAN + DAY))
    assert now_of(clock).state == "met"

    keep(action, wanted())
    assert now_of(clock).state == "overdue"


def test_a_review_that_is_recorded_late_turns_one_late_period_into_two_that_were_met(action):
    first, second = BEGAN + 20 * DAY, BEGAN + 50 * DAY
    late = keep(action, wanted(limit=weeks(4), met_at=second), at=second)
    assert now_of(late[0], second).state == "met_late"

    both = keep(
        action,
        wanted(limit=weeks(4), met_at=first),
        wanted(occurrence=2, limit=weeks(5), began_at=first, met_at=second),
        at=second,
    )

    assert [now_of(clock, second).state for clock in both] == ["met", "met"]


def test_what_is_wanted_no_more_is_cancelled_and_never_deleted(action):
    (clock,) = keep(action, wanted())

    keep(action, at=LATER)
    keep(action, at=LATER + DAY)

    assert now_of(clock).state == "cancelled"
    assert now_of(clock).cancelled_at == LATER


def test_what_is_wanted_again_runs_again(action):
    (clock,) = keep(action, wanted())
    keep(action)

    keep(action, wanted())

    assert now_of(clock).cancelled_at is None


def test_what_was_late_when_it_ceased_to_apply_stays_late_and_is_explained(action, worker):
    late, in_time = keep(
        action,
        wanted("T-01", ended_at=BEGAN + 20 * DAY),
        wanted("T-02", ended_at=BEGAN + DAY),
    )

    assert (now_of(late).state, now_of(in_time).state) == ("overdue", "cancelled")
    assert now_of(late).state_in_words == "Not done in time"
    assert (
        told(now_of(late)) == "It was due on 23 November 2026 and not done. It has not been owed since 6 December 2026."
    )
    explain_breach(clock=late, reason="capacity", words="Two were ill.", by=worker.user, at=LATER)
    with pytest.raises(Refused, match="It is not late"):
        explain_breach(clock=in_time, reason="capacity", words="Two were ill.", by=worker.user, at=LATER)


def test_a_review_that_was_forgotten_leaves_each_pause_where_it_was(action):
    """The second period stood in February; then a review of December is typed, and that period is the third."""
    december, january = BEGAN + 20 * DAY, BEGAN + 50 * DAY
    asked = {"limit": weeks(8), "pausable": True}
    _, second = keep(
        action, wanted(met_at=january, **asked), wanted(occurrence=2, began_at=january, **asked), at=january
    )
    from_at = january + 10 * DAY
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        ClockStop.objects.create(
            space=action.space, clock=second, reason="coroner", from_at=from_at, until_at=from_at + 28 * DAY
        )

    first, between, third = keep(
        action,
        wanted(met_at=december, **asked),
        wanted(occurrence=2, began_at=december, met_at=january, **asked),
        wanted(occurrence=3, began_at=january, **asked),
        at=from_at,
    )

    assert (third.pk, third.occurrence) == (second.pk, 3)
    assert now_of(third).due_at > now_of(third).began_at + 83 * DAY
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        assert not ClockStop.objects.filter(clock__in=[first, between]).exists()


def test_what_fell_away_lends_its_pauses_to_nothing_else(action):
    first, second = keep(action, wanted(met_at=BEGAN + DAY), wanted(occurrence=2, began_at=BEGAN + DAY))
    keep(action, wanted())

    *_, other = keep(action, wanted(met_at=BEGAN + 2 * DAY), wanted(occurrence=2, began_at=BEGAN + 2 * DAY))

    assert other.pk not in (first.pk, second.pk)
    assert (now_of(second).state, now_of(second).occurrence) == ("cancelled", 3)


def test_an_owner_may_say_when_it_ceased_to_apply(action):
    (clock,) = keep(action, wanted(ended_at=BEGAN + DAY))

    assert now_of(clock).cancelled_at == BEGAN + DAY


def test_a_later_edition_does_not_change_a_clock_that_runs(action):
    keep(action, wanted())
    newer = rule(working_days(10), edition=Edition("made-up-2027", "Made-up guidance 2027"))

    (clock,) = keep(action, replace(wanted(), rule=newer, from_next_working_day=True))

    assert (clock.limit_number, clock.edition) == (5, THAT_YEAR.title)
    assert not clock.from_next_working_day


def test_one_that_turns_out_to_have_begun_later_takes_the_rule_of_that_day(action):
    keep(action, wanted())
    newer = rule(working_days(10), edition=Edition("made-up-2027", "Made-up guidance 2027"))

    (clock,) = keep(action, replace(wanted(), rule=newer, began_at=BEGAN + DAY))

    assert (clock.limit_number, clock.edition) == (10, "Made-up guidance 2027")
    assert clock.due_at == datetime(2026, 12, 1, 23, 59, 59, tzinfo=UTC)


def test_one_clock_wanted_twice_is_a_mistake_of_whoever_wants_it(action):
    with pytest.raises(ValueError, match=r"T-01 is wanted twice"):
        keep(action, wanted(), wanted())


def test_where_nobody_can_say_when_it_is_due_the_row_says_why(action):
    (clock,) = keep(action, wanted(began_at=datetime(2028, 12, 20, 9, tzinfo=UTC), limit=working_days(20)))

    assert clock.due_at is None
    assert "bank holidays are known for 2012 to 2028" in clock.not_known


def test_clocks_of_another_subject_are_left_alone(action, partnership):
    (clock,) = keep(action, wanted())
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        other = type(action).objects.create(space=partnership, reference="8", title="Another", origin="meeting")

    keep(other, wanted())
    keep(other)

    assert now_of(clock).cancelled_at is None


def test_a_clock_that_was_met_while_it_stood_is_due_as_if_it_went_on_then(action):
    clock = clock_of(action, hours(48), pausable=True)
    with opened(actor=SYSTEM_ACTOR, writing=action.space_id):
        ClockStop.objects.create(space=action.space, clock=clock, reason="coroner", from_at=BEGAN + DAY)

    keep(action, wanted(limit=hours(48), pausable=True, met_at=BEGAN + 10 * DAY))

    assert now_of(clock).due_at == BEGAN + 11 * DAY
    assert now_of(clock).state == "met"


def test_many_clocks_cost_a_step_no_more_statements_than_one(action):
    def statements(number, began_at):
        asked = [wanted(f"T-{one}", began_at=began_at, pausable=True) for one in range(number)]
        with CaptureQueriesContext(connection) as captured:
            keep(action, *asked)
        return [one["sql"] for one in captured if "clock" in one["sql"] or "proclaimed_day" in one["sql"]]

    made = statements(1, BEGAN)
    changed = statements(1, BEGAN + DAY)
    assert len(made) <= 3
    assert len(changed) <= 4
    statements(40, BEGAN)

    assert len(statements(40, BEGAN + DAY)) == len(changed)
    assert not any(one.startswith(("INSERT", "UPDATE")) for one in statements(40, BEGAN + DAY))


moments = datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=just(UTC))
wishes = builds(
    Wanted,
    code=sampled_from(["T-01", "T-02"]),
    occurrence=sampled_from([1, 2]),
    title=just("See the child"),
    rule=sampled_from([rule(hours(4)), rule(days(10)), rule(working_days(15)), rule(months(1))]),
    began_at=moments,
    met_at=one_of(none(), moments),
    ended_at=one_of(none(), moments),
    pausable=booleans(),
    from_next_working_day=booleans(),
    owed_by=just("The employer"),
    imported=booleans(),
)
sets_of_wishes = lists(wishes, unique_by=lambda one: one.key, max_size=4)
quick = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_rows(action):
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        own = [field.attname for field in Clock._meta.local_fields if field.name not in ("id", "recorded_at")]
        return list(Clock.objects.order_by("code", "occurrence").values(*own))


@quick
@given(before=sets_of_wishes, wishes=sets_of_wishes)
def test_whatever_was_so_before_the_same_twice_and_any_order_give_the_same(action, before, wishes):
    keep(action, *before)
    keep(action, *wishes)
    once = as_rows(action)

    keep(action, *reversed(wishes), at=LATER + DAY)

    assert as_rows(action) == once
    running = {(row["code"], row["occurrence"]) for row in once if row["cancelled_at"] is None}
    assert running == {one.key for one in wishes if one.ended_at is None}


@given(wishes=sets_of_wishes)
def test_rows_are_worked_out_without_the_database_in_any_order(wishes):
    stops = {("T-01", 1): [Stop(BEGAN, BEGAN + DAY, "Not enough staff")]}

    assert rows_for(wishes, stops, WORKING) == rows_for(reversed(wishes), stops, WORKING)


def test_what_began_on_one_day_is_due_on_one_day_and_the_day_is_that_of_london():
    """In summer 11:30pm in UTC is the next day here."""
    late, next_day, morning = (datetime(2026, 6, *at, tzinfo=UTC) for at in ((1, 22, 30), (1, 23, 30), (2, 9)))
    asked = [wanted("T-01", one, days(10), began_at=at) for one, at in enumerate((late, next_day, morning), 1)]
    asked.append(wanted("T-01", 4, hours(1), began_at=late))

    rows = {row.occurrence: row.due_at for row in rows_for(asked, {("T-01", 3): [Stop(morning, None, "x")]}, WORKING)}

    assert rows[1] == datetime(2026, 6, 11, 22, 59, 59, tzinfo=UTC)
    assert rows[2] == datetime(2026, 6, 12, 22, 59, 59, tzinfo=UTC)
    assert rows[3] is None
    assert rows[4] == late + timedelta(hours=1)


def test_a_row_says_all_that_a_clock_does_apart_from_whose_it_is():
    (row,) = rows_for([wanted()], {}, WORKING)
    own = {field.name for field in Clock._meta.local_fields}

    assert own - {field.name for field in fields(row)} == {
        "id",
        "space",
        "version",
        "recorded_at",
        "subject_kind",
        "subject_id",
    }
