"""Whoever records for several agencies that owe a clock says for which of them they explain why it was late."""

from dataclasses import replace
from datetime import timedelta

import pytest

from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.clocks import hours
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.lists.flatness import assert_flat
from goldthread.foundation.timekeeping.commands.on_clocks import acknowledge_breach, explain_breach
from goldthread.foundation.timekeeping.models import BreachReason
from goldthread.foundation.timekeeping.subjects import SUBJECTS
from goldthread.foundation.timekeeping.tests.clocks import LATER, TABLE, clock_of, page
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def owing(partnership, monkeypatch):
    """The agencies that owe the clocks here; the worker records for all of them, and has no say of their own."""
    agencies = [an_agency(partnership, "Hill School"), an_agency(partnership, "Brook Trust")]
    numbers = {one.pk for one in agencies}
    kind = replace(
        SUBJECTS[TABLE],
        may=lambda standing, action, can: can is Can.DECIDE_CASES and standing.may(can, action.space_id),
        owing=lambda standing, action, clock: numbers,
        where=lambda standing, can: Action.objects.none(),
    )
    monkeypatch.setitem(SUBJECTS, TABLE, kind)
    return agencies


@pytest.fixture
def late(action, owing, at):
    return clock_of(action, hours(2), began_at=at - timedelta(hours=5))


def address_of(clock, doing=""):
    return f"/p/northborough/clocks/{clock.pk}/{doing}"


def said_of(clock):
    with opened(actor=SYSTEM_ACTOR, reading=[clock.space_id]):
        rows = BreachReason.objects.filter(clock=clock).order_by("agency__name")
        return list(rows.values_list("agency__name", "words"))


def explain(clock, by, **said):
    return explain_breach(clock=clock, by=by, **{"reason": "capacity", "words": "Two were ill.", "at": LATER, **said})


def test_whoever_could_mean_two_agencies_is_asked_which(late, owing, worker):
    school, trust = owing
    address = address_of(late, "explain")
    form = page(worker, address)
    for told in ("For which agency do you explain it?", "Hill School", "Brook Trust"):
        assert told in form, told

    without = worker.post(address, {"reason": "capacity", "words": "Two were ill."})
    assert without.status_code == 200
    assert "Two were ill." in without.text
    assert said_of(late) == []
    said = {"reason": "capacity", "words": "It was half-term.", "agency": trust.pk}
    assert worker.post(address, said).status_code == 302

    assert said_of(late) == [("Brook Trust", "It was half-term.")]
    assert "Said until now for Brook Trust: not enough staff: It was half-term." in page(worker, address)
    worker.post(address, {"reason": "capacity", "words": "Two were ill.", "agency": school.pk})
    worker.post(address, {"reason": "capacity", "words": "It was closed.", "agency": trust.pk})
    assert said_of(late) == [("Brook Trust", "It was closed."), ("Hill School", "Two were ill.")]


def test_the_command_guesses_no_agency(partnership, late, owing, worker):
    with pytest.raises(Refused, match="for which agency") as refusal:
        explain(late, worker.user)
    assert refusal.value.field == "agency"
    with pytest.raises(Refused, match="for which agency"):
        explain(late, worker.user, agency=an_agency(partnership, "Nobody’s").pk)

    assert explain(late, worker.user, agency=owing[1].pk).agency_id == owing[1].pk


def test_where_one_is_left_the_form_says_which_that_is(late, owing, worker, manager):
    school, trust = owing
    explain(late, worker.user, agency=school.pk)
    acknowledge_breach(clock=late, by=manager.user, at=LATER)

    form = page(worker, address_of(late, "explain"))
    assert "You explain it for Brook Trust." in form
    assert "For which agency" not in form
    assert explain(late, worker.user).agency_id == trust.pk


def test_a_clock_that_many_agencies_explained_asks_no_more_than_one_of_two(partnership, late, worker):
    reader = visitor("board_member", partnership)

    def explained(number):
        there = len(said_of(late))
        agencies = [an_agency(partnership, f"School {there + one}") for one in range(number)]
        with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
            for agency in agencies:
                BreachReason.objects.create(
                    space=partnership,
                    clock=late,
                    agency=agency,
                    reason="capacity",
                    words="Two were ill.",
                    explained_at=LATER,
                    explained_by=worker.user,
                )

    assert_flat(lambda: page(reader, address_of(late)), explained, few=2, many=6)
