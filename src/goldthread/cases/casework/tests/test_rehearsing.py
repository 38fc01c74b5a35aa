"""The clocks of a pathway are rehearsed for any day that can be written."""

from datetime import UTC, datetime

import pytest

from goldthread.cases.casework.rehearsing import rehearsed
from goldthread.cases.declaring.registry import PATHWAYS

LAST_YEAR = [datetime(9999, 1, 1, 10, 0, tzinfo=UTC), datetime(9999, 12, 31, 10, 0, tzinfo=UTC)]


@pytest.mark.parametrize("pathway", [one for one in PATHWAYS.values() if any(clock.later for clock in one.clocks)])
@pytest.mark.parametrize("trigger", LAST_YEAR)
def test_a_later_limit_that_would_hold_beyond_the_last_day_that_can_be_written_is_left_out(pathway, trigger):
    found = list(rehearsed(pathway, trigger))

    assert found
    assert not any(one.later for one in found)
