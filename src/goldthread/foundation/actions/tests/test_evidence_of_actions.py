"""Who may give evidence of an action, who sees it, and what it makes of "reported done"."""

from typing import Any

import pytest
from django.utils import timezone

from goldthread.foundation.access.models import Holding
from goldthread.foundation.access.standing import System, standing_of
from goldthread.foundation.accounts.acting import as_person
from goldthread.foundation.accounts.factories import DeskClient
from goldthread.foundation.accounts.models import User
from goldthread.foundation.actions.evidence_of_actions import give_evidence
from goldthread.foundation.actions.models import EVIDENCE_WAITS, Action, ActionEvidence
from goldthread.foundation.actions.tests.test_pages_actions import an_action, imported
from goldthread.foundation.agencies.factories import an_agency, visitor
from goldthread.foundation.agencies.models import Agency
from goldthread.foundation.commands.refusals import NotAllowed, Refused
from goldthread.foundation.evidence.commands import add_version, withdraw_evidence
from goldthread.foundation.evidence.models import Evidence
from goldthread.foundation.evidence.recording import Shown
from goldthread.foundation.files.factories import an_upload
from goldthread.foundation.files.models import StoredFile
from goldthread.foundation.files.receiving import receive
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

DONE = Action.Status.COMPLETE_PENDING_EVIDENCE
REGISTER = Shown(words="Forty attended.")


@pytest.fixture
def council(partnership: Space) -> Agency:
    return an_agency(partnership, "Northborough Council")


def person(client: DeskClient) -> User:
    number = int(client.session["_auth_user_id"])
    with as_person(number):
        return User.objects.get(pk=number)


def given(action: Action, by: Any, **more: Any) -> Evidence:
    said = {"title": "Register", "shown": REGISTER, **more}
    return give_evidence(action=action, by=by, at=timezone.now(), **said)


def status_of(action: Action) -> str:
    with opened(actor=SYSTEM_ACTOR, reading=[action.space_id]):
        return Action.objects.with_evidence().get(pk=action.pk).status_in_words


def test_a_lead_gives_evidence_of_own_actions_one_piece_for_several(partnership, police):
    first, second = an_action(partnership, "1", [police]), an_action(partnership, "2", [police])
    lead = person(visitor("agency_lead", partnership, police))

    evidence = given(first, lead, also=[second], agency=police)

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        shown = ActionEvidence.objects.filter(evidence=evidence).order_by("action").values_list("action", flat=True)
        assert list(shown) == [first.pk, second.pk]
        assert Evidence.objects.get().given_by_id == lead.pk


def test_a_lead_gives_none_of_what_others_owe_nor_in_their_name(partnership, police, council):
    own, other = an_action(partnership, "1", [police]), an_action(partnership, "2", [council])
    lead = person(visitor("agency_lead", partnership, police))

    with pytest.raises(Refused, match="no longer there"):
        given(other, lead, agency=police)
    with pytest.raises(Refused, match="actions that your agency owes"):
        given(own, lead, also=[other], agency=police)
    for agency in (council, None):
        with pytest.raises(Refused, match="Choose your own agency"):
            given(own, lead, agency=agency)


def test_a_lead_who_sits_on_the_board_sees_the_plan_and_still_gives_none_of_what_others_owe(
    partnership, police, council
):
    other = an_action(partnership, "2", [council])
    lead = person(visitor("agency_lead", partnership, police))
    with opened(actor=SYSTEM_ACTOR, writing=partnership.pk):
        Holding.objects.create(space=partnership, user=lead, role="board_member", starts_on=timezone.localdate())

    with pytest.raises(Refused, match="actions that your agency owes"):
        given(other, lead, agency=police)


@pytest.mark.parametrize("role", ["partnership_manager", "coordinator"])
def test_whoever_runs_the_plan_gives_evidence_of_any_action(partnership, police, role):
    assert given(an_action(partnership, "1", [police]), person(visitor(role, partnership))).pk


@pytest.mark.parametrize("role", ["board_member", "independent_scrutineer", "stranger"])
def test_others_give_none(partnership, police, role):
    action = an_action(partnership, "1", [police])

    with pytest.raises(NotAllowed):
        given(action, person(visitor(role, partnership)))


def test_an_action_of_another_partnership_is_not_shown_by_it(partnership, neighbour, police):
    with pytest.raises(Refused, match="actions that your agency owes"):
        given(an_action(partnership, "1", [police]), System("tests"), also=[an_action(neighbour, "1")])


def test_evidence_and_its_file_are_seen_by_who_sees_one_of_the_actions(partnership, police, council):
    own, shared = an_action(partnership, "1", [police]), an_action(partnership, "2", [council, police])
    given(own, System("tests"), also=[shared], shown=Shown(file=receive(an_upload())))
    given(own, System("tests"), shown=Shown(file=receive(an_upload())))
    seen = {}
    for client, who in (
        (visitor("agency_lead", partnership, council), "council"),
        (visitor("board_member", partnership), "board"),
        (visitor("stranger", partnership), "stranger"),
    ):
        someone = person(client)
        with opened(actor=someone.pk, reading=[partnership.pk]):
            standing = standing_of(someone, timezone.localdate())
            seen[who] = (
                Evidence.objects.visible_to(standing).count(),
                StoredFile.objects.visible_to(standing).count(),
            )

    assert seen == {"council": (1, 1), "board": (2, 2), "stranger": (0, 0)}


def test_only_the_agency_that_it_comes_from_renews_or_withdraws_it(partnership, police, council):
    action = an_action(partnership, "1", [police, council])
    evidence = given(action, System("tests"), agency=police)
    theirs = person(visitor("agency_lead", partnership, council))

    for act in (
        lambda by: add_version(evidence=evidence, shown=REGISTER, by=by, at=timezone.now()),
        lambda by: withdraw_evidence(evidence=evidence, why="Wrong file.", by=by, at=timezone.now()),
    ):
        with pytest.raises(NotAllowed):
            act(theirs)
    manager = person(visitor("partnership_manager", partnership))
    withdraw_evidence(evidence=evidence, why="Wrong file.", by=manager, at=timezone.now())

    with opened(actor=SYSTEM_ACTOR, reading=[partnership.pk]):
        assert Evidence.objects.get().withdrawn_by_id == manager.pk


def test_reported_done_says_whether_there_is_evidence_to_be_looked_at(partnership, police):
    done, begun = an_action(partnership, "1", [police], status=DONE), an_action(partnership, "2", status="in_progress")
    assert status_of(done) == "Reported done, no evidence here"

    evidence = given(done, System("tests"), also=[begun])
    assert status_of(done) == EVIDENCE_WAITS
    assert status_of(begun) == "In progress"

    withdraw_evidence(evidence=evidence, why="Wrong file.", by=System("tests"), at=timezone.now())
    assert status_of(done) == "Reported done, no evidence here"


def test_an_imported_done_has_no_evidence_until_some_is_given(partnership, police):
    done = an_action(partnership, "1", [police], status=DONE)
    imported(partnership, done)

    assert status_of(done) == "Reported done, no evidence here"
