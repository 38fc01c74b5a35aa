"""Who comes in by the API: whoever holds a token that is in force, and no session of a browser."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from goldthread.foundation.access.roles import Can
from goldthread.foundation.agencies.factories import visitor
from goldthread.foundation.passes.commands import revoke_pass
from goldthread.foundation.passes.factories import a_link, a_token
from goldthread.foundation.passes.models import Pass
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

from .conftest import TESTS, Caller

pytestmark = pytest.mark.django_db

LIST = "/api/v1/spaces/northborough/actions"


def problem_of(answer, status):
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert "no-store" in answer["Cache-Control"]
    said = answer.json()
    assert said["status"] == status
    assert said["detail"].endswith(".")
    return said


@pytest.mark.parametrize("sent", [None, "", "Bearer", "Bearer ", "Basic abc", "Bearer gt_1_1_aaaa", "Bearer \x00"])
def test_without_a_token_nothing_opens(partnership, owed, sent):
    answer = Client(headers={} if sent is None else {"Authorization": sent}).get(LIST)

    problem_of(answer, 401)
    assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("role", ["partnership_manager", "agency_lead"])
def test_a_session_opens_nothing(partnership, police, owed, role):
    browser = visitor(role, partnership, police if role == "agency_lead" else None)

    problem_of(browser.get(LIST), 401)
    problem_of(browser.get("/api/v1/spaces"), 401)


def test_a_session_beside_a_token_adds_nothing(caller, partnership, police, council):
    browser = visitor("partnership_manager", partnership)

    answer = browser.get(LIST, headers={"Authorization": f"Bearer {caller(council).text}"})

    assert answer.json()["items"] == []


def test_the_text_of_a_link_is_no_token(police, owed):
    problem_of(Caller(a_link(police, owed, timezone.now()).text).get(LIST), 401)


def test_a_token_that_has_ended_says_so(police):
    at = timezone.now()
    revoked, over = a_token(police, at), a_token(police, at - timedelta(days=31))
    asking = Caller(revoked.text)
    asking.ask("spaces")
    revoke_pass(pass_=revoked.made, why="Found in a log.", by=TESTS, at=at)

    assert "was revoked on" in problem_of(asking.get(LIST), 401)["detail"]
    assert "ran out on" in problem_of(Caller(over.text).get(LIST), 401)["detail"]


@pytest.mark.parametrize(("scope", "path"), [(Can.VIEW_REVIEWS, "actions"), (Can.VIEW_OWN_ACTIONS, "reviews")])
def test_what_it_does_not_carry_is_refused(caller, police, scope, path):
    problem = problem_of(caller(police, scope=[scope]).get(f"/api/v1/spaces/northborough/{path}"), 403)

    assert problem["detail"] == "This token does not carry the permission for that."


def test_that_it_is_used_is_kept_to_the_hour(caller, police):
    asking = caller(police)

    asking.ask("spaces")
    asking.ask("spaces")

    with opened(actor=SYSTEM_ACTOR, reading=[police.space_id]):
        used = Pass.objects.get()
    assert used.last_used_at == timezone.now().replace(minute=0, second=0, microsecond=0)
    assert used.version == 2


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "post"])
def test_another_method_is_told_which_there_are(caller, police, method):
    answer = getattr(caller(police), method)(LIST, "{}", content_type="application/json")

    assert problem_of(answer, 405)["detail"] == "This address takes GET and nothing else."
    assert answer["Allow"] == "GET"


def test_an_address_that_is_not_there(caller, police):
    for path in ("", "nothing", "spaces/", "spaces/northborough/actions/"):
        problem_of(caller(police).get(f"/api/v1/{path}"), 404)


def test_who_asks_too_often_waits_and_others_do_not(caller, police, council, settings):
    settings.API_CALLS_A_MINUTE = 3
    asking = caller(police)
    for _ in range(3):
        asking.ask("spaces")

    answer = asking.get("/api/v1/spaces")

    problem_of(answer, 429)
    assert 0 < int(answer["Retry-After"]) <= 60
    caller(council).ask("spaces")


def test_what_breaks_is_told_without_its_inside(caller, police, monkeypatch):
    def broken(token):
        raise RuntimeError("secret detail")

    monkeypatch.setattr("goldthread.doors.api.reading.space_opened", broken)

    problem = problem_of(caller(police).get("/api/v1/spaces"), 500)

    assert "secret" not in str(problem)
    assert problem["reference"]


def test_the_document_and_its_page_are_open_to_all_and_load_nothing_from_elsewhere():
    document = Client().get("/api/v1/openapi.json").json()
    page = Client().get("/api/").content.decode()

    assert document["openapi"].startswith("3.1")
    assert all(operation["summary"] in page for path in document["paths"].values() for operation in path.values())
    assert re.findall(r'(?:src|href|action)="(?!/|#)[^"]*"', page) == []
