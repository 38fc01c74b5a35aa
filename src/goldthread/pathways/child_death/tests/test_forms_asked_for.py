"""Reporting forms are asked for by information requests: what comes back is recorded once, who is late is chased."""

from datetime import timedelta

import pytest

from goldthread.cases.casework.factories import a_basis, somebody
from goldthread.cases.going_live.factories import all_live
from goldthread.cases.requests.commands import Asked, Reply, ask_agencies, record_reply_for, reply_to_request
from goldthread.cases.requests.factories import lane_to
from goldthread.cases.requests.jobs import that_wait_too_long
from goldthread.foundation.agencies.factories import an_agency
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.child_death.factories import NOTIFIED_AT, then
from goldthread.pathways.child_death.models import FormsAsked, ReportingForm

from .test_clocks import clocks_of

pytestmark = pytest.mark.django_db

ASKED_AT = NOTIFIED_AT + timedelta(days=2)
HEALTH = {"health": "Well at her last check.", "events": "Seen with a fever.", "supplement": "sudden"}


@pytest.fixture
def hospital(partnership):
    return an_agency(partnership, "Northborough Hospital", kind="nhs_acute")


@pytest.fixture
def nurse(partnership, hospital):
    return somebody("agency_lead", partnership, hospital)


@pytest.fixture
def known(case, hospital, coordinator):
    """The services that knew the child are known."""
    all_live(case.space)
    then(case, "identified", by=coordinator, at=NOTIFIED_AT + timedelta(days=1), services=["health", "police"])
    return case


def ask(case, agencies, by, at=ASKED_AT, **with_it):
    asked = Asked("Ana Example, born 4 May 2019", form="reporting-form", with_it=with_it)
    return ask_agencies(case=case, agencies=agencies, asked=asked, basis=a_basis(), working_days=15, by=by, at=at)


def came(case):
    with opened(actor=SYSTEM_ACTOR, reading=[case.space_id]):
        return list(ReportingForm.objects.filter(case=case).select_related("from_agency").order_by("pk"))


def test_asking_agencies_is_sending_out_the_forms(known, hospital, police, coordinator):
    request = ask(known, [hospital, police], coordinator, supplements=["sudden"])

    (out,) = clocks_of(known, "CDR-03")
    with opened(actor=SYSTEM_ACTOR, reading=[known.space_id]):
        sent = FormsAsked.objects.get(case=known)
    assert (out.state, sent.supplements) == ("met", ["sudden"])
    assert request.asked.startswith("Fill in the reporting form")
    assert clocks_of(known, "CDR-03R")[0].due_at.date().isoformat() == "2025-09-24"


def test_what_an_agency_sends_back_is_its_reporting_form_and_the_last_one_meets_the_clock(
    known, hospital, police, coordinator, nurse, constable
):
    request = ask(known, [hospital, police], coordinator, supplements=["sudden"])
    filled = Reply(answer="replied", filled={**HEALTH, "protection": "Not for a hospital to say."})

    kept = reply_to_request(lane=lane_to(hospital, request), reply=filled, by=nurse, at=ASKED_AT + timedelta(days=3))

    (form,) = came(known)
    assert (form.from_agency, form.service, form.health) == (hospital, "health", "Well at her last check.")
    assert (form.protection, form.all_in) == ("", False)
    assert "Health of the child and of the mother: Well at her last check." in kept.words
    assert clocks_of(known, "CDR-03R")[0].met_at is None

    nothing = Reply(answer="knows_nothing")
    reply_to_request(lane=lane_to(police, request), reply=nothing, by=constable, at=ASKED_AT + timedelta(days=4))

    assert [one.all_in for one in came(known)] == [False, True]
    assert clocks_of(known, "CDR-03R")[0].state == "met"


def test_all_are_not_in_while_a_service_that_knew_the_child_was_not_asked(known, hospital, coordinator, nurse):
    lane = lane_to(hospital, ask(known, [hospital], coordinator))

    reply_to_request(lane=lane, reply=Reply(answer="replied", filled=HEALTH), by=nurse, at=ASKED_AT)

    assert [one.all_in for one in came(known)] == [False]


def test_a_form_that_is_declined_has_not_come(known, hospital, coordinator, nurse):
    lane = lane_to(hospital, ask(known, [hospital], coordinator))

    reply_to_request(lane=lane, reply=Reply(answer="declined", words="By our lawyers."), by=nurse, at=ASKED_AT)

    assert came(known) == []


def test_what_is_missing_in_the_form_is_told_and_nothing_is_kept(known, hospital, coordinator, nurse):
    lane = lane_to(hospital, ask(known, [hospital], coordinator))

    with pytest.raises(Refused) as refused:
        reply_to_request(lane=lane, reply=Reply(answer="replied", filled={"health": "Well."}), by=nurse, at=ASKED_AT)

    assert refused.value.field == "events"
    assert lane_to(hospital, lane.request).is_waiting


def test_what_came_by_post_is_recorded_in_the_request_and_nowhere_else(known, hospital, coordinator):
    lane = lane_to(hospital, ask(known, [hospital], coordinator))
    with pytest.raises(Refused, match="asked for it by information request CDR-2025-0001/1") as refused:
        then(known, "reported", by=coordinator, at=ASKED_AT, from_agency=hospital, all_in=False)
    assert refused.value.field == "from_agency"
    then(known, "reported", by=coordinator, at=ASKED_AT, service="police", supplement="", all_in=False)
    with pytest.raises(Refused, match="Northborough Hospital was asked for it and has not replied"):
        then(known, "reported", by=coordinator, at=ASKED_AT, supplement="")

    told = {"told_by": "Ward clerk, by letter", "replied_at": ASKED_AT}
    record_reply_for(lane=lane, reply=Reply(answer="replied", filled=HEALTH), **told, by=coordinator, at=ASKED_AT)

    assert [one.from_agency for one in came(known)] == [None, hospital]


def test_whoever_does_not_send_it_is_reminded_before_and_after_the_last_day(known, hospital, police, coordinator):
    lane = lane_to(hospital, ask(known, [hospital], coordinator))

    assert that_wait_too_long(known.space_id, ASKED_AT + timedelta(days=5)) == []
    assert that_wait_too_long(known.space_id, ASKED_AT + timedelta(days=20)) == [lane.pk]
    assert that_wait_too_long(known.space_id, ASKED_AT + timedelta(days=30)) == [lane.pk]


def test_forms_go_out_once_it_is_known_to_whom(case, hospital, coordinator):
    all_live(case.space)

    with pytest.raises(Refused, match="you cannot record that reporting forms went out") as refused:
        ask(case, [hospital], coordinator)

    assert refused.value.field == "form"
