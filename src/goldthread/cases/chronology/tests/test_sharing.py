"""With whom a chronology is shared and on which basis, since when, and what the timeline keeps of it."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.cases.casework.factories import A_BASIS, a_basis, seen_by, somebody
from goldthread.cases.casework.models import CaseSharing
from goldthread.cases.casework.queries import events_of
from goldthread.cases.chronology.commands import ask_agencies, hand_lane_in, share_chronology, stop_sharing
from goldthread.cases.chronology.factories import AN_ASK, ASKED_AT, a_lane, handed_in, told
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .making import read_by

pytestmark = pytest.mark.django_db
LATER = ASKED_AT + timedelta(days=7)


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def as_(user):
    client = DeskClient()
    client.force_login(user)
    return client


@pytest.fixture
def shared(case, lane, lane_of_health, constable, nurse, desk):
    """Police and health told and handed in, and read one another."""
    for one, words, by in ((lane, "Police went.", constable), (lane_of_health, "The nurse went.", nurse)):
        told(one, "3 May 2018", words, by=by)
        handed_in(one, by=by)
    return share_chronology(chronology=lane.chronology, basis=a_basis(), by=desk, at=ASKED_AT)


@pytest.fixture
def school(partnership):
    return an_agency(partnership, "Mere School", kind="academy")


@pytest.fixture
def head(partnership, school):
    return somebody("agency_lead", partnership, school)


def sharings(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        rows = CaseSharing.objects.filter(what="The chronology").order_by("pk")
        return list(rows.values_list("shared_with", "ended_at"))


def timeline(user, case):
    with opened(actor=user.pk, reading=[case.space_id]):
        return [(event.what, event.words) for event in reversed(events_of(case, seen_by(user, LATER)))]


def closed(case):
    with opened(actor=SYSTEM_ACTOR, writing=case.space_id):
        type(case).objects.filter(pk=case.pk).update(closed_at=LATER)


def test_an_agency_that_is_asked_after_it_was_shared_reads_nothing_until_it_is_shared_again(
    case, shared, school, head, constable, desk
):
    lane_of_school = a_lane(case, school, by=desk)

    assert read_by(head, case) == []
    told(lane_of_school, "4 May 2018", "The school rang.", by=head)
    handed_in(lane_of_school, by=head)
    assert read_by(head, case) == ["The school rang."]
    assert read_by(constable, case) == ["Police went.", "The nurse went.", "The school rang."]

    share_chronology(chronology=shared, basis=a_basis(), by=desk, at=LATER)

    assert read_by(head, case) == ["Police went.", "The nurse went.", "The school rang."]
    assert sharings(case) == [("Northborough Police and Northmere Health", None), ("Mere School", None)]
    with pytest.raises(Refused, match="shared already with each agency"):
        share_chronology(chronology=shared, basis=a_basis(), by=desk, at=LATER)


def test_an_agency_that_is_asked_again_while_it_is_shared_goes_on_reading(case, shared, police, constable, desk):
    """What it handed in answers what it is asked, so it is not asked that again, and nothing is taken from it."""
    with pytest.raises(Refused, match="handed in what it knows of this"):
        ask_agencies(case=case, agencies=[police], asked=AN_ASK, due_on=None, basis=a_basis(), by=desk, at=LATER)

    assert read_by(constable, case) == ["Police went.", "The nurse went."]


def test_asking_sharing_and_stopping_stand_on_the_timeline_for_those_who_read_all_of_the_case(
    case, shared, school, desk, constable
):
    stop_sharing(chronology=shared, by=desk, at=LATER)

    assert timeline(desk, case) == [
        ("Agencies asked", "For a chronology, of: Northborough Police"),
        ("Agencies asked", "For a chronology, of: Northmere Health"),
        ("Chronology shared", "With: Northborough Police and Northmere Health"),
        ("Chronology shared no more", ""),
    ]
    assert timeline(constable, case) == []
    assert sharings(case) == [("Northborough Police and Northmere Health", LATER)]
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        asked = CaseSharing.objects.filter(what="Asked for a chronology")
        assert not asked.exclude(ended_at=None).exists()
        assert set(CaseSharing.objects.exclude(ended_at=None).values_list("ended_by_id", flat=True)) == {desk.pk}


def test_of_a_closed_case_nothing_is_shared_and_sharing_is_still_stopped(case, shared, desk, constable, at):
    closed(case)

    stop_sharing(chronology=shared, by=desk, at=LATER)

    assert read_by(constable, case) == ["Police went."]
    with pytest.raises(Refused, match=r"is closed\. Open it again first"):
        share_chronology(chronology=shared, basis=a_basis(), by=desk, at=LATER)
    assert "is closed. Open it again first." in text(as_(desk).get(at("share_chronology", case.reference)))


def test_its_page_says_with_whom_it_is_shared_and_on_which_basis(case, shared, school, desk, at):
    a_lane(case, school, by=desk)

    page = text(as_(desk).get(at("chronology", case.reference)))

    basis = page[page.index('id="shared"') :]
    assert "Northborough Police and Northmere Health" in basis
    assert "Children Act 1989, section 47" in basis
    assert "Share it with those asked since" in page
    assert as_(desk).post(at("share_chronology", case.reference), A_BASIS).status_code == 302
    assert "Share it with" not in text(as_(desk).get(at("chronology", case.reference)))
    stop_sharing(chronology=shared, by=desk, at=LATER)
    assert "until 9 November 2026" in text(as_(desk).get(at("chronology", case.reference)))


def test_an_agency_is_told_about_whom_why_and_of_which_time_it_is_asked(case, police, constable, desk, at):
    from_2020 = {"first_on-day": "1", "first_on-month": "1", "first_on-year": "2020"}
    sent = {"agencies": [police.pk], **A_BASIS, **from_2020}
    refused = text(as_(desk).post(at("ask_for_lanes", case.reference), sent))
    assert 'href="#id_about"' in refused
    assert 'href="#id_purpose"' in refused

    sent |= {"about": "Ada Synthetic, born on 1 May 2019", "purpose": "To see what was known when."}
    assert as_(desk).post(at("ask_for_lanes", case.reference), sent).status_code == 302

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        lane = case.chronology.lanes.get()
    page = text(as_(constable).get(at("chronology_lane", lane.pk)))
    assert "Ada Synthetic, born on 1 May 2019" in page
    assert "To see what was known when." in page
    assert "From 1 January 2020" in page
    assert "Ada Synthetic, born on 1 May 2019" in text(as_(desk).get(at("ask_for_lanes", case.reference)))


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"about": " "}, "about"),
        ({"purpose": ""}, "purpose"),
        ({"first_on": LATER.date()}, "first_on"),
        ({"first_on": ASKED_AT.date(), "last_on": ASKED_AT.date() - timedelta(days=1)}, "last_on"),
    ],
)
def test_nobody_is_asked_without_about_whom_and_why_or_of_a_time_that_cannot_be(case, police, desk, said, field):
    asked = replace(AN_ASK, **said)
    with pytest.raises(Refused) as refusal:
        ask_agencies(case=case, agencies=[police], asked=asked, due_on=None, basis=a_basis(), by=desk, at=ASKED_AT)

    assert refusal.value.field == field


def test_only_agencies_that_may_know_of_the_case_are_offered(case, lane, school, desk, at):
    """The school came after the agreements were recorded."""
    page = text(as_(desk).get(at("ask_for_lanes", case.reference)))

    assert "Northmere Health" in page
    assert "Mere School" not in page


def test_one_chronology_is_read_without_going_through_every_case(case, shared, constable, desk):
    """What somebody sees is asked of the one case and lane, and never gathered first."""
    for user in (constable, desk):
        with opened(actor=user.pk, reading=[case.space_id]), CaptureQueriesContext(connection) as asked:
            read_by(user, case)
        (entries,) = [one["sql"] for one in asked if 'FROM "chronology_entry"' in one["sql"]]
        gathered = re.findall(r'IN \(SELECT \w+\."(?:id|chronology_id)" (?:AS "\w+" )?FROM "(\w+)"', entries)
        assert not {"case", "chronology_lane"} & set(gathered)


def test_an_agency_is_not_told_whom_else_was_asked_until_it_reads_what_they_told(
    case, shared, lane, school, head, constable, desk, at
):
    lane_of_school = a_lane(case, school, by=desk)
    told(lane_of_school, "4 May 2018", "The school rang.", by=head)
    assert "Mere School" in text(as_(desk).get(at("chronology", case.reference)))

    page = text(as_(constable).get(at("shared_chronology", lane.pk)))
    assert "Northmere Health" in page
    assert "Mere School" not in page

    handed_in(lane_of_school, by=head)
    assert "The school rang." in text(
        as_(constable).get(at("shared_chronology", lane.pk), {"agency": "Mere School", "gap": "90"})
    )


def test_an_agency_that_reads_no_entry_is_not_told_that_no_agency_told_any(lane, lane_of_health, at, nurse, desk):
    for one in (lane, lane_of_health):
        hand_lane_in(lane=one, knows_nothing=True, by=desk, at=ASKED_AT)
    share_chronology(chronology=lane.chronology, basis=a_basis(), by=desk, at=ASKED_AT)
    address = at("shared_chronology", lane_of_health.pk)

    word = docx.Document(BytesIO(as_(nurse).get(f"{address}?format=docx").content))

    for words in (text(as_(nurse).get(address)), "\n".join(one.text for one in word.paragraphs)):
        assert "There is nothing yet that you may read" in words
        assert "No agency has told" not in words


def test_why_it_was_shared_is_as_it_was_typed_and_so_not_on_the_anonymised_page(case, lane, at, desk, constable):
    told(lane, "3 May 2018", by=constable)
    handed_in(lane, by=constable)
    typed = a_basis(rationale="Jamie Lowater is at risk.")
    share_chronology(chronology=lane.chronology, basis=typed, by=desk, at=ASKED_AT)
    merged = at("chronology", case.reference)

    assert "Jamie Lowater is at risk." in text(as_(desk).get(merged))
    anonymised = text(as_(desk).get(f"{merged}?view=labels"))
    assert "Jamie Lowater" not in anonymised
    assert "so they are shown only in the view with names" in anonymised
