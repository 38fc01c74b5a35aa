"""Cases by the API, recorded on by the same commands as on pages."""

from datetime import timedelta
from functools import partial

import pytest

from goldthread.cases.casework.factories import RAISED_AT
from goldthread.cases.casework.models import Came, Case
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.timekeeping.models import Clock
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.trail.reading import note_read
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.pathways.professional_disagreement.factories import taken_up

from .saying import (
    HERE,
    PATHWAY,
    RESOLVED,
    UP,
    as_kept,
    events_in,
    moment,
    raised,
    references,
    send,
    step_of,
)

pytestmark = pytest.mark.django_db


def test_an_agency_s_system_raises_a_disagreement(partnership, police, council, caller):
    answer = send(caller(police), f"{PATHWAY}/open/raised", raised(police, council))

    assert answer.status_code == 201, answer.content
    said = answer.json()
    assert (said["case"]["stage"], said["case"]["came"]) == ("stage_1", "sent")
    assert answer["ETag"] == f'"{said["case"]["version"]}"'
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        kept = Case.objects.get()
        (event,) = kept.events.select_related("agency")
        assert Clock.objects.filter(subject_kind="case", subject_id=kept.pk, code="ESC-01").exists()
    assert kept.reference == said["case"]["reference"]
    assert (event.came, event.whose) == (Came.SENT, "A system of Northborough Police")
    assert references(caller(council).ask(HERE)) == [kept.reference]


def test_it_is_raised_in_the_agency_s_own_name(partnership, police, council, school, caller):
    answer = send(caller(school), f"{PATHWAY}/open/raised", raised(police, council))

    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {"field": "says.raised_by", "detail": "Raise it in the name of your own agency."}
    ]


def test_what_a_refusal_tells_of_another_case_is_noted_though_nothing_else_is_kept(
    monkeypatch, partnership, police, council, caller, case
):
    def refuse(*_, **__):
        noting = partial(note_read, case, "that it has the number that was typed")
        raise Refused(f"{case.reference} has this number already.", "child", noting)

    monkeypatch.setattr("goldthread.cases.casework.recording.check_only_one", refuse)

    answer = send(caller(police), f"{PATHWAY}/open/raised", raised(police, council))

    assert answer.json()["errors"][0]["field"] == "says.child"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        notes = TrailEntry.objects.filter(operation="read", object_id=case.pk).select_related("body")
        assert ["has the number" in str(one.body.words) for one in notes] == [True]


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"safety": "not_yet"}, "says.safety", "immediate safety first"),
        ({"safety": "fine"}, "says.safety", "Choose one of: safe, dealt_with, not_yet."),
        ({"concern": "  "}, "says.concern", "This is missing."),
        ({"against": 999_999}, "says.against", "No such agency takes part."),
        ({"lead": 4}, "says.lead", "There is nothing of this name."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(
    partnership, police, council, caller, wrong, field, sentence
):
    answer = send(caller(police), f"{PATHWAY}/open/raised", raised(police, council, **wrong))

    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == field
    assert sentence in error["detail"]
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Case.objects.exists()


def test_what_is_sent_twice_is_kept_once_and_a_key_is_for_one_thing(partnership, police, council, caller):
    system, said, at = caller(police), raised(police, council), moment()
    first, again = (send(system, f"{PATHWAY}/open/raised", said, happened_at=at) for _ in range(2))
    other = send(system, f"{PATHWAY}/open/raised", {**said, "topic": "drift"}, happened_at=at)

    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 422)
    assert first.json() == again.json()
    assert other.json()["errors"][0]["field"] == "Idempotency-Key"
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Case.objects.count() == 1


def test_a_step_moves_the_case_once(case, caller, police):
    at = moment()
    first, again = (send(caller_, step_of(case, "to_stage_2"), UP, happened_at=at) for caller_ in [caller(police)] * 2)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["case"]["stage"] == "stage_2"
    assert first.json()["record"]["says"]["why"] == "It was not settled."
    assert as_kept(case).stage == "stage_2"
    assert len(events_in(case)) == 2


def test_out_of_order_is_refused_with_what_would_have_to_be(case, caller, police):
    answer = send(caller(police), step_of(case, "to_stage_3"), UP)

    assert answer.status_code == 422
    assert "is at “Stage 1: Practitioners”" in answer.json()["detail"]
    assert as_kept(case).stage == "stage_1"


def test_who_saw_an_older_case_is_shown_the_case_as_it_is(case, caller, police, constable):
    seen = caller(police).get(f"/api/v1/{HERE}/{case.reference}")["ETag"]
    taken_up(case, 2, by=constable, at=RAISED_AT + timedelta(hours=3))

    answer = send(caller(police), step_of(case, "to_stage_3"), UP, If_Match=seen)

    assert answer.status_code == 412
    assert answer.json()["now"]["stage"] == "stage_2"
    assert answer["ETag"] == f'"{as_kept(case).version}"'
    assert send(caller(police), step_of(case, "to_stage_3"), UP, If_Match=answer["ETag"]).status_code == 201


def test_an_agency_closes_nothing_and_the_office_s_system_does(case, caller, police, office):
    assert send(caller(police), step_of(case, "resolved"), RESOLVED).status_code == 403

    answer = send(office, step_of(case, "resolved"), RESOLVED)

    assert answer.status_code == 201, answer.content
    assert (as_kept(case).stage, as_kept(case).outcome) == ("closed", "withdrawn")
    assert events_in(case)[-1].whose == "A system of the partnership"
    late = send(office, step_of(case, "to_stage_2"), UP, key="case-key-2")
    assert "is closed" in late.json()["detail"]


def test_what_reads_like_a_name_is_told_before_it_is_kept(case, office):
    said = {**RESOLVED, "learning": "The mother of a boy called Kelvin Sharp was not asked."}

    told = send(office, step_of(case, "resolved"), said)
    checked = {"happened_at": moment(), "says": said, "not_names": ["Kelvin Sharp"]}
    path, key = f"/api/v1/{step_of(case, 'resolved')}", {"Idempotency-Key": "another-key"}
    kept = office.post(path, checked, content_type="application/json", headers=key)

    assert told.status_code == 422
    assert "“Kelvin Sharp”" in told.json()["detail"]
    assert told.json()["errors"][0]["field"] == "says.learning"
    assert kept.status_code == 201, kept.content
