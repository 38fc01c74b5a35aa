"""Who sees which page of learning, and how much of it."""

import json

import pytest
from django.test import Client

from goldthread.foundation.actions.models import Action
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.form_pages.factories import read, status
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.trail.models import TrailEntry
from goldthread.partnership.learning.factories import (
    a_finding,
    a_published_review,
    a_review,
    an_action,
    an_outcome,
)
from goldthread.partnership.learning.models import Review

from .seeded import reading

pytestmark = pytest.mark.django_db

ROLES = ("partnership_manager", "coordinator", "independent_scrutineer", "board_member")
PAGES = ("", "thread/", "findings/1/")
FORMS = (
    "reviews/add",
    "reviews/child-q/change",
    "reviews/child-q/timeline/add",
    "reviews/child-q/findings/add",
    "reviews/child-q/actions/add",
    "reviews/child-q/outcomes/add",
    "reviews/child-q/findings/1/change",
    "reviews/child-q/findings/1/recommendations/add",
    "reviews/child-q/findings/1/response",
)


def at(space: Space, page: str = "") -> str:
    return f"/p/{space.slug}/reviews/child-q/{page}"


def published(space: Space) -> Review:
    review = a_published_review(space)
    a_finding(review, 1)
    return review


def test_a_stranger_finds_nothing(partnership: Space) -> None:
    outcome = an_outcome(published(partnership))
    stranger = visitor("stranger", partnership)

    pages = [at(partnership, page) for page in PAGES]
    pages += [f"/p/northborough/{form}" for form in FORMS]
    pages += ["/p/northborough/reviews/", "/p/northborough/actions/", f"/p/northborough/outcomes/{outcome.pk}/"]

    assert {status(stranger, page) for page in pages} == {404}


def test_nobody_comes_in_without_signing_in(partnership: Space) -> None:
    published(partnership)

    response = Client().get(at(partnership))

    assert response.status_code == 302
    assert "sign-in" in response["Location"]


def test_a_neighbour_finds_nothing(partnership: Space, neighbour: Space) -> None:
    review = published(partnership)
    action = an_action(review)
    manager = visitor("partnership_manager", neighbour)

    assert status(manager, at(partnership)) == 404
    assert status(manager, at(neighbour)) == 404
    assert status(manager, f"/p/{neighbour.slug}/actions/{action.pk}/") == 404


@pytest.mark.parametrize("role", ROLES)
def test_a_published_review_opens_for_every_role(role: str, partnership: Space) -> None:
    published(partnership)
    somebody = visitor(role, partnership)

    assert {status(somebody, at(partnership, page)) for page in PAGES} == {200}


@pytest.mark.parametrize(
    ("role", "code"),
    [("partnership_manager", 200), ("independent_scrutineer", 200), ("board_member", 404), ("agency_lead", 404)],
)
def test_before_publication_a_review_is_there_only_for_some(role: str, code: int, partnership: Space) -> None:
    review = a_review(partnership)
    a_finding(review, 1)
    outcome = an_outcome(review)
    agency = an_agency(partnership) if role == "agency_lead" else None
    somebody = visitor(role, partnership, agency)

    pages = [*(at(partnership, page) for page in PAGES), f"/p/northborough/outcomes/{outcome.pk}/"]

    assert {status(somebody, page) for page in pages} == {code}
    assert ("Child Q" in read(somebody, "/p/northborough/reviews/")) == (code == 200)


def test_an_agency_lead_sees_what_the_agency_owes_and_no_loose_ends(partnership: Space) -> None:
    review = published(partnership)
    police = an_agency(partnership)
    an_action(review, "1.1", title="Ours to do", agencies=[police])
    others = an_action(review, "1.2", title="Another's to do")
    lead = visitor("agency_lead", partnership, police)

    thread, actions = read(lead, at(partnership, "thread/")), read(lead, "/p/northborough/actions/")

    assert "Ours to do" in thread
    assert "Ours to do" in actions
    assert "Another's to do" not in thread + actions
    assert "oose end" not in thread
    assert status(lead, f"/p/northborough/actions/{others.pk}/") == 404


@pytest.mark.parametrize("role", ["independent_scrutineer", "board_member"])
def test_those_who_only_read_find_no_forms(role: str, partnership: Space) -> None:
    action = an_action(published(partnership))
    reader = visitor(role, partnership)

    forms = [f"/p/northborough/{form}" for form in FORMS]
    forms += [f"/p/northborough/actions/{action.pk}/{form}" for form in ("change", "owners", "findings")]

    assert {status(reader, form) for form in forms} == {404}
    shown = read(reader, at(partnership)) + read(reader, f"/p/northborough/actions/{action.pk}/")
    assert "Change the" not in shown


@pytest.mark.parametrize(("role", "sees"), [("independent_scrutineer", True), ("coordinator", False)])
def test_the_history_of_an_action_is_for_those_who_may_see_the_trail(role: str, sees: bool, partnership: Space) -> None:
    action = an_action(published(partnership))
    somebody = visitor(role, partnership)

    shown = read(somebody, f"/p/northborough/actions/{action.pk}/")

    assert ("who opened it" in shown) == sees


def test_every_form_that_shows_a_record_is_noted_once(partnership: Space) -> None:
    review = published(partnership)
    action, outcome = an_action(review), an_outcome(review)
    manager = visitor("partnership_manager", partnership)

    of_actions = [f"actions/{action.pk}/{form}" for form in ("change", "owners", "findings")]
    for form in [*FORMS, *of_actions, f"outcomes/{outcome.pk}/change"]:
        read(manager, f"/p/northborough/{form}")

    with reading(partnership):
        reads = TrailEntry.objects.filter(operation="read").order_by("id")
        tables = [entry.object_table for entry in reads]
    assert tables == ["review"] * 5 + ["finding"] * 3 + ["action"] * 3 + ["outcome_statement"]


@pytest.mark.parametrize(
    ("address", "what", "rows"),
    [
        ("reviews/?words=nobody", "Reviews as CSV, found by “nobody”", 0),
        ("actions/?", "Actions as CSV", 2),
        ("agencies/?", "Agencies as CSV", 1),
        ("people/?", "People as CSV", 1),
        ("outbox/?", "Outbox as CSV", 0),
        ("load/?", "Loads as CSV", 0),
    ],
)
def test_a_list_that_is_taken_away_is_noted(address: str, what: str, rows: int, partnership: Space) -> None:
    review = published(partnership)
    an_action(review, "1.1", agencies=[an_agency(partnership)])
    an_action(review, "1.2")
    manager = visitor("partnership_manager", partnership)

    assert status(manager, f"/p/northborough/{address}") == 200
    assert status(manager, f"/p/northborough/{address}&format=csv") == 200

    with reading(partnership):
        (entry,) = TrailEntry.objects.filter(operation="read").select_related("body")
        assert (entry.object_table, entry.object_id) == ("space", partnership.pk)
        assert json.loads(entry.body.words) == {"what": what, "rows": rows}


def test_what_was_opened_is_noted(partnership: Space) -> None:
    review = published(partnership)
    action = an_action(review)
    member = visitor("board_member", partnership)

    for page in [at(partnership, page) for page in PAGES] + [f"/p/northborough/actions/{action.pk}/"]:
        read(member, page)

    with reading(partnership):
        reads = TrailEntry.objects.filter(operation="read").order_by("id")
        assert [entry.object_table for entry in reads] == ["review", "review", "finding", "action"]
        assert Action.objects.filter(pk=action.pk).exists()
