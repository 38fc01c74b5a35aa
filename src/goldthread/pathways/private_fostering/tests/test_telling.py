"""When a carer must have told the council of a change or of the end, by whose law, and what cannot be."""

from datetime import UTC, datetime, timedelta

import pytest

from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.records.moments import day_alone
from goldthread.pathways.private_fostering.clocks import CLOCKS
from goldthread.pathways.private_fostering.factories import NOTIFIED_AT, an_arrangement, then

from .reading import clocks_of

pytestmark = pytest.mark.django_db

LATER = NOTIFIED_AT + timedelta(days=100)
ENDED = datetime(2025, 10, 15, 9, 0, tzinfo=UTC)


def on(day, hour=None):
    """A day of October; without an hour as a form keeps it."""
    at = datetime(2025, 10, day, hour or 12, tzinfo=UTC)
    return at if hour else day_alone(at.date(), LATER)


@pytest.fixture
def arrangement(partnership, police, officer):
    return an_arrangement(partnership, by=officer)


def test_it_is_of_the_same_law_as_the_first_visit_and_warns_alike():
    first, told = (next(clock.rules[0] for clock in CLOCKS if clock.id == code) for code in ("PF-02", "PF-06"))

    assert (told.kind, told.edition) == (first.kind, first.edition)
    assert all("whose text was not read" in rule.citation for rule in (first, told))


@pytest.mark.parametrize(("told", "state"), [(on(1), "met"), (on(3), "met"), (on(4), "met_late"), (on(3, 22), "met")])
def test_of_a_change_that_is_known_by_its_day_alone_nobody_is_late_until_the_third_day_after(
    arrangement, officer, told, state
):
    then(arrangement, "changed", by=officer, at=told, typed_at=LATER, changed_at=on(1))

    assert [clock.state for clock in clocks_of(arrangement, "PF-06")] == [state]


def test_each_change_is_told_for_itself(arrangement, officer):
    first, second = on(1, 9), on(8, 9)

    then(arrangement, "changed", by=officer, at=second + timedelta(hours=3), typed_at=LATER, changed_at=second)
    then(arrangement, "changed", by=officer, at=second + timedelta(days=9), typed_at=LATER, changed_at=first)

    found = [(one.began_at.date(), one.state) for one in clocks_of(arrangement, "PF-06")]
    assert found == [(first.date(), "met_late"), (second.date(), "met")]


@pytest.mark.parametrize(
    ("days", "state"), [(-20, "met"), (-1, "met"), (0, "met"), (2, "met"), (5, "met_late"), (None, "cancelled")]
)
def test_whoever_told_of_the_end_beforehand_has_told(arrangement, officer, days, state):
    told_at = None if days is None else ENDED + timedelta(days=days)

    then(arrangement, "ended", by=officer, at=ENDED, typed_at=LATER, told_at=told_at)

    assert [clock.state for clock in clocks_of(arrangement, "PF-06")] == [state]


@pytest.mark.parametrize("told_at", [LATER + timedelta(days=1), datetime(1025, 10, 1, 9, 0, tzinfo=UTC)])
def test_a_day_of_telling_to_come_or_of_another_age_is_refused(arrangement, officer, told_at):
    with pytest.raises(Refused) as refused:
        then(arrangement, "ended", by=officer, at=ENDED, typed_at=LATER, told_at=told_at)

    assert refused.value.field == "told_at"


@pytest.mark.parametrize("changed_at", [LATER + timedelta(days=1), datetime(1025, 10, 1, 9, 0, tzinfo=UTC)])
def test_so_is_one_of_a_change(arrangement, officer, changed_at):
    with pytest.raises(Refused) as refused:
        then(arrangement, "changed", by=officer, at=ENDED, typed_at=LATER, changed_at=changed_at)

    assert refused.value.field == "changed_at"
