"""Today is the day in London, in the preview and when the file is loaded."""

from datetime import UTC, date, datetime

import pytest

from goldthread.foundation.actions.models import Action
from goldthread.foundation.imports.tests.bringing import Desk

pytestmark = pytest.mark.django_db
HALF_PAST_MIDNIGHT = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)
"""In London it is 1 July."""


def test_what_was_done_today_is_loaded_just_after_midnight_in_summer(desk):
    night = Desk(desk.space, desk.by, HALF_PAST_MIDNIGHT)

    night.bring("actions", ["Action", "Date completed"], ["Train staff", "1/7/2027"])

    (action,) = desk.rows(Action)
    assert action.done_on == date(2027, 7, 1)
