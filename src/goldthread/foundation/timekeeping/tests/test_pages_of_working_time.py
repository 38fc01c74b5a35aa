"""The page on which a partnership says on which days and from when to when people work."""

import pytest
from django.utils import timezone

from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.timekeeping.models import ProclaimedDay
from goldthread.foundation.timekeeping.tests.clocks import page
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db

TIMES = "/p/northborough/working-time/"


def test_days_and_hours_are_said_on_a_page_of_their_own(partnership, worker):
    assert "No day was proclaimed" in page(worker, TIMES)

    worker.post(
        f"{TIMES}proclaim",
        {
            "day-day": "14",
            "day-month": "6",
            "day-year": str(timezone.localdate().year + 3),
            "is_working": "no",
            "words": "The coronation",
        },
    )
    hours_of_week = {f"opens_{day}": "8am" for day in range(5)} | {f"closes_{day}": "6:30pm" for day in range(5)}
    worker.post(f"{TIMES}hours", {"from_on-day": "1", "from_on-month": "2", "from_on-year": "2026", **hours_of_week})

    shown = page(worker, TIMES)
    assert "The coronation" in shown
    assert "08:00 to 18:30" in shown
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        day = ProclaimedDay.objects.get()
    assert "The coronation" in page(worker, f"{TIMES}{day.pk}/take-back")

    worker.post(f"{TIMES}{day.pk}/take-back", {"version": "1"})
    assert "No day was proclaimed" in page(worker, TIMES)


def test_the_form_of_hours_begins_with_those_of_today(worker):
    shown = page(worker, f"{TIMES}hours")

    assert shown.count('value="09:00"') == shown.count('value="17:00"') == 5


@pytest.mark.parametrize("doing", ["", "proclaim", "hours"])
def test_only_whoever_records_the_organisation_opens_it(partnership, doing):
    assert visitor("board_member", partnership).get(f"{TIMES}{doing}").status_code == 404
