"""What a partnership says of what starts a clock, for days to come as well: it is seen, and can be taken back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from goldthread.cases.casework.beginnings import beginning_on, beginnings_in, begins_here
from goldthread.cases.casework.clocks import Limits
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
WARNS = next(one for one in PATHWAY.clocks if one.only_where == (CLOCK.id, USUAL.code))
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


def as_begun(clock, first, *said):
    """A clock of a case in which something that may start it was first on a day, where the latest is ``said`` first."""
    return begins_here(PATHWAY, clock, Limits(begins={CLOCK.id: said}), lambda one: first)


def test_a_clock_counts_from_the_event_that_was_said_on_the_first_day_of_its_case():
    said = ((LATER, USUAL.code), (NEW_YEAR, OTHER.code))

    found = [as_begun(CLOCK, day, *said) for day in (TODAY, NEW_YEAR, LATER)]

    assert [one.starts for one in found] == [USUAL.facts, OTHER.facts, USUAL.facts]
    assert all(rule.citation.endswith(OTHER.citation) for rule in found[1].rules)
    assert as_begun(CLOCK, None) == CLOCK


def test_one_that_warns_beside_it_is_there_only_where_it_begins_so():
    assert as_begun(WARNS, NEW_YEAR) == WARNS
    assert as_begun(WARNS, NEW_YEAR, (TODAY, OTHER.code)) is None
    assert as_begun(WARNS, None) is None


def test_an_event_that_the_pathway_has_no_more_counts_as_the_usual_one():
    assert as_begun(CLOCK, NEW_YEAR, (TODAY, "gone")).starts == USUAL.facts
