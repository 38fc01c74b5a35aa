"""Two clerks at one meeting, each with a connection of their own: what one does waits until the other is done."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from django.db import connection, connections

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.decisions.recording import Decided
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.meetings.commands import minutes
from goldthread.partnership.meetings.commands.agenda import ItemDetails, add_item
from goldthread.partnership.meetings.commands.attendance import record_attendance
from goldthread.partnership.meetings.commands.decisions import record_decision
from goldthread.partnership.meetings.commands.interests import Whose, record_conflict
from goldthread.partnership.meetings.commands.minutes import sign_off_minutes, write_minutes
from goldthread.partnership.meetings.factories import AFTER, TESTS, a_meeting, a_panel, an_item, everybody_came
from goldthread.partnership.meetings.models import AgendaItem, Meeting

SECONDS = 20


@pytest.fixture
def held(partnership) -> Any:
    """A held meeting with an item and minutes."""
    group, seats = a_panel(partnership)
    meeting = everybody_came(a_meeting(group), seats)
    item = an_item(meeting)
    write_minutes(item=item, words="First.", by=TESTS, at=AFTER)
    return meeting, item, seats


WAITING = """
select count(*) from pg_locks join pg_database on pg_database.oid = pg_locks.database
where datname = current_database() and locktype = 'advisory' and not granted
"""


def waiting_for_a_lock() -> int:
    with connections["default"].cursor() as cursor:
        cursor.execute(WAITING)
        return int(cursor.fetchone()[0])


SECOND = {
    "sign off": lambda meeting, item, seats: sign_off_minutes(
        meeting=meeting, signed_off_as="Chair", by=TESTS, at=AFTER
    ),
    "decide": lambda meeting, item, seats: record_decision(
        item=item, decided=Decided("Agreed", "Because"), by=TESTS, at=AFTER
    ),
    "add an item": lambda meeting, item, seats: add_item(
        meeting=meeting, details=ItemDetails("Another"), by=TESTS, at=AFTER
    ),
    "attendance": lambda meeting, item, seats: record_attendance(meeting=meeting, came=[], by=TESTS, at=AFTER),
    "conflict": lambda meeting, item, seats: record_conflict(
        item=item, whose=Whose(seats[1]), interest="Runs it", by=TESTS, at=AFTER
    ),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", SECOND)
def test_what_a_second_clerk_does_waits_for_the_first(held, partnership, monkeypatch, second):
    meeting, item, seats = held
    within, go_on, order = Event(), Event(), []

    def slowly(meeting: Meeting) -> Meeting:
        within.set()
        go_on.wait(SECONDS)
        return meeting

    monkeypatch.setattr(minutes, "held", slowly)

    def first() -> None:
        try:
            write_minutes(item=item, words="Second.", by=TESTS, at=AFTER)
            order.append("first")
        finally:
            connection.close()

    def then() -> None:
        try:
            SECOND[second](meeting, item, seats)
            order.append("second")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        writing = both.submit(first)
        assert within.wait(SECONDS)
        other = both.submit(then)
        until = monotonic() + SECONDS
        while not waiting_for_a_lock() and monotonic() < until:
            sleep(0.05)
        assert waiting_for_a_lock() == 1
        assert not other.done()
        go_on.set()
        writing.result(SECONDS)
        other.result(SECONDS)

    assert order == ["first", "second"]
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert AgendaItem.objects.get(pk=item.pk).minutes == "Second."


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_after_the_minutes_were_signed_off_meanwhile(held):
    meeting, item, _ = held
    sign_off_minutes(meeting=meeting, signed_off_as="Chair", by=TESTS, at=AFTER)

    with pytest.raises(Refused, match="signed off"):
        write_minutes(item=item, words="Too late.", by=TESTS, at=AFTER)
