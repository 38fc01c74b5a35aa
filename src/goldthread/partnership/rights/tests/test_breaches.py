"""A breach: 72 hours from the minute it became known, told with a reason if late, or not told with a reason."""

from datetime import UTC, datetime, time, timedelta

import pytest

from goldthread.foundation.access.standing import standing_of
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.form_pages.factories import read, send
from goldthread.foundation.ui.time_fields import TimeOfDayField, moment_of
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.rights.commands.breaches import Report, assess_risk, decide_to_notify, record_report
from goldthread.partnership.rights.commands.matters import close_matter
from goldthread.partnership.rights.factories import LATER, TESTS, a_breach
from goldthread.partnership.rights.models import Breach
from goldthread.partnership.rights.running import open_matters, running
from goldthread.partnership.rights.tests.test_pages_access import RIGHTS, day

pytestmark = pytest.mark.django_db
AWARE = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def to_notify(breach):
    assess_risk(breach=breach, risk="risk", why="A home address", by=TESTS, at=LATER)
    return decide_to_notify(breach=breach, decision="notify", why="It tells a home", by=TESTS, at=LATER)


def clock_of(breach, at):
    with opened(actor=SYSTEM_ACTOR, reading=[breach.space_id]):
        return running([breach.matter], at)[0]


def test_the_72_hours_end_to_the_minute(partnership):
    breach = a_breach(partnership, AWARE)
    end = AWARE + timedelta(hours=72)

    assert not clock_of(breach, end).is_late
    assert clock_of(breach, end + timedelta(seconds=1)).is_late


def test_a_report_that_is_late_says_why_and_a_partial_one_stops_the_clock(partnership):
    breach = to_notify(a_breach(partnership, AWARE - timedelta(days=1)))
    late = Report(LATER, is_partial=True)

    with pytest.raises(Refused, match="Say why it is late"):
        record_report(breach=breach, report=late, by=TESTS, at=LATER)
    record_report(
        breach=breach, report=Report(LATER, is_partial=True, late_why="Found on a weekend"), by=TESTS, at=LATER
    )
    assert clock_of(breach, LATER).due_at is None
    with pytest.raises(Refused, match="whole report"):
        close_matter(matter=breach.matter, how="answered", why="", by=TESTS, at=LATER)

    record_report(breach=breach, report=Report(LATER, is_partial=False), by=TESTS, at=LATER)
    close_matter(matter=breach.matter, how="answered", why="", by=TESTS, at=LATER)


def test_nothing_is_told_that_was_not_decided_and_nothing_decided_without_a_risk(partnership):
    breach = a_breach(partnership, AWARE)

    with pytest.raises(Refused, match="Assess the risk first"):
        decide_to_notify(breach=breach, decision="not", why="No harm", by=TESTS, at=LATER)
    with pytest.raises(Refused, match="Decide first"):
        record_report(breach=breach, report=Report(LATER, is_partial=False), by=TESTS, at=LATER)


def test_a_breach_that_is_not_told_has_a_reason_and_no_clock(partnership):
    breach = a_breach(partnership, AWARE)
    assess_risk(breach=breach, risk="none", why="It was encrypted", by=TESTS, at=LATER)
    with pytest.raises(Refused, match="Say why"):
        decide_to_notify(breach=breach, decision="not", why=" ", by=TESTS, at=LATER)
    decide_to_notify(breach=breach, decision="not", why="Nobody could read it", by=TESTS, at=LATER)

    assert clock_of(breach, LATER + timedelta(days=9)).due_at is None


def test_it_cannot_become_known_in_time_to_come(partnership):
    with pytest.raises(Refused, match="now or earlier"):
        a_breach(partnership, LATER + timedelta(minutes=1))


def test_what_is_due_first_stands_first_for_those_who_answer_and_for_nobody_else(partnership, officer):
    a_breach(partnership, AWARE)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        found = open_matters(standing_of(TESTS, LATER.date(), LATER), LATER, partnership)

    assert [one.matter.reference for one in found] == ["BRE-1"]
    assert "BRE-1: Personal data breach" in read(officer, "/")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("9:30am", time(9, 30)), ("12am", time(0)), ("12.15pm", time(12, 15)), ("2pm", time(14)), ("23:59", time(23, 59))],
)
def test_a_time_is_read_as_people_type_it(typed, meant):
    assert TimeOfDayField(label="Time").clean(typed) == meant


@pytest.mark.parametrize("typed", ["", "9", "25:00", "13pm", "soon"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(Exception, match="Enter a time"):
        TimeOfDayField(label="Time").clean(typed)


def test_a_time_is_that_of_the_clock_in_england():
    assert moment_of(datetime(2026, 7, 1).date(), time(9)).astimezone(UTC).hour == 8
    assert moment_of(datetime(2026, 12, 1).date(), time(9)).astimezone(UTC).hour == 9


def test_the_pages_of_a_breach_go_from_the_minute_it_was_known_to_its_end(partnership, officer):
    here = send(
        officer,
        RIGHTS + "breaches/add",
        aware_time="9am",
        what="A letter went astray",
        what_data="Plan",
        **day("aware_on"),
    )
    assert "Report to the Information Commissioner" in read(officer, here)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        breach = Breach.objects.get(space=partnership)
    at = f"{RIGHTS}breaches/{breach.pk}/"
    send(officer, at + "step", words="Asked for it back", **day("taken_on"))
    send(officer, at + "risk", risk="high", why="A home address")
    send(officer, at + "decide", decision="notify", why="It tells a home")
    said = {"reported_time": "11am", "is_partial": "no", "reference": "IC-1"}
    send(officer, at + "report", **said, **day("reported_on"))
    assert "record first that the people affected" in send(officer, here + "close", how="answered")
    send(officer, at + "people", told="not", words="It would put them at risk")
    send(officer, here + "close", how="answered")

    words = read(officer, here)
    for told in ("Asked for it back", "There is a high risk to people", "reference IC-1", "It would put them at risk"):
        assert told in words
