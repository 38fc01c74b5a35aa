"""A system reports how an action goes: once, on what it has seen, for its own agency."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.actions.models import Action
from goldthread.foundation.actions.tests.test_pages_actions import an_action
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.passes.commands import revoke_pass
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.progress.judging import ask_for_more
from goldthread.foundation.progress.models import ProgressReport
from goldthread.foundation.records.long_text import LONGEST_TEXT
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .conftest import TESTS

pytestmark = pytest.mark.django_db

UNDER_WAY = {"says": "under_way", "report": "Forty of sixty are trained."}


@pytest.fixture
def system(caller, police):
    return caller(police)


def send(system, action, said=UNDER_WAY, key="report-1", content_type="application/json", **headers):
    named = {"Idempotency-Key": key, **{name.replace("_", "-"): value for name, value in headers.items()}}
    path = f"/api/v1/spaces/northborough/actions/{action.pk}/reports"
    return system.post(path, said, content_type=content_type, headers=named)


def reports_in(space):
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(ProgressReport.objects.select_related("agency").order_by("pk"))


def as_kept(action):
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        return Action.objects.get(pk=action.pk)


def test_a_report_is_kept_for_the_agency_through_its_token(partnership, system, owed, police):
    answer = send(system, owed)

    assert answer.status_code == 201, answer.content
    said = answer.json()
    assert said["action"]["status"] == "in_progress"
    assert answer["ETag"] == f'"{said["action"]["version"]}"' == f'"{as_kept(owed).version}"'
    (kept,) = reports_in(partnership)
    assert (kept.agency, kept.says, kept.words) == (police, "under_way", "Forty of sixty are trained.")
    assert (kept.reported_by, kept.reported_through) == (None, "API token “case system” of Northborough Police")


def test_the_action_s_page_says_by_which_token(partnership, system, owed):
    send(system, owed)

    page = visitor("partnership_manager", partnership).get(f"/p/northborough/actions/{owed.pk}/").content.decode()

    assert "Forty of sixty are trained." in page
    assert "through API token “case system” of Northborough Police" in page


def test_done_is_reported_once_all_owners_say_so(partnership, police, council, caller):
    action, day = an_action(partnership, "1", [police, council]), timezone.localdate().isoformat()
    said = {"says": "done", "report": "All are trained.", "done_on": day}

    first = send(caller(police), action, said).json()
    second = send(caller(council), action, said).json()

    assert first["action"]["status"] == "in_progress"
    assert second["action"]["status"] == "complete_pending_evidence"
    assert second["done_on"] == day


def test_the_same_report_sent_again_is_kept_once(partnership, system, owed):
    first, again = send(system, owed), send(system, owed)

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["id"] == again.json()["id"]
    assert len(reports_in(partnership)) == 1


def test_sent_again_it_is_kept_once_even_with_what_was_seen_first(partnership, system, owed):
    version = f'"{owed.version}"'

    statuses = [send(system, owed, If_Match=version).status_code for _ in range(2)]

    assert statuses == [201, 200]
    assert len(reports_in(partnership)) == 1


@pytest.mark.parametrize("other", [{"says": "not_started"}, {**UNDER_WAY, "report": "Fifty of sixty."}])
def test_a_key_that_was_used_for_another_report_is_refused(partnership, system, owed, other):
    send(system, owed)
    answer = send(system, owed, other)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "Idempotency-Key"
    assert len(reports_in(partnership)) == 1


def test_two_tokens_may_use_the_same_key(partnership, police, council, caller):
    action = an_action(partnership, "1", [police, council])

    assert [send(caller(agency), action).status_code for agency in (police, council)] == [201, 201]
    assert len(reports_in(partnership)) == 2


def test_what_changed_meanwhile_is_shown_and_nothing_is_lost(partnership, system, owed):
    seen = f'"{owed.version}"'
    send(system, owed, {"says": "held_up", "report": "No trainer."}, key="from-another-window")

    answer = send(system, owed, If_Match=seen)

    assert answer.status_code == 412
    problem = answer.json()
    assert problem["now"]["status"] == "in_progress"
    assert answer["ETag"] == f'"{problem["now"]["version"]}"'
    assert len(reports_in(partnership)) == 1
    assert send(system, owed, If_Match=answer["ETag"]).status_code == 201


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({}, "says", "This is missing."),
        ({"says": "finished"}, "says", "Choose one of: not_started, under_way, held_up, done."),
        ({"says": "held_up"}, "report", "Enter what holds it up"),
        ({"says": "held_up", "report": "\u200b"}, "report", "Enter what holds it up"),
        ({"says": "done", "report": "All are trained."}, "done_on", "Enter the day on which it was done."),
        ({"says": "done", "report": "x", "done_on": "yesterday"}, "done_on", "Write the day as 2026-11-23."),
        ({"says": "done", "report": "x", "done_on": "2999-01-01"}, "done_on", "must be today or in the past"),
        ({**UNDER_WAY, "words": "x"}, "words", "There is nothing of this name."),
        ({"says": "under_way", "report": "x" * (LONGEST_TEXT + 1)}, "report", "Write at most 20,000 characters."),
        ({"says": "under_way", "report": None}, "report", "Enter text."),
        ({"says": "under_way", "report": "a\0b"}, "report", "This holds a character that cannot be kept"),
        ({"says": "under_way", "report": "a\ud800b"}, "report", "This holds half of a character"),
        ({"says": "done", "report": "x", "done_on": "2026-11-23\0"}, "done_on", "cannot be kept"),
    ],
)
def test_what_is_wrong_is_said_beside_its_name(partnership, system, owed, said, field, sentence):
    answer = send(system, owed, said)

    assert answer.status_code == 422
    (wrong,) = answer.json()["errors"]
    assert wrong["field"] == field
    assert sentence in wrong["detail"]
    assert reports_in(partnership) == []


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        ("{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        ("says=under_way", "application/x-www-form-urlencoded", 415),
        ('{"says": "under_way"}', "text/plain", 415),
        ("[]", "application/json", 422),
        ("", "application/json", 422),
    ],
)
def test_a_body_that_is_no_report(partnership, system, owed, body, content_type, status):
    assert send(system, owed, body, content_type=content_type).status_code == status
    assert reports_in(partnership) == []


def test_a_body_larger_than_is_read_is_said_to_be_too_large(partnership, system, owed):
    answer = send(system, owed, {**UNDER_WAY, "report": "x" * 20_000_000})

    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")
    assert "larger than 2,560 KB" in answer.json()["detail"]
    assert reports_in(partnership) == []


@pytest.mark.parametrize(
    "headers", [{"If_Match": "3"}, {"If_Match": '"x"'}, {"Idempotency_Key": "short"}, {"Idempotency_Key": "ä" * 9}]
)
def test_headers_that_cannot_be_read(partnership, system, owed, headers):
    assert send(system, owed, **headers).status_code == 422
    assert reports_in(partnership) == []


def test_without_a_key_nothing_is_taken(partnership, system, owed):
    answer = system.post(
        f"/api/v1/spaces/northborough/actions/{owed.pk}/reports", UNDER_WAY, content_type="application/json"
    )

    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "Idempotency-Key", "detail": "This is missing."}]


def test_what_another_agency_owes_is_not_there(partnership, council, system):
    assert send(system, an_action(partnership, "9", [council])).status_code == 404
    assert reports_in(partnership) == []


def test_a_token_that_only_reads_reports_nothing(partnership, police, owed, caller):
    assert send(caller(police, scope=[Can.VIEW_OWN_ACTIONS]), owed).status_code == 403
    assert reports_in(partnership) == []


def test_a_token_that_was_revoked_between_two_calls_reports_nothing_more(partnership, system, owed):
    send(system, owed)
    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        token = Pass.objects.get()
    revoke_pass(pass_=token, why="Lost.", by=TESTS, at=timezone.now())

    assert send(system, owed, key="report-2").status_code == 401
    assert len(reports_in(partnership)) == 1


@pytest.mark.parametrize("status", [Action.Status.SUPERSEDED, Action.Status.CLOSED])
def test_an_action_that_was_settled_takes_no_report(partnership, system, owed, status):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Action.objects.filter(pk=owed.pk).update(status=status)

    answer = send(system, owed)

    assert answer.status_code == 422
    assert "take it up again" in answer.json()["detail"]


def test_what_more_was_asked_is_told(partnership, police, caller, owed):
    system, day = caller(police), timezone.localdate()
    send(system, owed, {"says": "done", "report": "All are trained.", "done_on": day.isoformat()})
    ask_for_more(
        action=as_kept(owed), what="Show the register.", answer_by=day + timedelta(days=7), by=TESTS, at=timezone.now()
    )

    said = system.ask(f"spaces/northborough/actions/{owed.pk}")

    assert said["asked"] == "Show the register."
    assert said["answer_by"] == (day + timedelta(days=7)).isoformat()


@pytest.mark.django_db(transaction=True)
def test_of_the_same_report_sent_by_many_at_once_one_is_kept(partnership, system, owed):
    at_once = Barrier(4)

    def go(_):
        at_once.wait(10)
        try:
            return send(system, owed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as four:
        statuses = sorted(four.map(go, range(4)))

    assert statuses == [200, 200, 200, 201]
    assert len(reports_in(partnership)) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_report_on_the_same_version_one_does_and_the_others_see_it(partnership, system, owed):
    at_once, seen = Barrier(4), f'"{owed.version}"'

    def go(number):
        at_once.wait(10)
        try:
            return send(system, owed, key=f"report-{number}", If_Match=seen).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as four:
        statuses = sorted(four.map(go, range(4)))

    assert statuses == [201, 412, 412, 412]
    assert len(reports_in(partnership)) == 1
