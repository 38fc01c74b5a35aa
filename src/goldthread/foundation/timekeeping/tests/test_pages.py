"""The pages of clocks: the list, one clock, and what can be said of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.clocks import Kind, days, hours, working_days
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.timekeeping.queries import clocks_of
from goldthread.foundation.timekeeping.tests.clocks import clock_of, keep, now_of, page, rule, wanted
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.ui.tests.rendering import rendered
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

LIST = "/p/northborough/clocks/"
HOUR = timedelta(hours=1)


def address_of(clock, doing=""):
    return f"{LIST}{clock.pk}/{doing}"


def test_the_list_shows_what_runs_and_says_its_state_in_words(action, worker, at):
    keep(
        action,
        wanted("T-01", title="Meet within hours", limit=hours(2), began_at=at - 3 * HOUR),
        wanted("T-02", title="Write a report", limit=days(30), began_at=at - HOUR),
        wanted("T-03", title="Done long ago", limit=hours(2), began_at=at - 3 * HOUR, met_at=at - 2 * HOUR),
    )

    shown = page(worker, LIST)

    assert "2 clocks" in shown
    assert "Overdue" in shown
    assert "Running" in shown
    assert "Done long ago" not in shown
    assert f'href="{action.get_absolute_url()}"' in shown


def test_the_list_is_narrowed_by_state_by_who_set_the_limit_and_by_day(action, worker, at):
    keep(
        action,
        wanted("T-01", title="Meet within hours", limit=hours(2), began_at=at - 3 * HOUR),
        wanted("T-02", title="Write a report", rule=rule(days(30), kind=Kind.STATUTORY), began_at=at - HOUR),
    )

    assert "Write a report" not in page(worker, f"{LIST}?state=overdue")
    assert "Meet within hours" not in page(worker, f"{LIST}?binding=statutory")
    assert "Write a report" not in page(worker, f"{LIST}?due_to={at:%d/%m/%Y}")
    assert "1 clock" in page(worker, f"{LIST}?words=report")


def test_a_list_is_taken_away_only_with_what_it_is_about_and_is_noted(action, worker, at):
    clock_of(action, began_at=at - HOUR)

    file = worker.get(f"{LIST}?format=csv").content.decode()

    assert "7 See the child" in file
    assert "Made-up guidance 2026" in file
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        assert TrailEntry.objects.filter(operation="read", object_table="space").exists()


def test_a_longer_list_asks_no_more(action, worker, at):
    def make(number):
        there = [wanted(f"T-{one}", began_at=at - HOUR) for one in range(made[0] + number)]
        made[0] += number
        keep(action, *there)

    made = [0]
    assert_flat(lambda: page(worker, LIST), make, many=120)


@pytest.mark.parametrize("role", ["practitioner", "board_member", "independent_scrutineer", "stranger"])
def test_whoever_does_not_see_what_it_is_about_sees_no_clock(action, partnership, role, at):
    """None of them sees this action, which is not open to everybody."""
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        type(action).objects.update(is_restricted=True)
    clock = clock_of(action, began_at=at - 30 * HOUR)
    client = visitor(role, partnership)

    listed = client.get(LIST)
    assert listed.status_code == 404 or "See the child" not in listed.content.decode()
    for doing in ("", "stand", "go-on", "explain", "acknowledge"):
        assert client.get(address_of(clock, doing)).status_code == 404


def test_a_neighbour_finds_nothing_under_our_number(action, neighbour, at):
    clock = clock_of(action, began_at=at - HOUR)
    client = visitor("coordinator", neighbour)

    assert client.get(address_of(clock)).status_code == 404
    assert client.get(f"/p/southborough/clocks/{clock.pk}/").status_code == 404


def test_the_page_tells_how_it_stands_who_owes_it_and_where_the_limit_comes_from(action, worker):
    clock = clock_of(action, rule=rule(working_days(5)), began_at=datetime(2025, 11, 17, 10, tzinfo=UTC))

    shown = page(worker, address_of(clock))

    assert "Overdue" in shown
    assert "It was due on 24 November 2025." in shown
    assert "The employer" in shown
    assert "5 working days" in shown
    assert (
        "Statutory guidance: to be followed unless there is good reason not to. Made-up guidance 2026, paragraph 12"
        in shown
    )
    assert "Saturday: not counted" in shown


def test_opening_a_clock_is_noted(action, worker):
    clock = clock_of(action)
    page(worker, address_of(clock))

    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        assert TrailEntry.objects.filter(operation="read", object_table="clock", object_id=clock.pk).exists()


def test_what_was_recorded_days_after_it_began_is_a_late_entry(action, worker, at):
    late = clock_of(action, days(90), began_at=at - timedelta(days=20))
    shown = page(worker, address_of(late))

    assert "Late entry" in shown
    assert "Recorded here" in shown


def test_a_clock_is_made_to_stand_and_goes_on_again_by_its_page(action, worker, at):
    clock = clock_of(action, pausable=True, began_at=at - 3 * HOUR)
    assert "Pause the clock" in page(worker, address_of(clock))
    since = timezone.localtime(at - 2 * HOUR)

    sent = worker.post(
        address_of(clock, "stand"),
        {
            "reason": "criminal_proceedings",
            "from_on-day": since.day,
            "from_on-month": since.month,
            "from_on-year": since.year,
            "from_time": f"{since:%H:%M}",
        },
    )

    assert sent.status_code == 302
    shown = page(worker, address_of(clock))
    assert "Not known while the clock is paused: Criminal proceedings" in shown
    assert "A coordinator" in shown
    assert "Let it go on" in shown

    now = timezone.localtime(at)
    worker.post(
        address_of(clock, "go-on"),
        {
            "until_on-day": now.day,
            "until_on-month": now.month,
            "until_on-year": now.year,
            "until_time": f"{now:%H:%M}",
        },
    )
    assert "Of that it was paused" in page(worker, address_of(clock))
    assert now_of(clock).due_at > at + 22 * HOUR


def test_one_that_is_overdue_is_not_offered_a_pause_from_now_on(action, worker, at):
    clock = clock_of(action, pausable=True, began_at=at - 90 * HOUR)

    shown = page(worker, address_of(clock))

    assert "Pause the clock" not in shown
    assert "It can be paused" not in shown
    assert "Record a pause from before it was due" in shown


def test_what_is_refused_is_said_at_its_field_and_nothing_typed_is_lost(action, worker, at):
    clock = clock_of(action, pausable=True, began_at=at - 3 * HOUR)
    day = {"from_on-day": "1", "from_on-month": "1", "from_on-year": "2020", "from_time": "9am"}

    shown = worker.post(
        address_of(clock, "stand"), {"reason": "coroner", "words": "An inquest", **day}
    ).content.decode()

    assert "Enter that time or a later one" in shown
    assert "An inquest" in shown


@pytest.mark.parametrize(
    ("doing", "why"),
    [
        ("stand", "cannot be paused"),
        ("go-on", "is not paused"),
        ("explain", "It is not late"),
    ],
)
def test_a_form_whose_time_has_not_come_says_why(action, worker, at, doing, why):
    assert why in page(worker, address_of(clock_of(action, began_at=at - HOUR), doing))


def test_lateness_is_explained_by_one_and_acknowledged_by_another(action, worker, manager, at):
    clock = clock_of(action, began_at=at - 30 * HOUR)
    assert "Nobody has said why yet" in page(worker, address_of(clock))
    assert "Nobody has said yet why" in page(manager, address_of(clock, "acknowledge"))

    worker.post(address_of(clock, "explain"), {"reason": "capacity", "words": "Two were ill."})

    shown = page(manager, address_of(clock))
    assert "Two were ill." in shown
    assert "Not acknowledged" in shown
    assert worker.get(address_of(clock, "acknowledge")).status_code == 404
    assert "Not enough staff: Two were ill." in page(manager, address_of(clock, "acknowledge"))

    manager.post(address_of(clock, "acknowledge"), {})
    assert "Acknowledged by A partnership manager" in page(worker, address_of(clock))
    assert "has been acknowledged" in page(worker, address_of(clock, "explain"))


def test_an_explanation_that_is_no_longer_needed_stays_to_be_seen(action, worker, at):
    clock = clock_of(action, began_at=at - 30 * HOUR)
    worker.post(address_of(clock, "explain"), {"reason": "recording_error", "words": "It was a day later."})

    keep(action, wanted(limit=hours(24), began_at=at - HOUR))

    shown = page(worker, address_of(clock))
    assert "It is not late any more" in shown
    assert "It was a day later." in shown


def test_on_the_page_of_its_subject_a_table_tells_its_clocks(action, at):
    """The macro for whoever owns a subject, with what runs in front."""
    keep(
        action,
        wanted("T-01", title="Done", limit=hours(2), began_at=at - 3 * HOUR, met_at=at - 2 * HOUR),
        wanted("T-02", title="Meet within hours", limit=hours(2), began_at=at - 3 * HOUR),
        wanted("T-03", title="Beyond the list", limit=working_days(20), began_at=datetime(2028, 12, 20, tzinfo=UTC)),
    )
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        shown = clocks_of(action.space_id, "action", action.pk, at)

    table = rendered(
        '{% from "timekeeping/cells.html" import clocks_table %}{{ clocks_table(clocks, "northborough") }}',
        clocks=shown,
    )

    places = [table.index(words) for words in ("Meet within hours", "Beyond the list", "Done")]
    assert places == sorted(places)
    for words in ("Overdue", "Met in time", "bank holidays are known for 2012 to 2028", "The employer"):
        assert words in table


def test_of_what_began_and_ended_on_a_day_no_time_is_told(action, worker):
    """Midnight and the last second stand for a day whose time nobody said; a clock of hours began at midnight."""
    midnight, last = datetime(2026, 11, 16, tzinfo=UTC), datetime(2026, 11, 18, 23, 59, 59, tzinfo=UTC)
    keep(
        action,
        wanted("T-01", limit=days(1), began_at=midnight, met_at=last),
        wanted("T-02", limit=hours(5), began_at=midnight),
    )
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        by_days, by_hours = clocks_of(action.space_id, "action", action.pk, last)[::-1]

    shown = page(worker, address_of(by_days))

    assert "It was done late, on 18 November 2026. It was due on 17 November 2026." in shown
    assert "2 days" in shown
    for untrue in ("midnight", "11:59pm", "23 hours"):
        assert untrue not in shown
    assert "16 November 2026 at midnight" in page(worker, address_of(by_hours))


def test_what_is_late_no_more_waits_for_nobody(action, worker, manager, at):
    clock = clock_of(action, began_at=at - 30 * HOUR)
    worker.post(address_of(clock, "explain"), {"reason": "recording_error", "words": "It was a day later."})

    keep(action, wanted(limit=hours(24), began_at=at - HOUR))

    assert "Acknowledge why it is late" not in page(manager, address_of(clock))
    assert "Lateness to acknowledge" not in page(manager, "/")
    assert "not late any more" in page(manager, address_of(clock, "acknowledge"))
