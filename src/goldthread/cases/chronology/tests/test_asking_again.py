"""An agency that is asked something else owes it anew; what it was asked before is kept with when it was answered."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.cases.casework.factories import a_basis
from goldthread.cases.casework.models import CaseEvent, CaseSharing
from goldthread.cases.chronology.commands import ask_agencies
from goldthread.cases.chronology.factories import AN_ASK, ASKED_AT, handed_in, told
from goldthread.cases.chronology.models import ChronologyLane
from goldthread.cases.chronology.queries import asked_before
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.messages.models import Message
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db
LATER = ASKED_AT + timedelta(days=7)
DUE = (LATER + timedelta(days=14)).date()
OF_HER_BROTHER = replace(AN_ASK, about="Ben Synthetic, born on 3 June 2021", purpose="He was named since.")


def ask(case, *agencies, by, asked=OF_HER_BROTHER, due_on=None, at=LATER):
    return ask_agencies(case=case, agencies=agencies, asked=asked, due_on=due_on, basis=a_basis(), by=by, at=at)


def as_(user):
    client = DeskClient()
    client.force_login(user)
    return client


def now(lane):
    with opened(actor=SYSTEM_ACTOR, reading=[lane.space_id]):
        return ChronologyLane.objects.with_names().get(pk=lane.pk)


def letters(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Message.objects.filter(kind="request for a chronology").order_by("pk"))


@pytest.fixture
def answered(lane, constable):
    told(lane, "3 May 2018", "Police went.", by=constable)
    return handed_in(lane, by=constable)


def test_an_agency_that_handed_in_and_is_asked_something_else_owes_it(
    partnership, case, answered, police, constable, desk, at
):
    ask(case, police, by=desk, due_on=DUE)

    lane = now(answered)
    assert (lane.is_handed_in, lane.asked_at, lane.due_on, lane.about) == (False, LATER, DUE, OF_HER_BROTHER.about)
    assert "Wanted by: 23 November 2026" in letters(partnership)[-1].words
    assert "What it handed in stays in its part: add to it, and hand it in again." in letters(partnership)[-1].words
    page = as_(constable).get(at("chronology_lane", lane.pk)).text
    assert "To be handed in" in page
    assert "Police went." in page
    assert case.reference in as_(constable).get("/").text


def test_what_it_was_asked_before_stands_beside_with_when_it_was_answered(case, answered, police, constable, desk, at):
    ask(case, police, by=desk)
    ask(case, police, by=desk, asked=replace(OF_HER_BROTHER, purpose="He moved."), at=LATER + timedelta(days=1))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        kept = answered.earlier.order_by("pk").values_list("about", "asked_at", "handed_in_at")
        assert list(kept) == [(AN_ASK.about, ASKED_AT, ASKED_AT), (OF_HER_BROTHER.about, LATER, None)]
    for user in (constable, desk):
        page = as_(user).get(at("chronology_lane", answered.pk)).text
        before = page[page.index("What it was asked before") :]
        assert "Ada Synthetic, born on 1 May 2019" in before
        assert "He was named since." in before
        assert "He moved." in page


def test_the_timeline_says_that_it_was_asked_again_and_what_changed(case, lane, police, health, desk, at):
    ask(case, health, police, by=desk)
    ask(case, health, police, by=desk, due_on=DUE, at=LATER + timedelta(days=1))
    ask(case, police, by=desk, due_on=DUE, at=LATER + timedelta(days=2))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        said = list(CaseEvent.objects.filter(case=case, kind="asked").order_by("pk").values_list("words", flat=True))
    assert said == [
        "For a chronology, of: Northborough Police",
        "For a chronology, of: Northmere Health; again of: Northborough Police (changed: whom it is about and why it is"
        " needed)",
        "For a chronology, again of: Northmere Health and Northborough Police (changed: by when it is wanted)",
        "For a chronology, again of: Northborough Police (nothing changed)",
    ]


def test_the_day_of_an_earlier_asking_is_not_the_day_of_a_later_one(partnership, case, police, constable, desk):
    ask(case, police, by=desk, asked=AN_ASK, due_on=DUE)

    ask(case, police, by=desk, at=LATER + timedelta(days=1))

    assert "no day is set" in letters(partnership)[-1].words
    assert "23 November" not in letters(partnership)[-1].words


def test_the_form_begins_with_what_was_asked_last_of_whomever(case, lane, lane_of_health, police, health, desk):
    ask(case, health, by=desk, asked=replace(AN_ASK, purpose="To see the clinic."), at=LATER)
    ask(case, police, by=desk, at=LATER + timedelta(days=1))

    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert asked_before(case)["purpose"] == "He was named since."


def test_who_handed_in_what_is_asked_is_not_asked_the_same_again(partnership, case, answered, police, desk):
    sent = len(letters(partnership))

    with pytest.raises(Refused, match="handed in what it knows of this on 2 November 2026") as refusal:
        ask(case, police, by=desk, asked=AN_ASK, due_on=DUE)

    assert refusal.value.field == "agencies"
    assert now(answered).handed_in_at == ASKED_AT
    assert len(letters(partnership)) == sent
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        assert CaseSharing.objects.filter(what="Asked for a chronology").count() == 1


def test_nobody_hands_in_while_the_question_changes(case, lane, police, desk):
    with CaptureQueriesContext(connection) as asked:
        ask(case, police, by=desk)

    assert any("FOR UPDATE" in one["sql"] and 'FROM "chronology_lane"' in one["sql"] for one in asked)


def test_who_read_an_earlier_question_does_not_hand_in_for_a_later_one(case, lane, police, constable, desk, at):
    told(lane, "3 May 2018", "Police went.", by=constable)
    client, form = as_(constable), at("hand_chronology_lane_in", lane.pk)
    version = re.search(r'name="version"[^>]*value="(\d+)"', client.get(form).text)[1]

    ask(case, police, by=desk)

    told_so = client.post(form, {"version": version, "key": "mine"})
    assert "changed while you had it open" in told_so.text
    assert not now(lane).is_handed_in
