"""Who tells what in which lane, when it is handed in, and who reads it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from goldthread.cases.casework.factories import a_basis, seen_by
from goldthread.cases.chronology.commands import (
    ask_agencies,
    change_entry,
    hand_lane_in,
    share_chronology,
    stop_sharing,
    strike_entry_out,
    take_lane_back,
    tell_entry,
)
from goldthread.cases.chronology.factories import AN_ASK, ASKED_AT, handed_in, told
from goldthread.cases.chronology.models import ChronologyEntry, ChronologyLane
from goldthread.cases.chronology.on_foundation import _lanes_to_hand_in
from goldthread.cases.chronology.rows import Row, Seen
from goldthread.cases.going_live.models import TakingPart
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.grants.models import ConflictOfInterest
from goldthread.foundation.uncertain_dates import read_when
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .making import read_by

pytestmark = pytest.mark.django_db


def test_an_agency_that_is_not_asked_reads_nothing_and_one_that_is_reads_its_own_lane(
    case, lane, lane_of_health, constable, nurse, teacher, desk
):
    told(lane, "3 May 2018", "Police went.", by=constable)
    told(lane_of_health, "4 May 2018", "The nurse went.", by=nurse)

    assert read_by(teacher, case) == []
    assert read_by(constable, case) == ["Police went."]
    assert read_by(desk, case) == ["Police went.", "The nurse went."]


def test_once_shared_an_agency_reads_what_others_handed_in_and_nothing_sensitive(
    case, lane, lane_of_health, constable, nurse, teacher, desk
):
    told(lane, "3 May 2018", "Police went.", by=constable)
    told(lane, "3 May 2018", "An informant rang.", by=constable, is_sensitive=True)
    told(lane, "3 May 2018", "A neighbour said it in confidence.", by=constable, is_third_party=True)
    told(lane_of_health, "4 May 2018", "The nurse went.", by=nurse)
    with pytest.raises(Refused, match="No agency has handed in its part"):
        share_chronology(chronology=lane.chronology, basis=a_basis(), by=desk, at=ASKED_AT)
    handed_in(lane, by=constable)

    share_chronology(chronology=lane.chronology, basis=a_basis(), by=desk, at=ASKED_AT)

    assert read_by(nurse, case) == ["The nurse went."]
    handed_in(lane_of_health, by=nurse)
    assert read_by(nurse, case) == ["Police went.", "The nurse went."]
    of_police = ["Police went.", "An informant rang.", "A neighbour said it in confidence."]
    assert read_by(constable, case) == [*of_police, "The nurse went."]
    assert read_by(teacher, case) == []
    stop_sharing(chronology=lane.chronology, by=desk, at=ASKED_AT)
    assert read_by(nurse, case) == ["The nurse went."]


def test_a_conflict_of_interest_hides_its_own_lane_from_a_person(case, lane, constable, desk):
    told(lane, "3 May 2018", by=constable)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        ConflictOfInterest.objects.create(
            space_id=case.space_id,
            about_kind="case",
            about_id=case.pk,
            account=constable,
            kind="own_family",
            declared_at=ASKED_AT,
        )

    assert read_by(constable, case) == []
    with pytest.raises(Refused, match="no longer there"):
        told(lane, "4 May 2018", by=constable)


def test_nobody_tells_in_the_lane_of_another_agency_and_the_desk_tells_for_one(lane, constable, nurse, desk):
    with pytest.raises(Refused):
        told(lane, "3 May 2018", by=nurse)

    entry = told(lane, "3 May 2018", "From a letter of the police.", by=desk)

    assert entry.told_by_id == desk.pk


def test_an_agency_asks_nobody_and_shares_nothing(case, lane, police, constable):
    with pytest.raises((NotAllowed, Refused)):
        ask_agencies(
            case=case, agencies=[police], asked=AN_ASK, due_on=None, basis=a_basis(), by=constable, at=ASKED_AT
        )
    with pytest.raises((NotAllowed, Refused)):
        share_chronology(chronology=lane.chronology, basis=a_basis(), by=constable, at=ASKED_AT)


def test_what_is_handed_in_stays_until_it_is_taken_back(lane, constable):
    entry = told(lane, "3 May 2018", by=constable)
    handed_in(lane, by=constable)

    with pytest.raises(Refused, match=r"handed in on 2 November 2026\. Take it back first"):
        told(lane, "4 May 2018", by=constable)
    with pytest.raises(Refused, match="Take it back first"):
        strike_entry_out(entry=entry, why="Wrong.", by=constable, at=ASKED_AT)
    with pytest.raises(Refused, match="Take it back first"):
        handed_in(lane, by=constable)

    take_lane_back(lane=lane, by=constable, at=ASKED_AT)

    assert told(lane, "4 May 2018", by=constable).pk


def test_an_empty_lane_is_an_answer_if_somebody_says_so(lane, constable):
    with pytest.raises(Refused, match="Nothing is told yet"):
        handed_in(lane, by=constable)

    assert hand_lane_in(lane=lane, knows_nothing=True, by=constable, at=ASKED_AT).is_handed_in

    take_lane_back(lane=lane, by=constable, at=ASKED_AT)
    told(lane, "3 May 2018", by=constable)
    with pytest.raises(Refused, match="There are entries"):
        hand_lane_in(lane=lane, knows_nothing=True, by=constable, at=ASKED_AT)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"what": " "}, "Enter what happened"),
        ({"source": ""}, "Enter the record or document"),
        ({"source": "a" * 301}, "300 characters or fewer"),
        ({"comment": "a" * 20_001}, "Significance must be"),
        ({"when": read_when("3 November 2026").when}, "“3 November 2026” is still to come."),
    ],
)
def test_what_is_told_says_what_happened_and_from_which_source(lane, constable, said, sentence):
    usual = {"when": read_when("3 May 2018").when, "what": "Seen.", "source": "Log"}

    with pytest.raises(Refused, match=sentence):
        tell_entry(lane=lane, row=Row(key="", agency="", **usual | said), by=constable, at=ASKED_AT)


def test_an_entry_comes_back_as_it_was_told(lane, constable, case):
    row = Row(
        key="",
        agency="",
        when=read_when("between 3 and 10 May 2018").when,
        what="Visit.",
        source="Log 7",
        who="PC 12",
        child_seen=Seen.ALONE,
        voice="“Fine.”",
        comment="First contact.",
        is_third_party=True,
    )

    made = tell_entry(lane=lane, row=row, by=constable, at=ASKED_AT)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = ChronologyEntry.objects.select_related("lane__agency").get(pk=made.pk).row
    assert kept.when == row.when
    assert (kept.what, kept.who, kept.child_seen, kept.voice) == (row.what, row.who, row.child_seen, row.voice)
    assert (kept.comment, kept.source, kept.is_third_party) == (row.comment, row.source, True)


def test_what_is_changed_says_something_else_and_what_is_struck_out_stays_with_its_reason(lane, constable, case):
    entry = told(lane, "3 May 2018", by=constable)
    row = Row(key="", agency="", when=read_when("about May 2018").when, what="Seen at home.", source="Log")

    change_entry(entry=entry, row=row, by=constable, at=ASKED_AT)
    with pytest.raises(Refused, match="Say why"):
        strike_entry_out(entry=entry, why=" ", by=constable, at=ASKED_AT)
    strike_entry_out(entry=entry, why="Another child.", by=constable, at=ASKED_AT)

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = ChronologyEntry.objects.get(pk=entry.pk)
        assert not ChronologyEntry.objects.standing_ones().exists()
    assert (kept.when_in_words, kept.what, kept.struck_out_why) == ("about May 2018", "Seen at home.", "Another child.")
    with pytest.raises(Refused, match="struck out"):
        change_entry(entry=entry, row=row, by=constable, at=ASKED_AT)


def test_nothing_is_told_in_a_case_that_is_closed(case, lane, constable):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        case.closed_at = ASKED_AT + timedelta(hours=1)
        case.save()

    with pytest.raises(Refused, match=r"is closed\. Open it again first"):
        told(lane, "3 May 2018", by=constable)


def test_an_agency_asked_again_keeps_its_lane(case, lane, police, constable, desk):
    told(lane, "3 May 2018", by=constable)

    ask_agencies(
        case=case, agencies=[police], asked=AN_ASK, due_on=ASKED_AT.date(), basis=a_basis(), by=desk, at=ASKED_AT
    )

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        (kept,) = ChronologyLane.objects.filter(chronology__case=case)
        assert (kept.pk, kept.due_on, kept.entries.count()) == (lane.pk, ASKED_AT.date(), 1)


@pytest.mark.parametrize(
    ("when", "changed"),
    [
        ("3 May 2018", {"latest_on": None}),
        ("May 2018", {"earliest_on": None}),
        ("3 May 2018", {"certainty": "between"}),
        ("May 2018", {"at_time": "09:00"}),
        ("before 2015", {"earliest_on": "2014-01-01"}),
        ("after 2015", {"certainty": "not_known"}),
        ("not known", {"certainty": "day"}),
        ("between 3 and 10 May 2018", {"latest_on": "2018-05-03"}),
    ],
)
def test_the_database_keeps_no_half_of_a_date(lane, constable, case, when, changed):
    entry = told(lane, when, by=constable)

    with pytest.raises(IntegrityError), transaction.atomic(), opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        ChronologyEntry.objects.filter(pk=entry.pk).update(**changed)


def test_an_agency_that_may_not_know_of_the_case_is_asked_for_no_chronology(case, police, health, desk):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        ConflictOfInterest.objects.create(
            space_id=case.space_id,
            about_kind="case",
            about_id=case.pk,
            agency=police,
            kind="own_decision",
            declared_at=ASKED_AT,
        )
        type(health).objects.filter(pk=health.pk).update(ends_on=ASKED_AT.date() - timedelta(days=1))
        health.refresh_from_db()

    for agency, sentence in ((police, "has a conflict of interest"), (health, "does not take part")):
        with pytest.raises(Refused, match=sentence):
            ask_agencies(case=case, agencies=[agency], asked=AN_ASK, due_on=None, basis=a_basis(), by=desk, at=ASKED_AT)


def test_an_agency_that_takes_no_more_part_reads_its_own_lane_alone_and_owes_none(
    case, lane, lane_of_health, police, constable, nurse, desk
):
    told(lane, "3 May 2018", "Police went.", by=constable)
    told(lane_of_health, "4 May 2018", "The nurse went.", by=nurse)
    handed_in(lane_of_health, by=nurse)
    share_chronology(chronology=lane.chronology, basis=a_basis(), by=desk, at=ASKED_AT)

    def owed():
        with opened(actor=constable.pk, reading=[case.space_id]):
            return len(list(_lanes_to_hand_in(seen_by(constable, ASKED_AT), ASKED_AT)))

    assert (read_by(constable, case), owed()) == (["Police went."], 1)
    handed_in(lane, by=constable)
    assert (read_by(constable, case), owed()) == (["Police went.", "The nurse went."], 0)
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        TakingPart.objects.filter(agency=police).update(ended_on=ASKED_AT.date(), ended_why="It has its own process.")
    assert read_by(constable, case) == ["Police went."]
    with pytest.raises(Refused, match="takes no part in cases of this kind any more"):
        take_lane_back(lane=lane, by=constable, at=ASKED_AT)
    assert owed() == 0


def tell_entry_of(lane, by):
    told(lane, "3 May 2019", by=by)
    handed_in(lane, by=by)
