"""What a partnership says of what starts a clock, for days to come as well: it is seen, and can be taken back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.beginnings import beginning_on, beginnings_in
from goldthread.cases.casework.commands import set_beginnings
from goldthread.cases.casework.factories import somebody
from goldthread.cases.declaring.registry import PATHWAYS
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.records.dates import in_words
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .conftest import NOW

pytestmark = pytest.mark.django_db
PATHWAY = PATHWAYS["statutory-review"]
CLOCK = PATHWAY.chosen_beginnings[0]
USUAL, OTHER = CLOCK.may_begin
TODAY, NEW_YEAR, LATER = NOW.date(), date(2027, 1, 1), date(2027, 3, 1)


@pytest.fixture
def manager(partnership):
    return somebody("partnership_manager", partnership)


@pytest.fixture
def begins(partnership, manager):
    """Say from which event the clock counts, from a day on."""

    def say(event, from_on, on=0):
        at = NOW + timedelta(days=on)
        chosen = {CLOCK.id: event.code}
        set_beginnings(space=partnership, pathway=PATHWAY.code, chosen=chosen, from_on=from_on, by=manager, at=at)

    return say


def on(space, *days):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        said = beginnings_in(space.pk, PATHWAY.code)
    return [beginning_on(CLOCK, said, day) for day in days]


def test_a_change_that_is_still_to_come_is_taken_back(partnership, begins):
    begins(OTHER, NEW_YEAR)
    assert on(partnership, TODAY, NEW_YEAR) == [USUAL, OTHER]

    begins(USUAL, TODAY + timedelta(days=1), on=1)

    assert on(partnership, TODAY, NEW_YEAR) == [USUAL, USUAL]


def test_what_is_said_for_a_day_holds_from_then_on_and_not_before(partnership, begins):
    begins(OTHER, TODAY)
    begins(USUAL, LATER)

    begins(OTHER, NEW_YEAR)

    assert on(partnership, TODAY - timedelta(days=1), TODAY, NEW_YEAR, LATER) == [USUAL, OTHER, OTHER, OTHER]


def test_the_page_tells_what_is_said_for_days_to_come(partnership, begins, manager):
    then = timezone.localdate() + timedelta(days=30)
    begins(OTHER, then)
    browser = DeskClient()
    browser.force_login(manager)

    told = " ".join(browser.get(f"/p/{partnership.slug}/cases/{PATHWAY.code}/beginnings/").text.split())

    assert f"From {in_words(then)} “{CLOCK.title}” counts from the council’s becoming aware." in told
    assert "takes the place of what was said for later days" in told
