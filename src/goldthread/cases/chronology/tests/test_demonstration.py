"""What the demonstration tells."""

from dataclasses import replace
from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import somebody
from goldthread.cases.chronology.contradictions import contradictions_in
from goldthread.cases.chronology.demonstration import COUNCIL, HEALTH, TOLD, _row, fictitious_chronology
from goldthread.cases.chronology.factories import ASKED_AT, a_case
from goldthread.cases.chronology.merging import gaps_in, merged
from goldthread.cases.chronology.models import ChronologyEntry, ChronologyLane
from goldthread.cases.going_live.factories import all_live
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


def test_two_agencies_tell_and_one_has_handed_in_however_often_it_is_loaded(partnership):
    agencies = {name: an_agency(partnership, name) for name in (HEALTH, COUNCIL)}
    people = {"partnership_manager": somebody("partnership_manager", partnership)}
    all_live(partnership)
    a_case(partnership, pathway="professional-disagreement")

    for _ in range(2):
        fictitious_chronology(space=partnership, agencies=agencies, people=people, at=ASKED_AT + timedelta(days=30))

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        handed = {one.agency.name: one.handed_in_at is not None for one in ChronologyLane.objects.with_names()}
        assert ChronologyEntry.objects.count() == 6
    assert handed == {HEALTH: True, COUNCIL: False}


def test_what_is_told_shows_a_gap_and_a_contradiction():
    rows = merged([[replace(_row(ASKED_AT.date(), **one), agency=name) for one in told] for name, told in TOLD.items()])

    assert len(gaps_in(rows)) == 1
    assert len(contradictions_in(rows)) == 1
