"""An agency is asked by a one-time link: who may, what the letters say, and how it is revoked."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from goldthread.foundation.actions.tests.test_pages_actions import an_action, page
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.chasing.models import ChasedAgency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.form_pages.factories import day_typed
from goldthread.foundation.messages.models import Message
from goldthread.foundation.one_time_links.factories import MAILBOX, an_asking, received
from goldthread.foundation.one_time_links.models import Asking
from goldthread.foundation.one_time_links.of_actions.commands import revoke_link
from goldthread.foundation.one_time_links.sending import Mailbox
from goldthread.foundation.one_time_links.tests.answering import TESTS
from goldthread.foundation.passes.commands import consume_link
from goldthread.foundation.progress.judging import transfer_action
from goldthread.foundation.progress.tests.reporting import person
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.spaces.registering import register_space
from goldthread.foundation.trail.models import TrailEntry
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def at():
    return timezone.now()


def address(action: Any, step: str = "") -> str:
    return f"/p/northborough/actions/{action.pk}/{step}"


def form(**more: Any) -> dict[str, Any]:
    last = timezone.localdate() + timedelta(days=3)
    day = day_typed("expires_at", last)
    return {"mailbox": "team@police.example", "called": "MASH team", "code_to": "", **day, **more}


def askings(space: Space) -> list[Asking]:
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        return list(Asking.objects.select_related("link__agency").order_by("pk"))


@pytest.mark.parametrize("role", ["partnership_manager", "coordinator"])
def test_whoever_runs_the_plan_asks_and_sees_what_came_of_it(partnership, police, action, role):
    desk = visitor(role, partnership)
    assert "Ask Northborough Police by a one-time link" in page(desk, address(action))

    said = desk.post(address(action, f"ask-by-link/{police.pk}"), form(), follow=True).content.decode()

    assert "Two messages were written" in said
    assert "MASH team" in said
    assert "team@police.example" in said
    assert "Waiting" in said
    assert f"by A {role.replace('_', ' ')}" in said
    assert "Send Northborough Police another link" in said


def test_the_letters_leave_apart_and_say_nothing_of_what_the_action_is_about(police, action, at):
    sent = an_asking(action, police, at, to=Mailbox("team@police.example", "MASH team", "duty@police.example"))

    assert (sent.letter.to, sent.letter_with_code.to) == ("team@police.example", "duty@police.example")
    for letter in (sent.letter, sent.letter_with_code):
        told = letter.subject + letter.words
        assert "Child Z" not in told
        assert "Northborough Police" in told
    assert "Reference: 7" in sent.letter.words
    assert sent.code not in sent.letter.words
    assert sent.path not in sent.letter_with_code.words
    assert {sent.letter.state, sent.letter_with_code.state} == {"waiting"}


def test_before_the_partnership_is_live_the_letters_are_held_and_the_page_says_so(db, at):
    quiet = register_space(kind=Space.Kind.PARTNERSHIP, name="Northborough", slug="northborough", at=at)
    police = an_agency(quiet)
    action = an_action(quiet, "7", [police])

    sent = an_asking(action, police, at)

    assert {sent.letter.state, sent.letter_with_code.state} == {"held"}
    assert "Held until the partnership is live" in page(visitor("coordinator", quiet), address(action))


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        (Mailbox("team@police.example", "  "), "whose mailbox"),
        (Mailbox("the team", "MASH"), "email address"),
        (Mailbox("", "MASH"), "email address"),
        (Mailbox("team@police.example", "MASH", "duty desk"), "email address"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_sent(partnership, police, action, at, to, sentence):
    with pytest.raises(Refused, match=sentence):
        an_asking(action, police, at, to=to)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert not Message.objects.exists()


def test_it_lasts_no_longer_than_the_setting_and_not_into_the_past(police, action, at):
    for expires_at, sentence in ((at + timedelta(days=15), "14 days at most"), (at, "run out already")):
        with pytest.raises(Refused, match=sentence):
            an_asking(action, police, at, expires_at=expires_at)


def test_a_form_with_a_wrong_day_loses_nothing(partnership, police, action):
    desk = visitor("coordinator", partnership)
    far = timezone.localdate() + timedelta(days=60)
    day = day_typed("expires_at", far)

    said = desk.post(address(action, f"ask-by-link/{police.pk}"), form(**day)).content.decode()

    assert "It may last 14 days at most" in said
    assert "team@police.example" in said


def test_only_an_agency_that_owes_an_action_that_is_not_settled_is_asked(partnership, neighbour, police, action, at):
    council, foreign = an_agency(partnership, "Northborough Council"), an_agency(neighbour)
    with pytest.raises(Refused, match="does not owe this action"):
        an_asking(action, council, at)
    with pytest.raises(Refused, match="no longer there"):
        an_asking(an_action(neighbour, "1", [foreign]), police, at)
    transfer_action(action=action, to="The adults’ board", why="About adults.", by=TESTS, at=at)

    with pytest.raises(Refused, match="marked “Transferred”"):
        an_asking(action, police, at)
    assert "by a one-time link" not in page(visitor("coordinator", partnership), address(action))


def test_another_link_takes_the_place_of_the_one_that_waits_and_the_mailbox_is_offered_again(
    partnership, police, action, at
):
    first = an_asking(action, police, at)
    desk = visitor("coordinator", partnership)
    offered = page(desk, address(action, f"ask-by-link/{police.pk}"))
    assert MAILBOX.address in offered
    assert MAILBOX.called in offered

    desk.post(address(action, f"ask-by-link/{police.pk}"), form())

    old, new = askings(partnership)
    assert (old.state(timezone.now()), new.state(timezone.now())) == ("revoked", "waiting")
    assert {received(first.asking).letter.state, received(first.asking).letter_with_code.state} == {"withdrawn"}
    assert "Another link was sent in its place" in page(desk, address(action))


def test_the_team_inbox_of_an_agency_that_was_never_asked_is_offered(partnership, police, action):
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        ChasedAgency.objects.create(space=partnership, agency=police, inbox="duty@police.example")

    offered = page(visitor("coordinator", partnership), address(action, f"ask-by-link/{police.pk}"))

    assert "duty@police.example" in offered


def test_the_same_form_sent_twice_sends_one_link(partnership, police, action):
    desk = visitor("coordinator", partnership)
    for _ in range(2):
        desk.post(address(action, f"ask-by-link/{police.pk}"), form(key="once"), follow=True)

    (asking,) = askings(partnership)
    assert asking.state(timezone.now()) == "waiting"


def test_a_link_is_revoked_for_a_reason_and_its_letters_do_not_go(partnership, police, action, at):
    sent = an_asking(action, police, at)
    desk, step = visitor("coordinator", partnership), f"links/{sent.asking.pk}/revoke"
    assert "Enter" in desk.post(address(action, step), {"why": ""}).content.decode()

    said = desk.post(address(action, step), {"why": "Wrong mailbox."}, follow=True).content.decode()

    assert "The link was revoked" in said
    assert "Wrong mailbox." in said
    assert received(sent.asking).letter.state == "withdrawn"
    assert "was revoked already" in desk.post(address(action, step), {"why": "Again."}).content.decode()


def test_what_was_answered_cannot_be_revoked(police, action, at):
    sent = an_asking(action, police, at)
    consume_link(pass_=sent.asking.link, by=TESTS, at=at)

    with pytest.raises(Refused, match="answered already"):
        revoke_link(link=sent.asking.link, why="Too late.", by=TESTS, at=at)


@pytest.mark.parametrize("role", ["board_member", "independent_scrutineer", "agency_lead", "stranger"])
def test_nobody_else_asks_or_revokes(partnership, police, action, at, role):
    sent = an_asking(action, police, at)
    someone = visitor(role, partnership, police if role == "agency_lead" else None)

    for step in (f"ask-by-link/{police.pk}", f"links/{sent.asking.pk}/revoke"):
        assert someone.get(address(action, step)).status_code == 404
    with pytest.raises(NotAllowed):
        an_asking(action, police, at, by=person(someone))
    with pytest.raises(NotAllowed):
        revoke_link(link=sent.asking.link, why="…", by=person(someone), at=at)


@pytest.mark.parametrize(
    ("role", "sees"), [("independent_scrutineer", True), ("agency_lead", True), ("board_member", False)]
)
def test_the_mailbox_is_seen_by_those_who_see_how_people_are_reached_and_by_the_agency(
    partnership, police, action, at, role, sees
):
    an_asking(action, police, at)
    someone = visitor(role, partnership, police if role == "agency_lead" else None)

    assert (MAILBOX.address in page(someone, address(action))) is sees


def test_another_agency_that_owes_the_same_action_does_not_see_the_mailbox(partnership, police, at):
    council = an_agency(partnership, "Northborough Council")
    shared = an_action(partnership, "8", [police, council])
    an_asking(shared, police, at)

    assert MAILBOX.address not in page(visitor("agency_lead", partnership, council), address(shared))


def test_the_trail_tells_who_asked_and_keeps_neither_link_nor_code(partnership, police, action, at):
    sent = an_asking(action, police, at)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        entries = list(TrailEntry.objects.filter(space=partnership.pk).select_related("body"))
    words = " ".join(entry.body.words for entry in entries if hasattr(entry, "body"))
    assert "asked by a one-time link" in {entry.doing for entry in entries}
    assert sent.secret not in words
    assert sent.code not in words
