"""What an earlier program kept of who typed, handed in and reads, brought up to what is kept since."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import connection

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import CaseSharing
from goldthread.cases.chronology.commands import hand_lane_in, share_chronology, stop_sharing
from goldthread.cases.chronology.factories import ASKED_AT, a_lane, handed_in, told
from goldthread.cases.chronology.models import ChronologyEntry, ChronologyLane
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

STOPPED = "chronology shared no more"
pytestmark = pytest.mark.django_db
UPGRADE = import_module("goldthread.cases.chronology.migrations.0002_who_reads_what_from_when")
ENDS = import_module("goldthread.cases.casework.migrations.0010_a_sharing_has_an_end")


def upgraded(case, *statements):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_what_the_desk_typed_and_handed_in_is_known_by_who_never_acted_for_the_agency(
    case, lane, lane_of_health, constable, desk
):
    told(lane, "3 May 2018", "Police went.", by=constable)
    handed_in(lane, by=constable)
    told(lane_of_health, "4 May 2018", "From a letter.", by=desk)
    handed_in(lane_of_health, by=desk)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        ChronologyEntry.objects.update(told_for_it=False)
        ChronologyLane.objects.update(handed_in_for_it=False)

    upgraded(case, UPGRADE.FOR_THE_AGENCY)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        entries = dict(ChronologyEntry.objects.values_list("what", "told_for_it"))
        lanes = dict(ChronologyLane.objects.values_list("pk", "handed_in_for_it"))
    assert entries == {"Police went.": False, "From a letter.": True}
    assert lanes == {lane.pk: False, lane_of_health.pk: True}


def test_those_asked_when_a_chronology_was_shared_go_on_reading_and_those_asked_later_do_not(
    partnership, case, lane, lane_of_health, health, desk
):
    school = an_agency(partnership, "Mere School", kind="academy")
    hand_lane_in(lane=lane, knows_nothing=True, by=desk, at=ASKED_AT)
    later = a_lane(case, school, by=desk)
    share_chronology(chronology=lane.chronology, basis=a_basis(), by=desk, at=ASKED_AT + timedelta(hours=1))
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        ChronologyLane.objects.update(reads_others_at=None)
        ChronologyLane.objects.filter(pk=later.pk).update(asked_at=ASKED_AT + timedelta(hours=2))
        TakingPart.objects.filter(agency=health).update(ended_on=ASKED_AT.date(), ended_why="It has its own process.")

    upgraded(case, UPGRADE.READING)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        reading = dict(ChronologyLane.objects.values_list("pk", "reads_others_at"))
    assert reading == {lane.pk: ASKED_AT + timedelta(hours=1), lane_of_health.pk: None, later.pk: None}


def test_a_chronology_that_was_shared_twice_was_shared_no_more_in_between_and_the_second_time_lasts(
    case, lane, lane_of_health, desk
):
    hand_lane_in(lane=lane, knows_nothing=True, by=desk, at=ASKED_AT)
    chronology = lane.chronology
    for hours in (1, 3):
        share_chronology(chronology=chronology, basis=a_basis(), by=desk, at=ASKED_AT + timedelta(hours=hours))
        if hours == 1:
            stop_sharing(chronology=chronology, by=desk, at=ASKED_AT + timedelta(hours=2))
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        CaseSharing.objects.update(ended_at=None, ended_by=None)

    upgraded(case, ENDS.ENDED_BEFORE)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        shared = CaseSharing.objects.filter(what="The chronology").order_by("shared_at")
        assert list(shared.values_list("ended_at", flat=True)) == [ASKED_AT + timedelta(hours=3), None]
        assert not CaseSharing.objects.filter(what="Asked for a chronology").exclude(ended_at=None).exists()


def test_when_a_chronology_was_shared_no_more_the_trail_tells(case, lane, lane_of_health, desk):
    hand_lane_in(lane=lane, knows_nothing=True, by=desk, at=ASKED_AT)
    share_chronology(chronology=lane.chronology, basis=a_basis(), by=desk, at=ASKED_AT + timedelta(hours=1))
    stop_sharing(chronology=lane.chronology, by=desk, at=ASKED_AT + timedelta(hours=2))
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        CaseSharing.objects.update(ended_at=None, ended_by=None)

    upgraded(case, ENDS.ENDED_BEFORE)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        stopped = TrailEntry.objects.get(space=case.space_id, object_table="chronology", doing=STOPPED)
        assert CaseSharing.objects.get(what="The chronology").ended_at == stopped.at
